/**
 * Compensation: seats put together, what is due less what is held, the house that grows, caps.
 *
 * @module
 */

import type { Fraction } from "@urna/law";
import type { Context } from "../case.ts";
import { amountCell, decimalCell, divide, missingCell, percentCell } from "../cells.ts";
import { lawOf, seatsText } from "./areas.ts";
import { isStep, type RowColumn, rowWords, type StepOf, wholeColumn } from "./rows.ts";
import type { ContenderPart, Fact, StepWords } from "../step-words.ts";

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

/** Seats of the whole, and those of them that others hold. */
function wholeFacts(
  { words }: Context,
  { total, outside }: { readonly total: number; readonly outside: number },
): readonly Fact[] {
  const remark = words.say("deduct.outside", { seats: words.numbers.whole(outside) });
  return [
    {
      label: words.word("label.inAll"),
      value: words.counted("seats", total),
      ...(outside === 0 ? {} : { remark }),
    },
  ];
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
  facts: wholeFacts,
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

type LinkageStep = StepOf<"compensate", "linkage">;
type LinkageRow = LinkageStep["rows"][number];

/** A part of what is missing, filled up or scaled down to the seats that there are. */
export const compensateLinkage: StepWords = rowWords<LinkageStep, LinkageRow>(
  isStep("compensate", "linkage"),
  {
    rows: (step) => step.rows,
    who: (row) => row.contender,
    columns: (ctx) => [
      {
        key: "votes",
        title: ctx.words.word("column.votes"),
        cell: (row) => amountCell(ctx.words, row.votes),
      },
      {
        key: "due",
        title: ctx.words.word("column.due"),
        cell: (row) => decimalCell(ctx.words, row.due, 3),
      },
      wholeColumn(ctx, "held", ctx.words.word("column.held"), (row) => row.held),
      wholeColumn(ctx, "linked", ctx.words.word("column.linked"), (row) => row.linked),
      wholeColumn(ctx, "seats", ctx.words.word("column.seats"), (row) => row.seats),
    ],
    facts: wholeFacts,
    after: (ctx, step) => [{ kind: "paragraph", text: linkageText(ctx, step) }],
    result: (ctx, step) => seatsText(ctx, step.rows),
    summary: ({ words }, step, row) =>
      words.say("linkage.summary", {
        part: words.numbers.share(step.part),
        due: words.numbers.decimal(row.due, 3),
        held: words.numbers.whole(row.held),
        linked: words.numbers.whole(row.linked),
      }),
    seats: (row) => row.seats,
    label: (ctx) => ctx.words.word("label.due"),
  },
);

function linkageText({ words }: Context, step: LinkageStep): string {
  const values = { linked: words.numbers.whole(step.linked), seats: words.numbers.whole(step.seats) };
  if (step.linked === step.seats) return words.say("linkage.exact", values);
  return words.say(step.linked > step.seats ? "linkage.scaled" : "linkage.filled", {
    ...values,
    left: words.numbers.whole(Math.abs(step.seats - step.linked)),
  });
}
