/**
 * How many ballots must change at the least before districts that somebody else wins can matter: not to who sits, but to
 * how many seats each has in the house, because so many wins let a list in, or because a person without a list wins.
 *
 * @module
 */

import {
  compareRatios,
  type Engine,
  type Ratio,
  readFraction,
  type Rules,
  type Step,
  subtractRatios,
} from "@urna/law";
import type { ChangeKind } from "../terms/changes.ts";
import { ceiling } from "./terms.ts";

type Clause = Readonly<Record<string, unknown>>;
type Clauses = ReadonlyMap<string, Clause>;

const ANY = Number.POSITIVE_INFINITY;

/**
 * The steps whose seats, added up, are those of the house. Where lists give what is left of their seats after those of
 * covered winners, both together are the seats of the lists, whoever wins, and those of winners who need no cover.
 */
export function endsOf(rules: Rules, clauses: Clauses): ReadonlySet<string> {
  const ends = new Set([...rules.tiers.values(), rules.verdict ?? []].flat());
  for (const [rest, { take, of }] of clauses) {
    const [lists, taken] = take === "rest" ? listOf(of).map(String) : [];
    if (lists === undefined || taken === undefined || !ends.has(rest)) continue;
    const sum = clauses.get(taken) ?? {};
    const [direct = "", another] = listOf(sum["of"]).map(String);
    const { compensate, cover, exempt, winners } = clauses.get(direct) ?? {};
    const isAll = sum["take"] === "sum" && another === undefined && sum["among"] === undefined;
    const isCovered = compensate === "covered" && cover === lists && exempt === sum["besides"];
    const outside = [...clauses].filter(([, clause]) => isOutside(clause, winners, exempt));
    if (!ends.has(direct) || !isAll || !isCovered || (exempt !== undefined && outside.length === 0)) continue;
    ends.delete(rest);
    ends.delete(direct);
    ends.add(lists);
    for (const [at] of outside) ends.add(at);
  }
  return ends;
}

/** Adds up the wins of some, and of nobody else. */
function isOutside(clause: Clause, winners: unknown, among: unknown): boolean {
  const { take, of, besides } = clause;
  const [only, another] = take === "sum" ? listOf(of) : [];
  return only === winners && another === undefined && clause["among"] === among && besides === undefined;
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

/** A district: who has won it, and by how much each is ahead of whoever would win it otherwise, or behind the winner. */
interface District {
  readonly won: ReadonlyMap<string, Ratio>;
  readonly lost: ReadonlyMap<string, Ratio>;
}

/**
 * Ballots before wins matter to the steps that use them; undefined where they are used otherwise than to let lists in and
 * to add up those of some.
 */
export function byWins(
  engine: Engine,
  clauses: Clauses,
  {
    at,
    users,
    steps,
    kind,
  }: {
    readonly at: string;
    /** The steps that need it and matter. */
    readonly users: readonly string[];
    readonly steps: readonly Step[];
    readonly kind: ChangeKind;
  },
): number | undefined {
  const records = steps.filter((step) => step.at === at);
  const races = records.flatMap((step) => (step.clause === "plurality" && step.seats === 1 ? [step] : []));
  const districts = races.map(({ rows }) => districtOf(rows));
  if (districts.length < records.length || districts.includes(undefined)) return undefined;
  const known = districts.flatMap((each) => each ?? []);
  const cost = (gap: Ratio): number => {
    const votes = ceiling(gap);
    return kind === "moved" ? Math.ceil(votes / 2) : votes;
  };
  const contenders = new Set(known.flatMap(({ won, lost }) => [...won.keys(), ...lost.keys()]));
  const costs = (id: string, of: keyof District): readonly number[] =>
    known.flatMap((district) => {
      const gap = district[of].get(id);
      return gap === undefined ? [] : [cost(gap)];
    });
  const isIn = (set: unknown, id: string): boolean => {
    const table = engine.table(String(set));
    return (
      table?.gives === "set" &&
      table.cells.some((cell, i) => cell && table.cols[i % table.cols.length] === id)
    );
  };
  const bounds = users.map((user): number | undefined => {
    const clause = clauses.get(user) ?? {};
    const { admit, of, atLeast, among } = clause;
    if (isOutside(clause, at, among) && among !== undefined)
      return Math.min(
        ...[...contenders]
          .filter((id) => isIn(among, id))
          .flatMap((id) => [...costs(id, "won"), ...costs(id, "lost")]),
        ANY,
      );
    const [only, another] = listOf(of);
    if (admit !== "seats" || only !== at || another !== undefined || typeof atLeast !== "number")
      return undefined;
    return Math.min(
      ...[...contenders]
        .filter((id) => !isInAnyway(clauses, user, (other) => isIn(other, id)))
        .map((id) => {
          const own = costs(id, "won");
          return own.length >= atLeast
            ? cheapest(own, own.length - atLeast + 1)
            : cheapest(costs(id, "lost"), atLeast - own.length);
        }),
      ANY,
    );
  });
  return bounds.includes(undefined) ? undefined : Math.min(...bounds.map((bound) => bound ?? 1), ANY);
}

/** Whether every step that needs this one lets in by another way too; what that takes is asked of that way. */
function isInAnyway(clauses: Clauses, at: string, isIn: (set: string) => boolean): boolean {
  const users = [...clauses.values()].filter((clause) => Object.values(clause).flat().includes(at));
  return (
    users.length > 0 &&
    users.every(
      ({ admit, of }) =>
        admit === "any" &&
        listOf(of)
          .map(String)
          .some((set) => set !== at && isIn(set)),
    )
  );
}

function cheapest(costs: readonly number[], count: number): number {
  if (costs.length < count) return ANY;
  return costs
    .toSorted((a, b) => a - b)
    .slice(0, count)
    .reduce((sum, cost) => sum + cost, 0);
}

function districtOf(rows: Extract<Step, { clause: "plurality" }>["rows"]): District | undefined {
  const winner = rows.find((row) => row.seats === 1);
  if (winner === undefined) return undefined;
  const ahead = (votes: Ratio): Ratio => subtractRatios(readFraction(winner.votes), votes);
  const others = rows
    .filter((row) => row !== winner)
    .map((row) => [row.contender, ahead(readFraction(row.votes))] as const);
  const [, nearest] = others.toSorted(([, a], [, b]) => compareRatios(a, b))[0] ?? [
    "",
    ahead({ num: 0, den: 1 }),
  ];
  return { won: new Map([[winner.contender, nearest]]), lost: new Map(others) };
}
