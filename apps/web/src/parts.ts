/**
 * The parts of a page, each below its heading. On a wide screen parts that are narrow stand side by side, so that the right
 * of a page is not left empty; in the order of the page, as they are read without a screen.
 *
 * @module
 */

import { type Element, el, type Node } from "@urna/draw";

/** Each heading of the second rank begins a part; what stands before the first stays as it is. */
export function inParts(content: readonly Node[]): readonly Node[] {
  const first = content.findIndex(isHeading);
  if (first === -1) return content;
  const parts: Node[][] = [];
  for (const node of content.slice(first)) {
    if (isHeading(node)) parts.push([]);
    parts.at(-1)?.push(node);
  }
  const sections = parts.map((nodes) =>
    el("section", { class: nodes.every(isNarrow) ? "half" : undefined }, ...nodes),
  );
  return [...content.slice(0, first), el("div", { class: "parts" }, ...sections)];
}

function isHeading(node: Node): boolean {
  return typeof node !== "string" && node.tag === "h2";
}

/** Texts are as wide as they are let; a table is narrow when its longest cells have room in half a page. */
function isNarrow(node: Node): boolean {
  if (typeof node === "string") return true;
  if (node.tag === "table") return widthOf(node) <= HALF;
  if (node.tag === "figure") return node.children.some(isHalf);
  if (node.tag === "form" || node.attributes["class"] === "with-table") return false;
  return node.children.every(isNarrow);
}

/** A picture that is drawn for half a page too. */
function isHalf(node: Node): boolean {
  return typeof node !== "string" && String(node.attributes["class"]).split(" ").includes("half");
}

/** Characters in half a page; what is between two columns is worth some. */
const [HALF, BETWEEN] = [72, 2];

function widthOf(table: Element): number {
  const widths: number[] = [];
  for (const row of rowsOf(table)) {
    for (const [i, cell] of row.children.entries())
      widths[i] = Math.max(widths[i] ?? 0, lengthOf(cell) + BETWEEN);
  }
  return widths.reduce((sum, width) => sum + width, 0);
}

/** Rows with a cell in every column: one that goes through takes the width that there is. */
function rowsOf(element: Element): readonly Element[] {
  return element.children.flatMap((child) => {
    if (typeof child === "string") return [];
    if (child.tag !== "tr") return rowsOf(child);
    return child.attributes["class"] === "cut" ? [] : [child];
  });
}

function lengthOf(node: Node): number {
  return typeof node === "string"
    ? node.length
    : node.children.reduce((sum, child) => sum + lengthOf(child), 0);
}
