/**
 * Cells of a line as texts.
 *
 * @module
 */

import type { Cell } from "./split.ts";

export type Cells = readonly Cell[];

const YES = ["true", "1", "yes", "да", "иә", "sí", "si"];

/** Whether a cell says yes. */
export function isYes(text: string): boolean {
  return text !== "" && YES.includes(text.toLowerCase());
}

/** A cell without blanks around it, and without the sign that keeps a spreadsheet from running it. */
export function textOf(cell: Cell | undefined): string {
  const text = typeof cell === "string" ? cell.trim() : `${cell ?? ""}`;
  return /^'[=+@-]/.test(text) ? text.slice(1) : text;
}

/** What a spreadsheet would run, or what no printed table holds. */
export function isFormula(text: string): boolean {
  if (/^[=+@]/.test(text)) return true;
  for (let i = 0; i < text.length; i += 1) if (text.charCodeAt(i) < 32) return true;
  return false;
}
