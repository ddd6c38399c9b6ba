/**
 * Returns of polling stations: what was written, and what is valid.
 *
 * @module
 */

import type { Problem } from "@urna/law";
import { FigureRow, measureRow, Names, NOT_WRITTEN } from "./figure-row.ts";

/**
 * The figures of a protocol, by the words of the counting room. Letters of the printed form stay on the paper.
 */
export const FIELDS = [
  /** Voters on the list. */
  "registered",
  /** Voters who were handed a ballot. */
  "receivedBallot",
  /** Ballots handed out. */
  "issued",
  /** Of these, for voting outside the station. */
  "issuedOutside",
  /** Ballots that the commission received. */
  "delivered",
  /** Ballots left over, counted and cancelled. */
  "unused",
  /** Ballots that were exchanged. */
  "spoiled",
  /** Ballots found in all boxes. */
  "inBoxes",
  /** Of these, in the boxes of the station. */
  "inStationary",
  /** Of these, in portable boxes. */
  "inPortable",
  /** Applications to vote outside the station. */
  "applicationsOutside",
  /** Voters who took part, as the form writes it. */
  "tookPart",
  "valid",
  "invalid",
  "againstAll",
  /** Voters of the list who took a certificate and vote elsewhere: they stand on two lists. */
  "certificatesTaken",
] as const;
export type FieldName = (typeof FIELDS)[number];

/** The fields as the names of rows of figures. */
export const FIELD_NAMES: Names<FieldName> = new Names(FIELDS);

/** Where a figure was read: file, its SHA-256 in hexadecimal digits, and the line (1 is the header). */
export interface Provenance {
  readonly file: string;
  readonly sha256: string;
  readonly row: number;
  /** What the row says of its own origin. */
  readonly source?: string;
}

/** Sources that begin with this word are made up; so is everything that is computed from them. */
export const SYNTHETIC = "SYNTHETIC";

/** Whether a return was made up. */
export function isSynthetic({ provenance }: { readonly provenance?: Provenance }): boolean {
  return provenance?.source?.startsWith(SYNTHETIC) === true;
}

/** A portable box: the ballots in it, and the applications to vote outside for which it was taken along. */
export interface PortableBox {
  readonly ballots: number;
  /** Undefined where the protocol does not say. */
  readonly applications?: number;
}

/** What a protocol says besides its figures. */
export interface ProtocolFacts {
  /** The copy that this one corrects. */
  readonly corrects?: string;
  /** Figures and votes once more in words, as numbers; by the name of the figure or option. */
  readonly inWords?: ReadonlyMap<string, number>;
  /** Percentages as they were printed, by option: `53.90`. */
  readonly shares?: ReadonlyMap<string, string>;
  /** Portable boxes, each a counting unit of its own. */
  readonly portableBoxes?: readonly PortableBox[];
  /** Signed off: nothing changes it any more, except a recall. */
  readonly signedOff?: true;
}

/** One protocol as somebody wrote it: every figure may be missing, none is checked. */
export interface WrittenReturn extends ProtocolFacts {
  readonly station: string;
  readonly contest: string;
  /** Which copy, where there are several: handed out, posted, official. */
  readonly copy?: string;
  readonly figures: { readonly [K in FieldName]?: number | null };
  readonly votes: Readonly<Record<string, number | null>>;
  /** Ballots handed out by each member of the commission. */
  readonly issuedByMember?: readonly number[];
  readonly provenance?: Provenance;
}

/** A return that may be added up: whole figures, zero or more; what the protocol did not say is absent, never zero. */
export interface Return extends ProtocolFacts {
  readonly station: string;
  readonly contest: string;
  readonly copy?: string;
  readonly figures: ReadonlyMap<FieldName, number>;
  readonly votes: ReadonlyMap<string, number>;
  readonly issuedByMember?: readonly number[];
  readonly provenance?: Provenance;
}

/** The largest figure that a protocol may hold; anything above is a slip of the keyboard. */
export const LARGEST = 10_000_000;

/** A figure that is no number of ballots or people. */
export interface UnsoundFigure {
  /** The field, the option, or `issuedByMember`. */
  readonly name: string;
  readonly found: number;
}

/** Figures that are negative, not whole or too large. What was not written is no mistake. */
export function unsoundFigures(written: WrittenReturn, largest: number = LARGEST): readonly UnsoundFigure[] {
  if (isSoundThroughout(written, largest)) return [];
  const named: readonly (readonly [string, number | null | undefined])[] = [
    ...Object.entries(written.figures),
    ...Object.entries(written.votes),
    ...(written.issuedByMember ?? []).map((found): readonly [string, number] => ["issuedByMember", found]),
  ];
  return named.flatMap(([name, found]) =>
    found === null || found === undefined || isSound(found, largest) ? [] : [{ name, found }],
  );
}

/** The usual case, without making lists: many returns are read. */
function isSoundThroughout({ figures, votes, issuedByMember = [] }: WrittenReturn, largest: number): boolean {
  for (const name of FIELDS) {
    const found = figures[name];
    if (found !== null && found !== undefined && !isSound(found, largest)) return false;
  }
  for (const option in votes) {
    const found = votes[option];
    if (found !== null && found !== undefined && !isSound(found, largest)) return false;
  }
  return issuedByMember.every((found) => isSound(found, largest));
}

function isSound(found: number, largest: number): boolean {
  return Number.isSafeInteger(found) && found >= 0 && found <= largest;
}

/**
 * Checks that every figure that was written is a number of ballots or people.
 *
 * @param largest the largest figure that may be; sums of areas are larger than protocols.
 */
export function readReturn(
  written: WrittenReturn,
  largest: number = LARGEST,
): { readonly value: Return } | { readonly problems: readonly Problem[] } {
  const unsound = unsoundFigures(written, largest);
  if (unsound.length > 0) {
    const problems = unsound.map(({ name, found }) => ({
      code: "V001" as const,
      at: `${written.station}/${written.contest}/${name}`,
      expected: `a whole number from 0 to ${largest}`,
      found: String(found),
    }));
    return { problems };
  }
  const figures = FIELDS.map((name) => written.figures[name] ?? NOT_WRITTEN);
  const options = namesOf(Object.keys(written.votes).sort());
  const votes = options.list.map((option) => written.votes[option] ?? NOT_WRITTEN);
  return {
    value: { ...written, figures: new FigureRow(FIELD_NAMES, figures), votes: new FigureRow(options, votes) },
  };
}

let lastOptions: Names = new Names([]);

/** Names of options in order; those of the return before, where they are the same: returns of one table share them. */
function namesOf(options: readonly string[]): Names {
  const { list } = lastOptions;
  const same = list.length === options.length && options.every((option, i) => option === list[i]);
  if (!same) lastOptions = new Names(options);
  return lastOptions;
}

/** Votes of all options, against all included where it is a figure of its own. */
export function markedBallots(value: Return): number | undefined {
  const { row } = FigureRow.of(value.votes);
  if (row.every((votes) => votes === NOT_WRITTEN)) return undefined;
  return measureRow(row).sum + (value.figures.get("againstAll") ?? 0);
}

/** A figure or the votes of an option, by its name. */
export function lineIn(
  { figures, votes }: Pick<Return, "figures" | "votes">,
  name: string,
): number | undefined {
  const field = FIELDS.find((each) => each === name);
  return (field === undefined ? undefined : figures.get(field)) ?? votes.get(name);
}
