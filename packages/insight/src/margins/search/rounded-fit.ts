/**
 * How so many ballots are best divided between a contender, its rivals and those outside, while the quota stays in a range:
 * as much as can be for (or against) the contender, what its goal asks of the rivals, and the rest outside.
 *
 * @module
 */

import { type Changes, type ChangeKind, type Goal, mayChange, optionsWhere, sum } from "../terms/changes.ts";
import { cheapest } from "./menu.ts";
import type { Claims } from "../race/method.ts";
import { needed } from "../race/bars.ts";
import type { Race } from "../race/race.ts";

/** Exactly so many ballots of a kind, for a goal, with exactly the members in; the contender of the goal is one of them. */
export interface Exactly {
  readonly race: Race;
  readonly members: readonly boolean[];
  readonly goal: Goal;
  readonly kind: ChangeKind;
  readonly ballots: number;
}

/** From so many to so many. */
export type Range = readonly [number, number];

/** Options and the ballots that they must and may win and lose together. */
interface Group {
  readonly options: readonly number[];
  readonly up: Range;
  readonly down: Range;
}

export interface Task extends Exactly {
  /** By how many votes each option may change. */
  readonly limits: readonly Range[];
  readonly rivals: Group;
  readonly outside: Group;
  /** Ballots that leave an option, and that come to one. */
  readonly downs: number;
  readonly ups: number;
}

/** How ballots are divided. */
interface Fitted {
  /** Votes that the contender wins or loses. */
  readonly own: number;
  /** Votes of the rivals as the goal asks for them, and what they win and lose in all. */
  readonly asked: ReadonlyMap<number, number>;
  readonly up: number;
  readonly down: number;
}

/** What must and may change; undefined where the members cannot be the ones who are in. */
export function taskOf(exactly: Exactly): Task | undefined {
  const { race, members, goal, kind, ballots } = exactly;
  const total = sum(race.votes);
  const after = kind === "withheld" ? total - ballots : kind === "added" ? total + ballots : total;
  if (after <= 0) return undefined;
  const need = needed(race, after);
  const limits = race.votes.map((votes, j): Range => {
    const isIn = members[j] === true;
    const asked = race.contender[j] === true ? (need[j] ?? 0) : undefined;
    const low = isIn ? (asked ?? 0) - votes : -votes;
    const high = isIn || asked === undefined ? ballots : asked - 1 - votes;
    const mayFall = mayChange(goal, j) && kind !== "added";
    const mayRise = mayChange(goal, j) && kind !== "withheld";
    return [Math.max(low, mayFall ? -ballots : 0), Math.min(high, mayRise ? ballots : 0)];
  });
  if (limits.some(([low, high]) => low > high)) return undefined;
  const groupOf = (options: readonly number[]): Group => {
    const add = (of: (range: Range) => number): number =>
      sum(options.map((j) => Math.max(of(limits[j] ?? NONE), 0)));
    return {
      options,
      up: [add(([low]) => low), add(([, high]) => high)],
      down: [add(([, high]) => -high), add(([low]) => -low)],
    };
  };
  return {
    ...exactly,
    limits,
    rivals: groupOf(optionsWhere(race, (j) => members[j] === true && j !== goal.contender)),
    outside: groupOf(optionsWhere(race, (j) => members[j] !== true)),
    downs: kind === "added" ? 0 : ballots,
    ups: kind === "withheld" ? 0 : ballots,
  };
}

const NONE: Range = [0, 0];

/** Divides the ballots; undefined where no way of doing so suffices by these claims. */
export function fit(task: Task, claims: Claims, [low, high]: Range): Fitted | undefined {
  const { goal, limits, rivals, outside, ups, downs } = task;
  const isRaised = goal.is === "atLeast";
  const [least, most] = limits[goal.contender] ?? NONE;
  const own = isRaised
    ? Math.min(
        most,
        // What neither rivals nor those outside have to give it gives itself.
        atMostZero(rivals.down[1] + outside.down[1] - downs) ?? most,
        ups - rivals.up[0] - outside.up[0],
        high - rivals.up[0] + Math.min(rivals.down[1], downs - outside.down[0]),
      )
    : Math.max(
        least,
        -(atMostZero(rivals.up[1] + outside.up[1] - ups) ?? -least),
        rivals.down[0] + outside.down[0] - downs,
        low + rivals.down[0] - Math.min(rivals.up[1], ups - outside.up[0]),
      );
  if (own < least || own > most) return undefined;
  const asked = askedOf(task, claims, own);
  if (asked === undefined) return undefined;
  const cost = sum([...asked].map(([j, d]) => Math.abs(d - nearestTo(limits[j] ?? NONE))));
  // What is left over may go to or come from those outside.
  const upsLeft = ups - Math.max(own, 0);
  const downsLeft = downs - Math.max(-own, 0);
  const up: Range = [
    Math.max(rivals.up[0] + (isRaised ? 0 : cost), upsLeft - outside.up[1]),
    Math.min(rivals.up[1], upsLeft - outside.up[0]),
  ];
  const down: Range = [
    Math.max(rivals.down[0] + (isRaised ? cost : 0), downsLeft - outside.down[1]),
    Math.min(rivals.down[1], downsLeft - outside.down[0]),
  ];
  if (up[0] > up[1] || down[0] > down[1]) return undefined;
  if (own + up[1] - down[0] < low || own + up[0] - down[1] > high) return undefined;
  if (isRaised) {
    const taken = Math.max(down[0], Math.min(down[1], own + up[0] - low));
    return { own, asked, up: Math.max(up[0], low - own + taken), down: taken };
  }
  const given = Math.max(up[0], Math.min(up[1], high - own + down[0]));
  return { own, asked, up: given, down: Math.max(down[0], own + given - high) };
}

function atMostZero(n: number): number | undefined {
  return n < 0 ? n : undefined;
}

function nearestTo([low, high]: Range): number {
  return Math.min(Math.max(0, low), high);
}

/** The cheapest changes of rivals that leave room for the goal; undefined where there are none. */
function askedOf(
  { race, goal, limits, rivals }: Task,
  claims: Claims,
  change: number,
): ReadonlyMap<number, number> | undefined {
  const isRaised = goal.is === "atLeast";
  const own = (race.votes[goal.contender] ?? 0) + change;
  const most = race.seats;
  const start = rivals.options.map((j) => nearestTo(limits[j] ?? NONE));
  const votes = rivals.options.map((j, n) => (race.votes[j] ?? 0) + (start[n] ?? 0));
  const counts = votes.map((v) =>
    isRaised ? claims.notBelow(v, own, goal.seats, most) : claims.above(v, own, goal.seats, most),
  );
  const sign = isRaised ? -1 : 1;
  const lacking = sign * (most - goal.seats - sum(counts));
  const menus = rivals.options.map((j, n) => {
    const menu = [0];
    const [low, high] = limits[j] ?? NONE;
    const room = isRaised ? (start[n] ?? 0) - low : high - (start[n] ?? 0);
    const count = counts[n] ?? 0;
    for (let t = 1; t <= Math.min(lacking, isRaised ? count : most - count); t++) {
      const wanted = isRaised
        ? claims.mostWith(count - t, own, goal.seats)
        : claims.fewestWith(count + t, own, goal.seats);
      const price = Math.max(sign * (wanted - (votes[n] ?? 0)), 0);
      if (price > room) break;
      menu.push(price);
    }
    return menu;
  });
  const chosen = lacking > 0 ? cheapest(menus, lacking) : undefined;
  if (lacking > 0 && chosen === undefined) return undefined;
  return new Map(
    rivals.options.map((j, n) => [j, (start[n] ?? 0) + sign * (menus[n]?.[chosen?.take[n] ?? 0] ?? 0)]),
  );
}

/** The changes themselves. */
export function spread(task: Task, claims: Claims, { own, asked, up, down }: Fitted): Changes {
  const { race, goal, limits, rivals, outside, ups, downs } = task;
  const i = goal.contender;
  const changes = limits.map((range, j) => (j === i ? own : (asked.get(j) ?? nearestTo(range))));
  const after = (j: number): number => (race.votes[j] ?? 0) + (changes[j] ?? 0);
  /** Votes more, or fewer, that one after another can take; those that may change nothing for the goal first. */
  const pass = (
    options: readonly number[],
    sign: 1 | -1,
    amount: number,
    free: (j: number) => number,
  ): void => {
    const passed = sum(options.map((j) => Math.max(sign * (changes[j] ?? 0), 0)));
    let rest = amount - passed;
    for (const most of [free, () => rest]) {
      for (const j of options) {
        const d = changes[j] ?? 0;
        if (rest <= 0 || sign * d < 0) continue;
        const [low, high] = limits[j] ?? NONE;
        const room = sign > 0 ? high - d : d - low;
        const by = Math.min(rest, room, Math.max(most(j), 0));
        changes[j] = d + sign * by;
        rest -= by;
      }
    }
  };
  const isRaised = goal.is === "atLeast";
  const spare = (j: number): number => {
    const votes = after(j);
    return isRaised
      ? claims.mostWith(claims.notBelow(votes, after(i), goal.seats, race.seats), after(i), goal.seats) -
          votes
      : votes -
          claims.fewestWith(claims.above(votes, after(i), goal.seats, race.seats), after(i), goal.seats);
  };
  pass(rivals.options, 1, up, isRaised ? spare : () => 0);
  pass(rivals.options, -1, down, isRaised ? () => 0 : spare);
  // Lines that win no seats take any number.
  const lines = [...outside.options].sort((a, b) => Number(race.contender[a]) - Number(race.contender[b]));
  pass(lines, 1, ups - Math.max(own, 0) - up, () => 0);
  pass(lines.toReversed(), -1, downs - Math.max(-own, 0) - down, () => 0);
  return changes;
}
