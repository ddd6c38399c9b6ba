/**
 * Binds a rules document to an input, once, and evaluates it as often as wanted. The figures can be changed between runs;
 * with a recorder the same evaluation tells every step.
 *
 * @module
 */

import type { Assumption, Bound, ContestFigures, Run, Scope } from "./clause.ts";
import { sumVotes } from "./count/marks.ts";
import type { RuleStep, Rules } from "./document.ts";
import { type DrawStep, resolveDraw } from "./draws.ts";
import type { Problem, Refusal, Result } from "./errors.ts";
import { leastCommonMultiple, multiply, quotient, type Whole } from "./exact.ts";
import type { Area, Input, Lot } from "./input.ts";
import { lotMisfits } from "./lots.ts";
import type {
  BallotsTable,
  PersonsTable,
  SeatsTable,
  SetTable,
  Table,
  VerdictTable,
  VotesTable,
} from "./tables.ts";
import { type Drawer, resolveTie, type TieStep, useOf } from "./ties.ts";
import type { ClauseStep, Step } from "./trace.ts";
import { makeUniverse, type Universe } from "./universe.ts";

/** What came of one step of one run. */
export type StepState =
  | { readonly kind: "done" }
  | { readonly kind: "tied" }
  | { readonly kind: "refused"; readonly refusal: Refusal }
  /** A step it needs was tied or refused. */
  | { readonly kind: "waits"; readonly for: string };

/** What a run leaves behind besides the cells of its tables. */
export interface RunReport {
  readonly status: "complete" | "tied" | "refused";
  readonly ties: readonly TieStep[];
  readonly draws: readonly DrawStep[];
  readonly assumptions: readonly Assumption[];
}

export interface RunOptions {
  readonly record?: (step: Step) => void;
  /** They come before those of the input. */
  readonly lots?: readonly Lot[];
  /** Draws the lots that nobody gave. */
  readonly draw?: Drawer;
}

/** A rules document bound to an input. */
export interface Engine {
  readonly rules: Rules;
  readonly universe: Universe;
  /**
   * The figures of a contest; their `votes` may be changed between runs. Undefined when no step counts it. Steps that hang on
   * no contest that was asked for here are not run again once they are done.
   */
  figures(contest: string): ContestFigures | undefined;
  table(step: string): Table | undefined;
  state(step: string): StepState;
  /** Runs the law. */
  run(options?: RunOptions): RunReport;
  /** What is wrong with the lots that were given to the last run: they name somebody who is not tied there. */
  misfits(): readonly Problem[];
}

interface BoundStep {
  readonly step: RuleStep;
  readonly bound: Bound<ClauseStep>;
  /** Indices of bound steps it needs. */
  readonly needs: readonly number[];
  /** Contests whose figures it reads itself. */
  readonly reads: readonly string[];
  /** Whether it hangs on figures that may be changed between runs. */
  moves: boolean;
  /** Whether it is done for good unless it moves: neither it nor what it needs had a tie, a draw or an assumption. */
  stays: boolean;
}

// A run that is asked for nothing makes nothing: it has to cost microseconds.
const NOTHING: RunOptions = {};
const NO_LOTS: readonly Lot[] = [];
const DONE: StepState = { kind: "done" };
const TIED: StepState = { kind: "tied" };

/** Binds rules to an input. Problems are mistakes of the two together: a level that has no areas, an unknown option. */
export function compile(rules: Rules, input: Input): Result<Engine> {
  const problems: Problem[] = [];
  const withAreas = rules.areas.length > 0 ? mergeAreas(rules, input) : input;
  const universe = makeUniverse(withAreas, rules.levels, problems);
  const figures = new Map<string, ContestFigures>();
  const steps: BoundStep[] = [];
  const indexOf = new Map<string, number>();
  const derived = new Map<string, VotesTable>();
  const top = rules.levels[0] ?? "";

  const figuresOf = (contest: string): ContestFigures => {
    const known = figures.get(contest);
    if (known !== undefined) return known;
    const made = arrange(withAreas, contest);
    figures.set(contest, made);
    return made;
  };

  const tableOf = (id: string): Table | undefined => steps[indexOf.get(id) ?? -1]?.bound.out;
  const addSum = (
    scope: Scope,
    from: VotesTable,
    id: string,
    level: string,
    by: string | undefined,
  ): VotesTable => {
    const key = `${id}|${level}|${by ?? ""}`;
    const known = derived.get(key);
    if (known !== undefined) return known;
    const bound = sumVotes(scope, from, level, by);
    const source = steps[indexOf.get(id) ?? -1];
    if (source === undefined || bound.out.gives !== "votes") return from;
    indexOf.set(key, steps.length);
    steps.push({
      step: { ...source.step, id: key },
      bound,
      needs: [indexOf.get(id) ?? 0],
      reads: [],
      moves: false,
      stays: false,
    });
    derived.set(key, bound.out);
    return bound.out;
  };

  for (const step of rules.steps) {
    const wrong: Scope["wrong"] = (code, at, expected, found, near) => {
      problems.push({
        code,
        at: `${step.id}: ${at}`,
        expected,
        ...(found === undefined ? {} : { found }),
        ...(near === undefined || near.length === 0 ? {} : { near }),
      });
    };
    const need = <T extends Table>(id: string, is: (table: Table) => table is T): T => {
      const table = tableOf(id);
      // The document was checked: a step of another kind cannot be referred to here.
      if (table === undefined || !is(table)) throw new TypeError(`step ${id} gives something else`);
      return table;
    };
    const reads: string[] = [];
    const scope: Scope = {
      id: step.id,
      cite: step.cite,
      input: withAreas,
      universe,
      top,
      votes: (id, as = {}) => {
        const table = need(id, (t): t is VotesTable => t.gives === "votes");
        const level = as.level ?? table.level;
        return level === table.level && as.by === undefined ? table : addSum(scope, table, id, level, as.by);
      },
      ballots: (id) => need(id, (t): t is BallotsTable => t.gives === "ballots"),
      set: (id) => need(id, (t): t is SetTable => t.gives === "set"),
      seats: (id) => need(id, (t): t is SeatsTable => t.gives === "seats"),
      winners: (id) =>
        need(id, (t): t is SeatsTable | PersonsTable => t.gives === "seats" || t.gives === "persons"),
      verdict: (id) => need(id, (t): t is VerdictTable => t.gives === "verdict"),
      base: (id) => rules.bases.get(id) ?? { id, lines: [], cite: [] },
      figures: (contest) => {
        reads.push(contest);
        return figuresOf(contest);
      },
      wrong,
    };
    const bound = step.clause.bind(scope);
    indexOf.set(step.id, steps.length);
    const needs = step.needs.map((id) => indexOf.get(id) ?? 0);
    steps.push({ step, bound, needs, reads, moves: false, stays: false });
  }
  if (problems.length > 0) return { ok: false, problems };

  const states: StepState[] = steps.map(() => DONE);
  let ties: TieStep[] = [];
  let draws: DrawStep[] = [];
  let wrongDraws: Problem[] = [];
  let assumptions: Assumption[] = [];
  let now = NO_LOTS;
  /** Lots that answered something in this run. */
  const used = new Set<string>();
  let lots: readonly Lot[] = withAreas.lots;
  let record: ((step: Step) => void) | undefined;
  let drawer: Drawer | undefined;
  const run: { -readonly [K in keyof Run<ClauseStep>]: Run<ClauseStep>[K] } = {
    record: undefined,
    assume: (assumption) => {
      assumptions.push(assumption);
    },
    settle: (question, tieRules) => {
      const { step, lot } = resolveTie(question, tieRules, {
        lots,
        before: now.length,
        used,
        universe,
        draw: drawer,
      });
      if (lot !== undefined) used.add(useOf(lot, question.area));
      ties.push(step);
      record?.(step);
      return step.winners;
    },
    draw: (question) => {
      const { step, counts, lot, problems: wrong } = resolveDraw(question, lots);
      if (lot >= 0) used.add(useOf(lot, question.area));
      if (lot < now.length) wrongDraws.push(...wrong);
      // Where all papers move, or all are alike, chance decides nothing.
      if (counts === undefined || step.drawn !== undefined) {
        draws.push(step);
        record?.(step);
      }
      return counts;
    },
  };

  return {
    ok: true,
    value: {
      rules,
      universe,
      figures: (contest) => {
        for (const step of steps)
          step.moves ||= step.reads.includes(contest) || step.needs.some((n) => steps[n]?.moves);
        return figures.get(contest);
      },
      table: tableOf,
      state: (id) => states[indexOf.get(id) ?? -1] ?? DONE,
      run: (options = NOTHING) => {
        if (ties.length > 0) ties = [];
        if (draws.length > 0) draws = [];
        if (wrongDraws.length > 0) wrongDraws = [];
        if (assumptions.length > 0) assumptions = [];
        if (used.size > 0) used.clear();
        now = options.lots ?? NO_LOTS;
        lots = now.length === 0 ? withAreas.lots : [...now, ...withAreas.lots];
        record = options.record;
        drawer = options.draw;
        run.record = record;
        let status: RunReport["status"] = "complete";
        for (let i = 0; i < steps.length; i++) {
          const current = steps[i];
          if (current === undefined || (current.stays && !current.moves && record === undefined)) continue;
          let blocker: string | undefined;
          for (const n of current.needs) {
            if (states[n]?.kind !== "done") blocker = steps[n]?.step.id;
          }
          if (blocker !== undefined) {
            states[i] = { kind: "waits", for: blocker };
            continue;
          }
          const told = ties.length + draws.length + assumptions.length;
          const halted = current.bound.run(run);
          if (halted === undefined) {
            states[i] = DONE;
            // What moves is evaluated each time: whether it could stay is no question.
            current.stays =
              !current.moves &&
              told === ties.length + draws.length + assumptions.length &&
              current.needs.every((n) => steps[n]?.stays === true);
          } else if (halted === "tied") {
            states[i] = TIED;
            if (status === "complete") status = "tied";
          } else {
            states[i] = { kind: "refused", refusal: halted };
            status = "refused";
            record?.({
              verb: current.step.clause.verb,
              clause: "refusal",
              at: current.step.id,
              area: halted.area ?? withAreas.root,
              cite: current.step.cite,
              refusal: halted,
            });
          }
        }
        return { status, ties, draws, assumptions };
      },
      misfits: () => [
        ...wrongDraws,
        ...lotMisfits(now, { steps: rules.steps.map((step) => step.id), ties, draws, used }),
      ],
    },
  };
}

/** The areas that the law itself names, beside those of the input. */
function mergeAreas(rules: Rules, input: Input): Input {
  const areas = new Map<string, Area>(rules.areas.map((a) => [a.id, a]));
  const root = rules.areas.find((a) => a.parent === undefined)?.id ?? input.root;
  for (const area of input.areas.values()) {
    const known = areas.get(area.id);
    if (known !== undefined) areas.set(area.id, { ...area, ...known });
    else if (area.id !== input.root || area.id === root) areas.set(area.id, area);
  }
  return { ...input, areas, root };
}

/** The figures of one contest over their least common denominator. */
function arrange(input: Input, contest: string): ContestFigures {
  const rows = input.votes.filter((row) => row.contest === contest);
  let scale: Whole = 1;
  for (const row of rows) if (row.votes !== null) scale = leastCommonMultiple(scale, row.votes.den);
  return {
    scale,
    slots: rows.map(({ area, option, votes }) => ({
      contest,
      area,
      option,
      votes: votes === null ? null : multiply(votes.num, quotient(scale, votes.den)),
    })),
  };
}
