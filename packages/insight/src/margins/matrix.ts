/**
 * Bounds of margins of biproportional seats: above, votes of one area that go from one list to another; below, how far every
 * figure is from where other seats begin, by divisors under which the whole table is what it is.
 *
 * @module
 */

import type { Engine, Step } from "@urna/law";
import { stepsOf } from "../scenario.ts";
import type { BoundedAim, BoundedMargin, BoundedTask, Witness } from "./between.ts";
import type { ChangeKind } from "./changes.ts";
import { leastVotes } from "./divisor-proof.ts";
import { narrow } from "./narrow.ts";

/** In so many areas, those with fewest votes for a seat, a change of a contender's seats is looked for. */
const AREAS_TRIED = 3;

interface Seats {
  readonly cells: readonly number[];
  readonly totals: ReadonlyMap<string, number>;
}

/** The bounds of each kind of change: for any seat in any area, and for each contender that is named. */
export function matrixBounds({
  scenario,
  engine,
  step,
  clause,
  contenders = [],
  kinds,
}: BoundedTask): readonly BoundedMargin[] {
  const steps: Step[] = [];
  engine.run({ record: (each) => steps.push(each) });
  const now = seatsIn(engine, step);
  const votes = engine.table(String(clause["votes"]));
  if (now === undefined || votes?.gives !== "votes") return [];
  const ballots = leastVotes(stepsOf(scenario.rules), step, steps);
  const least =
    ballots > 1 ? ({ ballots, proof: "divisors" } as const) : ({ ballots: 1, proof: "none" } as const);
  const aims: readonly { readonly contender: string | null; readonly aim: BoundedAim }[] = [
    { contender: null, aim: "any" },
    ...contenders.flatMap((contender) => {
      const held = now.totals.get(contender) ?? 0;
      const aimed = ["one-less", "one-more"] as const;
      return aimed.filter((aim) => aim === "one-more" || held > 0).map((aim) => ({ contender, aim }));
    }),
  ];
  return kinds.flatMap((change) =>
    aims.map(({ contender, aim }): BoundedMargin => {
      const most = witness(engine, step, votes.contest, now, { contender, aim, change });
      return { area: null, contender, aim, change, least, most };
    }),
  );
}

/** Seats for certain; undefined where the engine refuses or a tie is open. */
function seatsIn(engine: Engine, step: string): Seats | undefined {
  const table = engine.table(step);
  if (table?.gives !== "seats" || engine.state(step).kind !== "done") return undefined;
  const totals = new Map<string, number>();
  for (const [i, cell] of table.cells.entries()) {
    const id = table.cols[i % table.cols.length] ?? "";
    totals.set(id, (totals.get(id) ?? 0) + cell);
  }
  return { cells: [...table.cells], totals };
}

function witness(
  engine: Engine,
  step: string,
  contest: string,
  now: Seats,
  { contender, aim, change }: Pick<BoundedMargin, "contender" | "aim" | "change">,
): Witness | null {
  const slots = (engine.figures(contest)?.slots ?? []).filter((slot) => typeof slot.votes === "number");
  const byArea = new Map<string, typeof slots>();
  for (const slot of slots) byArea.set(slot.area, [...(byArea.get(slot.area) ?? []), slot]);
  const reached = (after: Seats): boolean => {
    if (contender === null) return after.cells.some((cell, i) => cell !== now.cells[i]);
    const gain = (after.totals.get(contender) ?? 0) - (now.totals.get(contender) ?? 0);
    return aim === "one-less" ? gain < 0 : gain > 0;
  };
  const tryWith = (from: Slot | undefined, to: Slot | undefined, ballots: number): Seats | undefined => {
    if (from !== undefined && Number(from.votes) < ballots) return undefined;
    const old = [from?.votes, to?.votes];
    if (from !== undefined) from.votes = Number(from.votes) - ballots;
    if (to !== undefined) to.votes = Number(to.votes) + ballots;
    engine.run();
    const after = seatsIn(engine, step);
    if (from !== undefined) from.votes = old[0] ?? null;
    if (to !== undefined) to.votes = old[1] ?? null;
    return after !== undefined && reached(after) ? after : undefined;
  };
  const total = (own: typeof slots): number => own.reduce((sum, slot) => sum + Number(slot.votes), 0);
  const areas =
    contender === null
      ? [...byArea]
      : [...byArea].sort(([, a], [, b]) => total(a) - total(b)).slice(0, AREAS_TRIED);
  let best: Witness | null = null;
  for (const [area, own] of areas) {
    for (const [from, to] of pairs(own, change)) {
      if (contender !== null && from?.option !== contender && to?.option !== contender) continue;
      const below: number = (best?.ballots ?? total(own) + 1) - 1;
      if (below < 1 || (best !== null && tryWith(from, to, below) === undefined)) continue;
      const found = narrow(below, (ballots) => tryWith(from, to, ballots));
      if (found === undefined) continue;
      best = {
        ballots: found.n,
        area,
        changes: {
          ...(from === undefined ? {} : { [from.option]: -found.n }),
          ...(to === undefined ? {} : { [to.option]: found.n }),
        },
        gains: gainsBetween(now, found.value, engine, step, area),
      };
    }
  }
  return best;
}

type Slot = NonNullable<ReturnType<Engine["figures"]>>["slots"][number];

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

/** Seats won and lost; where the totals stay as they are, those of the area. */
function gainsBetween(
  before: Seats,
  after: Seats,
  engine: Engine,
  step: string,
  area: string,
): Readonly<Record<string, number>> {
  const gains = [...after.totals].map(([id, seats]) => [id, seats - (before.totals.get(id) ?? 0)] as const);
  if (gains.some(([, gain]) => gain !== 0)) return Object.fromEntries(gains.filter(([, gain]) => gain !== 0));
  const table = engine.table(step);
  if (table?.gives !== "seats") return {};
  const width = table.cols.length;
  const row = table.rows.indexOf(area);
  return Object.fromEntries(
    table.cols
      .map(
        (id, c) => [id, (after.cells[row * width + c] ?? 0) - (before.cells[row * width + c] ?? 0)] as const,
      )
      .filter(([, gain]) => gain !== 0),
  );
}
