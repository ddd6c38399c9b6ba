/**
 * Which column means what. It is guessed from the header, or read from a mapping file, and shown before anything is written.
 *
 * @module
 */

import type { FieldName } from "@urna/tally";
import type { DecimalSign } from "./figure.ts";

/** Wide: one line a protocol, a column an option. Long: one line a protocol and option. */
export const SHAPES = ["wide", "long"] as const;
export type Shape = (typeof SHAPES)[number];

/** Columns of one portable box. */
export interface BoxColumns {
  readonly ballots: string;
  readonly applications?: string;
}

/** Parts of a mapping that are one column. */
export const COLUMN_PARTS = [
  "contestColumn",
  "copyColumn",
  "correctsColumn",
  "sourceColumn",
  "signedOffColumn",
  "abroadColumn",
  "optionColumn",
  "numberColumn",
  "shareColumn",
] as const;

/** What the columns of a table mean. Columns that are not named are not read. */
export interface Mapping {
  readonly shape: Shape;
  /** Columns that together name the station; joined by `/`. */
  readonly station: readonly string[];
  /** Areas of the station, highest first, each with the word of its level. */
  readonly areas: readonly { readonly level: string; readonly column: string }[];
  /** The contest of every line, unless a column says it. */
  readonly contest: string;
  readonly contestColumn?: string;
  readonly copyColumn?: string;
  /** The copy that this one corrects. */
  readonly correctsColumn?: string;
  readonly sourceColumn?: string;
  readonly signedOffColumn?: string;
  readonly abroadColumn?: string;
  /** The area to which stations abroad belong by law. */
  readonly abroadTo?: string;
  /** Figures of the protocol; several columns are added up. */
  readonly figures: { readonly [K in FieldName]?: readonly string[] };
  /** Wide: figures and votes once more in words, as the law asks for; by the name of the figure or option. */
  readonly inWords: Readonly<Record<string, string>>;
  /** Wide: the column of each option. */
  readonly votes: Readonly<Record<string, string>>;
  /** Wide: percentages as they were printed, by option. */
  readonly shares: Readonly<Record<string, string>>;
  /** Ballots handed out by each member of the commission. */
  readonly members: readonly string[];
  /** Wide: portable boxes, each a counting unit of its own. */
  readonly boxes: readonly BoxColumns[];
  /** Long: the column that names the option (or the figure), and the one with its number. */
  readonly optionColumn?: string;
  readonly numberColumn?: string;
  /** Long: the percentage that was printed beside the votes of an option. */
  readonly shareColumn?: string;
  /** Long: how the file writes options and figures, where not by their ids. */
  readonly options: Readonly<Record<string, string>>;
  readonly decimal?: DecimalSign;
  /** Lines whose station is written like this are left out: totals. */
  readonly ignore: readonly string[];
}

/** A choice on the ballot, with the names under which tables may have it. */
export interface KnownOption {
  readonly id: string;
  readonly names: readonly string[];
}

/** What is known of the election before a file is read. */
export interface Known {
  readonly contest: string;
  readonly options: readonly KnownOption[];
  /** All contests of the election; without them a table may name any. */
  readonly contests?: readonly KnownOption[];
}

/** A name as it is compared: letters and digits, lower case, camel case taken apart, `%` as a word. */
export function plainName(written: string): string {
  return written
    .replaceAll(/([a-zа-я])([A-ZА-Я])/g, "$1 $2")
    .toLowerCase()
    .replaceAll("%", " percent ")
    .replaceAll(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
}

/** A part that is there only where it is known. */
export function optional<K extends string>(
  key: K,
  value: string | undefined,
): { readonly [P in K]?: string } {
  const made: { [P in K]?: string } = {};
  if (value !== undefined) made[key] = value;
  return made;
}
