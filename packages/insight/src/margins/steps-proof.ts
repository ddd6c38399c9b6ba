/**
 * How many ballots must change at the least before any step of a count can come out otherwise: who is ahead, who passes a
 * bar, how a figure is rounded to seats. While no step does, the whole result stays. It asks for more than is needed to keep
 * the result, so it is a bound from below and no margin.
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
  type Rules,
  type Step,
  subtractRatios,
} from "@urna/law";
import type { Sequence } from "@urna/law/allot/sequences";
import type { ChangeKind } from "./changes.ts";
import { byLead, byRemainders, byStrongest } from "./share-proof.ts";
import { absolute, ceiling, HALF, sequenceOf, ZERO } from "./proof-terms.ts";

type Clause = Readonly<Record<string, unknown>>;
type DivisorStep = Extract<Step, { readonly clause: "divisor"; readonly divisors: string }>;
type ClaimRow = DivisorStep["rows"][number];
type Clauses = ReadonlyMap<string, Clause>;

/** Fewer ballots of a kind than this change nothing; 1 where a step is among them of which nothing is proven. */
export function leastBySteps(
  rules: Rules,
  clauses: Clauses,
  steps: readonly Step[],
  kind: ChangeKind,
): number {
  const ends = new Set([...rules.tiers.values(), rules.verdict ?? []].flat());
  const bounds = steps
    .filter(({ at }) => !onlyPlaces(rules, clauses, ends, at) && !onlyPersons(rules, ends, at))
    .map((step) => {
      const clause = clauses.get(step.at) ?? {};
      return isCounted(clauses, clause) ? Math.floor(boundOf(step, clause, kind)) : 1;
    });
  return Math.max(Math.min(...bounds), 1);
}

/** Where seats of a contender are placed, and nothing but places and persons follow from it, its number stays. */
function onlyPlaces(rules: Rules, clauses: Clauses, ends: ReadonlySet<string>, at: string): boolean {
  return (
    clauses.get(at)?.["place"] !== undefined &&
    usersOf(rules, at).every((id) => onlyPlaces(rules, clauses, ends, id) || onlyPersons(rules, ends, id))
  );
}

/** Neither the step nor any that needs it gives the seats of a tier, or the verdict: it says at most who sits. */
function onlyPersons(rules: Rules, ends: ReadonlySet<string>, at: string): boolean {
  return !ends.has(at) && usersOf(rules, at).every((id) => onlyPersons(rules, ends, id));
}

function usersOf(rules: Rules, at: string): readonly string[] {
  return rules.steps.flatMap((step) => (step.needs.includes(at) ? [step.id] : []));
}

/** Whether a ballot moves the figures that a step reads by no more than one. */
function isCounted(clauses: Clauses, clause: Clause): boolean {
  const id = clause["votes"];
  if (typeof id !== "string") return true;
  const count = clauses.get(id) ?? {};
  if (count["count"] === "marks") return true;
  // Who takes part is found by steps that have bounds of their own; as long as they stay, these are the same votes.
  if (count["count"] === "among") return isCounted(clauses, count);
  const { add } = count;
  const terms: readonly unknown[] = Array.isArray(add) ? add : [];
  const [only, another] = terms;
  if (count["count"] !== "combine" || another !== undefined || !isObject(only)) return false;
  return only["times"] === undefined && isCounted(clauses, only);
}

const ANY = Number.POSITIVE_INFINITY;

/** Of seats, facts and other steps these only repeat what was found. */
const REPEATS: ReadonlySet<Step["clause"]> = new Set([
  "seats",
  "any",
  "all",
  "not",
  "fact",
  "areas",
  "combine",
  "declared",
  "members",
  "names",
]);

/** Ballots before one step can come out otherwise, as long as those before it do not. */
function boundOf(step: Step, clause: Clause, kind: ChangeKind): number {
  if (REPEATS.has(step.clause)) return ANY;
  if (step.verb === "count") return 1;
  if (step.clause === "give-back") return step.returned.length === 0 ? ANY : 1;
  if (step.clause === "covered") return kind === "moved" ? inRanking(step.rows) : 1;
  if (step.clause === "deduct" || step.clause === "sub-apportion") {
    const { method } = clause;
    const sequence = sequenceOf(isObject(method) ? method : {});
    return sequence === undefined
      ? 1
      : Math.min(...roundedIn(step).map((each) => inIntervals(each, sequence)));
  }
  if (!("rows" in step)) return 1;
  if (step.clause === "divisor") return byClaims(step);
  if (step.clause === "plurality") return byLead(step.rows, kind);
  if (step.clause === "winner") return byStrongest(step, clause, kind);
  if (step.clause === "quota" && step.verb === "allot") return byRemainders(step, kind);
  if (step.verb === "admit" && step.clause === "share")
    return Math.min(...step.rows.map((row) => ceiling(absolute(readFraction(row.margin)))), ANY);
  return 1;
}

/** What a step rounds by one divisor: figures with their seats. */
interface Shared {
  readonly divisor: Fraction | null;
  readonly rows: readonly Rounded[];
}

/** Every sharing of a step. */
function roundedIn(step: Extract<Step, { clause: "deduct" | "sub-apportion" }>): readonly Shared[] {
  if (step.clause === "deduct")
    return step.rounds.map(({ divisor, rows }) => ({
      divisor,
      rows: rows.map((row) => ({ votes: readFraction(row.votes), seats: row.due, least: 0 })),
    }));
  const rows = step.rows.map((row) => ({
    votes: readFraction(row.votes),
    seats: row.held + row.seats,
    least: Math.max(row.held, row.minimum),
  }));
  return [{ divisor: step.divisor, rows }];
}

/** Votes before one that is seated and one that is not change places by share; what moves leaves the valid votes as they are. */
function inRanking(rows: Extract<Step, { clause: "covered" }>["rows"]): number {
  const read = rows.map((row) => {
    const share = readFraction(row.share);
    return { share, valid: divisorOf(readFraction(row.votes), share), seated: row.seated };
  });
  const others = read.filter((row) => !row.seated);
  return Math.min(
    ...read
      .filter((row) => row.seated)
      .flatMap((row) =>
        others.map((other) => {
          const valid = compareRatios(row.valid, other.valid) < 0 ? row.valid : other.valid;
          return ceiling(multiplyRatios(subtractRatios(row.share, other.share), valid));
        }),
      ),
    ANY,
  );
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
function byClaims(step: DivisorStep): number {
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

function divisorOf(votes: Ratio, claim: Ratio): Ratio {
  return multiplyRatios(votes, { num: claim.den, den: claim.num });
}
