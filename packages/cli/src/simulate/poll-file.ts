/**
 * The table of a poll.
 *
 * @module
 */

import { readOpenTable } from "@urna/atlas/open-table";
import { Problems } from "@urna/atlas/problems";
import { anyFiles } from "@urna/atlas/files";
import { badFiles, fromAtlas, type Session } from "../session.ts";

/** The row of a poll for those who would not say. */
const UNDECIDED = "undecided";
const PERCENT = /^\d{1,3}(\.\d+)?$/;

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
