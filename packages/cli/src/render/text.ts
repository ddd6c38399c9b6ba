/**
 * A report as text for a terminal: designed for 80 columns, at most 100 are used. Numbers are never dropped; where a
 * table does not fit, its rows are written one below another.
 *
 * @module
 */

import type { Block, Report, Stamp } from "@urna/words";
import { drawMarks } from "./marks.ts";
import { plotLines } from "./plot.ts";
import { type Page, plainSigns, type Style } from "./signs.ts";
import { layTable } from "./table.ts";
import { pad, widthOf, wrap } from "./width.ts";

type Of<K extends Block["kind"]> = Extract<Block, { readonly kind: K }>;

const INDENT = "  ";
/** A label longer than this takes a line of its own rather than pushing all figures to the right. */
const LONGEST_LABEL = 28;

/** Writes the blocks one below another; the last line ends with a line break. */
export function renderText(report: Report, page: Page): string {
  const written: string[] = [];
  let previous: Block["kind"] | undefined;
  for (const block of report.blocks) {
    const lines = linesOf(block, page);
    if (lines.length === 0) continue;
    if (previous !== undefined && !isClose(previous, block.kind)) written.push("");
    written.push(...lines);
    previous = block.kind;
  }
  const text = written.map((line) => `${line.trimEnd()}\n`).join("");
  return page.ascii ? plainSigns(text) : text;
}

/** Whether two blocks belong together without an empty line between them. */
function isClose(above: Block["kind"], below: Block["kind"]): boolean {
  return above === "heading" || (above === "finding" && below === "finding");
}

function linesOf(block: Block, page: Page): readonly string[] {
  switch (block.kind) {
    case "answer":
      return answer(block, page);
    case "heading":
      return wrap(block.text, page.width).map((line) => page.paint(line, "bold"));
    case "paragraph":
      return wrap(block.text, page.width);
    case "facts":
      return facts(block, page);
    case "table":
      return [...drawn(block, page), ...layTable(block, page)];
    case "list":
      return block.items.flatMap((item) => hanging("• ", item, page.width));
    case "plot":
      return [...wrap(block.title, page.width), ...plotLines(block.plot, page.width)];
    case "finding":
      return finding(block, page);
  }
}

const STAMP_STYLE: Readonly<Record<Stamp, Style>> = {
  official: "green",
  recomputed: "green",
  declared: "yellow",
  provisional: "yellow",
  "what-if": "yellow",
  disputed: "yellow",
  synthetic: "yellow",
  simulated: "yellow",
};

function answer({ text, stamps }: Of<"answer">, { width, paint }: Page): readonly string[] {
  const lines = wrap(text, width);
  if (stamps.length === 0) return lines;
  const plain = stamps.map((s) => s.text).join(" · ");
  const painted = stamps.map((s) => paint(s.text, STAMP_STYLE[s.stamp])).join(" · ");
  const [only] = lines;
  const room = width - widthOf(plain) - 3;
  if (lines.length === 1 && only !== undefined && widthOf(only) <= room)
    return [`${pad(only, room)}   ${painted}`];
  return widthOf(plain) <= width
    ? [...lines, painted]
    : [...lines, ...stamps.map((s) => paint(s.text, STAMP_STYLE[s.stamp]))];
}

function facts({ rows }: Of<"facts">, { width }: Page): readonly string[] {
  const labels = rows.map((row) => widthOf(row.label)).filter((w) => w <= LONGEST_LABEL);
  const labelWidth = Math.max(0, ...labels);
  const left = INDENT.length + labelWidth + 2;
  const values = rows.flatMap(({ value, remark }) => (remark === undefined ? [] : [widthOf(value)]));
  const valueWidth = Math.max(0, ...values.filter((w) => w <= (width - left) * 0.6));
  return rows.flatMap(({ label, value, remark }) => {
    const lines: string[] = [];
    const long = widthOf(label) > labelWidth;
    if (long) lines.push(...wrap(label, width - INDENT.length).map((line) => INDENT + line));
    const head = long ? " ".repeat(left) : `${INDENT}${pad(label, labelWidth)}  `;
    const [first = "", ...more] = wrap(value, width - left);
    const room = width - left - valueWidth - 3;
    if (
      remark !== undefined &&
      more.length === 0 &&
      widthOf(first) <= valueWidth &&
      widthOf(remark) <= room
    ) {
      lines.push(`${head}${pad(first, valueWidth)}   ${remark}`);
      return lines;
    }
    lines.push(head + first, ...more.map((line) => " ".repeat(left) + line));
    if (remark === undefined) return lines;
    const last = lines.at(-1) ?? "";
    if (widthOf(last) + 3 + widthOf(remark) <= width) return [...lines.slice(0, -1), `${last}   ${remark}`];
    return [...lines, ...wrap(remark, width - left - 2).map((line) => `${" ".repeat(left + 2)}${line}`)];
  });
}

/** The seats of a table as marks, with an empty line below; nothing where there is no room for them. */
function drawn({ marks, columns, rows }: Of<"table">, page: Page): readonly string[] {
  if (marks === undefined) return [];
  const lines = drawMarks({ marks, columns, rows }, page.width);
  return lines.length === 0 ? [] : [...lines, ""];
}

const SEVERITY: Readonly<
  Record<Of<"finding">["severity"], { readonly sign: string; readonly style: Style }>
> = {
  ok: { sign: "✓", style: "green" },
  error: { sign: "✗", style: "red" },
  warning: { sign: "!", style: "yellow" },
  unusual: { sign: "~", style: "yellow" },
  skipped: { sign: "-", style: "dim" },
};

function finding({ severity, code, text, notes }: Of<"finding">, { width, paint }: Page): readonly string[] {
  const { sign, style } = SEVERITY[severity];
  const head = `${sign} ${code}  `;
  const [first = "", ...more] = hanging(head, text, width);
  return [
    paint(head, style) + first.slice(head.length),
    ...more,
    ...notes.flatMap((note) => hanging(`${" ".repeat(widthOf(head))}= `, note, width)),
  ];
}

/** A text whose further lines stand below the beginning of the first. */
function hanging(head: string, text: string, width: number): readonly string[] {
  const indent = widthOf(head);
  return wrap(text, width - indent).map((line, i) => (i === 0 ? head : " ".repeat(indent)) + line);
}
