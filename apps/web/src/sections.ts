/**
 * The frame around the pages of one election: its sections, its titles, and what pins its figures.
 *
 * @module
 */

import { type Section, sectionPath } from "./addresses.ts";
import type { Subject } from "./desk.ts";
import { hasSeats } from "./election-frame.ts";
import type { Frame } from "./html.ts";
import { dataHash, pinQuery } from "./pinned.ts";
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
    ...(subject.source.given === undefined ? (["checks", "source"] as const) : []),
    ...(subject.isOnRecord ? (["record"] as const) : []),
    ...(subject.source.given === undefined ? (["dossier"] as const) : []),
    "share",
  ];
}

export function frameOf({ language }: Reader, subject: Subject, section: Section, title: string): Frame {
  return {
    title,
    election: { ...subject.election, sections: sectionsOf(subject), hasSeats: hasSeats(subject) },
    section,
    pin: {
      path: `${sectionPath(language, subject.election.id, section)}${pinQuery(subject)}`,
      data: dataHash(subject),
      rules: subject.rules.id,
    },
  };
}
