/**
 * Every number of an election, one row each: what it counts, its value, its status, its sources. Rival values stay beside
 * the one that holds; a missing value is written as missing.
 *
 * @module
 */

import { choice, isLine, optional, text } from "@urna/law";
import { id, ids, parseCount, remark } from "./cells.ts";
import { readTable } from "./csv.ts";
import type { Dispute } from "./disputes.ts";
import type { Files } from "./files.ts";
import type { Problems } from "./problems.ts";

/** What a whole number counts. The engine's lines of a protocol are among them. */
export const COUNT_KEYS = [
  "votes",
  "seats",
  "registered",
  "received",
  "cast",
  "valid",
  "invalid",
  "blank",
  "uncounted",
  "took-part",
  "absentee",
  "outside-station",
  "registered-abroad",
  "received-abroad",
  "invalid-and-uncounted",
  "stations",
  "stations-abroad",
  "population",
  "deputies",
  "candidates",
  "candidates-nominated",
  "candidates-registered",
  "candidates-on-ballot",
  "seats-first-round",
  "women-elected",
  "regions",
  "regions-with-majority",
] as const;

/** What a printed percentage is a share of: an option of a base, turnout of the voters on the list. */
export const PERCENT_KEYS = ["share", "turnout"] as const;

export type PercentKey = (typeof PERCENT_KEYS)[number];
export type FigureKey = (typeof COUNT_KEYS)[number] | PercentKey;
export const FIGURE_KEYS: readonly FigureKey[] = [...COUNT_KEYS, ...PERCENT_KEYS];

/**
 * How firm a figure is. `final` decision of the commission; `law` follows from the law; `preliminary` published before the
 * decision; `derived` computed by us from other figures; `before-the-day`; `claimed` printed somewhere, never used;
 * `not-found` known to exist, looked for in vain.
 */
export const FIGURE_STATUSES = [
  "final",
  "law",
  "preliminary",
  "derived",
  "before-the-day",
  "claimed",
  "not-found",
] as const;
export type FigureStatus = (typeof FIGURE_STATUSES)[number];

/** The smaller, the firmer; a status without a rank never holds by itself. */
const FIRMNESS: Readonly<Record<FigureStatus, number | undefined>> = {
  final: 0,
  law: 0,
  preliminary: 1,
  derived: 2,
  "before-the-day": 3,
  claimed: undefined,
  "not-found": undefined,
};

const FIGURE = {
  contest: optional(id("the contest; empty for the whole election")),
  area: id("the area"),
  option: optional(id("the option; empty for a line of the protocol")),
  key: choice("what it counts", FIGURE_KEYS),
  value: optional(text("the value; a percentage as it is printed")),
  status: choice("how firm it is", FIGURE_STATUSES),
  sources: optional(ids("who says so")),
  note: remark("a remark"),
};

/** What a figure is about. Empty texts: the whole election, no option. */
export interface FigureAbout {
  readonly contest: string;
  readonly area: string;
  readonly option: string;
  readonly key: FigureKey;
}

/** One printed value: a whole number, a percentage as printed (`"53.90"`), or null where it was not found. */
export interface FigureRow extends FigureAbout {
  readonly value: number | string | null;
  readonly status: FigureStatus;
  readonly sources: readonly string[];
  readonly note: string;
  /** The line of `figures.csv`. */
  readonly row: number;
}

/** A figure with the value that holds, and all others that were printed for it. */
export interface Figure extends FigureAbout {
  /** Null when no value holds; then `status` is `not-found`. */
  readonly value: number | string | null;
  readonly status: FigureStatus;
  readonly sources: readonly string[];
  readonly note: string;
  /** Rows with other values, or with none. */
  readonly rivals: readonly FigureRow[];
  /** What is recorded about the disagreement. */
  readonly disputes: readonly Dispute[];
}

export function isPercentKey(key: FigureKey): key is PercentKey {
  return PERCENT_KEYS.some((k) => k === key);
}

/** A percentage as printed, without the sign: `53.90`. One above 100 can be printed too; it is a finding (P106). */
export function isPercentage(value: string): boolean {
  return /^\d{1,3}(\.\d+)?$/.test(value);
}

/** Reads `figures.csv` of an election. */
export function readFigures(files: Files, file: string, problems: Problems): readonly FigureRow[] {
  const rows: FigureRow[] = [];
  const seen = new Map<string, number>();
  for (const read of readTable(files, file, FIGURE, problems)) {
    const { row, key, status } = read;
    const place = { file, row, field: "value" };
    const value = valueOf(read.value, isPercentKey(key));
    if (value === undefined) {
      if (isPercentKey(key))
        problems.add("A202", place, "a percentage as printed, such as 53.90", read.value);
      else problems.add("A201", place, "a whole number, zero or more", read.value);
      continue;
    }
    if ((value === null) !== (status === "not-found")) {
      problems.add(
        "A205",
        place,
        status === "not-found" ? "no value" : "a value, or status not-found",
        read.value,
      );
    }
    if (read.sources === undefined && status !== "not-found") {
      problems.add("A204", { file, row, field: "sources" }, "the ids of the sources");
    }
    if (isLine(key) && read.option !== undefined) {
      problems.add("R004", { file, row, field: "option" }, `no option beside ${key}`, read.option);
    }
    const figure: FigureRow = {
      contest: read.contest ?? "",
      area: read.area,
      option: read.option ?? "",
      key,
      value,
      status,
      sources: read.sources ?? [],
      note: read.note ?? "",
      row,
    };
    const sameRow = [aboutKey(figure), read.value, status, ...figure.sources].join("\n");
    const earlier = seen.get(sameRow);
    if (earlier !== undefined) problems.add("A209", { file, row }, `a row other than line ${earlier}`);
    seen.set(sameRow, row);
    rows.push(figure);
  }
  return rows;
}

function valueOf(cell: string | undefined, percent: boolean): number | string | null | undefined {
  if (cell === undefined) return null;
  return percent ? (isPercentage(cell) ? cell : undefined) : parseCount(cell);
}

/** One text for what a figure is about, to group by. */
function aboutKey({ contest, area, option, key }: FigureAbout): string {
  return `${contest}\n${area}\n${option}\n${key}`;
}

/** All figures, each with the value that holds, in the order of the file. */
export function gatherFigures(
  rows: readonly FigureRow[],
  disputes: readonly Dispute[],
): ReadonlyMap<string, Figure> {
  const groups = new Map<string, FigureRow[]>();
  for (const row of rows) {
    const key = aboutKey(row);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [row]);
    else group.push(row);
  }
  const figures = new Map<string, Figure>();
  for (const [key, group] of groups) {
    const about = disputes.filter((d) => d.time === "" && aboutKeyOf(d) === key);
    const [first] = group;
    if (first !== undefined) figures.set(key, settle(first, group, about));
  }
  return figures;
}

function aboutKeyOf(dispute: Dispute): string {
  return `${dispute.contest}\n${dispute.area}\n${dispute.option}\n${dispute.key}`;
}

function settle(about: FigureAbout, group: readonly FigureRow[], disputes: readonly Dispute[]): Figure {
  const holding = holdingRow(group, disputes);
  const { contest, area, option, key } = about;
  const same = group.filter((row) => holding !== undefined && row.value === holding.value);
  return {
    contest,
    area,
    option,
    key,
    value: holding?.value ?? null,
    status: holding?.status ?? "not-found",
    sources: [...new Set(same.flatMap((row) => row.sources))],
    note: (holding ?? group.find((row) => row.status === "not-found"))?.note ?? "",
    rivals: group.filter((row) => !same.includes(row)),
    disputes,
  };
}

/** A dispute decides; otherwise the firmest status does, if it states one value. */
function holdingRow(group: readonly FigureRow[], disputes: readonly Dispute[]): FigureRow | undefined {
  for (const { holds } of disputes) {
    const [only] = holds;
    const row = holds.length === 1 ? group.find((r) => String(r.value) === only) : undefined;
    if (row !== undefined) return row;
  }
  const [first, ...others] = firmest(group);
  return others.every((row) => row.value === first?.value) ? first : undefined;
}

/** The rows of the firmest status that occurs; empty when no row can hold by itself. */
export function firmest(group: readonly FigureRow[]): readonly FigureRow[] {
  const ranks = group.flatMap((row) => FIRMNESS[row.status] ?? []);
  if (ranks.length === 0) return [];
  const best = Math.min(...ranks);
  return group.filter((row) => FIRMNESS[row.status] === best);
}

/** The figure about exactly this: the whole election and no option unless said otherwise. */
export function figureOf(
  { figures }: { readonly figures: ReadonlyMap<string, Figure> },
  about: Partial<FigureAbout> & Pick<FigureAbout, "area" | "key">,
): Figure | undefined {
  return figures.get(aboutKey({ contest: "", option: "", ...about }));
}

/** All figures that agree with what is asked: `{ key: "turnout" }` gives the turnout of every area. */
export function findFigures(
  { figures }: { readonly figures: ReadonlyMap<string, Figure> },
  asked: Partial<FigureAbout>,
): readonly Figure[] {
  const { contest, area, option, key } = asked;
  return [...figures.values()].filter(
    (figure) =>
      (contest === undefined || figure.contest === contest) &&
      (area === undefined || figure.area === area) &&
      (option === undefined || figure.option === option) &&
      (key === undefined || figure.key === key),
  );
}
