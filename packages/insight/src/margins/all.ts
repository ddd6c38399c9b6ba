/**
 * All margins of a tier: for every list the fewest ballots that take a seat from it, give it one more, or leave it without
 * any, and for every named majority the fewest that reach or lose it. Each is named by its kind and by how many other
 * options may take part: one (a pair), two, or all; only the last is the margin, the others are what people compare.
 *
 * @module
 */

import { seatsNeeded, writeRatio } from "@urna/law";
import type { NamedMajority } from "../what-if/what-if.ts";
import { type Margin, marginFor } from "./search/margin.ts";
import { type NamedGoal, resultWith } from "./race/result.ts";
import type { OnProgress } from "./terms/between.ts";
import { CHANGES, type ChangeKind, sum } from "./terms/changes.ts";
import { needed } from "./race/bars.ts";
import type { Race } from "./race/race.ts";

/** What a margin is about. */
export type MarginAim =
  | { readonly kind: "one-less" }
  | { readonly kind: "one-more" }
  /** No seat is left. */
  | { readonly kind: "none" }
  /** A majority of all members is reached, or lost. */
  | {
      readonly kind: "reach" | "lose";
      readonly ids: readonly string[];
      readonly is: "atLeast" | "moreThan";
      readonly share: string;
      readonly needed: number;
    };

/** Between how many options ballots may change: the list and one other, and two others, or all. */
export const REACHES = ["pair", "two", "all"] as const;
export type Reach = (typeof REACHES)[number];

/** A margin as plain data. */
export interface WrittenMargin {
  readonly ballots: number;
  /** Votes that change, by option: the witness, which the engine has evaluated. */
  readonly changes: Readonly<Record<string, number>>;
  readonly gains: Readonly<Record<string, number>>;
  /** Fewer than `ballots` do not suffice; where it is only a bound, fewer than this. */
  readonly lowerBound: { readonly ballots: number; readonly how: "exact" | "bound" };
}

/** The margins of one list, one aim and one kind of change; null where no change of that kind does it. */
export interface SeatMargin {
  readonly contender: string;
  readonly aim: MarginAim;
  readonly change: ChangeKind;
  readonly goal: NamedGoal;
  readonly found: { readonly [R in Reach]?: WrittenMargin | null };
}

export interface AllMarginsOptions {
  /** Lists that are asked about; all when left out. */
  readonly contenders?: readonly string[];
  readonly kinds?: readonly ChangeKind[];
  readonly reaches?: readonly Reach[];
  /** Majorities of a house of so many members. They are asked of the lists that are named, else of the strongest. */
  readonly majorities?: { readonly rules: readonly NamedMajority[]; readonly members: number };
  /** Told after each question how much of the search is done, between 0 and 1. */
  readonly onProgress?: OnProgress;
}

/** Finds all margins of a race; none where the law gives no seats as it stands. */
export function allMargins(race: Race, options: AllMarginsOptions = {}): readonly SeatMargin[] {
  const { kinds = CHANGES, reaches = ["all"], majorities } = options;
  const now = resultWith(race, race.votes);
  if (now === undefined) return [];
  const { seats } = now;
  const lists = race.options.filter((_, i) => race.contender[i] === true);
  const totalOf = (id: string): number => (seats.get(id) ?? 0) + (race.fixed.get(id) ?? 0);
  const order = [...lists].sort((a, b) => votesOf(race, b) - votesOf(race, a) || (a < b ? -1 : 1));
  const asked = options.contenders ?? order;
  const [strongest] = [...order].sort((a, b) => totalOf(b) - totalOf(a));
  const forMajorities = options.contenders ?? (strongest === undefined ? [] : [strongest]);

  const aims = asked.flatMap((contender) => [
    ...seatAims(race, contender, seats.get(contender) ?? 0),
    ...(majorities === undefined || !forMajorities.includes(contender)
      ? []
      : majorityAims(race, contender, totalOf(contender), majorities)),
  ]);
  let done = 0;
  return aims.flatMap(({ contender, aim, goal }) =>
    kinds.map((change): SeatMargin => {
      const of = (reach: Reach, known?: readonly [number, number]): Margin | undefined =>
        marginFor(race, goal, change, { ...amongOf(reach), ...(known === undefined ? {} : { known }) });
      const pair = reaches.includes("pair") ? of("pair") : undefined;
      const all = reaches.includes("all") ? of("all") : undefined;
      // What a pair does and no more options do better, two do neither.
      const isLeast = pair !== undefined && pair.ballots === all?.lowerBound.ballots;
      // Two do no worse than one, and no better than all.
      const known = [all?.lowerBound.ballots ?? 1, pair?.ballots ?? Number.POSITIVE_INFINITY] as const;
      const each = {
        pair: () => pair,
        two: () => (isLeast ? pair : (of("two", known) ?? pair)),
        all: () => all,
      };
      const found = Object.fromEntries(reaches.map((reach) => [reach, written(each[reach]())]));
      done += 1;
      options.onProgress?.(done / (aims.length * kinds.length));
      return { contender, aim, change, goal, found };
    }),
  );
}

function votesOf(race: Race, id: string): number {
  return race.votes[race.options.indexOf(id)] ?? 0;
}

function amongOf(reach: Reach): { readonly among?: number } {
  switch (reach) {
    case "pair":
      return { among: 1 };
    case "two":
      return { among: 2 };
    case "all":
      return {};
  }
}

interface Aim {
  readonly contender: string;
  readonly aim: MarginAim;
  readonly goal: NamedGoal;
}

/** Whoever has less than one and a half times what the bar asks for may fall out; of others it is no question. */
function seatAims(race: Race, contender: string, now: number): readonly Aim[] {
  const asked = needed(race, sum(race.votes))[race.options.indexOf(contender)] ?? 0;
  const isNearBar = 2 * votesOf(race, contender) < 3 * asked;
  const aims: Aim[] = [];
  const aim = (kind: "one-less" | "one-more" | "none", is: NamedGoal["is"], seats: number): void => {
    aims.push({ contender, aim: { kind }, goal: { contender, is, seats } });
  };
  if (now > 0) aim("one-less", "atMost", now - 1);
  if (now < race.seats) aim("one-more", "atLeast", now + 1);
  if (now > 1 && isNearBar) aim("none", "atMost", 0);
  return aims;
}

/** Majorities of one share are one aim. Seats of other tiers stay as they are. */
function majorityAims(
  race: Race,
  contender: string,
  total: number,
  { rules, members }: NonNullable<AllMarginsOptions["majorities"]>,
): readonly Aim[] {
  const fixed = race.fixed.get(contender) ?? 0;
  const found = new Map<string, { ids: string[]; rule: NamedMajority }>();
  for (const rule of rules) {
    const share = rule.atLeast ?? rule.moreThan;
    if (share === undefined) continue;
    const key = `${rule.atLeast === undefined ? "moreThan" : "atLeast"} ${writeRatio(share)}`;
    const known = found.get(key);
    if (known === undefined) found.set(key, { ids: [rule.id], rule });
    else known.ids.push(rule.id);
  }
  return [...found]
    .map(([key, { ids, rule }]): Aim => {
      const [is = "", share = ""] = key.split(" ");
      const needed = seatsNeeded(rule, members);
      const holds = total >= needed;
      const aim: MarginAim = {
        kind: holds ? "lose" : "reach",
        ids,
        is: is === "atLeast" ? "atLeast" : "moreThan",
        share,
        needed,
      };
      const seats = needed - fixed - (holds ? 1 : 0);
      return { contender, aim, goal: { contender, is: holds ? "atMost" : "atLeast", seats } };
    })
    .filter(({ aim, goal }) => {
      // Whoever has less than half of what is needed is not on the way to it.
      const isNear = !("needed" in aim) || 2 * total >= aim.needed;
      return isNear && goal.seats >= 0 && goal.seats <= race.seats;
    })
    .sort((a, b) => a.goal.seats - b.goal.seats);
}

/** A margin without maps. */
export function written(margin: Margin | undefined): WrittenMargin | null {
  if (margin === undefined) return null;
  const { ballots, changes, gains, lowerBound } = margin;
  return {
    ballots,
    changes: Object.fromEntries(changes),
    gains: Object.fromEntries(gains),
    lowerBound: { ballots: lowerBound.ballots, how: lowerBound.how },
  };
}
