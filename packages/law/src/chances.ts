/**
 * What may come of lots that are not drawn yet. Every way in which they may fall is counted by the whole law; ways that
 * end alike are one end, and how likely it is is exact.
 *
 * @module
 */

import { type Outcome, outcomeAfter } from "./elect.ts";
import type { Rules } from "./document.ts";
import { compile } from "./engine.ts";
import { must } from "./errors.ts";
import {
  addRatios,
  compareRatios,
  type Fraction,
  fraction,
  multiply,
  quotient,
  type Ratio,
  type Whole,
} from "./exact.ts";
import { type Given, type Lot, readInput } from "./input.ts";

/** One end that lots may come to, beside what is the same whatever they say. */
export interface Chance extends Pick<Outcome, "seats" | "areas" | "persons"> {
  /** How likely it is, where any of those who are tied is as likely to be drawn as any other. */
  readonly chance: Fraction;
  readonly verdict: Outcome["verdict"];
}

/** Of how many so many are drawn, and who: numbers of places in the order of those who are tied, growing. */
interface Drawing {
  readonly of: number;
  readonly drawn: number[];
}

interface End extends Pick<Outcome, "seats" | "areas" | "persons" | "verdict"> {
  likely: Ratio;
}

/**
 * The ends of all ways in which lots may fall, the likeliest first. Undefined where a tie is resolved by something else
 * than a lot, where papers have to be drawn, where the law is silent at some end, or where there are more than `most`
 * ways. Each tie is a drawing of its own.
 */
export function chancesOf(
  rules: Rules,
  given: Given,
  { most, lots = [] }: { readonly most: number; readonly lots?: readonly Lot[] },
): readonly Chance[] | undefined {
  const engine = must(compile(rules, must(readInput(given))));
  const ends = new Map<string, End>();
  const way: Drawing[] = [];
  for (let ways = 0; ways < most; ways++) {
    let met = 0;
    const report = engine.run({
      lots,
      draw: (open, places) => {
        const here = (way[met] ??= { of: open.length, drawn: Array.from({ length: places }, (_, i) => i) });
        met++;
        return here.drawn.map((place) => open[place] ?? "");
      },
    });
    if (report.status !== "complete") return undefined;
    const { seats, areas, persons, verdict } = outcomeAfter(engine, report);
    const likely: Ratio = {
      num: 1,
      den: way.reduce<Whole>((n, { of, drawn }) => multiply(n, choices(of, drawn.length)), 1),
    };
    const key = JSON.stringify([seats, areas, persons, verdict]);
    const known = ends.get(key);
    if (known === undefined) ends.set(key, { likely, seats, areas, persons, verdict });
    else known.likely = addRatios(known.likely, likely);
    while (way.length > 0 && !advance(way.at(-1))) way.pop();
    if (way.length === 0) return told([...ends.values()]);
  }
  return undefined;
}

/** The next drawing of as many, in order; false after the last. */
function advance(drawing: Drawing | undefined): boolean {
  if (drawing === undefined) return false;
  const { of, drawn } = drawing;
  for (let i = drawn.length - 1; i >= 0; i--) {
    const place = drawn[i] ?? 0;
    if (place >= of - drawn.length + i) continue;
    for (let j = i; j < drawn.length; j++) drawn[j] = place + 1 + j - i;
    return true;
  }
  return false;
}

/** In how many ways so many can be drawn of so many. */
function choices(of: number, drawn: number): Whole {
  let ways: Whole = 1;
  for (let i = 1; i <= drawn; i++) ways = quotient(multiply(ways, of - drawn + i), i);
  return ways;
}

/** Each end without what all of them have. */
function told(ends: readonly End[]): readonly Chance[] {
  const seats = differing(ends.map((end) => end.seats));
  const areas = differing(ends.map((end) => end.areas));
  const persons = differing(ends.map((end) => end.persons));
  return ends
    .map(({ likely, verdict }, i) => ({
      likely,
      chance: fraction(likely.num, likely.den),
      seats: seats[i] ?? [],
      areas: areas[i] ?? [],
      persons: persons[i] ?? [],
      verdict,
    }))
    .sort((a, b) => compareRatios(b.likely, a.likely))
    .map(({ likely: _, ...end }) => end);
}

/** Of each list the rows that are not in all of them. */
function differing<T>(lists: readonly (readonly T[])[]): readonly (readonly T[])[] {
  const times = new Map<string, number>();
  for (const list of lists) {
    for (const row of list) {
      const key = JSON.stringify(row);
      times.set(key, (times.get(key) ?? 0) + 1);
    }
  }
  return lists.map((list) => list.filter((row) => times.get(JSON.stringify(row)) !== lists.length));
}
