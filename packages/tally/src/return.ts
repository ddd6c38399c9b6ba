/**
 * Returns of polling stations: what was written, and what is valid.
 *
 * @module
 */

import type { Problem } from "@urna/law";

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
  /** Of these, in portable boxes. */
  "inPortable",
  /** Applications to vote outside the station. */
  "applicationsOutside",
  /** Voters who took part, as the form writes it. */
  "tookPart",
  "valid",
  "invalid",
  "againstAll",
] as const;
export type FieldName = (typeof FIELDS)[number];

/** Where a figure was read: file, its SHA-256 in hexadecimal digits, and the row (1 is the first row of data). */
export interface Provenance {
  readonly file: string;
  readonly sha256: string;
  readonly row: number;
}

/** One protocol as somebody wrote it: every figure may be missing, none is checked. */
export interface WrittenReturn {
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
export interface Return {
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

/** Checks that every figure that was written is a number of ballots or people. */
export function readReturn(
  written: WrittenReturn,
): { readonly value: Return } | { readonly problems: readonly Problem[] } {
  const problems: Problem[] = [];
  const at = `${written.station}/${written.contest}`;
  const sound = (name: string, value: number | null | undefined): value is number => {
    if (value === null || value === undefined) return false;
    if (Number.isSafeInteger(value) && value >= 0 && value <= LARGEST) return true;
    problems.push({
      code: "V001",
      at: `${at}/${name}`,
      expected: `a whole number from 0 to ${LARGEST}`,
      found: String(value),
    });
    return false;
  };
  const figures = new Map<FieldName, number>();
  for (const name of FIELDS) {
    const value = written.figures[name];
    if (sound(name, value)) figures.set(name, value);
  }
  const votes = new Map<string, number>();
  for (const [option, value] of Object.entries(written.votes).sort(([a], [b]) => (a < b ? -1 : 1))) {
    if (sound(option, value)) votes.set(option, value);
  }
  for (const [i, value] of (written.issuedByMember ?? []).entries()) sound(`issuedByMember/${i + 1}`, value);
  if (problems.length > 0) return { problems };
  const { station, contest, copy, issuedByMember, provenance } = written;
  return {
    value: {
      station,
      contest,
      ...(copy === undefined ? {} : { copy }),
      figures,
      votes,
      ...(issuedByMember === undefined ? {} : { issuedByMember }),
      ...(provenance === undefined ? {} : { provenance }),
    },
  };
}

/** Votes of all options, against all included where it is a figure of its own. */
export function markedBallots(value: Return): number | undefined {
  if (value.votes.size === 0) return undefined;
  let total = value.figures.get("againstAll") ?? 0;
  for (const votes of value.votes.values()) total += votes;
  return total;
}
