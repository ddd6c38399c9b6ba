/**
 * Writes a made-up country as a folder of returns: marked as made up in the names of its files, in every row, in its
 * manifest, and so in everything that is computed from it.
 *
 * @module
 */

import { createHash } from "node:crypto";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { FIELDS, SYNTHETIC, type WrittenReturn } from "@urna/tally";
import { type ExtraColumns, extraCells, NO_EXTRAS } from "../extra-columns.ts";
import { FolderWriter } from "../folder-writer.ts";
import { AREA_HEADER, MANIFEST, returnHeader, STATION_HEADER } from "../project.ts";
import { type OutCell, writeLine } from "../write-table.ts";
import { makeStations, type SynthPlan, type SynthStation } from "./country.ts";
import { type Kind, kindsOf, placesOf, type Planted, withDefect } from "./defects.ts";

/** How a country is written. */
export interface SynthOptions {
  /** The id of the election whose totals it has. */
  readonly election: string;
  /** The whole, above the regions. */
  readonly root: string;
  readonly defects?: boolean;
  readonly onStation?: (done: number) => void;
}

/** What was written. */
export interface SynthWritten {
  readonly source: string;
  readonly stations: number;
  readonly returns: number;
  readonly planted: readonly Planted[];
}

/** Members of a commission in the model. */
const COLUMNS: ExtraColumns = { ...NO_EXTRAS, members: 4 };
/** Some planted defects need columns of their own. */
const DEFECT_COLUMNS: ExtraColumns = { ...COLUMNS, inWords: ["valid"], corrects: true };

/** Makes a country and writes it. */
export function writeCountry(
  directory: string,
  plan: SynthPlan,
  { election, root, defects = false, onStation }: SynthOptions,
): SynthWritten {
  const source = `${SYNTHETIC} ${plan.name} seed ${plan.seed}${defects ? " with planted defects" : ""}`;
  const options = [...new Set(plan.contests.flatMap((contest) => contest.options.map(({ id }) => id)))];
  const againstAll = options.includes("against-all") && plan.stations / plan.regions.length >= 200;
  const kinds = defects ? kindsOf({ contests: plan.contests.length, againstAll }) : [];
  const places = placesOf(kinds, plan.stations);
  const planted: Planted[] = [];
  const writer = new FolderWriter(directory, { manifest: MANIFEST, synthetic: true });
  let row = 1;
  try {
    writer.table("areas", AREA_HEADER);
    writer.line([root, null, "nation", null, source]);
    for (const { id } of plan.regions) writer.line([id, root, "region", null, source]);

    writer.table("stations", STATION_HEADER);
    let place = 0;
    for (const { id, region, registered } of makeStations(plan)) {
      writer.line([id, region, registered, null, null, source]);
      if (places.get(place) === "T902") {
        const other = plan.regions.find((each) => each.id !== region)?.id ?? root;
        writer.line([id, other, registered, null, null, source]);
        planted.push({ code: "T902", station: id, contest: "" });
      }
      place += 1;
    }

    const extras = defects ? DEFECT_COLUMNS : COLUMNS;
    writer.table("returns", returnHeader(options, extras));
    let before: SynthStation | undefined;
    place = 0;
    for (const station of makeStations(plan)) {
      for (const written of returnsOf(station, before, places.get(place), planted)) {
        row += 1;
        writer.line(cellsOf(written, options, extras, row, source));
      }
      before = station;
      place += 1;
      if (onStation !== undefined && place % 500 === 0) onStation(place);
    }
    const recipe = JSON.stringify({ ...plan, source });
    const sha256 = createHash("sha256").update(recipe).digest("hex");
    writer.commit({
      format: "urna-returns/1",
      synthetic: true,
      source,
      election,
      register: true,
      imports: [{ file: source, sha256, rows: row - 1 }],
    });
  } finally {
    writer.close();
  }
  if (defects) writeDefects(directory, source, planted, options);
  return { source, stations: plan.stations, returns: row - 1, planted };
}

/** The returns of a station, with what is planted at it. */
function* returnsOf(
  station: SynthStation,
  before: SynthStation | undefined,
  kind: Kind | undefined,
  planted: Planted[],
): Generator<WrittenReturn> {
  const [first, ...others] = station.returns;
  if (kind === undefined || kind === "T902" || first === undefined) {
    yield* station.returns;
    return;
  }
  const { contest } = first;
  const note = (code: Kind, where = station.id, what = contest): void => {
    planted.push({ code, station: where, contest: what });
  };
  if (kind === "missing") {
    note(kind);
    yield* others;
  } else if (kind === "D403") {
    const [leader = ""] = Object.keys(first.votes);
    note(kind);
    yield* station.returns;
    yield { ...first, copy: "posted", votes: { ...first.votes, [leader]: (first.votes[leader] ?? 0) + 1 } };
  } else if (kind === "D404") {
    const [leader = ""] = Object.keys(first.votes);
    const votes = { ...first.votes, [leader]: (first.votes[leader] ?? 0) + 1 };
    note(kind);
    yield { ...first, copy: "first" };
    yield* others;
    yield { ...first, copy: "corrected", corrects: "first", votes };
  } else if (kind === "E214") {
    note(kind);
    yield { ...first, inWords: new Map([["valid", (first.figures.valid ?? 0) + 1]]) };
    yield* others;
  } else if (kind === "W406") {
    const twin = before?.returns[0];
    yield twin === undefined ? first : { ...first, votes: twin.votes };
    note(kind, before?.id ?? station.id);
    yield* others;
  } else if (kind === "I701") {
    const where = `nowhere/${station.id}`;
    note(kind, where);
    yield* station.returns;
    yield { ...first, station: where };
  } else if (kind === "W405") {
    const [second, ...rest] = others;
    yield first;
    if (second !== undefined) {
      note(kind, station.id, second.contest);
      const received = (second.figures.receivedBallot ?? 0) + 50;
      yield { ...second, figures: { ...second.figures, receivedBallot: received } };
    }
    yield* rest;
  } else {
    const changed = withDefect(first, kind);
    if (changed !== undefined) note(kind);
    yield changed ?? first;
    yield* others;
  }
}

function cellsOf(
  written: WrittenReturn,
  options: readonly string[],
  extras: ExtraColumns,
  row: number,
  source: string,
): readonly OutCell[] {
  const cells: OutCell[] = [written.station, written.contest, written.copy ?? null, 1, row, source];
  for (const name of FIELDS) cells.push(written.figures[name] ?? null);
  for (const option of options) cells.push(written.votes[option] ?? null);
  return [...cells, ...extraCells(written, extras)];
}

/** A file in which every line but the first is wrong in its own way, for imports; and the list of all that was planted. */
function writeDefects(
  directory: string,
  source: string,
  planted: readonly Planted[],
  options: readonly string[],
): void {
  const [first = "", second = ""] = options;
  const good = (station: string): OutCell[] => [station, source, 900, 300, 200, 100];
  const lines: readonly (readonly [code: string, text: string])[] = [
    ["", writeLine(good("1"))],
    ["I702", writeLine(good("1"))],
    ["E212", writeLine(["2", source, 900, 300, -200, 100])],
    ["E212", writeLine(["3", source, 900, 300, "two hundred", 100])],
    ["E212", writeLine(["4", source, 900, 300, 99_999_999, 100])],
    ["I705", `5,${source},=900,300,200,100\n`],
    ["I707", writeLine(["Total", source, 1800, 600, 400, 200])],
    ["A003", writeLine(["6", source, 900])],
    ["I701", writeLine(["", source, 900, 300, 200, 100])],
    ["A003", `"7,${source},900,300,200,100\n`],
  ];
  const header = writeLine(["station", "source", "registered", "valid", `votes:${first}`, `votes:${second}`]);
  const folder = join(directory, "SYNTHETIC-broken");
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, "SYNTHETIC-broken.csv"), header + lines.map(([, text]) => text).join(""));
  const inFile = lines.flatMap(([code], i) => (code === "" ? [] : [{ code, row: i + 2 }]));
  const list = { synthetic: true, source, planted, file: "SYNTHETIC-broken/SYNTHETIC-broken.csv", inFile };
  writeFileSync(join(directory, "defects.json"), `${JSON.stringify(list, null, 2)}\n`);
}
