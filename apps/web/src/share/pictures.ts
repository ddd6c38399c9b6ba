/**
 * The pictures of an election as files: each kind in two widths and three themes, and as PNG in the shapes that articles
 * and telephones take.
 *
 * @module
 */

import {
  areaTiles,
  asCard,
  asFile,
  type Caption,
  cutLadder,
  type Element,
  hemicycle,
  inPage,
  type Picture,
  seatRows,
  type Shape,
  sortedDots,
  type Theme,
  together,
  votesToSeats,
  withoutLinks,
} from "@urna/draw";
import type { Report } from "@urna/words";
import type { Portable, Subject } from "../desk.ts";
import { hasSeats, sourceLine } from "../election-frame.ts";
import { NARROW, WIDE } from "../figure.ts";
import { cutOf, hemicycleOf, seatRowsOf, votesToSeatsOf } from "../pictures.ts";
import { turnoutPictures } from "../region-pictures.ts";
import { lastTurnout, turnoutHeadline } from "../regions.ts";
import { download, picture, type Reply, type Visit } from "../reply.ts";
import { dataHash } from "../pinned.ts";
import { LETTERS } from "./forms.ts";
import { withLetters } from "./letters.ts";
import { toPng } from "./png.ts";

/** Kinds of pictures with the words that offer them. */
export const PICTURES = [
  ["seats", "page.share.seats"],
  ["half-circle", "page.share.half"],
  ["votes-and-seats", "page.share.votes"],
  ["cut", "page.share.cut"],
  ["regions", "page.share.regions"],
] as const;
export type PictureName = (typeof PICTURES)[number][0];

/** Shapes of PNG: what stands between name and ending, and the pixels. */
const SHAPES: readonly (readonly [string, Shape, Theme])[] = [
  ["", { width: 1200, height: 675 }, "light"],
  ["-tall", { width: 1080, height: 1350 }, "light"],
  // 8 inches wide at 300 dots per inch.
  ["-print", { width: 2400, height: 1350 }, "print"],
];
const THEMES: readonly (readonly [string, Theme])[] = [
  ["", "light"],
  ["-dark", "dark"],
  ["-print", "print"],
];
const WIDTHS: readonly (readonly [string, number])[] = [
  ["", WIDE],
  ["-narrow", NARROW],
];

/** In which language a picture is written. */
export type Writer = Pick<Visit, "words">;

/** A picture that can be drawn at any width, with what stands around it in a file. */
export interface Drawing {
  readonly draw: (width: number) => Picture;
  readonly caption: Caption;
}

/** The files of one kind of picture; SVG first. */
export function pictureFiles(name: string): readonly string[] {
  return [
    ...WIDTHS.flatMap(([width]) => THEMES.map(([theme]) => `${name}${width}${theme}.svg`)),
    `${name}${LETTERS}`,
    ...SHAPES.map(([shape]) => `${name}${shape}.png`),
  ];
}

/** The kinds of pictures that an election has. */
export function picturesOf(visit: Visit, subject: Subject, report: Report): readonly PictureName[] {
  return PICTURES.map(([name]) => name).filter(
    (name) => drawingOf(visit, subject, report, name) !== undefined,
  );
}

/** The picture for a page, and the text for those who do not see it; undefined where the election has none of this kind. */
export function pictureInPage(
  visit: Visit,
  subject: Subject,
  report: Report,
  name: PictureName,
): { readonly picture: Element; readonly alt: string } | undefined {
  const drawing = drawingOf(visit, subject, report, name);
  if (drawing === undefined) return undefined;
  const drawn = drawing.draw(NARROW);
  const alt = [...new Set([drawing.caption.headline, drawn.summary])].join(" ");
  return { picture: inPage(drawn, ""), alt };
}

/** A picture as one SVG that stands alone; undefined where the election has none of this kind. */
export function pictureSvg(
  writer: Writer,
  subject: Subject,
  report: Report,
  name: PictureName,
): string | undefined {
  const drawing = drawingOf(writer, subject, report, name);
  return drawing && svgOf(drawing);
}

/** One SVG that stands alone. */
export function svgOf({ draw, caption }: Drawing): string {
  return asFile(draw(WIDE), caption);
}

/** A picture by the name of its file; undefined where there is none. */
export async function pictureFile(
  visit: Visit,
  subject: Subject,
  report: Report,
  file: string,
): Promise<Reply | undefined> {
  for (const [name] of PICTURES) {
    const found = await formOf(name, file, () => drawingOf(visit, subject, report, name));
    if (found !== undefined) return found;
  }
  return undefined;
}

/** The form of a picture that a file is, drawn only if its name is one of those; undefined where it is not. */
export async function formOf(
  name: string,
  file: string,
  drawn: () => Drawing | undefined,
): Promise<Reply | undefined> {
  if (!file.startsWith(name)) return undefined;
  const rest = file.slice(name.length);
  for (const [shapeName, shape, theme] of SHAPES) {
    if (rest !== `${shapeName}.png`) continue;
    const drawing = drawn();
    if (drawing === undefined) return undefined;
    const card = asCard(drawing.draw, drawing.caption, shape, theme);
    return download("image/png", await toPng(card, shape.width));
  }
  if (rest === LETTERS) {
    const drawing = drawn();
    return drawing && picture(withLetters(svgOf(drawing)));
  }
  for (const [widthName, width] of WIDTHS) {
    for (const [themeName, theme] of THEMES) {
      if (rest !== `${widthName}${themeName}.svg`) continue;
      const drawing = drawn();
      return drawing && picture(asFile(drawing.draw(width), drawing.caption, theme));
    }
  }
  return undefined;
}

/** What a file says around its picture. */
function captionOf(writer: Writer, subject: Portable, headline: string, stamps: readonly string[]): Caption {
  return {
    headline,
    lines: stamps.length === 0 ? [] : [stamps.join(" · ")],
    source: sourceOf(writer, subject),
  };
}

/** What a file says below its picture: source, and what pins the figures. */
export function sourceOf(writer: Writer, subject: Portable): Caption["source"] {
  return [sourceLine(writer, subject), `Urna · ${subject.election.id} · ${dataHash(subject)}`];
}

/** A picture of an election, to be drawn; undefined where the election has none of this kind. */
export function drawingOf(
  visit: Writer,
  subject: Subject,
  report: Report,
  name: PictureName,
): Drawing | undefined {
  const { words } = visit;
  const [first] = report.blocks;
  const [text, stamps] =
    first?.kind === "answer"
      ? [first.text, first.stamps.map((stamp) => stamp.text)]
      : [subject.election.title, []];
  const caption = captionOf(visit, subject, text, stamps);
  const withSeats = hasSeats(subject);
  switch (name) {
    case "seats": {
      const table = report.blocks.find((block) => block.kind === "table" && block.marks !== undefined);
      const input = table?.kind === "table" ? seatRowsOf(subject, words, table) : undefined;
      if (input === undefined || input.rows.length === 0) return undefined;
      return { draw: (width) => seatRows(input, width), caption };
    }
    case "half-circle": {
      const input = withSeats ? hemicycleOf(subject, words) : undefined;
      return input && { draw: (width) => hemicycle(input, width), caption };
    }
    case "votes-and-seats": {
      const pair = withSeats ? votesToSeatsOf(subject, words) : undefined;
      return pair && { draw: (width) => votesToSeats(pair.input, width), caption };
    }
    case "cut": {
      const input = cutOf(subject, words);
      return input && { draw: (width) => cutLadder(input, width), caption };
    }
    case "regions": {
      const turnout = lastTurnout(subject);
      if (turnout === undefined || subject.layout.tiles.length === 0) return undefined;
      const pictures = turnoutPictures(turnout, { words, layout: subject.layout });
      return {
        draw: (width) =>
          withoutLinks(
            together(
              (part) => areaTiles(pictures.tiles("tiles"), part),
              (part) => sortedDots(pictures.dots, part),
              width,
            ),
          ),
        caption: captionOf(visit, subject, turnoutHeadline(words, turnout.rows), [
          words.word("page.regions.provisional"),
        ]),
      };
    }
  }
}
