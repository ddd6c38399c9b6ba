/**
 * Why one contender has its seats, or none: votes, bar, quota, remainders, rank, each with its article.
 *
 * @module
 */

import { isLine, type Outcome, type Step } from "@urna/law";
import type { Block, Report } from "./blocks.ts";
import { type Case, type Context, stepsOfTier } from "./case.ts";
import { divide } from "./cells.ts";
import { citeText, lawFacts } from "./cite.ts";
import { compareOfficial } from "./comparison.ts";
import { type Margin, marginBlocks } from "./margins.ts";
import { comparisonStamps, originStamps } from "./stamps.ts";
import { stepPart } from "./steps.ts";
import type { ContenderPart, Fact } from "./step-words.ts";
import { baseName, barText, seatsIn } from "./terms.ts";
import type { Words } from "./words.ts";

/** What is said about one contender in one tier. */
interface TierPart {
  readonly tier: Outcome["tiers"][number];
  readonly seats: number;
  readonly parts: readonly ContenderPart[];
}

/** Explains the seats of one contender, of a line such as `against-all`, or of the independents. */
export function explainContender(
  words: Words,
  given: Case,
  contender: string,
  options: { readonly margins?: readonly Margin[] } = {},
): Report {
  const ctx: Context = { ...given, words };
  const line = lineReport(ctx, contender);
  if (line !== undefined) return line;
  const tiers = tierParts(ctx, contender);
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
  const law = mergeLaw(all.flatMap((part) => part.law));
  return {
    blocks: [
      { kind: "answer", text: headline(ctx, contender, tiers, seats), stamps },
      ...tiers.flatMap((t) => [
        ...(several ? [{ kind: "heading", text: tierHeading(ctx, t) } as const] : []),
        ...partBlocks(t.parts),
      ]),
      ...partBlocks(others),
      ...marginBlocks(ctx, options.margins),
      ...lawBlocks(ctx, law),
    ],
    ...(given.election === undefined ? {} : { next: `urna explain ${given.election.id}` }),
  };
}

function answer(text: string, blocks: readonly Block[]): Report {
  return { blocks: [{ kind: "answer", text, stamps: [] }, ...blocks] };
}

/** For every tier that says something about the contender: the parts of its steps, up to the one that ends it. */
function tierParts(ctx: Context, contender: string): readonly TierPart[] {
  const seats = ctx.outcome.seats.find((s) => s.contender === contender);
  return ctx.outcome.tiers.flatMap((tier) => {
    const ids = stepsOfTier(ctx.rules, tier.id);
    const parts: ContenderPart[] = [];
    const ended = isRescued(ctx, ids, contender);
    for (const step of ctx.outcome.trace) {
      if (!ids.has(step.at)) continue;
      const part = stepPart(ctx, step, contender);
      if (part !== undefined) parts.push(ended && part.ends === true ? withoutEnd(part) : part);
    }
    if (parts.length === 0) return [];
    return [{ tier, seats: seats?.byTier[tier.id] ?? 0, parts }];
  });
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
function otherParts(ctx: Context, contender: string): readonly ContenderPart[] {
  const inTiers = new Set(ctx.outcome.tiers.flatMap((tier) => [...stepsOfTier(ctx.rules, tier.id)]));
  return ctx.outcome.trace
    .filter((step: Step) => !inTiers.has(step.at))
    .flatMap((step) => stepPart(ctx, step, contender) ?? []);
}

function headline(ctx: Context, contender: string, tiers: readonly TierPart[], seats: number): string {
  const { words } = ctx;
  const name = ctx.naming.short(contender);
  const many = ctx.naming.isSeveral?.(contender) === true;
  const won = tiers.filter((t) => t.seats > 0);
  const [only] = won;
  if (seats === 0) {
    const why = tiers.map((t) => reasonOf(t)).find((text) => text !== undefined);
    const tied = ctx.outcome.ties.some((tie) => tie.winners === undefined && tie.among.includes(contender));
    if (tied) return words.say("explain.tied", { name });
    if (why === undefined) return words.say(many ? "explain.noneMany" : "explain.none", { name });
    return words.say(many ? "explain.noneManyBecause" : "explain.noneBecause", { name, why });
  }
  if (only !== undefined && won.length === 1) {
    const how = reasonOf(only);
    const inTier = seatsIn(words, only.tier.id, only.seats);
    if (how === undefined) return words.say(many ? "explain.have" : "explain.has", { name, seats: inTier });
    return words.say(many ? "explain.haveBecause" : "explain.hasBecause", { name, seats: inTier, how });
  }
  return words.say(many ? "explain.haveBecause" : "explain.hasBecause", {
    name,
    seats: words.counted("seats", seats),
    how: words.list(won.map((t) => seatsIn(words, t.tier.id, t.seats))),
  });
}

/** The reason in a few words: that of the step which ended it, else that of the last one. Several areas are counted. */
function reasonOf({ parts }: TierPart): string | undefined {
  const ending = parts.find((part) => part.ends === true && part.summary !== undefined);
  if (ending !== undefined) return ending.summary;
  const summaries = parts.flatMap((part) => (part.summary === undefined ? [] : [part.summary]));
  return summaries.length === 1 ? summaries[0] : undefined;
}

function tierHeading(ctx: Context, part: TierPart): string {
  const { words } = ctx;
  const seats = seatsIn(words, part.tier.id, part.seats);
  const how = reasonOf(part);
  return how === undefined ? seats : words.say("explain.tierHeading", { seats, how });
}

/** Facts of neighbouring parts in one block, tables after them. */
function partBlocks(parts: readonly ContenderPart[]): readonly Block[] {
  const rows: Fact[] = parts.flatMap((part) => part.facts);
  const blocks = parts.flatMap((part) => part.blocks ?? []);
  return [...(rows.length > 0 ? [{ kind: "facts", rows } as const] : []), ...blocks];
}

/** One line for each label; places that several steps name are named once. */
function mergeLaw(law: readonly Fact[]): readonly Fact[] {
  const merged = new Map<string, string[]>();
  for (const { label, value } of law) {
    const values = merged.get(label) ?? [];
    merged.set(label, values);
    if (value !== "" && !values.includes(value)) values.push(value);
  }
  return [...merged].flatMap(([label, values]) =>
    values.length === 0 ? [] : [{ label, value: values.join("; ") }],
  );
}

function lawBlocks(ctx: Context, law: readonly Fact[]): readonly Block[] {
  return [
    { kind: "heading", text: ctx.words.say("explain.law", { rules: ctx.rules.id }) },
    { kind: "facts", rows: [...law, ...lawFacts(ctx.words, ctx.rules.laws)] },
  ];
}

/** A line of the protocol takes part in nothing; what its votes do is said. */
function lineReport(ctx: Context, id: string): Report | undefined {
  if (!isLine(id)) return undefined;
  const { words, votes } = ctx;
  const n = words.numbers;
  const name = ctx.naming.contender(id);
  const rows = (votes ?? []).filter((row) => row.option === id);
  const facts: Fact[] = [];
  const law: Fact[] = [];
  for (const step of ctx.outcome.trace) {
    if (step.verb !== "admit" || step.clause !== "share") continue;
    const [first] = step.rows;
    if (first === undefined) continue;
    const contest = rows.filter((row) => row.area === step.area || row.area === "");
    const [row] = contest;
    const figure = typeof row?.votes === "number" ? { num: row.votes, den: 1 } : undefined;
    const base = baseName(words, step.baseLines);
    const counts = step.baseLines.includes(id);
    if (figure !== undefined) {
      const share = divide(figure, step.base);
      facts.push({
        label: words.word("label.votes"),
        value: counts
          ? words.say("share.votesOf", { votes: n.amount(figure), total: n.amount(step.base), base })
          : n.amount(figure),
        ...(share === undefined || !counts ? {} : { remark: n.percent(share, 5) }),
      });
    }
    facts.push({
      label: words.word("label.bar"),
      value: words.say(counts ? "mark.inBase" : "mark.notInBase", { bar: barText(words, first.bar), base }),
    });
    law.push({
      label: words.word("label.bar"),
      value: citeText(words, ctx.rules.laws, ctx.rules.bases.get(first.bar.of)?.cite ?? []),
    });
  }
  const missing = rows.some((row) => row.votes === null);
  return answer(words.say("mark.noSeats", { name }), [
    ...(facts.length > 0 ? [{ kind: "facts", rows: facts } as const] : []),
    ...(missing ? [{ kind: "paragraph", text: words.word("mark.missing") } as const] : []),
    ...lawBlocks(ctx, mergeLaw(law)),
  ]);
}
