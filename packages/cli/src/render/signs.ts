/**
 * The page: its width, its colours, and signs beyond the keyboard with what stands for them where there are none.
 *
 * @module
 */

/** What stands for a sign where only ASCII is wanted. Letters of names and words stay as they are. */
const PLAIN: Readonly<Record<string, string>> = {
  "■": "#",
  "█": "#",
  "▉": "#",
  "▊": "#",
  "▋": "=",
  "▌": "=",
  "▍": "-",
  "▎": "-",
  "▏": ".",
  "░": ".",
  "▒": ":",
  "▓": "*",
  "±": "+/-",
  "○": "o",
  "□": ".",
  "◌": ".",
  "▲": "^",
  "▼": "v",
  "✓": "+",
  "✗": "x",
  "│": "|",
  "¦": ":",
  "─": "-",
  "•": "-",
  "·": "-",
  "−": "-",
  "–": "-",
  "—": "-",
  "…": "...",
  "×": "x",
  "→": "->",
  "≥": ">=",
  "≤": "<=",
  "“": '"',
  "”": '"',
  "„": '"',
  "«": '"',
  "»": '"',
  "‘": "'",
  "’": "'",
  "\u00A0": " ",
  "\u202F": " ",
};
const SIGNS = new RegExp(`[${Object.keys(PLAIN).join("")}]`, "gu");

/** Writes signs with the keyboard. */
export function plainSigns(text: string): string {
  return text.replaceAll(SIGNS, (sign) => PLAIN[sign] ?? sign);
}

const STYLES = { bold: [1, 22], dim: [2, 22], red: [31, 39], green: [32, 39], yellow: [33, 39] } as const;
export type Style = keyof typeof STYLES;

/** Puts a style on a text. */
export type Paint = (text: string, style: Style) => string;

/** What a page of text is like. */
export interface Page {
  readonly width: number;
  readonly paint: Paint;
  /** Only signs of the keyboard. */
  readonly ascii: boolean;
}

/** Paints with the codes of terminals. */
export const inColour: Paint = (text, style) => {
  const [on, off] = STYLES[style];
  return `\u001B[${on}m${text}\u001B[${off}m`;
};

/** Leaves every text as it is. */
export const withoutColour: Paint = (text) => text;
