/**
 * Ballots with preferences in a folder of returns: kinds that differ, each with how often it was cast. All ballots of a
 * contest and area are of one file; another file of the same contest and area takes its place.
 *
 * @module
 */

import type { BallotRow } from "@urna/law";

/** Equal ballots with the file that they are of. */
export interface StoredBallot extends BallotRow {
  readonly sha256: string;
  /** Missing where the file has equal ballots on many lines. */
  readonly line?: number;
}

/** The ballots of one contest and area that an import would bring. */
export interface BallotGroup {
  readonly file: string;
  readonly format: string;
  readonly contest: string;
  readonly area: string;
  readonly cast: number;
  readonly kinds: number;
  /** Ballots that are there now; zero where there are none. */
  readonly before: number;
  readonly change: "new" | "changed" | "same";
}

/** How many ballots these are. */
export function castIn(ballots: readonly Pick<BallotRow, "count">[]): number {
  return ballots.reduce((sum, { count }) => sum + count, 0);
}

/** The header of the table of ballots. */
export const BALLOT_HEADER = ["contest", "area", "count", "ranking", "file", "row"] as const;

/** A ranking as a text: `a > b = c`; nothing between two signs is a rank that was left out. */
export function rankingText(ranking: BallotRow["ranking"]): string {
  return ranking.map((rank) => rank.join(" = ")).join(" > ");
}

/** The ranking that a text is of. */
export function rankingIn(text: string): BallotRow["ranking"] {
  if (text === "") return [];
  return text
    .split(">")
    .map((rank) => (rank.trim() === "" ? [] : rank.split("=").map((option) => option.trim())));
}
