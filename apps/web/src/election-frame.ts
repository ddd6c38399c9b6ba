/**
 * What the pages of one election share, on the server and in a browser: its source line, its links.
 *
 * @module
 */

import { pathOf } from "./addresses.ts";
import type { Portable } from "./desk.ts";
import { houseOf } from "./pictures.ts";
import type { Reader } from "./reply.ts";

/** Whether it is about seats of a house, and not about one person or an answer. */
export function hasSeats(subject: Portable): boolean {
  return houseOf(subject) > 1;
}

/** The source line below a figure: the page on which the votes were read, the rules, the election. */
export function sourceLine(
  { words }: Pick<Reader, "words">,
  { rules, election, published }: Portable,
): string {
  const { title } = election;
  const values = { rules: rules.id, title, date: words.date(election.date) };
  return published === undefined
    ? words.say("page.source", values)
    : words.say("page.sourceRead", { ...values, published });
}

/** The page on why a contender has its seats. */
export function whyPath({ root, language }: Reader, election: string, contender: string): string {
  return `${root}${pathOf(language, election, "why", contender)}`;
}

/** Links of cells: a contender leads to its reasons, rules to the law. */
export function linksOf(
  visit: Reader,
  subject: Portable,
): (column: string, raw: string) => string | undefined {
  const known = new Set([
    ...subject.outcome.seats.map((row) => row.contender),
    ...subject.source.options.keys(),
  ]);
  return (column, raw) =>
    column === "contender" && known.has(raw) ? whyPath(visit, subject.election.id, raw) : undefined;
}
