/**
 * A table of a report in the forms that other programs and other people take: CSV, Markdown, wikitext, and what describes
 * the CSV to a machine.
 *
 * @module
 */

import { createHash } from "node:crypto";
import type { Table } from "@urna/words";

/** RFC 4180: raw figures, stable English names in the first line; what is missing is empty. */
export function writeCsv({ columns, rows }: Table): string {
  return csvLines([columns.map((column) => column.key), ...rows.map((row) => row.map((each) => each.raw))]);
}

/** Rows of cells as CSV; what is missing is empty. */
export function csvLines(rows: readonly (readonly (string | number | null | undefined)[])[]): string {
  const cell = (value: string | number | null | undefined): string => {
    const text = value === null || value === undefined ? "" : String(value);
    return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
  };
  return rows.map((row) => `${row.map(cell).join(",")}\r\n`).join("");
}

/** The table alone, as people read it. */
export function writeMarkdown({ columns, rows, totals }: Table): string {
  const line = (cells: readonly string[]): string =>
    `| ${cells.map((text) => text.replaceAll("|", "\\|")).join(" | ")} |\n`;
  return [
    line(columns.map(({ title }) => title)),
    line(columns.map(({ align }) => (align === "right" ? "---:" : "---"))),
    ...rows.map((row) => line(row.map(({ text }) => text))),
    ...(totals === undefined ? [] : [line(totals.map(({ text }) => (text === "" ? "" : `**${text}**`)))]),
  ].join("");
}

/** The table as pages of a wiki take it: with a caption, headers and the source as a note. */
export function writeWikitext(
  { columns, rows, lines = [], totals }: Table,
  { caption, source }: { readonly caption: string; readonly source: string },
): string {
  const wide = columns.length;
  const row = (cells: Table["rows"][number], isTotal: boolean): string => {
    const [first, ...others] = cells;
    const written = others.map(({ text }, i) => {
      const style = columns[i + 1]?.align === "right" ? 'style="text-align:right" | ' : "";
      const own = plainWiki(text);
      return `| ${style}${isTotal && own !== "" ? `'''${own}'''` : own}\n`;
    });
    return `|-\n! scope="row" | ${plainWiki(first?.text ?? "")}\n${written.join("")}`;
  };
  return [
    '{| class="wikitable sortable"\n',
    `|+ ${plainWiki(caption)}<ref>${plainWiki(source)}</ref>\n`,
    "|-\n",
    ...columns.map(({ title }) => `! scope="col" | ${plainWiki(title)}\n`),
    ...rows.flatMap((cells, i) => [
      ...lines
        .filter((line) => line.before === i)
        .map(({ text }) => `|-\n| colspan="${wide}" | ''${plainWiki(text)}''\n`),
      row(cells, false),
    ]),
    ...(totals === undefined ? [] : [row(totals, true)]),
    "|}\n",
  ].join("");
}

/** Signs that mean something in wikitext become what they look like. */
function plainWiki(text: string): string {
  return text.replaceAll(/[&<>[\]{}|'=]/g, (sign) => `&#${sign.codePointAt(0) ?? 0};`);
}

/** What a data package says of its table (Frictionless, tabular data). */
export interface PackageWords {
  readonly name: string;
  readonly title: string;
  readonly description: string;
  readonly rules: string;
  readonly data: string;
  readonly sources: readonly { readonly title: string; readonly path?: string }[];
}

/** The description that stands beside `seats.csv`: columns with types, sources, and what pins the figures. */
export function dataPackage(table: Table, given: PackageWords): unknown {
  const csv = writeCsv(table);
  return {
    profile: "tabular-data-package",
    name: given.name,
    title: given.title,
    description: given.description,
    sources: given.sources,
    "urna:rules": given.rules,
    "urna:data": given.data,
    resources: [
      {
        name: "seats",
        path: "seats.csv",
        format: "csv",
        mediatype: "text/csv",
        encoding: "utf-8",
        bytes: Buffer.byteLength(csv),
        hash: `sha256:${createHash("sha256").update(csv).digest("hex")}`,
        schema: {
          fields: table.columns.map(({ key, title }, i) => ({ name: key, title, ...typeOf(table, i) })),
          missingValues: [""],
          primaryKey: table.columns[0]?.key,
        },
      },
    ],
  };
}

/** Whole numbers are numbers; an exact fraction is a text, `num/den`. */
function typeOf({ rows }: Table, column: number): { readonly type: string; readonly description?: string } {
  const values = rows.flatMap((row) => row[column]?.raw ?? []);
  const isWhole = (value: string | number): boolean =>
    typeof value === "number" ? Number.isInteger(value) : /^\d+$/.test(value);
  if (values.length > 0 && values.every(isWhole)) return { type: "integer" };
  return values.some((value) => /^-?\d+\/\d+$/.test(String(value)))
    ? { type: "string", description: "exact: numerator/denominator" }
    : { type: "string" };
}
