/**
 * The fewest votes found that change a result, with all votes of the change in one area: from every option to every other,
 * by doubling and halving, each told by the engine.
 *
 * @module
 */

import type { Engine } from "@urna/law";
import type { BoundedAim, BoundedMargin, OnProgress, Witness } from "../terms/between.ts";
import type { ChangeKind } from "../terms/changes.ts";
import { narrow } from "../terms/narrow.ts";

/** Seats for certain: one by one, and in all by contender. */
export interface Seats {
  readonly cells: readonly number[];
  readonly totals: ReadonlyMap<string, number>;
}

type Slot = NonNullable<ReturnType<Engine["figures"]>>["slots"][number];

/** An area with the figures of a contest that may change there, and what one vote is in their unit. */
export interface AreaSlots {
  readonly area: string;
  readonly slots: readonly Slot[];
  readonly unit: number;
}

/** Where to search, and how the engine is asked. */
export interface Searched {
  readonly engine: Engine;
  readonly now: Seats;
  /** Seats after a run; undefined where the engine refuses or a tie is open. */
  readonly read: () => Seats | undefined;
  readonly areas: readonly AreaSlots[];
  /** Seats won and lost. */
  readonly gains: (after: Seats, area: string) => Readonly<Record<string, number>>;
}

/** A search for one contender, or for anybody; `onPair` is told of each pair of options that was looked at. */
export type Sought = Pick<BoundedMargin, "contender" | "change"> & {
  readonly aim: BoundedAim;
  readonly onPair: () => void;
};

/** The areas of a contest with votes that are known. */
export function areasOf(engine: Engine, contest: string): readonly AreaSlots[] {
  const { scale, slots = [] } = engine.figures(contest) ?? { scale: 1 };
  const byArea = new Map<string, Slot[]>();
  for (const slot of slots) {
    if (typeof slot.votes !== "number") continue;
    const own = byArea.get(slot.area);
    if (own === undefined) byArea.set(slot.area, [slot]);
    else own.push(slot);
  }
  return [...byArea].map(([area, own]) => ({ area, slots: own, unit: Number(scale) }));
}

/** Votes of an area. */
export function votesIn({ slots, unit }: AreaSlots): number {
  return Math.floor(slots.reduce((sum, slot) => sum + Number(slot.votes), 0) / unit);
}

/** The fewest votes found; null where none are. */
export function votesWitness(
  { engine, now, read, areas, gains }: Searched,
  { contender, aim, change, onPair }: Sought,
): Witness | null {
  const reached = (after: Seats): boolean => {
    if (contender === null) return after.cells.some((cell, i) => cell !== now.cells[i]);
    const gain = (after.totals.get(contender) ?? 0) - (now.totals.get(contender) ?? 0);
    return aim === "one-less" ? gain < 0 : gain > 0;
  };
  const tryWith = (from: Slot | undefined, to: Slot | undefined, votes: number): Seats | undefined => {
    if (from !== undefined && Number(from.votes) < votes) return undefined;
    const old = [from?.votes, to?.votes];
    if (from !== undefined) from.votes = Number(from.votes) - votes;
    if (to !== undefined) to.votes = Number(to.votes) + votes;
    engine.run();
    const after = read();
    if (from !== undefined) from.votes = old[0] ?? null;
    if (to !== undefined) to.votes = old[1] ?? null;
    return after !== undefined && reached(after) ? after : undefined;
  };
  let best: Witness | null = null;
  for (const each of areas) {
    const { area, slots, unit } = each;
    for (const [from, to] of pairs(slots, change)) {
      onPair();
      if (contender !== null && from?.option !== contender && to?.option !== contender) continue;
      const below: number = (best?.ballots ?? votesIn(each) + 1) - 1;
      if (below < 1 || (best !== null && tryWith(from, to, below * unit) === undefined)) continue;
      const found = narrow(below, (votes) => tryWith(from, to, votes * unit));
      if (found === undefined) continue;
      best = {
        ballots: found.n,
        area,
        changes: {
          ...(from === undefined ? {} : { [from.option]: -found.n }),
          ...(to === undefined ? {} : { [to.option]: found.n }),
        },
        gains: gains(found.value, area),
      };
    }
  }
  return best;
}

/** Tells with each pair of a search through all these areas what part of all pairs is behind. */
export function perPair(
  areas: readonly AreaSlots[],
  changes: readonly ChangeKind[],
  onProgress: OnProgress | undefined,
): () => void {
  let all = 0;
  for (const change of changes) for (const { slots } of areas) all += pairs(slots, change).length;
  let done = 0;
  return () => onProgress?.(++done / all);
}

/** Where votes come from and where they go. */
function pairs(
  slots: readonly Slot[],
  change: ChangeKind,
): readonly (readonly [Slot | undefined, Slot | undefined])[] {
  switch (change) {
    case "withheld":
      return slots.map((from) => [from, undefined] as const);
    case "added":
      return slots.map((to) => [undefined, to] as const);
    case "moved":
      return slots.flatMap((from) => slots.filter((to) => to !== from).map((to) => [from, to] as const));
  }
}

/** What changed between two totals. */
export function differences(
  before: ReadonlyMap<string, number>,
  after: ReadonlyMap<string, number>,
): Readonly<Record<string, number>> {
  return Object.fromEntries(
    [...after]
      .map(([id, seats]) => [id, seats - (before.get(id) ?? 0)] as const)
      .filter(([, gain]) => gain !== 0),
  );
}
