/**
 * A register of candidates, one row a person, held against what the law asks of those who stand: years, lengths of lists,
 * groups, nobody in two places, and the deputies whom a party names after the vote. What the register does not say is
 * unknown, never met.
 *
 * @module
 */

import { type Ratio, ratio } from "@urna/law";
import { type Eligibility, PERSON_GROUPS, type PersonGroup } from "./eligibility.ts";
import type { Files } from "../files.ts";
import { type OpenRow, readOpenTable } from "../open-table.ts";
import type { Problems } from "../problems.ts";
import {
  canFollow,
  checkNaming,
  checkQuota,
  doubleNominations,
  listCeiling,
  type ListedPerson,
  type QuotaAnswer,
  yearsOn,
} from "./standing.ts";

/** A person of the register. A mandate that was given up is vacant. */
export interface Candidate extends ListedPerson {
  /** The list on which the person stands, and the district; null for neither. */
  readonly list: string | null;
  readonly district: string | null;
  /** Day of birth, and the day since when the person lives in the country; null where the register does not say. */
  readonly born: string | null;
  readonly resident: string | null;
  readonly mandate: "named" | "vacant" | null;
}

/** What a check of the register is about. */
export type RegisterCheck =
  | "age"
  | "residence"
  | "double"
  | "length"
  | "in-list"
  | "naming"
  | "among-mandates";

/** One answer: of the register, or of one list. */
export interface RegisterAnswer {
  readonly check: RegisterCheck;
  readonly list: string | null;
  readonly is: "met" | "depends" | "unknown" | "not-met";
  readonly have: number;
  /** The exact number of persons asked for, or the most that is allowed; null where the law asks for no number. */
  readonly asked: Ratio | null;
  /** Years that are asked of each person, where years are asked. */
  readonly years?: number;
  /** Persons who do not meet it. */
  readonly persons: readonly string[];
  /** How many persons the register says too little about. */
  readonly unknown: number;
  readonly article: string | null;
}

/** What came out, and who may follow on each list that has a vacancy. */
export interface RegisterResult {
  readonly persons: number;
  readonly answers: readonly RegisterAnswer[];
  readonly vacancies: readonly {
    readonly list: string;
    readonly vacant: number;
    readonly next: readonly string[];
  }[];
}

const DAY = /^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])$/;

/**
 * Reads a register: `person`, then any of `list`, `district`, `born`, `resident` (since), `groups` (joined by `;`),
 * `mandate` (`named`, `vacant`). `lists`: the ids that a list may have.
 */
export function readCandidates(
  files: Files,
  file: string,
  lists: readonly string[],
  problems: Problems,
): readonly Candidate[] {
  const optional = ["list", "district", "born", "resident", "groups", "mandate"];
  const table = readOpenTable(files, file, { required: ["person"], optional }, problems);
  const seen = new Map<string, number>();
  return table.rows.flatMap((row) => {
    const at = (field: string) => ({ file, row: row.line, field });
    const id = row.get("person");
    if (id === undefined) {
      problems.add("R004", at("person"), "the name or number of a person");
      return [];
    }
    const list = row.get("list") ?? null;
    if (list !== null && !lists.includes(list))
      problems.add("R004", at("list"), `a list of this election: ${lists.join(", ")}`, list, lists);
    const before = seen.get(`${id}\n${list ?? ""}`);
    if (before !== undefined) problems.add("R004", at("person"), "a person once on a list", id);
    seen.set(`${id}\n${list ?? ""}`, row.line);
    return [
      {
        id,
        list,
        district: row.get("district") ?? null,
        born: dayOf(row, "born", file, problems),
        resident: dayOf(row, "resident", file, problems),
        groups: groupsOf(row, file, problems),
        mandate: mandateOf(row, file, problems),
      },
    ];
  });
}

function dayOf(row: OpenRow, field: string, file: string, problems: Problems): string | null {
  const value = row.get(field);
  if (value === undefined) return null;
  if (!DAY.test(value))
    problems.add("R004", { file, row: row.line, field }, "a day such as 1990-03-19", value);
  return value;
}

function groupsOf(row: OpenRow, file: string, problems: Problems): readonly PersonGroup[] {
  return (row.get("groups") ?? "").split(/[;\s]+/).flatMap((written) => {
    if (written === "") return [];
    const group = PERSON_GROUPS.find((known) => known === written);
    if (group !== undefined) return [group];
    const place = { file, row: row.line, field: "groups" };
    problems.add("R004", place, `groups joined by ;: ${PERSON_GROUPS.join(", ")}`, written, PERSON_GROUPS);
    return [];
  });
}

function mandateOf(row: OpenRow, file: string, problems: Problems): Candidate["mandate"] {
  const value = row.get("mandate");
  if (value === undefined || value === "named" || value === "vacant") return value ?? null;
  problems.add("R004", { file, row: row.line, field: "mandate" }, "named, vacant, or nothing", value);
  return null;
}

/**
 * Holds a register against the law. `mandates`: how many each list won, where that is known; the naming is checked for
 * lists of which somebody is named. Years are counted to `day`.
 */
export function checkRegister(
  candidates: readonly Candidate[],
  law: Eligibility,
  { day, mandates }: { readonly day: string; readonly mandates: ReadonlyMap<string, number> },
): RegisterResult {
  const lists = [...new Set(candidates.flatMap(({ list }) => list ?? []))].sort();
  const of = (list: string): readonly Candidate[] => candidates.filter((one) => one.list === list);
  const constitution = law.person?.article ?? law.person?.constitution ?? null;
  return {
    persons: new Set(candidates.map(({ id }) => id)).size,
    answers: [
      ...years("age", candidates, law.person?.age, ({ born }) => born, day, constitution),
      ...years("residence", candidates, law.person?.residence, ({ resident }) => resident, day, constitution),
      ...(law.double === undefined ? [] : [doubles(candidates, law.double.article)]),
      ...lists.flatMap((list) => [
        ...lengthOf(list, of(list).length, law),
        ...(law.inList === undefined
          ? []
          : [quotaAnswer("in-list", list, checkQuota(of(list), law.inList), law.inList.article)]),
        ...namingOf(list, of(list), law, mandates.get(list)),
      ]),
    ],
    vacancies: lists.flatMap((list) => {
      const vacant = openVacancies(of(list), mandates.get(list));
      const held = of(list).flatMap(({ id, mandate }) => (mandate === null ? [] : [id]));
      return vacant === 0 ? [] : [{ list, vacant, next: canFollow(of(list), held) }];
    }),
  };
}

function years(
  check: "age" | "residence",
  candidates: readonly Candidate[],
  asked: number | undefined,
  from: (candidate: Candidate) => string | null,
  day: string,
  article: string | null,
): readonly RegisterAnswer[] {
  if (asked === undefined) return [];
  // One person may stand in two rows, and only one of them may say it.
  const since = new Map<string, string | null>();
  for (const one of candidates) since.set(one.id, since.get(one.id) ?? from(one));
  const known = [...since].flatMap(([id, start]) =>
    start === null ? [] : [[id, yearsOn(start, day)] as const],
  );
  const short = known.flatMap(([id, has]) => (has < asked ? [id] : []));
  const unknown = since.size - known.length;
  const is = short.length > 0 ? "not-met" : unknown > 0 ? "unknown" : "met";
  const have = known.length - short.length;
  return [{ check, list: null, is, have, asked: null, years: asked, persons: short, unknown, article }];
}

function doubles(candidates: readonly Candidate[], article: string): RegisterAnswer {
  const persons = doubleNominations(
    candidates.flatMap(({ id, list }) => (list === null ? [] : [id])),
    candidates.flatMap(({ id, district }) => (district === null ? [] : [id])),
  );
  const is = persons.length === 0 ? "met" : "not-met";
  return { check: "double", list: null, is, have: persons.length, asked: null, persons, unknown: 0, article };
}

function lengthOf(list: string, have: number, law: Eligibility): readonly RegisterAnswer[] {
  const rule = law.list;
  if (rule?.seats === undefined) return [];
  const { exact, most } = listCeiling(rule, rule.seats);
  const is = have <= most ? "met" : "not-met";
  return [{ check: "length", list, is, have, asked: exact, persons: [], unknown: 0, article: rule.article }];
}

function quotaAnswer(
  check: "in-list" | "among-mandates",
  list: string,
  { is, have, asked }: QuotaAnswer,
  article: string,
): RegisterAnswer {
  return { check, list, is, have, asked, persons: [], unknown: 0, article };
}

/**
 * The party's choice: as many as it won, each on the list; and the groups among them. A mandate that was given up and not
 * named again is a vacancy, not a mistake.
 */
function namingOf(
  list: string,
  persons: readonly Candidate[],
  law: Eligibility,
  won: number | undefined,
): readonly RegisterAnswer[] {
  const named = persons.filter(({ mandate }) => mandate === "named").map(({ id }) => id);
  if (named.length === 0 || won === undefined) return [];
  const filled = won - openVacancies(persons, won);
  const { faults, quota } = checkNaming(persons, named, filled, law);
  const naming: RegisterAnswer = {
    check: "naming",
    list,
    is: faults.length === 0 ? "met" : "not-met",
    have: named.length,
    asked: ratio(filled),
    persons: [],
    unknown: 0,
    article: law.order?.article ?? null,
  };
  return quota === null
    ? [naming]
    : [naming, quotaAnswer("among-mandates", list, quota, law.amongMandates?.article ?? "")];
}

/** Mandates that were given up and not named again; all that were given up where it is not known how many were won. */
function openVacancies(persons: readonly Candidate[], won: number | undefined): number {
  const count = (mandate: Candidate["mandate"]): number =>
    persons.filter((one) => one.mandate === mandate).length;
  const vacant = count("vacant");
  return won === undefined ? vacant : Math.max(0, Math.min(vacant, won - count("named")));
}
