/**
 * From regions to what is drawn: tiles, dots and the map show the same values with the same classes.
 *
 * @module
 */

import type { AreaRecord, Layout } from "@urna/atlas";
import {
  type AreaMap,
  type AreaTiles,
  changeClasses,
  type ClassKey,
  classOf,
  levelClasses,
  type Ramp,
  type SortedDots,
  type ValueClass,
} from "@urna/draw";
import type { Words } from "@urna/words";
import { hundredthsOf, type RegionChange, type RegionValue } from "./regions.ts";

/** A value of a region as it is drawn: in percent or points, with its text. */
interface Shown {
  readonly area: AreaRecord;
  readonly before?: SortedDots["rows"][number]["before"];
  readonly at?: number;
  readonly text?: string;
  readonly short?: string;
  readonly rivals: readonly { readonly at: number; readonly text: string }[];
}

/** The same values in equal tiles and on the true map. */
interface RegionPlaces {
  readonly tiles: (id: string) => AreaTiles;
  readonly map: (id: string) => AreaMap;
}

/** Everything that is drawn of the level: sorted as well, each with what it was before. */
export interface RegionPictures extends RegionPlaces {
  readonly dots: SortedDots;
}

/** The anchor of the row of a region in the table below. */
export function anchorOf(area: string): string {
  return `area-${area}`;
}

/** What turnout is shown of: regions, the whole, and what each region was before. */
export interface ShownTurnout {
  readonly rows: readonly RegionValue[];
  /** As printed. */
  readonly whole?: string;
  readonly earlier?: { readonly changes: readonly RegionChange[]; readonly key: SortedDots["key"] };
}

/** Turnout as a level. */
export function turnoutPictures(
  { rows, whole, earlier }: ShownTurnout,
  { words, layout }: { readonly words: Words; readonly layout: Layout },
): RegionPictures {
  const { numbers } = words;
  const changeOf = new Map(earlier?.changes.map((change) => [change.area.id, change]));
  const percent = (printed: string): { readonly at: number; readonly text: string } => ({
    at: hundredthsOf(printed) / 100,
    text: numbers.printedPercent(printed),
  });
  const shown = rows.map(
    ({ area, printed, rivals }): Shown => ({
      area,
      ...(printed === undefined
        ? {}
        : { ...percent(printed), short: numbers.decimal({ num: hundredthsOf(printed), den: 100 }, 1) }),
      rivals: rivals.map(percent),
      ...beforeIn(changeOf.get(area.id), words),
    }),
  );
  const values = shown.flatMap((row) => row.at ?? []);
  const most = Math.max(10, ...values, ...shown.flatMap((row) => row.before?.at ?? []));
  const to = Math.ceil(most / 10) * 10;
  const key = shown.some((row) => row.before !== undefined) ? earlier?.key : undefined;
  return {
    ...placesOf(shown, {
      words,
      layout,
      ramp: "seq",
      classes: levelClasses(values),
      missing: "page.regions.missing",
    }),
    dots: {
      summary: "",
      axis: {
        from: 0,
        to,
        ticks: [0, to / 2, to].map((at) => ({ at, text: numbers.printedPercent(`${at}`) })),
      },
      ...(key === undefined ? {} : { key }),
      ...(whole === undefined
        ? {}
        : {
            whole: {
              at: hundredthsOf(whole) / 100,
              text: words.say("page.regions.country", { text: numbers.printedPercent(whole) }),
            },
          }),
      rows: sortedOf(shown).map((row) => {
        const [rival] = row.rivals;
        return {
          name: row.area.names[words.language],
          at: row.at ?? 0,
          text: row.text ?? "",
          ...(rival === undefined ? {} : { rival }),
          ...(row.before === undefined ? {} : { before: row.before }),
          isCity: isCity(row.area),
          label: labelOf(row, words),
          href: `#${anchorOf(row.area.id)}`,
        };
      }),
    },
  };
}

/** Where a region was, and the difference; nothing where it cannot be compared. */
function beforeIn(change: RegionChange | undefined, { numbers }: Words): Pick<Shown, "before"> {
  if (change?.before === undefined || change.hundredths === undefined) return {};
  const points = numbers.points({ num: change.hundredths, den: 10_000 }, change.decimals);
  return { before: { at: hundredthsOf(change.before) / 100, change: points } };
}

/** Those with a value, the highest first. */
function sortedOf(shown: readonly Shown[]): readonly Shown[] {
  return shown
    .filter((row) => row.at !== undefined)
    .toSorted((a, b) => (b.at ?? 0) - (a.at ?? 0) || (a.area.id < b.area.id ? -1 : 1));
}

/** The change of turnout, in points. */
export function changePlaces(
  rows: readonly RegionChange[],
  { words, layout }: { readonly words: Words; readonly layout: Layout },
): RegionPlaces {
  const shown = rows.map(({ area, hundredths, decimals }): Shown => {
    if (hundredths === undefined) return { area, rivals: [] };
    const text = words.numbers.points({ num: hundredths, den: 10_000 }, decimals);
    return { area, at: hundredths / 100, text, short: text, rivals: [] };
  });
  const values = shown.flatMap((row) => row.at ?? []);
  return placesOf(shown, {
    words,
    layout,
    ramp: "div",
    classes: changeClasses(values),
    missing: "page.regions.notComparable",
  });
}

function placesOf(
  shown: readonly Shown[],
  given: {
    readonly words: Words;
    readonly layout: Layout;
    readonly ramp: Ramp;
    readonly classes: readonly ValueClass[];
    readonly missing: "page.regions.missing" | "page.regions.notComparable";
  },
): RegionPlaces {
  const { words, layout, ramp, classes, missing } = given;
  const key = keyOf(shown, classes, words, missing);
  const tileOf = new Map(layout.tiles.map((tile) => [tile.area, tile]));
  const outlineOf = new Map(layout.outlines.map((outline) => [outline.area, outline.path]));
  const level = ({ at }: Shown): ValueClass["level"] | undefined =>
    at === undefined ? undefined : classOf(classes, at)?.level;
  const summary = `${sortedOf(shown)
    .map((row) => labelOf(row, words))
    .join("; ")}.`;
  return {
    tiles: (id) => ({
      id,
      ramp,
      key,
      summary,
      tiles: shown.flatMap((row) => {
        const tile = tileOf.get(row.area.id);
        if (tile === undefined) return [];
        const own = level(row);
        return [
          {
            column: tile.column,
            line: tile.line,
            code: tile.code[words.language],
            ...(row.short === undefined ? {} : { text: row.short }),
            ...(own === undefined ? {} : { level: own }),
            isCity: isCity(row.area),
            isDisputed: row.rivals.length > 0,
            label: labelOf(row, words),
            href: `#${anchorOf(row.area.id)}`,
          },
        ];
      }),
    }),
    map: (id) => ({
      id,
      ramp,
      key,
      summary,
      areas: shown.flatMap((row) => {
        const drawn = tileOf.get(row.area.id)?.drawn ?? [row.area.id];
        const paths = drawn.flatMap((each) => outlineOf.get(each) ?? []);
        if (paths.length === 0) return [];
        const own = level(row);
        return [
          {
            paths,
            ...(own === undefined ? {} : { level: own }),
            isCity: isCity(row.area),
            isDisputed: row.rivals.length > 0,
            label: labelOf(row, words),
          },
        ];
      }),
    }),
  };
}

/** Cities stand out: they are where most voters are, and small on any map. */
function isCity({ kind }: AreaRecord): boolean {
  return kind === "city" || kind === "capital";
}

function labelOf({ area, text, rivals }: Shown, words: Words): string {
  const name = area.names[words.language];
  const [rival] = rivals;
  if (text === undefined) return words.say("page.regions.labelMissing", { name });
  return rival === undefined
    ? words.say("page.regions.label", { name, text })
    : words.say("page.regions.labelRival", { name, text, rival: rival.text });
}

/** Each class with its limits and how many regions are in it. */
function keyOf(
  shown: readonly Shown[],
  classes: readonly ValueClass[],
  words: Words,
  missing: "page.regions.missing" | "page.regions.notComparable",
): ClassKey {
  const n = words.numbers;
  const without = shown.filter((row) => row.at === undefined).length;
  return {
    classes: classes.map(({ from, to, level }) => {
      const count = shown.filter(
        (row) => row.at !== undefined && classOf(classes, row.at)?.level === level,
      ).length;
      const values = { n: n.whole(count), from: n.whole(from ?? 0), to: n.whole(to ?? 0) };
      const text =
        from === null
          ? words.say("page.regions.below", values)
          : to === null
            ? words.say("page.regions.above", values)
            : words.say("page.regions.class", values);
      return { level, text };
    }),
    ...(without === 0 ? {} : { missing: words.say(missing, { n: n.whole(without) }) }),
    city: words.word("page.regions.city"),
    ...(shown.some((row) => row.rivals.length > 0) ? { disputed: words.word("page.regions.disputed") } : {}),
  };
}
