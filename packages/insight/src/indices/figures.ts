/**
 * Votes and seats of contenders, side by side, and the conventions that every table of indices must state: who is in the
 * base, what "others" are, how persons without a list count.
 *
 * @module
 */

import { add, type Whole } from "@urna/law";

/**
 * One line of a result.
 * - `party` (unless told otherwise): one contender.
 * - `persons`: several persons who share nothing but having no list; each of their seats is one person's.
 * - `others`: several small parties of which only the sum is known.
 * - `against-all`: a valid mark for nobody.
 */
export interface ResultRow {
  readonly id: string;
  readonly kind?: "party" | "persons" | "others" | "against-all";
  /** Votes; null where they exist and are not known. Zero where none could be cast (a person, in a contest of lists). */
  readonly votes: number | null;
  /** Seats; null where they are not known. */
  readonly seats: number | null;
}

/** How the lines that are no party are counted. */
export interface Conventions {
  /**
   * `option` (the default): against all is an option with votes and no seats, so it is in the base, as in the shares that
   * are published. `left-out`: only votes for contenders count.
   */
  readonly againstAll: "option" | "left-out";
  /**
   * `many` (the default): parties so small that the squares of their shares vanish; their sum stays in the base, and counts
   * wherever a formula is linear. `one`: a single party. `left-out`: not in the base either.
   */
  readonly others: "many" | "one" | "left-out";
  /** `each` (the default): every seat of persons is a contender of its own. `one`: as if they were a party. */
  readonly persons: "each" | "one";
}

export const CONVENTIONS: Conventions = { againstAll: "option", others: "many", persons: "each" };

/** One contender, or one line that counts as one. */
export interface Holder {
  readonly id: string;
  readonly votes: number;
  readonly seats: number;
  /** A contender that can win seats: not against all. */
  readonly contends: boolean;
}

/** A result under conventions. `votes` and `seats` add up over `holders` and `rest`. */
export interface Shares {
  readonly holders: readonly Holder[];
  /** Others of which only the sum is known and which are not one party. */
  readonly rest: { readonly votes: number; readonly seats: number };
  readonly votes: Whole;
  readonly seats: Whole;
  readonly votesUnknown: readonly string[];
  readonly seatsUnknown: readonly string[];
}

/** Arranges a result under conventions. Unknown figures count as zero here and are named; indices that need them refuse. */
export function arrangeShares(rows: readonly ResultRow[], conventions: Partial<Conventions> = {}): Shares {
  const { againstAll, others, persons } = { ...CONVENTIONS, ...conventions };
  const holders: Holder[] = [];
  const votesUnknown: string[] = [];
  const seatsUnknown: string[] = [];
  let rest = { votes: 0, seats: 0 };
  let votes: Whole = 0;
  let seats: Whole = 0;
  for (const row of rows) {
    const kind = row.kind ?? "party";
    if (kind === "against-all" && againstAll === "left-out") continue;
    if (kind === "others" && others === "left-out") continue;
    if (row.votes === null) votesUnknown.push(row.id);
    if (row.seats === null) seatsUnknown.push(row.id);
    const own = { votes: row.votes ?? 0, seats: row.seats ?? 0 };
    votes = add(votes, own.votes);
    seats = add(seats, own.seats);
    if (kind === "others" && others === "many") {
      rest = { votes: rest.votes + own.votes, seats: rest.seats + own.seats };
    } else if (kind === "persons" && persons === "each" && own.seats > 1 && own.votes === 0) {
      for (let i = 1; i <= own.seats; i++) {
        holders.push({ id: `${row.id}/${i}`, votes: 0, seats: 1, contends: true });
      }
    } else holders.push({ id: row.id, ...own, contends: kind !== "against-all" });
  }
  return { holders, rest, votes, seats, votesUnknown, seatsUnknown };
}
