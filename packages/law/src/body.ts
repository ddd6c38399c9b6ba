/**
 * A body document: how many members an elected body has, and which majorities its constitution names. Majorities belong to
 * the constitution, not to the electoral law, and have dates of their own.
 *
 * @module
 */

import { barOf, oneOf } from "./clause.ts";
import type { Result } from "./errors.ts";
import { compareProducts, multiply, quotient, type Ratio, small } from "./exact.ts";
import {
  choice,
  citations,
  date,
  dictionary,
  fractionOf,
  integer,
  isObject,
  list,
  optional,
  type Read,
  Reading,
  readFields,
  record,
  text,
} from "./schema.ts";

const titles = dictionary("its name, by language", text("the name"));

const majorityRule = record("a majority that the constitution names", {
  id: text("its id"),
  title: dictionary("what it is needed for, by language", text("the decision")),
  atLeast: optional(fractionOf("the share of all members that is enough", { max: 1 })),
  moreThan: optional(fractionOf("the share of all members that must be exceeded", { max: 1 })),
  cite: citations,
});

const version = record("the body from a date on", {
  from: date("the first day"),
  until: optional(date("the last day")),
  members: integer("all members", 1, 10_000),
  chamber: optional(choice("which chamber of the parliament", ["lower", "upper", "single"])),
  majorities: list("the majorities it needs", majorityRule, 0),
});

const body = {
  urna: choice("the version of the document format", ["body/1"]),
  id: text("country/name"),
  title: titles,
  laws: dictionary(
    "the laws it rests on, by short id",
    record("a law", {
      title: titles,
      version: optional(date("the version that applies, by its date")),
      address: optional(text("where it can be read")),
      read: optional(date("the date on which we read it")),
    }),
  ),
  versions: list("the body, from date to date", version),
  note: optional(text("a remark for editors")),
} as const;

export type MajorityRule = Read<typeof majorityRule>;
export type BodyVersion = Read<typeof version>;

/** A checked body document. */
export interface Body {
  readonly id: string;
  readonly title: ReadonlyMap<string, string>;
  readonly laws: Read<(typeof body)["laws"]>;
  readonly versions: readonly BodyVersion[];
}

export function readBody(json: unknown): Result<Body> {
  const reading = new Reading();
  if (!isObject(json)) {
    reading.wrong("R001", "", "a body document", json);
    return { ok: false, problems: reading.problems };
  }
  const read = readFields(body, json, "", reading);
  for (const v of read?.versions ?? []) {
    for (const m of v.majorities) {
      oneOf(reading, `versions/${v.from}/${m.id}`, ["atLeast", m.atLeast], ["moreThan", m.moreThan]);
    }
  }
  for (const { to, id, at, article } of reading.references) {
    const cited = to === "law" ? read?.laws.get(id) : undefined;
    if (to === "law" && cited === undefined)
      reading.wrong("R010", at, [...(read?.laws.keys() ?? [])].join(", "), id);
    if (article !== undefined && cited !== undefined && cited.read === undefined) {
      reading.wrong(
        "R011",
        at,
        "no article, or a date on which the law was read",
        `${id}, article ${article}`,
      );
    }
  }
  if (read === undefined || reading.problems.length > 0) return { ok: false, problems: reading.problems };
  return { ok: true, value: read };
}

/** The version of a body on a day (ISO date). */
export function bodyOn(body: Body, day: string): BodyVersion | undefined {
  return body.versions.find((v) => v.from <= day && (v.until === undefined || day <= v.until));
}

/** The smallest number of members that meets a bar: half of 98 exceeded is 50, two thirds reached is 66. */
export function seatsNeeded(
  rule: { readonly atLeast?: Ratio; readonly moreThan?: Ratio },
  members: number,
): number {
  const bar = barOf(rule);
  const floor = small(quotient(multiply(members, bar.share.num), bar.share.den));
  const exact = compareProducts(floor, bar.share.den, members, bar.share.num) === 0;
  return bar.is === "atLeast" && exact ? floor : floor + 1;
}
