/**
 * How wide a text will be, near enough to keep labels apart. Widths are of Inter, in ems, a little on the generous side;
 * whether nothing collides is then measured in a browser.
 *
 * @module
 */

const NARROW = /[iljtfr.,:;'’|!()[\]\s\u00a0·І і]/u;
const WIDE = /[mwMWШЩЖЮФжшщюфмыЫ—%@]/u;
const UPPER = /\p{Lu}/u;
/** As wide as high. */
const SQUARE = /[\p{Script=Hangul}\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ー！-～]/u;

/** Widths of signs that were asked for, in ems: a page asks for the same few thousands of times. */
const known = new Map<string, number>();
const MOST = 2000;

function emsOf(sign: string): number {
  if (/\d/.test(sign)) return 0.63;
  if (WIDE.test(sign)) return 0.92;
  if (NARROW.test(sign)) return 0.34;
  if (SQUARE.test(sign)) return 1;
  return UPPER.test(sign) ? 0.72 : 0.6;
}

/** The width in pixels of a text in one line. */
export function textWidth(text: string, size: number): number {
  let ems = 0;
  for (const sign of text) {
    let own = known.get(sign);
    if (own === undefined) {
      own = emsOf(sign);
      if (known.size < MOST) known.set(sign, own);
    }
    ems += own;
  }
  return ems * size;
}

/** A percent sign stays with its number at the end of a line: "5 %" with a no-break space, which searching finds as well. */
export function tiePercent(text: string): string {
  return text.replaceAll(" %", "\u00A0%");
}

/** Breaks a text into lines that are not wider than asked, where it has spaces. */
export function wrapText(text: string, width: number, size: number): readonly string[] {
  const whole = tiePercent(text);
  if (whole !== "" && textWidth(whole, size) <= width) return [whole];
  const lines: string[] = [];
  let line = "";
  for (const word of whole.split(" ")) {
    const longer = line === "" ? word : `${line} ${word}`;
    if (line !== "" && textWidth(longer, size) > width) {
      lines.push(line);
      line = word;
    } else line = longer;
  }
  return line === "" ? lines : [...lines, line];
}
