/**
 * Addresses: every page has one that can be kept. They are relative in pages, so that the same files work below any
 * address of any web host.
 *
 * @module
 */

// Not the whole of the words: a browser that only searches a list loads none of them.
import { isLanguage, type Language } from "@urna/words/language";
import type { Query } from "./reply.ts";

/** The pages of an election, in the order of the navigation. */
export const SECTIONS = [
  "result",
  "why",
  "what-if",
  "compare",
  "regions",
  "law",
  "checks",
  "source",
  "record",
  "dossier",
  "share",
] as const;
export type Section = (typeof SECTIONS)[number];

/** An address in parts, without slashes; decoded. */
export interface Address {
  readonly language: Language | undefined;
  readonly parts: readonly string[];
}

/** Reads the path of a request. A part that is not well written is kept as it is: it then names nothing. */
export function readAddress(path: string): Address {
  const [first = "", ...rest] = path.split("/").filter((part) => part !== "");
  return isLanguage(first)
    ? { language: first, parts: rest.map(decode) }
    : { language: undefined, parts: [first, ...rest].filter((part) => part !== "").map(decode) };
}

function decode(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

/** The path of a page from the root of the site: `en/kz-majilis-2023/why/`. */
export function pathOf(language: Language, ...parts: readonly string[]): string {
  return [language, ...parts].map((part) => `${encodeURIComponent(part)}/`).join("");
}

/** The path of a section of an election. */
export function sectionPath(language: Language, election: string, section: Section): string {
  return section === "result" ? pathOf(language, election) : pathOf(language, election, section);
}

/** From a page back to the root of the site: `../../`. */
export function rootFrom(path: string): string {
  const depth = path.split("/").filter((part) => part !== "").length;
  return depth === 0 ? "./" : "../".repeat(depth);
}

/** A query string: only what is there. */
export function writeQuery(values: Readonly<Record<string, string | undefined>>): string {
  const written = Object.entries(values).flatMap(([name, value]) =>
    value === undefined || value === "" ? [] : [`${encodeURIComponent(name)}=${encodeURIComponent(value)}`],
  );
  return written.length === 0 ? "" : `?${written.join("&")}`;
}

/** Of several parameters with one name the first. */
export function readQuery(search: string): Query {
  const query: Record<string, string> = {};
  for (const [name, value] of new URLSearchParams(search))
    if (!Object.hasOwn(query, name)) query[name] = value;
  return query;
}
