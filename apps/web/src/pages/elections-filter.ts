/**
 * Which rows of a list are shown, and in which order: asked by a query, answered alike by the server and, while the reader
 * types, by the browser.
 *
 * @module
 */

import type { Query } from "../reply.ts";

export interface ListFilter {
  /** Words that a row must hold, in any of its cells. */
  readonly words: readonly string[];
  /** What the column `result` must be; empty for anything. */
  readonly result: string;
  /** The column by which rows are sorted; empty for the order of the list. */
  readonly sort: string;
  readonly isDown: boolean;
}

/** A row as it is written, by the keys of its columns. */
export type Texts = Readonly<Record<string, string>>;

/** More is no word. */
const LONGEST = 80;

export function readFilter({ q = "", result = "", sort = "" }: Query): ListFilter {
  return {
    words: plain(q.slice(0, LONGEST)).split(/\s+/).filter(Boolean),
    result,
    sort: sort.replace(/^-/, ""),
    isDown: sort.startsWith("-"),
  };
}

/** Whether a row is shown. */
export function isShown(texts: Texts, { words, result }: ListFilter): boolean {
  if (result !== "" && texts["result"] !== result) return false;
  const text = plain(Object.values(texts).join(" "));
  return words.every((word) => text.includes(word));
}

/** The order of two rows; 0 where the list decides. */
export function inOrder(a: Texts, b: Texts, { sort, isDown }: ListFilter, language: string): number {
  const [first, second] = isDown ? [b, a] : [a, b];
  return new Intl.Collator(language, { numeric: true }).compare(first[sort] ?? "", second[sort] ?? "");
}

/** The query that sorts by a column, or the other way round where it does already. */
export function sortedBy(query: Query, column: string): Query {
  const isSorted = query["sort"] === column;
  return { ...query, sort: isSorted ? `-${column}` : column };
}

/** Without case and marks, so that "majilis" finds "Mäjilis". */
function plain(text: string): string {
  return text.normalize("NFKD").replaceAll(/\p{M}/gu, "").toLowerCase();
}
