/**
 * Files of the record to take along: its tables as CSV, its pictures as SVG, and a brief for those who make laws.
 *
 * @module
 */

import { asFile, funnel, type Picture, threads, timeline } from "@urna/draw";
import type { Block, Words } from "@urna/words";
import { missionBlocks, recommendationBlocks } from "@urna/words/record/observers-report";
import { makeFootnotes } from "@urna/words/record/record-notes";
import type { RecordFacts, Subject } from "../../desk.ts";
import { WIDE } from "../../figure.ts";
import { funnelOf, numbered, threadsOf, timelineOf, yearsOf } from "../../record-pictures.ts";
import { download, picture, type Reply, type Visit } from "../../reply.ts";
import { writeCsv } from "../../share/tables.ts";
import { recommendationTable } from "./cards.ts";
import { isOpenFirst, observersHeadline } from "./observers.ts";
import { eventTable, timelineHeadline } from "./timeline.ts";

/** Their names, in the order in which pages offer them. */
export const RECORD_FILES = [
  "recommendations.csv",
  "events.csv",
  "threads.svg",
  "timeline.svg",
  "candidacy.svg",
  "brief.md",
] as const;

/** A file of that name; undefined where there is none, or nothing to put into it. */
export function recordFile(
  visit: Visit,
  subject: Subject,
  [name, more]: readonly string[],
): Reply | undefined {
  if (more !== undefined) return undefined;
  const { desk, words } = visit;
  const facts = desk.recordOf(subject.election.id, words);
  const events = numbered(facts.events, words);
  const noNotes = makeFootnotes(words, new Map());
  switch (name) {
    case "recommendations.csv":
      return facts.recommendations.length === 0
        ? undefined
        : download("text/csv", writeCsv(recommendationTable(words, facts.recommendations, noNotes)));
    case "events.csv":
      return download("text/csv", writeCsv(eventTable(words, events, noNotes)));
    case "threads.svg": {
      const input = threadsOf(visit, subject, facts);
      return input === undefined
        ? undefined
        : drawn(visit, subject, observersHeadline(words, subject, facts), threads(input, WIDE));
    }
    case "timeline.svg": {
      const input = timelineOf(visit, subject, { events, years: yearsOf(desk, words, subject, events) });
      return drawn(visit, subject, timelineHeadline(words, subject, input), timeline(input, WIDE));
    }
    case "candidacy.svg":
      return candidacyPicture(visit, subject, facts);
    case "brief.md":
      return facts.recommendations.some(isOpenFirst)
        ? download("text/markdown", desk.markdown({ blocks: brief(visit, subject, facts) }))
        : undefined;
    case undefined:
    default:
      return undefined;
  }
}

function drawn({ words }: Visit, { election }: Subject, headline: string, content: Picture): Reply {
  const source = [`${election.title}, ${words.date(election.date)}`, words.word("page.about")];
  return picture(asFile(content, { headline, lines: [], source }));
}

/** The way to the ballot of the contest in which most were nominated. */
function candidacyPicture(visit: Visit, subject: Subject, { candidacy }: RecordFacts): Reply | undefined {
  const { words } = visit;
  const { funnels, grounds } = candidacy;
  const [largest] = funnels
    .filter(({ nominated }) => nominated !== null)
    .toSorted((a, b) => (b.nominated ?? 0) - (a.nominated ?? 0));
  const input =
    largest === undefined
      ? undefined
      : funnelOf(words, largest, { refusedKnown: grounds.refusedKnown, id: "candidacy" });
  if (largest === undefined || input === undefined) return undefined;
  return drawn(
    visit,
    subject,
    `${subject.election.title}: ${headlineOf(words, largest)}`,
    funnel(input, WIDE),
  );
}

function headlineOf(
  words: Words,
  { contest, registered, nominated }: RecordFacts["candidacy"]["funnels"][number],
): string {
  const text = (value: number | null): string =>
    value === null ? words.word("record.notFound") : words.numbers.whole(value);
  return words.say("candidacy.answerPart", {
    contest,
    registered: text(registered),
    nominated: text(nominated),
  });
}

/** What is open and was put first, with who said it and how they worked: two pages for a committee. */
function brief({ desk, words }: Visit, subject: Subject, facts: RecordFacts): readonly Block[] {
  const notes = makeFootnotes(words, desk.sources(words));
  return [
    { kind: "answer", text: observersHeadline(words, subject, facts), stamps: [] },
    { kind: "heading", text: words.word("page.record.open") },
    { kind: "paragraph", text: words.word("page.record.openLead") },
    ...recommendationBlocks(words, facts.recommendations.filter(isOpenFirst), notes),
    { kind: "heading", text: words.word("dossier.h.observed") },
    ...missionBlocks(words, facts.missions, notes),
    ...notes.blocks(),
  ];
}
