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
  return writeTo("", node);
}

/** Writes a node behind what is written. Texts grow at their end only, and the signs around names are kept ready: a page has tens of thousands of pieces. */
function writeTo(before: string, node: Node): string {
  if (typeof node === "string") return before + escapeText(node);
  const { tag, attributes, children } = node;
  const { opening, closing } = tagNamed(tag);
  let written = before + opening;
  let end = ">";
  for (const name in attributes) {
    const value = attributes[name];
    if (value === undefined) continue;
    const { first, next } = attributeNamed(name);
    written += end === ">" ? first : next;
    written += typeof value === "number" ? short(value) : escapeText(value);
    end = '">';
  }
  written += end;
  if (VOID.has(tag)) return written;
  for (const child of children) written = writeTo(written, child);
  return written + closing;
}

/** There are a few dozen names, and tens of thousands of elements: each name is looked at once. */
const tags = new Map<string, { readonly opening: string; readonly closing: string }>();
const names = new Map<string, { readonly first: string; readonly next: string }>();

function tagNamed(tag: string): { readonly opening: string; readonly closing: string } {
  const known = tags.get(tag);
  if (known !== undefined) return known;
  if (!NAME.test(tag)) throw new Error(`no tag: ${tag}`);
  const made = { opening: `<${tag}`, closing: `</${tag}>` };
  if (tags.size < 1000) tags.set(tag, made);
  return made;
}

/** The signs before the value of an attribute, where it is the first, and where another one ends there. */
function attributeNamed(name: string): { readonly first: string; readonly next: string } {
  const known = names.get(name);
  if (known !== undefined) return known;
  if (!NAME.test(name)) throw new Error(`no name of an attribute: ${name}`);
  const made = { first: ` ${name}="`, next: `" ${name}="` };
  if (names.size < 1000) names.set(name, made);
  return made;
}

/** Counts the elements below a node that have a class: what is drawn is held against what was declared. */
export function countClass(node: Node, name: string): number {
  if (typeof node === "string") return 0;
  const own = node.attributes["class"];
  let count = typeof own === "string" && own.includes(name) && own.split(" ").includes(name) ? 1 : 0;
  for (const child of node.children) count += countClass(child, name);
  return count;
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
