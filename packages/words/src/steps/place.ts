/**
 * Where seats go: levelling seats one by one, a list's seats shared out among the areas, and areas and lists met at once.
 *
 * @module
 */

import type { Fraction } from "@urna/law";
import type { Block } from "../blocks.ts";
import type { Context } from "../case.ts";
import { amountCell, decimalCell, divide, left, missingCell, right, textCell, wholeCell } from "../cells.ts";
import { lawOf } from "./areas.ts";
import { isStep, type StepOf } from "./rows.ts";
import { type ContenderPart, stepWords, type StepWords } from "../step-words.ts";

type LevellingStep = StepOf<"place", "levelling">;

/** Levelling seats in the order in which they were placed. */
export const placeLevelling: StepWords = stepWords(isStep("place", "levelling"), {
  whole: (ctx, steps) => steps.map((step) => levellingTable(ctx, step, undefined)),
  one: (ctx, step, contender) => {
    const own = step.seats.filter((seat) => seat.contender === contender);
    if (own.length === 0) return undefined;
    const { words } = ctx;
    return {
      facts: [
        {
          label: words.word("label.placed"),
          value: words.counted("seats", own.length),
          remark: words.word(`measure.${step.measure}`),
        },
      ],
      blocks: [levellingTable(ctx, step, contender)],
      law: lawOf(ctx, step, words.word("label.placed")),
    };
  },
});

function levellingTable(ctx: Context, step: LevellingStep, contender: string | undefined): Block {
  const { words } = ctx;
  const seats = step.seats
    .map((seat, i) => ({ ...seat, i }))
    .filter((s) => contender === undefined || s.contender === contender);
  return {
    kind: "table",
    id: step.at,
    columns: [
      right("seat", words.word("column.seatNumber")),
      left("contender", words.word("column.contender")),
      left("area", words.word("column.area")),
      right("votes", words.word("column.votes")),
      right("before", words.word("column.held")),
      right("number", words.word("column.number")),
    ],
    rows: seats.map((seat) => [
      wholeCell(words, seat.i + 1),
      textCell(ctx.naming.short(seat.contender), seat.contender),
      textCell(ctx.naming.area(seat.area), seat.area),
      amountCell(words, seat.votes),
      wholeCell(words, seat.before),
      decimalCell(words, seat.number, 4),
    ]),
  };
}

type SubStep = StepOf<"place", "sub-apportion">;

/** A list's seats shared out among areas. */
export const placeSubApportion: StepWords = stepWords(isStep("place", "sub-apportion"), {
  whole: (ctx, steps) => [
    {
      kind: "table",
      id: steps[0]?.at ?? "sub-apportion",
      columns: [
        left("contender", ctx.words.word("column.contender")),
        right("seats", ctx.words.word("column.seats")),
        right("divisor", ctx.words.word("column.divisor")),
        left("areas", ctx.words.word("column.result")),
      ],
      rows: steps.map((step) => [
        textCell(ctx.naming.short(step.contender), step.contender),
        wholeCell(ctx.words, step.seats),
        divisorCell(ctx, step.divisor),
        textCell(
          step.rows
            .filter((row) => row.seats > 0)
            .map((row) => `${ctx.naming.area(row.area)} ${ctx.words.numbers.whole(row.seats)}`)
            .join(", "),
        ),
      ]),
    },
  ],
  one: (ctx, step, contender) => (step.contender === contender ? subPart(ctx, step) : undefined),
});

function divisorCell({ words }: Context, divisor: Fraction | null): ReturnType<typeof missingCell> {
  return divisor === null
    ? missingCell()
    : { ...amountCell(words, divisor), text: words.numbers.shortDecimal(divisor) };
}

function subPart(ctx: Context, step: SubStep): ContenderPart {
  const { words } = ctx;
  const { divisor } = step;
  const rows = step.rows.filter((row) => row.votes.num !== 0 || row.seats > 0);
  const minimum = rows.some((row) => row.minimum > 0);
  const held = rows.some((row) => row.held > 0);
  const label = words.word("label.placed");
  return {
    facts: [
      {
        label,
        value: words.counted("seats", step.seats),
        ...(divisor === null
          ? {}
          : { remark: words.say("check.divisor", { divisor: words.numbers.shortDecimal(divisor) }) }),
      },
    ],
    blocks: [
      {
        kind: "table",
        id: step.at,
        columns: [
          left("area", words.word("column.area")),
          right("votes", words.word("column.votes")),
          ...(divisor === null ? [] : [right("quotient", words.word("column.byDivisor"))]),
          ...(minimum ? [right("minimum", words.word("column.minimum"))] : []),
          ...(held ? [right("held", words.word("column.held"))] : []),
          right("seats", words.word("column.seats")),
        ],
        rows: rows.map((row) => [
          textCell(ctx.naming.area(row.area), row.area),
          amountCell(words, row.votes),
          ...(divisor === null ? [] : [quotientCell(ctx, row.votes, divisor)]),
          ...(minimum ? [wholeCell(words, row.minimum)] : []),
          ...(held ? [wholeCell(words, row.held)] : []),
          wholeCell(words, row.seats),
        ]),
      },
    ],
    law: lawOf(ctx, step, label),
  };
}

function quotientCell(
  { words }: Context,
  votes: Fraction,
  divisor: Fraction,
): ReturnType<typeof missingCell> {
  const value = divide(votes, divisor);
  return value === undefined ? missingCell() : decimalCell(words, value, 3);
}

type BiStep = StepOf<"place", "biproportional">;

/** Seats of areas and of lists met at once, with both divisors. */
export const placeBiproportional: StepWords = stepWords(isStep("place", "biproportional"), {
  whole: (ctx, steps) => steps.flatMap((step) => biBlocks(ctx, step)),
  one: (ctx, step, contender) => biPart(ctx, step, contender),
});

function biBlocks(ctx: Context, step: BiStep): readonly Block[] {
  const { words } = ctx;
  return [
    { kind: "paragraph", text: words.word("bi.check") },
    {
      kind: "table",
      id: `${step.at}-lists`,
      columns: [
        left("contender", words.word("column.contender")),
        right("seats", words.word("column.seats")),
        right("divisor", words.word("column.divisor")),
      ],
      rows: step.contenders.map((row) => [
        textCell(ctx.naming.short(row.contender), row.contender),
        wholeCell(words, row.seats),
        decimalCell(words, row.divisor, 6),
      ]),
    },
    {
      kind: "table",
      id: step.at,
      columns: [
        left("area", words.word("column.area")),
        right("seats", words.word("column.seats")),
        right("divisor", words.word("column.divisor")),
        ...step.contenders.map((row) => right(row.contender, ctx.naming.short(row.contender))),
      ],
      rows: step.areas.map((area) => [
        textCell(ctx.naming.area(area.area), area.area),
        wholeCell(words, area.seats),
        divisorCell(ctx, area.divisor),
        ...step.contenders.map(({ contender }) => {
          const cell = step.cells.find((c) => c.area === area.area && c.contender === contender);
          return cell === undefined ? missingCell() : wholeCell(words, cell.seats);
        }),
      ]),
    },
  ];
}

function biPart(ctx: Context, step: BiStep, contender: string): ContenderPart | undefined {
  const own = step.contenders.find((row) => row.contender === contender);
  if (own === undefined) return undefined;
  const { words } = ctx;
  const cells = step.cells.filter((cell) => cell.contender === contender);
  const leads = cells.some((cell) => cell.minimum > 0);
  const label = words.word("label.placed");
  return {
    summary: words.say("bi.summary", {
      won: words.numbers.whole(cells.filter((cell) => cell.seats > 0).length),
      all: words.numbers.whole(step.areas.length),
      divisor: words.numbers.decimal(own.divisor, 4),
    }),
    facts: [
      { label, value: words.counted("seats", own.seats), remark: words.word("bi.check") },
      { label: words.word("label.listDivisor"), value: words.numbers.decimal(own.divisor, 6) },
    ],
    blocks: [
      {
        kind: "table",
        id: step.at,
        columns: [
          left("area", words.word("column.area")),
          right("votes", words.word("column.votes")),
          right("divisor", words.word("column.areaDivisor")),
          right("quotient", words.word("column.byBoth")),
          ...(leads ? [right("minimum", words.word("column.minimum"))] : []),
          right("seats", words.word("column.seats")),
        ],
        rows: cells.map((cell) => [
          textCell(ctx.naming.area(cell.area), cell.area),
          amountCell(words, cell.votes),
          divisorCell(ctx, step.areas.find((area) => area.area === cell.area)?.divisor ?? null),
          decimalCell(words, cell.quotient, 3),
          ...(leads ? [wholeCell(words, cell.minimum)] : []),
          wholeCell(words, cell.seats),
        ]),
      },
    ],
    law: lawOf(ctx, step, label),
  };
}
