/**
 * Reads a table of evidence: what observers saw at polling stations, beside the returns of these stations.
 *
 * | column | |
 * |---|---|
 * | `station` | the id of the station, as in the returns |
 * | `kind` | `ballots`: ballots of an option, photographed or counted aloud; `clicks`: voters counted at the door |
 * | `count` | how many, a whole number |
 * | `option` | of `ballots`: whose |
 * | `contest` | may be left out where there is one |
 * | `whole_day` | `yes` where the door was watched from opening to closing |
 * | `error` | the share of voters whom a clicker misses or counts twice; 0.02 unless told |
 * | `source` | who saw it, and where the picture or the form is |
 *
 * @module
 */

import { type OpenRow, readOpenTable } from "@urna/atlas/open-table";
import { Problems } from "@urna/atlas/problems";
import { CLICKER_ERROR, type Evidence, EVIDENCE_KINDS } from "@urna/screening";
import { anyFiles } from "@urna/atlas/files";
import { badFiles, fromAtlas, type Session } from "../session.ts";

/** What the returns know, so that a slip of the keyboard is found. */
export interface KnownStations {
  readonly stations: readonly string[];
  readonly contests: readonly string[];
  readonly options: readonly string[];
}

/** Reads the table; all mistakes are listed. */
export function readEvidence(session: Session, file: string, known: KnownStations): readonly Evidence[] {
  const problems = new Problems();
  const { rows } = readOpenTable(
    anyFiles(),
    file,
    {
      required: ["station", "kind", "count"],
      optional: ["option", "contest", "whole_day", "error", "source"],
    },
    problems,
  );
  const evidence = rows.flatMap((row) => {
    const before = problems.list.length;
    const read = evidenceOf(row, file, known, problems);
    return read === undefined || problems.list.length > before ? [] : [read];
  });
  if (problems.list.length > 0) throw badFiles(session.words, problems.list.map(fromAtlas));
  return evidence;
}

function evidenceOf(
  row: OpenRow,
  file: string,
  known: KnownStations,
  problems: Problems,
): Evidence | undefined {
  const at = (field: string): { readonly file: string; readonly row: number; readonly field: string } => ({
    file,
    row: row.line,
    field,
  });
  const oneOf = (field: string, all: readonly string[], value: string | undefined): void => {
    if (value === undefined || !all.includes(value))
      problems.add("R004", at(field), all.slice(0, 12).join(", "), value, all);
  };
  const [station, contest, option] = [row.get("station"), row.get("contest"), row.get("option")];
  const kind = EVIDENCE_KINDS.find((each) => each === row.get("kind"));
  const count = row.get("count") ?? "";
  const watched = row.get("whole_day") ?? "no";
  const error = row.get("error");
  oneOf("station", known.stations, station);
  oneOf("kind", EVIDENCE_KINDS, row.get("kind"));
  if (contest !== undefined) oneOf("contest", known.contests, contest);
  if (kind === "ballots") oneOf("option", known.options, option);
  if (kind === "clicks" && option !== undefined)
    problems.add("R004", at("option"), "no option: voters at the door have none", option);
  if (!/^\d{1,9}$/.test(count)) problems.add("A201", at("count"), "a whole number, zero or more", count);
  oneOf("whole_day", ["yes", "no"], watched);
  if (error !== undefined && !/^0(\.\d+)?$/.test(error))
    problems.add("R004", at("error"), "a share from 0 to 1, such as 0.02", error);
  if (station === undefined || kind === undefined) return undefined;
  return {
    station,
    ...(contest === undefined ? {} : { contest }),
    kind,
    ...(option === undefined ? {} : { option }),
    count: Number(count),
    wholeDay: watched === "yes",
    error: error === undefined ? CLICKER_ERROR : Number(error),
    row: row.line,
  };
}
