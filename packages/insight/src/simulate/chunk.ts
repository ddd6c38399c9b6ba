/**
 * Simulated elections in chunks. A chunk has its own stream of random numbers and gives whole numbers only, so chunks may be
 * computed anywhere and merged in any order: the result is the same to the last digit.
 *
 * @module
 */

import {
  add,
  compile,
  type Engine,
  type Figure,
  figure,
  type Problem,
  readFigure,
  readInput,
  readRules,
  type Result,
  type Rules,
} from "@urna/law";
import type { Scenario } from "../scenario.ts";
import { bindModel, type Drawer } from "./draw.ts";
import type { Model } from "./model.ts";
import { Random, type Seed } from "./random.ts";
import { SquareSum } from "./square-sum.ts";

/** Draws of one chunk. Part of what a seed means: another size gives other numbers. */
export const CHUNK_DRAWS = 5000;

/** Contenders counted together, for example those who said that they would govern together. */
export interface Together {
  readonly id: string;
  readonly members: readonly string[];
}

/** What chunks count. Plain data, whole numbers only; figures beyond 2^53 are digits. */
export interface Draws {
  /** Ids of the chunks in it, in order. */
  readonly chunks: readonly number[];
  readonly draws: number;
  /** Draws in which a tie is open: they are in no histogram. */
  readonly tied: number;
  /** Draws for which the rules give no result, by reason: in no histogram either. */
  readonly refused: Readonly<Record<string, number>>;
  /** How often contender (or bloc) had n seats: `seats[id][n]`. */
  readonly seats: Readonly<Record<string, readonly number[]>>;
  /** How often each option passed each step that admits: `admitted[step][option]`. Of all draws in which the step was taken. */
  readonly admitted: Readonly<Record<string, Readonly<Record<string, number>>>>;
  /** Votes of each option: the sum over draws of what it had more (or less) than the middle, and of the squares. */
  readonly votes: Readonly<
    Record<string, { readonly middle: number; readonly sum: Figure; readonly squares: Figure }>
  >;
}

/** A scenario and a model, bound. */
export interface Simulation {
  /** Runs the draws of one chunk. */
  chunk(seed: Seed, chunk: number, draws?: number): Draws;
}

/** Binds a scenario and a model once, for as many chunks as wanted. */
export function openSimulation(
  scenario: Scenario,
  model: Model,
  options: { readonly together?: readonly Together[] } = {},
): Result<Simulation> {
  const rules = readRules(scenario.rules);
  if (!rules.ok) return rules;
  const input = readInput(scenario.given);
  if (!input.ok) return input;
  const engine = compile(needed(rules.value), input.value);
  if (!engine.ok) return engine;
  const figures = engine.value.figures(model.contest);
  if (figures === undefined) {
    const problem: Problem = {
      code: "R004",
      at: "model/contest",
      expected: "a contest that the rules count",
      found: model.contest,
    };
    return { ok: false, problems: [problem] };
  }
  const drawer = bindModel(model, figures);
  if (!drawer.ok) return drawer;
  const { together = [] } = options;
  return {
    ok: true,
    value: {
      chunk: (seed, chunk, draws = CHUNK_DRAWS) =>
        run(engine.value, model, drawer.value, together, Random.ofChunk(seed, chunk), { chunk, draws }),
    },
  };
}

/** One chunk of a simulation from plain data; for many, {@link openSimulation} binds once. */
export function simulateChunk(
  scenario: Scenario,
  model: Model,
  seed: Seed,
  draws: number = CHUNK_DRAWS,
  options: { readonly chunk?: number; readonly together?: readonly Together[] } = {},
): Result<Draws> {
  const { chunk = 0, together = [] } = options;
  const simulation = openSimulation(scenario, model, { together });
  return simulation.ok ? { ok: true, value: simulation.value.chunk(seed, chunk, draws) } : simulation;
}

/** Chunks added up, in whatever order they come. Throws a RangeError when one of them comes twice. */
export function mergeChunks(parts: readonly Draws[]): Draws {
  const chunks = parts.flatMap((part) => part.chunks).sort((a, b) => a - b);
  for (const [i, chunk] of chunks.entries())
    if (chunk === chunks[i + 1]) throw new RangeError(`chunk ${chunk} comes twice`);
  const seats: Record<string, number[]> = {};
  const admitted: Record<string, Record<string, number>> = {};
  const refused: Record<string, number> = {};
  const votes: Record<string, { middle: number; sum: Figure; squares: Figure }> = {};
  let [draws, tied] = [0, 0];
  for (const part of parts) {
    draws += part.draws;
    tied += part.tied;
    for (const [reason, n] of Object.entries(part.refused)) refused[reason] = (refused[reason] ?? 0) + n;
    for (const [id, counts] of Object.entries(part.seats)) {
      const known = (seats[id] ??= []);
      for (const [n, count] of counts.entries()) known[n] = (known[n] ?? 0) + count;
    }
    for (const [step, counts] of Object.entries(part.admitted)) {
      const known = (admitted[step] ??= {});
      for (const [option, n] of Object.entries(counts)) known[option] = (known[option] ?? 0) + n;
    }
    for (const [option, { middle, sum, squares }] of Object.entries(part.votes)) {
      const known = votes[option] ?? { middle, sum: 0, squares: 0 };
      votes[option] = {
        middle,
        sum: figure(add(readFigure(known.sum), readFigure(sum))),
        squares: figure(add(readFigure(known.squares), readFigure(squares))),
      };
    }
  }
  return { chunks, draws, tied, refused: sorted(refused), seats: sorted(seats), admitted, votes };
}

/** The rules without steps on which no seat depends. */
function needed(rules: Rules): Rules {
  const wanted = new Set<string>([...rules.tiers.values()].flat());
  if (rules.verdict !== undefined) wanted.add(rules.verdict);
  for (const step of [...rules.steps].reverse())
    if (wanted.has(step.id)) for (const id of step.needs) wanted.add(id);
  return { ...rules, steps: rules.steps.filter((step) => wanted.has(step.id)) };
}

/** A cell of a table of seats, and whose it is. */
interface Cells {
  readonly cells: readonly number[];
  /** Index of the holder of each cell. */
  readonly holders: Int32Array;
}

/** The holders of seats: contenders over all tiers, then those counted together. */
function holdersOf(
  engine: Engine,
  together: readonly Together[],
): {
  readonly ids: readonly string[];
  readonly contenders: number;
  readonly tables: readonly Cells[];
  readonly groups: readonly (readonly number[])[];
} {
  const index = new Map<string, number>();
  const indexOf = (id: string): number => {
    const known = index.get(id) ?? index.size;
    index.set(id, known);
    return known;
  };
  const tables: Cells[] = [];
  for (const [tier, steps] of engine.rules.tiers) {
    const group = engine.rules.tierGroups.get(tier);
    for (const step of steps) {
      const table = engine.table(step);
      if (table?.gives !== "seats") continue;
      const cols = table.cols.map((id) =>
        indexOf(group === undefined ? id : engine.universe.fold(id, group)),
      );
      tables.push({ cells: table.cells, holders: Int32Array.from(table.rows.flatMap(() => cols)) });
    }
  }
  const ids = [...index.keys()];
  const groups = together.map(({ members }) =>
    members.flatMap((id) => (index.has(id) ? [index.get(id) ?? 0] : [])),
  );
  return { ids: [...ids, ...together.map((t) => t.id)], contenders: ids.length, tables, groups };
}

function run(
  engine: Engine,
  model: Model,
  drawer: Drawer,
  together: readonly Together[],
  random: Random,
  { chunk, draws }: { readonly chunk: number; readonly draws: number },
): Draws {
  const { ids, contenders, tables, groups } = holdersOf(engine, together);
  const bars = engine.rules.steps.flatMap((step) => {
    const table = engine.table(step.id);
    return table?.gives === "set"
      ? [{ id: step.id, table, passed: new Float64Array(table.cells.length) }]
      : [];
  });
  const all = model.centre.reduce((sum, c) => sum + c, 0);
  const seats = new Int32Array(ids.length);
  const histograms: number[][] = ids.map(() => []);
  const sums = model.options.map(() => new SquareSum());
  const middles: number[] = [];
  const refused: Record<string, number> = {};
  let tied = 0;

  for (let draw = 0; draw < draws; draw++) {
    drawer.draw(random);
    const { votes } = drawer;
    if (draw === 0) {
      const cast = votes.reduce((sum, v) => sum + v, 0);
      for (const c of model.centre)
        middles.push(model.kind === "bootstrap" ? c : Math.round((c / all) * cast));
    }
    for (let i = 0; i < sums.length; i++) sums[i]?.add((votes[i] ?? 0) - (middles[i] ?? 0));
    const report = engine.run();
    const complete = report.status === "complete";
    for (const { id, table, passed } of bars) {
      if (!complete && engine.state(id).kind !== "done") continue;
      const { cells } = table;
      for (let i = 0; i < cells.length; i++) if (cells[i] === true) passed[i] = (passed[i] ?? 0) + 1;
    }
    if (report.status === "tied") {
      tied += 1;
      continue;
    }
    if (report.status === "refused") {
      const reason = reasonOf(engine);
      refused[reason] = (refused[reason] ?? 0) + 1;
      continue;
    }
    seats.fill(0);
    for (const { cells, holders } of tables) {
      for (let i = 0; i < cells.length; i++) {
        const holder = holders[i] ?? 0;
        seats[holder] = (seats[holder] ?? 0) + (cells[i] ?? 0);
      }
    }
    for (let g = 0; g < groups.length; g++) {
      let sum = 0;
      for (const member of groups[g] ?? []) sum += seats[member] ?? 0;
      seats[contenders + g] = sum;
    }
    for (let i = 0; i < ids.length; i++) {
      const histogram = histograms[i] ?? [];
      const n = seats[i] ?? 0;
      while (histogram.length <= n) histogram.push(0);
      histogram[n] = (histogram[n] ?? 0) + 1;
    }
  }

  return {
    chunks: [chunk],
    draws,
    tied,
    refused: sorted(refused),
    seats: sorted(Object.fromEntries(ids.map((id, i) => [id, histograms[i] ?? []]))),
    admitted: Object.fromEntries(bars.map(({ id, table, passed }) => [id, byOption(table.cols, passed)])),
    votes: Object.fromEntries(
      model.options.map((option, i) => [option, { middle: middles[i] ?? 0, ...totals(sums[i]) }]),
    ),
  };
}

function totals(sum: SquareSum | undefined): { readonly sum: Figure; readonly squares: Figure } {
  return { sum: figure(sum?.sum ?? 0), squares: figure(sum?.squares ?? 0) };
}

/** In how many rows each contender passed; with one row, in how many draws. */
function byOption(cols: readonly string[], passed: Float64Array): Readonly<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const [i, n] of passed.entries()) {
    const id = cols[i % cols.length] ?? "";
    counts[id] = (counts[id] ?? 0) + n;
  }
  return counts;
}

function reasonOf(engine: Engine): string {
  for (const step of engine.rules.steps) {
    const state = engine.state(step.id);
    if (state.kind === "refused") return state.refusal.reason;
  }
  return "unknown";
}

/** The same record with its keys in order, so that merged results are written alike. */
function sorted<T>(record: Readonly<Record<string, T>>): Readonly<Record<string, T>> {
  return Object.fromEntries(Object.entries(record).sort(([a], [b]) => (a < b ? -1 : 1)));
}
