/**
 * A folder of returns: what was imported so far, in plain tables that anybody can open, under one manifest. Whoever reads
 * it sees a whole state, never a half one: the manifest is replaced in one step, after everything that it names is on disk.
 *
 * @module
 */

import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { isObject } from "@urna/law";
import { type AreaNode, FIELDS, isSynthetic, type Return, readReturn, type Station } from "@urna/tally";
import { BALLOT_HEADER, rankingIn, rankingText, type StoredBallot } from "./ballots.ts";
import {
  countOf,
  type ExtraColumns,
  extraCells,
  extraHeader,
  extraPlaces,
  extrasIn,
  extrasOf,
} from "./extra-columns.ts";
import { FolderBusy, FolderWriter } from "./folder-writer.ts";
import { type Imported, refuse } from "./problems.ts";
import { type Line, LineSplitter } from "./split.ts";
import type { OutCell } from "./write-table.ts";

/** The name of the manifest in a folder of returns. */
export const MANIFEST = "urna-returns.json";
const FORMAT = "urna-returns/1";

/** A file that was imported. */
export interface ImportedFile {
  readonly file: string;
  readonly sha256: string;
  readonly rows: number;
}

/** Everything in a folder of returns. */
export interface Project {
  readonly election?: string;
  /** Whether the stations are from a register; without one they are those that returned something. */
  readonly register: boolean;
  readonly abroadTo?: string;
  readonly imports: readonly ImportedFile[];
  readonly areas: readonly AreaNode[];
  readonly stations: readonly Station[];
  /** By station, contest and copy. */
  readonly returns: ReadonlyMap<string, Return>;
  /** Ballots with preferences, of contests in which they are counted. */
  readonly ballots?: readonly StoredBallot[];
}

/** The key of a return in a project. */
export function returnKey({
  station,
  contest,
  copy = "",
}: Pick<Return, "station" | "contest" | "copy">): string {
  return `${station}\n${contest}\n${copy}`;
}

/** The tables of a folder. One of ballots is there where ballots were imported. */
const TABLES = ["areas", "stations", "returns"] as const;
type Table = (typeof TABLES)[number];
interface TableFile {
  readonly file: string;
  readonly sha256: string;
}

/** What the manifest says. */
interface Manifest {
  readonly election?: string;
  readonly register: boolean;
  readonly abroadTo?: string;
  readonly imports: readonly ImportedFile[];
  readonly files: Readonly<Record<Table, TableFile>> & { readonly ballots?: TableFile };
}

/** The header of the table of areas, and of stations. */
export const AREA_HEADER = ["area", "parent", "level", "name", "source"] as const;
export const STATION_HEADER = ["station", "area", "registered", "abroad", "name", "source"] as const;

/** The header of the table of returns for these options. */
export function returnHeader(
  options: readonly string[],
  extras: Partial<ExtraColumns> = {},
): readonly string[] {
  return [
    "station",
    "contest",
    "copy",
    "file",
    "row",
    "source",
    ...FIELDS,
    ...options.map((option) => `votes:${option}`),
    ...extraHeader(extras),
  ];
}

/** What a folder holds, as a text that changes with it; empty where nothing was imported yet. */
export function folderState(directory: string): string {
  try {
    return readFileSync(join(directory, MANIFEST), "utf8");
  } catch {
    return "";
  }
}

/**
 * Writes a project in place of what the folder holds: all of it, or nothing.
 *
 * @param over the state of the folder from which the project was made; throws {@link FolderBusy} where it has another by now.
 */
export function writeProject(directory: string, project: Project, over?: string): void {
  const { areas, stations, returns, imports } = project;
  const synthetic = [...returns.values()].find(isSynthetic);
  const source = synthetic?.provenance?.source ?? null;
  const options = new Set<string>();
  for (const value of returns.values()) for (const option of value.votes.keys()) options.add(option);
  const listed = [...options];
  const extras = extrasOf(returns.values());
  const writer = new FolderWriter(directory, { manifest: MANIFEST, synthetic: synthetic !== undefined });
  try {
    if (over !== undefined && folderState(directory) !== over) throw new FolderBusy(directory);
    writer.table("areas", AREA_HEADER);
    for (const { id, parent, level, name } of areas) {
      writer.line([id, parent ?? null, level, name ?? null, source]);
    }
    writer.table("stations", STATION_HEADER);
    for (const { id, area, registered, abroad, name } of stations) {
      writer.line([id, area, registered ?? null, abroad === true ? "true" : null, name ?? null, source]);
    }
    writer.table("returns", returnHeader(listed, extras));
    const place = new Map(imports.map(({ sha256 }, i) => [sha256, i + 1]));
    for (const value of returns.values()) {
      const from = value.provenance;
      const cells: OutCell[] = [
        value.station,
        value.contest,
        value.copy ?? null,
        place.get(from?.sha256 ?? "") ?? null,
        from?.row ?? null,
        from?.source ?? null,
      ];
      for (const name of FIELDS) cells.push(value.figures.get(name) ?? null);
      for (const option of listed) cells.push(value.votes.get(option) ?? null);
      cells.push(...extraCells(value, extras));
      writer.line(cells);
    }
    const { election, register, abroadTo, ballots = [] } = project;
    if (ballots.length > 0) writer.table("ballots", BALLOT_HEADER);
    for (const { contest, area, count, ranking, sha256, line } of ballots) {
      writer.line([contest, area, count, rankingText(ranking), place.get(sha256) ?? null, line ?? null]);
    }
    writer.commit({
      format: FORMAT,
      ...(synthetic === undefined ? {} : { synthetic: true, source }),
      ...(election === undefined ? {} : { election }),
      register,
      ...(abroadTo === undefined ? {} : { abroadTo }),
      imports,
    });
  } finally {
    writer.close();
  }
}

/** Opens a folder of returns. Every file is held against its digest. */
export function openProject(directory: string): Imported<Project> {
  const manifest = readManifest(directory);
  if (!manifest.ok) return manifest;
  const { files, ...head } = manifest.value;
  const texts = new Map<Table | "ballots", string>();
  for (const table of [...TABLES, "ballots"] as const) {
    const named = files[table];
    if (named === undefined) continue;
    const { file, sha256 } = named;
    let bytes: Uint8Array;
    try {
      bytes = readFileSync(join(directory, file));
    } catch {
      return refuse({
        code: "A001",
        file: join(directory, file),
        expected: `the file that ${MANIFEST} names`,
      });
    }
    if (createHash("sha256").update(bytes).digest("hex") !== sha256) {
      const expected = `the file as it was written (SHA-256 ${sha256.slice(0, 12)}...); import its sources again`;
      return refuse({ code: "A001", file: join(directory, file), expected });
    }
    texts.set(table, new TextDecoder().decode(bytes));
  }
  const areas = readCells(texts.get("areas") ?? "").rows.map((cells): AreaNode => {
    const [id = "", parent = "", level = "", name = ""] = cells;
    return { id, level, ...(parent === "" ? {} : { parent }), ...(name === "" ? {} : { name }) };
  });
  const stations = readCells(texts.get("stations") ?? "").rows.map((cells): Station => {
    const [id = "", area = "", registered = "", abroad = "", name = ""] = cells;
    return {
      id,
      area,
      ...(registered === "" ? {} : { registered: Number(registered) }),
      ...(abroad === "true" ? { abroad: true } : {}),
      ...(name === "" ? {} : { name }),
    };
  });
  return {
    ok: true,
    value: {
      ...head,
      areas,
      stations,
      returns: readReturns(texts.get("returns") ?? "", head),
      ...(files.ballots === undefined ? {} : { ballots: readBallots(texts.get("ballots") ?? "", head) }),
    },
  };
}

function readBallots(text: string, { imports }: Pick<Project, "imports">): readonly StoredBallot[] {
  return readCells(text).rows.map(([contest = "", area = "", count = "", ranking = "", file, row]) => {
    const line = countOf(row);
    return {
      contest,
      area,
      count: Number(count),
      ranking: rankingIn(ranking),
      sha256: imports[Number(file) - 1]?.sha256 ?? "",
      ...(line === null ? {} : { line }),
    };
  });
}

const HEAD_COLUMNS = 6;

function readReturns(text: string, { imports }: Pick<Project, "imports">): ReadonlyMap<string, Return> {
  const { header, rows } = readCells(text);
  const firstVote = HEAD_COLUMNS + FIELDS.length;
  const names = header.slice(firstVote);
  const options = names
    .filter((name) => name.startsWith("votes:"))
    .map((name) => name.slice("votes:".length));
  const extraAt = extraPlaces(header);
  const returns = new Map<string, Return>();
  for (const cells of rows) {
    const [station = "", contest = "", copy = "", file = "", row = "", source = ""] = cells;
    const from = imports[Number(file) - 1];
    const figures: { [name: string]: number | null } = {};
    for (const [i, name] of FIELDS.entries()) figures[name] = countOf(cells[HEAD_COLUMNS + i]);
    const votes: Record<string, number | null> = {};
    for (const [i, option] of options.entries()) votes[option] = countOf(cells[firstVote + i]);
    const read = readReturn({
      station,
      contest,
      ...(copy === "" ? {} : { copy }),
      figures,
      votes,
      ...extrasIn(cells, extraAt),
      provenance: {
        file: from?.file ?? "",
        sha256: from?.sha256 ?? "",
        row: Number(row),
        ...(source === "" ? {} : { source }),
      },
    });
    // The digest was right, so these are figures that were sound when they were written.
    if ("value" in read) returns.set(returnKey(read.value), read.value);
  }
  return returns;
}

function readCells(text: string): {
  readonly header: readonly string[];
  readonly rows: readonly (readonly string[])[];
} {
  const splitter = new LineSplitter(",");
  const lines: readonly Line<string>[] = [...splitter.push(text), ...splitter.end()];
  const [header = [], ...rows] = lines.map(({ cells }) => cells.map(unquoted));
  return { header, rows };
}

/** Takes off what the writer put before a text that looks like a formula. */
function unquoted(cell: string): string {
  return cell.startsWith("'") && /^'[=+@\t\r-]/.test(cell) ? cell.slice(1) : cell;
}

function readManifest(directory: string): Imported<Manifest> {
  const file = join(directory, MANIFEST);
  let read: unknown;
  try {
    read = JSON.parse(readFileSync(file, "utf8"));
  } catch {
    return refuse({
      code: "A001",
      file,
      expected: "a folder of returns; make one with urna import FILE --into DIR",
    });
  }
  if (!isObject(read) || read["format"] !== FORMAT) {
    return refuse({ code: "A002", file, expected: `the format ${FORMAT}` });
  }
  const { election, register, abroadTo, imports, files } = read;
  const listed = (Array.isArray(imports) ? imports : []).flatMap((entry: unknown) => {
    if (!isObject(entry)) return [];
    const { file: name, sha256, rows } = entry;
    return typeof name === "string" && typeof sha256 === "string" && typeof rows === "number"
      ? [{ file: name, sha256, rows }]
      : [];
  });
  const named = (table: Table | "ballots"): TableFile | undefined => {
    const entry = isObject(files) ? files[table] : undefined;
    if (!isObject(entry)) return undefined;
    const { file: name, sha256 } = entry;
    // A manifest names files beside it and none elsewhere.
    return typeof name === "string" && /^[\w.-]+$/.test(name) && typeof sha256 === "string"
      ? { file: name, sha256 }
      : undefined;
  };
  const [areas, stations, returns] = TABLES.map(named);
  const ballots = named("ballots");
  if (areas === undefined || stations === undefined || returns === undefined) {
    return refuse({ code: "A002", file, field: "files", expected: `the files ${TABLES.join(", ")}` });
  }
  return {
    ok: true,
    value: {
      ...(typeof election === "string" ? { election } : {}),
      register: register === true,
      ...(typeof abroadTo === "string" ? { abroadTo } : {}),
      imports: listed,
      files: { areas, stations, returns, ...(ballots === undefined ? {} : { ballots }) },
    },
  };
}
