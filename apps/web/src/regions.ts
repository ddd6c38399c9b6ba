/**
 * Turnout by region as it was printed on the day, and what it was before: the figures of the map, the tiles and the dots.
 * Percentages are held as printed and compared in whole hundredths; floats are made last, for places in a picture.
 *
 * @module
 */

import type { AreaRecord, Bulletin } from "@urna/atlas";
import type { Words } from "@urna/words";
import type { Subject } from "./desk.ts";

/** The printed turnout of one region. */
export interface RegionValue {
  readonly area: AreaRecord;
  /** As printed: "42.41"; undefined where nobody published it. */
  readonly printed?: string;
  /** What another source printed for the same time. */
  readonly rivals: readonly string[];
  readonly sources: readonly string[];
}

export interface RegionTurnout {
  /** `22:10`, or `close`. */
  readonly time: string;
  /** Every region of the day, those without a value too. */
  readonly rows: readonly RegionValue[];
}

/** The regions that existed on the day of the election. */
export function regionsOf({ source }: Subject): readonly AreaRecord[] {
  return [...source.areas.values()].filter((area) => area.level === "region");
}

/** Every page of an election asks whether there is such turnout. */
const found = new WeakMap<Subject["bulletins"], { readonly turnout: RegionTurnout | undefined }>();

/** The last bulletin of the day; undefined where there was none by region. */
export function lastTurnout(subject: Subject): RegionTurnout | undefined {
  const known = found.get(subject.bulletins) ?? { turnout: readTurnout(subject) };
  found.set(subject.bulletins, known);
  return known.turnout;
}

function readTurnout(subject: Subject): RegionTurnout | undefined {
  const regions = regionsOf(subject);
  const ids = new Set(regions.map((area) => area.id));
  const printed = subject.bulletins.filter((each) => ids.has(each.area) && each.flag !== "impossible");
  // "close" sorts after every hour.
  const time = printed.map((each) => each.time).reduce((a, b) => (b > a ? b : a), "");
  if (time === "") return undefined;
  const ofTime = (area: string): readonly Bulletin[] =>
    printed.filter((each) => each.time === time && each.area === area);
  return {
    time,
    rows: regions.map((area) => {
      const own = ofTime(area.id);
      const first = own.find((each) => each.flag !== "rival");
      return {
        area,
        ...(first === undefined ? {} : { printed: first.value }),
        rivals: own.filter((each) => each.flag === "rival").map((each) => each.value),
        sources: own.flatMap((each) => each.sources),
      };
    }),
  };
}

/** From the lowest to the highest. */
export function turnoutHeadline(words: Words, rows: readonly RegionValue[]): string {
  const sorted = rows
    .flatMap(({ area, printed }) => (printed === undefined ? [] : [{ area, printed }]))
    .toSorted((a, b) => hundredthsOf(a.printed) - hundredthsOf(b.printed));
  const [low, high] = [sorted[0], sorted.at(-1)];
  if (low === undefined || high === undefined) return words.word("page.regions");
  const name = (row: typeof low): string => row.area.names[words.language];
  return words.say("page.regions.head", {
    low: words.numbers.printedPercent(low.printed),
    lowName: name(low),
    high: words.numbers.printedPercent(high.printed),
    highName: name(high),
  });
}

/** The change of one region. */
export interface RegionChange {
  readonly area: AreaRecord;
  /** Undefined where the region did not exist before with these borders, or a value is missing. */
  readonly before?: string;
  /** The difference in hundredths of a point. */
  readonly hundredths?: number;
  /** Decimals that both values have. */
  readonly decimals: number;
}

/** The last bulletins of two days, region by region. Only a region of the same id has the same borders. */
export function turnoutChange(now: RegionTurnout, before: RegionTurnout): readonly RegionChange[] {
  const earlier = new Map(before.rows.map((row) => [row.area.id, row.printed]));
  return now.rows.map(({ area, printed }) => {
    const was = earlier.get(area.id);
    if (was === undefined || printed === undefined) return { area, decimals: 0 };
    return {
      area,
      before: was,
      hundredths: hundredthsOf(printed) - hundredthsOf(was),
      decimals: Math.min(decimalsIn(printed), decimalsIn(was), 2),
    };
  });
}

/** A printed percentage in whole hundredths; what is printed finer is cut. */
export function hundredthsOf(printed: string): number {
  const [whole = "0", part = ""] = printed.split(".");
  return Number(whole) * 100 + Number(part.padEnd(2, "0").slice(0, 2));
}

function decimalsIn(printed: string): number {
  return printed.split(".")[1]?.length ?? 0;
}
