/**
 * How far it is to where a law goes on otherwise than a search follows it: a bar of a larger area that somebody crosses, a
 * least number of seats for whoever has a majority, areas whose seats hang on their votes.
 *
 * @module
 */

import { type Engine, fraction, parseRatio, readFraction, type Step } from "@urna/law";
import { type Hurdle, nearestCrossing, type Passing } from "./bars.ts";
import type { ChangeKind } from "../terms/changes.ts";
import { byShares } from "../proofs/quota-steps.ts";

type Clause = Readonly<Record<string, unknown>>;

/** Fewer ballots of a kind than this, anywhere, leave all of it as it is. */
export type Departure = (kind: ChangeKind) => number;

/** The nearest of several; each is asked once. */
export function nearestOf(departures: readonly Departure[]): Departure {
  const known = new Map<ChangeKind, number>();
  return (kind) => {
    const found =
      known.get(kind) ?? Math.min(...departures.map((each) => each(kind)), Number.POSITIVE_INFINITY);
    known.set(kind, found);
    return found;
  };
}

/** Somebody crosses a bar. */
export function byCrossing(of: Passing): Departure {
  return (kind) => nearestCrossing(of, kind);
}

/** What a clause that makes a law go on otherwise is read from. */
export interface DepartureSource {
  readonly engine: Engine;
  readonly clauses: ReadonlyMap<string, Clause>;
  readonly steps: readonly Step[];
  /** The level of the areas in which the seats are given. */
  readonly level: string;
  /** The step of the votes, and the lines of the base of the bars before the seats. */
  readonly votes: string;
  readonly lines: readonly string[];
}

/** The seats of areas that are shared out by the votes cast in them; undefined where they are given otherwise. */
export function byTurnout(source: DepartureSource, from: string): Departure | undefined {
  const { clauses, steps, votes } = source;
  const clause = clauses.get(from) ?? {};
  const count = clauses.get(String(clause["votes"])) ?? {};
  const isOfVotes = count["count"] === "areas" && count["votes"] === votes && hasBase(source, count);
  if (clause["allot"] !== "quota" || !isOfVotes) return undefined;
  const shared = steps.flatMap((step) =>
    step.at === from && step.verb === "allot" && step.clause === "quota" ? [step] : [],
  );
  // A ballot that moves stays in its area.
  return (kind) =>
    kind === "moved"
      ? Number.POSITIVE_INFINITY
      : Math.max(Math.floor(Math.min(...shared.map((step) => byShares(step, clause, kind)))), 1);
}

/**
 * The majority for which a step gives a least number of seats, as long as nobody has it; undefined where somebody has, or it is
 * another rule. `total` are the votes of the race.
 */
export function majorityBonus(source: DepartureSource, from: string, total: number): Hurdle | undefined {
  const { engine, clauses, steps, votes, level } = source;
  const clause = clauses.get(from) ?? {};
  const is = clause["moreThan"] === undefined ? "atLeast" : "moreThan";
  const share = parseRatio(clause[is]);
  const table = engine.table(from);
  const isPlain =
    clause["allot"] === "winner" &&
    clause["votes"] === votes &&
    clause["by"] === undefined &&
    hasBase(source, clause) &&
    table?.gives === "seats" &&
    table.level === level;
  const [step, another] = steps.flatMap((each) =>
    each.at === from && each.clause === "winner" ? [each] : [],
  );
  if (!isPlain || share === undefined || another !== undefined) return undefined;
  if (step?.base === undefined || step.seats > 0) return undefined;
  const base = Number(readFraction(step.base).num) - total;
  return { is, share: fraction(share.num, share.den), own: 0, base };
}

/** Whether the base of a clause is that of the bars, or, where these have none, the contenders' votes. */
function hasBase({ engine, lines }: DepartureSource, { of }: Clause): boolean {
  const own = engine.rules.bases.get(String(of))?.lines ?? [];
  const others = lines.length === 0 ? ["contenders"] : lines;
  return own.length === others.length && own.every((line) => others.includes(line));
}
