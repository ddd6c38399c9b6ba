/**
 * What was given, with an input that somebody assumed: votes of another contest, ballots made of marks and marks of ballots,
 * one area for the whole with its seats, a line of the protocol.
 *
 * @module
 */

import { type Area, isLine } from "@urna/law";
import type { Scenario } from "../scenario.ts";

type Given = Scenario["given"];

/** The votes and ballots of another contest in place of those of this one. */
export function copyVotes({ given }: Scenario, contest: string, from: string): Given {
  const taken = <T extends { readonly contest: string }>(rows: readonly T[] = []): readonly T[] => [
    ...rows.filter((row) => row.contest !== contest),
    ...rows.filter((row) => row.contest === from).map((row) => ({ ...row, contest })),
  ];
  return {
    ...given,
    votes: taken(given.votes),
    ballots: taken(given.ballots),
    declared: (given.declared ?? []).filter((row) => row.contest !== contest),
  };
}

/** Ballots that rank nobody but the option that was marked; ballots with preferences stay as they are where nobody was. */
export function firstOnly({ given }: Scenario, contest: string): Given {
  const votes = given.votes ?? [];
  const own = votes.filter((row) => row.contest === contest && !isLine(row.option));
  if (own.length === 0) return given;
  return {
    ...given,
    votes: votes.filter((row) => row.contest !== contest || isLine(row.option)),
    ballots: [
      ...(given.ballots ?? []).filter((row) => row.contest !== contest),
      ...own.map(({ area, option, votes: count }) => ({
        contest,
        area,
        count: typeof count === "number" ? count : 0,
        ranking: [[option]],
      })),
    ],
  };
}

/** Marks for whoever stands first alone; ballots without such a first preference are left out. */
export function firstPreferences({ given }: Scenario, contest: string): Given {
  const sums = new Map<string, { readonly area: string; readonly option: string; votes: number }>();
  for (const ballot of given.ballots ?? []) {
    const [first = []] = ballot.ranking;
    const [option, another] = first;
    if (ballot.contest !== contest || option === undefined || another !== undefined) continue;
    const key = `${ballot.area}\n${option}`;
    const sum = sums.get(key);
    if (sum === undefined) sums.set(key, { area: ballot.area, option, votes: ballot.count });
    else sum.votes += ballot.count;
  }
  const isMarked = (option: string): boolean => [...sums.values()].some((sum) => sum.option === option);
  return {
    ...given,
    ballots: (given.ballots ?? []).filter((row) => row.contest !== contest),
    votes: [
      ...(given.votes ?? []).filter((row) => row.contest !== contest || !isMarked(row.option)),
      ...[...sums.values()].map((sum) => ({ contest, ...sum })),
    ],
  };
}

/** A line of the protocol for every contest that has votes: in the one area in which they are, else in the whole. */
export function withLine({ given }: Scenario, line: string, votes: number): Given {
  const rows = given.votes ?? [];
  const areas = new Map<string, Set<string>>();
  for (const { contest, area } of [...rows, ...(given.ballots ?? [])])
    areas.set(contest, new Set([...(areas.get(contest) ?? []), area]));
  const lines = [...areas].map(([contest, [only = "", another]]) => ({
    contest,
    area: another === undefined ? only : rootOf(given),
    option: line,
    votes,
  }));
  return { ...given, votes: [...rows.filter((row) => row.option !== line), ...lines] };
}

/** The id of the one area of a level that is the whole. */
export function oneAreaOf(whole: string, level: string): string {
  return `${whole}-${level}`;
}

/**
 * One area of a level that is the whole, with all figures of the whole in it. It lies below the areas of higher levels that
 * are the whole too, and above those of lower ones.
 */
export function oneArea({ given }: Scenario, level: string, levels: readonly string[]): Given {
  const root = rootOf(given);
  const areas = given.areas ?? [{ id: root, level: levels[0] ?? "" }];
  const depth = (of: string): number => levels.indexOf(of);
  let above = root;
  for (;;) {
    const below = areas.filter((area) => area.parent === above);
    const [only, another] = below;
    if (only === undefined || another !== undefined || depth(only.level) >= depth(level)) break;
    above = only.id;
  }
  const id = oneAreaOf(root, level);
  const move = <T extends { readonly area: string }>(row: T): T =>
    row.area === above ? { ...row, area: id } : row;
  return {
    ...given,
    areas: [
      ...areas.map((area) => (area.parent === above ? { ...area, parent: id } : area)),
      { id, level, parent: above },
    ],
    votes: (given.votes ?? []).map(move),
    ballots: (given.ballots ?? []).map(move),
    declared: (given.declared ?? []).map(move),
  };
}

/** The seats, or another figure, of the one area of a level; undefined where it has none, or several. */
export function withFigure(
  { rules, given }: Scenario,
  { level, figure, value }: { readonly level: string; readonly figure: string; readonly value: number },
): Given | undefined {
  const [top] = Array.isArray(rules["levels"]) ? rules["levels"].map(String) : [];
  const areas = given.areas ?? [{ id: rootOf(given), level: top ?? "" }];
  const own = (area: Area): boolean => (level === top ? area.parent === undefined : area.level === level);
  if (areas.filter(own).length !== 1) return undefined;
  const changed = (area: Area): Area =>
    figure === "seats"
      ? { ...area, seats: value }
      : { ...area, figures: { ...area.figures, [figure]: value } };
  return { ...given, areas: areas.map((area) => (own(area) ? changed(area) : area)) };
}

function rootOf(given: Given): string {
  return (given.areas ?? []).find((area) => area.parent === undefined)?.id ?? given.votes?.[0]?.area ?? "";
}
