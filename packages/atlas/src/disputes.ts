/**
 * Places where sources disagree, what was decided about them and why.
 *
 * @module
 */

import { choice, optional, text } from "@urna/law";
import { count, id, ids } from "./cells.ts";
import { readTable } from "./csv.ts";
import type { Files } from "./files.ts";
import type { Problems } from "./problems.ts";

/**
 * `decided`: one value holds, the others are wrong or of another kind; `both`: each is right for its time or meaning;
 * `open`: nobody can say yet (a value named in `holds` is used until then).
 */
export const VERDICTS = ["decided", "both", "open"] as const;
export type Verdict = (typeof VERDICTS)[number];

const DISPUTE = {
  id: count("its number; rows of one disagreement share it"),
  contest: optional(id("the contest")),
  area: optional(id("the area")),
  option: optional(id("the option")),
  key: text("the key of the figure, or a word for what is not a figure"),
  time: optional(text("the time of a turnout bulletin")),
  verdict: choice("what was decided", VERDICTS),
  holds: optional(text("the value that holds, or is used; several joined by ;")),
  over: optional(text("the other values, joined by ;")),
  why: text("the reason"),
  sources: optional(ids("who says so")),
};

/** One disagreement about one figure, or about a fact that is no figure. */
export interface Dispute {
  readonly id: number;
  readonly contest: string;
  readonly area: string;
  readonly option: string;
  readonly key: string;
  readonly time: string;
  readonly verdict: Verdict;
  readonly holds: readonly string[];
  readonly over: readonly string[];
  readonly why: string;
  readonly sources: readonly string[];
  readonly row: number;
}

const split = (cell: string | undefined): readonly string[] => cell?.split(";") ?? [];

/** Reads a `disputes.csv`; a file that does not exist holds none. */
export function readDisputes(files: Files, file: string, problems: Problems): readonly Dispute[] {
  if (!files.has(file)) return [];
  return readTable(files, file, DISPUTE, problems).map((read) => ({
    id: read.id,
    contest: read.contest ?? "",
    area: read.area ?? "",
    option: read.option ?? "",
    key: read.key,
    time: read.time ?? "",
    verdict: read.verdict,
    holds: split(read.holds),
    over: split(read.over),
    why: read.why,
    sources: read.sources ?? [],
    row: read.row,
  }));
}
