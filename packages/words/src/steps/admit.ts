/**
 * Who takes part: bars, rules for when too few pass, leaders who go on to the next round.
 *
 * @module
 */

import { addRatios, compareRatios, ratio, type Step, subtractRatios } from "@urna/law";
import type { Block } from "../blocks.ts";
import type { Context } from "../case.ts";
import { amountCell, divide, left, right, shareCell, signedAmountCell, textCell } from "../cells.ts";
import { citeText } from "../cite.ts";
import { readRatio } from "../numbers.ts";
import { areaLabel, stepWords, type StepWords } from "../step-words.ts";
import { barText, baseName, lineName, namesOf, withBase } from "../terms.ts";

type ShareStep = Extract<Step, { verb: "admit"; clause: "share" }>;
type ShareRow = ShareStep["rows"][number];
type RescueStep = Extract<Step, { verb: "admit"; clause: "rescue" }>;
type TopStep = Extract<Step, { verb: "admit"; clause: "top" }>;

const byVotes = (a: { votes: ShareRow["votes"] }, b: { votes: ShareRow["votes"] }): number =>
  compareRatios(readRatio(b.votes), readRatio(a.votes));

export const admitShare: StepWords = stepWords(
  (step): step is ShareStep => step.verb === "admit" && step.clause === "share",
  {
    whole: (ctx, steps) => steps.flatMap((step) => barBlocks(ctx, step)),
    one: (ctx, step, contender) => {
      const row = step.rows.find((r) => r.contender === contender);
      if (row === undefined) return undefined;
      const { words } = ctx;
      const n = words.numbers;
      const base = baseName(words, step.baseLines);
      const share = divide(row.votes, step.base);
      return {
        facts: [
          {
            label: areaLabel(ctx, step, words.word("label.votes")),
            value: words.say("share.votesOf", {
              votes: n.amount(row.votes),
              total: n.amount(step.base),
              base,
            }),
            ...(share === undefined ? {} : { remark: n.percent(share, 5) }),
            figure: "votes",
          },
          {
            label: areaLabel(ctx, step, words.word("label.bar")),
            value: words.say("share.barIs", { bar: barShort(ctx, row), needed: n.amount(row.needed) }),
            remark: [marginText(ctx, row), ...Object.values(loweredOf(ctx, step))].join("; "),
            figure: "bar",
          },
        ],
        law: [{ label: words.word("label.bar"), value: placeOf(ctx, step) }],
        ...(row.passes
          ? {}
          : {
              ends: true,
              summary: words.say("share.below", {
                share: share === undefined ? n.amount(row.votes) : n.percent(share),
                base,
                bar: barText(words, row.bar),
              }),
            }),
      };
    },
  },
);

/** "5 %" where equality is enough, "more than 5 %" where it is not. */
function barShort(ctx: Context, row: ShareRow): string {
  return row.bar.is === "atLeast" ? ctx.words.numbers.share(row.bar.share) : barText(ctx.words, row.bar);
}

function marginText(ctx: Context, row: ShareRow): string {
  const { words } = ctx;
  const margin = readRatio(row.margin);
  if (margin.num === 0 && row.votes.num === 0 && !row.passes) return words.word("share.ofNothing");
  if (margin.num === 0) return words.word(row.passes ? "share.exactly" : "share.notEnough");
  const size = margin.num < 0 ? { num: -BigInt(margin.num), den: margin.den } : margin;
  const votes = words.numbers.amount(size);
  return row.passes ? words.say("share.passesBy", { votes }) : words.say("share.shortBy", { votes });
}

/** That the law's own bar was higher. */
function loweredOf({ words }: Context, { lowered }: ShareStep): { readonly remark?: string } {
  return lowered === undefined
    ? {}
    : { remark: words.say("share.lowered", { by: words.numbers.share(lowered) }) };
}

function placeOf(ctx: Context, step: ShareStep): string {
  const [first] = step.rows;
  const cites = first === undefined ? step.cite : withBase(ctx, first.bar.of, step.cite);
  return citeText(ctx.words, ctx.rules.laws, cites);
}

function barBlocks(ctx: Context, step: ShareStep): readonly Block[] {
  const { words } = ctx;
  const n = words.numbers;
  const base = baseName(words, step.baseLines);
  const rows = [...step.rows].sort(byVotes);
  const passed = rows.filter((row) => row.passes);
  const bars = [...new Map(rows.map((row) => [barText(words, row.bar), row])).entries()];
  const facts = [
    {
      label: areaLabel(ctx, step, words.word("label.base")),
      value: `${n.amount(step.base)} ${base}`,
      ...basePartsOf(ctx, step),
    },
    ...bars.map(([bar, row]) => ({
      label: words.word("label.bar"),
      value: words.say("share.barFull", { bar, total: n.amount(step.base), needed: n.amount(row.needed) }),
      ...loweredOf(ctx, step),
    })),
    {
      label: words.word("label.passed"),
      value: words.say("share.passed", { passed: n.whole(passed.length), all: n.whole(rows.length) }),
    },
  ];
  const shown = rows.length - passed.length > MANY_BELOW ? rows.slice(0, passed.length + FEW_BELOW) : rows;
  const firstOut = rows.findIndex((row) => !row.passes);
  return [
    { kind: "facts", rows: facts },
    ...missingBlocks(ctx, step),
    {
      kind: "table",
      id: "bar",
      columns: [
        left("contender", words.word("column.contender")),
        right("votes", words.word("column.votes")),
        right("share", words.word("column.share")),
        right("margin", words.word("column.margin")),
        left("passes", words.word("column.passes")),
      ],
      rows: shown.map((row) => [
        textCell(ctx.naming.short(row.contender), row.contender),
        amountCell(words, row.votes),
        shareCell(words, row.votes, step.base),
        signedAmountCell(words, row.margin),
        textCell(words.word(row.passes ? "yes" : "no"), row.passes ? "yes" : "no"),
      ]),
      ...(firstOut > 0 ? { lines: [{ before: firstOut, text: words.word("mark.bar") }] } : {}),
    },
    ...(shown.length === rows.length
      ? []
      : [
          {
            kind: "paragraph",
            text: words.say("share.moreBelow", { n: n.whole(rows.length - shown.length) }),
          } as const,
        ]),
  ];
}

/** Where more than {@link MANY_BELOW} are below a bar, only the {@link FEW_BELOW} nearest are listed. */
const MANY_BELOW = 15;
const FEW_BELOW = 8;

/** The sum behind the base, where it is that of those who stand and of one line more. */
function basePartsOf(ctx: Context, step: ShareStep): { readonly remark?: string } {
  const others = step.baseLines.filter((line) => line !== "contenders");
  const [other] = others;
  if (other === undefined || others.length > 1 || !step.baseLines.includes("contenders")) return {};
  const own = step.rows.reduce((sum, row) => addRatios(sum, readRatio(row.votes)), ratio(0));
  const rest = subtractRatios(readRatio(step.base), own);
  const n = ctx.words.numbers;
  const values = { own: n.amount(own), rest: n.amount(rest), line: lineName(ctx.words, other) };
  return { remark: ctx.words.say("share.baseParts", values) };
}

function missingBlocks(ctx: Context, step: ShareStep): readonly Block[] {
  if (step.missing.length === 0) return [];
  const { words } = ctx;
  const missing = namesOf(ctx, step.missing);
  const text =
    step.holdsUpTo === undefined
      ? words.say("assumption.any", { missing })
      : words.say("assumption.upTo", { missing, votes: words.numbers.whole(step.holdsUpTo) });
  return [{ kind: "paragraph", text }];
}

export const admitRescue: StepWords = stepWords(
  (step): step is RescueStep => step.verb === "admit" && step.clause === "rescue",
  {
    whole: (ctx, steps) => steps.map((step) => ({ kind: "paragraph", text: rescueText(ctx, step) }) as const),
    one: (ctx, step, contender) => {
      if (!step.rescued.includes(contender)) return undefined;
      const label = ctx.words.word("label.letIn");
      return {
        facts: [{ label: areaLabel(ctx, step, label), value: rescueText(ctx, step) }],
        law: [{ label, value: citeText(ctx.words, ctx.rules.laws, step.cite) }],
      };
    },
  },
);

function rescueText(ctx: Context, step: RescueStep): string {
  const admitted = namesOf(ctx, step.admitted);
  const rescued = namesOf(ctx, step.rescued);
  if (step.rescued.length === 0) return ctx.words.word("rescue.notNeeded");
  return step.admitted.length === 0
    ? ctx.words.say("rescue.nobody", { rescued })
    : ctx.words.say("rescue.letIn", { admitted, rescued });
}

export const admitTop: StepWords = stepWords(
  (step): step is TopStep => step.verb === "admit" && step.clause === "top",
  {
    whole: (ctx, steps) =>
      steps.flatMap((step) => [
        { kind: "paragraph", text: topText(ctx, step) } as const,
        {
          kind: "table",
          id: "leaders",
          columns: [
            right("rank", ctx.words.word("column.rank")),
            left("contender", ctx.words.word("column.contender")),
            right("votes", ctx.words.word("column.votes")),
          ],
          rows: step.rows.map((row) => [
            textCell(ctx.words.numbers.whole(row.rank), `${row.rank}`),
            textCell(ctx.naming.short(row.contender), row.contender),
            amountCell(ctx.words, row.votes),
          ]),
        } as const,
      ]),
    one: (ctx, step, contender) => {
      const row = step.rows.find((r) => r.contender === contender);
      if (row === undefined) return undefined;
      const { words } = ctx;
      const label = words.word("label.nextRound");
      const goesOn = step.admitted.includes(contender);
      return {
        facts: [
          {
            label: areaLabel(ctx, step, label),
            value: words.say("explain.rankOf", {
              rank: words.numbers.whole(row.rank),
              of: words.numbers.whole(step.rows.length),
            }),
            remark: words.word(goesOn ? "top.goesOn" : "top.staysBehind"),
          },
        ],
        law: [{ label, value: citeText(words, ctx.rules.laws, step.cite) }],
      };
    },
  },
);

function topText(ctx: Context, step: TopStep): string {
  return ctx.words.say("top.text", { admitted: namesOf(ctx, step.admitted) });
}
