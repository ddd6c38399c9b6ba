/**
 * Who takes part, made of other sets or of what somebody has: seats, areas, members, a fact, a natural threshold.
 *
 * @module
 */

import type { Block } from "../blocks.ts";
import type { Context } from "../case.ts";
import { amountCell, divide, textCell } from "../cells.ts";
import { lawOf, passedText } from "./areas.ts";
import { isStep, type RowColumn, rowWords, type StepOf, wholeColumn, yesCell } from "./rows.ts";
import { areaLabel, stepWords, type StepWords } from "../step-words.ts";
import { factName, namesOf } from "../terms.ts";

const passes = <R extends { readonly passes: boolean }>(ctx: Context): RowColumn<R> => ({
  key: "passes",
  title: ctx.words.word("column.passes"),
  align: "left",
  cell: (row) => yesCell(ctx, row.passes),
});

/** In all, in any, in none of several sets. */
export const admitSets: StepWords = rowWords(isStep("admit", "all", "any", "not"), {
  rows: (step) => step.rows,
  who: (row) => row.contender,
  columns: (ctx, step) => [
    ...step.of.map((id, i) => ({
      key: id,
      title: id,
      align: "left" as const,
      cell: (row: (typeof step.rows)[number]) => yesCell(ctx, row.parts[i] === true),
    })),
    passes(ctx),
  ],
  facts: (ctx, step) => [{ label: ctx.words.word("label.takesPart"), value: setsText(ctx, step) }],
  result: (ctx, step) => passedText(ctx, step.rows),
  summary: (ctx, step, row) =>
    row.passes ? undefined : ctx.words.say(`setsWhy.${step.clause}`, { sets: step.of.join(", ") }),
  ends: (_, row) => !row.passes,
  passes: (row) => row.passes,
  aside: setsText,
  label: (ctx) => ctx.words.word("label.takesPart"),
});

function setsText({ words }: Context, step: StepOf<"admit", "all" | "any" | "not">): string {
  return words.say(`sets.${step.clause}`, { sets: step.of.join(", ") });
}

type ReachStep = StepOf<"admit", "seats" | "areas" | "members" | "fact" | "placement">;
type ReachRow = ReachStep["rows"][number];

/** What must be reached; a fact is there or not. */
function reachText({ words }: Context, step: ReachStep): string {
  return step.clause === "fact"
    ? factName(words, step.fact ?? "")
    : words.say("reach.atLeast", { n: words.numbers.whole(step.atLeast) });
}

/** Enough seats, areas, members or places; a fact. */
export const admitReach: StepWords = rowWords<ReachStep, ReachRow>(
  isStep("admit", "seats", "areas", "members", "fact", "placement"),
  {
    rows: (step) => step.rows,
    who: (row) => row.contender,
    columns: (ctx, step) => [
      ...(step.clause === "fact"
        ? []
        : [wholeColumn<ReachRow>(ctx, "count", ctx.words.word(`reach.${step.clause}`), (row) => row.count)]),
      passes<ReachRow>(ctx),
    ],
    facts: (ctx, step) => [{ label: ctx.words.word("column.needed"), value: reachText(ctx, step) }],
    result: (ctx, step) => passedText(ctx, step.rows),
    passes: (row) => row.passes,
    aside: reachText,
    label: (ctx) => ctx.words.word("label.takesPart"),
  },
);

/** Votes behind a seat of the area. */
export const admitSeatQuota: StepWords = rowWords(isStep("admit", "quota"), {
  rows: (step) => step.rows,
  who: (row) => row.contender,
  columns: (ctx) => [
    { key: "votes", title: ctx.words.word("column.votes"), cell: (row) => amountCell(ctx.words, row.votes) },
    passes(ctx),
  ],
  facts: ({ words }, step) => [
    {
      label: words.word("column.needed"),
      value: words.say("seatQuota.needed", {
        needed: words.numbers.amount(step.needed),
        seats: words.counted("seats", step.seats),
      }),
    },
  ],
  result: (ctx, step) => passedText(ctx, step.rows),
  passes: (row) => row.passes,
  aside: ({ words }, step) =>
    words.say("seatQuota.needed", {
      needed: words.numbers.amount(step.needed),
      seats: words.counted("seats", step.seats),
    }),
  label: (ctx) => ctx.words.word("label.bar"),
});

/** The first set that is large enough. */
export const admitFirst: StepWords = stepWords(isStep("admit", "first"), {
  whole: (ctx, steps) => steps.map((step) => ({ kind: "paragraph", text: firstText(ctx, step) }) as const),
  one: (ctx, step, contender) => ({
    facts: [
      {
        label: areaLabel(ctx, step, ctx.words.word("label.takesPart")),
        value: ctx.words.word(step.admitted.includes(contender) ? "yes" : "no"),
        remark: firstText(ctx, step),
      },
    ],
    law: lawOf(ctx, step, ctx.words.word("label.takesPart")),
  }),
});

function firstText({ words }: Context, step: StepOf<"admit", "first">): string {
  const sets = step.of.map((id, i) => `${id} (${words.numbers.whole(step.counts[i] ?? 0)})`).join(", ");
  return words.say("first.text", { atLeast: words.numbers.whole(step.atLeast), sets, taken: step.taken });
}

/** The next by votes, until enough take part. */
export const admitUntil: StepWords = stepWords(isStep("admit", "until"), {
  whole: (ctx, steps) => steps.map((step) => ({ kind: "paragraph", text: untilText(ctx, step) }) as const),
  one: (ctx, step, contender) => {
    const isIn = step.passed.includes(contender) || step.added.includes(contender);
    const label = ctx.words.word("label.letIn");
    return {
      facts: [
        {
          label: areaLabel(ctx, step, label),
          value: ctx.words.word(isIn ? "yes" : "no"),
          remark: untilText(ctx, step),
        },
      ],
      law: lawOf(ctx, step, label),
    };
  },
});

function untilText(ctx: Context, step: StepOf<"admit", "until">): string {
  const { words } = ctx;
  const first =
    step.added.length === 0
      ? words.word("rescue.notNeeded")
      : words.say("until.added", { names: namesOf(ctx, step.added) });
  if (step.votes === undefined || step.base === undefined) return first;
  const share = divide(step.votes, step.base);
  const together = words.say("until.share", {
    votes: words.numbers.amount(step.votes),
    base: words.numbers.amount(step.base),
    share: share === undefined ? words.numbers.amount(step.votes) : words.numbers.percent(share),
  });
  return `${first} ${together}`;
}

type ElectableStep = StepOf<"admit", "electable">;
type NotElectable = ElectableStep["rows"][number];

/** Candidates who may not be elected any more. */
export const admitElectable: StepWords = stepWords(isStep("admit", "electable"), {
  whole: (ctx, steps) => steps.flatMap((step) => electableBlocks(ctx, step)),
  one: (ctx, step, contender) => {
    const row = step.rows.find((r) => r.contender === contender);
    if (row === undefined) return undefined;
    const label = ctx.words.word("label.electable");
    return {
      facts: [{ label, value: ctx.words.word("no"), remark: becauseText(ctx, row) }],
      law: lawOf(ctx, step, label),
    };
  },
});

function electableBlocks(ctx: Context, step: ElectableStep): readonly Block[] {
  const { words } = ctx;
  const whole = (value: number): string => words.numbers.whole(value);
  const few = step.rows.filter((row) => row.because === "too-few-votes");
  const text = words.say("electable.text", {
    candidates: whole(step.candidates),
    elected: whole(step.rows.length - few.length),
    few: whole(few.length),
  });
  if (few.length === 0 || few.length > 40) return [{ kind: "paragraph", text }];
  return [
    { kind: "paragraph", text },
    { kind: "list", items: few.map((row) => `${ctx.naming.short(row.contender)}: ${becauseText(ctx, row)}`) },
  ];
}

function becauseText({ words }: Context, row: NotElectable): string {
  if (row.votes === undefined || row.needed === undefined) return words.word(`because.${row.because}`);
  return words.say("because.figures", {
    because: words.word(`because.${row.because}`),
    votes: words.numbers.amount(row.votes),
    needed: words.numbers.amount(row.needed),
  });
}

/** For tables of names. */
export const nameCell = (ctx: Context, id: string): ReturnType<typeof textCell> =>
  textCell(ctx.naming.short(id), id);
