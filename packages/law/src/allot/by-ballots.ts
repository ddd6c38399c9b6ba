/**
 * What counts in stages share: where the ballots of a row come from, who stands there, ties, and the trace stage by stage.
 *
 * @module
 */

import type { Bound, Run, Scope } from "../clause.ts";
import { type Fraction, fraction } from "../exact.ts";
import { choice, list, named, optional, step } from "../schema.ts";
import type { StepBase } from "../step.ts";
import type { BallotsTable, Papers } from "../tables.ts";
import { type TieRule, tieRule } from "../ties.ts";
import { refuseEqual, refuseWorth } from "../count/votes-from.ts";
import type { DeclaredStep } from "./declared.ts";
import { allotFields, bindAllotment, type Frame, type Race } from "./frame.ts";
import type { SeatsRule } from "./seats-rule.ts";
import type { Condition } from "./limits.ts";
import type { Stage, Standing } from "./transfer-rules.ts";

/** One stage of a count. */
export interface StageRow {
  readonly number: number;
  readonly action: Stage["action"];
  /** Whose surplus is passed on, or who is excluded. */
  readonly who: readonly string[];
  /** The surplus over the value of the papers that pass it on. */
  readonly factor?: Fraction;
  /** Papers that were drawn to pass on the surplus, and out of how many. */
  readonly sample?: { readonly papers: number; readonly of: number };
  readonly quota: Fraction;
  readonly votes: readonly {
    readonly contender: string;
    readonly votes: Fraction;
    readonly is: Standing;
    /** What the candidate keeps of every vote that reaches it, where the rule has such factors. */
    readonly keep?: Fraction;
  }[];
  /** Votes of papers without a further preference. */
  readonly exhausted: Fraction;
  /** Lost by cutting decimals. */
  readonly lost: Fraction;
  readonly elected: readonly string[];
  /** Excluded because the conditions leave no room for them, not for having fewest votes. */
  readonly doomed?: true;
  /** Who may not be excluded, because the conditions cannot be met without them. */
  readonly guarded?: readonly string[];
}

/** A count in stages. */
export interface StagesStep extends StepBase {
  readonly verb: "allot";
  readonly clause: "stv" | "instant-runoff" | "meek";
  readonly seats: number;
  /** Ballots that rank anybody who takes part. */
  readonly ballots: number;
  /** Conditions on who is elected together. */
  readonly conditions?: readonly Condition[];
  readonly stages: readonly StageRow[];
  /** In order of election. */
  readonly elected: readonly string[];
}

/** Fields of every clause that allots by ballots. */
export const ballotFields = {
  ballots: step("the ballots", "ballots"),
  among: allotFields.among,
  unless: allotFields.unless,
  given: allotFields.given,
  ties: optional(
    list("how ties are resolved, in this order; in an exclusion those who come first stay", tieRule),
  ),
} as const;

/** Fields about ties and exclusions that counts in stages share. */
export const stageFields = {
  lookBack: optional(
    choice(
      "equal votes are told apart by an earlier stage: the latest at which they differ, or the earliest",
      ["backwards", "forwards"],
    ),
  ),
  together: optional(
    choice(
      "who is excluded at once: one at a time, all without a vote, or all who can no longer be elected",
      ["none", "zero", "certain"],
    ),
  ),
  excludeFirst: optional(named("fact", "a fact: those of whom it is true are excluded before all others")),
} as const;

/** What {@link ballotFields} read, and the seats. */
export interface BallotClause {
  readonly ballots: string;
  readonly among?: string;
  readonly seats: SeatsRule;
  readonly unless?: string;
  readonly given?: string;
  readonly ties?: readonly TieRule[];
}

/** Those who stand in one row. Index k is the k-th of them, in order of id. */
export interface Field {
  readonly row: number;
  readonly seats: number;
  readonly names: readonly string[];
  /** Candidate of each column of the ballots; -1 where it does not take part. */
  readonly index: Int32Array;
  readonly table: BallotsTable;
  /** Resolves a tie: `places` of `among` come first. */
  readonly ask: (among: readonly number[], places: number) => readonly number[] | undefined;
  readonly win: (k: number) => void;
  /** Takes the papers with which somebody was elected. */
  readonly keep: (k: number, papers: Papers) => void;
}

/** What a count by ballots gives back besides seats. */
export type Counted<S> = (
  field: Field,
  run: Run<S>,
  frame: Frame,
  race: Race,
) => ReturnType<Frame["refuse"]> | "tied" | undefined;

/** Binds a way of allotting by ballots: areas, seats, rounds and declared results are those of every allotment. */
export function bindByBallots<S>(
  clause: BallotClause,
  scope: Scope,
  count: Counted<S>,
  options: { readonly equal?: boolean; readonly worth?: boolean; readonly keeps?: boolean } = {},
): Bound<S | DeclaredStep> {
  const table = scope.ballots(clause.ballots);
  if (options.equal !== true) refuseEqual(scope, table);
  if (options.worth !== true) refuseWorth(scope, table);
  const width = table.cols.length;
  const { papers: _, hasEqual: __, ...shape } = table;
  const firsts = { ...shape, gives: "votes" as const };
  const seen: Scope = {
    ...scope,
    votes: (id, as) => (id === clause.ballots ? firsts : scope.votes(id, as)),
  };
  const index = new Int32Array(width);
  const parcels = new Map<string, Map<string, Papers>>();
  const bound = bindAllotment<S>(
    { ...clause, votes: clause.ballots, in: table.level },
    seen,
    (race, run, frame) => {
      const kept = new Map<string, Papers>();
      parcels.set(race.area, kept);
      const members: number[] = [];
      index.fill(-1);
      for (let i = 0; i < race.size; i++) {
        const col = race.cols[i] ?? 0;
        index[col] = members.length;
        members.push(i);
      }
      const names = members.map((i) => frame.name(race, i));
      if (members.length === 0 && race.seats > 0) {
        return frame.refuse("law-is-silent", race, "nobody-admitted", { seats: race.seats });
      }
      const field: Field = {
        row: race.row,
        seats: race.seats,
        names,
        index,
        table,
        ask: (among, places) => {
          const winners = run.settle(
            {
              verb: "allot",
              at: scope.id,
              area: race.area,
              cite: scope.cite,
              among: among.map((k) => names[k] ?? "").sort(),
              places,
              candidates: names.length,
              votesIn: (id, contender) => {
                const other = scope.votes(id, { level: table.level });
                const place =
                  other.rows.indexOf(race.area) * other.cols.length + other.cols.indexOf(contender);
                const cell = other.cells[place];
                return cell === undefined ? undefined : { num: cell, den: other.scale };
              },
            },
            clause.ties ?? [],
          );
          return winners === undefined ? undefined : among.filter((k) => winners.includes(names[k] ?? ""));
        },
        win: (k) => {
          race.won[members[k] ?? 0] = 1;
        },
        keep: (k, papers) => {
          kept.set(names[k] ?? "", papers);
        },
      };
      // Equal claims to a seat are those of votes: without any there is no tie that a lot could decide.
      if (race.seats > 0 && !hasBallots(field))
        return frame.refuse("law-is-silent", race, "no-votes-at-all", { seats: race.seats });
      return count(field, run, frame, race);
    },
  );
  return options.keeps === true && bound.out.gives === "seats"
    ? { ...bound, out: { ...bound.out, parcels } }
    : bound;
}

/** Candidates of whom a fact is true. */
export function thoseWith(
  scope: Scope,
  names: readonly string[],
  fact: string | undefined,
): readonly boolean[] {
  return names.map((id) => fact !== undefined && scope.universe.contender(id)?.facts?.[fact] === true);
}

/** Writes a stage for the trace. */
export function writeStage(stage: Stage, names: readonly string[]): StageRow {
  const { unit, factor, sample } = stage;
  const name = (k: number): string => names[k] ?? "";
  return {
    number: stage.number,
    action: stage.action,
    who: stage.who.map(name),
    ...(factor === undefined ? {} : { factor: fraction(factor.num, factor.den) }),
    ...(sample === undefined ? {} : { sample }),
    quota: fraction(stage.quota.num, stage.quota.den),
    votes: names.map((contender, k) => ({
      contender,
      votes: fraction(stage.votes[k] ?? 0, unit),
      is: stage.standing[k] ?? "continuing",
    })),
    exhausted: fraction(stage.exhausted, unit),
    lost: fraction(stage.lost, unit),
    elected: stage.elected.map(name),
    ...(stage.doomed ? { doomed: true } : {}),
    ...(stage.guarded.length === 0 ? {} : { guarded: stage.guarded.map(name) }),
  };
}

/** Ballots in a row that rank anybody who takes part. */
export function ballotsThatCount(field: Field): number {
  const papers = field.table.papers[field.row];
  let sum = 0;
  for (let t = 0; t < (papers?.counts.length ?? 0); t++) if (counts(field, t)) sum += papers?.counts[t] ?? 0;
  return sum;
}

function hasBallots(field: Field): boolean {
  const papers = field.table.papers[field.row];
  return papers?.counts.some((count, t) => count > 0 && counts(field, t)) === true;
}

/** Whether a type of ballots ranks anybody who takes part. */
function counts({ table, row, index }: Field, type: number): boolean {
  const papers = table.papers[row];
  if (papers === undefined) return false;
  const marks = papers.marks.subarray(papers.starts[type], papers.starts[type + 1]);
  return marks.some((col) => (index[col] ?? -1) >= 0);
}
