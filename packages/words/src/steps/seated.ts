/**
 * Seats that are not kept as they were won: winners whom the seats of their list cover, and seats given back.
 *
 * @module
 */

import type { Block } from "../blocks.ts";
import type { Context } from "../case.ts";
import { amountCell, left, right, textCell, wholeCell } from "../cells.ts";
import { areasPart, lawOf } from "./areas.ts";
import { isStep, type StepOf } from "./rows.ts";
import { areaLabel, type ContenderPart, stepWords, type StepWords } from "../step-words.ts";

type CoveredStep = StepOf<"compensate", "covered">;

/** Winners of areas whom the seats of their list cover. */
export const compensateCovered: StepWords = stepWords(isStep("compensate", "covered"), {
  whole: (ctx, steps) => [coveredTable(ctx, steps)],
  one: (ctx, step, contender) => (step.contender === contender ? coveredPart(ctx, [step]) : undefined),
  many: (ctx, steps, contender) =>
    coveredPart(
      ctx,
      steps.filter((step) => step.contender === contender),
    ),
});

function seated(step: CoveredStep): number {
  return step.rows.filter((row) => row.seated).length;
}

function unseated(ctx: Context, step: CoveredStep): string {
  return step.rows
    .filter((row) => !row.seated)
    .map((row) =>
      ctx.words.say("covered.out", {
        area: ctx.naming.area(row.area),
        share: ctx.words.numbers.percent(row.share),
      }),
    )
    .join("; ");
}

function coveredTable(ctx: Context, steps: readonly CoveredStep[]): Block {
  const { words } = ctx;
  return {
    kind: "table",
    id: "covered",
    columns: [
      left("area", words.word("column.area")),
      left("contender", words.word("column.contender")),
      right("winners", words.word("column.winners")),
      right("cover", words.word("column.covered")),
      right("seats", words.word("column.seats")),
      left("out", words.word("column.notSeated")),
    ],
    rows: steps.map((step) => [
      textCell(ctx.naming.area(step.area), step.area),
      textCell(ctx.naming.short(step.contender), step.contender),
      wholeCell(words, step.rows.length),
      wholeCell(words, step.cover),
      wholeCell(words, seated(step)),
      textCell(unseated(ctx, step)),
    ]),
  };
}

function coveredPart(ctx: Context, steps: readonly CoveredStep[]): ContenderPart | undefined {
  const [first] = steps;
  if (first === undefined) return undefined;
  const { words } = ctx;
  const winners = steps.reduce((sum, step) => sum + step.rows.length, 0);
  const seats = steps.reduce((sum, step) => sum + seated(step), 0);
  const column = (key: string, title: string, align: "left" | "right" = "right") => ({ key, title, align });
  return {
    ...areasPart(ctx, first, {
      label: words.word("column.covered"),
      seats,
      won: steps.filter((step) => seated(step) > 0).length,
      all: steps.length,
      columns: [
        column("winners", words.word("column.winners")),
        column("cover", words.word("column.covered")),
        column("seats", words.word("column.seats")),
        column("out", words.word("column.notSeated"), "left"),
      ],
      rows: steps.map((step) => ({
        area: step.area,
        won: seated(step) > 0,
        cells: [
          wholeCell(words, step.rows.length),
          wholeCell(words, step.cover),
          wholeCell(words, seated(step)),
          textCell(unseated(ctx, step)),
        ],
      })),
    }),
    summary: words.say("covered.summary", {
      seats: words.numbers.whole(seats),
      winners: words.numbers.whole(winners),
    }),
  };
}

type GiveBackStep = StepOf<"compensate", "give-back">;

/** Seats that are returned where somebody holds more than it is due, and who gets them. */
export const compensateGiveBack: StepWords = stepWords(isStep("compensate", "give-back"), {
  whole: (ctx, steps) => steps.flatMap((step) => movesBlocks(ctx, step, () => true)),
  one: (ctx, step, contender) => {
    const concerns = [...step.returned, ...step.given].some((move) => move.contender === contender);
    if (!concerns) return undefined;
    const label = ctx.words.word("label.givenBack");
    return {
      facts: [],
      blocks: movesBlocks(ctx, step, (id) => id === contender),
      law: lawOf(ctx, step, areaLabel(ctx, step, label)),
    };
  },
});

function movesBlocks(
  ctx: Context,
  step: GiveBackStep,
  wanted: (contender: string) => boolean,
): readonly Block[] {
  const { words } = ctx;
  if (step.returned.length === 0) return [{ kind: "paragraph", text: words.word("giveBack.nobody") }];
  const moves = [
    ...step.returned.map((move) => ({ ...move, what: "giveBack.returned" as const })),
    ...step.given.map((move) => ({ ...move, what: "giveBack.given" as const })),
  ].filter((move) => wanted(move.contender));
  return [
    {
      kind: "table",
      id: step.at,
      columns: [
        left("what", words.word("column.action")),
        left("contender", words.word("column.contender")),
        left("area", words.word("column.area")),
        right("number", words.word("column.number")),
      ],
      rows: moves.map((move) => [
        textCell(words.word(move.what), move.what),
        textCell(ctx.naming.short(move.contender), move.contender),
        textCell(ctx.naming.area(move.area), move.area),
        amountCell(words, move.number),
      ]),
    },
  ];
}
