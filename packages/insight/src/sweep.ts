/**
 * Sweeps: the outcome as a function of one parameter of the rules, as exact intervals. Between two neighbouring critical
 * values nothing can change, so the engine is asked at every critical value and once between each two; nothing is sampled.
 *
 * @module
 */

import {
  addRatios,
  compareRatios,
  type Engine,
  multiplyRatios,
  type Problem,
  type Ratio,
  ratio,
  type Refusal,
  type Result,
  writeRatio,
} from "@urna/law";
import { bind, type Scenario, seatsByTier, stepsOf, totalsOf, withField } from "./scenario.ts";

/** A stretch of the parameter over which the outcome is the same. Ends are exact; closed ends belong to the stretch. */
export interface Interval {
  readonly from: Ratio;
  readonly to: Ratio;
  readonly fromClosed: boolean;
  readonly toClosed: boolean;
  readonly result: SweepResult;
}

/** What the engine says on a stretch: seats by contender, or why there are none. */
export type SweepResult =
  | {
      readonly kind: "seats" | "tied";
      readonly seats: ReadonlyMap<string, number>;
      /** The same by tier, then by contender. */
      readonly byTier: ReadonlyMap<string, ReadonlyMap<string, number>>;
      /** Who takes part by a rule for the case that too few pass. */
      readonly letIn: readonly string[];
    }
  | { readonly kind: "refused"; readonly refusal: Refusal };

const HALF: Ratio = { num: 1, den: 2 };

/**
 * Sweeps the share that an `admit: share` step asks for from one value to another. The critical values are the shares of
 * the contenders themselves: whoever is at the bar exactly is still in where the law says "at least".
 */
export function sweepShare(
  scenario: Scenario,
  step: string,
  from: Ratio,
  to: Ratio,
): Result<readonly Interval[]> {
  const written = stepsOf(scenario.rules).get(step);
  const field = written?.["moreThan"] === undefined ? "atLeast" : "moreThan";
  if (written?.["admit"] !== "share") {
    return refuse(step, "a step that admits by a share of votes");
  }
  const engine = bind(scenario);
  if (!engine.ok) return engine;
  const shares = sharesAt(engine.value, step);
  const points = [from, ...shares.filter((s) => compareRatios(s, from) > 0 && compareRatios(s, to) < 0), to];
  const ask = (share: Ratio): Result<SweepResult> => {
    const bound = bind({ ...scenario, rules: withField(scenario.rules, step, field, writeRatio(share)) });
    return bound.ok ? { ok: true, value: resultOf(bound.value) } : bound;
  };

  const pieces: Interval[] = [];
  for (const [i, point] of points.entries()) {
    const at = ask(point);
    if (!at.ok) return at;
    pieces.push({ from: point, to: point, fromClosed: true, toClosed: true, result: at.value });
    const next = points[i + 1];
    if (next === undefined || compareRatios(point, next) === 0) continue;
    const between = ask(multiplyRatios(addRatios(point, next), HALF));
    if (!between.ok) return between;
    pieces.push({ from: point, to: next, fromClosed: false, toClosed: false, result: between.value });
  }
  return { ok: true, value: merge(pieces) };
}

/** One value of a whole-number parameter and what came of it. */
export interface Point {
  readonly value: number;
  readonly result: SweepResult;
}

/** Sweeps a whole-number field of a step, for example the seats of a tier. */
export function sweepWhole(
  scenario: Scenario,
  step: string,
  field: string,
  from: number,
  to: number,
): Result<readonly Point[]> {
  const points: Point[] = [];
  for (let value = from; value <= to; value++) {
    const bound = bind({ ...scenario, rules: withField(scenario.rules, step, field, value) });
    if (!bound.ok) return bound;
    points.push({ value, result: resultOf(bound.value) });
  }
  return { ok: true, value: points };
}

/** Runs the engine without a trace and says what it gives. */
export function resultOf(engine: Engine): SweepResult {
  const report = engine.run();
  const seats = (): SweepResult => {
    const byTier = seatsByTier(engine);
    const kind = report.status === "tied" ? "tied" : "seats";
    return { kind, seats: totalsOf(byTier), byTier, letIn: letInBy(engine) };
  };
  if (report.status !== "refused") return seats();
  for (const step of engine.rules.steps) {
    const state = engine.state(step.id);
    if (state.kind === "refused") return { kind: "refused", refusal: state.refusal };
  }
  return seats();
}

/** Those whom the last run let in although they did not pass, in order of id. */
function letInBy(engine: Engine): readonly string[] {
  const found = new Set<string>();
  for (const { id } of engine.rules.steps) {
    const table = engine.table(id);
    if (table?.gives !== "set") continue;
    for (const [cell, rescued] of table.rescued.entries())
      if (rescued) found.add(table.cols[cell % table.cols.length] ?? "");
  }
  return [...found].sort();
}

/** The shares that contenders have of the base of a step, smallest first, each once. */
export function sharesAt(engine: Engine, step: string): readonly Ratio[] {
  const shares: Ratio[] = [];
  engine.run({
    record: (recorded) => {
      if (recorded.verb !== "admit" || recorded.clause !== "share" || recorded.at !== step) return;
      const base = toRatio(recorded.base);
      if (base.num === 0) return;
      for (const row of recorded.rows) {
        const votes = toRatio(row.votes);
        shares.push(multiplyRatios(votes, { num: base.den, den: base.num }));
      }
    },
  });
  shares.sort(compareRatios);
  return shares.filter((s, i) => i === 0 || compareRatios(s, shares[i - 1] ?? s) !== 0);
}

function toRatio(value: { readonly num: number | string; readonly den: number | string }): Ratio {
  return ratio(BigInt(value.num), BigInt(value.den));
}

/** Joins neighbours with the same result. */
function merge(pieces: readonly Interval[]): readonly Interval[] {
  const merged: Interval[] = [];
  for (const piece of pieces) {
    const last = merged.at(-1);
    if (last !== undefined && sameResult(last.result, piece.result)) {
      merged[merged.length - 1] = { ...last, to: piece.to, toClosed: piece.toClosed };
    } else merged.push(piece);
  }
  return merged;
}

export function sameResult(a: SweepResult, b: SweepResult): boolean {
  if (a.kind === "refused" || b.kind === "refused") {
    return (
      a.kind === b.kind &&
      a.kind === "refused" &&
      b.kind === "refused" &&
      a.refusal.reason === b.refusal.reason
    );
  }
  if (a.kind !== b.kind || a.letIn.join() !== b.letIn.join()) return false;
  const ids = new Set([...a.seats.keys(), ...b.seats.keys()]);
  for (const id of ids) if ((a.seats.get(id) ?? 0) !== (b.seats.get(id) ?? 0)) return false;
  return true;
}

function refuse(at: string, expected: string): Result<never> {
  const problem: Problem = { code: "R007", at, expected };
  return { ok: false, problems: [problem] };
}
