/**
 * EML 510 (OASIS; EML_NL of the Dutch electoral council): the counts of reporting units. Totals of the contest are not
 * returns and are left out; candidates of a list are left out where the list has its own figure.
 *
 * @module
 */

import { basename } from "node:path";
import { NotInEncoding } from "../decode.ts";
import { Unreadable } from "../problems.ts";
import type { LineSink, SourceFile, SourceOptions } from "../source.ts";
import type { Line } from "../split.ts";
import { longHeader, longLine } from "./long-table.ts";
import { notText, readText } from "./text.ts";
import { feedXml, type XmlEvents } from "./xml.ts";

/** Figures of EML_NL by our names. `Cast` is the number of voters who were called. */
const FIGURES: ReadonlyMap<string, string> = new Map([
  ["Cast", "registered"],
  ["TotalCounted", "valid"],
  ["toegelaten kiezers", "receivedBallot"],
]);

/** A selection of a reporting unit: a list, a candidate of it, or a candidate alone. */
interface Selection {
  list?: string;
  candidate?: string;
  votes?: string;
  line: number;
}

/** Reads the reporting units of a count. */
export async function readEml(path: string, options: SourceOptions, sink: LineSink): Promise<SourceFile> {
  const file = basename(path);
  sink.begin(file);
  let lines: Line[] = [longHeader([])];
  let units = 0;
  const feed = feedXml(
    file,
    emlEvents(file, (line) => {
      lines.push(line);
      units += 1;
    }),
  );
  try {
    const { sha256, encoding } = await readText(path, options, (piece) => {
      feed.push(piece);
      sink.take(lines);
      lines = [];
    });
    feed.end();
    sink.take(lines);
    if (units === 0) {
      const expected =
        "reporting units with votes (ReportingUnitVotes); a file with totals only has no stations";
      throw new Unreadable({ code: "A003", file, expected });
    }
    return { file, sha256, format: "eml", encoding };
  } catch (error: unknown) {
    throw error instanceof NotInEncoding ? notText(file, error.encoding) : error;
  }
}

function emlEvents(file: string, take: (line: Line) => void): XmlEvents {
  const path: string[] = [];
  let contest = "";
  let station: string | undefined;
  let list: string | undefined;
  let selection: Selection = { line: 0 };
  let reason = "";
  let figures = new Map<string, { votes: number | string; line: number }>();
  let selections: Selection[] = [];

  const finishUnit = (): void => {
    const row = { contest, areas: [], station: station ?? "" };
    for (const [option, { votes, line }] of figures) take(longLine({ ...row, option, votes, line }));
    const lists = new Set(selections.filter((each) => each.candidate === undefined).map((each) => each.list));
    for (const { list: of, candidate, votes = "", line } of selections) {
      if (candidate !== undefined && lists.has(of)) continue;
      const option = candidate ?? of ?? "";
      take(longLine({ ...row, option, votes, line }));
    }
    station = undefined;
    list = undefined;
    figures = new Map();
    selections = [];
  };

  return {
    begin: (tag, attributes, line) => {
      if (path.length === 0 && (tag !== "EML" || attributes["Id"]?.startsWith("510") !== true)) {
        const found = tag === "EML" ? `EML ${attributes["Id"] ?? ""}` : `<${tag}>`;
        const expected = 'a count in EML 510: <EML Id="510...">';
        throw new Unreadable({ code: "A003", file, row: line, expected, found });
      }
      path.push(tag);
      const id = attributes["Id"] ?? "";
      if (tag === "ContestIdentifier") contest = id === "geen" ? "" : id;
      if (tag === "ReportingUnitVotes") station = "";
      if (tag === "ReportingUnitIdentifier") station = id;
      if (tag === "Selection") selection = { line, ...(list === undefined ? {} : { list }) };
      if (tag === "AffiliationIdentifier") list = selection.list = id;
      if (tag === "CandidateIdentifier")
        selection.candidate = id === "" ? (attributes["ShortCode"] ?? "") : id;
      if (tag === "RejectedVotes" || tag === "UncountedVotes") reason = attributes["ReasonCode"] ?? "";
    },
    end: (tag, inside, line) => {
      path.pop();
      if (station === undefined) return;
      const text = inside.trim();
      const parent = path.at(-1);
      if (tag === "ReportingUnitIdentifier" && station === "") station = text;
      // The name of a list where it has one; lists without a name keep their number.
      if (tag === "RegisteredName" && text !== "") list = selection.list = text;
      if (tag === "CandidateName" && text !== "") selection.candidate = text;
      if (tag === "ValidVotes" && parent === "Selection") selection.votes = text;
      if (tag === "Selection") selections.push(selection);
      if (tag === "ReportingUnitVotes") finishUnit();
      if (parent !== "ReportingUnitVotes") return;
      const name = FIGURES.get(tag === "UncountedVotes" ? reason : tag);
      if (name !== undefined) figures.set(name, { votes: text, line });
      if (tag === "RejectedVotes") {
        // Blank and invalid ballots are told apart; both are not valid. What is no number stays as it is, to be refused.
        const before = figures.get("invalid")?.votes ?? 0;
        const both = /^\d{1,15}$/.test(text) && typeof before === "number";
        figures.set("invalid", { votes: both ? before + Number(text) : text, line });
      }
    },
  };
}
