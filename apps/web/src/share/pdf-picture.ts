/**
 * A picture on a page of a PDF: the same elements and the same style sheet as everywhere else, drawn as lines and letters.
 *
 * @module
 */

import { type Element, type Node, pictureCss } from "@urna/draw";
import type { Hand, Style } from "./pdf-hand.ts";

/** Where a picture is drawn, and what writes its letters. */
export interface Canvas {
  readonly doc: PDFKit.PDFDocument;
  readonly hand: Hand;
}

/**
 * Draws the content of a picture with its upper left corner at `x`, `y`; `scale` is points to a unit of the picture. Throws
 * at an element that it does not know: nothing is left out in silence.
 */
export function drawPicture(
  { doc, hand }: Canvas,
  content: readonly Node[],
  { x, y, scale }: { readonly x: number; readonly y: number; readonly scale: number },
): void {
  doc.save().translate(x, y).scale(scale);
  for (const node of content) if (typeof node !== "string") drawElement({ doc, hand }, node);
  doc.restore();
}

function drawElement(canvas: Canvas, element: Element): void {
  const { doc } = canvas;
  const { tag, attributes, children } = element;
  const of = (name: string): number => Number(attributes[name] ?? 0);
  switch (tag) {
    case "g": {
      const [, x = "0", y = "0"] =
        /^translate\(([-\d.]+) ([-\d.]+)\)$/.exec(String(attributes["transform"] ?? "")) ?? [];
      doc.save().translate(Number(x), Number(y));
      for (const child of children) if (typeof child !== "string") drawElement(canvas, child);
      doc.restore();
      return;
    }
    case "rect":
      doc.rect(of("x"), of("y"), of("width"), of("height"));
      paint(doc, element);
      return;
    case "circle":
      doc.circle(of("cx"), of("cy"), of("r"));
      paint(doc, element);
      return;
    case "path":
      doc.path(String(attributes["d"] ?? ""));
      paint(doc, element);
      return;
    case "text":
      drawText(canvas, element);
      return;
    case "title":
      return;
    default:
      throw new Error(`${tag} cannot be drawn in a PDF`);
  }
}

function paint(doc: PDFKit.PDFDocument, element: Element): void {
  const {
    fill = "#000000",
    stroke = "none",
    "stroke-width": width = "1",
    "stroke-dasharray": dash,
  } = styleOf(element);
  doc.lineWidth(Number.parseFloat(width));
  if (dash === undefined) doc.undash();
  else doc.dash(Number(dash.split(" ")[0]), { space: Number(dash.split(" ")[1]) });
  if (stroke !== "none" && fill !== "none") doc.fillAndStroke(fill, stroke);
  else if (stroke !== "none") doc.stroke(stroke);
  else if (fill !== "none") doc.fill(fill);
}

function drawText({ doc, hand }: Canvas, element: Element): void {
  const { attributes, children } = element;
  const css = styleOf(element);
  const style: Style = {
    family: css["font-family"]?.includes("Serif") === true ? "Source Serif 4" : "Inter",
    weight: css["font-weight"] === "600" ? 600 : 400,
    size: Number.parseFloat(css["font-size"] ?? "13"),
    colour: css["fill"] ?? "#000000",
  };
  const text = children.filter((child) => typeof child === "string").join("");
  const width = hand.width(text, style);
  const anchor = attributes["text-anchor"];
  const x = Number(attributes["x"] ?? 0) - (anchor === "end" ? width : anchor === "middle" ? width / 2 : 0);
  const y = Number(attributes["y"] ?? 0);
  // What lines must not cross is written on a ground of its own.
  if (css["paint-order"] === "stroke")
    doc.rect(x - 2, y - style.size * 0.82, width + 4, style.size * 1.08).fill("#FFFFFF");
  hand.write(text, { x, y }, style);
}

type Declarations = Readonly<Record<string, string>>;

/** The style sheet of pictures as rules: a tag or none, classes, and what they say. */
const RULES = pictureCss("light")
  .split("\n")
  .flatMap((rule) => {
    const [, selector, body = ""] = /^\.pic ([\w.-]+)\{(.*)\}$/.exec(rule) ?? [];
    if (selector === undefined) return [];
    const [tag = "", ...classes] = selector.split(".");
    const said = body.split(";").map((each) => each.split(":", 2));
    const declarations: Declarations = Object.fromEntries(
      said.map(([name = "", value = ""]) => [name, value]),
    );
    return [{ tag, classes, declarations }];
  });

/** What the style sheet and the element itself say, the later before the earlier. */
function styleOf({ tag, attributes }: Element): Declarations {
  const own = new Set(String(attributes["class"] ?? "").split(" "));
  const rules = RULES.filter(
    (rule) => (rule.tag === "" || rule.tag === tag) && rule.classes.every((name) => own.has(name)),
  );
  const { fill } = attributes;
  return rules.reduce<Declarations>(
    (all, { declarations }) => ({ ...all, ...declarations }),
    fill === undefined ? {} : { fill: String(fill) },
  );
}
