/**
 * What a clause kind is: one file with its fields, its evaluation, and the shape of the step it records. A clause never
 * looks at a country; it sees tables, and gives one.
 *
 * @module
 */

import type { DrawQuestion } from "./draws.ts";
import type { ProblemCode, Refusal } from "./errors.ts";
import type { Ratio, Whole } from "./exact.ts";
import type { Input, Line } from "./input.ts";
import {
  type Citation,
  type Fields,
  type Gives,
  type Reading,
  type RecordOf,
  readFields,
  recordSchema,
} from "./schema.ts";
import type { Verb } from "./step.ts";
import type {
  BallotsTable,
  PersonsTable,
  SeatsTable,
  SetTable,
  Table,
  VerdictTable,
  VotesTable,
} from "./tables.ts";
import type { TieQuestion, TieRule } from "./ties.ts";
import type { Universe } from "./universe.ts";

/** A figure that can be changed between runs. */
export interface Slot {
  readonly contest: string;
  readonly area: string;
  readonly option: string;
  /** In units of 1/`scale` vote of its contest; null when it is not known. */
  votes: Whole | null;
}

/** The figures of one contest over one common denominator, in sorted order. */
export interface ContestFigures {
  readonly scale: Whole;
  readonly slots: readonly Slot[];
}

/** A named sum of lines of a contest, of which shares are taken. */
export interface BaseRule {
  readonly id: string;
  /** `contenders` for all votes of contenders, or lines of the protocol. */
  readonly lines: readonly ("contenders" | Line)[];
  readonly cite: readonly Citation[];
}

/** What a step says about an unknown figure: the outcome stands while it is at most `upTo` (undefined: whatever it is). */
export interface Assumption {
  readonly at: string;
  readonly area: string;
  readonly missing: readonly string[];
  readonly upTo?: Whole;
  /** The step whose verdict is not known and on which the outcome rests: it stands if that verdict is yes. */
  readonly verdict?: string;
}

/** What a step meets while it runs. */
export interface Run<S> {
  /** Takes the steps of the trace; undefined when nobody asked for one. */
  readonly record: ((step: S) => void) | undefined;
  assume(assumption: Assumption): void;
  /** Resolves a tie by the rules of the law and the lots that were given; undefined when it stays open. */
  settle(question: TieQuestion, rules: readonly TieRule[]): readonly string[] | undefined;
  /** How many papers of each type were drawn; undefined when the draw was not given. */
  draw(question: DrawQuestion): readonly number[] | undefined;
}

/** A clause that knows its tables. `run` rewrites the cells of `out`; it says why when it cannot, or that a tie (or a draw of papers) is open. */
export interface Bound<S> {
  readonly out: Table;
  run(run: Run<S>): Refusal | "tied" | undefined;
}

/** What a clause sees while it is bound to an input. */
export interface Scope {
  /** Id of the step in the document. */
  readonly id: string;
  readonly cite: readonly Citation[];
  readonly input: Input;
  readonly universe: Universe;
  /** The level of the whole. */
  readonly top: string;
  /** The votes that a step gives, added up to a level and to a kind of group where asked. */
  votes(step: string, as?: { readonly level?: string; readonly by?: string }): VotesTable;
  ballots(step: string): BallotsTable;
  set(step: string): SetTable;
  seats(step: string): SeatsTable;
  /** A step that says who won: seats of contenders, or persons. */
  winners(step: string): SeatsTable | PersonsTable;
  verdict(step: string): VerdictTable;
  base(id: string): BaseRule;
  /** The figures of a contest: every step that counts it shares them, so that a change reaches all. */
  figures(contest: string): ContestFigures;
  wrong(code: ProblemCode, at: string, expected: string, found?: string, near?: readonly string[]): void;
}

/** A clause as the document wrote it, ready to be bound. */
export interface Clause<S> {
  readonly verb: Verb;
  readonly kind: string;
  readonly gives: Gives;
  /** Whether it says something even where no other step needs it. */
  readonly alone: boolean;
  bind(scope: Scope): Bound<S>;
}

/** A kind of clause: what its fields are, and what it does. */
export interface ClauseKind<S> {
  readonly verb: Verb;
  readonly kind: string;
  readonly gives: Gives;
  /** One sentence. */
  readonly doc: string;
  /** Where the field describes it: a law, a paper. */
  readonly source: string;
  readonly fields: Fields;
  readonly schema: object;
  read(value: Readonly<Record<string, unknown>>, at: string, reading: Reading): Clause<S> | undefined;
}

/** Declares a clause kind. */
export function clauseKind<const F extends Fields, S>(declared: {
  readonly verb: Verb;
  readonly kind: string;
  readonly gives: Gives;
  readonly doc: string;
  readonly source: string;
  readonly fields: F;
  /** It says something even where no other step needs it. */
  readonly alone?: true;
  /** Checks that no single field can make. */
  readonly check?: (clause: RecordOf<F>, at: string, reading: Reading) => void;
  readonly bind: (clause: RecordOf<F>, scope: Scope) => Bound<S>;
}): ClauseKind<S> {
  const { verb, kind, gives, doc, source, fields, alone = false, check, bind } = declared;
  return {
    verb,
    kind,
    gives,
    doc,
    source,
    fields,
    schema: recordSchema(fields),
    read: (value, at, reading) => {
      const clause = readFields(fields, value, at, reading, [verb, "cite", "note"]);
      if (clause === undefined) return undefined;
      check?.(clause, at, reading);
      return { verb, kind, gives, alone, bind: (scope) => bind(clause, scope) };
    },
  };
}

/** Exactly one of two fields must be there. */
export function oneOf(
  reading: Reading,
  at: string,
  first: readonly [string, unknown],
  second: readonly [string, unknown],
): void {
  if ((first[1] === undefined) === (second[1] === undefined)) {
    reading.wrong("R014", at, `either ${first[0]} or ${second[0]}`);
  }
}

/** The row of `to` (ids of areas) that each row of `from` lies in; -1 where there is none. */
export function rowsInto(
  universe: Universe,
  from: readonly string[],
  to: { readonly level: string; readonly rows: readonly string[] },
): readonly number[] {
  const at = new Map(to.rows.map((id, i) => [id, i]));
  return from.map((area) => at.get(area) ?? at.get(universe.ancestor(area, to.level) ?? "") ?? -1);
}

/** The column of `to` that stands for each of `from`: the same contender, or a group it belongs to; -1 where none does. */
export function colsInto(
  universe: Universe,
  from: readonly string[],
  to: readonly string[],
): readonly number[] {
  const at = new Map(to.map((id, i) => [id, i]));
  return from.map((id) => at.get(id) ?? to.findIndex((group) => universe.belongs(id, group)));
}

/** A bar in the document: `atLeast` or `moreThan`. */
export function barOf(clause: { readonly atLeast?: Ratio; readonly moreThan?: Ratio }): {
  readonly is: "atLeast" | "moreThan";
  readonly share: Ratio;
} {
  if (clause.atLeast !== undefined) return { is: "atLeast", share: clause.atLeast };
  return { is: "moreThan", share: clause.moreThan ?? { num: 0, den: 1 } };
}
