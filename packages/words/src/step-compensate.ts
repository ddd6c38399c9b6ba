/**
 * Compensation: seats put together, what is due less what is held, the house that grows, seats given back, winners covered,
 * caps.
 *
 * @module
 */

import type { Block } from "./blocks.ts";
import type { Context } from "./case.ts";
import {
  amountCell,
  decimalCell,
  divide,
  left,
  missingCell,
  percentCell,
  right,
  textCell,
  wholeCell,
} from "./cells.ts";
import {
  areasPart,
  isStep,
  lawOf,
  type RowColumn,
  rowWords,
  seatsText,
  type StepOf,
  wholeColumn,
} from "./step-rows.ts";
import { areaLabel, type ContenderPart, stepWords, type StepWords } from "./step-words.ts";
import type { Fraction } from "@urna/law";

type CombineStep = StepOf<"compensate", "combine">;
type CombineRow = CombineStep["rows"][number];

const combineRows: StepWords = rowWords(isStep("compensate", "combine"), {
  rows: (step) => step.rows,
  who: (row) => row.contender,
  columns: (ctx, step) => [
    ...step.of.map((id, i) => wholeColumn<CombineRow>(ctx, id, id, (row) => row.from[i])),
    wholeColumn(ctx, "seats", ctx.words.word("column.seats"), (row) => row.seats),
  ],
  facts: ({ words }, step) => [
    { label: words.word("label.combined"), value: words.word(`take.${step.take}`) },
  ],
  result: (ctx, step) => seatsText(ctx, step.rows),
  seats: (row) => row.seats,
  label: (ctx) => ctx.words.word("label.combined"),
});

/** Seats of several steps put together; over many areas one line says what comes of them. */
export const compensateCombine: StepWords = {
  ...combineRows,
  many: (ctx, steps, contender) =>
    combinedPart(ctx, steps.filter(isStep("compensate", "combine")), contender),
};

function combinedPart(
  ctx: Context,
  steps: readonly CombineStep[],
  contender: string,
): ContenderPart | undefined {
  const [first] = steps;
  const rows = steps.flatMap((step) => step.rows.filter((row) => row.contender === contender));
  if (first === undefined || rows.length === 0) return undefined;
  const { words } = ctx;
  const sum = (of: (row: CombineRow) => number): number => rows.reduce((total, row) => total + of(row), 0);
  const parts = first.of.map((id, i) => `${id} ${words.numbers.whole(sum((row) => row.from[i] ?? 0))}`);
  const total = sum((row) => row.seats);
  const how = words.say("combine.sums", {
    take: words.word(`take.${first.take}`),
    parts: parts.join(", "),
    areas: words.counted("areas", rows.length),
  });
  const label = words.word("label.combined");
  return {
    facts: [{ label, value: words.counted("seats", total), remark: `${how} (${first.at})` }],
    ...(first.take === "rest" && total > 0
      ? { summary: words.say("combine.rest", { first: parts[0] ?? "", others: parts.slice(1).join(", ") }) }
      : {}),
    law: lawOf(ctx, first, label),
  };
}

type DeductStep = StepOf<"compensate", "deduct">;
interface DueRow {
  readonly contender: string;
  readonly votes?: Fraction;
  readonly due?: number;
  readonly held: number;
  readonly seats: number;
}

/** Who is due what: of the last sharing out in which it took part. */
function dueRows(step: DeductStep): readonly DueRow[] {
  return step.rows.map((row) => {
    const own = step.rounds
      .flatMap((round) => round.rows.filter((r) => r.contender === row.contender))
      .at(-1);
    return { ...row, ...(own === undefined ? {} : { votes: own.votes, due: own.due }) };
  });
}

/** What is due, less what is held. */
export const compensateDeduct: StepWords = rowWords<DeductStep, DueRow>(isStep("compensate", "deduct"), {
  rows: dueRows,
  who: (row) => row.contender,
  columns: (ctx) => [
    {
      key: "votes",
      title: ctx.words.word("column.votes"),
      cell: (row) => (row.votes === undefined ? missingCell() : amountCell(ctx.words, row.votes)),
    },
    wholeColumn(ctx, "due", ctx.words.word("column.due"), (row) => row.due),
    wholeColumn(ctx, "held", ctx.words.word("column.held"), (row) => row.held),
    wholeColumn(ctx, "seats", ctx.words.word("column.more"), (row) => row.seats),
  ],
  facts: ({ words }, step) => [
    {
      label: words.word("label.inAll"),
      value: words.counted("seats", step.total),
      ...(step.outside === 0
        ? {}
        : { remark: words.say("deduct.outside", { seats: words.numbers.whole(step.outside) }) }),
    },
  ],
  after: (ctx, step) => [
    { kind: "list", items: step.rounds.map((round, i) => roundText(ctx, step, round, i + 1)) },
  ],
  result: (ctx, step) => seatsText(ctx, step.rows),
  summary: ({ words }, _, row) =>
    row.due === undefined
      ? undefined
      : words.say("deduct.summary", {
          due: words.numbers.whole(row.due),
          held: words.numbers.whole(row.held),
        }),
  seats: (row) => row.seats,
  label: (ctx) => ctx.words.word("label.due"),
  compare: true,
});

function roundText(
  ctx: Context,
  step: DeductStep,
  round: DeductStep["rounds"][number],
  number: number,
): string {
  const { words } = ctx;
  const shared = words.say("deduct.round", {
    number: words.numbers.whole(number),
    seats: words.counted("seats", round.seats),
    contenders: words.numbers.whole(round.rows.length),
  });
  const check =
    round.divisor === null
      ? []
      : [words.say("check.divisor", { divisor: words.numbers.shortDecimal(round.divisor) })];
  const over =
    round.over.length === 0
      ? []
      : [
          words.say(`deduct.${step.moreThanDue}`, {
            names: words.list(round.over.map((id) => ctx.naming.short(id))),
          }),
        ];
  return [shared, ...check, ...over].join(" ");
}

type LevelStep = StepOf<"compensate", "level">;

/** The house grows until everybody's claim is covered. */
export const compensateLevel: StepWords = rowWords<LevelStep, LevelStep["rows"][number]>(
  isStep("compensate", "level"),
  {
    rows: (step) => step.rows,
    who: (row) => row.contender,
    columns: (ctx, step) => [
      {
        key: "votes",
        title: ctx.words.word("column.votes"),
        cell: (row) => amountCell(ctx.words, row.votes),
      },
      ...(step.divisor === null
        ? []
        : [quotientColumn<LevelStep["rows"][number]>(ctx, step.divisor, (row) => row.votes)]),
      wholeColumn(ctx, "due", ctx.words.word("column.due"), (row) => row.due),
      wholeColumn(ctx, "claim", ctx.words.word("column.claim"), (row) => row.claim),
      wholeColumn(ctx, "seats", ctx.words.word("column.seats"), (row) => row.seats),
    ],
    facts: ({ words }, step) => [
      {
        label: words.word("label.house"),
        value: words.say("level.grows", {
          from: words.numbers.whole(step.from),
          size: words.numbers.whole(step.size),
        }),
        remark: words.say("level.uncompensated", { seats: words.numbers.whole(step.uncompensated) }),
      },
    ],
    after: ({ words }, step) =>
      step.divisor === null
        ? []
        : [
            {
              kind: "paragraph",
              text: words.say("check.divisor", { divisor: words.numbers.shortDecimal(step.divisor) }),
            },
          ],
    result: (ctx, step) => seatsText(ctx, step.rows),
    summary: ({ words }, step, row) =>
      words.say("level.summary", {
        due: words.numbers.whole(row.due),
        size: words.numbers.whole(step.size),
        claim: words.numbers.whole(row.claim),
      }),
    seats: (row) => row.seats,
    label: (ctx) => ctx.words.word("label.house"),
    compare: true,
  },
);

/** Votes over a divisor: what a reader rounds to check the seats. */
export function quotientColumn<R>(
  ctx: Context,
  divisor: Fraction,
  votes: (row: R) => Fraction,
): RowColumn<R> {
  return {
    key: "quotient",
    title: ctx.words.word("column.byDivisor"),
    cell: (row) => {
      const value = divide(votes(row), divisor);
      return value === undefined ? missingCell() : decimalCell(ctx.words, value, 3);
    },
  };
}

/** How many more a contender may get. */
export const compensateCap: StepWords = rowWords(isStep("compensate", "cap"), {
  rows: (step) => step.rows,
  who: (row) => row.contender,
  columns: (ctx) => [
    { key: "share", title: ctx.words.word("column.share"), cell: (row) => percentCell(ctx.words, row.share) },
    wholeColumn(ctx, "maximum", ctx.words.word("column.maximum"), (row) => row.most),
    wholeColumn(ctx, "held", ctx.words.word("column.held"), (row) => row.held),
    wholeColumn(ctx, "left", ctx.words.word("column.left"), (row) => row.left),
  ],
  result: (ctx, step) => ctx.words.counted("contenders", step.rows.length),
  label: (ctx) => ctx.words.word("column.maximum"),
});

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
