/**
 * Observation on record: missions with their methods, what they published by stage of the day, their findings and
 * recommendations, and what later missions said became of these. Missing is written as missing.
 *
 * @module
 */

import { choice, optional, text } from "@urna/law";
import { date, id, ids, type Names, parseCount, remark } from "../cells.ts";
import { readTable } from "../csv.ts";
import type { Files } from "../files.ts";
import type { Problems } from "../problems.ts";
import { four, inFour } from "./columns.ts";

/** Whether a mission did something: `not-found` says that nobody could tell us. */
const METHOD = ["yes", "no", "asked-for", "not-found"] as const;
export type Method = (typeof METHOD)[number];

const MISSION = {
  id: id("its id"),
  elections: ids("the elections that it observed"),
  kind: choice("who it is", ["international", "parliamentary", "commission", "citizen", "parties"]),
  ...four("name", "its name"),
  opened: optional(date("when it opened")),
  long_term: choice("whether observers stayed for weeks", METHOD),
  short_term: choice("whether observers came for the day", METHOD),
  counts: choice("whether counts were observed", METHOD),
  sample: choice("whether stations were chosen so that they stand for all", METHOD),
  sources: ids("who says so"),
  note: remark("a remark"),
};

/** A mission and how it worked. */
export interface Mission {
  readonly id: string;
  readonly elections: readonly string[];
  readonly kind: "international" | "parliamentary" | "commission" | "citizen" | "parties";
  readonly names: Names;
  readonly opened?: string;
  readonly longTerm: Method;
  readonly shortTerm: Method;
  readonly counts: Method;
  readonly sample: Method;
  readonly sources: readonly string[];
  readonly note?: string;
  readonly row: number;
}

export function readMissions(files: Files, file: string, problems: Problems): readonly Mission[] {
  return readTable(files, file, MISSION, problems).map(
    ({ name_kk, name_ru, name_en, name_es, long_term: longTerm, short_term: shortTerm, ...rest }) => ({
      ...rest,
      longTerm,
      shortTerm,
      names: inFour("name", { name_kk, name_ru, name_en, name_es }),
    }),
  );
}

/** The stages of an election that missions speak of; `mission` is their own size. */
export const STAGES = [
  "mission",
  "opening",
  "voting",
  "counting",
  "tabulation",
  "turnout",
  "report",
] as const;
export type Stage = (typeof STAGES)[number];

const OBSERVED = {
  mission: id("the mission"),
  stage: choice("the stage", STAGES),
  key: choice("what it is", [
    "observers",
    "long-term-observers",
    "short-term-observers",
    "core-team",
    "accredited",
    "accredited-by-states",
    "accredited-by-organisations",
    "stations",
    "rated-negatively",
    "assessment",
    "recommendations",
  ]),
  value: optional(text("a whole number, where one was published", /^\d+$/)),
  of: optional(text("the number of which it is a part", /^\d+$/)),
  ...four("said", "what was said, in our words"),
  status: choice("how firm it is", ["printed", "before-the-day", "commission", "summary", "not-found"]),
  sources: optional(ids("who says so")),
  note: remark("a remark"),
};

/** What a mission published about a stage: a number, a number of a number, or words. */
export interface Observed {
  readonly mission: string;
  readonly stage: Stage;
  readonly key: string;
  readonly value: number | null;
  /** The denominator, where one was published. */
  readonly of: number | null;
  readonly said: Names;
  readonly status: "printed" | "before-the-day" | "commission" | "summary" | "not-found";
  readonly sources: readonly string[];
  readonly note?: string;
  readonly row: number;
}

export function readObserved(files: Files, file: string, problems: Problems): readonly Observed[] {
  return readTable(files, file, OBSERVED, problems).map(
    ({ said_kk, said_ru, said_en, said_es, value: cell, of, sources, ...rest }) => {
      const value = parseCount(cell) ?? null;
      const place = { file, row: rest.row, field: "value" };
      if (rest.status === "not-found" && value !== null) problems.add("A205", place, "no value", cell);
      if (rest.status !== "not-found" && sources === undefined)
        problems.add("A204", { ...place, field: "sources" }, "the ids of the sources");
      return {
        ...rest,
        value,
        of: parseCount(of) ?? null,
        sources: sources ?? [],
        said: inFour("said", { said_kk, said_ru, said_en, said_es }),
      };
    },
  );
}

/** What a recommendation or finding is about. */
export const THEMES = [
  "pluralism",
  "legal-framework",
  "standing",
  "party-registration",
  "assembly",
  "expression",
  "commissions",
  "voter-register",
  "results-by-station",
  "counting",
  "campaign",
  "direct-elections",
] as const;
export type Theme = (typeof THEMES)[number];

const RECOMMENDATION = {
  id: id("its id"),
  kind: choice("what it is", ["recommendation", "finding"]),
  mission: id("the mission that made it"),
  elections: ids("the elections whose report it is in, or may be in"),
  number: optional(text("its number in the report")),
  page: optional(text("its page in the report")),
  theme: choice("what it is about", THEMES),
  addressee: choice("whom it asks to act", [
    "parliament",
    "commission",
    "government",
    "authorities",
    "not-found",
  ]),
  priority: choice("whether the report puts it first", ["yes", "no", "not-found"]),
  commitment: optional(text("the commitment that it cites")),
  repeats: optional(ids("earlier ones that it repeats")),
  blocks: optional(ids("checks that cannot run while it is open")),
  ...four("says", "what it says, in our words"),
  quotation: optional(text("a short quotation, word for word, where the wording matters")),
  sources: ids("where it was read"),
  confidence: choice("how well it is attested", ["copy-of-release", "summary-page", "press-digest"]),
  note: remark("a remark"),
};

/** A recommendation or a finding of a mission. `number` and `page` are null where the report itself was not found. */
export interface Recommendation {
  readonly id: string;
  readonly kind: "recommendation" | "finding";
  readonly mission: string;
  readonly elections: readonly string[];
  readonly number: string | null;
  readonly page: string | null;
  readonly theme: Theme;
  readonly addressee: "parliament" | "commission" | "government" | "authorities" | "not-found";
  readonly priority: "yes" | "no" | "not-found";
  readonly commitment: string | null;
  readonly repeats: readonly string[];
  readonly blocks: readonly string[];
  readonly says: Names;
  readonly quotation: string | null;
  readonly sources: readonly string[];
  readonly confidence: "copy-of-release" | "summary-page" | "press-digest";
  readonly note?: string;
  readonly row: number;
}

export function readRecommendations(
  files: Files,
  file: string,
  problems: Problems,
): readonly Recommendation[] {
  return readTable(files, file, RECOMMENDATION, problems).map(
    ({ says_kk, says_ru, says_en, says_es, ...rest }) => ({
      ...rest,
      number: rest.number ?? null,
      page: rest.page ?? null,
      commitment: rest.commitment ?? null,
      quotation: rest.quotation ?? null,
      repeats: rest.repeats ?? [],
      blocks: rest.blocks ?? [],
      says: inFour("says", { says_kk, says_ru, says_en, says_es }),
    }),
  );
}

/** What became of a recommendation, in the words of the database of follow-up. */
export const FOLLOW_UPS = ["not", "partly", "mostly", "fully", "not-yet-assessed"] as const;
export type FollowUpStatus = (typeof FOLLOW_UPS)[number];

const FOLLOW_UP = {
  recommendation: id("the recommendation"),
  status: choice("what became of it", FOLLOW_UPS),
  assessor: id("the mission that assessed it"),
  date: date("when"),
  sources: ids("where it was read"),
  note: remark("a remark"),
};

/** An assessment of a recommendation by a later mission. */
export interface FollowUp {
  readonly recommendation: string;
  readonly status: FollowUpStatus;
  readonly assessor: string;
  readonly date: string;
  readonly sources: readonly string[];
  readonly note?: string;
  readonly row: number;
}

const READING = {
  recommendation: id("the recommendation"),
  date: date("when it was read"),
  ...four("says", "what the data of the atlas say about it"),
  sources: ids("where it was read"),
  note: remark("a remark"),
};

/** What the data here say about a recommendation: our reading with its day, and no assessment by a mission. */
export interface Reading {
  readonly recommendation: string;
  readonly date: string;
  readonly says: Names;
  readonly sources: readonly string[];
  readonly note?: string;
  readonly row: number;
}

export function readReadings(files: Files, file: string, problems: Problems): readonly Reading[] {
  return readTable(files, file, READING, problems).map(({ says_kk, says_ru, says_en, says_es, ...rest }) => ({
    ...rest,
    says: inFour("says", { says_kk, says_ru, says_en, says_es }),
  }));
}

export function readFollowUps(files: Files, file: string, problems: Problems): readonly FollowUp[] {
  return readTable(files, file, FOLLOW_UP, problems);
}
