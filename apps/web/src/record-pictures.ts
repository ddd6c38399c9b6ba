/**
 * From the record to what is drawn: events in lanes, threads of recommendations, the way to the ballot.
 *
 * @module
 */

import type { CountryRecord, EventCategory } from "@urna/atlas/record";
import {
  type AxisVote,
  type EventSign,
  type Funnel,
  THREAD_STATUSES,
  type Threads,
  type ThreadStatus,
  type Timeline,
} from "@urna/draw";
import { bodyOn } from "@urna/law";
import type { Words } from "@urna/words";
import type { FunnelWords } from "@urna/words/record/dossier-facts";
import type { EventWords } from "@urna/words/record/events-report";
import type { Desk, RecordFacts, Subject } from "./desk.ts";

/** The sign of an event and the lane in which it stands. */
const SIGN: Readonly<Record<EventCategory, { readonly sign: EventSign; readonly lane: Lane }>> = {
  reform: { sign: "law", lane: "law" },
  election: { sign: "step", lane: "calendar" },
  referendum: { sign: "step", lane: "calendar" },
  calendar: { sign: "step", lane: "calendar" },
  "party-founding": { sign: "party", lane: "standing" },
  "party-registered": { sign: "party", lane: "standing" },
  "registration-returned": { sign: "refused", lane: "standing" },
  "registration-refused": { sign: "refused", lane: "standing" },
  "party-ban": { sign: "refused", lane: "standing" },
  "candidate-deregistered": { sign: "refused", lane: "standing" },
  disputes: { sign: "court", lane: "standing" },
  detention: { sign: "person", lane: "persons" },
  charge: { sign: "person", lane: "persons" },
  trial: { sign: "person", lane: "persons" },
  sentence: { sign: "person", lane: "persons" },
  observation: { sign: "observation", lane: "observation" },
};
const LANES = ["law", "standing", "persons", "observation", "calendar"] as const;
type Lane = (typeof LANES)[number];

const isCategory = (word: string): word is EventCategory => Object.hasOwn(SIGN, word);

/** The votes of the country that are drawn: of its parliament and president, and referendums. */
const VOTE_KINDS = ["parliament", "president", "referendum"] as const;
type VoteKind = (typeof VOTE_KINDS)[number];
const isVote = (kind: string): kind is VoteKind => VOTE_KINDS.some((each) => each === kind);

/** Votes of the country in a span of years, and those whose result was not found. */
function votesOf(
  desk: Desk,
  words: Words,
  { country, years }: { readonly country: string; readonly years: Timeline["years"] },
): { readonly votes: readonly AxisVote[]; readonly windows: Timeline["windows"] } {
  const heads = desk.heads(words).filter((head) => {
    const year = Number(head.date.slice(0, 4));
    return head.country === country && isVote(head.kind) && year >= years.from && year <= years.until;
  });
  const votes = heads.flatMap(({ kind, date, result }): readonly AxisVote[] =>
    result === "none" || !isVote(kind)
      ? []
      : [
          {
            when: date,
            text: words.say(`page.record.vote.${kind}`, { date: words.date(date) }),
            short: words.say(`page.record.vote.${kind}`, { date }),
            isReferendum: kind === "referendum",
          },
        ],
  );
  const windows = heads.flatMap(({ title, date, result }) =>
    result === "none"
      ? [
          {
            from: date,
            until: date,
            text: words.say("page.record.window", { title: title[words.language] }),
          },
        ]
      : [],
  );
  return { votes, windows };
}

/** The years that a timeline of an election shows: from the election before it to what was recorded last. */
export function yearsOf(
  desk: Desk,
  words: Words,
  subject: Subject,
  events: readonly EventWords[],
): Timeline["years"] {
  const { country, kind } = subject.source;
  const own = Number(subject.election.date.slice(0, 4));
  const before = desk
    .heads(words)
    .find((head) => head.country === country && head.kind === kind && head.date < subject.election.date);
  const last = Math.max(own, ...events.map((event) => Number(event.date.slice(0, 4))));
  const first = before === undefined ? own - 1 : Number(before.date.slice(0, 4));
  return { from: Math.max(first, own - 4), until: Math.min(last, own + 4) };
}

/** Events with the number of their rows. Sets of rules are lines of their own. */
export interface NumberedEvent extends EventWords {
  readonly number: string;
}

export function numbered(events: readonly EventWords[], words: Words): readonly NumberedEvent[] {
  return events
    .filter((event) => event.confidence !== undefined)
    .map((event, i) => ({ ...event, number: words.numbers.whole(i + 1) }));
}

export function timelineOf(
  { desk, words }: { readonly desk: Desk; readonly words: Words },
  subject: Subject,
  { events, years }: { readonly events: readonly NumberedEvent[]; readonly years: Timeline["years"] },
): Timeline {
  const drawn = events.filter(({ date }) => {
    const year = Number(date.slice(0, 4));
    return year >= years.from && year <= years.until;
  });
  const placed = drawn.flatMap(({ category, date, number }) =>
    isCategory(category) ? [{ ...SIGN[category], when: date, number }] : [],
  );
  const signs = new Set(placed.map(({ sign }) => sign));
  const order: readonly EventSign[] = ["law", "party", "refused", "court", "person", "observation", "step"];
  return {
    years,
    ...votesOf(desk, words, { country: subject.source.country, years }),
    rules: { text: words.word("page.record.lane.rules"), spans: rulesOf(subject, years) },
    lanes: LANES.map((lane) => ({
      text: words.word(`page.record.lane.${lane}`),
      marks: placed.filter((mark) => mark.lane === lane),
    })),
    key: order
      .filter((sign) => signs.has(sign))
      .map((sign) => ({ sign, text: words.word(`page.record.sign.${sign}`) })),
    unsure: words.word("page.record.unsure"),
    summary: `${drawn.map(({ number, date, fact }) => `${number}. ${words.date(date)}: ${fact}`).join("; ")}.`,
  };
}

/** Sets of rules of the same series, each until the next or until the body ended. */
function rulesOf(subject: Subject, years: Timeline["years"]): Timeline["rules"]["spans"] {
  const ids = [subject.rules.id, ...subject.laws().map((law) => String(law["id"]))];
  const versions = ids
    .map((id) => ({ id, from: id.split("@")[1] ?? "" }))
    .toSorted((a, b) => byText(a.from, b.from));
  const { body } = subject;
  const end = body === undefined ? undefined : bodyOn(body, versions.at(-1)?.from ?? "")?.until;
  const [first, last] = [`${years.from}-01-01`, `${years.until}-12-31`];
  return versions
    .map(({ id, from }, i) => ({ text: id, from, until: versions[i + 1]?.from ?? end }))
    .filter(({ from, until }) => from <= last && (until === undefined || until >= first))
    .map(({ text, from, until }) => ({ text, from, ...(until === undefined ? {} : { until }) }));
}

const byText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

const isStatus = (word: string): word is ThreadStatus => THREAD_STATUSES.some((each) => each === word);

/**
 * One thread for each recommendation that repeats no later one: those that were repeated are in the thread of the last.
 * `undefined` where nothing was recommended.
 */
export function threadsOf(
  { desk, words }: { readonly desk: Desk; readonly words: Words },
  subject: Subject,
  { recommendations }: RecordFacts,
): Threads | undefined {
  const record = desk.record(subject.source.country, words);
  const raw = new Map(record.recommendations.map((one) => [one.id, one]));
  const later = new Set(record.recommendations.flatMap((one) => one.repeats));
  const shown = recommendations.filter((one) => one.kind === "recommendation" && !later.has(one.id));
  if (shown.length === 0) return undefined;
  const threads = shown.map((one) => {
    const chain = [one.id, ...(raw.get(one.id)?.repeats ?? [])];
    const made = chain.flatMap((id) => madeBy(record, raw.get(id)?.mission ?? "", desk, words));
    const assessed = record.followUps
      .filter((followUp) => chain.includes(followUp.recommendation))
      .flatMap(({ status, date }) => (isStatus(status) ? [{ when: date, status }] : []));
    return {
      text: one.says,
      made: made.toSorted((a, b) => byText(a.when, b.when)),
      assessed,
      isFirst: one.priority,
    };
  });
  const dates = threads.flatMap(({ made, assessed }) => [
    ...made.flatMap(({ when, or }) => (or === undefined ? [when] : [when, or])),
    ...assessed.map(({ when }) => when),
  ]);
  const known = dates.map((date) => Number(date.slice(0, 4)));
  const lastEvent = Math.max(...record.events.map((event) => Number(event.date.slice(0, 4))));
  const years = { from: Math.min(...known), until: Math.max(lastEvent, ...known) };
  const { votes, windows } = votesOf(desk, words, { country: subject.source.country, years });
  return {
    years,
    // Only votes that some report is about: all others would crowd the axis.
    votes: votes.filter(({ when }) => dates.includes(when)),
    windows,
    reforms: record.events
      .filter(({ category, date }) => category === "reform" && Number(date.slice(0, 4)) >= years.from)
      .map(({ date }) => date),
    threads: threads.toSorted(
      (a, b) => byText(a.made[0]?.when ?? "", b.made[0]?.when ?? "") || Number(b.isFirst) - Number(a.isFirst),
    ),
    key: {
      made: words.word("page.record.made"),
      oneOfTwo: words.word("page.record.oneOfTwo"),
      first: words.word("page.record.first"),
      reform: words.word("page.record.sign.law"),
      statuses: THREAD_STATUSES.map((status) => ({
        status,
        text: words.word(`recommend.is.${status}`).replace(/^\S+ /, ""),
      })),
    },
    summary: shown
      .map((one) =>
        words.say("page.record.threadsText", {
          says: one.says,
          mission: one.mission,
          status:
            one.statuses.length === 0
              ? words.word("recommend.is.not-yet-assessed")
              : one.statuses.map(({ status }) => words.find(`recommend.is.${status}`) ?? status).join(", "),
        }),
      )
      .join(" "),
  };
}

/** When a mission spoke: at the election that it observed; one of two where its reports could not be told apart. */
function madeBy(
  record: CountryRecord,
  mission: string,
  desk: Desk,
  words: Words,
): Threads["threads"][number]["made"] {
  const elections = record.missions.find((one) => one.id === mission)?.elections ?? [];
  const dates = desk
    .heads(words)
    .filter((head) => elections.includes(head.id))
    .map((head) => head.date)
    .toSorted();
  const [first, second] = dates;
  return first === undefined ? [] : [{ when: first, ...(second === undefined ? {} : { or: second }) }];
}

/** The way of the candidacies of a contest; undefined where nothing came in. */
export function funnelOf(
  words: Words,
  funnel: FunnelWords,
  { refusedKnown, id }: { readonly refusedKnown: number; readonly id: string },
): Funnel | undefined {
  const { nominated, registered, refused, withdrawn, cancelled, onBallot } = funnel;
  if (nominated === null) return undefined;
  const text = (value: number | null): string =>
    value === null ? words.word("record.notFound") : words.numbers.whole(value);
  const parts = [registered, refused, withdrawn, cancelled];
  const known = parts.flatMap((part) => (part === null ? [] : [part]));
  const addsUp = known.length === parts.length && known.reduce((sum, part) => sum + part, 0) === nominated;
  const rows = [
    { key: "nominated", kind: "whole", value: nominated },
    { key: "refused", kind: "out", value: refused },
    { key: "withdrawn", kind: "out", value: withdrawn },
    { key: "cancelled", kind: "out", value: cancelled },
    { key: "registered", kind: "left", value: registered },
    { key: "on-ballot", kind: "left", value: onBallot },
  ] as const;
  const drawn = rows.map(({ key, kind, value }) => ({
    name: key === "on-ballot" ? words.word("page.record.funnelBallot") : words.word(`candidacy.key.${key}`),
    kind,
    value,
    text: text(value),
    ...(key === "refused" && value !== null
      ? { note: words.say("page.record.funnelGround", { n: words.numbers.whole(refusedKnown) }) }
      : {}),
  }));
  return {
    rows: drawn,
    addsUp,
    summary: `${drawn.map((row) => words.say("page.record.funnelRow", { name: row.name, text: row.text })).join("; ")}.`,
    id,
  };
}
