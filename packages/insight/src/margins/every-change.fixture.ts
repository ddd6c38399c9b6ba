/**
 * Every way in which so many ballots can change, for oracles that try everything.
 *
 * @module
 */

import type { ChangeKind } from "./terms/changes.ts";

/** All different counts after exactly so many changes: every ballot moves, stays away or comes in addition. */
export function exactly(counts: readonly number[], kind: ChangeKind, ballots: number): number[][] {
  if (ballots <= 0) return [[...counts]];
  const steps = counts.flatMap((_, from) => {
    if (kind === "withheld") return [[from, -1] as const];
    if (kind === "added") return [[-1, from] as const];
    return counts.flatMap((__, to) => (to === from ? [] : [[from, to] as const]));
  });
  const seen = new Map<string, number[]>();
  for (const base of exactly(counts, kind, ballots - 1)) {
    for (const [from, to] of steps) {
      if (from >= 0 && (base[from] ?? 0) === 0) continue;
      const next = base.map((count, i) => count - Number(i === from) + Number(i === to));
      seen.set(next.join(" "), next);
    }
  }
  return [...seen.values()];
}
