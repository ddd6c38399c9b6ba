/**
 * Scaling by turnout: in the stations of low turnout the option has so many votes for one of all others; if that ratio held
 * everywhere, how many of its votes at higher turnout would be left over, and what would share and turnout be without them.
 *
 * Assumes that support does not hang on turnout among honest voters. Where town and country differ, it does, and the answer is
 * worth nothing; the slope of the option's votes on turnout is given beside it. The window decides, so a range is given, never a point.
 *
 * Source: S. Shpilkin, Troitskiy variant 94 (2011) and 124 (2013); M. Myagkov, P. Ordeshook, D. Shakin, The forensics of
 * election fraud (2009), for the slope.
 *
 * @module
 */

import { percentCell, type TooFew } from "../fingerprint/fingerprint.ts";
import { type DropReason, includeSound, type StationTable } from "../stations.ts";
import { coreOf } from "./core.ts";

/** Below this number of stations bins of one percent are noise. */
export const FEWEST_FOR_SCALING = 2000;
/** A core with less than this part of all ballots is missing. */
const SMALLEST_CORE = 0.1;
/** What is larger is no polling station (voting by computer, one list for a city): it is added up, but sets no core. */
const LARGEST_STATION = 10_000;

const BINS = 100;

/** Which stations set the ratio: bins up to the mode of the other votes, or the ellipse that holds half of the voters. */
export const CORES = ["five", "fifteen", "all", "ellipse"] as const;
export type CoreChoice = (typeof CORES)[number];

/** The answer for one choice of the core. */
export interface Scaled {
  readonly core: CoreChoice;
  /** Turnout of the core in whole percent, from and to (the ellipse: its centre). */
  readonly from: number;
  readonly to: number;
  /** Ballots in the core, of all ballots counted. */
  readonly ballots: number;
  /** Undefined where the core is missing: less than a tenth of the ballots. */
  readonly found:
    | {
        /** Votes for the option, for one of all others. */
        readonly ratio: number;
        /** Votes beyond the ratio at higher turnout; negative where there are too few. */
        readonly beyond: number;
        /** Of the ballots that are left. */
        readonly share: number;
        readonly turnout: number;
      }
    | undefined;
}

export interface Scaling {
  readonly kind: "scaled";
  readonly stations: number;
  readonly dropped: Readonly<Record<DropReason, number>>;
  /** Stations with more than 10,000 voters: added up, but not in a core. */
  readonly large: number;
  /** As declared: votes of the option, its share of all ballots, turnout. */
  readonly declared: { readonly leader: number; readonly share: number; readonly turnout: number };
  /** The whole percent of turnout at which most of the other votes lie. */
  readonly mode: number;
  readonly choices: readonly Scaled[];
  /** Slope of leader/registered on turnout, weighted by voters: 1 where every further ballot is for the option. */
  readonly slope: number;
}

/** All choices of the core. */
export function scaling(table: StationTable): Scaling | TooFew {
  const { places, dropped } = includeSound(table);
  if (places.length < FEWEST_FOR_SCALING)
    return { kind: "few", stations: places.length, needed: FEWEST_FOR_SCALING };
  const sums = sumUp(table, places);
  const mode = modeOf(sums.ordinary.others);
  const windows = [
    { core: "five", from: Math.max(0, mode - 5), to: mode },
    { core: "fifteen", from: Math.max(0, mode - 15), to: mode - 1 },
    { core: "all", from: 0, to: mode - 2 },
  ] as const;
  return {
    kind: "scaled",
    stations: places.length,
    dropped,
    large: sums.large,
    declared: {
      leader: sums.leader,
      share: sums.leader / sums.counted,
      turnout: sums.given / sums.registered,
    },
    mode,
    choices: [
      ...windows.map(({ core, from, to }) => {
        const own = between(sums.ordinary, from, to);
        return scaled(sums, { core, from, to, leader: own.leader, others: own.others });
      }),
      ellipse(table, places, sums, mode),
    ],
    slope: slopeOf(table, places),
  };
}

interface Bins {
  readonly leader: Float64Array;
  readonly others: Float64Array;
}

interface Sums {
  readonly all: Bins;
  readonly ordinary: Bins;
  readonly large: number;
  readonly registered: number;
  readonly given: number;
  readonly counted: number;
  readonly leader: number;
}

function sumUp({ registered, given, counted, leader }: StationTable, places: Int32Array): Sums {
  const make = (): Bins => ({ leader: new Float64Array(BINS), others: new Float64Array(BINS) });
  const [all, ordinary] = [make(), make()];
  let [large, n, t, r, w] = [0, 0, 0, 0, 0];
  for (const i of places) {
    const [voters = 0, came = 0, ballots = 0, own = 0] = [registered[i], given[i], counted[i], leader[i]];
    const bin = percentCell(came, voters);
    const add = (bins: Bins): void => {
      bins.leader[bin] = (bins.leader[bin] ?? 0) + own;
      bins.others[bin] = (bins.others[bin] ?? 0) + ballots - own;
    };
    add(all);
    if (voters > LARGEST_STATION) large += 1;
    else add(ordinary);
    n += voters;
    t += came;
    r += ballots;
    w += own;
  }
  return { all, ordinary, large, registered: n, given: t, counted: r, leader: w };
}

/** The bin with most votes, each taken with its neighbours. */
function modeOf(votes: Float64Array): number {
  const smooth = votes.map((v, i) => (votes[i - 1] ?? 0) + v + (votes[i + 1] ?? 0));
  return smooth.indexOf(Math.max(...smooth));
}

function between({ leader, others }: Bins, from: number, to: number): { leader: number; others: number } {
  const sum = (votes: Float64Array): number =>
    votes.slice(from, Math.max(from, to + 1)).reduce((total, v) => total + v, 0);
  return { leader: sum(leader), others: sum(others) };
}

function scaled(
  { all, counted, leader, given, registered }: Sums,
  core: Pick<Scaled, "core" | "from" | "to"> & { readonly leader: number; readonly others: number },
): Scaled {
  const { from, to } = core;
  const ballots = (core.leader + core.others) / counted;
  if (ballots < SMALLEST_CORE || core.others === 0)
    return { core: core.core, from, to, ballots, found: undefined };
  const ratio = core.leader / core.others;
  const above = between(all, to + 1, BINS);
  const beyond = above.leader - ratio * above.others;
  return {
    core: core.core,
    from,
    to,
    ballots,
    found: {
      ratio,
      beyond,
      share: (leader - beyond) / (counted - beyond),
      turnout: (given - beyond) / registered,
    },
  };
}

function ellipse(table: StationTable, places: Int32Array, sums: Sums, mode: number): Scaled {
  const { registered, given, counted, leader } = table;
  const ordinary = places.filter((i) => (registered[i] ?? 0) <= LARGEST_STATION);
  const core = coreOf({
    turnout: Float64Array.from(ordinary, (i) => (given[i] ?? 0) / (registered[i] ?? 1)),
    result: Float64Array.from(ordinary, (i) => (leader[i] ?? 0) / (counted[i] ?? 1)),
    weight: Float64Array.from(ordinary, (i) => registered[i] ?? 0),
  });
  let [own, others] = [0, 0];
  for (const [at, i] of ordinary.entries()) {
    if (core.isMember[at] !== 1) continue;
    own += leader[i] ?? 0;
    others += (counted[i] ?? 0) - (leader[i] ?? 0);
  }
  const centre = percentCell(core.turnout, 1);
  // An ellipse above the mode of the other votes is no core of low turnout: it says where most stations are, not where they are clean.
  const isLow = centre <= mode;
  return scaled(sums, {
    core: "ellipse",
    from: centre,
    to: centre,
    leader: isLow ? own : 0,
    others: isLow ? others : 0,
  });
}

/** Least squares, weighted by voters. */
function slopeOf({ registered, given, leader }: StationTable, places: Int32Array): number {
  let [total, x, y] = [0, 0, 0];
  for (const i of places) {
    total += registered[i] ?? 0;
    x += given[i] ?? 0;
    y += leader[i] ?? 0;
  }
  x /= total;
  y /= total;
  let [xx, xy] = [0, 0];
  for (const i of places) {
    const n = registered[i] ?? 1;
    const dx = (given[i] ?? 0) / n - x;
    xx += n * dx * dx;
    xy += n * dx * ((leader[i] ?? 0) / n - y);
  }
  return xx === 0 ? 0 : xy / xx;
}
