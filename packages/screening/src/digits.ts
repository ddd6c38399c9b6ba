/**
 * Last digits of the votes of one option, and pairs of last digits, against what the binomial counts of the same stations would
 * have. Uniform digits are not taken for granted: small counts do not have them, and truncated ones never do.
 *
 * The chance of a digit follows from the count itself (the mean) and its standard deviation by the normal density at whole
 * numbers, in steps of a quarter of a vote; from 12 votes (for pairs: 60) on, pairs and digits are as good as uniform.
 * Sources: B. Beber, A. Scacco, Political Analysis 20 (2012), 211-234; W. Mebane and others on why the null must be resampled.
 *
 * @module
 */

import { solve } from "./linear.ts";
import { include, type StationTable } from "./stations.ts";
import { chiSquaredAtLeast } from "./tails.ts";

/** Fewer counts than these give no p-value. */
export const FEWEST_COUNTS = 300;

/** One test of digits. */
export interface DigitTest {
  readonly kind: "last" | "pairs";
  /** Counts that are used, and counts that are too small. */
  readonly counts: number;
  readonly tooSmall: number;
  /** By digit 0 to 9; or repeated, adjacent, distant. */
  readonly observed: readonly number[];
  readonly expected: readonly number[];
  readonly chiSquared: number;
  readonly degrees: number;
  readonly p: number;
  /** Share of the counts with one digit (for pairs: two equal ones) in place of their own that is found in 80 of 100 cases at 5 %. */
  readonly smallestEffect: number;
}

interface Kind {
  readonly kind: DigitTest["kind"];
  readonly smallest: number;
  readonly classes: number;
  readonly period: number;
  readonly uniformFrom: number;
  readonly classOf: (count: number) => number;
}

const LAST: Kind = {
  kind: "last",
  smallest: 10,
  classes: 10,
  period: 10,
  uniformFrom: 12,
  classOf: (count) => count % 10,
};

const PAIRS: Kind = {
  kind: "pairs",
  smallest: 100,
  classes: 3,
  period: 100,
  uniformFrom: 60,
  classOf: (count) => {
    const [units, tens] = [count % 10, Math.floor(count / 10) % 10];
    if (units === tens) return 0;
    return (units + 1) % 10 === tens || (tens + 1) % 10 === units ? 1 : 2;
  },
};

/** The same test with another choice: other counts of the same stations, or another smallest count. */
export interface DigitChoice {
  /** The option that is looked at, the ballots handed out, or another option. */
  readonly counts: "option" | "turnout" | "other";
  /** The other option. */
  readonly other?: string;
  readonly smallest: number;
  readonly used: number;
  readonly p: number;
}

/** Smallest counts that are tried beside each other. */
const SMALLEST: Readonly<Record<DigitTest["kind"], readonly number[]>> = {
  last: [10, 20, 50, 100],
  pairs: [100, 200, 500],
};

/** What the test says under other choices, where it has enough counts: smallest counts, and the other counts of the stations. */
export function digitChoices(table: StationTable, kind: DigitTest["kind"]): readonly DigitChoice[] {
  const usual = kind === "last" ? LAST : PAIRS;
  const { places } = include(table);
  const chances = makeChances(usual);
  const look = (
    choice: Pick<DigitChoice, "counts" | "other">,
    own: Pick<StationTable, "counted" | "leader">,
    smallest = usual.smallest,
  ): readonly DigitChoice[] => {
    const chosen = { ...usual, smallest };
    const known = places.filter((i) => (own.leader[i] ?? Number.NaN) <= (own.counted[i] ?? 0));
    const found = test(own, known, chosen, smallest === usual.smallest ? chances : makeChances(chosen));
    return found.counts < FEWEST_COUNTS ? [] : [{ ...choice, smallest, used: found.counts, p: found.p }];
  };
  return [
    ...SMALLEST[kind].flatMap((smallest) => look({ counts: "option" }, table, smallest)),
    ...look({ counts: "turnout" }, { counted: table.registered, leader: table.given }),
    ...(table.options ?? [])
      .filter(({ votes }) => votes.some((count, i) => !Object.is(count, table.leader[i])))
      .flatMap(({ id, votes }) =>
        look({ counts: "other", other: id }, { counted: table.counted, leader: votes }),
      ),
  ];
}

/**
 * The noncentrality at which chi-squared with 9 (pairs: 2) degrees of freedom is beyond its 5 % in 80 of 100 cases. A share e of the
 * counts moved to a class of chance q makes it n e² (1/q - 1).
 */
const NONCENTRAL: Readonly<Record<DigitTest["kind"], number>> = { last: 15.65, pairs: 9.635 };

/** Makes the tests of last digits and of pairs; chances are worked out once and kept. */
export function makeDigitTests(): (table: StationTable) => readonly DigitTest[] {
  const kinds = [LAST, PAIRS].map((kind) => ({ kind, chances: makeChances(kind) }));
  return (table) => {
    const { places } = include(table);
    return kinds.flatMap(({ kind, chances }) => {
      const found = test(table, places, kind, chances);
      return found.counts < FEWEST_COUNTS ? [] : [found];
    });
  };
}

/** Chances of the classes, worked out once for every kind of count: what is left to one is the chance to be too small. */
interface Chances {
  /** The number of the chances for a count with this standard deviation; -1 where no such count reaches the smallest. */
  find(count: number, sd: number): number;
  /** The chances by their number. */
  readonly made: readonly Float64Array[];
}

/** Standard deviations are taken in quarters of a vote. */
const STEPS = 4;
/** The normal density is added up over so many standard deviations. */
const REACH = 8;

function makeChances({ smallest, classes, period, uniformFrom, classOf }: Kind): Chances {
  const uniform = new Float64Array(classes);
  for (let k = 0; k < period; k++) {
    const c = classOf(k);
    uniform[c] = (uniform[c] ?? 0) + 1 / period;
  }
  const made = [uniform];
  const steps = uniformFrom * STEPS;
  const kept = new Map<number, number>();
  return {
    made,
    find(count, sd) {
      const step = Math.round(sd * STEPS);
      if (step >= steps) return 0;
      const spread = Math.max(step / STEPS, 1 / (2 * STEPS));
      const reach = Math.ceil(REACH * spread);
      if (count + reach < smallest) return -1;
      // Near the smallest count its place matters, further away only its last digits do.
      const start =
        count - reach < smallest ? count : (count % period) + smallest + REACH * uniformFrom + period;
      const key = start * steps + step;
      const known = kept.get(key);
      if (known !== undefined) return known;
      const chances = new Float64Array(classes);
      let total = 0;
      for (let d = -reach; d <= reach; d++) total += Math.exp(-(d * d) / (2 * spread * spread));
      for (let d = -reach; d <= reach; d++) {
        if (count + d < smallest) continue;
        const c = classOf(count + d);
        chances[c] = (chances[c] ?? 0) + Math.exp(-(d * d) / (2 * spread * spread)) / total;
      }
      kept.set(key, made.length);
      made.push(chances);
      return made.length - 1;
    },
  };
}

/**
 * Stations whose count is too small take part in the null, because by chance it need not have been: a sample that is cut off at
 * what was seen would show digits that nobody made. The number of counts is given, only the digits are tested.
 */
function test(
  table: Pick<StationTable, "counted" | "leader">,
  places: Int32Array,
  kind: Kind,
  chances: Chances,
): DigitTest {
  const { classes, smallest } = kind;
  const observed = Array.from({ length: classes }, () => 0);
  const stations: number[] = [];
  let counts = 0;
  for (const place of places) {
    const [counted = 1, votes = 0] = [table.counted[place], table.leader[place]];
    if (votes >= smallest) {
      counts += 1;
      const c = kind.classOf(votes);
      observed[c] = (observed[c] ?? 0) + 1;
    }
    const found = chances.find(votes, Math.sqrt(votes * (1 - votes / counted)));
    if (found >= 0) stations[found] = (stations[found] ?? 0) + 1;
  }
  const expected = Array.from({ length: classes }, () => 0);
  const covariance = new Float64Array(classes * classes);
  for (const [i, p] of chances.made.entries()) {
    const times = stations[i] ?? 0;
    if (times === 0) continue;
    for (let a = 0; a < classes; a++) {
      const pa = p[a] ?? 0;
      expected[a] = (expected[a] ?? 0) + times * pa;
      for (let b = 0; b < classes; b++) {
        const at = a * classes + b;
        covariance[at] = (covariance[at] ?? 0) + times * ((a === b ? pa : 0) - pa * (p[b] ?? 0));
      }
    }
  }
  const total = expected.reduce((sum, e) => sum + e, 0);
  const shares = expected.map((e) => (total === 0 ? 0 : e / total));
  const degrees = classes - 1;
  const chiSquared = quadraticForm(
    observed.map((o, a) => o - (shares[a] ?? 0) * counts),
    givenTotal(covariance, shares),
    classes,
  );
  return {
    kind: kind.kind,
    counts,
    tooSmall: places.length - counts,
    observed,
    expected: shares.map((share) => share * counts),
    chiSquared,
    degrees,
    p: chiSquaredAtLeast(chiSquared, degrees),
    smallestEffect: Math.min(1, Math.sqrt(NONCENTRAL[kind.kind] / (counts * (1 / (shares[0] ?? 1) - 1)))),
  };
}

/** The covariance of counts minus their shares of the total, from that of the counts: M V M' with M = I - shares 1'. */
function givenTotal(covariance: Float64Array, shares: readonly number[]): Float64Array {
  const n = shares.length;
  const rowSums = shares.map((_, a) => {
    let sum = 0;
    for (let b = 0; b < n; b++) sum += covariance[a * n + b] ?? 0;
    return sum;
  });
  const all = rowSums.reduce((sum, row) => sum + row, 0);
  return covariance.map((value, at) => {
    const a = Math.floor(at / n);
    const b = at % n;
    const [sa, sb] = [shares[a] ?? 0, shares[b] ?? 0];
    return value - sa * (rowSums[b] ?? 0) - sb * (rowSums[a] ?? 0) + sa * sb * all;
  });
}

/** The difference, squared, in units of the covariance; the last class follows from the others. */
function quadraticForm(difference: readonly number[], covariance: Float64Array, classes: number): number {
  const n = classes - 1;
  const solved = solve(
    Array.from({ length: n }, (_, a) => [
      ...Array.from({ length: n }, (_, b) => covariance[a * classes + b] ?? 0),
      difference[a] ?? 0,
    ]),
  );
  // Classes that no count can change carry no information.
  if (solved === undefined) return 0;
  return solved.reduce((sum, value, a) => sum + (difference[a] ?? 0) * value, 0);
}
