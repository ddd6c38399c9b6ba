/**
 * The table of a report for other programs: tab-separated, the stable names of the columns first, whole numbers without
 * grouping, fractions as `num/den`, nothing where a value is missing. A text that a spreadsheet would run gets an
 * apostrophe before it.
 *
 * @module
 */

import { neutral } from "@urna/returns/write-table";
import type { Block, Report } from "@urna/words";

/** The first table of a report; undefined when it has none. */
export function renderTsv(report: Report): string | undefined {
  const table = report.blocks.find(
    (block): block is Extract<Block, { kind: "table" }> => block.kind === "table",
  );
  if (table === undefined) return undefined;
  const lines = [
    table.columns.map((column) => column.key),
    ...table.rows.map((cells) => cells.map((cell) => (cell.raw === null ? "" : `${cell.raw}`))),
  ];
  return lines.map((cells) => `${cells.map(oneCell).join("\t")}\n`).join("");
}

function oneCell(text: string): string {
  return neutral(text.replaceAll(/[\t\r\n]+/g, " "));
}
