/**
 * The calendar of an election: what the law gives for each step, the same counted the other way, and the commission's day.
 * How days are counted is shown, not hidden.
 *
 * @module
 */

import type { Block, Report } from "../blocks.ts";
import { left, missingCell, textCell } from "../cells.ts";
import { listOf, paragraph } from "./dossier-blocks.ts";
import type { PlainKey } from "../message.ts";
import { type Footnotes, makeFootnotes } from "./record-notes.ts";
import type { SourceWords } from "../source-report.ts";
import type { Words } from "../words.ts";

/** A step in the language of the report. */
export interface CalendarRow {
  readonly id: string;
  readonly title: string;
  readonly kind: "step" | "deadline" | "next";
  readonly by?: string;
  readonly rule?: {
    /** The title of the step from which is counted; `election-day` and `in-force` are words of the catalogue. */
    readonly from: string;
    readonly days?: number;
    readonly months?: number;
    readonly direction: "before" | "after";
    /** The day from which is counted is day 1. */
    readonly dayOne: boolean;
  };
  readonly hour?: string;
  readonly article?: string;
  readonly carried: boolean;
  readonly note?: string;
  readonly computed?: string;
  readonly otherwise?: string;
  readonly published?: { readonly day: string; readonly hour?: string; readonly sources: readonly string[] };
  /** Days from the published day to election day, by subtraction. */
  readonly subtraction?: number;
}

export interface CalendarFacts {
  readonly title: string;
  readonly electionDay: string;
  readonly law: string;
  readonly inForce: string;
  readonly rows: readonly CalendarRow[];
  /** The body that this election fills no longer exists after this day. */
  readonly ended?: { readonly body: string; readonly date: string };
  readonly sources: readonly string[];
  /** The elections after this one by the law of the day, and what a later law made of them. */
  readonly next: readonly NextElection[];
}

/** An election to come. */
export interface NextElection {
  readonly title: string;
  /** The day by the law of the day; absent where it gives none. */
  readonly day?: string;
  /** By then the body exists no more. */
  readonly ended?: { readonly body: string; readonly date: string };
  /** What the law says that is in force by then, or of the body that came after. */
  readonly later: readonly {
    readonly title: string;
    readonly inForce: string;
    readonly day?: string;
    readonly sources: readonly string[];
  }[];
}

/** The calendar, or only what can still be done. */
export function calendarReport(
  words: Words,
  facts: CalendarFacts,
  { pages, deadlines }: { readonly pages: ReadonlyMap<string, SourceWords>; readonly deadlines: boolean },
): Report {
  const notes = makeFootnotes(words, pages);
  const { title, electionDay, law, inForce, rows, ended, sources } = facts;
  const shown = deadlines
    ? rows.filter((row) => row.kind === "deadline")
    : rows.filter((row) => row.kind === "step");
  const remarked = deadlines ? shown : rows.filter((row) => row.kind !== "deadline");
  const intro = `${words.say("calendar.law", { law, date: words.date(inForce) })}${notes.mark(sources)}`;
  const published = rows.some((row) => row.published !== undefined);
  const remarks = remarked.flatMap((row) => (row.note === undefined ? [] : [`${row.title}: ${row.note}`]));
  return {
    blocks: [
      {
        kind: "answer",
        text: words.say("calendar.answer", { title, date: words.date(electionDay) }),
        stamps: [],
      },
      paragraph(intro),
      ...(ended === undefined
        ? []
        : [paragraph(words.say("calendar.outOfForce", { body: ended.body, date: words.date(ended.date) }))]),
      ...(published || deadlines ? [] : [paragraph(words.word("calendar.unpublished"))]),
      ...(deadlines ? [{ kind: "heading" as const, text: words.word("calendar.h.deadlines") }] : []),
      deadlines ? deadlineTable(words, shown) : stepTable(words, shown, (ids) => notes.mark(ids)),
      ...(shown.some((row) => row.carried) ? [paragraph(words.word("calendar.carried"))] : []),
      ...headed(words, "calendar.h.counting", deadlines ? [] : countingItems(words, shown)),
      ...headed(words, "calendar.h.next", deadlines ? [] : nextItems(words, facts.next, notes)),
      ...headed(words, "calendar.h.notes", remarks),
      ...notes.blocks(),
    ],
  };
}

function headed(words: Words, heading: PlainKey, items: readonly string[]): readonly Block[] {
  return items.length === 0 ? [] : [{ kind: "heading", text: words.word(heading) }, ...listOf(items)];
}

function titleOf({ title, carried }: CalendarRow): string {
  return carried ? `${title} *` : title;
}

/** "40 days before, counted from as day 1: election day". */
function ruleText(words: Words, { rule, article }: CalendarRow): string {
  const place = article === undefined ? [] : [words.say("calendar.article", { article })];
  if (rule === undefined) return place.join("");
  const { days, months, direction, dayOne } = rule;
  const span =
    months !== undefined
      ? words.counted("calendar.monthsAfter", months)
      : days === undefined || days === 0
        ? words.word("calendar.sameDay")
        : words.counted(direction === "before" ? "calendar.before" : "calendar.after", days);
  const counted = dayOne ? `${span}, ${words.word("calendar.dayOne")}` : span;
  const step =
    rule.from === "election-day"
      ? words.word("calendar.electionDay")
      : rule.from === "in-force"
        ? words.word("calendar.inForce")
        : rule.from;
  return [words.say("calendar.anchor", { rule: counted, step }), ...place].join("; ");
}

/** A day with the hour that the law or the commission sets. */
function dayText(day: string | undefined, hour: string | undefined): string {
  return [day ?? "", day === undefined ? "" : (hour ?? "")].filter((part) => part !== "").join(" ");
}

function stepTable(
  words: Words,
  rows: readonly CalendarRow[],
  mark: (sources: readonly string[]) => string,
): Block {
  return {
    kind: "table",
    id: "calendar",
    columns: [
      left("step", words.word("calendar.col.step")),
      left("rule", words.word("calendar.col.rule")),
      left("computed", words.word("calendar.col.computed")),
      left("otherwise", words.word("calendar.col.otherwise")),
      left("published", words.word("calendar.col.published")),
    ],
    rows: rows.map((row) => [
      textCell(titleOf(row), row.id),
      textCell(ruleText(words, row)),
      row.computed === undefined ? missingCell() : textCell(dayText(row.computed, row.hour), row.computed),
      row.otherwise === undefined ? textCell("", null) : textCell(row.otherwise),
      row.published === undefined
        ? missingCell()
        : textCell(
            `${dayText(row.published.day, row.published.hour)}${mark(row.published.sources)}`,
            row.published.day,
          ),
    ]),
  };
}

function deadlineTable(words: Words, rows: readonly CalendarRow[]): Block {
  return {
    kind: "table",
    id: "deadlines",
    columns: [
      left("step", words.word("calendar.col.step")),
      left("by", words.word("calendar.col.by")),
      left("until", words.word("calendar.col.until")),
      left("rule", words.word("calendar.col.rule")),
    ],
    rows: rows.map((row) => [
      textCell(titleOf(row), row.id),
      textCell(row.by ?? ""),
      row.computed === undefined ? missingCell() : textCell(dayText(row.computed, row.hour), row.computed),
      textCell(ruleText(words, row)),
    ]),
  };
}

/** "2028 by this law. By then the body no longer exists", and below it what the later law says. */
function nextItems(words: Words, next: readonly NextElection[], notes: Footnotes): readonly string[] {
  return next.flatMap(({ title, day, ended, later }) => {
    const text =
      day === undefined
        ? words.say("calendar.next.open", { title })
        : words.say("calendar.next.year", { title, year: day.slice(0, 4) });
    const own =
      ended === undefined
        ? text
        : words.say("calendar.next.ended", { text, body: ended.body, date: words.date(ended.date) });
    const after = later.map((one) => {
      const told = words.say("calendar.next.later", { date: words.date(one.inForce), title: one.title });
      const dated =
        one.day === undefined
          ? told
          : words.say("calendar.next.laterDay", { text: told, day: words.date(one.day) });
      return `${dated}${notes.mark(one.sources)}`;
    });
    return [own, ...after];
  });
}

/** The two ways of counting, wherever the commission's own day tells them apart. */
function countingItems(words: Words, rows: readonly CalendarRow[]): readonly string[] {
  return rows.flatMap((row): readonly string[] => {
    const { rule, published, computed, subtraction, title } = row;
    if (rule?.days === undefined || published === undefined || computed === undefined) return [];
    const date = words.date(published.day);
    if (rule.direction === "before" && rule.dayOne && subtraction === rule.days - 1) {
      return [
        words.say("calendar.counting.before", {
          step: title,
          date,
          count: subtraction,
          n: words.numbers.whole(subtraction),
          day: words.numbers.whole(subtraction + 1),
        }),
      ];
    }
    if (rule.direction === "after" && rule.days > 1)
      return [words.say("calendar.counting.after", { step: title, limit: words.date(computed), date })];
    return [];
  });
}
