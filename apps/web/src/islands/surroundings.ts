/**
 * Where an island lies: the root of the site, the language, and whether a server answers queries.
 *
 * @module
 */

import { isLanguage, type Language } from "@urna/words";
import { readAddress, readQuery, rootFrom } from "../addresses.ts";
import type { Query } from "../reply.ts";

export interface Surroundings {
  /** The root of the site as a full address. */
  readonly base: string;
  readonly language: Language;
  readonly live: boolean;
}

/** What the page says about itself; its addresses were made whole when it was opened. */
export function surroundings(): Surroundings {
  const { dataset, lang } = document.documentElement;
  return {
    base: dataset["root"] ?? `${location.origin}/`,
    language: isLanguage(lang) ? lang : "en",
    live: dataset["live"] !== "no",
  };
}

/** The place of an address below the root of the site. */
export interface Place {
  readonly parts: readonly string[];
  readonly path: string;
  readonly root: string;
  readonly query: Query;
}

export function placeOf({ base }: Surroundings, address: string): Place {
  const url = new URL(address);
  const path = url.pathname.slice(new URL(base).pathname.length);
  return { parts: readAddress(`/${path}`).parts, path, root: rootFrom(path), query: readQuery(url.search) };
}

/** The links to the other languages lead to what is shown now. */
export function moveLanguages({ base }: Surroundings, { path }: Place): void {
  const [, ...rest] = path.split("/");
  for (const link of document.querySelectorAll<HTMLAnchorElement>("a[hreflang]"))
    link.href = `${base}${[link.hreflang, ...rest].join("/")}${location.search}`;
}
