/**
 * Writing on a page of a PDF with the faces of the site: each letter in the face that has it, lines broken by their real
 * widths. Lengths are points, 72 to an inch; `y` is the line on which letters stand.
 *
 * @module
 */

import { wholeFace } from "../style.ts";
import { fontBytes } from "./letters.ts";

/** As much of a document as is needed to write. */
export type Sheet = Pick<
  PDFKit.PDFDocument,
  "font" | "fontSize" | "fillColor" | "text" | "widthOfString" | "registerFont"
>;

/** How letters look. */
export interface Style {
  readonly family: "Inter" | "Source Serif 4";
  readonly weight: 400 | 600;
  readonly size: number;
  readonly colour: string;
}

export interface Hand {
  width(text: string, style: Style): number;
  write(text: string, at: { readonly x: number; readonly y: number }, style: Style): void;
  /** The lines of a text, none wider than asked. */
  lines(text: string, width: number, style: Style): readonly string[];
}

/** Digits of one width, so that figures stand below each other; of what is between them only its own. */
function featuresOf(text: string): { readonly features?: PDFKit.Mixins.OpenTypeFeatures[] } {
  return /^\d/.test(text) ? { features: ["tnum"] } : {};
}

export function handOf(sheet: Sheet): Hand {
  const registered = new Set<string>();
  /** Widths at a size of 1: the same words are measured at several sizes. */
  const known = new Map<string, number>();
  const take = (file: string, size: number): Sheet => {
    if (!registered.has(file)) sheet.registerFont(file, fontBytes(file));
    registered.add(file);
    sheet.font(file).fontSize(size);
    return sheet;
  };
  const widthIn = ({ file, text }: Run, size: number): number => {
    const key = `${file} ${text}`;
    const own = known.get(key) ?? take(file, 1).widthOfString(text, featuresOf(text));
    known.set(key, own);
    return own * size;
  };
  const width = (text: string, style: Style): number =>
    runsOf(text, style).reduce((sum, run) => sum + widthIn(run, style.size), 0);
  const parted = (word: string, most: number, style: Style): readonly string[] => {
    if (width(word, style) <= most) return [word];
    const parts = [""];
    for (const letter of word) {
      const last = parts.length - 1;
      if (width(`${parts[last]}${letter}`, style) > most) parts.push(letter);
      else parts[last] += letter;
    }
    return parts;
  };
  return {
    width,
    write: (text, { x, y }, style) => {
      let from = x;
      for (const run of runsOf(text, style)) {
        take(run.file, style.size)
          .fillColor(style.colour)
          .text(run.text, from, y, { lineBreak: false, baseline: "alphabetic", ...featuresOf(run.text) });
        from += widthIn(run, style.size);
      }
    },
    lines: (text, most, style) => {
      const lines: string[] = [];
      let line = "";
      // An address has no spaces: what is too long for a line ends where the line does.
      for (const word of text.split(" ").flatMap((each) => parted(each, most, style))) {
        const longer = line === "" ? word : `${line} ${word}`;
        if (line !== "" && width(longer, style) > most) {
          lines.push(line);
          line = word;
        } else line = longer;
      }
      return line === "" ? lines : [...lines, line];
    },
  };
}

/** Letters beside each other that one file of a face has: all of them digits, or none. */
interface Run {
  readonly file: string;
  readonly text: string;
}

function runsOf(text: string, { family, weight }: Style): readonly Run[] {
  const runs: Run[] = [];
  for (const letter of text) {
    const file = wholeFace(letter, family, weight);
    const last = runs.at(-1);
    if (last?.file === file && /\d/.test(letter) === /\d/.test(last.text))
      runs[runs.length - 1] = { file, text: last.text + letter };
    else runs.push({ file, text: letter });
  }
  return runs;
}
