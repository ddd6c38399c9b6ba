/**
 * Which papers can reach a candidate when some are out, and others may be elected.
 *
 * @module
 */

import type { Papers } from "@urna/law";

/** Papers that reach a candidate: at their whole value, or as part of the surplus of the winner with whom they were. */
export interface Reach {
  readonly direct: number;
  readonly by: ReadonlyMap<number, number>;
}

/** Whose papers are asked for. */
export interface Past {
  /** Papers pass over these. */
  readonly out: readonly number[];
  /** Papers reach these, and may pass on. */
  readonly past: readonly number[];
  /** For each of them who was out while it certainly had no seat: papers that named only these before were with it. */
  readonly unseated: ReadonlyMap<number, readonly number[]>;
}

export type ReachPast = (asked: Past) => (candidate: number) => Reach;

/** Looks at all papers once for every question, and keeps the answers. */
export function reachIn({ counts, starts, marks }: Papers): ReachPast {
  const types = counts.map((count, type) => ({
    count,
    marks: marks.subarray(starts[type], starts[type + 1]),
  }));
  const known = new Map<string, ReadonlyMap<number, Reach>>();
  return (asked) => {
    const { out, past, unseated } = asked;
    const key = `${out.join()};${past.map((w) => `${w}:${unseated.get(w)?.join() ?? ""}`).join(";")}`;
    let all = known.get(key);
    if (all === undefined) {
      all = reachOf(types, asked);
      known.set(key, all);
    }
    return (candidate) => all.get(candidate) ?? NOTHING;
  };
}

const NOTHING: Reach = { direct: 0, by: new Map() };

function reachOf(
  types: readonly { readonly count: number; readonly marks: Int32Array }[],
  asked: Past,
): ReadonlyMap<number, Reach> {
  const out = new Set(asked.out);
  const before = new Map(asked.past.map((w) => [w, new Set(asked.unseated.get(w))]));
  const all = new Map<number, { direct: number; by: Map<number, number> }>();
  for (const { count, marks } of types) {
    let held: number | undefined;
    for (const [i, mark] of marks.entries()) {
      const unseated = before.get(mark);
      if (unseated === undefined && out.has(mark)) continue;
      const reach = all.get(mark) ?? { direct: 0, by: new Map<number, number>() };
      all.set(mark, reach);
      if (held === undefined) reach.direct += count;
      else reach.by.set(held, (reach.by.get(held) ?? 0) + count);
      if (unseated === undefined) break;
      if (held === undefined && marks.subarray(0, i).every((c) => unseated.has(c))) held = mark;
    }
  }
  return all;
}
