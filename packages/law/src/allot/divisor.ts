/**
 * Highest averages: seats one after another to the highest votes over the divisor of the next seat.
 *
 * @module
 */

import { type ClauseKind, clauseKind } from "../clause.ts";
import { add, compare, type Fraction, fraction, multiply, power, type Whole } from "../exact.ts";
import { optional } from "../schema.ts";
import type { StepBase } from "../step.ts";
import { boundField } from "./bounds.ts";
import { type Claim, claimOf, compareClaims, simpleDivisor } from "./certificate.ts";
import { divide } from "./divisors.ts";
import type { DeclaredStep } from "./declared.ts";
import { bindAllotment, checkShare, type Formula, type Race, settleEdge, shareFields } from "./frame.ts";
import { divisorFields, flaw, type Sequence, sequenceOf } from "./sequences.ts";

export interface DivisorStep extends StepBase {
  readonly verb: "allot";
  readonly clause: "divisor";
  /** The divisors by name, or one by one. */
  readonly divisors: string;
  /** The first divisor where the law replaces it. */
  readonly first?: Fraction;
  /** The group inside which seats were shared. */
  readonly group?: string;
  readonly seats: number;
  /** Votes of all who took part. */
  readonly total: Fraction;
  /**
   * Votes for a seat: divided by it and rounded as the method says, the votes of everybody give the seats. Null where no
   * number does it.
   */
  readonly divisor: Fraction | null;
  /** Claims are votes to this power over a divisor to this power. */
  readonly power: number;
  /** Most votes first. */
  readonly rows: readonly {
    readonly contender: string;
    readonly votes: Fraction;
    /** Seats held before, where the divisors go on from them. */
    readonly held?: number;
    readonly minimum?: number;
    readonly maximum?: number;
    readonly seats: number;
    /** Votes over the common divisor. */
    readonly quotient: Fraction | null;
    /** The claim with which the last seat was won; null when it won none, or needed no claim. */
    readonly last: Fraction | null;
    /** The claim to one more; null when it can take none. */
    readonly next: Fraction | null;
  }[];
}

export const divisor: ClauseKind<DivisorStep | DeclaredStep> = clauseKind({
  verb: "allot",
  kind: "divisor",
  gives: "seats",
  doc: "Seats one after another to the highest votes over the divisor of the next seat (highest averages).",
  source:
    "Balinski and Young, Fair Representation (2001); Pukelsheim, Proportional Representation (2017), ch. 4.",
  fields: {
    ...shareFields,
    ...divisorFields,
    held: optional(boundField("seats that the same contenders hold already: the divisors go on from there")),
  },
  check: (clause, at, reading) => {
    checkShare(clause, at, reading);
    const wrong = flaw(sequenceOf(clause));
    if (wrong !== undefined) reading.wrong("R004", `${at}/divisor`, wrong);
  },
  bind: (clause, scope) => bindAllotment(clause, scope, highestAverages(sequenceOf(clause))),
});

function highestAverages(sequence: Sequence): Formula<DivisorStep> {
  return (race, run, frame) => {
    const { won, seats } = race;
    const result = divide(sequence, race, won);
    if (result.kind === "impossible") {
      return frame.refuse("law-is-silent", race, result.reason, { seats });
    }
    let open = false;
    if (result.kind === "tied") {
      const winners = settleEdge(race, run, frame, result.among, result.places);
      open = winners === undefined;
      for (const i of winners ?? []) won[i] = (won[i] ?? 0) + 1;
    }
    if (run.record !== undefined) {
      const { scope, table } = frame;
      run.record({
        verb: "allot",
        clause: "divisor",
        at: scope.id,
        area: race.area,
        cite: scope.cite,
        divisors: sequence.name,
        ...(sequence.first === undefined ? {} : { first: fraction(sequence.first.num, sequence.first.den) }),
        ...(race.group === undefined ? {} : { group: race.group }),
        seats,
        ...figures(sequence, race, table.scale, (i) => frame.name(race, i)),
      });
    }
    return open ? "tied" : undefined;
  };
}

/** Claims, their edge and the common divisor, for the trace. */
function figures(
  sequence: Sequence,
  race: Race,
  scale: Whole,
  name: (i: number) => string,
): Pick<DivisorStep, "total" | "divisor" | "power" | "rows"> {
  const { size: n, votes, won, minimum, maximum, start, seats } = race;
  const lasts: (Claim | undefined)[] = [];
  const nexts: (Claim | undefined)[] = [];
  let lowest: Claim | undefined;
  let highest: Claim | undefined;
  let total: Whole = 0;
  for (let i = 0; i < n; i++) {
    const own = votes[i] ?? 0;
    const s = won[i] ?? 0;
    const held = start?.[i] ?? 0;
    total = add(total, own);
    const last = s > (minimum?.[i] ?? 0) ? claimOf(sequence, own, held + s - 1) : undefined;
    const next = own > 0 && s < (maximum?.[i] ?? seats) ? claimOf(sequence, own, held + s) : undefined;
    if (last !== undefined && (lowest === undefined || compareClaims(last, lowest) < 0)) lowest = last;
    if (next !== undefined && (highest === undefined || compareClaims(next, highest) > 0)) highest = next;
    lasts.push(last);
    nexts.push(next);
  }
  const common = simpleDivisor(sequence, lowest, highest);
  const written = (claim: Claim | undefined): Fraction | null =>
    claim === undefined || claim.den === 0
      ? null
      : fraction(multiply(claim.num, sequence.whole), multiply(claim.den, power(scale, sequence.power)));
  const order = votes.map((_, i) => i).sort((a, b) => compare(votes[b] ?? 0, votes[a] ?? 0) || a - b);
  return {
    total: fraction(total, scale),
    divisor: common === undefined ? null : fraction(common.num, multiply(common.den, scale)),
    power: sequence.power,
    rows: order.map((i) => ({
      contender: name(i),
      votes: fraction(votes[i] ?? 0, scale),
      ...(start === undefined ? {} : { held: start[i] ?? 0 }),
      ...(minimum === undefined ? {} : { minimum: minimum[i] ?? 0 }),
      ...(maximum === undefined ? {} : { maximum: maximum[i] ?? seats }),
      seats: won[i] ?? 0,
      quotient: common === undefined ? null : fraction(multiply(votes[i] ?? 0, common.den), common.num),
      last: written(lasts[i]),
      next: written(nexts[i]),
    })),
  };
}
