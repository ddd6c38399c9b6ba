/**
 * What a reader of ballot files gives, whatever the format.
 *
 * @module
 */

/** A candidate as a file of ballots names it. */
export interface BallotCandidate {
  readonly name: string;
  /** Printed on the ballots, but out: preferences pass over it. */
  readonly withdrawn: boolean;
}

/** Ballots of one kind; candidates by their place in the list. An empty rank was left out. */
export interface BallotType {
  readonly count: number;
  readonly ranking: readonly (readonly number[])[];
  readonly line: number;
}

/** A file of ballots as it was read. */
export interface BallotFile {
  readonly title?: string;
  readonly seats?: number;
  readonly candidates: readonly BallotCandidate[];
  readonly ballots: readonly BallotType[];
}
