/**
 * How the answer is to look: what the options say, else what the terminal and the environment say.
 *
 * @module
 */

import { isLanguage, type Language } from "@urna/words/language";
import { inColour, type Paint, withoutColour } from "./render/signs.ts";

/** What may be asked for with --json, --md and --text; TSV is what tables become for another program. */
export type Format = "text" | "markdown" | "tsv" | "json";

/** Tables become TSV when another program reads them; prose stays text. */
export type Kind = "table" | "prose";

export const COLOUR_CHOICES = ["auto", "always", "never"] as const;
export type ColourChoice = (typeof COLOUR_CHOICES)[number];

/** What is known of a stream. */
export interface Stream {
  readonly isTTY?: boolean;
  readonly columns?: number;
}

export type Environment = Readonly<Record<string, string | undefined>>;

const DESIGNED_WIDTH = 80;
const LARGEST_WIDTH = 100;
const SMALLEST_WIDTH = 20;

/** The language of the locale (`kk_KZ.UTF-8` is Kazakh), else English. */
export function languageOf(environment: Environment): Language {
  const locale = [environment["LC_ALL"], environment["LC_MESSAGES"], environment["LANG"]].find(
    (value) => value !== undefined && value !== "",
  );
  const word = locale?.split(/[_.@-]/)[0]?.toLowerCase() ?? "";
  return isLanguage(word) ? word : "en";
}

/** The columns that may be used: those of the terminal, or of COLUMNS, or 80; never more than 100. */
export function widthFor(stream: Stream, environment: Environment): number {
  const written = environment["COLUMNS"] ?? "";
  const told = /^\d+$/.test(written) ? Number(written) : 0;
  const columns = stream.columns ?? 0;
  const width = stream.isTTY === true && columns > 0 ? columns : told > 0 ? told : DESIGNED_WIDTH;
  return Math.min(LARGEST_WIDTH, Math.max(SMALLEST_WIDTH, width));
}

/** Whether and how a stream is coloured. */
export function paintFor(choice: ColourChoice, stream: Stream, environment: Environment): Paint {
  switch (choice) {
    case "always":
      return inColour;
    case "never":
      return withoutColour;
    case "auto": {
      const unwanted = (environment["NO_COLOR"] ?? "") !== "" || environment["TERM"] === "dumb";
      return stream.isTTY === true && !unwanted ? inColour : withoutColour;
    }
  }
}

/** The format that was asked for, else the one that suits the reader. */
export function formatFor(
  asked: { readonly json?: boolean; readonly md?: boolean; readonly text?: boolean },
  kind: Kind,
  stream: Stream,
): Format {
  if (asked.json === true) return "json";
  if (asked.md === true) return "markdown";
  if (asked.text === true) return "text";
  return kind === "table" && stream.isTTY !== true ? "tsv" : "text";
}
