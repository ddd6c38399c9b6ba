/**
 * What the report on a comparison is made from; the shapes are those of the package that computes it.
 *
 * @module
 */

import type { Fraction } from "@urna/law";
import type { MissingInput } from "./what-if-input.ts";
import type { Words } from "../words.ts";

export interface MatrixColumnWords {
  readonly id: "first" | "second" | "linked" | "all-list";
  readonly tiers: Readonly<Record<string, number | null>>;
}

export interface MatrixCellWords {
  readonly kind: "own" | "computed" | "bounds" | "refused";
  readonly readings: readonly {
    readonly againstAll: "kept" | "dropped" | null;
    readonly seats: Readonly<Record<string, number>>;
  }[];
  readonly needs: readonly MissingInput[];
  readonly bounds: Readonly<
    Record<
      string,
      { readonly least: number; readonly most: number; readonly certain: Readonly<Record<string, number>> }
    >
  >;
}

interface Range {
  readonly least: number;
  readonly most: number;
}

export interface SwingSideWords {
  readonly contender: string;
  readonly votes: Fraction | null;
  readonly base: Fraction | null;
  readonly share: Fraction | null;
  readonly seats: number | null;
}

export interface SwingWords {
  readonly identity: string;
  readonly first: SwingSideWords | null;
  readonly second: SwingSideWords | null;
  readonly change: Fraction | null;
  /** A word of the catalogue: `absence.new`. */
  readonly absence: string | null;
}

export interface HouseWords {
  /** Null where nobody knows how many there are. */
  readonly members: number | null;
  readonly tiers: readonly { readonly id: string; readonly seats: number | null }[];
  readonly bar: { readonly share: string; readonly base: readonly string[] } | null;
  readonly majorities: readonly {
    readonly is: "atLeast" | "moreThan";
    readonly share: string;
    readonly needed: number;
  }[];
}

/** Two elections compared. */
export interface ComparisonWords {
  readonly party: string;
  readonly matrix: {
    readonly columns: readonly MatrixColumnWords[];
    readonly rows: readonly { readonly election: string; readonly cells: readonly MatrixCellWords[] }[];
  };
  readonly decomposition: {
    readonly paths: readonly {
      readonly againstAll: "kept" | "dropped" | null;
      readonly start: number;
      readonly between: number;
      readonly end: number;
      readonly votes: number;
      readonly rules: number;
    }[];
    /** The same with the rules first, where only that way can be computed. */
    readonly rulesFirst: ComparisonWords["decomposition"]["paths"];
    readonly otherOrder: { readonly rules: Range; readonly votes: Range } | null;
    readonly signDependsOnReading: boolean;
  };
  readonly swings: readonly SwingWords[];
  readonly houses: readonly HouseWords[];
}

/** A count with how firm it is: `final`, `preliminary`, ... */
export interface CountedFigure {
  readonly value: number;
  readonly status: string;
}

/** The figures of one vote, as far as they were published. */
export interface TurnoutFigures {
  readonly election: string;
  /** `parliament`, `president`, `referendum`. */
  readonly kind: string;
  readonly date: string;
  readonly registered: CountedFigure | null;
  readonly received: CountedFigure | null;
  readonly cast: CountedFigure | null;
  /** The percentage that was printed as turnout, and where. */
  readonly printed: {
    readonly value: string;
    readonly status: string;
    readonly sources: readonly string[];
  } | null;
}

/** A share of the voters on the list. */
export interface TurnoutShare {
  readonly share: Fraction;
  /** `printed`: the count behind the percentage was not published; what the published counts make is a rival. */
  readonly from: "counts" | "printed";
  /** The published counts, unreduced, and how firm each is. */
  readonly counts: Fraction;
  readonly statuses: readonly [string, string];
}

/** One vote of the country with its turnout: voters who received a ballot, and ballots in the boxes. */
export interface TurnoutRow extends TurnoutFigures {
  readonly byReceived: TurnoutShare | null;
  readonly byCast: TurnoutShare | null;
}

/** What the words need besides. */
export interface TurnoutWords extends TurnoutRow {
  /** In the language of the report. */
  readonly title: string;
}

export interface CompareContext {
  readonly words: Words;
  /** Whether both fill the same seats; if not, only votes and turnout stand side by side. */
  readonly isAlike: boolean;
  /** The two elections; `label` is what a heading calls them, such as the year. */
  readonly elections: readonly [ComparedHead, ComparedHead];
  /** The short name of a contender or line in one of the elections; undefined where it did not stand there. */
  shortIn(election: 0 | 1, contender: string): string;
  /** The lines of the base of which shares are taken, by election. */
  readonly bases: readonly [readonly string[], readonly string[]];
  /** Contenders of each identity, by election. */
  contenderOf(election: 0 | 1, identity: string): string | undefined;
}

export interface ComparedHead {
  readonly id: string;
  /** In the language of the report. */
  readonly title: string;
  readonly label: string;
}

/** The name of an identity: that of the second election, else of the first. */
export function nameOf(ctx: CompareContext, identity: string): string {
  for (const election of [1, 0] as const) {
    const contender = ctx.contenderOf(election, identity);
    if (contender !== undefined) return ctx.shortIn(election, contender);
  }
  return ctx.shortIn(1, identity);
}
