/**
 * Footnotes of a report: sources in the order in which they are named first, each with a number. Every number of the record
 * carries the numbers of its sources.
 *
 * @module
 */

import type { Block } from "../blocks.ts";
import { sourceTitle, type SourceWords } from "../source-report.ts";
import type { Words } from "../words.ts";

/** A place in a law, in the language of the report. */
export interface LawWords {
  readonly law: string;
  readonly article?: string;
}

/** Numbers sources while a report is written. */
export interface Footnotes {
  /** ` [1][4]`, with a space before it; empty where there is no source. */
  mark(sources: readonly string[]): string;
  /** A heading and the list; nothing where no source was named. */
  blocks(): readonly Block[];
}

/** Footnotes over the sources of an atlas; an id that nobody knows stands for itself. */
export function makeFootnotes(words: Words, pages: ReadonlyMap<string, SourceWords>): Footnotes {
  const numbers = new Map<string, number>();
  const numberOf = (id: string): number => {
    const known = numbers.get(id);
    if (known !== undefined) return known;
    numbers.set(id, numbers.size + 1);
    return numbers.size;
  };
  return {
    mark: (sources) => (sources.length === 0 ? "" : ` ${sources.map((id) => `[${numberOf(id)}]`).join("")}`),
    blocks: () => {
      if (numbers.size === 0) return [];
      const items = [...numbers].map(([id, n]) => {
        const page = pages.get(id);
        const kind = words.find(`sourceKind.${page?.kind ?? ""}`) ?? page?.kind ?? "?";
        const text = words.say("record.source", {
          n: `${n}`,
          title: sourceTitle(words, page?.title ?? id),
          kind,
        });
        return page?.address === undefined ? text : `${text} ${page.address}`;
      });
      return [
        { kind: "heading", text: words.word("record.sources") },
        { kind: "list", items },
      ];
    },
  };
}

/** "Constitution, Art. 62; ..." */
export function lawsText(words: Words, laws: readonly LawWords[]): string {
  return laws
    .map(({ law, article }) => (article === undefined ? law : words.say("record.law", { law, article })))
    .join("; ");
}

/** A number of the record, or the word for one that was not found: never a zero. */
export function numberText(words: Words, value: number | null | undefined): string {
  return value === null || value === undefined ? words.word("record.notFound") : words.numbers.whole(value);
}
