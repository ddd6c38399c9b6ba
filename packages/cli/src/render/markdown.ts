/**
 * A report as Markdown, for articles and issues.
 *
 * @module
 */

import { type Block, type Cell, foldRows, type Report, type Table } from "@urna/words";
import { plotLines } from "./plot.ts";

/** Columns of a plot, which stands in a frame of its own. */
const PLOT_WIDTH = 72;

/** Writes the blocks with an empty line between them; the last line ends with a line break. */
export function renderMarkdown(report: Report): string {
  return `${report.blocks.map((block) => linesOf(block).join("\n")).join("\n\n")}\n`;
}

function linesOf(block: Block): readonly string[] {
  switch (block.kind) {
    case "answer":
      return [
        `**${safe(block.text)}**`,
        ...(block.stamps.length === 0 ? [] : ["", `*${block.stamps.map((s) => safe(s.text)).join(" · ")}*`]),
      ];
    case "heading":
      return [`## ${safe(block.text)}`];
    case "paragraph":
      return [safe(block.text)];
    case "facts":
      return block.rows.map(({ label, value, remark }) => {
        const more = remark === undefined ? "" : ` (${safe(remark)})`;
        return `- ${safe(label)}: **${safe(value)}**${more}`;
      });
    case "table":
      return table(block);
    case "list":
      return block.items.map((item) => `- ${safe(item)}`);
    case "plot":
      return [safe(block.title), "", "```text", ...plotLines(block.plot, PLOT_WIDTH), "```"];
    case "finding":
      return [
        `- **${block.severity} ${block.code}**: ${safe(block.text)}`,
        ...block.notes.map((note) => `  - ${safe(note)}`),
      ];
  }
}

function table(written: Table): readonly string[] {
  const { columns, rows, lines, totals } = foldRows(written);
  const row = (texts: readonly string[]): string => `| ${texts.map(safe).join(" | ")} |`;
  const words = (cells: readonly Cell[]): readonly string[] => cells.map((cell) => cell.text);
  const line = (text: string): string => row([`— ${text} —`, ...columns.slice(1).map(() => "")]);
  const bold = (cells: readonly Cell[]): string =>
    `| ${cells.map((cell) => (cell.text === "" ? "" : `**${safe(cell.text)}**`)).join(" | ")} |`;
  return [
    row(columns.map((column) => column.title)),
    `| ${columns.map((column) => (column.align === "right" ? "--:" : ":--")).join(" | ")} |`,
    ...rows.flatMap((cells, i) => [
      ...(lines ?? []).filter((l) => l.before === i).map((l) => line(l.text)),
      row(words(cells)),
    ]),
    ...(totals === undefined ? [] : [bold(totals)]),
  ];
}

/** Keeps signs of a text from being read as marks. */
function safe(text: string): string {
  return text.replaceAll(/[\\`*_<>|[\]]/g, (sign) => `\\${sign}`).replaceAll("\n", " ");
}
