/**
 * Elements as values, and the one place where they become text. Every text and every attribute is escaped there, so no
 * name, figure or query string can ever become markup.
 *
 * @module
 */

import { tiePercent } from "./text.ts";

export type Attributes = Readonly<Record<string, string | number | undefined>>;

/** An element of HTML or SVG. Its tag and the names of its attributes are written by us; everything else may be anybody's. */
export interface Element {
  readonly tag: string;
  readonly attributes: Attributes;
  readonly children: readonly Node[];
}

export type Node = Element | string;

/**
 * Makes an element. Attributes that are undefined are left out; numbers are written with at most two decimals. In its
 * texts no line ends before a percent sign.
 */
export function el(tag: string, attributes: Attributes = {}, ...children: readonly Node[]): Element {
  return { tag, attributes, children: children.some(isLoose) ? children.map(tied) : children };
}

function isLoose(node: Node): boolean {
  return typeof node === "string" && node.includes(" %");
}

function tied(node: Node): Node {
  return typeof node === "string" ? tiePercent(node) : node;
}

/** Elements of HTML that have no end tag. */
const VOID: ReadonlySet<string> = new Set(["br", "hr", "img", "input", "link", "meta", "source", "wbr"]);
const NAME = /^[a-zA-Z][\w:-]*$/;

/** Writes a node. Throws when a tag or the name of an attribute is none: these are ours, and never input. */
export function write(node: Node): string {
  if (typeof node === "string") return escapeText(node);
  const { tag, attributes, children } = node;
  if (!isName(tag)) throw new Error(`no tag: ${tag}`);
  let written = `<${tag}`;
  for (const name in attributes) {
    const value = attributes[name];
    if (value === undefined) continue;
    if (!isName(name)) throw new Error(`no name of an attribute: ${name}`);
    written += ` ${name}="${typeof value === "number" ? short(value) : escapeText(value)}"`;
  }
  written += ">";
  if (VOID.has(tag)) return written;
  for (const child of children) written += write(child);
  return `${written}</${tag}>`;
}

/** There are a few dozen names, and tens of thousands of elements: each name is looked at once. */
const names = new Set<string>();

function isName(text: string): boolean {
  if (names.has(text)) return true;
  if (!NAME.test(text)) return false;
  if (names.size < 1000) names.add(text);
  return true;
}

/** Counts the elements below a node that have a class: what is drawn is held against what was declared. */
export function countClass(node: Node, name: string): number {
  if (typeof node === "string") return 0;
  const own = String(node.attributes["class"] ?? "")
    .split(" ")
    .includes(name);
  return node.children.reduce((sum, child) => sum + countClass(child, name), own ? 1 : 0);
}

const ESCAPES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

/** Anything that may not stand as it is. */
const ODD = /[&<>"']|[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/u;

/** Control characters, which neither HTML nor XML may hold, are dropped. */
function escapeText(text: string): string {
  if (!ODD.test(text)) return text;
  return text.replaceAll(/[&<>"']/g, (sign) => ESCAPES[sign] ?? "").replaceAll(CONTROL, "");
}

const CONTROL = /[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu;

/** A coordinate: at most two decimals. */
export function short(value: number): string {
  return `${Math.round(value * 100) / 100}`;
}
