/**
 * What a margin between two bounds is made of, and what is asked of those who find it.
 *
 * @module
 */

import type { Engine } from "@urna/law";
import type { Scenario } from "../../scenario.ts";
import type { ChangeKind } from "./changes.ts";

/** Why fewer ballots than the lower bound change nothing. */
const PROOFS = [
  /** Every number of ballots below was searched. */
  "search",
  /** No order of exclusions that they could bring about elects anybody else. */
  "exclusions",
  /** No figure leaves the interval in which the published divisors round it to its seats. */
  "divisors",
  /** No step of the count comes out otherwise. */
  "steps",
  /** Nothing is proven but that the result as it stands is the result. */
  "none",
] as const;
export type Proof = (typeof PROOFS)[number];

/** What changes: who has any seat at all, or the seats of one contender. */
export type BoundedAim = "any" | "one-less" | "one-more";

/** A margin between two bounds. */
export interface BoundedMargin {
  /** The area whose seats are meant; null where seats of all areas are. */
  readonly area: string | null;
  /** Null where any seat counts. */
  readonly contender: string | null;
  readonly aim: BoundedAim;
  readonly change: ChangeKind;
  /** Whether seats of the whole house are meant, not those of the tier. */
  readonly house?: true;
  /** Whether a ballot has several votes: the lower bound is of ballots that change all, the example of one vote on each. */
  readonly severalVotes?: true;
  /** Fewer ballots than this change nothing. */
  readonly least: { readonly ballots: number; readonly proof: Proof };
  /** So many do, as the engine confirms; null where no such change was found. */
  readonly most: Witness | null;
}

/** A change of votes that the engine has confirmed. */
export interface Witness {
  readonly ballots: number;
  /** The area whose votes change. */
  readonly area: string;
  /** Votes that change, by option; with preferences the first ones. */
  readonly changes: Readonly<Record<string, number>>;
  /** Seats won and lost. */
  readonly gains: Readonly<Record<string, number>>;
}

export interface BoundedOptions {
  /** Whose seats are asked about; when left out, only whether any seat changes hands. */
  readonly contenders?: readonly string[];
  readonly kinds?: readonly ChangeKind[];
  /** Told now and then how much of the search is done, between 0 and 1. */
  readonly onProgress?: OnProgress | undefined;
}

export type OnProgress = (done: number) => void;

/** A question about one tier. */
export interface BoundedTask {
  readonly scenario: Scenario;
  /** Bound and run. */
  readonly engine: Engine;
  /** The step that gives the seats. */
  readonly step: string;
  readonly clause: Readonly<Record<string, unknown>>;
  readonly contenders: readonly string[] | undefined;
  readonly kinds: readonly ChangeKind[];
  readonly onProgress: OnProgress | undefined;
}

/** What is asked: whether anybody's seats change, and of each contender that is named whether it loses or wins one. */
export function aimsOf(
  contenders: readonly string[] | undefined,
  seats: ReadonlyMap<string, number>,
): readonly Pick<BoundedMargin, "contender" | "aim">[] {
  return [
    { contender: null, aim: "any" },
    ...(contenders ?? []).flatMap((contender) => {
      const aims = ["one-less", "one-more"] as const;
      return aims
        .filter((aim) => aim === "one-more" || (seats.get(contender) ?? 0) > 0)
        .map((aim) => ({ contender, aim }));
    }),
  ];
}
