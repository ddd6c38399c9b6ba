/**
 * From rules and votes to an outcome: the front door of the engine.
 *
 * @module
 */

import type { Assumption } from "./clause.ts";
import type { Rules } from "./document.ts";
import type { DrawStep } from "./draws.ts";
import { compile, type Engine, type RunOptions, type RunReport } from "./engine.ts";
import type { Refusal, Result } from "./errors.ts";
import { type Given, type Lot, readInput } from "./input.ts";
import { type ElectedPerson, electedPersons } from "./persons.ts";
import { isObject } from "./schema.ts";
import type { SeatsTable } from "./tables.ts";
import type { TieStep } from "./ties.ts";
import type { Step } from "./trace.ts";

/** The version of the outcome's shape. */
export const OUTCOME_FORMAT = "outcome/1";

/** The seats of one contender, in all and by tier. */
export interface ContenderSeats {
  readonly contender: string;
  readonly total: number;
  readonly byTier: Readonly<Record<string, number>>;
}

/** What became of one tier. */
export interface TierOutcome {
  readonly id: string;
  /** `declared` seats rest on a declaration; they are never called computed. */
  readonly origin: "computed" | "declared";
  readonly status: "complete" | "tied" | "refused";
  /** Seats there are to give. */
  readonly size: number;
  /** Seats given for certain. */
  readonly given: number;
}

/** The seats of one area below the whole. */
export interface AreaSeats {
  readonly tier: string;
  readonly area: string;
  readonly size: number;
  readonly seats: readonly { readonly contender: string; readonly seats: number }[];
}

/**
 * Who got which seats, and why. `status` is `tied` when a tie is open, or a draw of papers: seats that do not depend on it
 * are given, `ties` says who is tied for how many and what resolves it, `draws` which papers are to be drawn. It is `refused` when a step could not be taken; then `refusal` says
 * which and why, and the seats are those of the tiers that stand.
 */
export interface Outcome {
  readonly urna: typeof OUTCOME_FORMAT;
  readonly rules: string;
  readonly status: "complete" | "tied" | "refused";
  readonly tiers: readonly TierOutcome[];
  /** Most seats first; equal numbers in order of id, which means nothing. */
  readonly seats: readonly ContenderSeats[];
  readonly areas: readonly AreaSeats[];
  /** Persons elected, where votes or lists name them. */
  readonly persons: readonly ElectedPerson[];
  /** For questions: adopted, not adopted, or not known because figures were not published. */
  readonly verdict: "yes" | "no" | "unknown" | null;
  /** The same by question, where there are several. */
  readonly verdicts?: Readonly<Record<string, "yes" | "no" | "unknown">>;
  readonly ties: readonly TieStep[];
  /** Draws of ballot papers that were made or are asked for, where the law passes on votes by a sample. */
  readonly draws?: readonly DrawStep[];
  readonly refusal: Refusal | null;
  readonly assumptions: readonly Assumption[];
  readonly trace: readonly Step[];
}

/**
 * Evaluates rules on what was given: votes, areas, contenders, lots. Problems are mistakes in what was given. `lots` are
 * those that are given now, to go on from an open tie or draw: each must meet one (those of `given` are the record of an
 * election, and wait where nothing is tied).
 */
export function elect(
  rules: Rules,
  given: Given,
  options: { readonly lots?: readonly Lot[] } = {},
): Result<Outcome> {
  const input = readInput(given);
  if (!input.ok) return input;
  const engine = compile(rules, input.value);
  if (!engine.ok) return engine;
  const outcome = outcomeOf(engine.value, options);
  const misfits = engine.value.misfits();
  return misfits.length > 0 ? { ok: false, problems: misfits } : { ok: true, value: outcome };
}

/** Runs a bound engine with a recorder and gathers the outcome. */
export function outcomeOf(engine: Engine, options: Pick<RunOptions, "lots" | "draw"> = {}): Outcome {
  const trace: Step[] = [];
  const record = (step: Step): void => {
    trace.push(step);
  };
  return { ...outcomeAfter(engine, engine.run({ record, ...options })), trace };
}

/** The outcome of a run that was made, without a trace. */
export function outcomeAfter(engine: Engine, report: RunReport): Omit<Outcome, "trace"> {
  const { rules } = engine;
  const tiers: TierOutcome[] = [];
  const areas: AreaSeats[] = [];
  const totals = new Map<string, Record<string, number>>();
  const [top] = rules.levels;

  for (const [id, steps] of rules.tiers) {
    const sizes = new Map<string, number>();
    let given = 0;
    let origin: TierOutcome["origin"] = "computed";
    let status: TierOutcome["status"] = "complete";
    for (const step of steps) {
      const table = engine.table(step);
      if (table?.gives !== "seats") continue;
      const state = engine.state(step);
      if (state.kind === "tied") status = status === "refused" ? status : "tied";
      if (state.kind === "refused") status = "refused";
      if (state.kind === "waits") status = "refused";
      if (table.origin === "declared") origin = "declared";
      // Rounds fill the same seats one after another; parts of a tier add up.
      const round = firstRound(rules, steps, step);
      sizes.set(round, Math.max(sizes.get(round) ?? 0, sum(table.size)));
      if (state.kind === "done" || state.kind === "tied")
        given += tally(engine, id, table, totals, areas, table.level !== top);
    }
    tiers.push({ id, origin, status, size: sum([...sizes.values()]), given });
  }

  const seats = [...totals]
    .map(([contender, byTier]) => ({ contender, total: sum(Object.values(byTier)), byTier }))
    .sort((a, b) => b.total - a.total || (a.contender < b.contender ? -1 : 1));
  const verdictTable = rules.verdict === undefined ? undefined : engine.table(rules.verdict);
  const refused = rules.steps.map((s) => engine.state(s.id)).find((s) => s.kind === "refused");
  return {
    urna: OUTCOME_FORMAT,
    rules: rules.id,
    status: report.status,
    tiers,
    seats,
    areas,
    persons: electedPersons(engine),
    verdict: verdictTable?.gives === "verdict" ? (verdictTable.cells[0] ?? "unknown") : null,
    ...(rules.verdicts === undefined ? {} : { verdicts: verdictsOf(engine, rules.verdicts) }),
    ties: report.ties,
    ...(report.draws.length === 0 ? {} : { draws: report.draws }),
    refusal: refused?.kind === "refused" ? refused.refusal : null,
    assumptions: report.assumptions,
  };
}

/** The step of a tier whose seats a step goes on to fill: itself where it is no later round. */
function firstRound(rules: Rules, tier: readonly string[], step: string): string {
  const { steps } = rules.document;
  const body = isObject(steps) ? steps[step] : undefined;
  const earlier = isObject(body) ? body["unless"] : undefined;
  return typeof earlier === "string" && tier.includes(earlier) ? firstRound(rules, tier, earlier) : step;
}

function verdictsOf(
  engine: Engine,
  questions: ReadonlyMap<string, string>,
): Readonly<Record<string, "yes" | "no" | "unknown">> {
  return Object.fromEntries(
    [...questions].map(([question, step]) => {
      const table = engine.table(step);
      return [question, table?.gives === "verdict" ? (table.cells[0] ?? "unknown") : "unknown"];
    }),
  );
}

/** Adds a table of seats to the totals; gives the number of its seats. */
function tally(
  engine: Engine,
  tier: string,
  table: SeatsTable,
  totals: Map<string, Record<string, number>>,
  areas: AreaSeats[],
  byArea: boolean,
): number {
  const width = table.cols.length;
  const group = engine.rules.tierGroups.get(tier);
  const names = table.cols.map((id) => (group === undefined ? id : engine.universe.fold(id, group)));
  let given = 0;
  for (const [r, area] of table.rows.entries()) {
    const row: { contender: string; seats: number }[] = [];
    for (const [c, contender] of names.entries()) {
      const seats = table.cells[r * width + c] ?? 0;
      given += seats;
      const known = totals.get(contender) ?? {};
      known[tier] = (known[tier] ?? 0) + seats;
      totals.set(contender, known);
      const same = row.find((entry) => entry.contender === contender);
      if (same !== undefined) same.seats += seats;
      else if (seats > 0) row.push({ contender, seats });
    }
    // An area that an earlier round filled is not there a second time.
    if (byArea && (row.length > 0 || (table.size[r] ?? 0) > 0)) {
      row.sort((a, b) => b.seats - a.seats || (a.contender < b.contender ? -1 : 1));
      areas.push({ tier, area, size: table.size[r] ?? 0, seats: row });
    }
  }
  return given;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, n) => total + n, 0);
}
