/**
 * Votes by district or area, as several indices need them.
 *
 * @module
 */

/** The votes of one option in one district; null where they exist and are not known. */
export interface DistrictVote {
  readonly id: string;
  readonly votes: number | null;
  /** `false` for against all and other marks that cannot win. */
  readonly contends?: boolean;
}

/** One district or area. */
export interface DistrictVotes {
  readonly id: string;
  readonly rows: readonly DistrictVote[];
}

/** Votes of all options of a district; undefined when one of them is not known, or nothing is. */
export function validVotes(district: DistrictVotes): number | undefined {
  let sum = 0;
  for (const { votes } of district.rows) {
    if (votes === null) return undefined;
    sum += votes;
  }
  return district.rows.length === 0 ? undefined : sum;
}

/** Contenders by votes, most first, equal ones by id. */
export function ranked(district: DistrictVotes): readonly { readonly id: string; readonly votes: number }[] {
  return district.rows
    .filter((row) => row.contends !== false)
    .map(({ id, votes }) => ({ id, votes: votes ?? 0 }))
    .sort((a, b) => b.votes - a.votes || (a.id < b.id ? -1 : 1));
}

/** The contender with more votes than any other; undefined where the first are level, for no id decides who won. */
export function winnerOf(district: DistrictVotes): string | undefined {
  const [first, second] = ranked(district);
  return first === undefined || second?.votes === first.votes ? undefined : first.id;
}
