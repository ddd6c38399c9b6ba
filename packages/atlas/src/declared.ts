/**
 * Declared results: seats whose winners are known although the votes are not, and the persons who hold them.
 *
 * @module
 */

import { choice, optional, text } from "@urna/law";
import { count, id, ids, remark } from "./cells.ts";
import { readTable } from "./csv.ts";
import type { Files } from "./files.ts";
import type { Problems } from "./problems.ts";

/** `unsourced`: general knowledge that no source of ours states. */
export const DECLARED_STATUSES = ["final", "preliminary", "derived", "unsourced"] as const;
export type DeclaredStatus = (typeof DECLARED_STATUSES)[number];

const DECLARED = {
  contest: id("the contest"),
  area: id("the area, the whole country where the place is not sourced"),
  option: optional(id("who won; empty where the nomination is not sourced")),
  person: optional(text("the name as in the source")),
  seats: optional(count("seats; empty in a row that only names the holder of a seat counted in another row")),
  status: choice("how firm it is", DECLARED_STATUSES),
  sources: ids("who says so"),
  note: remark("a remark"),
};

/** One row of declared results. Only rows with `seats` count; the others say who holds one of these seats. */
export interface Declared {
  readonly contest: string;
  readonly area: string;
  readonly option: string;
  readonly person: string;
  readonly seats: number | null;
  readonly status: DeclaredStatus;
  readonly sources: readonly string[];
  readonly note: string;
  readonly row: number;
}

/** Reads `declared.csv` of an election; a file that does not exist holds none. */
export function readDeclared(files: Files, file: string, problems: Problems): readonly Declared[] {
  if (!files.has(file)) return [];
  return readTable(files, file, DECLARED, problems).map((read) => {
    const place = { file, row: read.row };
    if (read.seats === undefined && read.person === undefined) {
      problems.add("R003", { ...place, field: "seats" }, "seats, or a person");
    }
    if (read.seats !== undefined && read.option === undefined) {
      problems.add("R003", { ...place, field: "option" }, "the option that won these seats");
    }
    return {
      contest: read.contest,
      area: read.area,
      option: read.option ?? "",
      person: read.person ?? "",
      seats: read.seats ?? null,
      status: read.status,
      sources: read.sources,
      note: read.note ?? "",
      row: read.row,
    };
  });
}
