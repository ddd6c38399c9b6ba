/**
 * The functions of the language of claims, over an atlas and the engine:
 *
 * - `seats(election, contender [, tier])`: seats by the law of the day, recomputed
 * - `tier(election, tier)`: seats that there are to give; `members(election)`, `members(body, day)`
 * - `needed(election, majority)`, `bar(election, majority)`: members that a majority needs, and its share of all
 * - `short(election, contender, majority)`: seats that are missing to it, zero when it has them
 * - `share(election, option)`: votes by the base that the election names; `rank(election, option)`: place by votes
 * - `turnout(election)`: as printed; `figure(election, key [, option])`: any figure that holds
 * - `threshold(election)`: the share that a list must reach; `lists(election)`: lists on the ballot
 * - `stands(election, contender)`: yes or no; `verdict(election)`: what was declared
 * - `candidacy(election, contest, key [, group])`: numbers of the record; `all` for a contest of all kinds
 * - `events(category, subject [, from, until])`: events that the record knows, at least so many
 * - `date(election)`, `months(day, day)`: whole months; `step(election, step)`: a day of its calendar
 * - `exists(body, day)`: yes or no
 *
 * @module
 */

import {
  bodyOn,
  type BodyVersion,
  elect,
  isObject,
  type Outcome,
  parseRatio,
  ratio,
  type Rules,
  seatsNeeded,
} from "@urna/law";
import { calendarFor } from "../calendar.ts";
import type { Election } from "../election.ts";
import { FIGURE_KEYS, type Figure } from "../figures.ts";
import { toInput } from "../input.ts";
import type { Atlas } from "../load.ts";
import type { AtlasProblem, Loaded } from "../problems.ts";
import { CANDIDACY_GROUPS, CANDIDACY_KEYS, countOf as candidacyOf } from "./candidacy.ts";
import type { Expression } from "./claim-language.ts";
import {
  type ClaimFunction,
  type ClaimValue,
  type LawPlace,
  missing,
  NO_GROUNDS,
  numberValue,
  Unfit,
  valueOf,
} from "./claim-value.ts";
import { EVENT_CATEGORIES, eventsIn } from "./events.ts";
import type { CountryRecord } from "./read.ts";

/** What functions look things up in. */
export interface ClaimWorld {
  readonly atlas: Atlas;
  readonly record: CountryRecord;
}

/** Files of the atlas that an expression needs are not what they should be. */
export class BadAtlas extends Error {
  readonly problems: readonly AtlasProblem[];
  constructor(problems: readonly AtlasProblem[]) {
    super("files of the atlas");
    this.problems = problems;
  }
}

function need<T>(loaded: Loaded<T>): T {
  if (loaded.ok) return loaded.value;
  throw new BadAtlas(loaded.problems);
}

/** The functions, by name. Every election is read and evaluated once. */
export function claimFunctions({ atlas, record }: ClaimWorld): ReadonlyMap<string, ClaimFunction> {
  const elections = new Map<string, Election>();
  const outcomes = new Map<string, { readonly rules: Rules; readonly outcome: Outcome }>();

  const electionAt = (arg: Expression | undefined, at: number): Election => {
    const id = wordOf(arg, at, "the id of an election");
    const known = elections.get(id);
    if (known !== undefined) return known;
    if (!atlas.electionIds().includes(id))
      throw new Unfit(arg?.at ?? at, "the id of an election", id, atlas.electionIds());
    const read = need(atlas.election(id));
    elections.set(id, read);
    return read;
  };
  const outcomeOf = (election: Election): { readonly rules: Rules; readonly outcome: Outcome } => {
    const known = outcomes.get(election.id);
    if (known !== undefined) return known;
    const rules = need(atlas.rules(need(atlas.rulesOf(election)).id));
    const outcome = elect(rules, toInput(election));
    if (!outcome.ok) throw new Unfit(1, `figures that fit the rules ${rules.id}`, election.id);
    const both = { rules, outcome: outcome.value };
    outcomes.set(election.id, both);
    return both;
  };
  const optionAt = (election: Election, arg: Expression | undefined, at: number): string => {
    const id = wordOf(arg, at, "a contender");
    if (!election.options.has(id))
      throw new Unfit(arg?.at ?? at, `a contender of ${election.id}`, id, election.options.keys());
    return id;
  };
  const bodyOf = (election: Election): BodyVersion | undefined =>
    election.body === undefined ? undefined : bodyOn(need(atlas.body(election.body)), election.date);

  /** Seats with the votes and declarations they rest on. */
  const seats = (election: Election, contender: string, tier: string | undefined, at: number): ClaimValue => {
    const { rules, outcome } = outcomeOf(election);
    if (tier !== undefined && !rules.tiers.has(tier))
      throw new Unfit(at, `a tier of ${rules.id}`, tier, rules.tiers.keys());
    const grounds = { sources: votesSources(election, contender), laws: rulesLaws(rules) };
    const tiers = outcome.tiers.filter((t) => tier === undefined || t.id === tier);
    if (tiers.some((t) => t.status === "refused")) return missing("refused", grounds);
    if (tiers.some((t) => t.status === "tied") && outcome.ties.some((tie) => tie.among.includes(contender)))
      return missing("tie", grounds);
    const row = outcome.seats.find((s) => s.contender === contender);
    return numberValue(tier === undefined ? (row?.total ?? 0) : (row?.byTier[tier] ?? 0), "count", grounds);
  };
  const majorityAt = (args: readonly Expression[], i: number, election: Election, at: number) => {
    const id = wordOf(args[i], at, "a majority");
    const version = bodyOf(election);
    const rule = version?.majorities.find((m) => m.id === id);
    if (version === undefined || rule === undefined)
      throw new Unfit(
        args[i]?.at ?? at,
        `a majority of the body of ${election.id}`,
        id,
        version?.majorities.map((m) => m.id),
      );
    const body = need(atlas.body(election.body ?? ""));
    const laws = rule.cite.map(({ law, article }): LawPlace => {
      const title = body.laws.get(law)?.title;
      return { law: inFour(title, law), ...(article === undefined ? {} : { article }) };
    });
    return { rule, version, laws };
  };

  const functions = new Map<string, ClaimFunction>([
    [
      "seats",
      (args, { at }) => {
        arity(args, 2, 3, at);
        const election = electionAt(args[0], at);
        const tier = args[2] === undefined ? undefined : wordOf(args[2], at, "a tier");
        return seats(election, optionAt(election, args[1], at), tier, args[2]?.at ?? at);
      },
    ],
    [
      "tier",
      (args, { at }) => {
        arity(args, 2, 2, at);
        const { outcome, rules } = outcomeOf(electionAt(args[0], at));
        const id = wordOf(args[1], at, "a tier");
        const tier = outcome.tiers.find((t) => t.id === id);
        if (tier === undefined)
          throw new Unfit(args[1]?.at ?? at, `a tier of ${rules.id}`, id, rules.tiers.keys());
        return numberValue(tier.size, "count", { laws: rulesLaws(rules) });
      },
    ],
    [
      "members",
      (args, { at }) => {
        arity(args, 1, 2, at);
        const [first, second] = args;
        if (second === undefined) {
          const version = bodyOf(electionAt(first, at));
          return version === undefined ? missing("not-found") : numberValue(version.members);
        }
        const version = bodyOn(need(atlas.body(bodyId(first, at))), dayOf(second, at));
        return version === undefined ? missing("out-of-force") : numberValue(version.members);
      },
    ],
    [
      "exists",
      (args, { at }) => {
        arity(args, 2, 2, at);
        const version = bodyOn(need(atlas.body(bodyId(args[0], at))), dayOf(args[1], at));
        return { ...NO_GROUNDS, kind: "word", word: version === undefined ? "no" : "yes" };
      },
    ],
    [
      "needed",
      (args, { at }) => {
        arity(args, 2, 2, at);
        const { rule, version, laws } = majorityAt(args, 1, electionAt(args[0], at), at);
        return numberValue(seatsNeeded(rule, version.members), "count", { laws });
      },
    ],
    [
      "bar",
      (args, { at }) => {
        arity(args, 2, 2, at);
        const { rule, laws } = majorityAt(args, 1, electionAt(args[0], at), at);
        return numberValue(rule.atLeast ?? rule.moreThan ?? ratio(0), "share", { laws });
      },
    ],
    [
      "short",
      (args, { at }) => {
        arity(args, 3, 3, at);
        const election = electionAt(args[0], at);
        const held = seats(election, optionAt(election, args[1], at), undefined, at);
        const { rule, version, laws } = majorityAt(args, 2, election, at);
        if (held.kind !== "number") return held;
        const lacking = seatsNeeded(rule, version.members) - Number(held.value.num);
        return numberValue(Math.max(0, lacking), "count", { sources: held.sources, laws });
      },
    ],
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
      "threshold",
      (args, { at }) => {
        arity(args, 1, 1, at);
        const { rules } = outcomeOf(electionAt(args[0], at));
        const steps = isObject(rules.document["steps"]) ? Object.values(rules.document["steps"]) : [];
        const bars = steps.flatMap((step) =>
          isObject(step) && step["admit"] === "share"
            ? (parseRatio(step["atLeast"] ?? step["moreThan"]) ?? [])
            : [],
        );
        const [bar, another] = bars;
        return bar === undefined || another !== undefined
          ? missing("not-found")
          : numberValue(bar, "share", { laws: rulesLaws(rules) });
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
      "stands",
      (args, { at }) => {
        arity(args, 2, 2, at);
        const election = electionAt(args[0], at);
        const id = wordOf(args[1], at, "a party or a subject of the record");
        const parties = need(atlas.parties(election.country));
        const subjects = record.subjects.map((s) => s.id);
        if (!election.options.has(id) && !parties.has(id) && !subjects.includes(id))
          throw new Unfit(args[1]?.at ?? at, "a party or a subject of the record", id, [
            ...parties.keys(),
            ...subjects,
          ]);
        return { ...NO_GROUNDS, kind: "word", word: election.options.has(id) ? "yes" : "no" };
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
    [
      "candidacy",
      (args, { at }) => {
        arity(args, 3, 4, at);
        const election = electionAt(args[0], at);
        const contest = wordOf(args[1], at, "a contest, or all");
        const contests = [...election.contests.map((c) => c.id), "all"];
        if (!contests.includes(contest))
          throw new Unfit(args[1]?.at ?? at, "a contest, or all", contest, contests);
        const key = oneOf(args[2], at, CANDIDACY_KEYS);
        const group = args[3] === undefined ? "" : oneOf(args[3], at, CANDIDACY_GROUPS);
        const found = candidacyOf(record.candidacy, {
          election: election.id,
          contest: contest === "all" ? "" : contest,
          area: election.area,
          key,
          group,
        });
        if (found === undefined) return missing("not-found");
        const value = key === "share" ? parseRatio(`${found.value}%`) : parseRatio(String(found.value));
        return numberValue(value ?? ratio(0), key === "share" ? "share" : "count", {
          sources: found.sources,
        });
      },
    ],
    [
      "events",
      (args, { at }) => {
        arity(args, 2, 4, at);
        const category = oneOf(args[0], at, EVENT_CATEGORIES);
        const subject = wordOf(args[1], at, "a subject of the record");
        const subjects = record.subjects.map((s) => s.id);
        if (!subjects.includes(subject))
          throw new Unfit(args[1]?.at ?? at, "a subject of the record", subject, subjects);
        const found = eventsIn(record.events, {
          category,
          subject,
          ...(args[2] === undefined ? {} : { from: dayOf(args[2], at) }),
          ...(args[3] === undefined ? {} : { until: dayOf(args[3], at) }),
        });
        const sources = [...new Set(found.flatMap((e) => e.sources))];
        return {
          kind: "number",
          value: ratio(found.length),
          unit: "count",
          atLeast: true,
          sources,
          laws: [],
        };
      },
    ],
    [
      "date",
      (args, { at }) => {
        arity(args, 1, 1, at);
        return { ...NO_GROUNDS, kind: "day", day: electionAt(args[0], at).date };
      },
    ],
    [
      "months",
      (args, { at }) => {
        arity(args, 2, 2, at);
        return numberValue(monthsBetween(dayOf(args[0], at), dayOf(args[1], at)));
      },
    ],
    [
      "step",
      (args, { at }) => {
        arity(args, 2, 2, at);
        const election = electionAt(args[0], at);
        const id = wordOf(args[1], at, "a step of a calendar");
        const calendar = atlas.calendarFor(election.series, election.date);
        if (!calendar.ok) return missing("not-found");
        const days = calendarFor(calendar.value, election.date);
        const found = days.find((d) => d.step.id === id);
        if (found === undefined)
          throw new Unfit(
            args[1]?.at ?? at,
            "a step of a calendar",
            id,
            days.map((d) => d.step.id),
          );
        const day = found.published?.day ?? found.computed;
        if (day === undefined) return missing("not-found");
        const { article } = found.step;
        const laws = [{ law: calendar.value.law.title, ...(article === undefined ? {} : { article }) }];
        return { kind: "day", day, sources: found.published?.sources ?? [], laws };
      },
    ],
  ]);

  function dayOf(arg: Expression | undefined, at: number): string {
    if (arg === undefined) throw new Unfit(at, "a day");
    const value = valueOf(arg, functions);
    if (value.kind !== "day") throw new Unfit(arg.at, "a day such as 2023-03-19, or date(election)");
    return value.day;
  }
  function bodyId(arg: Expression | undefined, at: number): string {
    const id = wordOf(arg, at, "the id of a body");
    if (!atlas.bodyIds().includes(id))
      throw new Unfit(arg?.at ?? at, "the id of a body", id, atlas.bodyIds());
    return id;
  }
  return functions;
}

function arity(args: readonly Expression[], least: number, most: number, at: number): void {
  if (args.length < least || args.length > most)
    throw new Unfit(
      at,
      least === most ? `${least} arguments` : `${least} to ${most} arguments`,
      String(args.length),
    );
}

function wordOf(arg: Expression | undefined, at: number, expected: string): string {
  if (arg?.kind === "word") return arg.word;
  throw new Unfit(arg?.at ?? at, expected);
}

function oneOf<const C extends readonly string[]>(
  arg: Expression | undefined,
  at: number,
  choices: C,
): C[number] {
  const word = wordOf(arg, at, `one of ${choices.join(", ")}`);
  const found = choices.find((c) => c === word);
  if (found === undefined) throw new Unfit(arg?.at ?? at, `one of ${choices.join(", ")}`, word, choices);
  return found;
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
function votesSources(election: Election, contender: string): readonly string[] {
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

function rulesLaws(rules: Rules): readonly LawPlace[] {
  return [...rules.laws].map(([id, { title }]) => ({ law: inFour(title, id) }));
}

function inFour(title: ReadonlyMap<string, string> | undefined, fallback: string): LawPlace["law"] {
  const of = (language: string): string => title?.get(language) ?? title?.get("en") ?? fallback;
  return { kk: of("kk"), ru: of("ru"), en: of("en"), es: of("es") };
}

/** Whole months from one day to another: from 5 June to 19 March are nine. */
function monthsBetween(from: string, to: string): number {
  const [y1 = 0, m1 = 0, d1 = 0] = from.split("-").map(Number);
  const [y2 = 0, m2 = 0, d2 = 0] = to.split("-").map(Number);
  return (y2 - y1) * 12 + (m2 - m1) - (d2 < d1 ? 1 : 0);
}
