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
import { SeatCounts, type Together } from "./seat-counts.ts";
import { SquareSums } from "./square-sum.ts";

/** Draws of one chunk. Part of what a seed means: another size gives other numbers. */
export const CHUNK_DRAWS = 5000;

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

function run(
  engine: Engine,
  model: Model,
  drawer: Drawer,
  together: readonly Together[],
  random: Random,
  { chunk, draws }: { readonly chunk: number; readonly draws: number },
): Draws {
  const seats = new SeatCounts(engine, together);
  const bars = engine.rules.steps.flatMap((step) => {
    const table = engine.table(step.id);
    return table?.gives === "set"
      ? [{ id: step.id, table, passed: new Float64Array(table.cells.length) }]
      : [];
  });
  const all = model.centre.reduce((sum, c) => sum + c, 0);
  const sums = new SquareSums(model.options.length);
  const middles = new Float64Array(model.options.length);
  const refused: Record<string, number> = {};
  let tied = 0;

  for (let draw = 0; draw < draws; draw++) {
    drawer.draw(random);
    const { votes } = drawer;
    if (draw === 0) {
      const cast = votes.reduce((sum, v) => sum + v, 0);
      for (const [i, c] of model.centre.entries())
        middles[i] = model.kind === "bootstrap" ? c : Math.round((c / all) * cast);
    }
    sums.add(votes, middles);
    const { status } = engine.run();
    for (let b = 0; b < bars.length; b++) {
      const bar = bars[b];
      if (bar === undefined || (status !== "complete" && engine.state(bar.id).kind !== "done")) continue;
      const { passed } = bar;
      const { cells } = bar.table;
      for (let i = 0; i < passed.length; i++) if (cells[i] === true) passed[i] = (passed[i] ?? 0) + 1;
    }
    if (status === "complete") {
      seats.add();
    } else if (status === "tied") {
      tied += 1;
    } else {
      const reason = reasonOf(engine);
      refused[reason] = (refused[reason] ?? 0) + 1;
    }
  }

  return {
    chunks: [chunk],
    draws,
    tied,
    refused: sorted(refused),
    seats: sorted(seats.histograms()),
    admitted: Object.fromEntries(bars.map(({ id, table, passed }) => [id, byOption(table.cols, passed)])),
    votes: Object.fromEntries(
      model.options.map((option, i) => [
        option,
        { middle: middles[i] ?? 0, sum: figure(sums.sum(i)), squares: figure(sums.squares(i)) },
      ]),
    ),
  };
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
