/**
 * Everybody on the list of voters: who received no ballot, whose ballot holds no valid vote, whose vote is below the bar, and
 * whose takes part in the allotment. Only published numbers and their differences; parts that were not published stay one.
 *
 * @module
 */

import { figureOf, type FigureKey } from "@urna/atlas";
import { type Element, el, funnel, type FunnelRow } from "@urna/draw";
import { type Fraction, readFraction } from "@urna/law";
import type { Cell } from "@urna/words";
import { left, right } from "@urna/words/cells";
import { sectionPath } from "./addresses.ts";
import { table } from "./blocks.ts";
import type { Subject } from "./desk.ts";
import { sourceLine } from "./election-frame.ts";
import { figure } from "./figure.ts";
import { sourceId } from "./opened-formulas.ts";
import { type BallotMark, barOf, marksInBase } from "./pictures.ts";
import type { Visit } from "./reply.ts";
import { sectionsOf } from "./sections.ts";

/** One part, with how its number is known: published, or computed from others. */
interface Part extends Pick<FunnelRow, "kind" | "look" | "note"> {
  readonly name: string;
  readonly value: number;
  /** The id of a published number on the page of sources. */
  readonly source?: string;
  /** "12,035,578 − 6,521,860" */
  readonly how?: string;
}

/** A number that everybody counted later is part of. */
interface Stage extends Pick<Part, "name" | "value" | "source" | "how"> {
  readonly key: string;
}

/**
 * The picture with its table; nothing where the votes do not have one base, where numbers contradict each other, or where
 * only lists above the bar are loaded, so that there is nothing to tell apart.
 */
export function accountView(visit: Visit, subject: Subject): readonly Element[] {
  const parts = partsOf(visit, subject);
  const [whole] = parts;
  const last = parts.at(-1);
  if (whole === undefined || last === undefined || !parts.some(({ kind }) => kind === "out")) return [];
  const { words } = visit;
  const n = words.numbers;
  const rows = parts.map(
    ({ name, kind, look, value, note }): FunnelRow => ({
      name,
      kind,
      value,
      text: n.whole(value),
      ...(look === undefined ? {} : { look }),
      ...(note === undefined ? {} : { note }),
    }),
  );
  const isListed = whole.source === sourceId("registered");
  const values = {
    whole: n.whole(whole.value),
    above: n.whole(last.value),
    share: n.percent({ num: last.value, den: whole.value }),
  };
  const input = {
    rows: isListed ? rows : [unknownRow(visit), ...rows],
    addsUp: true,
    summary: `${rows.map(({ text, name }) => `${name}: ${text}`).join("; ")}.`,
  };
  return [
    el("h2", {}, words.say(isListed ? "page.account.listed" : "page.account.voted", values)),
    el(
      "div",
      { class: "with-table" },
      figure(
        { sub: words.word("page.account.sub"), source: sourceLine(visit, subject) },
        (width) => funnel({ ...input, id: `account-${width}` }, width),
        { room: "half" },
      ),
      accountTable(visit, subject, parts),
    ),
  ];
}

/** What is not known is a word, and neither a bar nor a zero. */
function unknownRow({ words }: Visit): FunnelRow {
  return {
    name: words.word("line.registered"),
    kind: "whole",
    value: null,
    text: words.word("page.regions.notFound"),
  };
}

function accountTable({ words, root, language }: Visit, subject: Subject, parts: readonly Part[]): Element {
  const n = words.numbers;
  const [whole] = parts;
  const den = whole?.value ?? 1;
  const sources = `${root}${sectionPath(language, subject.election.id, "source")}`;
  // Tables that came as a whole have no page of sources.
  const shown = sectionsOf(subject).includes("source") ? parts : [];
  const sourceOf = new Map(shown.map(({ name, source }) => [name, source]));
  const cell = (text: string): Cell => ({ text, raw: text });
  return table(
    {
      kind: "table",
      id: "account",
      columns: [
        left("what", words.word("column.what")),
        right("votes", words.word("column.votes")),
        right("share", words.word("column.percent")),
        left("how", words.word("page.account.how")),
      ],
      rows: parts.map(({ name, value, how, source }) => [
        cell(name),
        { text: n.whole(value), raw: value },
        cell(n.percent({ num: value, den })),
        cell(how ?? (source === undefined ? "" : words.word("page.account.published"))),
      ]),
    },
    {
      linkOf: (column, _, row) => {
        const source = sourceOf.get(String(row["what"]));
        return column === "votes" && source !== undefined ? `${sources}#${source}` : undefined;
      },
    },
  );
}

function partsOf({ words }: Visit, subject: Subject): readonly Part[] {
  const n = words.numbers;
  const bar = barOf(subject);
  const counted = bar === undefined ? undefined : countedBy(subject, bar);
  if (counted === undefined) return [];
  const { contest, above, below, lines, others } = counted;
  const loaded = sumOf([...above, ...below, ...lines.map(({ votes }) => votes)]);
  const valid = loaded + others;
  const howValid = words.word(others === 0 ? "page.account.sum" : "page.account.published");
  const published = (key: FigureKey, of = ""): number | undefined => {
    const value = figureOf(subject.source, { area: subject.source.area, key, contest: of })?.value;
    return typeof value === "number" ? value : undefined;
  };
  const invalid = published("invalid", contest);
  const known = [
    { key: "registered", called: "registered", value: published("registered") },
    { key: "received", called: "received", value: published("received") },
    { key: "cast", called: `${contest} cast`, value: published("cast", contest) },
  ].flatMap(({ value, ...rest }) => (value === undefined ? [] : [{ ...rest, value }]));
  const stages: readonly Stage[] = [
    ...known.map(({ key, called, value }) => ({
      name: words.find(`line.${key}`) ?? key,
      key,
      value,
      source: sourceId(called),
    })),
    { name: words.word("line.valid"), key: "valid", value: valid, how: howValid },
  ];
  // Numbers of different times may contradict each other: then no picture can be true.
  if (stages.some(({ value }, i) => value > (stages[i - 1]?.value ?? value))) return [];
  const [first, ...later] = stages;
  if (first === undefined) return [];
  let before = first;
  const lost = later.flatMap((stage): readonly Part[] => {
    const [from, to] = [before, stage];
    before = stage;
    const value = from.value - to.value;
    const isLast = to.key === "valid";
    const how = `${n.whole(from.value)} − ${n.whole(to.value)}`;
    const own: readonly Part[] = isLast
      ? [{ name: to.name, kind: "left", value: valid, how: to.how ?? "" }]
      : [];
    if (value === 0) return own;
    if (isLast && from.key === "cast" && invalid === value)
      return [
        {
          name: words.word("line.invalid"),
          kind: "out",
          look: "dotted",
          value,
          source: sourceId(`${contest} invalid`),
        },
        ...own,
      ];
    if (!isLast) {
      const name = words.word(from.key === "received" ? "page.account.notCast" : "page.account.noBallot");
      return [{ name, kind: "out", look: "empty", value, how }, ...own];
    }
    const isAll = from.key === "registered";
    return [
      {
        name: words.word("page.account.noVote"),
        kind: "out",
        look: isAll ? "empty" : "dotted",
        value,
        how,
        note: words.word(isAll ? "page.account.noVoteAll" : "page.account.noVoteNote"),
      },
      ...own,
    ];
  });
  const lists = (rows: readonly unknown[]): string =>
    words.say("page.account.lists", { n: n.whole(rows.length) });
  return [
    { ...first, kind: "whole", look: "empty" },
    ...lost,
    ...lines.map(
      ({ option, votes }): Part => ({
        name: words.find(`line.${option}`) ?? option,
        kind: "out",
        value: votes,
        source: sourceId(`${contest} ${option} votes`),
      }),
    ),
    ...(below.length === 0
      ? []
      : [
          {
            name: words.word("page.account.below"),
            kind: "out",
            look: "outline",
            value: sumOf(below),
            how: lists(below),
          } as const,
        ]),
    ...(others === 0
      ? []
      : [
          {
            name: words.word("page.account.others"),
            kind: "out",
            look: "outline",
            value: others,
            how: `${n.whole(valid)} − ${n.whole(loaded)}`,
          } as const,
        ]),
    { name: words.word("page.account.above"), kind: "left", value: sumOf(above), how: lists(above) },
  ];
}

interface Counted {
  readonly contest: string;
  /** Votes of each list. */
  readonly above: readonly number[];
  readonly below: readonly number[];
  /** Marks on the ballot that are no list. */
  readonly lines: readonly BallotMark[];
  /** Votes of the base that the data do not have one by one. */
  readonly others: number;
}

/** Votes on each side of the bar; undefined where some are missing or no whole number. */
function countedBy(subject: Subject, bar: NonNullable<ReturnType<typeof barOf>>): Counted | undefined {
  if (bar.missing.length > 0) return undefined;
  const contest = subject.votes?.find((row) => row.option === bar.rows[0]?.contender)?.contest;
  if (contest === undefined) return undefined;
  const lists = bar.rows.map(({ votes, passes }) => ({ votes: wholeOf(votes), passes }));
  const [base, all] = [wholeOf(bar.base), lists.map(({ votes }) => votes)];
  if (base === undefined || all.includes(undefined)) return undefined;
  const of = (isAbove: boolean): readonly number[] =>
    lists.flatMap(({ votes, passes }) => (votes !== undefined && passes === isAbove ? [votes] : []));
  // Invalid ballots that are in a base are no valid votes for all that.
  const marks = marksInBase(subject, bar);
  return {
    contest,
    above: of(true),
    below: of(false),
    lines: marks.filter(({ option }) => option !== "invalid"),
    others: base - sumOf([...of(true), ...of(false), ...marks.map(({ votes }) => votes)]),
  };
}

function wholeOf(votes: Fraction): number | undefined {
  const { num, den } = readFraction(votes);
  return den === 1 && typeof num === "number" ? num : undefined;
}

function sumOf(numbers: readonly number[]): number {
  return numbers.reduce((sum, each) => sum + each, 0);
}
