/**
 * The tables that all elections share: sources, aliases, areas, parties, options that stand on many ballots.
 *
 * @module
 */

import { choice, type Field, optional, text } from "@urna/law";
import { date, id, ids, isWithin, type Names, remark } from "./cells.ts";
import { readTable, type Row } from "./csv.ts";
import type { Files } from "./files.ts";
import type { Problems } from "./problems.ts";

/** What kind of page a source is. `own` is our comparison of others, `unsourced` general knowledge. */
export const SOURCE_KINDS = [
  "official",
  "law",
  "government",
  "press",
  "observer",
  "ngo",
  "encyclopedia",
  "standard",
  "own",
  "unsourced",
] as const;
export type SourceKind = (typeof SOURCE_KINDS)[number];

const SOURCE = {
  id: id("the id by which figures name it"),
  kind: choice("what kind of page it is", SOURCE_KINDS),
  title: text("what it is, in our words"),
  address: optional(text("where it can be read", /^https?:\/\/\S+$/)),
  read_on: optional(date("when it was read")),
};

/** A page on which a figure was read. */
export interface Source {
  readonly id: string;
  readonly kind: SourceKind;
  readonly title: string;
  readonly address?: string;
  readonly read_on?: string;
  readonly row: number;
}

const ALIAS = { alias: text("a name that people type"), election: id("the election") };

/** The ranks of areas, from the whole down. */
export const AREA_LEVELS = ["nation", "region", "district"] as const;
export type AreaLevel = (typeof AREA_LEVELS)[number];

/** What a territory is. */
export const AREA_KINDS = ["nation", "region", "city", "capital", "district"] as const;
export type AreaKind = (typeof AREA_KINDS)[number];

const AREA = {
  id: id("the id of the territory"),
  level: choice("its rank in the tree", AREA_LEVELS),
  kind: choice("what it is", AREA_KINDS),
  parent: optional(id("the area it lies in")),
  from: optional(date("the first day of the period")),
  until: optional(date("the day after the last day of the period")),
  iso: optional(text("ISO 3166 code", /^[A-Z]{2}(-[A-Z0-9]{1,3})?$/)),
  ...nameColumns(),
  sources: ids("where this is from"),
  note: remark("a remark"),
};
type AreaRow = Row<typeof AREA>;

/** A territory during a period. */
export interface AreaRecord {
  readonly id: string;
  readonly level: AreaLevel;
  readonly kind: AreaKind;
  readonly parent?: string;
  readonly from?: string;
  readonly until?: string;
  readonly iso?: string;
  readonly names: Names;
  readonly sources: readonly string[];
  readonly note?: string;
  readonly row: number;
}

const PARTY = {
  id: id("the id of the party under this name"),
  identity: id("the id that stays when the name changes"),
  kind: choice("what it is", ["party", "alliance"]),
  from: optional(date("since when it has this name")),
  until: optional(date("until when it had this name")),
  ...nameColumns(),
  short_kk: text("the short name in Kazakh"),
  short_ru: text("the short name in Russian"),
  short_en: text("the short name in English"),
  short_es: text("the short name in Spanish"),
  successor: optional(id("the party that it became or joined")),
  sources: ids("where this is from"),
  note: remark("a remark"),
};

/** A party or alliance under one name. */
export interface Party {
  readonly id: string;
  /** The id that stays across renamings. */
  readonly identity: string;
  readonly kind: "party" | "alliance";
  readonly from?: string;
  readonly until?: string;
  readonly names: Names;
  readonly short: Names;
  readonly successor?: string;
  readonly sources: readonly string[];
  readonly note?: string;
  readonly row: number;
}

/** What an option on a ballot can be. */
export const OPTION_KINDS = [
  "party",
  "alliance",
  "association",
  "person",
  "independents",
  "answer",
  "against-all",
] as const;
export type OptionKind = (typeof OPTION_KINDS)[number];

const OPTION = {
  id: id("the id"),
  kind: choice("what it is", OPTION_KINDS),
  ...nameColumns(),
  note: remark("a remark"),
};

/** An option that is neither a party nor a person. */
export interface CommonOption {
  readonly id: string;
  readonly kind: OptionKind;
  readonly names: Names;
  readonly row: number;
}

function nameColumns(): Readonly<Record<"name_kk" | "name_ru" | "name_en" | "name_es", Field<string>>> {
  return {
    name_kk: text("the name in Kazakh"),
    name_ru: text("the name in Russian"),
    name_en: text("the name in English"),
    name_es: text("the name in Spanish"),
  };
}

interface NameCells {
  readonly name_kk: string;
  readonly name_ru: string;
  readonly name_en: string;
  readonly name_es: string;
}

function namesIn({ name_kk, name_ru, name_en, name_es }: NameCells): Names {
  return { kk: name_kk, ru: name_ru, en: name_en, es: name_es };
}

/** Reads `sources.csv`. */
export function readSources(files: Files, problems: Problems): ReadonlyMap<string, Source> {
  return keyed(readTable(files, "sources.csv", SOURCE, problems), "sources.csv", problems);
}

/** Reads `aliases.csv`: for each alias the elections it may mean. */
export function readAliases(files: Files, problems: Problems): ReadonlyMap<string, readonly string[]> {
  const aliases = new Map<string, string[]>();
  for (const { alias, election } of readTable(files, "aliases.csv", ALIAS, problems)) {
    const known = aliases.get(alias);
    if (known === undefined) aliases.set(alias, [election]);
    else known.push(election);
  }
  return aliases;
}

/** Reads the areas of a country, all periods. */
export function readAreas(files: Files, country: string, problems: Problems): readonly AreaRecord[] {
  const file = `${country}/areas.csv`;
  const rows = readTable(files, file, AREA, problems);
  const known = new Set(rows.map((row) => row.id));
  const periods = new Map<string, AreaRow[]>();
  for (const row of rows) {
    const place = { file, row: row.row };
    if (row.parent !== undefined && !known.has(row.parent)) {
      problems.add("A103", { ...place, field: "parent" }, "the id of an area", row.parent, known);
    }
    if (row.from !== undefined && row.until !== undefined && row.from >= row.until) {
      problems.add("A210", { ...place, field: "until" }, `a day after ${row.from}`, row.until);
    }
    const earlier = periods.get(row.id) ?? [];
    for (const other of earlier) {
      if (
        isWithin(row.from ?? "", other.from, other.until) ||
        isWithin(other.from ?? "", row.from, row.until)
      ) {
        problems.add(
          "A004",
          { ...place, field: "id" },
          `a period that line ${other.row} does not cover`,
          row.id,
        );
      }
    }
    periods.set(row.id, [...earlier, row]);
  }
  return rows.map(({ name_kk, name_ru, name_en, name_es, ...rest }) => ({
    ...rest,
    names: namesIn({ name_kk, name_ru, name_en, name_es }),
  }));
}

/** The areas that exist on a day, by id. */
export function areasAt(areas: readonly AreaRecord[], day: string): ReadonlyMap<string, AreaRecord> {
  return new Map(areas.filter((a) => isWithin(day, a.from, a.until)).map((a) => [a.id, a]));
}

/** Reads the parties of a country. */
export function readParties(files: Files, country: string, problems: Problems): ReadonlyMap<string, Party> {
  const file = `${country}/parties.csv`;
  const parties = readTable(files, file, PARTY, problems).map(
    ({ name_kk, name_ru, name_en, name_es, short_kk, short_ru, short_en, short_es, ...rest }) => ({
      ...rest,
      names: namesIn({ name_kk, name_ru, name_en, name_es }),
      short: namesIn({ name_kk: short_kk, name_ru: short_ru, name_en: short_en, name_es: short_es }),
    }),
  );
  const byId = keyed(parties, file, problems);
  for (const party of parties) {
    if (party.successor !== undefined && !byId.has(party.successor)) {
      const place = { file, row: party.row, field: "successor" };
      problems.add("A102", place, "the id of a party", party.successor, byId.keys());
    }
    if (party.from !== undefined && party.until !== undefined && party.from >= party.until) {
      problems.add(
        "A210",
        { file, row: party.row, field: "until" },
        `a date after ${party.from}`,
        party.until,
      );
    }
  }
  return byId;
}

/** Reads the options of a country that are neither parties nor persons. */
export function readOptions(
  files: Files,
  country: string,
  problems: Problems,
): ReadonlyMap<string, CommonOption> {
  const file = `${country}/options.csv`;
  const options = readTable(files, file, OPTION, problems).map((row) => ({
    id: row.id,
    kind: row.kind,
    names: namesIn(row),
    row: row.row,
  }));
  return keyed(options, file, problems);
}

function keyed<T extends { readonly id: string; readonly row: number }>(
  rows: readonly T[],
  file: string,
  problems: Problems,
): ReadonlyMap<string, T> {
  const byId = new Map<string, T>();
  for (const row of rows) {
    const other = byId.get(row.id);
    if (other === undefined) byId.set(row.id, row);
    else
      problems.add(
        "A004",
        { file, row: row.row, field: "id" },
        `an id other than that of line ${other.row}`,
        row.id,
      );
  }
  return byId;
}
