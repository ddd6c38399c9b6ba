/**
 * What the pages of one election share: its frame, its source line, its links.
 *
 * @module
 */

import { pathOf, type Section } from "./addresses.ts";
import type { Portable, Subject } from "./desk.ts";
import type { Frame } from "./html.ts";
import { houseOf } from "./pictures.ts";
import { lastTurnout } from "./regions.ts";
import type { Reader } from "./reply.ts";

/** The sections that an election has: what-if and comparison are of seats that were computed. */
export function sectionsOf(subject: Subject): readonly Section[] {
  const seats = hasSeats(subject);
  return [
    "result",
    "why",
    ...(seats && subject.source.given === undefined ? (["what-if", "compare"] as const) : []),
    ...(lastTurnout(subject) === undefined ? [] : (["regions"] as const)),
    "law",
    ...(subject.source.given === undefined ? (["checks"] as const) : []),
    ...(subject.isOnRecord ? (["record"] as const) : []),
    ...(subject.source.given === undefined ? (["dossier"] as const) : []),
    "share",
  ];
}

/** Whether it is about seats of a house, and not about one person or an answer. */
export function hasSeats(subject: Portable): boolean {
  return houseOf(subject) > 1;
}

export function frameOf(subject: Subject, section: Section, title: string): Frame {
  return {
    title,
    election: { ...subject.election, sections: sectionsOf(subject), hasSeats: hasSeats(subject) },
    section,
  };
}

/** The source line below a figure. */
export function sourceLine({ words }: Reader, { rules, election }: Portable): string {
  return words.say("page.source", {
    rules: rules.id,
    title: election.title,
    date: words.date(election.date),
  });
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
