/**
 * The timeline: what happened, beside votes and the rules in force, as a picture with a table; by kind at an address of
 * its own.
 *
 * @module
 */

import { el, type Element, noteLinks, type Timeline, timeline } from "@urna/draw";
import type { Table, Words } from "@urna/words";
import type { Footnotes } from "@urna/words/record/record-notes";
import { table } from "../../blocks.ts";
import type { Subject } from "../../desk.ts";
import { figure } from "../../figure.ts";
import { type NumberedEvent, numbered, timelineOf, yearsOf } from "../../record-pictures.ts";
import { fileLinks, type RecordContent, recordPath } from "../../record-frame.ts";
import type { Visit } from "../../reply.ts";

/** Undefined where the address names no kind of event. */
export function timelineContent(
  visit: Visit,
  subject: Subject,
  rest: readonly string[],
  notes: Footnotes,
): RecordContent | undefined {
  const { desk, words } = visit;
  const all = numbered(desk.recordOf(subject.election.id, words).events, words);
  const kinds = kindsOf(all);
  const [kind, more] = rest;
  if (more !== undefined || (kind !== undefined && !kinds.includes(kind))) return undefined;
  const events = all.filter((event) => kind === undefined || event.category === kind);
  const years = yearsOf(desk, words, subject, all);
  const earlier = events.filter(({ date }) => Number(date.slice(0, 4)) < years.from).length;
  const n = (value: number): string => words.numbers.whole(value);
  const drawn = timelineOf(visit, subject, { events, years });
  const headline = timelineHeadline(words, subject, drawn);
  return {
    headline,
    content: [
      kindNav(visit, subject, kinds, kind),
      figure(
        {
          sub: words.say("page.record.timelineSub", { n: n(events.length), earlier: n(earlier) }),
          source: words.word("page.record.source"),
        },
        (width) => timeline(drawn, width),
        { room: "page" },
      ),
      table(eventTable(words, events, notes), {}, noteLinks),
      fileLinks(visit, subject, [
        ["events.csv", "page.record.eventsCsv"],
        ["timeline.svg", "page.record.svg"],
      ]),
    ],
  };
}

/** What the timeline draws, in numbers. */
export function timelineHeadline(words: Words, { source, election }: Subject, drawn: Timeline): string {
  return words.say("page.record.timelineHead", {
    country: source.areas.get(source.area)?.names[words.language] ?? election.title,
    counts: drawn.lanes
      .filter((lane) => lane.marks.length > 0)
      .map((lane) =>
        words.say("page.record.laneCount", { lane: lane.text, n: words.numbers.whole(lane.marks.length) }),
      )
      .join("; "),
    from: `${drawn.years.from}`,
    until: `${drawn.years.until}`,
  });
}

/** The kinds of events on record, in the order of their first event. */
export function kindsOf(events: readonly { readonly category: string }[]): readonly string[] {
  return [...new Set(events.map((event) => event.category))];
}

function kindNav(
  visit: Visit,
  subject: Subject,
  kinds: readonly string[],
  current: string | undefined,
): Element {
  const { words, root } = visit;
  return el(
    "nav",
    { "aria-label": words.word("page.record.filters"), class: "chips" },
    ...[undefined, ...kinds].map((kind) =>
      el(
        "a",
        {
          href: `${root}${recordPath(visit, subject, "timeline", ...(kind === undefined ? [] : [kind]))}`,
          "aria-current": kind === current ? "true" : undefined,
        },
        kind === undefined ? words.word("page.record.all") : (words.find(`events.category.${kind}`) ?? kind),
      ),
    ),
  );
}

/** The events with their sources; the number is that of the mark in the picture. */
export function eventTable(words: Words, events: readonly NumberedEvent[], notes: Footnotes): Table {
  const column = (key: "date" | "category" | "subject" | "fact" | "attested"): Table["columns"][number] => ({
    key,
    title: words.word(`page.record.col.${key}`),
    align: "left",
  });
  return {
    kind: "table",
    id: "events",
    columns: [
      { key: "number", title: "№", align: "right" },
      column("date"),
      column("category"),
      column("subject"),
      column("fact"),
      column("attested"),
      { key: "sources", title: words.word("events.col.sources"), align: "left" },
    ],
    rows: events.map(({ number, date, category, subject, fact, confidence = "", sources, rival }) => {
      const other =
        rival === undefined ? undefined : rival.date === date ? rival.fact : words.date(rival.date);
      return [
        { text: number, raw: number },
        { text: words.date(date), raw: date },
        { text: words.find(`events.category.${category}`) ?? category, raw: category },
        { text: subject, raw: subject },
        { text: other === undefined ? fact : words.say("events.rival", { item: fact, other }), raw: fact },
        {
          text: words.find(`events.confidence.${confidence}`) ?? confidence,
          raw: confidence,
        },
        { text: notes.mark(sources).trim(), raw: sources.join(";") },
      ];
    }),
  };
}
