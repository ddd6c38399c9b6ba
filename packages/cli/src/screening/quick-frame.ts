/**
 * The frame of a quick count: every polling station with its stratum and the result of an earlier election.
 *
 * @module
 */

import { anyFiles } from "@urna/atlas/files";
import { type OpenRow, readOpenTable } from "@urna/atlas/open-table";
import { type Place, Problems } from "@urna/atlas/problems";
import { type PlannedStratum, residualOf } from "@urna/screening";
import type { ReportedProblem } from "@urna/words/problems-report";
import { badFiles, fromAtlas, type Session } from "../session.ts";

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
  const problems = new Problems();
  const table = readOpenTable(anyFiles(), path, { required: COLUMNS, others: () => true }, problems);
  const seen = new Set<string>();
  const rows = table.rows.map((row): FrameRow => {
    const place = (field: string): Place => ({ file: path, row: row.line, field });
    const count = (field: string): number => countIn(row, field, path, problems);
    const [id = "", ballots, votes] = [row.get("station"), count("ballots"), count("votes")];
    if (votes > ballots) problems.add("A207", place("votes"), `${ballots} or fewer`, votes);
    if (id === "" || seen.has(id)) problems.add("A004", place("station"), "an id once", id);
    seen.add(id);
    return { id, stratum: row.get("stratum") ?? "", ballots, votes };
  });
  if (rows.length === 0 && problems.list.length === 0)
    problems.add("A003", { file: path }, "a station or more");
  if (problems.list.length > 0) throw badFiles(session.words, problems.list.map(fromAtlas));
  return rows;
}

/** A figure of a station; zero where it is no whole number, which is noted. */
export function countIn(row: OpenRow, field: string, file: string, problems: Problems): number {
  const written = row.get(field) ?? "";
  if (/^\d{1,9}$/.test(written)) return Number(written);
  problems.add("A201", { file, row: row.line, field }, "a whole number, zero or more", written);
  return 0;
}
