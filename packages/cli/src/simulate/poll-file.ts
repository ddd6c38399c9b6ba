/**
 * Tables for simulations: the shares of a poll, and the votes of polling stations.
 *
 * @module
 */

import { type OpenRow, readOpenTable } from "@urna/atlas/open-table";
import { Problems } from "@urna/atlas/problems";
import type { StationVotes } from "@urna/insight";
import { anyFiles } from "@urna/atlas/files";
import { badFiles, fromAtlas, type Session } from "../session.ts";

/** The row of a poll for those who would not say. */
const UNDECIDED = "undecided";
const PERCENT = /^\d{1,3}(\.\d+)?$/;
const WHOLE = /^\d{1,9}$/;

/** Percentages by option, as the poll printed them; those who would not say are left out. */
export function readPoll(
  session: Session,
  file: string,
  options: readonly string[],
): ReadonlyMap<string, number> {
  const problems = new Problems();
  const table = readOpenTable(
    anyFiles(),
    file,
    { required: ["option", "percent"], optional: ["note"] },
    problems,
  );
  const shares = new Map<string, number>();
  const seen = new Set<string>();
  let sum = 0;
  for (const row of table.rows) {
    const option = row.get("option") ?? "";
    const percent = row.get("percent") ?? "";
    const at = { file, row: row.line };
    if (option !== UNDECIDED && !options.includes(option))
      problems.add("R004", { ...at, field: "option" }, [...options, UNDECIDED].join(", "), option, options);
    else if (seen.has(option)) problems.add("R004", { ...at, field: "option" }, "every option once", option);
    seen.add(option);
    if (!PERCENT.test(percent))
      problems.add("R004", { ...at, field: "percent" }, "a percentage such as 12.5", percent);
    sum += Number(percent);
    if (option !== UNDECIDED) shares.set(option, Number(percent));
  }
  const missing = options.filter((option) => !seen.has(option));
  if (table.rows.length > 0 && missing.length > 0)
    problems.add(
      "R004",
      { file },
      `a row for each of ${options.join(", ")}`,
      `none for ${missing.join(", ")}`,
    );
  if (problems.list.length === 0 && sum > 100.5)
    problems.add("R004", { file }, "percentages that add up to 100 at most", sum.toFixed(1));
  if (problems.list.length > 0) throw badFiles(session.words, problems.list.map(fromAtlas));
  return shares;
}

/** The votes of every polling station in the order of the options; without an area column all are in the only area. */
export function readReturns(
  session: Session,
  file: string,
  options: readonly string[],
  areas: readonly string[],
): readonly StationVotes[] {
  const problems = new Problems();
  const table = readOpenTable(
    anyFiles(),
    file,
    { required: ["station", "option", "votes"], optional: ["area"] },
    problems,
  );
  const stations = new Map<string, { area: string; votes: Map<string, number> }>();
  for (const row of table.rows) {
    const at = { file, row: row.line };
    const area = areaOf(row, areas);
    const option = row.get("option") ?? "";
    const votes = row.get("votes") ?? "";
    const station = row.get("station") ?? "";
    if (!areas.includes(area)) problems.add("R004", { ...at, field: "area" }, areas.join(", "), area, areas);
    if (!options.includes(option))
      problems.add("R004", { ...at, field: "option" }, options.join(", "), option, options);
    if (!WHOLE.test(votes)) problems.add("R004", { ...at, field: "votes" }, "a whole number of votes", votes);
    if (station === "") problems.add("R004", { ...at, field: "station" }, "a name or number of the station");
    const known = stations.get(`${area}\n${station}`) ?? { area, votes: new Map<string, number>() };
    if (known.votes.has(option))
      problems.add("R004", { ...at, field: "option" }, "every option of a station once", option);
    known.votes.set(option, Number(votes));
    stations.set(`${area}\n${station}`, known);
  }
  // What nobody wrote down is not known, and never nothing.
  for (const [name, { votes }] of stations) {
    const missing = options.filter((option) => !votes.has(option));
    if (missing.length > 0)
      problems.add(
        "R004",
        { file },
        `votes for every option in station ${name.split("\n")[1] ?? ""}`,
        missing.join(", "),
      );
  }
  if (problems.list.length > 0) throw badFiles(session.words, problems.list.map(fromAtlas));
  return [...stations.values()].map(({ area, votes }) => ({
    area,
    votes: options.map((option) => votes.get(option) ?? 0),
  }));
}

function areaOf(row: OpenRow, areas: readonly string[]): string {
  return row.get("area") ?? (areas.length === 1 ? (areas[0] ?? "") : "");
}
