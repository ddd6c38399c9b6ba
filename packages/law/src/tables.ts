/**
 * What steps hand to each other: tables of areas x contenders. Rows and columns are sorted by id when the engine is
 * bound, so the order of input cannot decide anything; cells are rewritten at every run.
 *
 * @module
 */

import type { Whole } from "./exact.ts";
import type { Line } from "./input.ts";

interface Shape {
  readonly level: string;
  /** Ids of areas, sorted. */
  readonly rows: readonly string[];
  /** Ids of contenders, sorted. */
  readonly cols: readonly string[];
}

/** Votes, row by row: the cell of row r and column c is `cells[r * cols.length + c]`, in units of 1/`scale` vote. */
export interface VotesTable extends Shape {
  readonly gives: "votes";
  readonly contest: string;
  readonly scale: Whole;
  readonly cells: Whole[];
  /** Figures of lines that are no contender, by row; a line that no row of the input mentions is absent. */
  readonly lines: ReadonlyMap<Line, Whole[]>;
  /** Contenders (as in `cols`) and lines whose figure is known to exist but not known, or not all of it, by row. */
  readonly missing: readonly ReadonlySet<string>[];
  /** Whether the input says anything about votes in this row. */
  readonly known: readonly boolean[];
  /** Who stands in which row, cell by cell, where not everybody does: those of whom the input says nothing do not. */
  readonly stands?: readonly boolean[];
}

/**
 * The ballots of one area by type: type t was cast `counts[t]` times and marks the columns `marks[starts[t]]` up to (not
 * including) `marks[starts[t + 1]]`, most preferred first. `ranks` holds the rank of each mark, from 1; equal ranks have
 * the same number, and a rank that was left empty is missing where the rules keep it.
 */
export interface Papers {
  readonly counts: number[];
  readonly starts: Int32Array;
  readonly marks: Int32Array;
  readonly ranks: Int32Array;
  /** What each paper of a type is worth, where not each is one vote: in units of 1/`unit` vote. */
  readonly worth?: { readonly values: readonly Whole[]; readonly unit: Whole };
}

/** Ballots by area, and what a table of votes says of them: the cells are first preferences. */
export interface BallotsTable extends Omit<VotesTable, "gives"> {
  readonly gives: "ballots";
  readonly papers: readonly Papers[];
  readonly stands: readonly boolean[];
  /** Whether any ballot ranks two equal. */
  readonly hasEqual: boolean;
  /** Whether papers may be worth something else than one vote. */
  readonly hasWorth?: true;
}

/** Who takes part. */
export interface SetTable extends Shape {
  readonly gives: "set";
  readonly cells: boolean[];
  /** Cells that were let in by a rule for the case that too few pass, not by their own strength. */
  readonly rescued: boolean[];
}

/** Seats. */
export interface SeatsTable extends Shape {
  readonly gives: "seats";
  readonly cells: number[];
  /** Seats there are to give, by row. */
  readonly size: number[];
  /** Rows whose seats nobody earned, so that there are none: a later round may still give them. */
  readonly unearned?: boolean[];
  /** The papers that each held when elected, by row and contender, where the count keeps them. */
  readonly parcels?: ReadonlyMap<string, ReadonlyMap<string, Papers>>;
  /** `declared` seats rest on a declaration, not on votes. */
  readonly origin: "computed" | "declared";
}

/** Who sits: persons in order of election, by contender and area. */
export interface PersonsTable extends Shape {
  readonly gives: "persons";
  readonly people: { area: string; contender: string; person: string }[];
}

/** Yes, no, or not known, by row. */
export interface VerdictTable extends Shape {
  readonly gives: "verdict";
  readonly cells: ("yes" | "no" | "unknown")[];
}

export type Table = VotesTable | BallotsTable | SetTable | SeatsTable | PersonsTable | VerdictTable;

/** A zero for every cell of a table with these rows and columns. */
export function zeros({ rows, cols }: Pick<Shape, "rows" | "cols">): number[] {
  return Array.from({ length: rows.length * cols.length }, () => 0);
}
