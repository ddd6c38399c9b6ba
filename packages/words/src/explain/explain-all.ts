/**
 * The whole allocation, step by step, with all figures: a reader can follow it with a pocket calculator.
 *
 * @module
 */

import type { Step } from "@urna/law";
import type { Block, Report } from "../blocks.ts";
import { type Case, type Context, groupSteps } from "../case.ts";
import { right, left, textCell, wholeCell } from "../cells.ts";
import { citeText, lawFacts } from "../cite.ts";
import { compareOfficial } from "../comparison.ts";
import { taught } from "../steps/rungs.ts";
import { outcomeHeadline, specialNotices } from "../outcome-words.ts";
import { comparisonBlocks, comparisonStamps, originStamps } from "../stamps.ts";
import { stepBlocks, stepHeading } from "../steps/steps.ts";
import { baseName, tierName } from "../terms.ts";
import { votesBlocks } from "../votes-table.ts";
import type { Words } from "../words.ts";

/**
 * Explains every step of the trace in its order; with `area` only what was done there, in full. Ties, refusals and unknown
 * figures come before the steps.
 */
export function explainAll(words: Words, given: Case, options: { readonly area?: string } = {}): Report {
  const ctx: Context = areaContext({ ...given, words }, options.area);
  const { outcome } = ctx;
  const groups = groupSteps(outcome.trace);
  const comparison = compareOfficial(given);
  return {
    blocks: [
      {
        kind: "answer",
        text: outcomeHeadline(ctx),
        stamps: [...originStamps(words, outcome.tiers), ...comparisonStamps(words, comparison)],
      },
      { kind: "paragraph", text: words.say("explain.all", { rules: given.rules.id }) },
      ...areaNotices(ctx, options.area),
      ...specialNotices(ctx),
      ...votesBlocks(ctx),
      ...baseBlocks(ctx),
      ...groups.flatMap((steps, i): readonly Block[] => {
        const [first] = steps;
        if (first === undefined) return [];
        return [
          { kind: "heading", text: stepHeading(ctx, i + 1, first), id: first.at },
          ...taught(ctx, first.at),
          ...stepBlocks(ctx, steps),
        ];
      }),
      ...sumBlocks(ctx),
      ...(outcome.tiers.length === 0 ? [] : comparisonBlocks(ctx, comparison)),
      ...(words.manner === "teacher" ? [] : lawsOf(ctx)),
    ],
  };
}

function lawsOf({ words, rules }: Context): readonly Block[] {
  return [
    { kind: "heading", text: words.word("laws.heading") },
    { kind: "facts", rows: lawFacts(words, rules.laws) },
  ];
}

/** The same case with the steps and votes of one area only. */
export function areaContext(ctx: Context, area: string | undefined): Context {
  if (area === undefined) return ctx;
  return {
    ...ctx,
    outcome: { ...ctx.outcome, trace: ctx.outcome.trace.flatMap((step) => stepIn(step, area) ?? []) },
    ...(ctx.votes === undefined ? {} : { votes: ctx.votes.filter((row) => row.area === area) }),
  };
}

/** What a step did in an area: all of it, or what a step of a larger area placed there. */
function stepIn(step: Step, area: string): Step | undefined {
  if (step.area === area) return step;
  if (step.verb === "place" && step.clause === "sub-apportion") {
    const rows = step.rows.filter((row) => row.area === area && row.seats > 0);
    return rows.length === 0 ? undefined : { ...step, rows };
  }
  if (step.verb === "place" && step.clause === "biproportional") {
    const areas = step.areas.filter((row) => row.area === area);
    return areas.length === 0
      ? undefined
      : { ...step, areas, cells: step.cells.filter((c) => c.area === area) };
  }
  return undefined;
}

/** How to see one area in full, or which one is seen. */
function areaNotices(ctx: Context, area: string | undefined): readonly Block[] {
  const { words, outcome, election } = ctx;
  if (area !== undefined)
    return [{ kind: "paragraph", text: words.say("explain.inArea", { area: ctx.naming.area(area) }) }];
  const areas = new Set(outcome.trace.map((step) => step.area));
  if (areas.size <= 2 || election === undefined) return [];
  const example = [...areas].find((id) => id !== outcome.trace[0]?.area) ?? "";
  const command = `urna explain ${election.id} --area ${example}`;
  return [{ kind: "paragraph", text: words.say("explain.oneArea", { command }) }];
}

/** Which lines each base adds up, and where the law says so. */
function baseBlocks(ctx: Context): readonly Block[] {
  const { words, rules } = ctx;
  if (rules.bases.size === 0) return [];
  return [
    { kind: "heading", text: words.word("bases.heading") },
    {
      kind: "facts",
      rows: [...rules.bases.values()].map((base) => ({
        label: words.word("label.base"),
        value: baseName(words, base.lines),
        // Its name in the document, by which it can be changed.
        remark: [citeText(words, rules.laws, base.cite), base.id].filter((part) => part !== "").join("; "),
      })),
    },
  ];
}

/** The seats of all tiers beside each other: the headline must be their sum. */
function sumBlocks(ctx: Context): readonly Block[] {
  const { words, outcome } = ctx;
  const rows = outcome.seats.filter((row) => row.total > 0);
  if (rows.length === 0) return [];
  return [
    { kind: "heading", text: words.word("sum.heading"), id: "sum" },
    {
      kind: "table",
      id: "sum",
      columns: [
        left("contender", words.word("column.contender")),
        ...outcome.tiers.map((tier) => right(tier.id, tierName(words, tier.id))),
        right("total", words.word("column.total")),
      ],
      rows: rows.map((row) => [
        textCell(ctx.naming.short(row.contender), row.contender),
        ...outcome.tiers.map((tier) => wholeCell(words, row.byTier[tier.id] ?? 0)),
        wholeCell(words, row.total),
      ]),
      totals: [
        textCell(words.word("total"), null),
        ...outcome.tiers.map((tier) => wholeCell(words, tier.given)),
        wholeCell(
          words,
          outcome.tiers.reduce((sum, tier) => sum + tier.given, 0),
        ),
      ],
    },
  ];
}
