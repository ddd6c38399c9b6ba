/**
 * Turnout as it was told during the day, against itself and against the protocols: it cannot fall (W407), a protocol cannot
 * have fewer voters than observers counted at the door, and seldom many more than the last official figure (W408).
 *
 * @module
 */

import { compareProducts, parseRatio, type Ratio } from "@urna/law/exact";
import type { Count } from "./count.ts";
import { type CheckOptions, type Finding, findingOf, shareIn, thresholdsOf } from "./register.ts";
import type { Return } from "./return.ts";
import { complete } from "./tally.ts";

/** Turnout of one station or area at one hour. Either `voters` or `share` is there. */
export interface TurnoutReport {
  readonly station?: string;
  readonly area?: string;
  /** Clock time, `HH:MM`. */
  readonly time: string;
  readonly by: "official" | "observer";
  readonly voters?: number;
  /** Of the voters on the list, as it was printed: `23.37`. */
  readonly percent?: string;
}

/** W407 and W408 over all reports. */
export function checkTurnoutReports(
  reports: readonly TurnoutReport[],
  count: Count,
  options: CheckOptions = {},
): readonly Finding[] {
  const places = new Map<string, TurnoutReport[]>();
  for (const report of reports) {
    const key = `${report.by}\n${report.station ?? ""}\n${report.area ?? ""}`;
    const list = places.get(key);
    if (list === undefined) places.set(key, [report]);
    else list.push(report);
  }
  return [...places.values()].flatMap((list) => {
    const sorted = list.toSorted(compareReports);
    return [...falls(sorted, options), ...againstProtocols(sorted, count, options)];
  });
}

/** By time; of one hour the greatest is the last: more than one observer may have counted at a door. */
function compareReports(a: TurnoutReport, b: TurnoutReport): number {
  if (a.time !== b.time) return a.time < b.time ? -1 : 1;
  if (a.voters !== undefined && b.voters !== undefined) return a.voters - b.voters;
  const [x, y] = [shareOf(a), shareOf(b)];
  if (x === undefined || y === undefined) return Number(x === undefined) - Number(y === undefined);
  return compareProducts(x.num, y.den, y.num, x.den);
}

/** W407: each report against the one before it; a share is held against shares, a number against numbers. */
function falls(sorted: readonly TurnoutReport[], options: CheckOptions): readonly Finding[] {
  return sorted.flatMap((later, i) => {
    const earlier = sorted[i - 1];
    if (earlier === undefined || earlier.time === later.time) return [];
    const figures = fallBetween(earlier, later);
    if (figures === undefined) return [];
    const { station, area, time } = later;
    const place = station === undefined ? { area: area ?? "" } : { station };
    return [findingOf("W407", { ...place, option: `${earlier.time}–${time}`, figures }, options)];
  });
}

function fallBetween(
  earlier: TurnoutReport,
  later: TurnoutReport,
): Readonly<Record<string, number>> | undefined {
  if (earlier.voters !== undefined && later.voters !== undefined) {
    return later.voters < earlier.voters ? { earlier: earlier.voters, later: later.voters } : undefined;
  }
  const [a, b] = [shareOf(earlier), shareOf(later)];
  if (a === undefined || b === undefined || compareProducts(b.num, a.den, a.num, b.den) >= 0)
    return undefined;
  return { earlierHundredths: hundredths(a), laterHundredths: hundredths(b) };
}

/** W408: the last report against the protocols of its place. */
function againstProtocols(
  sorted: readonly TurnoutReport[],
  count: Count,
  options: CheckOptions,
): readonly Finding[] {
  const last = sorted.at(-1);
  if (last === undefined) return [];
  return protocolsOf(last, count).flatMap(({ contest, received, registered }) => {
    const { station, area } = last;
    const place = station === undefined ? { area: area ?? "" } : { station };
    const found =
      last.by === "observer" ? tooFew(last, received) : tooMany(last, received, registered, options);
    return found === undefined
      ? []
      : [findingOf("W408", { ...place, contest, option: last.time, figures: found }, options)];
  });
}

/** Voters in the protocols of a place, contest by contest; of an area only where all its stations are counted. */
function protocolsOf(
  { station, area }: TurnoutReport,
  count: Count,
): readonly {
  readonly contest: string;
  readonly received: number;
  readonly registered: number | undefined;
}[] {
  if (station !== undefined) {
    return [...count.counted].flatMap((value) => {
      const received = value.station === station ? receivedIn(value) : undefined;
      const registered = value.figures.get("registered") ?? count.geography.stations.get(station)?.registered;
      return received === undefined ? [] : [{ contest: value.contest, received, registered }];
    });
  }
  return count.contests.flatMap((contest) => {
    const tally = count.tally(area ?? "", contest);
    const { counted, expected } = tally.coverage.stations;
    const received = complete(tally, tally.figures.get("receivedBallot"));
    const registered = complete(tally, tally.figures.get("registered"));
    return received === undefined || counted === 0 || counted < expected
      ? []
      : [{ contest, received, registered }];
  });
}

function receivedIn({ figures }: Return): number | undefined {
  return figures.get("receivedBallot") ?? figures.get("tookPart") ?? figures.get("inBoxes");
}

/** Observers cannot count voters who were not there. */
function tooFew({ voters }: TurnoutReport, received: number): Readonly<Record<string, number>> | undefined {
  return voters === undefined || received >= voters
    ? undefined
    : { receivedBallot: received, counted: voters, difference: received - voters };
}

/** More than the threshold, in percentage points, above the last figure of the day. */
function tooMany(
  last: TurnoutReport,
  received: number,
  registered: number | undefined,
  options: CheckOptions,
): Readonly<Record<string, number>> | undefined {
  const said =
    shareOf(last) ??
    (last.voters === undefined || registered === undefined
      ? undefined
      : { num: last.voters, den: registered });
  if (said === undefined || registered === undefined || registered === 0) return undefined;
  const { num, den } = shareIn(thresholdsOf("W408", options.thresholds), "share");
  // received / registered > said + threshold
  const left = BigInt(received) * BigInt(said.den) * BigInt(den);
  const right = BigInt(registered) * (BigInt(said.num) * BigInt(den) + BigInt(num) * BigInt(said.den));
  if (left <= right) return undefined;
  return last.voters === undefined
    ? { receivedBallot: received, registered, reportedHundredths: hundredths(said) }
    : { receivedBallot: received, registered, reported: last.voters };
}

function shareOf({ percent }: TurnoutReport): Ratio | undefined {
  return percent === undefined ? undefined : parseRatio(`${percent.replace(",", ".").replace(/\s*%$/, "")}%`);
}

/** In hundredths of a percent; more digits are cut off. */
function hundredths({ num, den }: Ratio): number {
  return Number((BigInt(num) * 10_000n) / BigInt(den));
}
