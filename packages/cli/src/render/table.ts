/**
 * A table as text: as wide as its contents, with wrapped headings and, if need be, wrapped words; one below another where
 * even that is too wide.
 *
 * @module
 */

import { type Cell, foldRows, type Table } from "@urna/words";
import type { Page, Paint } from "./signs.ts";
import { pad, widthOf, wordsIn, wrap } from "./width.ts";

const INDENT = "  ";
const GAP = "  ";
/** A table of so many rows is not squeezed into narrow columns where names above the rows take fewer lines. */
const LONG = 20;
/** A column of words is not made narrower than this. */
const NARROWEST = 12;

/** Lines of a table. */
export function layTable(written: Table, { width, paint }: Page): readonly string[] {
  const table = foldRows(written);
  const indented = fit(table, width - INDENT.length);
  const widths = indented ?? fit(table, width);
  if (widths === undefined) return nameAbove(table, width, paint) ?? oneBelowAnother(table, width);
  const squeezed = besideLines(table, widths);
  if (table.rows.length >= LONG && squeezed > table.rows.length * 2) {
    const above = nameAbove(table, width, paint);
    if (above !== undefined && above.length < squeezed) return above;
  }
  const indent = indented === undefined ? "" : INDENT;
  const total = widths.reduce((sum, w) => sum + w, 0) + GAP.length * (widths.length - 1);
  const line = (texts: readonly string[]): readonly string[] => layRow(table, texts, widths);

  const head = line(titles(table)).map((text) => paint(text, "dim"));
  const linesBefore = (row: number): readonly string[] =>
    (table.lines ?? []).filter((l) => l.before === row).map((l) => cut(l.text, total));
  const lines = [
    ...(table.columns.some((column) => column.title !== "") ? head : []),
    ...table.rows.flatMap((cells, i) => [...linesBefore(i), ...line(texts(cells))]),
    ...linesBefore(table.rows.length),
    ...(table.totals === undefined ? [] : ["─".repeat(total), ...line(texts(table.totals))]),
  ];
  return lines.map((text) => indent + text);
}

/** Lines that the rows take with their cells side by side. */
function besideLines(table: Table, widths: readonly number[]): number {
  return table.rows.reduce((sum, cells) => sum + layRow(table, texts(cells), widths).length, 0);
}

function titles({ columns }: Table): readonly string[] {
  return columns.map((column) => column.title);
}

function texts(cells: readonly Cell[]): readonly string[] {
  return cells.map((cell) => cell.text);
}

/** The line with its word at the end, as long as the table is wide. */
function cut(text: string, total: number): string {
  return `${"─".repeat(Math.max(3, total - widthOf(text) - 1))} ${text}`;
}

/** Column widths that fit, or undefined. Headings wrap first, then columns of words, the widest first. */
function fit({ columns, rows, totals }: Table, width: number): readonly number[] | undefined {
  const bodies = totals === undefined ? rows : [...rows, totals];
  const cells = columns.map((_, i) => bodies.map((row) => row[i]?.text ?? ""));
  const body = cells.map((texts) => Math.max(0, ...texts.map(widthOf)));
  const room = width - GAP.length * (columns.length - 1);
  const sum = (widths: readonly number[]): number => widths.reduce((total, w) => total + w, 0);

  const whole = columns.map((column, i) => Math.max(body[i] ?? 0, widthOf(column.title)));
  if (sum(whole) <= room) return whole;
  const heads = columns.map((column) => longestWord(column.title));
  const widths = columns.map((_, i) => Math.max(body[i] ?? 0, heads[i] ?? 0));
  const least = columns.map((column, i) =>
    column.align === "right"
      ? (widths[i] ?? 0)
      : Math.min(widths[i] ?? 0, Math.max(NARROWEST, heads[i] ?? 0, ...(cells[i] ?? []).map(longestWord))),
  );
  for (let excess = sum(widths) - room; excess > 0; excess--) {
    let widest = -1;
    for (const [i, w] of widths.entries()) {
      if (w > (least[i] ?? 0) && w > (widths[widest] ?? 0)) widest = i;
    }
    if (widest < 0) return undefined;
    widths[widest] = (widths[widest] ?? 0) - 1;
  }
  return widths;
}

function longestWord(text: string): number {
  return Math.max(0, ...wordsIn(text).map(widthOf));
}

function layRow({ columns }: Table, texts: readonly string[], widths: readonly number[]): readonly string[] {
  const wrapped = columns.map((_, i) => wrap(texts[i] ?? "", widths[i] ?? 0));
  const height = Math.max(1, ...wrapped.map((lines) => lines.length));
  return Array.from({ length: height }, (_, l) =>
    columns
      .map((column, i) => pad(wrapped[i]?.[l] ?? "", widths[i] ?? 0, column.align))
      .join(GAP)
      .trimEnd(),
  );
}

/** The first cell of a row above the others; undefined where even these do not fit. */
function nameAbove(table: Table, width: number, paint: Paint): readonly string[] | undefined {
  const { columns, rows, totals, lines } = table;
  if (columns[0]?.align !== "left") return undefined;
  const rest: Table = {
    ...table,
    columns: columns.slice(1),
    rows: rows.map((cells) => cells.slice(1)),
    ...(totals === undefined ? {} : { totals: totals.slice(1) }),
  };
  const widths = fit(rest, width - INDENT.length);
  if (widths === undefined) return undefined;
  const row = (names: readonly string[], style: (text: string) => string): readonly string[] => [
    ...wrap(names[0] ?? "", width).map(style),
    ...layRow(rest, names.slice(1), widths).map((text) => style(INDENT + text)),
  ];
  const linesBefore = (i: number): readonly string[] =>
    (lines ?? []).filter((l) => l.before === i).map((l) => cut(l.text, width));
  const plain = (text: string): string => text;
  return [
    ...row(titles(table), (text) => paint(text, "dim")),
    ...rows.flatMap((cells, i) => [...linesBefore(i), ...row(texts(cells), plain)]),
    ...linesBefore(rows.length),
    ...(totals === undefined ? [] : row(texts(totals), plain)),
  ];
}

/** Every row as a small list of its figures, headed by its first words. */
function oneBelowAnother({ columns, rows, totals, lines }: Table, width: number): readonly string[] {
  const written: string[] = [];
  for (const [r, cells] of [...rows, ...(totals === undefined ? [] : [totals])].entries()) {
    for (const line of lines ?? []) if (line.before === r) written.push(cut(line.text, width));
    const head = columns.findIndex((column) => column.align === "left");
    written.push(...wrap(cells[head]?.text ?? "", width));
    for (const [i, column] of columns.entries()) {
      const text = cells[i]?.text ?? "";
      if (i === head || text === "") continue;
      const [first = "", ...more] = wrap(`${column.title}: ${text}`, width - INDENT.length * 2);
      written.push(INDENT + first, ...more.map((l) => INDENT + INDENT + l));
    }
  }
  return written;
}
