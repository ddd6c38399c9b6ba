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
  readonly name: string;
  readonly row: number;
  readonly written: Tree;
  /** The units that it is a part of, the highest first. */
  readonly above: readonly Unit[];
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
  const units = unitsOf(report);
  const elections = treesIn(report, "Election");
  const names = namesOf(report, elections);
  const problems: ImportProblem[] = [];
  const counts = elections.flatMap((election) => countsOf(election, units, names, file, problems));
  if (problems.length > 0) throw new Unreadable(...problems);
  // Whoever is made of units that were counted is their sum, contest by contest.
  const sums = new Set(
    counts.flatMap(({ contest, unit }) => unit.above.map(({ id }) => `${contest}\n${id}`)),
  );
  const leaves = counts.filter(({ contest, unit }) => !sums.has(`${contest}\n${unit.id}`));
  if (leaves.length === 0) {
    const expected = "votes (VoteCounts) of reporting units that the report lists under GpUnit";
    throw new Unreadable({ code: "A003", file, expected });
  }
  const levels = [...new Set(leaves.flatMap(({ unit }) => unit.above.map(({ type }) => type)))].filter(
    (level) => level !== "country",
  );
  const lines: Line[] = [longHeader(levels)];
  const beside = new Map(
    elections
      .flatMap((election) => treesIn(election, "BallotCounts"))
      .flatMap((tree) => {
        const { Type: type = "total" } = tree;
        return type === "total" ? [[textIn(tree, "GpUnitId"), tree] as const] : [];
      }),
  );
  const withFigures = new Set<string>();
  for (const { contest, unit, option, votes } of leaves) {
    const areas = levels.map((level) => unit.above.find(({ type }) => type === level)?.name ?? "");
    const row = { contest, areas, station: unit.id, line: unit.row };
    const key = `${contest}\n${unit.id}`;
    if (!withFigures.has(key)) {
      withFigures.add(key);
      for (const [name, figure] of figuresOf(unit, beside.get(unit.id))) {
        lines.push(longLine({ ...row, option: name, votes: figure }));
      }
    }
    lines.push(longLine({ ...row, option, votes }));
  }
  return lines;
}

/** The reporting units by their ids, each with those that it is a part of, the highest first. */
function unitsOf(report: Tree): ReadonlyMap<string, Unit> {
  const written = treesIn(report, "GpUnit");
  const parents = new Map<string, string>();
  for (const tree of written) {
    for (const part of listIn(tree, "ComposingGpUnitIds")) parents.set(part, textIn(tree, "@id"));
  }
  const units = new Map<string, Unit & { above: readonly Unit[] }>();
  for (const [i, tree] of written.entries()) {
    const id = textIn(tree, "@id");
    const name = firstText(tree["Name"]) ?? id;
    units.set(id, { id, name, type: textIn(tree, "Type"), row: i + 1, written: tree, above: [] });
  }
  for (const unit of units.values()) {
    const chain: Unit[] = [];
    for (let at = parents.get(unit.id); at !== undefined; at = parents.get(at)) {
      const known = units.get(at);
      // A unit above itself would never end.
      if (known === undefined || known === unit || chain.includes(known)) break;
      chain.push(known);
    }
    unit.above = chain.reverse();
  }
  return units;
}

/** One count of one selection in one unit, all ways of voting together. */
interface Count {
  readonly contest: string;
  readonly unit: Unit;
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
      for (const [id, written] of byUnit) {
        const unit = units.get(id);
        if (unit === undefined) {
          const expected = "a unit that the report lists under GpUnit";
          problems.push({ code: "I701", file, field: "GpUnitId", expected, found: id });
          continue;
        }
        const { total, parts } = addTypes(written);
        if (total !== undefined && parts !== undefined && total !== parts) {
          const expected = `one number of votes for ${option}; the ways of voting add up to ${parts}`;
          problems.push({
            code: "I702",
            file,
            row: unit.row,
            field: "VoteCounts",
            expected,
            found: `${total}`,
          });
        }
        counts.push({ contest: textIn(contest, "@id"), unit, option, votes: total ?? parts ?? "" });
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
function figuresOf({ written }: Unit, counts: Tree = {}): readonly (readonly [string, number])[] {
  const figures: readonly (readonly [string, unknown])[] = [
    ["registered", written["VotersRegistered"]],
    ["tookPart", written["VotersParticipated"]],
    ["inBoxes", counts["BallotsCast"]],
    ["invalid", counts["BallotsRejected"]],
  ];
  return figures.flatMap(([name, value]) => (typeof value === "number" ? [[name, value] as const] : []));
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
