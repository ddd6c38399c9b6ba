/**
 * Subjects (parties that were not registered, persons in public acts, institutions) and dated events about them.
 *
 * @module
 */

import { choice, optional } from "@urna/law";
import { date, id, ids, type Names, remark } from "../cells.ts";
import { readTable } from "../csv.ts";
import type { Files } from "../files.ts";
import type { Problems } from "../problems.ts";
import { four, inFour, lastDayOf } from "./columns.ts";

/** What a subject of the record is. */
export const SUBJECT_KINDS = [
  "party",
  "movement",
  "person",
  "institution",
  "law",
  "election",
  "others",
] as const;
export type SubjectKind = (typeof SUBJECT_KINDS)[number];

/** What kind of event it is. */
export const EVENT_CATEGORIES = [
  "reform",
  "election",
  "referendum",
  "calendar",
  "party-founding",
  "party-registered",
  "registration-returned",
  "registration-refused",
  "party-ban",
  "candidate-deregistered",
  "disputes",
  "detention",
  "charge",
  "trial",
  "sentence",
  "observation",
] as const;
export type EventCategory = (typeof EVENT_CATEGORIES)[number];

/** How well an event is attested. */
export const CONFIDENCES = [
  "official",
  "several-sources",
  "two-sources",
  "one-source",
  "weak",
  "sources-differ",
] as const;
export type Confidence = (typeof CONFIDENCES)[number];

const SUBJECT = {
  id: id("the id by which events name it"),
  kind: choice("what it is", SUBJECT_KINDS),
  party: optional(id("the party of the table of parties that it is")),
  leads: optional(id("the subject that this person leads, or led")),
  tried: optional(ids("the elections before which it tried to be registered")),
  ...four("name", "its name"),
  sources: ids("who says so"),
  note: remark("a remark"),
};

/** Whom or what events are about. */
export interface Subject {
  readonly id: string;
  readonly kind: SubjectKind;
  readonly party?: string;
  /** For a person: the subject that he or she leads, or led. */
  readonly leads?: string;
  /** Elections before which it tried to be registered, and was not. */
  readonly tried: readonly string[];
  readonly names: Names;
  readonly sources: readonly string[];
  readonly note?: string;
  readonly row: number;
}

const EVENT = {
  id: id("its id"),
  date: date("the day, or what is known of it"),
  category: choice("what kind of event", EVENT_CATEGORIES),
  subject: id("whom or what it is about"),
  election: optional(id("the election that it belongs to")),
  ...four("fact", "what happened"),
  sources: ids("who says so"),
  confidence: choice("how well it is attested", CONFIDENCES),
  rival: optional(id("the event that this source tells otherwise")),
  note: remark("a remark"),
};

/** Something that happened, on a day of which the year, the month or all is known. */
export interface RecordEvent {
  readonly id: string;
  readonly date: string;
  readonly category: EventCategory;
  readonly subject: string;
  readonly election?: string;
  readonly fact: Names;
  readonly sources: readonly string[];
  readonly confidence: Confidence;
  /** The event that another source tells otherwise: the two stay two. */
  readonly rival?: string;
  readonly note?: string;
  readonly row: number;
}

export function readSubjects(files: Files, file: string, problems: Problems): readonly Subject[] {
  return readTable(files, file, SUBJECT, problems).map(
    ({ tried, name_kk, name_ru, name_en, name_es, ...rest }) => ({
      ...rest,
      tried: tried ?? [],
      names: inFour("name", { name_kk, name_ru, name_en, name_es }),
    }),
  );
}

/** Events in the order of time; those of which less is known stand first in their period. */
export function readEvents(files: Files, file: string, problems: Problems): readonly RecordEvent[] {
  return readTable(files, file, EVENT, problems)
    .map(({ fact_kk, fact_ru, fact_en, fact_es, ...rest }) => ({
      ...rest,
      fact: inFour("fact", { fact_kk, fact_ru, fact_en, fact_es }),
    }))
    .sort((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : a.row - b.row));
}

/** What another source tells instead of an event; each of the two names the other. */
export function otherTelling(events: readonly RecordEvent[], event: RecordEvent): RecordEvent | undefined {
  return events.find((other) => other.id === event.rival || other.rival === event.id);
}

/** Which events are asked for. */
export interface EventQuestion {
  readonly category?: EventCategory;
  readonly subject?: string;
  readonly from?: string;
  readonly until?: string;
}

/** The events that lie in a period for certain: one known by its month lies in it when the whole month does. */
export function eventsIn(
  events: readonly RecordEvent[],
  { category, subject, from, until }: EventQuestion,
): readonly RecordEvent[] {
  return events.filter(
    (event) =>
      (category === undefined || event.category === category) &&
      (subject === undefined || event.subject === subject) &&
      (from === undefined || firstDayOf(event.date) >= from) &&
      (until === undefined || lastDayOf(event.date) <= lastDayOf(until)),
  );
}

function firstDayOf(date: string): string {
  return date.length === 10 ? date : date.length === 7 ? `${date}-01` : `${date}-01-01`;
}
