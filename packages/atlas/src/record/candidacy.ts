/**
 * Candidacy as history: how many were nominated, refused, withdrawn, cancelled and registered, and the decisions that are
 * known one by one, with the ground that was stated.
 *
 * @module
 */

import { choice, optional, text } from "@urna/law";
import { date, id, ids, type Names, parseCount, remark } from "../cells.ts";
import { readTable } from "../csv.ts";
import { isPercentage } from "../figures.ts";
import type { Files } from "../files.ts";
import type { Problems } from "../problems.ts";
import { four, inFour } from "./columns.ts";

/** What a number of candidates counts. A share is a percentage as printed. */
export const CANDIDACY_KEYS = [
  "nominated",
  "withdrawn",
  "refused",
  "cancelled",
  "registered",
  "on-ballot",
  "claims",
  "claims-decided",
  "reinstated",
  "share",
] as const;
export type CandidacyKey = (typeof CANDIDACY_KEYS)[number];

/** A part of such a number: who nominated, men and women, the court, the outcome in court. */
export const CANDIDACY_GROUPS = [
  "by-parties",
  "by-associations",
  "by-themselves",
  "men",
  "women",
  "women-youth-disability",
  "supreme-court",
  "administrative-courts",
  "district-courts",
  "of-majilis-candidates",
  "of-maslikhat-candidates",
  "granted",
  "dismissed",
  "claim-withdrawn",
  "not-considered",
] as const;
export type CandidacyGroup = (typeof CANDIDACY_GROUPS)[number];

/** Groups that together are the whole of their number. */
export const PARTITIONS: readonly (readonly CandidacyGroup[])[] = [
  ["by-parties", "by-associations", "by-themselves"],
  ["men", "women"],
  ["supreme-court", "administrative-courts", "district-courts"],
  ["of-majilis-candidates", "of-maslikhat-candidates"],
  ["granted", "dismissed", "claim-withdrawn", "not-considered"],
];

const COUNT = {
  election: id("the election"),
  contest: optional(id("the contest; empty for all")),
  area: id("the area"),
  key: choice("what is counted", CANDIDACY_KEYS),
  group: optional(choice("a part of it; empty for the whole", CANDIDACY_GROUPS)),
  value: text("the number, or a percentage as printed"),
  as_of: optional(date("the day for which it is given")),
  sources: ids("who says so"),
  note: remark("a remark"),
};

/** A number of candidates or claims; `value` is a whole number, or a percentage as printed for a share. */
export interface CandidacyCount {
  readonly election: string;
  readonly contest: string;
  readonly area: string;
  readonly key: CandidacyKey;
  readonly group: CandidacyGroup | "";
  readonly value: number | string;
  readonly asOf?: string;
  readonly sources: readonly string[];
  readonly note: string;
  readonly row: number;
}

export function readCandidacy(files: Files, file: string, problems: Problems): readonly CandidacyCount[] {
  return readTable(files, file, COUNT, problems).flatMap(({ as_of: asOf, value: cell, ...read }) => {
    const value = read.key === "share" ? (isPercentage(cell) ? cell : undefined) : parseCount(cell);
    if (value === undefined) {
      const expected =
        read.key === "share" ? "a percentage as printed, such as 38.1" : "a whole number, zero or more";
      problems.add(
        read.key === "share" ? "A202" : "A201",
        { file, row: read.row, field: "value" },
        expected,
        cell,
      );
      return [];
    }
    return [
      {
        ...read,
        value,
        contest: read.contest ?? "",
        group: read.group ?? "",
        note: read.note ?? "",
        ...(asOf === undefined ? {} : { asOf }),
      },
    ];
  });
}

/** What is decided about a candidacy, or asked for. */
export const DECISIONS = [
  "nominated",
  "registered",
  "refused",
  "cancelled",
  "restored",
  "withdrawn",
  "removed-from-list",
] as const;
export type DecisionWord = (typeof DECISIONS)[number];

const DECISION = {
  id: id("the id of the case; its decisions share it"),
  election: id("the election"),
  contest: id("the contest"),
  area: id("the area"),
  party: optional(id("the party, for a list")),
  persons: optional(text("how many persons it concerns, when not one", /^\d+$/)),
  date: optional(date("the day; empty when not found")),
  decision: choice("what was decided", DECISIONS),
  by: choice("who decided", ["commission", "court", "candidate", "not-found"]),
  ground: optional(id("the ground of the table of grounds")),
  ...four("stated", "the ground as it was stated"),
  sources: ids("who says so"),
  note: remark("a remark"),
};

/** One decision about one candidacy; the decisions of a case in their order are its history. */
export interface Decision {
  readonly id: string;
  readonly election: string;
  readonly contest: string;
  readonly area: string;
  readonly party?: string;
  readonly persons: number;
  readonly date?: string;
  readonly decision: DecisionWord;
  readonly by: "commission" | "court" | "candidate" | "not-found";
  readonly ground?: string;
  readonly stated: Names;
  readonly sources: readonly string[];
  readonly note?: string;
  readonly row: number;
}

export function readDecisions(files: Files, file: string, problems: Problems): readonly Decision[] {
  return readTable(files, file, DECISION, problems).map(
    ({ stated_kk, stated_ru, stated_en, stated_es, persons, ...rest }) => ({
      ...rest,
      persons: Number(persons ?? "1"),
      stated: inFour("stated", { stated_kk, stated_ru, stated_en, stated_es }),
    }),
  );
}

/** From nomination to the ballot of one contest. A number that is not known is null; nothing is derived from the others. */
export interface Funnel {
  readonly nominated: CandidacyCount | null;
  readonly withdrawn: CandidacyCount | null;
  readonly refused: CandidacyCount | null;
  readonly cancelled: CandidacyCount | null;
  readonly registered: CandidacyCount | null;
  /** Those who were left on election day. */
  readonly onBallot: CandidacyCount | null;
  /** Whether registered, refused, withdrawn and cancelled make up all who were nominated; null where one is missing. */
  readonly addsUp: boolean | null;
}

/** A number of the record, if it is known. */
export function countOf(
  counts: readonly CandidacyCount[],
  asked: Pick<CandidacyCount, "election" | "contest" | "area" | "key"> & { readonly group?: string },
): CandidacyCount | undefined {
  return counts.find(
    (c) =>
      c.election === asked.election &&
      c.contest === asked.contest &&
      c.area === asked.area &&
      c.key === asked.key &&
      c.group === (asked.group ?? ""),
  );
}

/** The way of the candidacies of a contest. */
export function funnelOf(
  counts: readonly CandidacyCount[],
  of: Pick<CandidacyCount, "election" | "contest" | "area">,
): Funnel {
  const at = (key: CandidacyKey): CandidacyCount | null => countOf(counts, { ...of, key }) ?? null;
  const [nominated, withdrawn, refused, cancelled, registered, onBallot] = [
    at("nominated"),
    at("withdrawn"),
    at("refused"),
    at("cancelled"),
    at("registered"),
    at("on-ballot"),
  ];
  const parts = [withdrawn, refused, cancelled, registered].map((c) => c?.value);
  const whole = nominated?.value;
  const known = parts.flatMap((value) => (typeof value === "number" ? [value] : []));
  return {
    nominated,
    withdrawn,
    refused,
    cancelled,
    registered,
    onBallot,
    addsUp:
      typeof whole === "number" && known.length === parts.length
        ? known.reduce((sum, value) => sum + value, 0) === whole
        : null,
  };
}
