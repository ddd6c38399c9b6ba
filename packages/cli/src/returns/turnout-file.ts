/**
 * Reads a table of turnout as it was told during the day.
 *
 * | column | |
 * |---|---|
 * | `station` or `area` | whose turnout; ids as in the returns |
 * | `time` | `10:00` |
 * | `voters` or `percent` | a whole number, or a percentage of the voters on the list as it was printed |
 * | `by` | `official` unless told; `observer`: voters counted at the door |
 *
 * @module
 */

import { type OpenRow, readOpenTable } from "@urna/atlas/open-table";
import { Problems } from "@urna/atlas/problems";
import type { Geography, TurnoutReport } from "@urna/tally";
import { anyFiles } from "@urna/atlas/files";
import { badFiles, fromAtlas, type Session } from "../session.ts";

/** Reads the table; all mistakes are listed. */
export function readTurnoutFile(
  session: Session,
  file: string,
  geography: Geography,
): readonly TurnoutReport[] {
  const problems = new Problems();
  const optional = ["station", "area", "voters", "percent", "by", "source"];
  const { rows } = readOpenTable(anyFiles(), file, { required: ["time"], optional }, problems);
  const reports = rows.flatMap((row) => reportOf(row, file, geography, problems) ?? []);
  if (problems.list.length > 0) throw badFiles(session.words, problems.list.map(fromAtlas));
  return reports;
}

function reportOf(
  row: OpenRow,
  file: string,
  { stations, areas }: Geography,
  problems: Problems,
): TurnoutReport | undefined {
  const before = problems.list.length;
  const wrong = (field: string, expected: string, near: readonly string[] = []): void => {
    problems.add("R004", { file, row: row.line, field }, expected, row.get(field), near);
  };
  const [station, area, time = ""] = [row.get("station"), row.get("area"), row.get("time")];
  const [voters, percent, by = "official"] = [row.get("voters"), row.get("percent"), row.get("by")];
  if ((station === undefined) === (area === undefined)) wrong("station", "either a station or an area");
  if (station !== undefined && !stations.has(station))
    wrong("station", "a station of the returns", [...stations.keys()]);
  if (area !== undefined && !areas.has(area)) wrong("area", "an area of the returns", [...areas.keys()]);
  if (!/^([01]\d|2[0-3]):[0-5]\d$/.test(time)) wrong("time", "a time such as 10:00");
  if ((voters === undefined) === (percent === undefined)) wrong("voters", "either voters or a percentage");
  if (voters !== undefined && !/^\d{1,9}$/.test(voters)) wrong("voters", "a whole number, zero or more");
  if (percent !== undefined && !/^\d{1,3}(?:[.,]\d{1,6})?\s*%?$/.test(percent))
    wrong("percent", "a percentage such as 23.37");
  if (by !== "official" && by !== "observer") wrong("by", "official, observer");
  if (problems.list.length > before) return undefined;
  return {
    ...(station === undefined ? {} : { station }),
    ...(area === undefined ? {} : { area }),
    time,
    by: by === "observer" ? by : "official",
    ...(voters === undefined ? {} : { voters: Number(voters) }),
    ...(percent === undefined ? {} : { percent }),
  };
}
