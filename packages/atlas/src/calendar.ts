/**
 * The calendar of an election: what the law says about days, evaluated for a day of election, beside what the commission
 * published. Both ways of counting are kept: by subtraction, and with the day counted from as day 1.
 *
 * @module
 */

import { choice, integer, list, optional, record, text } from "@urna/law";
import { date, ids, namesOf, type Names } from "./cells.ts";
import { type Files, readDocument } from "./files.ts";
import type { Problems } from "./problems.ts";

const DAY = /^\d{4}-\d{2}-\d{2}$/;
const ID = /^[a-z0-9]+(-[a-z0-9]+)*$/;
const HOUR = /^\d{2}:\d{2}$/;

/** How days are counted: `exclusive` is subtraction; `inclusive` counts the day from which is counted as day 1. */
export const COUNTINGS = ["exclusive", "inclusive"] as const;
export type Counting = (typeof COUNTINGS)[number];

const STEP = {
  id: text("its id", ID),
  title: namesOf("what happens"),
  kind: choice("a step of the election, what somebody can still do, or the election after it", [
    "step",
    "deadline",
    "next",
  ]),
  by: optional(namesOf("who does it")),
  from: optional(text("the step from which is counted; election-day is the day of the vote", ID)),
  days: optional(integer("so many days", 0, 400)),
  months: optional(integer("so many months", 0, 120)),
  direction: optional(choice("before or after", ["before", "after"])),
  counting: optional(choice("how days are counted", COUNTINGS)),
  hour: optional(text("the hour, local time", HOUR)),
  article: optional(text("the article")),
  carried: optional(choice("read in an earlier text, not confirmed in this one", ["yes"])),
  note: optional(namesOf("what is to be known about it")),
} as const;

const CALENDAR = record("a calendar", {
  urna: choice("the version of the document format", ["calendar/1"]),
  series: text("the series of rule sets", /^[a-z]{2,3}\/[a-z-]+$/),
  inForce: text("the first day on which it is in force", DAY),
  law: record("the law", {
    title: namesOf("its name"),
    sources: list("where it was read", text("the id of a source", ID)),
  }),
  steps: list("the steps, in the order of the law", record("a step", STEP)),
  published: list(
    "what a commission published",
    record("a calendar of a commission", {
      electionDay: text("the day of the vote", DAY),
      days: list(
        "its days",
        record("a day", {
          step: text("the step", ID),
          day: date("the day"),
          hour: optional(text("the hour", HOUR)),
          sources: ids("who says so"),
        }),
      ),
    }),
    0,
  ),
});

/** A step as the law gives it. */
export interface CalendarStep {
  readonly id: string;
  readonly title: Names;
  readonly kind: "step" | "deadline" | "next";
  readonly by?: Names;
  readonly from?: string;
  readonly days?: number;
  readonly months?: number;
  readonly direction?: "before" | "after";
  readonly counting?: Counting;
  readonly hour?: string;
  readonly article?: string;
  readonly carried?: "yes";
  readonly note?: Names;
}

/** A day that a commission published. */
export interface PublishedDay {
  readonly step: string;
  readonly day: string;
  readonly hour?: string;
  readonly sources: readonly string[];
}

/** The calendar of a series from a day on. */
export interface Calendar {
  readonly series: string;
  readonly inForce: string;
  readonly law: { readonly title: Names; readonly sources: readonly string[] };
  readonly steps: readonly CalendarStep[];
  readonly published: readonly { readonly electionDay: string; readonly days: readonly PublishedDay[] }[];
}

/** Reads a calendar; references to steps that do not exist, or stand later, are noted. */
export function readCalendar(files: Files, file: string, problems: Problems): Calendar | undefined {
  const read = readDocument(files, file, CALENDAR, problems);
  if (read === undefined) return undefined;
  const known = new Set([ELECTION_DAY, IN_FORCE]);
  for (const step of read.steps) {
    const place = { file, field: `steps/${step.id}` };
    if (known.has(step.id)) problems.add("A004", place, "an id that no other step has", step.id);
    if (step.from !== undefined && !known.has(step.from))
      problems.add(
        "A112",
        { ...place, field: `${place.field}/from` },
        "an earlier step, or election-day",
        step.from,
        known,
      );
    if (step.from !== undefined && (step.days === undefined) === (step.months === undefined))
      problems.add("R004", place, "days or months, one of the two");
    known.add(step.id);
  }
  for (const { days } of read.published) {
    for (const { step } of days)
      if (!known.has(step)) problems.add("A112", { file, field: `published/${step}` }, "a step", step, known);
  }
  return read;
}

/** The day of the vote, from which most days are counted. */
export const ELECTION_DAY = "election-day";
/** The first day of the law itself: a transitional article counts from it. */
export const IN_FORCE = "in-force";

/** A step with its days. */
export interface CalendarDay {
  readonly step: CalendarStep;
  /** By the law, in the way of counting that the step names; undefined where the law gives no day or a day before is missing. */
  readonly computed?: string;
  /** The same counted the other way, where that gives another day. */
  readonly otherwise?: { readonly counting: Counting; readonly day: string };
  readonly published?: PublishedDay;
  /** Days from the computed to the published day; undefined where one is missing. */
  readonly apart?: number;
}

/**
 * Evaluates a calendar for a day of election. Steps that are counted from another step are counted from the day that the
 * commission published for it, and from the computed one where it published none.
 */
export function calendarFor(calendar: Calendar, electionDay: string): readonly CalendarDay[] {
  const published = new Map(
    calendar.published.find((p) => p.electionDay === electionDay)?.days.map((d) => [d.step, d]),
  );
  const days = new Map([
    [ELECTION_DAY, electionDay],
    [IN_FORCE, calendar.inForce],
  ]);
  return calendar.steps.map((step) => {
    const anchor = step.from === undefined ? undefined : days.get(step.from);
    const counting = step.counting ?? "exclusive";
    const computed = anchor === undefined ? undefined : dayOf(step, anchor, counting);
    const other = counting === "inclusive" ? "exclusive" : "inclusive";
    const alternative =
      anchor === undefined || step.days === undefined || step.days < 2
        ? undefined
        : dayOf(step, anchor, other);
    const own = published.get(step.id);
    const known = own?.day ?? computed;
    if (known !== undefined) days.set(step.id, known);
    return {
      step,
      ...(computed === undefined ? {} : { computed }),
      ...(alternative === undefined || alternative === computed
        ? {}
        : { otherwise: { counting: other, day: alternative } }),
      ...(own === undefined ? {} : { published: own }),
      ...(own === undefined || computed === undefined ? {} : { apart: daysFromTo(computed, own.day) }),
    };
  });
}

function dayOf({ days, months, direction }: CalendarStep, anchor: string, counting: Counting): string {
  const sign = direction === "before" ? -1 : 1;
  if (months !== undefined) return addMonths(anchor, sign * months);
  const whole = days ?? 0;
  return addDays(anchor, sign * (counting === "inclusive" && whole > 0 ? whole - 1 : whole));
}

const DAY_MS = 86_400_000;

/** A day so many days later; days of the calendar, whatever the clock does. */
export function addDays(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10);
}

/** The same day of a later month, or the last day of that month where it has none: 31 January and a month are 28 February. */
export function addMonths(day: string, months: number): string {
  const [year = 0, month = 1, date = 1] = day.split("-").map(Number);
  const first = new Date(Date.UTC(year, month - 1 + months, 1));
  const last = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 0)).getUTCDate();
  first.setUTCDate(Math.min(date, last));
  return first.toISOString().slice(0, 10);
}

/** Days from one day to another; negative when the other is earlier. */
export function daysFromTo(from: string, to: string): number {
  return (Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / DAY_MS;
}
