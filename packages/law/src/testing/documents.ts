/**
 * Little rules documents and elections for tests: what all of them share, so that a test shows only what it is about.
 *
 * @module
 */

import { readRules } from "../clauses.ts";
import type { Rules } from "../document.ts";
import { type Outcome, outcomeOf } from "../elect.ts";
import { compile } from "../engine.ts";
import { must } from "../errors.ts";
import { type BallotRow, type Contender, type Given, type Lot, readInput, type VoteRow } from "../input.ts";

/** What a test says about its law; the rest is that of any. */
export interface LawOfTest {
  readonly steps: Readonly<Record<string, unknown>>;
  readonly tiers?: unknown;
  readonly levels?: readonly string[];
  readonly bases?: Readonly<Record<string, unknown>>;
}

/** A document with one base, `valid`: the votes of all contenders. */
export function documentOf({ steps, tiers, levels, bases }: LawOfTest): Readonly<Record<string, unknown>> {
  return {
    urna: "rules/1",
    id: "xx/parliament@2000-01-01",
    title: { en: "A parliament" },
    inForce: "2000-01-01",
    levels: levels ?? ["nation", "district"],
    laws: {},
    bases: bases ?? { valid: { lines: ["contenders"] } },
    steps,
    ...(tiers === undefined ? {} : { tiers }),
  };
}

export function rulesOf(law: LawOfTest): Rules {
  return must(readRules(documentOf(law)));
}

/**
 * What a document comes to. Counted once with a trace and once more without, by the same engine: both faces must give
 * the same tables, and nothing may stay from the count before.
 */
export function countedTwice(law: LawOfTest, given: Given, lots?: readonly Lot[]): Outcome {
  return twice(rulesOf(law), given, lots);
}

/** The same for rules that were read. */
export function twice(rules: Rules, given: Given, lots?: readonly Lot[]): Outcome {
  const engine = must(compile(rules, must(readInput(given))));
  const options = lots === undefined ? {} : { lots };
  const outcome = outcomeOf(engine, options);
  const tables = (): string =>
    rules.steps
      .map(({ id }) => `${id} ${JSON.stringify([engine.state(id), engine.table(id)], written)}`)
      .join("\n");
  const first = tables();
  // Whatever could change is evaluated once more; nothing is left standing because nobody asked for its figures.
  for (const { contest } of [...(given.votes ?? []), ...(given.ballots ?? [])]) engine.figures(contest);
  engine.run(options);
  if (tables() !== first) throw new Error(`without a trace:\n${tables()}\nwith it:\n${first}`);
  return outcome;
}

const written = (_: string, value: unknown): unknown =>
  typeof value === "bigint" ? `${value}` : value instanceof Set ? [...value] : value;

/** The whole, and nothing below it. */
export const NATION: NonNullable<Given["areas"]> = [{ id: "n", level: "nation" }];

/** Votes of one area. */
export function votesIn(
  area: string,
  votes: Readonly<Record<string, number | string | null>>,
  contest = "list",
): VoteRow[] {
  return Object.entries(votes).map(([option, figure]) => ({ contest, area, option, votes: figure }));
}

/** Ballots of the contest `vote`, written "a > b = c > d". */
export function ballotsOf(ballots: Readonly<Record<string, number>>, area = ""): BallotRow[] {
  return Object.entries(ballots).map(([written, count]) => ({
    contest: "vote",
    area,
    count,
    ranking: written === "" ? [] : written.split(">").map((rank) => rank.split("=").map((id) => id.trim())),
  }));
}

/** Contenders by id with these facts. */
export function withFacts(facts: Readonly<Record<string, NonNullable<Contender["facts"]>>>): Contender[] {
  return Object.entries(facts).map(([id, own]) => ({ id, facts: own }));
}

/** Seats by contender. */
export function seatsOf(outcome: Outcome): Readonly<Record<string, number>> {
  return Object.fromEntries(outcome.seats.map((row) => [row.contender, row.total]));
}

/** Those who have a seat, in order of id. */
export function seatedOf(outcome: Outcome): readonly string[] {
  return outcome.seats
    .filter((row) => row.total > 0)
    .map((row) => row.contender)
    .sort();
}
