/**
 * Functions of claims over published figures: shares, ranks, turnout, lists, verdicts.
 *
 * @module
 */

import { parseRatio, ratio } from "@urna/law";
import type { Election } from "../election.ts";
import { FIGURE_KEYS, type Figure } from "../figures.ts";
import { arity, type ClaimLookup, type NamedFunctions, wordOf } from "./claim-lookup.ts";
import { type ClaimValue, missing, numberValue, Unfit } from "./claim-value.ts";

export function figureFunctions({ electionAt, optionAt }: ClaimLookup): NamedFunctions {
  return [
    [
      "share",
      (args, { at }) => {
        arity(args, 2, 2, at);
        const election = electionAt(args[0], at);
        return shareOf(election, optionAt(election, args[1], at));
      },
    ],
    [
      "rank",
      (args, { at }) => {
        arity(args, 2, 2, at);
        const election = electionAt(args[0], at);
        const option = optionAt(election, args[1], at);
        const own = votesFigure(election, option);
        if (typeof own?.value !== "number") return missing("not-found");
        const mine = own.value;
        const rows = [...election.figures.values()].filter(
          (f) =>
            f.contest === own.contest &&
            f.area === own.area &&
            f.key === "votes" &&
            f.option !== "against-all",
        );
        if (rows.some((f) => typeof f.value !== "number")) return missing("not-found");
        const above = rows.filter((f) => typeof f.value === "number" && f.value > mine).length;
        return numberValue(above + 1, "count", { sources: own.sources });
      },
    ],
    [
      "turnout",
      (args, { at }) => {
        arity(args, 1, 1, at);
        return fromFigure(wholeFigure(electionAt(args[0], at), "turnout", ""));
      },
    ],
    [
      "figure",
      (args, { at }) => {
        arity(args, 2, 3, at);
        const election = electionAt(args[0], at);
        const key = wordOf(args[1], at, "the key of a figure");
        if (!FIGURE_KEYS.some((k) => k === key))
          throw new Unfit(args[1]?.at ?? at, "the key of a figure", key, FIGURE_KEYS);
        return fromFigure(
          wholeFigure(election, key, args[2] === undefined ? "" : optionAt(election, args[2], at)),
        );
      },
    ],
    [
      "lists",
      (args, { at }) => {
        arity(args, 1, 1, at);
        const election = electionAt(args[0], at);
        const contest = election.contests.find((c) => c.ballot === "list");
        const lists = contest?.options.filter((o) => o.kind !== "against-all") ?? [];
        const sources = lists.flatMap((o) => votesFigure(election, o.id)?.sources ?? []);
        return contest === undefined
          ? missing("not-found")
          : numberValue(lists.length, "count", { sources: [...new Set(sources)] });
      },
    ],
    [
      "verdict",
      (args, { at }) => {
        arity(args, 1, 1, at);
        const { verdict } = electionAt(args[0], at);
        if (verdict === undefined) return missing("not-found");
        return { kind: "word", word: verdict.is, sources: verdict.sources, laws: [] };
      },
    ],
  ];
}

/** A figure of the whole area that votes: that of the election, or of its first contest that has one. */
function wholeFigure(election: Election, key: string, option: string): Figure | undefined {
  for (const contest of ["", ...election.contests.map((c) => c.id)]) {
    const figure = election.figures.get(`${contest}\n${election.area}\n${option}\n${key}`);
    if (figure !== undefined) return figure;
  }
  return undefined;
}

function fromFigure(figure: Figure | undefined): ClaimValue {
  if (figure?.value === undefined || figure.value === null) return missing("not-found");
  const { value, sources } = figure;
  const number = typeof value === "number" ? ratio(value) : parseRatio(`${value}%`);
  return numberValue(number ?? ratio(0), typeof value === "number" ? "count" : "share", { sources });
}

function votesFigure(election: Election, option: string): Figure | undefined {
  for (const { id } of election.contests) {
    const figure = election.figures.get(`${id}\n${election.area}\n${option}\nvotes`);
    if (figure !== undefined) return figure;
  }
  return undefined;
}

/** Where the votes or declared seats of a contender were read. */
export function votesSources(election: Election, contender: string): readonly string[] {
  const votes = votesFigure(election, contender)?.sources ?? [];
  const declared = election.declared
    .filter((d) => d.option === contender && d.seats !== null)
    .flatMap((d) => d.sources);
  return [...new Set([...votes, ...declared])];
}

/** Votes by the first base that the contest names for its shares, exactly. */
function shareOf(election: Election, option: string): ClaimValue {
  const votes = votesFigure(election, option);
  const contest = election.contests.find((c) => c.id === votes?.contest);
  if (typeof votes?.value !== "number" || contest === undefined) return missing("not-found");
  const [base] = contest.shareOf;
  const lines = contest.options.map(
    (o) => election.figures.get(`${contest.id}\n${election.area}\n${o.id}\nvotes`)?.value,
  );
  const known = lines.flatMap((value) => (typeof value === "number" ? [value] : []));
  const whole =
    base === undefined || base === "lines"
      ? known.length === lines.length
        ? known.reduce((sum, value) => sum + value, 0)
        : undefined
      : wholeFigure(election, base, "")?.value;
  if (typeof whole !== "number" || whole === 0) return missing("not-found");
  return numberValue(ratio(votes.value, whole), "share", { sources: votes.sources });
}
