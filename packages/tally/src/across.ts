/**
 * Checks that hold several returns against each other: copies of one protocol (D403) and their corrections (D404), contests of one station (W405),
 * stations with the same votes (W406), shares unlike those of the area (W313).
 *
 * @module
 */

import { compareProducts } from "@urna/law/exact";
import { FigureRow, NOT_WRITTEN } from "./figure-row.ts";
import { type CheckOptions, type Finding, findingOf, numberIn, shareIn, thresholdsOf } from "./register.ts";
import { type FieldName, lineIn, markedBallots, type Return } from "./return.ts";

/** What the checks across returns are told besides them. */
export interface AcrossOptions extends CheckOptions {
  /** The area within which shares are compared; undefined where the station is unknown. */
  readonly areaOf?: (station: string) => string | undefined;
}

/** Makes all checks across returns. */
export function checkAcross(returns: readonly Return[], options: AcrossOptions = {}): readonly Finding[] {
  const { areaOf = () => undefined } = options;
  const againstAll = returns.flatMap((value) => againstAllOf(value, areaOf(value.station)) ?? []);
  return [
    ...checkCopies(returns, options),
    ...checkCorrections(returns, options),
    ...checkContests(returns, options),
    ...checkTwins(returns, options),
    ...checkAgainstAll(againstAll, options),
  ];
}

/** One figure of a protocol in every copy that there is; undefined where a copy does not have it. */
export interface CopiesLine {
  readonly name: string;
  readonly values: readonly (number | undefined)[];
}

/** Several copies of one protocol side by side: the lines in which they differ. */
export interface Copies {
  readonly station: string;
  readonly contest: string;
  readonly copies: readonly string[];
  readonly differing: readonly CopiesLine[];
}

/** Sets the copies of each protocol side by side. A figure that a copy lacks is no difference. */
export function compareCopies(returns: readonly Return[]): readonly Copies[] {
  const compared: Copies[] = [];
  for (const group of repeated(returns, (r) => `${r.station}\n${r.contest}`)) {
    const [first] = group;
    if (first === undefined) continue;
    const names = new Set(group.flatMap((r) => [...r.figures.keys(), ...r.votes.keys()]));
    const differing: CopiesLine[] = [];
    for (const name of names) {
      const values = group.map((r) => lineIn(r, name));
      const said = new Set(values.filter((value) => value !== undefined));
      if (said.size > 1) differing.push({ name, values });
    }
    compared.push({
      station: first.station,
      contest: first.contest,
      copies: group.map((r, i) => r.copy ?? `${i + 1}`),
      differing,
    });
  }
  return compared;
}

/** Copies of one protocol without those that a later copy corrects. */
export function standingCopies(copies: readonly Return[]): readonly Return[] {
  const corrected = new Set(copies.flatMap(({ corrects }) => corrects ?? []));
  const standing = corrected.size === 0 ? copies : copies.filter(({ copy = "" }) => !corrected.has(copy));
  // Copies that correct each other say nothing.
  return standing.length === 0 ? copies : standing;
}

/** D404: a corrected copy beside the one that it corrects. */
function checkCorrections(returns: readonly Return[], options: AcrossOptions): readonly Finding[] {
  const corrections = returns.filter(({ corrects }) => corrects !== undefined);
  if (corrections.length === 0) return [];
  const keyOf = ({ station, contest }: Return, copy: string): string => `${station}\n${contest}\n${copy}`;
  const byCopy = new Map(returns.map((value) => [keyOf(value, value.copy ?? ""), value]));
  return corrections.flatMap((later) => {
    const earlier = byCopy.get(keyOf(later, later.corrects ?? ""));
    const differing = earlier === undefined ? [] : (compareCopies([earlier, later])[0]?.differing ?? []);
    if (differing.length === 0) return [];
    const { station, contest, copy = "", corrects = "" } = later;
    const found = { station, contest, figures: { lines: differing.length }, others: [corrects, copy] };
    return [findingOf("D404", found, options)];
  });
}

function checkCopies(returns: readonly Return[], options: AcrossOptions): readonly Finding[] {
  const standing = returns.some(({ corrects }) => corrects !== undefined)
    ? repeated(returns, (r) => `${r.station}\n${r.contest}`).flatMap(standingCopies)
    : returns;
  return compareCopies(standing)
    .filter(({ differing }) => differing.length > 0)
    .map(({ station, contest, copies, differing }) =>
      findingOf(
        "D403",
        { station, contest, figures: { copies: copies.length, lines: differing.length }, others: copies },
        options,
      ),
    );
}

const SHARED_LINES: readonly FieldName[] = ["registered", "receivedBallot", "delivered"];

/** What W405 compares between the contests of a station; where it is the same, nothing is found. */
export function sharedLines({ figures }: Return): string {
  return SHARED_LINES.map((name) => figures.get(name) ?? "").join();
}

/** W405: voters get the ballots of all contests of a station at once; their protocols should agree on who came. */
function checkContests(returns: readonly Return[], options: AcrossOptions): readonly Finding[] {
  const thresholds = thresholdsOf("W405", options.thresholds);
  const bar = shareIn(thresholds, "share");
  const findings: Finding[] = [];
  if (new Set(returns.map(({ contest }) => contest)).size < 2) return [];
  for (const group of repeated(returns, (r) => r.station)) {
    const contests = [...new Map(group.map((r) => [r.contest, r])).values()].sort((a, b) =>
      a.contest < b.contest ? -1 : 1,
    );
    const [first, ...others] = contests;
    if (first === undefined) continue;
    for (const other of others) {
      for (const name of SHARED_LINES) {
        const left = first.figures.get(name);
        const right = other.figures.get(name);
        if (left === undefined || right === undefined) continue;
        const apart = Math.abs(left - right);
        if (apart > numberIn(thresholds, "ballots") && compareProducts(apart, bar.den, left, bar.num) > 0) {
          findings.push(
            findingOf(
              "W405",
              {
                station: first.station,
                contest: other.contest,
                option: name,
                figures: { left, right, difference: left - right },
                others: [first.contest],
              },
              options,
            ),
          );
        }
      }
    }
  }
  return findings;
}

/** W406: the same votes for every option in two stations. */
function checkTwins(returns: readonly Return[], options: AcrossOptions): readonly Finding[] {
  const hashOf = makeVotesHash(options);
  const large = returns.flatMap((value) => {
    const hash = hashOf(value);
    return hash === undefined ? [] : [{ value, hash }];
  });
  const twins = repeated(large, ({ hash }) => hash).flatMap((alike) =>
    repeated(
      alike.map(({ value }) => value),
      vectorOf,
    ),
  );
  const findings: Finding[] = [];
  for (const group of twins) {
    // In which order they came says nothing.
    const stations = [...new Set(group.map((r) => r.station))].sort();
    const [first] = group;
    const [station, ...others] = stations;
    if (first === undefined || station === undefined || others.length === 0) continue;
    const { contest } = first;
    const marked = markedBallots(first) ?? 0;
    findings.push(
      findingOf(
        "W406",
        {
          station,
          contest,
          figures: { marked, stations: stations.length },
          others,
        },
        options,
      ),
    );
  }
  return findings;
}

/**
 * Makes a number of protocols that is the same for the same votes; others may share it, and are told apart after it.
 * Undefined where there are too few votes or options for W406.
 */
export function makeVotesHash({ thresholds: given }: CheckOptions): (value: Return) => number | undefined {
  const thresholds = thresholdsOf("W406", given);
  const [leastVotes, leastOptions] = [numberIn(thresholds, "votes"), numberIn(thresholds, "options")];
  return (value) => {
    if ((markedBallots(value) ?? 0) < leastVotes || value.votes.size < leastOptions) return undefined;
    let [a, b] = [0, 0];
    for (const count of FigureRow.of(value.votes).row) {
      if (count === NOT_WRITTEN) continue;
      const mixed = Math.imul(count + 1, 0x9e3779b1);
      // Sums, because tables may have the options in different order.
      a = (a + Math.imul(mixed ^ (mixed >>> 15), 0x85ebca6b)) | 0;
      b = (b + Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35)) | 0;
    }
    // As many bits of both as a number holds.
    return (a >>> 0) * 2 ** 20 + (b >>> 12);
  };
}

function vectorOf({ contest, votes, figures }: Return): string {
  const { names, row } = FigureRow.of(votes);
  let vector = contest;
  for (const [i, option] of names.list.entries()) {
    if (row[i] !== NOT_WRITTEN) vector += `\n${option}=${row[i]}`;
  }
  return `${vector}\n${figures.get("againstAll") ?? ""}`;
}

/** The votes against all of one protocol, and all votes with them. */
export interface AgainstAll {
  readonly station: string;
  readonly contest: string;
  /** The area within which it is compared. */
  readonly area: string;
  readonly part: number;
  readonly whole: number;
}

/** What W313 compares of a protocol; undefined where there is nothing to compare. */
export function againstAllOf(value: Return, area: string | undefined): AgainstAll | undefined {
  const part = value.figures.get("againstAll") ?? value.votes.get("against-all");
  if (part === undefined || area === undefined) return undefined;
  const { station, contest } = value;
  const whole = markedBallots(value) ?? 0;
  return whole === 0 ? undefined : { station, contest, area, part, whole };
}

/** W313: the share of votes against all below the 1st or above the 99th percentile of the stations of the area. */
export function checkAgainstAll(counted: readonly AgainstAll[], options: CheckOptions): readonly Finding[] {
  const thresholds = thresholdsOf("W313", options.thresholds);
  const findings: Finding[] = [];
  for (const group of groupBy(counted, (c) => `${c.area}\n${c.contest}`)) {
    if (group.length < numberIn(thresholds, "stations")) continue;
    const sorted = [...group].sort((a, b) => compareProducts(a.part, b.whole, b.part, a.whole));
    const cut = Math.ceil((group.length * numberIn(thresholds, "percentile")) / 100);
    const low = sorted[cut - 1];
    const high = sorted[group.length - cut];
    if (low === undefined || high === undefined) continue;
    for (const each of group) {
      const below = compareProducts(each.part, low.whole, low.part, each.whole) < 0;
      const above = compareProducts(each.part, high.whole, high.part, each.whole) > 0;
      if (!below && !above) continue;
      const { station, contest, area, part, whole } = each;
      findings.push(
        findingOf("W313", { station, area, contest, figures: { againstAll: part, marked: whole } }, options),
      );
    }
  }
  return findings;
}

/** Groups of at least two, in the order in which their second member came: nearly all returns stand alone. */
function repeated<T>(items: readonly T[], keyOf: (item: T) => string | number): readonly (readonly T[])[] {
  const first = new Map<string | number, T>();
  const groups = new Map<string | number, T[]>();
  for (const item of items) {
    const key = keyOf(item);
    const before = first.get(key);
    if (before === undefined) {
      first.set(key, item);
      continue;
    }
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [before, item]);
    else group.push(item);
  }
  return [...groups.values()];
}

/** Groups in the order in which their first member came. */
function groupBy<T>(items: readonly T[], keyOf: (item: T) => string): Iterable<readonly T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [item]);
    else group.push(item);
  }
  return groups.values();
}
