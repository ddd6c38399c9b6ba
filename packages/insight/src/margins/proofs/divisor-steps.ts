/**
 * How many ballots must change at the least before seats that divisors round go otherwise: by claims, in the interval of one
 * divisor, in a house that grows.
 *
 * @module
 */

import {
  addRatios,
  compareRatios,
  type Fraction,
  isObject,
  multiplyRatios,
  type Ratio,
  readFraction,
  type Step,
  subtractRatios,
} from "@urna/law";
import { checkNumber } from "@urna/law/allot/check-number";
import { apportion } from "@urna/law/allot/methods";
import type { Sequence } from "@urna/law/allot/sequences";
import type { ChangeKind } from "../terms/changes.ts";
import { absolute, ceiling, divisorOf, HALF, sequenceOf, ZERO } from "./terms.ts";
import { bySeats } from "./quota-steps.ts";

type Clause = Readonly<Record<string, unknown>>;
type DivisorStep = Extract<Step, { readonly clause: "divisor"; readonly divisors: string }>;
type ClaimRow = DivisorStep["rows"][number];

const ANY = Number.POSITIVE_INFINITY;

/** What a step rounds by one divisor: figures with their seats. */
interface Shared {
  readonly divisor: Fraction | null;
  readonly rows: readonly Rounded[];
}

/** What one sharing out of seats that are due rounds, by divisors or by quotas. */
export function byMethod(
  { divisor, rows, seats }: Extract<Step, { clause: "deduct" }>["rounds"][number],
  clause: Clause,
  kind: ChangeKind,
): number {
  const method = isObject(clause["method"]) ? clause["method"] : {};
  const sequence = sequenceOf(method);
  if (sequence !== undefined) {
    const rounded = rows.map((row) => ({ votes: readFraction(row.votes), seats: row.due, least: 0 }));
    return inIntervals({ divisor, rows: rounded }, sequence);
  }
  return bySeats(
    method,
    seats,
    rows.map((row) => ({ votes: readFraction(row.votes), seats: row.due })),
    kind,
  );
}

/** Seats of one contender, shared among areas. */
export function bySubApportionment(
  step: Extract<Step, { clause: "sub-apportion" }>,
  { method }: Clause,
): number {
  const sequence = sequenceOf(isObject(method) ? method : {});
  if (sequence === undefined) return 1;
  const rows = step.rows.map((row) => ({
    votes: readFraction(row.votes),
    seats: row.held + row.seats,
    least: Math.max(row.held, row.minimum),
  }));
  return inIntervals({ divisor: step.divisor, rows }, sequence);
}

/**
 * A house that grows until all claims are met stays as large as it is while it shares its seats as it does, and the house
 * one smaller, which does not meet them, shares its own as it does: by divisors, no smaller one meets what that one does not.
 */
export function byLevel(step: Extract<Step, { clause: "level" }>, { method: written }: Clause): number {
  const sequence = sequenceOf(isObject(written) ? written : {});
  if (sequence === undefined) return 1;
  const method = { kind: "divisor", sequence } as const;
  const figures = step.rows.map((row) => readFraction(row.votes));
  if (figures.some((figure) => figure.den !== 1)) return 1;
  const votes = figures.map((figure) => figure.num);
  const inHouse = (size: number): number => {
    const shared = apportion(method, { votes, scale: 1, seats: size });
    if (shared.kind !== "done") return 1;
    const { seats } = shared;
    const divisor = checkNumber(method, { votes, scale: 1, seats });
    const rows = figures.map((figure, i) => ({ votes: figure, seats: seats[i] ?? 0, least: 0 }));
    return inIntervals({ divisor, rows }, sequence);
  };
  return Math.min(inHouse(step.size), step.size > step.from ? inHouse(step.size - 1) : ANY);
}

interface Rounded {
  readonly votes: Ratio;
  readonly seats: number;
  /** Seats that do not rest on the rounding. */
  readonly least: number;
}

/** Votes before any figure leaves the interval in which one divisor rounds it to its seats; the better of two divisors. */
function inIntervals({ divisor, rows }: Shared, sequence: Sequence): number {
  if (divisor === null) return 1;
  const published = readFraction(divisor);
  const boundary = (s: number): Ratio => ({ num: sequence.at(s), den: sequence.unit });
  const lines = rows.map(({ votes, seats, least }) => ({
    votes,
    up: boundary(seats),
    down: seats > least ? boundary(seats - 1) : ZERO,
  }));
  const over = ({ num, den }: Ratio, by: Ratio): readonly Ratio[] =>
    by.num === 0 ? [] : [multiplyRatios({ num, den }, { num: by.den, den: by.num })];
  const low = lines
    .flatMap(({ votes, up }) => over(votes, up))
    .toSorted(compareRatios)
    .at(-1);
  const high = lines.flatMap(({ votes, down }) => over(votes, down)).toSorted(compareRatios)[0];
  const middle =
    low === undefined || high === undefined ? published : multiplyRatios(addRatios(low, high), HALF);
  const nearest = (divisor: Ratio): number =>
    Math.min(
      ...lines.flatMap(({ votes, up, down }) => [
        ceiling(subtractRatios(multiplyRatios(up, divisor), votes)),
        ...(down.num === 0 ? [] : [ceiling(subtractRatios(votes, multiplyRatios(down, divisor)))]),
      ]),
      ANY,
    );
  return Math.max(nearest(published), nearest(middle));
}

/** Votes before anybody's last claim falls below a claim between those that won and those that did not, or its next rises above. */
export function byClaims(step: DivisorStep): number {
  if (step.power !== 1) return 1;
  return Math.min(
    ...claimDistances(step).map(({ votes }) => (votes === undefined ? 1 : ceiling(votes))),
    ANY,
  );
}

/** For each contender how many votes its last and its next claim are from the edge; unknown where nobody shows the first divisor. */
export function claimDistances({
  rows,
}: DivisorStep): readonly { readonly contender: string; readonly votes: Ratio | undefined }[] {
  const claims = (of: (row: ClaimRow) => ClaimRow["last"]): readonly Ratio[] =>
    rows
      .flatMap((row) => of(row) ?? [])
      .map(readFraction)
      .toSorted(compareRatios);
  const lowest = claims((row) => row.last)[0];
  const highest = claims((row) => row.next).at(-1);
  if (lowest === undefined || highest === undefined) return [];
  // Any claim between the last that won and the first that did not tells them apart; the middle one is fair to both.
  const edge = multiplyRatios(addRatios(lowest, highest), HALF);
  const [first] = rows.flatMap(({ votes, seats, next }) =>
    seats === 0 && next !== null && next.num !== 0
      ? [divisorOf(readFraction(votes), readFraction(next))]
      : [],
  );
  return rows.flatMap((row) => {
    const votes = readFraction(row.votes);
    return [row.last, row.next].flatMap((claim) => {
      if (claim === null) return [];
      // A claim is votes over its divisor: with so many votes it is the edge. Who has none needs the first divisor.
      const by = claim.num === 0 ? first : divisorOf(votes, readFraction(claim));
      const distance =
        by === undefined ? undefined : absolute(subtractRatios(multiplyRatios(edge, by), votes));
      return [{ contender: row.contender, votes: distance }];
    });
  });
}
