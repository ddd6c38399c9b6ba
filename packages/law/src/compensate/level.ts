/**
 * Levelling: the house grows until a proportional sharing gives every contender its claim.
 *
 * @module
 */

import { apportion, type Method, methodField } from "../allot/methods.ts";
import type { Apportioned } from "../allot/task.ts";
import { type ClauseKind, clauseKind } from "../clause.ts";
import { type Fraction, fraction, quotient, small, type Whole } from "../exact.ts";
import { integer, list, optional, record, step } from "../schema.ts";
import { checkNumber } from "../allot/check-number.ts";
import { bindSeats, seatsField } from "../allot/seats-rule.ts";
import type { StepBase } from "../step.ts";
import { tieRule } from "../ties.ts";
import { gatherSeats, memberOf, seatsOver, settleBy } from "../gather.ts";

export interface LevelStep extends StepBase {
  readonly verb: "compensate";
  readonly clause: "level";
  /** Seats of the house before it grows, without those of contenders that take no part. */
  readonly from: number;
  /** Seats that were shared out in the end. */
  readonly size: number;
  /** Seats beyond `size` that nobody levels. */
  readonly uncompensated: number;
  /** Votes for a seat: the divisor or quota by which the sharing can be checked. */
  readonly divisor: Fraction | null;
  readonly rows: readonly {
    readonly contender: string;
    readonly votes: Fraction;
    /** The least number of seats that it must get. */
    readonly claim: number;
    /** How many of its claimed seats may stay without compensation. */
    readonly spare: number;
    /** Its share of `size`. */
    readonly due: number;
    readonly seats: number;
  }[];
}

/** A house larger than this is no house: the search ends. */
const LARGEST = 1_000_000;
/** Where every size has to be looked at, so many of them. */
const MOST_LOOKED_AT = 10_000;

interface House {
  readonly method: Method;
  readonly votes: readonly Whole[];
  readonly scale: Whole;
  readonly claims: readonly number[];
  /** How many seats of each claim may stay uncompensated, and how many in all. */
  readonly spare: readonly number[];
  readonly allowed: number;
}

/**
 * The smallest house from `from` on in which all claims are met but for the seats that may stay uncompensated; undefined
 * when there is none up to `limit`. A seat that is tied counts for nobody: a claim is met only for certain.
 */
export function levelledSize(house: House, from: number, limit: number): number | undefined {
  const meets = (size: number): boolean => {
    const { method, votes, scale } = house;
    const result = apportion(method, { votes, scale, seats: size });
    if (result.kind === "impossible") return false;
    return shortfall(house, result.seats) <= house.allowed;
  };
  if (house.method.kind === "quota") {
    // Quotas can take a seat away from somebody when the house grows: every size has to be looked at.
    for (let size = from; size <= Math.min(limit, from + MOST_LOOKED_AT); size++)
      if (meets(size)) return size;
    return undefined;
  }
  // Divisor methods never take a seat away when the house grows: doubling finds a house that is large enough, halving
  // the smallest one.
  let low = from;
  let high = from;
  while (!meets(high)) {
    if (high >= limit) return undefined;
    low = high + 1;
    high = Math.min(limit, Math.max(1, high * 2));
  }
  while (low < high) {
    const middle = small(quotient(low + high, 2));
    if (meets(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** Seats that are missing from claims; more of them than may stay uncompensated count as far too many. */
function shortfall(house: House, seats: readonly number[]): number {
  let missing = 0;
  for (const [i, claim] of house.claims.entries()) {
    const short = Math.max(0, claim - (seats[i] ?? 0));
    if (short > (house.spare[i] ?? 0)) return Number.MAX_SAFE_INTEGER;
    missing += short;
  }
  return missing;
}

export const levelling: ClauseKind<LevelStep> = clauseKind({
  verb: "compensate",
  kind: "level",
  gives: "seats",
  doc: "The house grows until every contender's share of it is at least its claim.",
  source: "Levelling of surplus seats; Behnke, Electoral Studies 59 (2019); Pukelsheim (2017), ch. 13.",
  fields: {
    votes: step("the votes by which the house is shared out", "votes"),
    among: optional(step("who takes part; all when left out", "set")),
    seats: seatsField,
    method: methodField,
    claims: step("the least number of seats of each contender", "seats"),
    uncompensated: optional(
      record("claims that need not be met in full", {
        seats: integer("how many seats in all stay without compensation", 0, 10_000),
        of: step("how many of each contender's seats can stay so", "seats"),
      }),
    ),
    limit: optional(integer("the largest house that the law allows", 1, LARGEST)),
    ties: optional(list("how ties are resolved, in this order", tieRule)),
  },
  bind: (clause, scope) => {
    const votes = scope.votes(clause.votes, { level: scope.top });
    const { rows, cols } = votes;
    const frame = { level: scope.top, rows, cols };
    const fromOf = bindSeats(clause.seats, scope, rows);
    const claims = gatherSeats(scope, [clause.claims], frame);
    const { uncompensated } = clause;
    const spare = uncompensated === undefined ? undefined : gatherSeats(scope, [uncompensated.of], frame);
    const member = memberOf(scope, clause.among, frame);
    const out = seatsOver(frame);
    return {
      out,
      run: (run) => {
        claims.add();
        spare?.add();
        out.cells.fill(0);
        const area = rows[0] ?? "";
        const from = fromOf(0) ?? -1;
        if (from < 0) {
          return { kind: "data-missing", at: scope.id, area, reason: "seats-missing", details: {} };
        }
        if ((claims.outside[0] ?? 0) > 0) {
          const details = { seats: claims.outside[0] ?? 0 };
          return { kind: "impossible", at: scope.id, area, reason: "claim-without-votes", details };
        }
        const among = cols.flatMap((_, c) => (member(c) ? [c] : []));
        const lacking = among.map((c) => cols[c] ?? "").filter((id) => votes.missing[0]?.has(id) === true);
        if (lacking.length > 0 || votes.known[0] !== true) {
          const details = { contest: votes.contest, missing: lacking };
          return { kind: "data-missing", at: scope.id, area, reason: "votes-missing", details };
        }
        const pick = (all: readonly number[] | undefined): readonly number[] =>
          among.map((c) => all?.[c] ?? 0);
        const house: House = {
          method: clause.method,
          votes: among.map((c) => votes.cells[c] ?? 0),
          scale: votes.scale,
          claims: pick(claims.cells),
          spare: pick(spare?.cells),
          allowed: uncompensated?.seats ?? 0,
        };
        const size = levelledSize(house, from, clause.limit ?? LARGEST) ?? clause.limit;
        if (size === undefined) {
          return {
            kind: "impossible",
            at: scope.id,
            area,
            reason: "no-house-is-large-enough",
            details: { from },
          };
        }
        const task = { votes: house.votes, scale: house.scale, seats: size };
        const names = among.map((c) => cols[c] ?? "");
        const settle = settleBy(run, scope, "compensate", area, names, clause.ties ?? []);
        const result: Apportioned = apportion(house.method, task, settle);
        if (result.kind === "impossible") {
          return { kind: "impossible", at: scope.id, area, reason: result.reason, details: { seats: size } };
        }
        let sum = 0;
        for (const [i, c] of among.entries()) {
          const seats = Math.max(result.seats[i] ?? 0, house.claims[i] ?? 0);
          out.cells[c] = seats;
          sum += seats;
        }
        const open = result.kind === "tied" ? result.places : 0;
        out.size[0] = sum + open;
        run.record?.({
          verb: "compensate",
          clause: "level",
          at: scope.id,
          area,
          cite: scope.cite,
          from,
          size,
          uncompensated: sum + open - size,
          divisor: checkNumber(house.method, { votes: house.votes, scale: house.scale, seats: result.seats }),
          rows: among.map((c, i) => ({
            contender: cols[c] ?? "",
            votes: fraction(house.votes[i] ?? 0, house.scale),
            claim: house.claims[i] ?? 0,
            spare: house.spare[i] ?? 0,
            due: result.seats[i] ?? 0,
            seats: out.cells[c] ?? 0,
          })),
        });
        return result.kind === "tied" ? "tied" : undefined;
      },
    };
  },
});
