/**
 * Reports as HTML: the same blocks that the terminal prints, as headings, tables and lists; for the pages and for documents
 * that stand alone.
 *
 * @module
 */

import type { Block, Cell, Report, Table } from "@urna/words";
import { type Element, el, type Node } from "./markup.ts";
import { inPage } from "./picture.ts";
import { plotPicture } from "./plot.ts";

type Of<K extends Block["kind"]> = Extract<Block, { readonly kind: K }>;

/** The raw values of a row by the keys of their columns. */
export type RawRow = Readonly<Record<string, Cell["raw"]>>;

/** What the page adds to the blocks. */
export interface Dressing {
  /** Where a cell leads, by the key of its column, its raw value, and the raw values of its row. */
  readonly linkOf?: (column: string, raw: string, row: RawRow) => string | undefined;
  /** Where a fact leads that is a figure of this kind. */
  readonly openOf?: (figure: string) => string | undefined;
  /** The id of a row, by the raw value of its first cell: what a picture links to. */
  readonly idOf?: (raw: string) => string;
  /** Where the head of a column leads that sorts by it, and how it is sorted now. */
  readonly sortOf?: (column: string) => {
    readonly href: string;
    readonly order?: "ascending" | "descending";
  };
  /** What stands before a table, such as its picture. */
  readonly before?: (table: Table) => readonly Node[];
  /** What stands after a table. */
  readonly after?: (table: Table) => readonly Element[];
  /** What stands before facts that have an id. */
  readonly beforeFacts?: (facts: Of<"facts">) => readonly Element[];
  /** The answer is the heading of the page; in the middle of one it is a heading among others. */
  readonly answerAs?: "h1" | "h2";
  /** The heading of the list of sources: where a report ends with it, numbers in square brackets lead there. */
  readonly sources?: string;
  /** Numbers in square brackets lead to sources that another part of the page lists. */
  readonly areSourcesElsewhere?: boolean;
}

/** The blocks as elements, in their order. */
export function blocksToHtml({ blocks }: Report, dressing: Dressing = {}): readonly Element[] {
  const [head, list] = blocks.slice(-2);
  const hasSources =
    dressing.sources !== undefined &&
    head?.kind === "heading" &&
    head.text === dressing.sources &&
    list?.kind === "list";
  if (!hasSources) {
    const say = dressing.areSourcesElsewhere === true ? noteLinks : plain;
    return blocks.flatMap((block) => toHtml(block, dressing, say));
  }
  return [...blocks.slice(0, -1).flatMap((block) => toHtml(block, dressing, noteLinks)), sourceList(list)];
}

/** How the words of a block become nodes. */
type Say = (text: string) => readonly Node[];

/** A power stands above its line: `10^−13`. */
const plain: Say = (text) =>
  text.includes("^") ? parted(text, /\^(−?\d+)/, (power) => el("sup", {}, power)) : [text];

/** `[3]` becomes a link to the third source. */
export const noteLinks: Say = (text) =>
  parted(text, /\[(\d+)\]/, (note) => el("a", { href: `#source-${note}` }, `[${note}]`)).flatMap((node) =>
    typeof node === "string" ? plain(node) : [node],
  );

/** The text with an element in the place of what the one group of the pattern found. */
function parted(text: string, pattern: RegExp, elementOf: (found: string) => Element): readonly Node[] {
  return text
    .split(pattern)
    .map((part, i) => (i % 2 === 0 ? part : elementOf(part)))
    .filter((node) => node !== "");
}

/** The list numbers itself; an address at the end becomes a link. */
function sourceList({ items }: Of<"list">): Element {
  const rows = items.map((item, i) => {
    const written = item.replace(/^\[\d+\] /, "");
    const [, before, address] = /^(.*) (https?:\/\/\S+)$/.exec(written) ?? [];
    const nodes: readonly Node[] =
      before === undefined || address === undefined
        ? [written]
        : [`${before} `, el("a", { href: address }, address)];
    return el("li", { id: `source-${i + 1}` }, ...nodes);
  });
  return el("ol", {}, ...rows);
}

function toHtml(block: Block, dressing: Dressing, say: Say): readonly Element[] {
  switch (block.kind) {
    case "answer":
      return [
        el(dressing.answerAs ?? "h1", { class: "claim" }, block.text),
        ...(block.stamps.length === 0
          ? []
          : [
              el(
                "p",
                { class: "stamps" },
                ...block.stamps.flatMap(({ stamp, text }): Node[] => [
                  el("span", { class: `stamp stamp-${stamp}` }, text),
                  " ",
                ]),
              ),
            ]),
      ];
    case "heading":
      return [el("h2", {}, block.text)];
    case "paragraph":
      return [el("p", {}, ...say(block.text))];
    case "facts":
      return [
        ...(block.id === undefined ? [] : (dressing.beforeFacts?.(block) ?? [])),
        facts(block, dressing, say),
      ];
    case "table":
      return [
        el(
          "div",
          { class: "with-table" },
          ...(dressing.before?.(block) ?? []),
          table(withoutFolded(block), dressing, say),
          ...foldedRows(block, dressing, say),
        ),
        ...(dressing.after?.(block) ?? []),
      ];
    case "list":
      return [el("ul", {}, ...block.items.map((item) => el("li", {}, ...say(item))))];
    case "plot":
      return [plotFigure(block)];
    case "finding":
      return [finding(block, say)];
  }
}

/** The table as it stands open. */
function withoutFolded({ folded, ...block }: Table): Table {
  if (folded === undefined) return block;
  return { ...block, rows: block.rows.filter((_, i) => i < folded.from || i >= folded.to) };
}

/** The folded rows behind their words. */
function foldedRows({ folded, id, columns, rows }: Table, dressing: Dressing, say: Say): readonly Element[] {
  if (folded === undefined) return [];
  const { from, to, text } = folded;
  const part: Table = { kind: "table", id: `${id}-folded`, columns, rows: rows.slice(from, to) };
  return [el("details", {}, el("summary", {}, text), table(part, dressing, say))];
}

/** Widths of a plot where there is room, and where there is little. */
const [WIDE, NARROW] = [720, 340];

function plotFigure(block: Of<"plot">): Element {
  return el(
    "figure",
    { id: `plot-${block.id}` },
    el("figcaption", {}, block.title),
    inPage(plotPicture(block, WIDE), "wide"),
    inPage(plotPicture(block, NARROW), "narrow"),
  );
}

function facts({ rows }: Of<"facts">, { openOf }: Dressing, say: Say): Element {
  const valueOf = (value: string, figure: string | undefined): readonly Node[] => {
    const to = figure === undefined ? undefined : openOf?.(figure);
    return to === undefined ? say(value) : [el("a", { href: to }, value)];
  };
  return el(
    "dl",
    { class: "facts" },
    ...rows.map(({ label, value, remark, figure }) =>
      el(
        "div",
        {},
        el("dt", {}, label),
        el(
          "dd",
          {},
          el("span", {}, ...valueOf(value, figure)),
          ...(remark === undefined ? [] : [" ", el("span", { class: "remark" }, ...say(remark))]),
        ),
      ),
    ),
  );
}

/** A cell with more characters than this needs room. */
const LONG = 80;

/** A table with its headers; a wide one scrolls inside its own frame, and with the keyboard too. */
export function table(block: Table, { linkOf, idOf, sortOf }: Dressing = {}, say: Say = plain): Element {
  const { columns, rows, lines = [], totals, id } = block;
  const rawOf = (cells: readonly Cell[]): RawRow =>
    Object.fromEntries(columns.map(({ key }, i) => [key, cells[i]?.raw ?? null]));
  const cell = (value: Cell, i: number, raws: RawRow, tag: "td" | "th", scope?: string): Element => {
    const column = columns[i];
    const to =
      value.raw === null || column === undefined ? undefined : linkOf?.(column.key, String(value.raw), raws);
    const isLong = tag === "td" && value.text.length > LONG;
    const style = column?.align === "right" ? "num" : isLong ? "long" : undefined;
    return el(
      tag,
      { class: style, scope },
      ...(to === undefined ? say(value.text) : [el("a", { href: to }, value.text)]),
    );
  };
  const row = (cells: readonly Cell[]): Element => {
    const raws = rawOf(cells);
    return el(
      "tr",
      { id: typeof cells[0]?.raw === "string" ? idOf?.(cells[0].raw) : undefined },
      ...cells.map((value, i) => cell(value, i, raws, i === 0 ? "th" : "td", i === 0 ? "row" : undefined)),
    );
  };
  const body = rows.flatMap((cells, i) => [
    ...lines
      .filter((line) => line.before === i)
      .map(({ text }) => el("tr", { class: "cut" }, el("td", { colspan: columns.length }, text))),
    row(cells),
  ]);
  const label = columns.map((column) => column.title).join(", ");
  return el(
    "div",
    { class: "scroll", role: "region", tabindex: 0, "aria-label": label },
    el(
      "table",
      { id: `table-${id}` },
      el(
        "thead",
        {},
        el(
          "tr",
          {},
          ...columns.map(({ key, title, align }) => {
            const sort = sortOf?.(key);
            const attributes = { scope: "col", class: align === "right" ? "num" : undefined };
            return sort === undefined
              ? el("th", attributes, title)
              : el(
                  "th",
                  { ...attributes, "aria-sort": sort.order, "data-key": key },
                  el("a", { href: sort.href }, title),
                );
          }),
        ),
      ),
      el("tbody", {}, ...body),
      ...(totals === undefined ? [] : [el("tfoot", {}, row(totals))]),
    ),
  );
}

const SIGN: Readonly<Record<Of<"finding">["severity"], string>> = {
  ok: "✓",
  error: "✗",
  warning: "!",
  unusual: "~",
  skipped: "–",
};

function finding({ severity, code, text, notes }: Of<"finding">, say: Say): Element {
  return el(
    "div",
    { class: `finding finding-${severity}` },
    el("p", {}, el("span", { class: "sign" }, SIGN[severity]), " ", el("code", {}, code), " ", ...say(text)),
    ...(notes.length === 0 ? [] : [el("ul", {}, ...notes.map((note) => el("li", {}, ...say(note))))]),
  );
}
