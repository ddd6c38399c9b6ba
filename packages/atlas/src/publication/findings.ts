/**
 * The shape of findings about published results: one type per code, with the figures that a sentence needs.
 *
 * @module
 */

import type { Dispute } from "../disputes.ts";
import type { ShareBase } from "../election.ts";
import type { FigureKey, FigureStatus } from "../figures.ts";

/** How much a failed check weighs. */
export const PUBLICATION_SEVERITY = {
  P101: "error",
  P102: "warning",
  P103: "error",
  P104: "warning",
  P105: "notice",
  P106: "warning",
  P107: "error",
} as const;
export type PublicationCode = keyof typeof PUBLICATION_SEVERITY;

interface Common {
  /** `untestable`: figures that the check needs were not published. */
  readonly verdict: "holds" | "fails" | "untestable";
  readonly severity: (typeof PUBLICATION_SEVERITY)[PublicationCode];
  /** Whether a dispute records it: nothing new. False for checks that hold. */
  readonly known: boolean;
  /** Whether it is recorded but nobody could decide it yet. */
  readonly open: boolean;
  /** The disputes that record it. */
  readonly disputes: readonly Dispute[];
  /** The contest; empty for the whole election. */
  readonly contest: string;
  readonly area: string;
  /** Ids of the sources whose figures were compared. */
  readonly sources: readonly string[];
}

/** P101: whether the options (for `cast`: with invalid and uncounted ballots) add up to a printed total. */
export interface SumFinding extends Common {
  readonly code: "P101";
  readonly figures: {
    /** Options that were added. */
    readonly options: number;
    /** Lines besides the options that were added. */
    readonly lines: readonly FigureKey[];
    /** Null where a part is missing. */
    readonly sum: number | null;
    readonly totalOf: "valid" | "cast" | null;
    readonly total: number | null;
    /** Sum minus total. */
    readonly difference: number | null;
  };
}

/** P102: whether the printed shares are what the votes give, and of which base. */
export interface ShareFinding extends Common {
  readonly code: "P102";
  readonly figures: {
    /** The base of which most shares reproduce. */
    readonly base: ShareBase | null;
    readonly baseCount: number | null;
    readonly printed: number;
    readonly reproduced: number;
    readonly deviating: readonly {
      readonly option: string;
      readonly printed: string;
      readonly computed: string;
      readonly votes: number;
    }[];
  };
}

/** P103: whether published seats are what the votes give. `by` names the source that deviates; empty for what holds. */
export interface SeatFinding extends Common {
  readonly code: "P103";
  readonly figures: {
    readonly by: string;
    readonly seats: readonly {
      readonly option: string;
      readonly published: number;
      /** Null where nothing was computed. */
      readonly computed: number | null;
    }[];
    /** All seats as this source has them. */
    readonly sum: number;
    /** Seats there are; null where the data do not say. */
    readonly house: number | null;
  };
}

/** P104: two sources print different values for the same thing. */
export interface RivalFinding extends Common {
  readonly code: "P104";
  readonly figures: {
    readonly option: string;
    readonly key: FigureKey;
    /** The time of a turnout bulletin; empty otherwise. */
    readonly time: string;
    readonly holds: number | string | null;
    readonly holdsSources: readonly string[];
    readonly rival: number | string;
    readonly rivalSources: readonly string[];
    /** For votes and seats: the sum of all options with the one and with the other, and what it should be. */
    readonly sums: {
      readonly withHolds: number;
      readonly withRival: number;
      readonly total: number | null;
    } | null;
    /** For votes with a printed share: what the printed share is and what either value gives. */
    readonly shares: {
      readonly base: ShareBase;
      readonly printed: string;
      readonly withHolds: string;
      readonly withRival: string;
    } | null;
  };
}

/** A fraction of two counts. */
export interface FractionOf {
  readonly part: FigureKey;
  readonly partCount: number;
  readonly whole: FigureKey;
  readonly wholeCount: number;
}

/** P105: one word stands for different numbers. */
export interface WordFinding extends Common {
  readonly code: "P105";
  readonly figures: {
    readonly word: "turnout" | "took-part";
    readonly values: readonly {
      readonly value: number | string;
      readonly status: FigureStatus;
      readonly sources: readonly string[];
      readonly note: string;
      /** Counts that are this number (for `took-part`). */
      readonly is: readonly FigureKey[];
      /** The fractions that give this percentage; for a count its percentage of the voters on the list. */
      readonly as: readonly FractionOf[];
      /** For a count: its share of the voters on the list in percent, two decimals. */
      readonly percent: string | null;
    }[];
  };
}

/** P106: a value that cannot be: turnout falls or passes 100 %, a part exceeds its whole; or an editor suspects it. */
export interface ImpossibleFinding extends Common {
  readonly code: "P106";
  readonly figures:
    | { readonly kind: "bulletins"; readonly compared: number }
    | { readonly kind: "parts"; readonly compared: number }
    | {
        readonly kind: "falls";
        readonly earlier: { readonly time: string; readonly value: string };
        readonly later: { readonly time: string; readonly value: string };
      }
    | { readonly kind: "above-100"; readonly time: string; readonly value: string }
    | { readonly kind: "suspect"; readonly time: string; readonly value: string; readonly note: string }
    | { readonly kind: "exceeds"; readonly fraction: FractionOf };
}

/** P107: whether the areas of one level add up to the whole. */
export interface AreaFinding extends Common {
  readonly code: "P107";
  readonly figures: {
    readonly option: string;
    readonly key: FigureKey | null;
    readonly level: string;
    /** Areas of this level, and how many of them have a figure. */
    readonly areas: number;
    readonly published: number;
    readonly sum: number | null;
    readonly total: number | null;
  };
}

export type Finding =
  | SumFinding
  | ShareFinding
  | SeatFinding
  | RivalFinding
  | WordFinding
  | ImpossibleFinding
  | AreaFinding;

/** The part of a finding that all codes share. Only what fails can be known. */
export function common<C extends PublicationCode>(
  code: C,
  verdict: Common["verdict"],
  about: { readonly contest?: string; readonly area: string },
  sources: readonly string[],
  disputes: readonly Dispute[] = [],
): Common & { readonly code: C } {
  const recorded = verdict === "fails" ? disputes : [];
  return {
    code,
    verdict,
    severity: PUBLICATION_SEVERITY[code],
    known: recorded.length > 0,
    open: recorded.some((d) => d.verdict === "open"),
    disputes: recorded,
    contest: about.contest ?? "",
    area: about.area,
    sources: [...new Set(sources)],
  };
}
