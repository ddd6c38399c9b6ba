/**
 * The frame of a quick count: every polling station with its stratum and the result of an earlier election.
 *
 * @module
 */

import { readFileSync } from "node:fs";
import { basename } from "node:path";
import { type PlannedStratum, residualOf } from "@urna/screening";
import type { ReportedProblem } from "@urna/words/problems-report";
import { badFiles, type Session } from "./session.ts";

/** A station of the frame, with its result of an earlier election. */
export interface FrameRow {
  readonly id: string;
  readonly stratum: string;
  readonly ballots: number;
  readonly votes: number;
}

const COLUMNS = ["station", "stratum", "ballots", "votes"] as const;

/** What the frame says of its strata; one with fewer than two stations says nothing of its spread. */
export function strataOf(
  session: Session,
  frame: readonly FrameRow[],
  file: string,
): readonly PlannedStratum[] {
  const problems: ReportedProblem[] = [];
  const strata = [...new Set(frame.map(({ stratum }) => stratum))]
    .sort()
    .flatMap((id): readonly PlannedStratum[] => {
      const own = frame.filter(({ stratum }) => stratum === id);
      const residual = residualOf(own);
      if (residual === undefined) {
        problems.push({
          code: "A003",
          file,
          field: id,
          expected: "two or more stations in every stratum",
          found: "1",
        });
        return [];
      }
      return [{ id, stations: own.length, ballots: own.reduce((sum, s) => sum + s.ballots, 0), residual }];
    });
  if (problems.length > 0) throw badFiles(session.words, problems);
  return strata;
}

/** Reads the frame: CSV with a header, every station once, whole numbers; all mistakes are listed. */
export function readFrame(session: Session, path: string): readonly FrameRow[] {
  const file = basename(path);
  const problems: ReportedProblem[] = [];
  const rows: FrameRow[] = [];
  const seen = new Set<string>();
  const [header = "", ...lines] = textOf(session, path)
    .replace(/^\uFEFF/, "")
    .split(/\r?\n/);
  const names = header.split(",");
  const places = COLUMNS.map((name) => names.indexOf(name));
  for (const [i, name] of COLUMNS.entries())
    if ((places[i] ?? -1) < 0)
      problems.push({
        code: "A003",
        file,
        row: 1,
        field: name,
        expected: "a column of this name",
        found: header,
      });
  if (problems.length > 0) throw badFiles(session.words, problems);
  for (const [i, line] of lines.entries()) {
    if (line === "") continue;
    const row = i + 2;
    const cells = line.split(",");
    const [id = "", stratum = "", ballots = "", votes = ""] = places.map((place) => cells[place] ?? "");
    for (const [field, value] of [
      ["ballots", ballots],
      ["votes", votes],
    ] as const)
      if (!/^\d{1,9}$/.test(value))
        problems.push({
          code: "A201",
          file,
          row,
          field,
          expected: "a whole number, zero or more",
          found: value,
        });
    if (Number(votes) > Number(ballots))
      problems.push({
        code: "A207",
        file,
        row,
        field: "votes",
        expected: `${ballots} or fewer`,
        found: votes,
      });
    if (id === "" || seen.has(id))
      problems.push({ code: "A004", file, row, field: "station", expected: "an id once", found: id });
    seen.add(id);
    rows.push({ id, stratum, ballots: Number(ballots), votes: Number(votes) });
  }
  if (rows.length === 0) problems.push({ code: "A003", file, expected: "a station or more" });
  if (problems.length > 0) throw badFiles(session.words, problems);
  return rows;
}

export function textOf(session: Session, path: string): string {
  try {
    return readFileSync(path, "utf8");
  } catch (error: unknown) {
    const found = error instanceof Error ? error.message : String(error);
    throw badFiles(session.words, [
      { code: "A001", file: basename(path), expected: "a table of polling stations", found },
    ]);
  }
}
