/**
 * The round-share test of published totals. It needs nothing but the totals of one contest: how far each option's votes lie
 * from the nearest multiple of 1 %, 0.1 % and 0.01 % of a declared base, in votes, exactly.
 *
 * Null: where a total lies between two multiples is as good as random, every whole number of votes equally likely, for all
 * lines but one (where the lines add up to the base, so do the distances: the last line follows from the others).
 *
 * Three things make a find weaker than it looks, and the corrected probability pays for each: one line is left out, the one
 * nearest to a multiple; the number of lines that count as near is taken from the sample, so that every possible number is
 * paid for; and every unit and base that was looked at is paid for. Each is an upper bound (Bonferroni), and so is the product.
 *
 * @module
 */

import { type Ratio, ratio } from "@urna/law";
import { binomialAtLeast } from "./tails.ts";

/** What counts as round: one part in a hundred, a thousand, ten thousand of the base. */
export const ROUND_UNITS = [100, 1000, 10_000] as const;
export type RoundUnit = (typeof ROUND_UNITS)[number];

/** Fewer lines than these tell nothing. */
export const FEWEST_LINES = 4;

/** Multiples nearer to each other than these votes are not looked at: every total is near one. */
const SMALLEST_STEP = 10;

/** A line is looked at from so many multiples on: below, its place is a matter of its size. */
const FROM_MULTIPLES = 2;

/** Published totals of one contest. */
export interface Totals {
  /** Votes of each option, against all included. */
  readonly lines: readonly { readonly id: string; readonly votes: number }[];
  /** What shares may be taken of, by name: `lines` (the sum of the options), `valid`, `cast`, `received`. */
  readonly bases: readonly { readonly id: string; readonly votes: number }[];
}

/** One line of a look. */
export interface RoundLine {
  readonly id: string;
  readonly votes: number;
  /** Votes above (below: negative) the nearest multiple, exactly. */
  readonly distance: Ratio;
  /** How likely a random place is to be as near: between 0 and 1. */
  readonly chance: number;
  /** Whether it is among the near ones at the cut that the sample chose. */
  readonly near: boolean;
}

/** One look: a unit and a base. */
export interface RoundLook {
  readonly unit: RoundUnit;
  readonly base: { readonly id: string; readonly votes: number };
  /** Lines in the order in which they were given. */
  readonly lines: readonly RoundLine[];
  /** Lines that are too small for this unit. */
  readonly dropped: readonly string[];
  /** Whether all lines together are the base, so that the distances add up to whole multiples. */
  readonly closed: boolean;
  /** How many lines are near, at the cut that makes them most unusual, and the largest distance among them. */
  readonly near: number;
  readonly cut: Ratio;
  /** The chance that so many of all lines are so near, as if the cut had been named before. */
  readonly raw: number;
  /** The same without the nearest line, for the number of near lines that is then most unusual. */
  readonly withoutNearest: number;
  /** That, times the numbers of near lines that could have been chosen. */
  readonly forAnyCut: number;
}

/** What the test says. */
export type RoundShare =
  | { readonly kind: "refused"; readonly lines: number; readonly needed: number }
  | {
      readonly kind: "tested";
      /** The most unusual look first, then as looked at. */
      readonly looks: readonly RoundLook[];
      /** The probability after all corrections, at most 1. */
      readonly corrected: number;
      /** So many lines at the whole number next to a multiple are enough for 5 %, whatever the others are; null if none. */
      readonly enough: number | null;
    };

/** Tests the totals of one contest under every unit and base. */
export function roundShare({ lines, bases }: Totals): RoundShare {
  const looks: RoundLook[] = [];
  const distinct = bases.filter((base, i) => bases.findIndex((b) => b.votes === base.votes) === i);
  let most = 0;
  for (const base of distinct) {
    for (const unit of ROUND_UNITS) {
      if (base.votes < unit * SMALLEST_STEP) continue;
      const large = lines.filter(({ votes }) => votes * unit >= FROM_MULTIPLES * base.votes);
      most = Math.max(most, large.length);
      if (large.length >= FEWEST_LINES) looks.push(look(lines, large, base, unit));
    }
  }
  if (looks.length === 0) return { kind: "refused", lines: most, needed: FEWEST_LINES };
  const [best, ...others] = [...looks].sort((a, b) => a.forAnyCut - b.forAnyCut || a.unit - b.unit);
  if (best === undefined) return { kind: "refused", lines: most, needed: FEWEST_LINES };
  return {
    kind: "tested",
    looks: [best, ...others],
    corrected: Math.min(1, best.forAnyCut * looks.length),
    enough: enoughLines(best, looks.length),
  };
}

/** The smallest number of lines that would be found at 5 % if each were the rounded number itself. */
function enoughLines({ unit, base, lines }: RoundLook, looks: number): number | null {
  const paid = lines.length - 1;
  const exact = Math.min(1, (unit + 1) / base.votes);
  for (let near = 2; near <= lines.length; near++)
    if (binomialAtLeast(near - 1, paid, exact) * paid * looks < 0.05) return near;
  return null;
}

function look(
  all: Totals["lines"],
  large: Totals["lines"],
  base: { readonly id: string; readonly votes: number },
  unit: RoundUnit,
): RoundLook {
  const placed = large.map((line) => ({ ...line, ...placeOf(line.votes, base.votes, unit) }));
  const chances = placed.map(({ chance }) => chance).sort((a, b) => a - b);
  const whole = mostUnusual(chances);
  const rest = mostUnusual(chances.slice(1));
  const cutChance = chances[whole.near - 1] ?? 0;
  const isNear = (chance: number): boolean => chance <= cutChance;
  const cut = placed
    .filter(({ chance }) => isNear(chance))
    .map(({ distance: { num, den } }): Ratio => ({ num: num < 0 ? -num : num, den }))
    .sort((a, b) => Number(a.num) * Number(b.den) - Number(b.num) * Number(a.den))
    .at(-1);
  return {
    unit,
    base,
    lines: placed.map((line) => ({ ...line, near: isNear(line.chance) })),
    dropped: all.filter((line) => !large.includes(line)).map(({ id }) => id),
    closed: all.reduce((sum, { votes }) => sum + votes, 0) === base.votes,
    near: whole.near,
    cut: cut ?? { num: 0, den: 1 },
    raw: whole.chance,
    withoutNearest: rest.chance,
    forAnyCut: Math.min(1, rest.chance * rest.of),
  };
}

/** The distance to the nearest multiple of base/unit, and how many of all places are as near. */
function placeOf(
  votes: number,
  base: number,
  unit: RoundUnit,
): { readonly distance: Ratio; readonly chance: number } {
  // Places in units of 1/unit votes: votes * unit modulo base. They are whole numbers, multiples of the common divisor.
  const rest = Number((BigInt(votes) * BigInt(unit)) % BigInt(base));
  const place = 2 * rest > base ? rest - base : rest;
  let [divisor, other] = [base, unit as number];
  while (other !== 0) [divisor, other] = [other, divisor % other];
  const chance = Math.min(1, (2 * Math.abs(place) + divisor) / base);
  return { distance: ratio(place, unit), chance };
}

/** The number of near lines, from the nearest on, that is least likely; ties go to the smaller number. */
function mostUnusual(chances: readonly number[]): {
  readonly near: number;
  readonly chance: number;
  readonly of: number;
} {
  let best = { near: 1, chance: Number.POSITIVE_INFINITY, of: chances.length };
  for (const [i, cut] of chances.entries()) {
    const chance = binomialAtLeast(i + 1, chances.length, cut);
    if (chance < best.chance) best = { near: i + 1, chance, of: chances.length };
  }
  return best;
}
