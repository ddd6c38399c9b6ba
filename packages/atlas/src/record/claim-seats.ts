/**
 * Functions of claims over seats: recomputed by the law of the day, with the majorities that a constitution names.
 *
 * @module
 */

import {
  bodyOn,
  type BodyVersion,
  isObject,
  type MajorityRule,
  parseRatio,
  ratio,
  type Rules,
  seatsNeeded,
} from "@urna/law";
import type { Election } from "../election.ts";
import { votesSources } from "./claim-figures.ts";
import type { Expression } from "./claim-language.ts";
import { arity, type ClaimLookup, need, type NamedFunctions, wordOf } from "./claim-lookup.ts";
import { type ClaimValue, type LawPlace, missing, NO_GROUNDS, numberValue, Unfit } from "./claim-value.ts";

/** A majority of the body of an election on its day. */
interface NamedMajority {
  readonly rule: MajorityRule;
  readonly version: BodyVersion;
  readonly laws: readonly LawPlace[];
}

export function seatFunctions({
  atlas,
  electionAt,
  outcomeOf,
  optionAt,
  dayOf,
  bodyId,
}: ClaimLookup): NamedFunctions {
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
  const majorityAt = (
    args: readonly Expression[],
    i: number,
    election: Election,
    at: number,
  ): NamedMajority => {
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

  return [
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
  ];
}

function rulesLaws(rules: Rules): readonly LawPlace[] {
  return [...rules.laws].map(([id, { title }]) => ({ law: inFour(title, id) }));
}

function inFour(title: ReadonlyMap<string, string> | undefined, fallback: string): LawPlace["law"] {
  const of = (language: string): string => title?.get(language) ?? title?.get("en") ?? fallback;
  return { kk: of("kk"), ru: of("ru"), en: of("en"), es: of("es") };
}
