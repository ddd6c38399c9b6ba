/**
 * What the input must hold for a rules document: the names under which it looks for contests, options, groups and facts of
 * contenders, and figures of areas. They are found in the document itself, so that a list of them cannot be wrong.
 *
 * @module
 */

import type { Rules, RuleStep } from "./document.ts";
import { nearest, type Problem } from "./errors.ts";
import { type Given, LINES, type Line } from "./input.ts";
import type { InputName } from "./schema.ts";

/** A contest: votes by option, ballots with preferences, or seats that others fill. */
export interface AskedContest {
  readonly id: string;
  readonly as: "votes" | "ballots" | "declared";
  /** The smallest level of areas by which it is counted; the whole where none is named. */
  readonly level: string;
}

/** A figure of areas, and of which levels; `seats` are those of the area. */
export interface AskedFigure {
  readonly id: string;
  readonly levels: readonly string[];
}

export interface Asked {
  readonly contests: readonly AskedContest[];
  readonly options: readonly string[];
  /** Lines of the protocol of which shares are taken. */
  readonly lines: readonly Line[];
  /** Kinds of groups that contenders may belong to. */
  readonly groups: readonly string[];
  readonly facts: readonly string[];
  readonly figures: readonly AskedFigure[];
}

/** What these rules ask of their input, each name once, in the order of the document's steps. */
export function askedBy(rules: Rules): Asked {
  const names = (of: InputName): string[] => [
    ...new Set(
      rules.steps.flatMap((step) => step.input.flatMap((name) => (name.of === of ? [name.id] : []))),
    ),
  ];
  const stepsWith = (of: InputName, id: string): readonly RuleStep[] =>
    rules.steps.filter((step) => step.input.some((name) => name.of === of && name.id === id));
  const lines = new Set([...rules.bases.values()].flatMap((base) => base.lines));
  const top = rules.levels[0] ?? "";
  return {
    contests: names("contest").map((id) => {
      const counted = stepsWith("contest", id);
      const levels = new Set(counted.flatMap((step) => step.levels));
      const gives = new Set(counted.map((step) => step.clause.gives));
      return {
        id,
        as: gives.has("votes") ? "votes" : gives.has("ballots") ? "ballots" : "declared",
        level: rules.levels.findLast((level) => levels.has(level)) ?? top,
      };
    }),
    options: names("option"),
    lines: LINES.filter((line) => lines.has(line)),
    groups: [...new Set([...names("group"), ...rules.tierGroups.values()])],
    facts: names("fact"),
    figures: names("figure").map((id) => {
      const levels = new Set(stepsWith("figure", id).flatMap((step) => step.levels));
      return { id, levels: rules.levels.filter((level) => levels.has(level)) };
    }),
  };
}

/**
 * Contests of the input that these rules do not count and that look like a mistake: their names are almost those of contests
 * that are counted, or none of the input is counted at all. Others may belong to another law, and are passed over.
 */
export function uncounted(rules: Rules, given: Given): readonly Problem[] {
  const counted = askedBy(rules).contests.map((one) => one.id);
  const there = new Set(
    [given.votes, given.ballots, given.declared].flatMap((rows) => (rows ?? []).map((row) => row.contest)),
  );
  if (counted.length === 0) return [];
  const isNone = !counted.some((id) => there.has(id));
  return [...there].sort().flatMap((contest): readonly Problem[] => {
    if (counted.includes(contest)) return [];
    const near = nearest(contest, counted);
    if (near.length === 0 && !isNone) return [];
    const problem: Problem = { code: "V015", at: "contest", expected: counted.join(", "), found: contest };
    return [near.length === 0 ? problem : { ...problem, near }];
  });
}

/**
 * Facts and groups that the rules ask for and nobody has, while another that nobody asks for is written almost alike. A
 * fact that is simply absent is none: no list of a minority may stand.
 */
export function misnamed(rules: Rules, { contenders = [] }: Given): readonly Problem[] {
  const { facts, groups } = askedBy(rules);
  return [
    { at: "fact", asked: facts, there: new Set(contenders.flatMap((one) => Object.keys(one.facts ?? {}))) },
    { at: "in", asked: groups, there: new Set(contenders.flatMap((one) => Object.keys(one.in ?? {}))) },
  ].flatMap(({ at, asked, there }) =>
    asked.flatMap((name): readonly Problem[] => {
      if (there.has(name)) return [];
      const near = nearest(
        name,
        [...there].filter((other) => !asked.includes(other)),
      );
      const [found] = near;
      return found === undefined ? [] : [{ code: "V017", at, expected: name, found, near }];
    }),
  );
}
