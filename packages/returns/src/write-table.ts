/**
 * Writes tables that no spreadsheet runs: a cell that begins like a formula gets an apostrophe before it.
 *
 * @module
 */

/** A cell of a table that is written; null is an empty cell. */
export type OutCell = string | number | null;

/** A text that a spreadsheet does not take for a formula. Numbers, also negative ones, and ranges of numbers stay as they are: nothing of them can run. */
export function neutral(text: string): string {
  return /^[=+@\t\r]/.test(text) || (text.startsWith("-") && !/^-[\d./]+$/.test(text)) ? `'${text}` : text;
}

/** One line of a table, with its line break. */
export function writeLine(cells: readonly OutCell[]): string {
  let line = "";
  for (const [i, cell] of cells.entries()) {
    if (i > 0) line += ",";
    if (typeof cell === "number") line += cell;
    else if (cell !== null) line += quote(neutral(cell));
  }
  return `${line}\n`;
}

function quote(text: string): string {
  return /[",\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
