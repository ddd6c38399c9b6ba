/**
 * Who may stand, as data: age, residence, the length of a list, groups that must be among its persons and among those who
 * get its mandates, deposits. Checks are exact; where the law does not say how a part of a person is rounded, the answer
 * says that it depends on it.
 *
 * @module
 */

import {
  choice,
  compareRatios,
  fractionOf,
  integer,
  list,
  multiply,
  optional,
  quotient,
  type Ratio,
  ratio,
  record,
  remainder,
  text,
} from "@urna/law";
import { namesOf, type Names } from "./cells.ts";
import { type Files, readDocument } from "./files.ts";
import type { Problems } from "./problems.ts";

const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** Groups of which laws ask a share. */
export const PERSON_GROUPS = ["women", "youth", "disability"] as const;
export type PersonGroup = (typeof PERSON_GROUPS)[number];

const QUOTA = record("groups and the share that they must reach together", {
  of: list("the groups", choice("a group", PERSON_GROUPS)),
  share: fractionOf("the share", { max: 1 }),
  article: text("the article"),
});

const ELIGIBILITY = record("who may stand", {
  urna: choice("the version of the document format", ["eligibility/1"]),
  series: text("the series of rule sets", /^[a-z]{2,3}\/[a-z-]+$/),
  inForce: text("the first day on which it is in force", DAY),
  law: record("the law", {
    title: namesOf("its name"),
    sources: list("where it was read", text("the id of a source")),
  }),
  person: optional(
    record("what is asked of a person", {
      age: optional(integer("years of age", 1, 120)),
      residence: optional(integer("years of residence", 1, 120)),
      article: text("the article"),
    }),
  ),
  double: optional(record("nobody both on a list and in a district", { article: text("the article") })),
  list: optional(
    record("the length of a list", {
      seats: optional(integer("the mandates", 1, 10_000)),
      more: fractionOf("how many more, as a share of the mandates", { max: 10 }),
      rounded: choice("how a part of a person was treated, where that is known", ["up", "not-said"]),
      article: text("the article"),
    }),
  ),
  inList: optional(QUOTA),
  amongMandates: optional(QUOTA),
  order: optional(
    record("who of the list gets a mandate", {
      withinDays: integer("the party names them within so many days", 1, 400),
      otherwise: choice("what happens when it does not", ["alphabetical", "none"]),
      article: text("the article"),
    }),
  ),
  deposit: optional(
    record("the deposit", {
      wages: integer("minimum wages a person", 0, 10_000),
      returnedFrom: fractionOf("the share of votes from which it is returned", { max: 1 }),
      waivers: list(
        "what a party pays by its share at the last election; the first that fits",
        record("a waiver", {
          from: fractionOf("from this share on", { max: 1 }),
          pays: fractionOf("the part that it pays", { max: 1 }),
        }),
        0,
      ),
      article: text("the article"),
    }),
  ),
  grounds: list(
    "grounds to refuse or cancel a registration",
    record("a ground", { id: text("its id"), title: namesOf("what it is"), article: text("the article") }),
    0,
  ),
});

/** A share that groups must reach together. */
export interface GroupQuota {
  readonly of: readonly PersonGroup[];
  readonly share: Ratio;
  readonly article: string;
}

/** Who may stand by a series from a day on. */
export interface Eligibility {
  readonly series: string;
  readonly inForce: string;
  readonly law: { readonly title: Names; readonly sources: readonly string[] };
  readonly person?: { readonly age?: number; readonly residence?: number; readonly article: string };
  readonly double?: { readonly article: string };
  readonly list?: {
    readonly seats?: number;
    readonly more: Ratio;
    readonly rounded: "up" | "not-said";
    readonly article: string;
  };
  readonly inList?: GroupQuota;
  readonly amongMandates?: GroupQuota;
  readonly order?: {
    readonly withinDays: number;
    readonly otherwise: "alphabetical" | "none";
    readonly article: string;
  };
  readonly deposit?: {
    readonly wages: number;
    readonly returnedFrom: Ratio;
    readonly waivers: readonly { readonly from: Ratio; readonly pays: Ratio }[];
    readonly article: string;
  };
  readonly grounds: readonly { readonly id: string; readonly title: Names; readonly article: string }[];
}

export function readEligibility(files: Files, file: string, problems: Problems): Eligibility | undefined {
  return readDocument(files, file, ELIGIBILITY, problems);
}

/** A person of a list, with the groups he or she is in; in two groups, and still one person. */
export interface ListedPerson {
  readonly id: string;
  readonly groups: readonly PersonGroup[];
}

/** Whether a share is reached. `depends`: only if a part of a person is rounded down, which the text read does not say. */
export interface QuotaAnswer {
  readonly is: "met" | "depends" | "not-met";
  /** Persons in any of the groups, each once. */
  readonly have: number;
  readonly of: number;
  /** The exact number that is asked for. */
  readonly asked: Ratio;
}

/** Counts persons in any of the groups once each, and holds them against the share of all. */
export function checkQuota(persons: readonly ListedPerson[], quota: GroupQuota): QuotaAnswer {
  const ids = new Set(persons.map((p) => p.id));
  const inGroups = new Set(
    persons.filter((p) => p.groups.some((g) => quota.of.includes(g))).map((p) => p.id),
  );
  const of = ids.size;
  const have = inGroups.size;
  const asked = ratio(multiply(quota.share.num, of), quota.share.den);
  const down = Number(quotient(asked.num, asked.den));
  const is = compareRatios(ratio(have), asked) >= 0 ? "met" : have >= down ? "depends" : "not-met";
  return { is, have, of, asked };
}

/** The most persons that a list may have: exactly, and as it is known to be applied. */
export function listCeiling(
  { more, rounded }: NonNullable<Eligibility["list"]>,
  seats: number,
): { readonly exact: Ratio; readonly most: number } {
  const exact = ratio(multiply(seats, Number(more.num) + Number(more.den)), more.den);
  const whole = Number(quotient(exact.num, exact.den));
  const up = rounded === "up" && remainder(exact.num, exact.den) !== 0;
  return { exact, most: up ? whole + 1 : whole };
}

/** What is wrong with the deputies that a party named after the vote. */
export type NamingFault = "not-on-the-list" | "named-twice" | "wrong-number";

/**
 * The party's choice, checked: as many persons as mandates, each on the registered list, each once, in whatever order; and
 * the share of the groups among them, where the law asks for one.
 */
export function checkNaming(
  list: readonly ListedPerson[],
  chosen: readonly string[],
  mandates: number,
  { amongMandates }: Pick<Eligibility, "amongMandates">,
): { readonly faults: readonly NamingFault[]; readonly quota: QuotaAnswer | null } {
  const known = new Map(list.map((person) => [person.id, person]));
  const faults: NamingFault[] = [];
  if (chosen.length !== mandates) faults.push("wrong-number");
  if (chosen.some((id) => !known.has(id))) faults.push("not-on-the-list");
  if (new Set(chosen).size !== chosen.length) faults.push("named-twice");
  const persons = chosen.flatMap((id) => known.get(id) ?? []);
  return { faults, quota: amongMandates === undefined ? null : checkQuota(persons, amongMandates) };
}

/** Who takes a seat that becomes vacant: anybody of the list without a seat, as the party chooses; nobody when it is used up. */
export function canFollow(list: readonly ListedPerson[], seated: readonly string[]): readonly string[] {
  return list.map((person) => person.id).filter((id) => !seated.includes(id));
}

/** Persons nominated both on a list and in a district. */
export function doubleNominations(
  onLists: readonly string[],
  inDistricts: readonly string[],
): readonly string[] {
  const lists = new Set(onLists);
  return [...new Set(inDistricts.filter((id) => lists.has(id)))];
}

/** The part of the deposit that a party pays, by its share at the last election; all of it when it did not stand. */
export function depositPart(
  { waivers }: NonNullable<Eligibility["deposit"]>,
  lastShare: Ratio | null,
): Ratio {
  if (lastShare === null) return ratio(1);
  return waivers.find(({ from }) => compareRatios(lastShare, from) >= 0)?.pays ?? ratio(1);
}

/** Whether the deposit comes back. */
export function depositReturned(
  { returnedFrom }: NonNullable<Eligibility["deposit"]>,
  share: Ratio,
  elected: boolean,
): boolean {
  return elected || compareRatios(share, returnedFrom) >= 0;
}

/** Whole years from one day to another. */
export function yearsOn(from: string, day: string): number {
  const [y1 = 0, ...rest1] = from.split("-").map(Number);
  const [y2 = 0, ...rest2] = day.split("-").map(Number);
  const before = (rest2[0] ?? 0) - (rest1[0] ?? 0) || (rest2[1] ?? 0) - (rest1[1] ?? 0);
  return y2 - y1 - (before < 0 ? 1 : 0);
}
