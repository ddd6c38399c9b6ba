/**
 * Seats by most votes, by an absolute majority, and seats that were declared.
 *
 * @module
 */

import type { Step } from "@urna/law";
import type { Block } from "../blocks.ts";
import type { Context } from "../case.ts";
import { amountCell, divide, left, right, shareCell, textCell, wholeCell } from "../cells.ts";
import { citeText } from "../cite.ts";
import { areaLabel, stepWords, type StepWords } from "../step-words.ts";
import { barText, baseName, withBase } from "../terms.ts";

type PluralityStep = Extract<Step, { verb: "allot"; clause: "plurality" }>;
type MajorityStep = Extract<Step, { verb: "allot"; clause: "majority" }>;
type DeclaredStep = Extract<Step, { verb: "allot"; clause: "declared" }>;

export const allotPlurality: StepWords = stepWords(
  (step): step is PluralityStep => step.verb === "allot" && step.clause === "plurality",
  {
    whole: (ctx, steps) => [pluralityTable(ctx, steps)],
    one: (ctx, step, contender) => {
      const row = step.rows.find((r) => r.contender === contender);
      if (row === undefined) return undefined;
      const { words } = ctx;
      const n = words.numbers;
      const label = words.word("label.mostVotes");
      const rank = words.say("explain.rankOf", { rank: n.whole(row.rank), of: n.whole(step.rows.length) });
      return {
        summary: words.say("plurality.summary", { votes: n.amount(row.votes), rank }),
        facts: [
          {
            label: areaLabel(ctx, step, words.word("label.votes")),
            value: n.amount(row.votes),
            remark: row.seats > 0 ? words.say("plurality.elected", { rank }) : rank,
          },
        ],
        law: [{ label, value: citeText(words, ctx.rules.laws, step.cite) }],
      };
    },
  },
);

/** One table for all areas: who won, by how many votes, who came next. */
function pluralityTable(ctx: Context, steps: readonly PluralityStep[]): Block {
  const { words } = ctx;
  const several = steps.length > 1;
  return {
    kind: "table",
    id: "plurality",
    columns: [
      ...(several ? [left("area", words.word("column.area"))] : []),
      right("rank", words.word("column.rank")),
      left("contender", words.word("column.contender")),
      right("votes", words.word("column.votes")),
      right("seats", words.word("column.seats")),
    ],
    rows: steps.flatMap((step) =>
      step.rows.map((row) => [
        ...(several ? [textCell(ctx.naming.area(step.area), step.area)] : []),
        wholeCell(words, row.rank),
        textCell(ctx.naming.short(row.contender), row.contender),
        amountCell(words, row.votes),
        wholeCell(words, row.seats),
      ]),
    ),
  };
}

export const allotMajority: StepWords = stepWords(
  (step): step is MajorityStep => step.verb === "allot" && step.clause === "majority",
  {
    whole: (ctx, steps) => steps.flatMap((step) => majorityBlocks(ctx, step)),
    one: (ctx, step, contender) => {
      const row = step.rows.find((r) => r.contender === contender);
      if (row === undefined) return undefined;
      const { words } = ctx;
      const n = words.numbers;
      const base = baseName(words, step.baseLines);
      const share = divide(row.votes, step.base);
      const label = words.word("label.majority");
      return {
        summary: words.say(row.passes ? "majority.summaryYes" : "majority.summaryNo", {
          share: share === undefined ? n.amount(row.votes) : n.percent(share),
          base,
          bar: barText(words, step.bar),
        }),
        facts: [
          {
            label: areaLabel(ctx, step, words.word("label.votes")),
            value: words.say("share.votesOf", {
              votes: n.amount(row.votes),
              total: n.amount(step.base),
              base,
            }),
            ...(share === undefined ? {} : { remark: n.percent(share) }),
          },
          {
            label: areaLabel(ctx, step, label),
            value: words.say("share.barIs", { bar: barText(words, step.bar), needed: n.amount(step.needed) }),
            remark: words.word(row.passes ? "majority.reached" : "majority.notReached"),
          },
        ],
        law: [{ label, value: placeOf(ctx, step) }],
      };
    },
  },
);

function placeOf(ctx: Context, step: MajorityStep): string {
  return citeText(ctx.words, ctx.rules.laws, withBase(ctx, step.bar.of, step.cite));
}

function majorityBlocks(ctx: Context, step: MajorityStep): readonly Block[] {
  const { words } = ctx;
  const n = words.numbers;
  const base = baseName(words, step.baseLines);
  const firstOut = step.rows.findIndex((row) => !row.passes);
  return [
    {
      kind: "facts",
      rows: [
        { label: areaLabel(ctx, step, words.word("label.base")), value: `${n.amount(step.base)} ${base}` },
        {
          label: words.word("label.majority"),
          value: words.say("share.barFull", {
            bar: barText(words, step.bar),
            total: n.amount(step.base),
            needed: n.amount(step.needed),
          }),
        },
      ],
    },
    {
      kind: "table",
      id: "majority",
      columns: [
        right("rank", words.word("column.rank")),
        left("contender", words.word("column.contender")),
        right("votes", words.word("column.votes")),
        right("share", words.word("column.share")),
      ],
      rows: step.rows.map((row) => [
        wholeCell(words, row.rank),
        textCell(ctx.naming.short(row.contender), row.contender),
        amountCell(words, row.votes),
        shareCell(words, row.votes, step.base),
      ]),
      ...(firstOut > 0 ? { lines: [{ before: firstOut, text: words.word("mark.bar") }] } : {}),
    },
    ...alsoBlocks(ctx, step),
    { kind: "paragraph", text: electedText(ctx, step) },
  ];
}

/** Other shares and the lead over the second, where the law asks for them as well. */
function alsoBlocks(ctx: Context, { also = [], lead }: MajorityStep): readonly Block[] {
  const { words } = ctx;
  const n = words.numbers;
  const items = also.map((rule) =>
    words.say("majority.also", {
      bar: barText(words, rule.bar),
      total: n.amount(rule.base),
      needed: n.amount(rule.needed),
    }),
  );
  if (lead !== undefined) {
    const values = { needed: n.amount(lead.needed), value: n.amount(lead.value) };
    items.push(words.say(lead.holds ? "majority.leadHolds" : "majority.leadFails", values));
  }
  return items.length === 0 ? [] : [{ kind: "list", items }];
}

function electedText(ctx: Context, step: MajorityStep): string {
  const bar = barText(ctx.words, step.bar);
  const base = baseName(ctx.words, step.baseLines);
  const winners = step.winners ?? (step.elected === null ? [] : [step.elected]);
  if (winners.length === 0) return ctx.words.say("majority.nobody", { bar, base });
  const name = ctx.words.list(winners.map((id) => ctx.naming.contender(id)));
  return ctx.words.say("majority.elected", { name, bar, base });
}

export const allotDeclared: StepWords = stepWords(
  (step): step is DeclaredStep => step.verb === "allot" && step.clause === "declared",
  {
    whole: (ctx, steps) => {
      const { words } = ctx;
      const total = steps.reduce((sum, step) => sum + step.seats, 0);
      const several = steps.length > 1;
      if (steps.every((step) => step.rows.every((row) => row.seats === 0))) {
        const seats = words.counted("seats", total);
        return [{ kind: "paragraph", text: words.say("declared.nobody", { seats }) }];
      }
      return [
        { kind: "paragraph", text: words.say("declared.text", { seats: words.counted("seats", total) }) },
        {
          kind: "table",
          id: "declared",
          columns: [
            ...(several ? [left("area", words.word("column.area"))] : []),
            left("contender", words.word("column.contender")),
            right("seats", words.word("column.seats")),
          ],
          rows: steps.flatMap((step) =>
            step.rows
              .filter((row) => row.seats > 0)
              .sort((a, b) => b.seats - a.seats)
              .map((row) => [
                ...(several ? [textCell(ctx.naming.area(step.area), step.area)] : []),
                textCell(ctx.naming.short(row.contender), row.contender),
                wholeCell(words, row.seats),
              ]),
          ),
        },
      ];
    },
    one: (ctx, step, contender) => {
      const row = step.rows.find((r) => r.contender === contender);
      if (row === undefined || row.seats === 0) return undefined;
      const { words } = ctx;
      const label = words.word("label.declared");
      return {
        summary: words.word("declared.summary"),
        facts: [
          {
            label: areaLabel(ctx, step, label),
            value: words.say("declared.of", {
              seats: words.numbers.whole(row.seats),
              all: words.counted("seats.of", step.seats),
            }),
            remark: words.word("declared.votesUnknown"),
          },
        ],
        law: [{ label, value: citeText(words, ctx.rules.laws, step.cite) }],
      };
    },
  },
);
