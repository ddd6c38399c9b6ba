/**
 * What a result means: a test of one share, a test in so many areas. Not known is a verdict too.
 *
 * @module
 */

import type { Step } from "@urna/law";
import type { Block } from "../blocks.ts";
import type { Context } from "../case.ts";
import { divide, left, right, textCell } from "../cells.ts";
import { stepWords, type StepWords } from "../step-words.ts";
import { barText, baseName, factName, levelName, lineName } from "../terms.ts";
import type { Words } from "../words.ts";

type TestStep = Extract<Step, { verb: "decide"; clause: "share" }>;
type AreasStep = Extract<Step, { verb: "decide"; clause: "areas" }>;
type Verdict = TestStep["verdict"];

/** "yes", "no", "not known". */
export function verdictWord(words: Words, verdict: Verdict): string {
  return words.word(`verdict.${verdict}`);
}

/** What a test tests: an option by its name, or a base by its lines. */
function testedName(ctx: Context, what: string): string {
  const base = ctx.rules.bases.get(what);
  return base === undefined ? ctx.naming.contender(what) : baseName(ctx.words, base.lines);
}

/** One sentence on one test. */
export function testText(ctx: Context, step: TestStep): string {
  const { words } = ctx;
  const n = words.numbers;
  const what = testedName(ctx, step.what);
  const base = baseName(words, step.baseLines);
  const bar = barText(words, step.bar);
  if (step.value === null || step.base === null) return words.say("test.unknown", { what, bar, base });
  const share = divide(step.value, step.base);
  const values = {
    what,
    votes: n.amount(step.value),
    total: n.amount(step.base),
    base,
    share: share === undefined ? n.amount(step.value) : n.percent(share),
    bar,
  };
  return step.verdict === "yes" ? words.say("test.yes", values) : words.say("test.no", values);
}

export const decideShare: StepWords = stepWords(
  (step): step is TestStep => step.verb === "decide" && step.clause === "share",
  {
    whole: (ctx, steps) => {
      const [first] = steps;
      if (first === undefined) return [];
      return steps.length === 1
        ? [{ kind: "paragraph", text: testText(ctx, first) }]
        : [testTable(ctx, steps, first)];
    },
    one: (ctx, step, contender) =>
      step.what === contender
        ? { facts: [{ label: ctx.words.word("label.test"), value: testText(ctx, step) }], law: [] }
        : undefined,
  },
);

function testTable(ctx: Context, steps: readonly TestStep[], first: TestStep): Block {
  const { words } = ctx;
  return {
    kind: "table",
    id: first.at,
    columns: [
      left("area", words.word("column.area")),
      right("value", testedName(ctx, first.what)),
      right("base", baseName(words, first.baseLines)),
      left("verdict", barText(words, first.bar)),
    ],
    rows: steps.map((step) => [
      textCell(ctx.naming.area(step.area), step.area),
      step.value === null ? { text: "\u2013", raw: null } : fractionCell(ctx, step.value),
      step.base === null ? { text: "\u2013", raw: null } : fractionCell(ctx, step.base),
      textCell(verdictWord(words, step.verdict), step.verdict),
    ]),
  };
}

function fractionCell(
  ctx: Context,
  value: NonNullable<TestStep["value"]>,
): { text: string; raw: string | number } {
  return {
    text: ctx.words.numbers.amount(value),
    raw: value.den === 1 ? value.num : `${value.num}/${value.den}`,
  };
}

/** One sentence on a test in areas. */
function areasText(ctx: Context, step: AreasStep): string {
  const { words } = ctx;
  const n = words.numbers;
  const level =
    step.weighedBy === undefined
      ? levelName(words, step.level)
      : words.say("areas.weighed", {
          level: levelName(words, step.level),
          figure: factName(words, step.weighedBy),
        });
  const needed = n.whole(step.needed);
  const all = n.whole(step.areas);
  if (step.areas === 0 || step.unknown === step.areas)
    return words.say("areas.notPublished", { needed, all, level });
  const values = {
    yes: n.whole(step.yes),
    no: n.whole(step.no),
    unknown: n.whole(step.unknown),
    needed,
    all,
    level,
  };
  switch (step.verdict) {
    case "yes":
      return words.say("areas.yes", values);
    case "no":
      return words.say("areas.no", values);
    case "unknown":
      return words.say("areas.unknown", values);
  }
}

export const decideAreas: StepWords = stepWords(
  (step): step is AreasStep => step.verb === "decide" && step.clause === "areas",
  {
    whole: (ctx, steps) => steps.map((step) => ({ kind: "paragraph", text: areasText(ctx, step) }) as const),
  },
);

/** A condition by what it tests, not by its id, where the trace says what that is. */
export function conditionName(ctx: Context, id: string): string {
  const step = ctx.outcome.trace.find((s) => s.at === id);
  if (step?.verb === "decide" && step.clause === "share") {
    const bar = barText(ctx.words, step.bar);
    const what = ctx.rules.bases.has(step.what)
      ? testedName(ctx, step.what)
      : ctx.words.say("condition.option", { option: testedName(ctx, step.what) });
    return ctx.words.say("condition.share", { what, bar, base: baseName(ctx.words, step.baseLines) });
  }
  if (step?.verb === "decide" && step.clause === "areas") {
    return ctx.words.say("condition.areas", {
      needed: ctx.words.numbers.whole(step.needed),
      all: ctx.words.numbers.whole(step.areas),
      level: levelName(ctx.words, step.level),
    });
  }
  return lineName(ctx.words, id);
}
