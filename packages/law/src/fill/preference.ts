/**
 * Voters may change the order of the list: whoever has enough votes of their own comes first, in order of votes; the order
 * of the list gives the other seats (flexible lists). Enough is a share of the list's votes, of a quota, or of the average
 * of its persons.
 *
 * @module
 */

import { barOf, type ClauseKind, clauseKind, oneOf, rowsInto, type Scope } from "../clause.ts";
import { baseAt, missingAt, unknownAt, votesMissing } from "../count/base.ts";
import type { Refusal } from "../errors.ts";
import { add, compare, compareProducts, fraction, multiply, type Ratio, type Whole } from "../exact.ts";
import { votesAt } from "../gather.ts";
import { base, choice, fractionOf, integer, optional, record, step } from "../schema.ts";
import {
  bindFill,
  comparePlaces,
  fillFields,
  type Listed,
  type ListRace,
  personalVotes,
  type PersonsStep,
  standingsBy,
} from "./frame.ts";

/** Of what a preference is a share. */
const SHARES_OF = ["list", "average", "quota"] as const;

export const preference: ClauseKind<PersonsStep> = clauseKind({
  verb: "fill",
  kind: "preference",
  gives: "persons",
  doc: "Persons with enough votes of their own come first, in order of votes; then the list in its order.",
  source: "Flexible lists; International IDEA, Electoral System Design (2005), par. 111.",
  fields: {
    ...fillFields,
    votes: step("the votes of persons", "votes"),
    atLeast: optional(fractionOf("the share that is enough", { max: 10 })),
    moreThan: optional(fractionOf("the share that must be exceeded", { max: 10 })),
    of: choice(
      "of the list's votes, of the average of the persons on the list, or of the votes of the base for one seat",
      SHARES_OF,
    ),
    lists: optional(step("the votes of lists, where the share is of a list or of a quota", "votes")),
    base: optional(base("the votes that a quota divides by the seats")),
    small: optional(
      record("another share where there are few seats", {
        below: integer("fewer seats than this", 2, 10_000),
        share: fractionOf("the share", { max: 10 }),
      }),
    ),
  },
  check: (clause, at, reading) => {
    oneOf(reading, at, ["atLeast", clause.atLeast], ["moreThan", clause.moreThan]);
    if (clause.of !== "average" && clause.lists === undefined) {
      reading.wrong("R014", `${at}/lists`, `the votes of lists, because the share is of a ${clause.of}`);
    }
    if (clause.of === "quota" && clause.base === undefined) {
      reading.wrong("R014", `${at}/base`, "the base of the quota");
    }
  },
  bind: (clause, scope) => {
    const seats = scope.seats(clause.seats);
    const votes = personalVotes(scope, clause.votes, seats.rows, seats.level);
    const bar = barOf(clause);
    const whole = wholeOf(clause, scope, votes.of, votes.table.scale);
    const shareFor = (race: ListRace): Ratio =>
      clause.small !== undefined && (seats.size[race.row] ?? 0) < clause.small.below
        ? clause.small.share
        : bar.share;
    const of = (row: number, person: Listed): Whole => votes.of(row, person.id) ?? 0;
    const order = clause.ties ?? [{ by: "earlier" as const, fact: clause.order ?? "position" }];
    return bindFill({ ...clause, ties: order }, scope, "preference", {
      standings: (race) => {
        const refusal = votes.refusal(race, clause.of === "average" ? race.all : race.persons);
        if (refusal !== undefined) return refusal;
        const lacking = whole.refusal(race);
        if (lacking !== undefined) return lacking;
        const share = shareFor(race);
        const total = whole.of(race);
        const passes = (person: Listed): boolean => {
          const own = multiply(of(race.row, person), total.den);
          const side = compareProducts(own, share.den, total.num, share.num);
          return bar.is === "atLeast" ? side >= 0 : side > 0;
        };
        const byVotes = (a: Listed, b: Listed): number => compare(of(race.row, b), of(race.row, a));
        const chosen = standingsBy(race.persons.filter(passes), byVotes, "preference");
        const others = race.persons.filter((p) => !passes(p) && p.place !== undefined);
        return [...chosen, ...standingsBy(others, comparePlaces, "place")];
      },
      bar: (race) => {
        const share = shareFor(race);
        const total = whole.of(race);
        return {
          is: bar.is,
          share: fraction(share.num, share.den),
          of: clause.of,
          needed: fraction(
            multiply(total.num, share.num),
            multiply(multiply(total.den, share.den), votes.table.scale),
          ),
        };
      },
      votes: (race, person) => fraction(of(race.row, person), votes.table.scale),
    });
  },
});

interface WholeClause {
  readonly of: (typeof SHARES_OF)[number];
  readonly order?: string;
  readonly lists?: string;
  readonly base?: string;
  readonly seats: string;
}

interface WholeOfShare {
  readonly of: (race: ListRace) => Ratio;
  /** Why it is not known, where it is not. */
  readonly refusal: (race: ListRace) => Refusal | undefined;
}

/** What the share is of, in the units of the votes of persons. */
function wholeOf(
  clause: WholeClause,
  scope: Scope,
  own: (row: number, person: string) => Whole | undefined,
  scale: Whole,
): WholeOfShare {
  const seats = scope.seats(clause.seats);
  if (clause.of === "average" || clause.lists === undefined) {
    return {
      of: (race) => {
        let total: Whole = 0;
        for (const person of race.all) total = add(total, own(race.row, person.id) ?? 0);
        return { num: total, den: Math.max(race.all.length, 1) };
      },
      refusal: () => undefined,
    };
  }
  const lists = scope.votes(clause.lists, { level: seats.level });
  const rowMap = rowsInto(scope.universe, seats.rows, lists);
  const refuse = (race: ListRace, missing: readonly string[]): Refusal | undefined =>
    missing.length > 0 ? votesMissing(scope, lists, rowMap[race.row] ?? -1, missing) : undefined;
  if (clause.of === "list") {
    const colOf = new Map(lists.cols.map((id, i) => [id, i]));
    return {
      of: (race) => ({
        num: multiply(votesAt(lists, rowMap[race.row], colOf.get(race.contender)), scale),
        den: lists.scale,
      }),
      refusal: (race) =>
        refuse(
          race,
          unknownAt(lists, rowMap[race.row] ?? -1).filter((id) => id === race.contender),
        ),
    };
  }
  const rule = scope.base(clause.base ?? "");
  return {
    of: (race) => ({
      num: multiply(baseAt(lists, rule, rowMap[race.row] ?? 0), scale),
      den: multiply(lists.scale, Math.max(seats.size[race.row] ?? 0, 1)),
    }),
    refusal: (race) => refuse(race, missingAt(lists, rule, rowMap[race.row] ?? 0)),
  };
}
