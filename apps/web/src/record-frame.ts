/**
 * What the pages of the record share: their addresses, and what a part of it shows.
 *
 * @module
 */

import { el, type Element } from "@urna/draw";
import type { PlainKey } from "@urna/words";
import { sectionPath } from "./addresses.ts";
import type { Subject } from "./desk.ts";
import type { Visit } from "./reply.ts";

/** What a part shows: the heading of the page, and what stands below it. */
export interface RecordContent {
  readonly headline: string;
  readonly content: readonly Element[];
}

/** The path of a part, or of something in it, from the root of the site. */
export function recordPath(
  { language }: Pick<Visit, "language">,
  subject: Subject,
  ...parts: readonly string[]
): string {
  const base = sectionPath(language, subject.election.id, "record");
  return `${base}${parts.map((part) => `${encodeURIComponent(part)}/`).join("")}`;
}

/** Files of the record, each with what it is. */
export function fileLinks(
  visit: Visit,
  subject: Subject,
  files: readonly (readonly [string, PlainKey])[],
): Element {
  return el(
    "ul",
    { class: "links" },
    ...files.map(([name, key]) =>
      el(
        "li",
        {},
        el("a", { href: `${visit.root}${recordPath(visit, subject)}${name}` }, visit.words.word(key)),
      ),
    ),
  );
}
