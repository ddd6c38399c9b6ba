/**
 * The rule sets of the library on elections that never were, and documents that are almost those of the library: they are
 * counted, tied or refused, never in another number of seats, never in two ways, and never without an end.
 */

import {
  askedBy,
  compile,
  elect,
  type Given,
  must,
  type Outcome,
  isLine,
  outcomeOf,
  readInput,
  readRules,
  type Rules,
} from "@urna/law";
import fc, { type GeneratorValue } from "fast-check";
import { describe, expect, test } from "vitest";
import { toInput } from "./input.ts";
import { openAtlas } from "./load.ts";
import type { Loaded } from "./problems.ts";
import { electionsWithResult } from "./validated.ts";

const atlas = openAtlas();

function sound<T>(loaded: Loaded<T>): T {
  if (!loaded.ok) throw new Error(JSON.stringify(loaded.problems.slice(0, 5)));
  return loaded.value;
}

/** An election of each rule set by which one is loaded. */
const ELECTIONS = new Map(
  electionsWithResult(atlas).map((id): [string, { readonly rules: Rules; readonly given: Given }] => {
    const election = sound(atlas.election(id));
    const version = sound(atlas.rulesOf(election)).id;
    return [version, { rules: sound(atlas.rules(version)), given: toInput(election) }];
  }),
);

/** Runs for each rule set; `URNA_FUZZ=1000 npx vitest run packages/atlas/src/fuzz.test.ts` looks longer. */
const RUNS = Number(process.env["URNA_FUZZ"] ?? 10);

function pick<T>(g: GeneratorValue, from: readonly [T, ...T[]]): T {
  return from[g(fc.nat, { max: from.length - 1 })] ?? from[0];
}

/** Other votes for the same contenders in the same areas: many noughts and equal figures, some unknown, some fractions. */
function otherVotes(g: GeneratorValue, given: Given): Given {
  const most = pick(g, [3, 1000, 1_000_000, 9_000_000_000_000_000]);
  const kinds = pick(g, [8, 40, 1000]);
  const figure = (own: number | string | null): number | string | null => {
    const kind = g(fc.nat, { max: kinds });
    if (kind === 0) return 0;
    if (kind === 1) return Math.min(most, 500);
    if (kind === 2 && kinds > 500) return null;
    if (kind === 3 && kinds > 8) return `${g(fc.nat, { max: 1000 })}.5`;
    return kind % 2 === 0 ? own : g(fc.maxSafeNat) % (most + 1);
  };
  return {
    ...given,
    votes: (given.votes ?? []).map((row) => ({ ...row, votes: figure(row.votes) })),
    ballots: (given.ballots ?? []).map((row) => ({
      ...row,
      count: g(fc.nat, { max: Math.min(most, 5000) }),
    })),
  };
}

type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };
/** A value of a document, but of what it cites, and how to write another in its place. */
interface Place {
  readonly value: Json;
  readonly write: (other: Json | undefined) => void;
}

function placesIn(value: object): readonly Place[] {
  const entries = Object.entries<Json>({ ...value }).filter(([key]) => key !== "cite");
  return entries.flatMap(([key, inner]): readonly Place[] => [
    {
      value: inner,
      write: (other) => {
        if (other !== undefined) Reflect.set(value, key, other);
        else if (Array.isArray(value)) value.splice(Number(key), 1);
        else Reflect.deleteProperty(value, key);
      },
    },
    ...(typeof inner === "object" && inner !== null ? placesIn(inner) : []),
  ]);
}

const NUMBERS = [0, 1, 2, 99, 1_000_000, Number.MAX_SAFE_INTEGER, 0.5] as const;
const TEXTS = ["0", "1", "1/2", "5%", "1.4", "", "hare", "dhondt", "lot", "__proto__"] as const;

function isSteps(document: object): document is { readonly steps: object } {
  return "steps" in document && document.steps instanceof Object;
}

/** A document of the library with one, two or three of its values changed, left out, or put in each other's place. */
function almost(g: GeneratorValue, document: object): Record<string, unknown> {
  const changed = structuredClone(document);
  for (let n = pick(g, [1, 1, 1, 2, 3]); n > 0; n--) {
    const [first, ...others] = placesIn(isSteps(changed) ? changed.steps : changed);
    if (first === undefined) break;
    const place = pick(g, [first, ...others]);
    const same = others.filter(({ value }) => typeof value === typeof place.value);
    const kind = g(fc.nat, { max: 4 });
    if (kind === 0) place.write(undefined);
    else if (kind === 1) place.write(structuredClone(pick(g, [first, ...others]).value));
    else if (kind === 2) place.write(pick<Json>(g, typeof place.value === "number" ? NUMBERS : TEXTS));
    else place.write(structuredClone(pick(g, [place, ...same]).value));
  }
  return { ...changed };
}

/** A whole count; undefined where the votes do not fit the rules. */
function counted(rules: Rules, given: Given): Outcome | undefined {
  const engine = compile(rules, must(readInput(given)));
  if (!engine.ok) return undefined;
  const outcome = outcomeOf(engine.value);
  const tables = (): string =>
    JSON.stringify(
      rules.steps.map(({ id }) => [engine.value.state(id), engine.value.table(id)]),
      (_, value: unknown) =>
        typeof value === "bigint" ? `${value}` : value instanceof Set ? [...value] : value,
    );
  const traced = tables();
  // All figures may have changed: every step is evaluated once more, now without a trace.
  for (const { contest } of [...(given.votes ?? []), ...(given.ballots ?? [])]) engine.value.figures(contest);
  expect(engine.value.run().status).toBe(outcome.status);
  expect(tables()).toBe(traced);
  return outcome;
}

/** The same, last row first. */
function backwards(given: Given): Given {
  return {
    ...given,
    areas: [...(given.areas ?? [])].reverse(),
    contenders: [...(given.contenders ?? [])].reverse(),
    votes: [...(given.votes ?? [])].reverse(),
    ballots: [...(given.ballots ?? [])].reverse(),
  };
}

/** The same for contenders of other names, in another order of the alphabet; those that the law names keep theirs. */
function otherNames(
  rules: Rules,
  given: Given,
): { readonly given: Given; readonly name: (id: string) => string } {
  const kept = new Set([...askedBy(rules).options, ...(given.areas ?? []).map(({ id }) => id)]);
  const name = (id: string): string => (isLine(id) || kept.has(id) ? id : `${id.slice(-3)} ${id}`);
  return {
    name,
    given: {
      ...given,
      contenders: (given.contenders ?? []).map((one) => ({
        ...one,
        id: name(one.id),
        in: Object.fromEntries(Object.entries(one.in ?? {}).map(([kind, group]) => [kind, name(group)])),
      })),
      votes: (given.votes ?? []).map((row) => ({ ...row, option: name(row.option) })),
      ballots: (given.ballots ?? []).map((row) => ({
        ...row,
        ranking: row.ranking.map((rank) => rank.map(name)),
      })),
      declared: (given.declared ?? []).map((row) => ({ ...row, option: name(row.option) })),
      lots: (given.lots ?? []).map((lot) => ("order" in lot ? { ...lot, order: lot.order.map(name) } : lot)),
    },
  };
}

function seatsBy(outcome: Outcome, name: (id: string) => string = (id) => id): ReadonlyMap<string, unknown> {
  return new Map(outcome.seats.map(({ contender, byTier }) => [name(contender), byTier]));
}

/**
 * Clauses that give all their seats or say why not. By the others a seat may stay free: too few stand for election, nobody
 * has the majority that a first round asks for, fewer levelling seats are due than there is room for.
 */
const FILLS = new Set([
  "allot quota",
  "allot divisor",
  "allot quota-method",
  "compensate deduct",
  "compensate level",
  "place biproportional",
]);

function clauseOf(rules: Rules, id: string): string {
  const clause = rules.steps.find((step) => step.id === id)?.clause;
  return `${clause?.verb} ${clause?.kind}`;
}

/** What is wrong with the numbers of an outcome, whatever the law and the votes. */
function wrongNumbers(rules: Rules, outcome: Outcome): readonly string[] {
  const wrong: string[] = [];
  const sum = (numbers: readonly number[]): number => numbers.reduce((a, b) => a + b, 0);
  for (const { contender, total, byTier } of outcome.seats) {
    const tiers = Object.values(byTier);
    if (total !== sum(tiers)) wrong.push(`${contender}: ${total} in all, ${sum(tiers)} in the tiers`);
    for (const seats of tiers)
      if (!(Number.isSafeInteger(seats) && seats >= 0)) wrong.push(`${contender}: ${seats}`);
  }
  for (const { id, given, size, status } of outcome.tiers) {
    if (!(Number.isSafeInteger(size) && size >= 0)) wrong.push(`${id}: ${size} seats`);
    if (given > size) wrong.push(`${id}: ${given} of ${size}`);
    if (given !== sum(outcome.seats.map((row) => row.byTier[id] ?? 0))) wrong.push(`${id}: not the sum`);
    const full = (rules.tiers.get(id) ?? []).every((step) => FILLS.has(clauseOf(rules, step)));
    if (full && status === "complete" && given !== size)
      wrong.push(`${id}: ${given} of ${size}, and complete`);
  }
  for (const { tier, area, size, seats } of outcome.areas)
    if (sum(seats.map((row) => row.seats)) > size) wrong.push(`${tier} ${area}: more than ${size}`);
  for (const { at, among, for: places } of outcome.ties)
    if (places >= among.length || places < 1) wrong.push(`${at}: ${places} for ${among.length}`);
  return wrong;
}

describe.each([...ELECTIONS])("%s", (_, { rules, given }) => {
  test("shares out its seats, whatever the votes", () => {
    fc.assert(
      fc.property(fc.gen(), (g) => {
        const made = otherVotes(g, given);
        const outcome = counted(rules, made);
        if (outcome === undefined) return;
        expect(wrongNumbers(rules, outcome)).toEqual([]);
        expect(must(elect(rules, backwards(made)))).toEqual(outcome);
        const other = otherNames(rules, made);
        const renamed = must(elect(rules, other.given));
        expect(renamed.status).toBe(outcome.status);
        expect(seatsBy(renamed)).toEqual(seatsBy(outcome, other.name));
      }),
      { numRuns: RUNS, endOnFailure: true },
    );
  });

  test("almost the same law is refused with what is wrong, or shares out its seats too", () => {
    fc.assert(
      fc.property(fc.gen(), (g) => {
        const read = readRules(almost(g, rules.document));
        const outcome = read.ok ? counted(read.value, otherVotes(g, given)) : undefined;
        expect(read.ok && outcome !== undefined ? wrongNumbers(read.value, outcome) : []).toEqual([]);
      }),
      { numRuns: 2 * RUNS, endOnFailure: true },
    );
  });
});
