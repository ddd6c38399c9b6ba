/**
 * NIST SP 1500-100 (election results in the common data format, version 2) as JSON: the counts of reporting units that are
 * not made of others. Units above them become areas, by their type.
 *
 * @module
 */

import { basename } from "node:path";
import { isObject } from "@urna/law";
import { NotInEncoding } from "../decode.ts";
import { type ImportProblem, Unreadable } from "../problems.ts";
import type { LineSink, SourceFile, SourceOptions } from "../source.ts";
import type { Line } from "../split.ts";
import { longHeader, longLine } from "./long-table.ts";
import { notText, readText } from "./text.ts";

/** The largest report, in characters: it is held in memory. */
const MOST = 400_000_000;

type Tree = Readonly<Record<string, unknown>>;

/** A reporting unit. */
interface Unit {
  readonly id: string;
  readonly type: string;
  readonly row: number;
  readonly written: Tree;
  readonly parts: readonly string[];
}

/** Reads a report. The number of a row is the place of the reporting unit in the list GpUnit. */
export async function readCdf(path: string, options: SourceOptions, sink: LineSink): Promise<SourceFile> {
  const file = basename(path);
  sink.begin(file);
  const pieces: string[] = [];
  let length = 0;
  try {
    const { sha256, encoding } = await readText(path, options, (piece) => {
      length += piece.length;
      if (length > MOST) {
        const expected = `a report of at most ${MOST} characters; split it by area`;
        throw new Unreadable({ code: "A001", file, expected });
      }
      pieces.push(piece);
    });
    sink.take(linesOf(reportIn(file, pieces.join("")), file));
    return { file, sha256, format: "cdf", encoding };
  } catch (error: unknown) {
    throw error instanceof NotInEncoding ? notText(file, error.encoding) : error;
  }
}

function reportIn(file: string, text: string): Tree {
  let read: unknown;
  try {
    read = JSON.parse(text);
  } catch {
    throw new Unreadable({ code: "A002", file, expected: "JSON that is whole" });
  }
  if (isObject(read) && read["@type"] === "ElectionResults.ElectionReport") return read;
  const type = isObject(read) ? read["@type"] : undefined;
  const found =
    typeof type === "string" ? type : isObject(read) ? Object.keys(read).slice(0, 5).join(", ") : typeof read;
  const expected =
    'a report of results in NIST SP 1500-100: {"@type": "ElectionResults.ElectionReport", ...}';
  throw new Unreadable({ code: "A003", file, expected, found });
}

function linesOf(report: Tree, file: string): readonly Line[] {
  const units = new Map<string, Unit>();
  for (const [i, written] of treesIn(report, "GpUnit").entries()) {
    const id = textIn(written, "@id");
    units.set(id, {
      id,
      type: textIn(written, "Type"),
      row: i + 1,
      written,
      parts: listIn(written, "ComposingGpUnitIds"),
    });
  }
  const parents = new Map<string, string>();
  for (const { id, parts } of units.values()) for (const part of parts) parents.set(part, id);
  const elections = treesIn(report, "Election");
  const names = namesOf(report, elections);
  const problems: ImportProblem[] = [];
  const counts = elections.flatMap((election) => countsOf(election, units, names, file, problems));
  if (problems.length > 0) throw new Unreadable(...problems);
  const counted = new Set(counts.map(({ unit }) => unit));
  const leaves = counts.filter(
    ({ unit }) => !(units.get(unit)?.parts.some((part) => counted.has(part)) ?? false),
  );
  if (leaves.length === 0) {
    const expected = "votes (VoteCounts) of reporting units that the report lists under GpUnit";
    throw new Unreadable({ code: "A003", file, expected });
  }
  const above = (unit: string): readonly Unit[] => {
    const chain: Unit[] = [];
    for (let at = parents.get(unit); at !== undefined; at = parents.get(at)) {
      const known = units.get(at);
      // A unit above itself would never end.
      if (known === undefined || chain.includes(known)) break;
      chain.push(known);
    }
    return chain.reverse();
  };
  const levels = [...new Set(leaves.flatMap(({ unit }) => above(unit).map(({ type }) => type)))].filter(
    (level) => level !== "country",
  );
  const lines: Line[] = [longHeader(levels)];
  const withFigures = new Set<string>();
  for (const { contest, unit, option, votes } of leaves) {
    const chain = above(unit);
    const areas = levels.map((level) => chain.find(({ type }) => type === level)?.id ?? "");
    const row = { contest, areas, station: unit, line: units.get(unit)?.row ?? 0 };
    const key = `${contest}\n${unit}`;
    if (!withFigures.has(key)) {
      withFigures.add(key);
      for (const [name, figure] of figuresOf(unit, units, elections)) {
        lines.push(longLine({ ...row, option: name, votes: figure }));
      }
    }
    lines.push(longLine({ ...row, option, votes }));
  }
  return lines;
}

/** One count of one selection in one unit, all ways of voting together. */
interface Count {
  readonly contest: string;
  readonly unit: string;
  readonly option: string;
  readonly votes: number | string;
}

function countsOf(
  election: Tree,
  units: ReadonlyMap<string, Unit>,
  names: ReadonlyMap<string, string>,
  file: string,
  problems: ImportProblem[],
): readonly Count[] {
  const counts: Count[] = [];
  for (const contest of treesIn(election, "Contest")) {
    for (const selection of treesIn(contest, "ContestSelection")) {
      const option = optionOf(selection, names);
      const byUnit = new Map<string, Tree[]>();
      for (const count of treesIn(selection, "VoteCounts")) {
        const unit = textIn(count, "GpUnitId");
        byUnit.set(unit, [...(byUnit.get(unit) ?? []), count]);
      }
      for (const [unit, written] of byUnit) {
        const row = units.get(unit)?.row;
        if (row === undefined) {
          const expected = "a unit that the report lists under GpUnit";
          problems.push({ code: "I701", file, field: "GpUnitId", expected, found: unit });
        }
        const votes = addTypes(written);
        if (votes.total !== undefined && votes.parts !== undefined && votes.total !== votes.parts) {
          const expected = `one number of votes for ${option}; the ways of voting add up to ${votes.parts}`;
          const place = row === undefined ? {} : { row };
          problems.push({
            code: "I702",
            file,
            ...place,
            field: "VoteCounts",
            expected,
            found: `${votes.total}`,
          });
        }
        counts.push({
          contest: textIn(contest, "@id"),
          unit,
          option,
          votes: votes.total ?? votes.parts ?? "",
        });
      }
    }
  }
  return counts;
}

/** Counts come by way of voting, as a total, or both. A count that is no number stays as it is, to be refused. */
function addTypes(written: readonly Tree[]): { total?: number | string; parts?: number | string } {
  const counts: { total?: number | string; parts?: number | string } = {};
  for (const tree of written) {
    const { Count: count, Type: type } = tree;
    const kind = type === "total" || written.length === 1 ? "total" : "parts";
    const before = counts[kind] ?? 0;
    if (typeof before === "string") continue;
    counts[kind] = typeof count === "number" ? before + count : JSON.stringify(count ?? "");
  }
  return counts;
}

/** Figures of a unit that stand beside the contests. */
function figuresOf(
  unit: string,
  units: ReadonlyMap<string, Unit>,
  elections: readonly Tree[],
): readonly (readonly [string, number])[] {
  const figures: [string, number][] = [];
  const put = (name: string, value: unknown): void => {
    if (typeof value === "number" && !figures.some(([known]) => known === name)) figures.push([name, value]);
  };
  const written = units.get(unit)?.written;
  put("registered", written?.["VotersRegistered"]);
  put("tookPart", written?.["VotersParticipated"]);
  for (const counts of elections.flatMap((election) => treesIn(election, "BallotCounts"))) {
    const { GpUnitId: of, Type: type = "total" } = counts;
    if (of !== unit || type !== "total") continue;
    put("inBoxes", counts["BallotsCast"]);
    put("invalid", counts["BallotsRejected"]);
  }
  return figures;
}

/** Names of parties and candidates by their ids. */
function namesOf(report: Tree, elections: readonly Tree[]): ReadonlyMap<string, string> {
  const names = new Map<string, string>();
  for (const tree of [
    ...treesIn(report, "Party"),
    ...elections.flatMap((each) => treesIn(each, "Candidate")),
  ]) {
    const name = firstText(tree["BallotName"]) ?? firstText(tree["Name"]);
    if (name !== undefined) names.set(textIn(tree, "@id"), name);
  }
  return names;
}

function optionOf(selection: Tree, names: ReadonlyMap<string, string>): string {
  const ids = [...listIn(selection, "CandidateIds"), ...listIn(selection, "PartyIds")];
  const named = listIn(selection, "CandidateIds").flatMap((id) => names.get(id) ?? []);
  const parties = named.length > 0 ? named : ids.flatMap((id) => names.get(id) ?? []);
  return (
    firstText(selection["Selection"]) ?? (parties.length > 0 ? parties.join(" / ") : textIn(selection, "@id"))
  );
}

/** The first of the texts in several languages. */
function firstText(written: unknown): string | undefined {
  if (!isObject(written)) return undefined;
  return treesIn(written, "Text").flatMap(({ Content: content }) =>
    typeof content === "string" ? [content] : [],
  )[0];
}

function treesIn(tree: Tree, name: string): readonly Tree[] {
  const list = tree[name];
  return Array.isArray(list) ? list.filter((each) => isObject(each)) : [];
}

function listIn(tree: Tree, name: string): readonly string[] {
  const list = tree[name];
  return Array.isArray(list) ? list.filter((each) => typeof each === "string") : [];
}

function textIn(tree: Tree, name: string): string {
  const text = tree[name];
  return typeof text === "string" ? text : "";
}
