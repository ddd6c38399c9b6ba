/**
 * A report as a page: plain headings, paragraphs, lists and tables with captions of their own; no scripts, no styles from
 * elsewhere, and it reads well without any.
 *
 * @module
 */

import type { Block, Cell, Language, Report } from "@urna/words";

const STYLE =
  "body{max-width:46rem;margin:2rem auto;padding:0 1rem;font:1rem/1.5 system-ui,sans-serif}table{border-collapse:collapse}th,td{padding:.2rem .6rem;border-bottom:1px solid;text-align:left;vertical-align:top}.right{text-align:right}";

/** Writes a whole document. Numbers in square brackets point to the list of sources, where the report ends with one. */
export function renderHtml(
  report: Report,
  { language, sources }: { readonly language: Language; readonly sources: string },
): string {
  const title = report.blocks.find((block) => block.kind === "answer")?.text ?? "";
  const last = report.blocks.at(-1);
  const before = report.blocks.at(-2);
  const hasSources = before?.kind === "heading" && before.text === sources && last?.kind === "list";
  const body = report.blocks.map((block) =>
    linesOf(block, hasSources, hasSources && block === last).join("\n"),
  );
  return [
    "<!doctype html>",
    `<html lang="${language}">`,
    "<head>",
    '<meta charset="utf-8">',
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    `<title>${escaped(title)}</title>`,
    `<style>${STYLE}</style>`,
    "</head>",
    "<body>",
    "<main>",
    ...body,
    "</main>",
    "</body>",
    "</html>",
    "",
  ].join("\n");
}

function linesOf(block: Block, linked: boolean, isSources: boolean): readonly string[] {
  const text = (words: string): string => (linked && !isSources ? withLinks(words) : escaped(words));
  switch (block.kind) {
    case "answer":
      return [
        `<h1>${escaped(block.text)}</h1>`,
        ...block.stamps.map((s) => `<p><em>${escaped(s.text)}</em></p>`),
      ];
    case "heading":
      return [`<h2>${escaped(block.text)}</h2>`];
    case "paragraph":
      return [`<p>${text(block.text)}</p>`];
    case "facts":
      return [
        "<dl>",
        ...block.rows.map(({ label, value, remark }) => {
          const more = remark === undefined ? "" : ` (${text(remark)})`;
          return `<dt>${escaped(label)}</dt><dd>${text(value)}${more}</dd>`;
        }),
        "</dl>",
      ];
    case "list":
      return isSources
        ? [
            "<ol>",
            ...block.items.map((item, i) => `<li id="source-${i + 1}">${sourceItem(item)}</li>`),
            "</ol>",
          ]
        : ["<ul>", ...block.items.map((item) => `<li>${text(item)}</li>`), "</ul>"];
    case "finding":
      return [
        `<p><strong>${block.severity} ${escaped(block.code)}</strong>: ${text(block.text)}</p>`,
        ...(block.notes.length === 0
          ? []
          : ["<ul>", ...block.notes.map((note) => `<li>${text(note)}</li>`), "</ul>"]),
      ];
    case "table":
      return tableOf(block, text);
  }
}

function tableOf(
  { columns, rows, lines = [], totals }: Extract<Block, { readonly kind: "table" }>,
  text: (words: string) => string,
): readonly string[] {
  const side = (i: number): string => (columns[i]?.align === "right" ? ' class="right"' : "");
  const row = (cells: readonly Cell[]): string => {
    const [first, ...rest] = cells.map((cell) => text(cell.text));
    const others = rest.map((cell, i) => `<td${side(i + 1)}>${cell}</td>`).join("");
    return `<tr><th scope="row">${first ?? ""}</th>${others}</tr>`;
  };
  return [
    "<table>",
    `<thead><tr>${columns.map((c, i) => `<th scope="col"${side(i)}>${escaped(c.title)}</th>`).join("")}</tr></thead>`,
    "<tbody>",
    ...rows.flatMap((cells, i) => [
      ...lines
        .filter((line) => line.before === i)
        .map((line) => `<tr><td colspan="${columns.length}">${escaped(line.text)}</td></tr>`),
      row(cells),
    ]),
    "</tbody>",
    ...(totals === undefined ? [] : [`<tfoot>${row(totals)}</tfoot>`]),
    "</table>",
  ];
}

/** `[3]` becomes a link to the third source. */
function withLinks(words: string): string {
  return escaped(words).replaceAll(/\[(\d+)\]/g, '<a href="#source-$1">[$1]</a>');
}

/** The list numbers itself; an address at the end becomes a link. */
function sourceItem(item: string): string {
  const plain = item.replace(/^\[\d+\] /, "");
  const [, before, address] = /^(.*) (https?:\/\/\S+)$/.exec(plain) ?? [];
  if (before === undefined || address === undefined) return escaped(plain);
  return `${escaped(before)} <a href="${escaped(address)}">${escaped(address)}</a>`;
}

function escaped(text: string): string {
  return text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;");
}
