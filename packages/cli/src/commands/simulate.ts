/**
 * `urna simulate`: an election many times over, and the seats that its law gives each time.
 *
 * @module
 */

import { availableParallelism } from "node:os";
import {
  type Chance,
  deviationsOf,
  type Draws,
  type Job,
  type Model,
  stepsOf,
  summarise,
  type Summary,
} from "@urna/insight";
import { isLine, type Ratio, ratio } from "@urna/law";
import { type SimulationCase, simulationReport } from "@urna/words/insight/simulation-report";
import { type Evaluated, evaluate, readElection } from "../cases.ts";
import { EXIT } from "../exit.ts";
import { Failure } from "../failure.ts";
import { writeFractions } from "../fractions.ts";
import { type Fitted, fitModel, type FitOptions, wholeOption } from "../simulate/fitting.ts";
import { type AskedMajority, majoritiesAsked, membersOf } from "../majorities.ts";
import { type PoolOptions, runPool } from "../simulate/pool.ts";
import { startProgress } from "../progress.ts";
import { markedMadeUp } from "../returns/desk.ts";
import { contenderNamed } from "../scenarios.ts";
import { type Answer, badFiles, fromLaw, type Session } from "../session.ts";

export interface SimulateOptions extends FitOptions {
  readonly runs?: string;
  readonly seed?: string;
  readonly threads?: string;
  readonly majority?: string;
  readonly party?: string;
}

const RUNS = "100000";
const MOST_RUNS = 100_000_000;
const LARGEST_SEED = 999_999_999_999_999;

export async function simulate(session: Session, name: string, options: SimulateOptions): Promise<Answer> {
  const { words } = session;
  const runs = wholeOption(session, "--runs", options.runs ?? RUNS, [1, MOST_RUNS]);
  const seed = wholeOption(session, "--seed", options.seed ?? "1", [0, LARGEST_SEED]);
  const threads =
    options.threads === undefined
      ? availableParallelism()
      : wholeOption(session, "--threads", options.threads, [1, 256]);
  const base = evaluate(session, readElection(session, name));
  const fitted = await fitModel(session, base, options);
  const asked = majoritiesAsked(session, base, options.majority);
  const party =
    options.party === undefined
      ? undefined
      : contenderNamed(session, base.source, options.party, `urna simulate ${base.election.id} --party`);
  const job: Job = {
    scenario: { rules: base.rules.document, given: fitted.given },
    model: fitted.model,
    seed,
    draws: runs,
  };
  const draws = await runJob(session, base, job, threads);
  const summary = summarise(draws, {
    majorities: asked.map(({ needed }) => ({ id: `${needed}`, seats: needed })),
  });
  const told = caseOf(base, fitted, summary, asked, {
    seed,
    runs,
    ...(party === undefined ? {} : { party }),
  });
  const report = simulationReport(words, told);
  return {
    report: fitted.desk === undefined ? report : markedMadeUp(fitted.desk, report),
    // Text for every reader: a bare table of numbers would not say that they are simulated.
    kind: "prose",
    json: () => simulationJson(base, fitted.model, summary, asked, seed),
  };
}

/** Runs the job on threads, with a bar on the error channel; Ctrl-C ends it without an answer. */
async function runJob(session: Session, { rules }: Evaluated, job: Job, threads: number): Promise<Draws> {
  const { words, surroundings, options } = session;
  const bar = startProgress(surroundings.stderr, words, job.draws, { ascii: options.ascii === true });
  const control = new AbortController();
  const stop = (): void => control.abort();
  process.once("SIGINT", stop);
  const pool: PoolOptions = { threads, signal: control.signal, onProgress: (done) => bar.update(done) };
  try {
    const pooled = await runPool(job, pool);
    switch (pooled.kind) {
      case "done":
        return pooled.draws;
      case "refused":
        throw badFiles(
          words,
          pooled.problems.map((problem) => fromLaw(problem, rules.id)),
        );
      case "stopped": {
        const n = words.numbers;
        throw new Failure(EXIT.interrupted, {
          text: words.say("cli.stopped", { done: n.whole(pooled.done), all: n.whole(job.draws) }),
        });
      }
    }
  } finally {
    process.off("SIGINT", stop);
    bar.end();
  }
}

function caseOf(
  base: Evaluated,
  { model, elections, assumed }: Fitted,
  summary: Summary,
  asked: readonly AskedMajority[],
  { seed, runs, party }: { readonly seed: number; readonly runs: number; readonly party?: string },
): SimulationCase {
  const isCounted = base.outcome.status === "complete";
  const counted = new Map(base.outcome.seats.map((row) => [row.contender, row.total]));
  const passes = passesOf(base, summary);
  const about =
    summary.seats.find((row) => row.id === party) ??
    (party === undefined ? leader(base, summary) : undefined);
  return {
    election: base.election,
    naming: base.naming,
    rules: base.rules.id,
    runs,
    seed: `${seed}`,
    members: membersOf(base),
    held: heldContests(base, model.contest),
    fixed: base.outcome.tiers.reduce((sum, t) => sum + (t.origin === "declared" ? t.given : 0), 0),
    ...(assumed === undefined ? {} : { ballots: assumed }),
    model: { kind: model.kind, fit: { ...model.fit, elections }, options: spreadOf(model) },
    seats: summary.seats.map(({ id, mean, quantiles }) => {
      const [low = 0, , median = 0, , high = 0] = quantiles;
      const seats = isCounted ? (counted.get(id) ?? 0) : null;
      return { id, counted: seats, mean, low, median, high, passes: passes.get(id) ?? null };
    }),
    ...(about === undefined ? {} : { plot: { id: about.id, counts: about.counts } }),
    majorities: summary.majorities.map(({ reached }, i) => ({
      needed: asked[i]?.needed ?? 0,
      rules: asked[i]?.rules ?? [],
      // Persons without a list are no bloc that reaches anything.
      reached: reached
        .filter(({ id }) => !isSeveral(base, id))
        .map(({ id, chance }) => ({
          id,
          chance: ratio(chance.count, chance.draws),
          error: decimal(chance.error),
        })),
    })),
    tied: summary.tied,
    refused: Object.entries(summary.refused).map(([reason, count]) => ({ reason, count })),
  };
}

/** Contests whose votes stay as they were counted, in the order of the rows. */
function heldContests({ given }: Evaluated, simulated: string): readonly string[] {
  const rows = (given.votes ?? []).filter(({ contest, option, votes }) => {
    return contest !== simulated && !isLine(option) && votes !== null && Number(votes) > 0;
  });
  return [...new Set(rows.map(({ contest }) => contest))];
}

/** The contender with most seats on average that is one. */
function leader(base: Evaluated, { seats }: Summary): Summary["seats"][number] | undefined {
  return seats.find(({ id }) => !isSeveral(base, id));
}

function isSeveral({ source }: Evaluated, id: string): boolean {
  return source.options.get(id)?.kind === "independents";
}

/** How often each contender passed the bar by share; nothing where it is applied in several areas. */
function passesOf({ rules }: Evaluated, { bars, draws }: Summary): ReadonlyMap<string, Ratio> {
  const steps = stepsOf(rules.document);
  const own = bars.filter(({ step }) => steps.get(step)?.["admit"] === "share");
  const [first] = own;
  const rows = own.filter(({ step }) => step === first?.step);
  if (rows.some(({ chance }) => chance.count > draws)) return new Map();
  return new Map(rows.map(({ id, chance }) => [id, ratio(chance.count, draws)]));
}

function spreadOf(model: Model): SimulationCase["model"]["options"] {
  const all = model.centre.reduce((sum, c) => sum + c, 0);
  const deviations = deviationsOf(model);
  return model.options.map((id, i) => ({
    id,
    share: decimal((model.centre[i] ?? 0) / all),
    deviation: decimal(deviations[i] ?? 0),
  }));
}

/** Parameters of a model are floating-point numbers by nature: six decimals of them are told. */
function decimal(value: number): Ratio {
  return ratio(Math.round(value * 1_000_000), 1_000_000);
}

function simulationJson(
  base: Evaluated,
  model: Model,
  summary: Summary,
  asked: readonly AskedMajority[],
  seed: number,
): object {
  const { stations: _, ...parameters } = { stations: undefined, ...model };
  const chance = ({ count, open }: Chance): object => ({ count, open });
  return {
    simulated: true,
    election: base.election.id,
    rules: base.rules.id,
    runs: summary.draws,
    seed,
    held: heldContests(base, model.contest),
    model: {
      ...parameters,
      spread: spreadOf(model).map(({ id, share, deviation }) => ({
        option: id,
        ...writeFractions({ share, deviation }),
      })),
    },
    seats: summary.seats.map(({ id, counts, mean, quantiles, least, most }) => {
      const [p5, p25, p50, p75, p95] = quantiles;
      return { id, ...writeFractions({ mean }), least, p5, p25, p50, p75, p95, most, counts };
    }),
    majorities: summary.majorities.map(({ reached }, i) => ({
      ids: asked[i]?.rules.flatMap((rule) => (rule.id === "" ? [] : [rule.id])) ?? [],
      needed: asked[i]?.needed,
      reached: reached.map((each) => ({ id: each.id, ...chance(each.chance) })),
    })),
    bars: summary.bars.map(({ step, id, chance: passed }) => ({ step, id, count: passed.count })),
    tied: summary.tied,
    refused: summary.refused,
  };
}
