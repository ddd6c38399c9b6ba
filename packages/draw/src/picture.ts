/**
 * A picture: what is drawn, how large, and the paragraph that says the same. It stands in a page, or alone as a file with
 * its headline, stamp and source inside, so that it can be published as it is.
 *
 * @module
 */

import { type Element, el, type Node, write } from "./markup.ts";
import { inkOf, paperPatterns } from "./paper.ts";
import { wrapText } from "./text.ts";
import { pictureCss, type Theme } from "./tokens.ts";

export interface Picture {
  readonly width: number;
  readonly height: number;
  readonly content: readonly Node[];
  /** One paragraph from the same data, for those who do not see the picture. */
  readonly summary: string;
}

/** The picture as an element of a page. `shown` is a class that says at which widths it is shown. */
export function inPage({ width, height, content, summary }: Picture, shown: string): Element {
  return el(
    "svg",
    {
      class: `pic ${shown}`,
      viewBox: `0 0 ${Math.ceil(width)} ${Math.ceil(height)}`,
      width: Math.ceil(width),
      height: Math.ceil(height),
      // What can be chosen inside must stay reachable: then it is no single image.
      role: content.some(hasLink) ? "group" : "img",
      "aria-label": summary,
    },
    ...content,
  );
}

function hasLink(node: Node): boolean {
  return typeof node !== "string" && (node.attributes["href"] !== undefined || node.children.some(hasLink));
}

/** The picture without its links: away from its page they lead nowhere. */
export function withoutLinks(picture: Picture): Picture {
  return { ...picture, content: picture.content.map(unlinked) };
}

function unlinked(node: Node): Node {
  if (typeof node === "string") return node;
  const { tag, attributes, children } = node;
  const { href, "aria-label": label, ...rest } = attributes;
  return href === undefined
    ? el(tag, attributes, ...children.map(unlinked))
    : el("g", rest, el("title", {}, String(label ?? "")), ...children.map(unlinked));
}

/** The part of the first of two pictures. */
const PART = 0.42;

/** From this width on there is room for two. */
const BESIDE = 900;

/** Two pictures of the same things: side by side where there is room, else one below the other. */
export function together(
  first: (width: number) => Picture,
  second: (width: number) => Picture,
  width: number,
): Picture {
  const isWide = width >= BESIDE;
  const gap = 32;
  const one = first(isWide ? Math.floor(width * PART) : width);
  const two = second(isWide ? width - one.width - gap : width);
  const [x, y] = isWide ? [one.width + gap, 0] : [0, one.height + gap];
  return {
    width,
    height: Math.max(one.height, y + two.height),
    content: [...one.content, el("g", { transform: `translate(${x} ${y})` }, ...two.content)],
    summary: [...new Set([one.summary, two.summary])].filter((each) => each !== "").join(" "),
  };
}

/** What stands around a picture that stands alone. */
export interface Caption {
  readonly headline: string;
  /** What is drawn, and of what. */
  readonly lines: readonly string[];
  /** Body, document, date, address; the stamp. */
  readonly source: readonly string[];
}

const MARGIN = 24;

/** The picture as a file: nothing outside it is needed, and a caption is inside. */
export function asFile(picture: Picture, caption: Caption, theme: Theme = "light"): string {
  return frameFile(picture, caption, theme).svg;
}

/** The same, and whether all of it has room in a shape; then the ground has that shape and the content its middle. */
export function frameFile(
  picture: Picture,
  caption: Caption,
  theme: Theme,
  shape?: { readonly width: number; readonly height: number },
): { readonly svg: string; readonly fits: boolean } {
  const inner = picture.width;
  let y = MARGIN;
  const text = (line: string, style: string, height: number): Element => {
    y += height;
    return el("text", { class: style, x: MARGIN, y: y - 6 }, line);
  };
  const head = [
    ...wrapText(caption.headline, inner * 0.92, 22).map((line) => text(line, "claim", 28)),
    ...caption.lines.flatMap((line) => wrapText(line, inner, 13).map((part) => text(part, "", 20))),
  ];
  y += 12;
  const top = y;
  y += picture.height + 8;
  const foot = caption.source.flatMap((line) =>
    wrapText(line, inner, 12).map((part) => text(part, "note", 18)),
  );
  const width = Math.ceil(inner + 2 * MARGIN);
  const content = Math.ceil(y + MARGIN - 8);
  // Not in whole pixels: enlarged to the shape it would be a line too high.
  const room = shape === undefined ? content : Math.round((width * shape.height * 1000) / shape.width) / 1000;
  const height = Math.max(content, room);
  const drawn = el("g", { transform: `translate(${MARGIN} ${top})` }, ...picture.content);
  const used = classesIn(el("g", {}, drawn, el("g", { class: "ground" }), ...head, ...foot));
  const css = cssFor(used, theme);
  const all = [...head, drawn, ...foot];
  const svg = el(
    "svg",
    {
      xmlns: "http://www.w3.org/2000/svg",
      class: "pic",
      viewBox: `0 0 ${width} ${height}`,
      width,
      height,
      role: "img",
    },
    el("title", {}, caption.headline),
    el("desc", {}, picture.summary),
    el("style", {}, css),
    ...(theme === "print" ? [paperPatterns((hue) => css.includes(inkOf(hue)))] : []),
    el("rect", { class: "ground", width, height }),
    ...(height === content
      ? all
      : [el("g", { transform: `translate(0 ${Math.floor((height - content) / 2)})` }, ...all)]),
  );
  return { svg: `${write(svg)}\n`, fits: content <= room };
}

/** All classes at and below a node. */
function classesIn(node: Node): ReadonlySet<string> {
  if (typeof node === "string") return new Set();
  const own = String(node.attributes["class"] ?? "").split(" ");
  return new Set([...own, ...node.children.flatMap((child) => [...classesIn(child)])]);
}

/** The rules of the style sheet for these classes: a file brings no others. */
function cssFor(used: ReadonlySet<string>, theme: Theme): string {
  return pictureCss(theme)
    .split("\n")
    .filter((rule) =>
      [
        ...rule
          .split("{", 1)
          .join("")
          .matchAll(/\.([\w-]+)/g),
      ].every(([, name = ""]) => name === "pic" || used.has(name)),
    )
    .join("\n");
}

/** The frame and the word that keep a what-if from passing as a result, also when only the plot is cut out. */
export function stampPlot(word: string, width: number, height: number): readonly Element[] {
  return [
    el("rect", { class: "stamp-frame", x: 0.5, y: 0.5, width: width - 1, height: height - 1 }),
    el("text", { class: "stamp halo", "text-anchor": "end", x: width - 10, y: height - 8 }, word),
  ];
}
