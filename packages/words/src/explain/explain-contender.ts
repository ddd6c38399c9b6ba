/**
 * Why one contender has its seats, or none: votes, bar, quota, remainders, rank, each with its article.
 *
 * @module
 */

import type { Outcome, Step } from "@urna/law";
import type { Block, Report } from "../blocks.ts";
import { type Case, type Context, stepsOfTier } from "../case.ts";
import { compareOfficial } from "../comparison.ts";
import { areaContext } from "./explain-all.ts";
import { lineReport } from "./explain-line.ts";
import { answer, lawBlocks, mergeLaw } from "./law-blocks.ts";
import { type Margin, marginBlocks } from "./margins.ts";
import { comparisonStamps, originStamps } from "../stamps.ts";
import { membersPart } from "../steps/members.ts";
import { numbered, rungBlocks, type StepPart } from "../steps/rungs.ts";
import { stepParts } from "../steps/steps.ts";
import type { ContenderPart, Fact } from "../step-words.ts";
import { seatsIn } from "../terms.ts";
import type { Words } from "../words.ts";

/** Why a contender has its seats of each tier, or none there, in a few words; a tier of which nothing is said is left out. */
export function tierReasons(ctx: Context, contender: string): ReadonlyMap<string, string> {
  const reasons = tierParts(ctx, contender, undefined).flatMap((part): [string, string][] => {
    const reason = reasonOf(ctx, part);
    return reason === undefined ? [] : [[part.tier.id, reason]];
  });
  return new Map(reasons);
}

/** What is said about one contender in one tier. */
interface TierPart {
  readonly tier: Outcome["tiers"][number];
  readonly seats: number;
  readonly parts: readonly StepPart[];
}

/** Explains the seats of one contender, of a line such as `against-all`, or of the independents. */
export function explainContender(
  words: Words,
  given: Case,
  contender: string,
  options: { readonly margins?: readonly Margin[]; readonly area?: string } = {},
): Report {
  const ctx: Context = areaContext({ ...given, words }, options.area);
  const line = lineReport(ctx, contender);
  if (line !== undefined) return line;
  const tiers = tierParts(ctx, contender, options.area);
  const others = otherParts(ctx, contender);
  const seats = given.outcome.seats.find((s) => s.contender === contender)?.total ?? 0;
  if (tiers.length === 0 && others.length === 0 && seats === 0) {
    return answer(words.say("explain.unknown", { name: given.naming.contender(contender) }), []);
  }
  const comparison = compareOfficial(given, contender);
  const stamps = [
    ...originStamps(
      words,
      tiers.filter((t) => t.seats > 0 || tiers.length === 1).map((t) => t.tier),
    ),
    ...comparisonStamps(words, comparison),
  ];
  const several = tiers.length > 1;
  const all = [...tiers.flatMap((t) => t.parts), ...others];
  const law = mergeLaw(all.flatMap(({ part }) => part.law));
  return {
    blocks: [
      {
        kind: "answer",
        text:
          options.area === undefined
            ? headline(ctx, contender, tiers, seats)
            : areaHeadline(ctx, contender, tiers, options.area),
        stamps: options.area === undefined ? stamps : [],
      },
      ...numbered(words, [
        ...toldOnce(tiers).flatMap(({ tier, parts }) => [
          ...(several
            ? [
                {
                  kind: "heading",
                  text:
                    options.area === undefined
                      ? tierHeading(ctx, tier)
                      : seatsIn(words, tier.tier.id, tier.seats),
                } as const,
              ]
            : []),
          ...partBlocks(ctx, parts),
        ]),
        ...groupBlocks(ctx, contender),
        ...partBlocks(ctx, others),
      ]),
      ...marginBlocks(ctx, options.margins),
      ...lawBlocks(ctx, law),
    ],
    ...(given.election === undefined ? {} : { next: `urna explain ${given.election.id}` }),
  };
}

/** For every tier that says something about the contender: the parts of its steps, up to the one that ends it. */
function tierParts(ctx: Context, contender: string, area: string | undefined): readonly TierPart[] {
  const row = ctx.outcome.seats.find((s) => s.contender === contender);
  const seatsOf = (tier: string): number => {
    if (area === undefined) return row?.byTier[tier] ?? 0;
    const there = ctx.outcome.areas.find((each) => each.tier === tier && each.area === area);
    return there?.seats.find((each) => each.contender === contender)?.seats ?? 0;
  };
  return ctx.outcome.tiers.flatMap((tier) => {
    const ids = stepsOfTier(ctx.rules, tier.id);
    const seats = seatsOf(tier.id);
    const passed = seats > 0 || isRescued(ctx, ids, contender);
    const own = partsOf(ctx, ids, contender);
    const members =
      own.length > 0 ? undefined : membersPart(ctx, ctx.rules.tiers.get(tier.id) ?? [], contender);
    const parts = (members === undefined ? own : [members]).map(({ at, part }) => ({
      at,
      part: passed && part.ends === true ? withoutEnd(part) : part,
    }));
    return parts.length === 0 ? [] : [{ tier, seats, parts }];
  });
}

/** What the steps with these ids say, clause by clause in the order of the trace. */
function partsOf(ctx: Context, ids: ReadonlySet<string>, contender: string): readonly StepPart[] {
  const groups = new Map<string, Step[]>();
  for (const step of ctx.outcome.trace) {
    if (!ids.has(step.at)) continue;
    const key = `${step.at} ${step.clause}`;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [step]);
    else group.push(step);
  }
  return [...groups.values()].flatMap((steps) =>
    stepParts(ctx, steps, contender).map((part) => ({ at: steps[0]?.at ?? "", part })),
  );
}

/** Whoever was let in by a rule for few lists is not stopped by the bar. */
function isRescued(ctx: Context, ids: ReadonlySet<string>, contender: string): boolean {
  return ctx.outcome.trace.some(
    (step) =>
      ids.has(step.at) &&
      step.verb === "admit" &&
      step.clause === "rescue" &&
      step.rescued.includes(contender),
  );
}

function withoutEnd({ facts, law, blocks }: ContenderPart): ContenderPart {
  return { facts, law, ...(blocks === undefined ? {} : { blocks }) };
}

/** Steps outside all tiers that speak of the contender: who fills the seats, tests of a question. */
function otherParts(ctx: Context, contender: string): readonly StepPart[] {
  const inTiers = new Set(ctx.outcome.tiers.flatMap((tier) => [...stepsOfTier(ctx.rules, tier.id)]));
  const ids = new Set(ctx.rules.steps.map((step) => step.id).filter((id) => !inTiers.has(id)));
  return partsOf(ctx, ids, contender);
}

/** The groups inside which the contender competed, such as its coalition, the smallest first: a group may be in a group. */
function groupsOf(ctx: Context, contender: string): readonly string[] {
  const found: string[] = [];
  collectGroups(ctx, contender, found);
  // The list grows while it is walked.
  for (const group of found) collectGroups(ctx, group, found);
  return found.filter((group) => group !== contender);
}

function collectGroups(ctx: Context, member: string, found: string[]): void {
  for (const step of ctx.outcome.trace) {
    if (step.clause !== "quota" && step.clause !== "divisor") continue;
    if (step.verb !== "allot" || step.group === undefined || found.includes(step.group)) continue;
    if (step.rows.some((row) => row.contender === member && row.contender !== step.group))
      found.push(step.group);
  }
}

/** What is said of the groups that a contender belongs to. */
function groupBlocks(ctx: Context, contender: string): readonly Block[] {
  return groupsOf(ctx, contender).flatMap((group): readonly Block[] => {
    const ids = new Set(ctx.rules.steps.map((step) => step.id));
    const parts = partsOf(ctx, ids, group);
    if (parts.length === 0) return [];
    const heading = ctx.words.say("explain.through", { name: ctx.naming.contender(group) });
    return [{ kind: "heading", text: heading }, ...partBlocks(ctx, parts)];
  });
}

/** Its seats of a tier; a single tier without a name of its own is not named. */
function tierSeats(ctx: Context, { tier, seats }: TierPart): string {
  const alone = ctx.outcome.tiers.length === 1 && ctx.words.find(`tier.${tier.id}`) === undefined;
  return alone ? ctx.words.counted("seats", seats) : seatsIn(ctx.words, tier.id, seats);
}

/** What it has in one area. */
function areaHeadline(ctx: Context, contender: string, tiers: readonly TierPart[], area: string): string {
  const { words } = ctx;
  const won = tiers.filter((t) => t.seats > 0).map((t) => tierSeats(ctx, t));
  return words.say("explain.areaAnswer", {
    name: ctx.naming.short(contender),
    area: ctx.naming.area(area),
    seats: won.length === 0 ? words.counted("seats", 0) : words.list(won),
  });
}

function headline(ctx: Context, contender: string, tiers: readonly TierPart[], seats: number): string {
  const { words } = ctx;
  const name = ctx.naming.short(contender);
  const many = ctx.naming.isSeveral?.(contender) === true;
  const won = tiers.filter((t) => t.seats > 0);
  const [only] = won;
  if (seats === 0) {
    const why = tiers.map((t) => reasonOf(ctx, t)).find((text) => text !== undefined);
    const tied = ctx.outcome.ties.some((tie) => tie.winners === undefined && tie.among.includes(contender));
    if (tied) return words.say("explain.tied", { name });
    if (why === undefined) return words.say(many ? "explain.noneMany" : "explain.none", { name });
    return words.say(many ? "explain.noneManyBecause" : "explain.noneBecause", { name, why });
  }
  if (only !== undefined && won.length === 1) {
    const how = reasonOf(ctx, only);
    const inTier = tierSeats(ctx, only);
    if (how === undefined) return words.say(many ? "explain.have" : "explain.has", { name, seats: inTier });
    return words.say(many ? "explain.haveBecause" : "explain.hasBecause", { name, seats: inTier, how });
  }
  return words.say(many ? "explain.haveBecause" : "explain.hasBecause", {
    name,
    seats: words.counted("seats", seats),
    how: words.list(won.map((t) => seatsIn(words, t.tier.id, t.seats))),
  });
}

/**
 * The reason in a few words: that of the step which ended it; else that of the step which gives the seats of the tier; else
 * the only one there is.
 */
function reasonOf(ctx: Context, { tier, parts }: TierPart): string | undefined {
  const said = parts.filter(({ part }) => part.summary !== undefined);
  const ending = said.find(({ part }) => part.ends === true);
  if (ending !== undefined) return ending.part.summary;
  const ownerOf = (at: string): string | undefined =>
    [...ctx.rules.tiers].find(([, steps]) => steps.includes(at))?.[0];
  const own = said.filter(({ at }) => ownerOf(at) === tier.id);
  // What another tier gives is no reason here.
  const candidates = own.length > 0 ? own : said.filter(({ at }) => ownerOf(at) === undefined);
  return candidates.length === 1 ? candidates[0]?.part.summary : undefined;
}

function tierHeading(ctx: Context, part: TierPart): string {
  const { words } = ctx;
  const seats = seatsIn(words, part.tier.id, part.seats);
  const how = reasonOf(ctx, part);
  return how === undefined ? seats : words.say("explain.tierHeading", { seats, how });
}

/** Facts of neighbouring parts in one block; tables follow the facts that they belong to. Told in a manner, rung by rung. */
function partBlocks(ctx: Context, parts: readonly StepPart[]): readonly Block[] {
  if (ctx.words.manner !== undefined) return parts.flatMap((part) => rungBlocks(ctx, part));
  const blocks: Block[] = [];
  let rows: Fact[] = [];
  const close = (): void => {
    if (rows.length > 0) blocks.push({ kind: "facts", rows });
    rows = [];
  };
  for (const { part } of parts) {
    rows.push(...part.facts);
    if (part.blocks === undefined || part.blocks.length === 0) continue;
    close();
    blocks.push(...part.blocks);
  }
  close();
  return blocks;
}

/** Steps that several tiers rest on are told once, where they are first needed. */
function toldOnce(
  tiers: readonly TierPart[],
): readonly { readonly tier: TierPart; readonly parts: readonly StepPart[] }[] {
  const told = new Set<string>();
  return tiers.map((tier) => {
    const parts = tier.parts.filter(({ at }) => !told.has(at));
    for (const { at } of parts) told.add(at);
    return { tier, parts };
  });
}
