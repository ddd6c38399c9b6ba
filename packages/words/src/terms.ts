/**
 * Words for what the engine names by ids: lines of the protocol, bases, bars, tiers, levels, rules for ties.
 *
 * @module
 */

import { type Bar, type Citation, isLine } from "@urna/law";
import type { Context } from "./case.ts";
import type { Numbers } from "./numbers.ts";
import type { CountedKey } from "./message.ts";
import type { Words } from "./words.ts";

/** `against-all` as "against all"; a line that no catalogue knows is its id. */
export function lineName(words: Words, line: string): string {
  return words.find(`line.${line}`) ?? line;
}

/** What a base adds up, as one phrase. Bases that laws often use have a phrase of their own. */
export function baseName(words: Words, lines: readonly string[]): string {
  const known = words.find(`base.${[...lines].sort().join("+")}`);
  return known ?? words.list(lines.map((line) => lineName(words, line)));
}

/** The citations of a base, beside those of the step that uses it. */
export function withBase(ctx: Context, base: string, cites: readonly Citation[]): readonly Citation[] {
  return [...cites, ...(ctx.rules.bases.get(base)?.cite ?? [])];
}

/** "at least 5 %", "more than 1/2". */
export function barText(
  words: Words,
  bar: Pick<Bar, "is"> & { readonly share: Parameters<Numbers["share"]>[0] },
): string {
  const share = words.numbers.share(bar.share);
  return bar.is === "atLeast" ? words.say("bar.atLeast", { share }) : words.say("bar.moreThan", { share });
}

/** "list", "district"; a tier that no catalogue knows is its id. */
export function tierName(words: Words, tier: string): string {
  return words.find(`tier.${tier}`) ?? tier;
}

/** "district vote"; a contest that no catalogue knows is its id. */
export function contestName(words: Words, contest: string): string {
  return words.find(`contest.${contest}`) ?? contest;
}

export function levelName(words: Words, level: string): string {
  return words.find(`level.${level}`) ?? level;
}

/** "29 districts"; areas of a level without a word of its own are areas with the level beside them. */
export function areasOf(words: Words, level: string, count: number): string {
  if (level === "district") return words.counted("districts", count);
  if (level === "region") return words.counted("regions", count);
  return `${words.counted("areas", count)} (${levelName(words, level)})`;
}

export function factName(words: Words, fact: string): string {
  return words.find(`fact.${fact}`) ?? fact;
}

const SEATS: Readonly<Record<string, CountedKey>> = { list: "seats.list", district: "seats.district" };

/** "40 list seats". */
export function seatsIn(words: Words, tier: string, seats: number): string {
  const key = SEATS[tier];
  if (key !== undefined) return words.counted(key, seats);
  return words.say("seats.ofTier", { seats: words.counted("seats", seats), tier: tierName(words, tier) });
}

/** Names of contenders, joined. */
export function namesOf(ctx: Pick<Context, "words" | "naming">, ids: readonly string[]): string {
  const nameOf = (id: string): string => {
    const name = ctx.naming.short(id);
    return name === id && isLine(id) ? lineName(ctx.words, id) : name;
  };
  return ctx.words.list(ids.map(nameOf));
}
