/**
 * Who may stand, as data: what is asked of a person, who may nominate, signatures, the length of a list, groups that must
 * be among its persons and among those who get its mandates, deposits. The checks are in `standing.ts`.
 *
 * @module
 */

import { choice, fractionOf, integer, list, optional, type Ratio, record, text } from "@urna/law";
import { namesOf, type Names } from "../cells.ts";
import { type Files, readDocument } from "../files.ts";
import type { Problems } from "../problems.ts";

const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** Groups of which laws ask a share. */
export const PERSON_GROUPS = ["women", "youth", "disability"] as const;
export type PersonGroup = (typeof PERSON_GROUPS)[number];

/** What a person must have besides years. */
export const PERSON_NEEDS = ["citizen-by-birth", "state-language", "higher-education"] as const;
export type PersonNeed = (typeof PERSON_NEEDS)[number];

/** Who may put somebody forward. */
export const NOMINATORS = ["party", "association", "self"] as const;
export type Nominator = (typeof NOMINATORS)[number];

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
  constitution: optional(namesOf("the name of the constitution, where an article of it is named")),
  person: optional(
    record("what is asked of a person", {
      age: optional(integer("years of age", 1, 120)),
      residence: optional(integer("years of residence", 1, 120)),
      inArea: optional(integer("years of residence in the area", 1, 120)),
      work: optional(integer("years of work", 1, 120)),
      service: optional(integer("years in public service or in elected office", 1, 120)),
      needs: optional(list("what else a person must have", choice("a need", PERSON_NEEDS))),
      article: optional(text("the article")),
      constitution: optional(text("the article of the constitution")),
    }),
  ),
  nominatedBy: optional(
    list(
      "who may nominate",
      record("nominators of a ballot", {
        ballot: optional(choice("the ballot; of every one when left out", ["list", "district"])),
        of: list("nominators", choice("a nominator", NOMINATORS)),
        article: text("the article"),
      }),
    ),
  ),
  signatures: optional(
    record("signatures that a candidate must bring", {
      of: choice("of whom", ["voters", "electors"]),
      share: fractionOf("the share of them", { max: 1 }),
      areas: optional(fractionOf("from at least this share of the areas", { max: 1 })),
      mostFromOne: optional(fractionOf("at most this share of the signatures from one area", { max: 1 })),
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
      returnedFrom: optional(fractionOf("the share of votes from which it is returned", { max: 1 })),
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

/** What is asked of a person; years are whole years on election day. */
export interface PersonRule {
  readonly age?: number;
  readonly residence?: number;
  readonly inArea?: number;
  readonly work?: number;
  readonly service?: number;
  readonly needs?: readonly PersonNeed[];
  /** Where it stands: in the law, in the constitution, or in both. */
  readonly article?: string;
  readonly constitution?: string;
}

/** Who may nominate for a ballot; for every one when it is not named. */
export interface NominationRule {
  readonly ballot?: "list" | "district";
  readonly of: readonly Nominator[];
  readonly article: string;
}

/** Signatures that a candidate must bring, and how they must be spread. */
export interface SignatureRule {
  readonly of: "voters" | "electors";
  readonly share: Ratio;
  readonly areas?: Ratio;
  readonly mostFromOne?: Ratio;
  readonly article: string;
}

/** Who may stand by a series from a day on. */
export interface Eligibility {
  readonly series: string;
  readonly inForce: string;
  readonly law: { readonly title: Names; readonly sources: readonly string[] };
  readonly constitution?: Names;
  readonly person?: PersonRule;
  readonly nominatedBy?: readonly NominationRule[];
  readonly signatures?: SignatureRule;
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
    /** Undefined where it was not found. */
    readonly returnedFrom?: Ratio;
    readonly waivers: readonly { readonly from: Ratio; readonly pays: Ratio }[];
    readonly article: string;
  };
  readonly grounds: readonly { readonly id: string; readonly title: Names; readonly article: string }[];
}

export function readEligibility(files: Files, file: string, problems: Problems): Eligibility | undefined {
  return readDocument(files, file, ELIGIBILITY, problems);
}
