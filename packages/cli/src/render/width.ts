/**
 * How many columns of a terminal a text takes, and how it is broken into lines.
 *
 * @module
 */

import { eastAsianWidth } from "get-east-asian-width";

/** Latin, Greek, Cyrillic, the punctuation and the marks of our reports: one column each. */
const ONE_COLUMN_EACH =
  /^[\u0020-\u007E\u00A0-\u02FF\u0370-\u0482\u048A-\u052F\u2010-\u2027\u202F\u2030-\u205E\u2190-\u2193\u2200-\u22FF\u2500-\u25FF\u2713\u2717]*$/;
const SOFT_HYPHEN = "\u00AD";
const EMOJI = /\p{Emoji_Presentation}|\uFE0F/u;

let graphemes: Intl.Segmenter | undefined;

/** Columns of a terminal that a text without line breaks takes. */
export function widthOf(text: string): number {
  if (ONE_COLUMN_EACH.test(text) && !text.includes(SOFT_HYPHEN)) return text.length;
  graphemes ??= new Intl.Segmenter();
  let width = 0;
  for (const { segment } of graphemes.segment(text)) width += graphemeWidth(segment);
  return width;
}

function graphemeWidth(grapheme: string): number {
  if (/^[\p{Mark}\p{Default_Ignorable_Code_Point}\p{Control}]+$/u.test(grapheme)) return 0;
  return EMOJI.test(grapheme) ? 2 : eastAsianWidth(grapheme.codePointAt(0) ?? 0);
}

/** Fills a text up to so many columns. */
export function pad(text: string, width: number, align: "left" | "right" = "left"): string {
  const filling = " ".repeat(Math.max(0, width - widthOf(text)));
  return align === "left" ? text + filling : filling + text;
}

/**
 * Breaks a text at spaces into lines of at most `width` columns; a longer word stands alone and whole, so that a number
 * or an address is never cut. A no-break space keeps its neighbours together.
 */
export function wrap(text: string, width: number): readonly string[] {
  const lines: string[] = [];
  for (const paragraph of text.split("\n")) {
    let line = "";
    let used = 0;
    for (const word of wordsIn(paragraph)) {
      const wide = widthOf(word);
      if (line !== "" && used + 1 + wide > width) {
        lines.push(line.trimEnd());
        line = word;
        used = wide;
      } else {
        used += (line === "" ? 0 : 1) + wide;
        line = line === "" ? word : `${line} ${word}`;
      }
    }
    lines.push(line.trimEnd());
  }
  return lines;
}

/** The pieces of a text that stay whole: words, and a number with its percent sign. */
export function wordsIn(text: string): readonly string[] {
  return text.split(/ (?!%)/);
}
