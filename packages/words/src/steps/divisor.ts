/**
 * Seats by divisors (highest averages): the quotient of everybody by one divisor, the last claim and the next, and, where it
 * is short, seat by seat.
 *
 * @module
 */

import { compareRatios, type Fraction, multiply, type Ratio, ratio } from "@urna/law";
import type { Block } from "../blocks.ts";
import type { Context } from "../case.ts";
import { amountCell, decimalCell, left, missingCell, right, textCell, wholeCell } from "../cells.ts";
import { readRatio } from "../numbers.ts";
import { seatsText } from "./areas.ts";
import { isStep, type RowColumn, rowWords, type StepOf, wholeColumn } from "./rows.ts";
import type { StepWords } from "../step-words.ts";
import type { Words } from "../words.ts";

type DivisorStep = StepOf<"allot", "divisor">;
type Row = DivisorStep["rows"][number];

/** Seats are listed one by one up to this number. */
const SEAT_BY_SEAT = 15;

/** Seats by a divisor sequence. */
export const allotDivisor: StepWords = rowWords(isStep("allot", "divisor"), {
  rows: (step) => step.rows,
  who: (row) => row.contender,
  columns: divisorColumns,
  facts: (ctx, step) => [
    {
      label: ctx.words.word("column.seats"),
      value: ctx.words.numbers.whole(step.seats),
      remark: sequenceName(ctx.words, step),
    },
    ...(step.group === undefined
      ? []
      : [{ label: ctx.words.word("label.inside"), value: ctx.naming.contender(step.group) }]),
  ],
  after: (ctx, step) => [
    { kind: "paragraph", text: [checkText(ctx, step), ...edgeText(ctx, step)].join(" ") },
    ...seatBySeat(ctx, step),
  ],
  result: (ctx, step) => seatsText(ctx, step.rows),
  summary: (ctx, step, row) => divisorSummary(ctx, step, row),
  seats: (row) => row.seats,
  label: (ctx) => ctx.words.word("label.quotient"),
  compare: true,
});

function divisorColumns(ctx: Context, step: DivisorStep): readonly RowColumn<Row>[] {
  const { words } = ctx;
  const has = (field: "held" | "minimum" | "maximum"): boolean =>
    step.rows.some((row) => row[field] !== undefined);
  const bounds = (["held", "minimum", "maximum"] as const)
    .filter(has)
    .map((field) => wholeColumn<Row>(ctx, field, words.word(`column.${field}`), (row) => row[field]));
  const claim = (value: Fraction | null): ReturnType<typeof missingCell> =>
    value === null ? missingCell() : decimalCell(words, value, 3);
  return [
    { key: "votes", title: words.word("column.votes"), cell: (row) => amountCell(words, row.votes) },
    ...bounds,
    ...(step.divisor === null
      ? [
          { key: "last", title: words.word("column.last"), cell: (row: Row) => claim(row.last) },
          { key: "next", title: words.word("column.next"), cell: (row: Row) => claim(row.next) },
        ]
      : [
          { key: "quotient", title: words.word("column.byDivisor"), cell: (row: Row) => claim(row.quotient) },
        ]),
    wholeColumn(ctx, "seats", words.word("column.seats"), (row) => row.seats),
  ];
}

/** "D'Hondt: 1, 2, 3, ..."; divisors without a name as they are. */
export function sequenceName(
  words: Words,
  { divisors, first }: Pick<DivisorStep, "divisors" | "first">,
): string {
  const mean = /^mean (.+)$/.exec(divisors)?.[1];
  const name =
    words.find(`divisors.${divisors}`) ??
    (mean === undefined
      ? words.say("divisors.other", { divisors })
      : words.say("divisors.mean", { power: mean }));
  if (first === undefined) return name;
  return words.say("divisors.first", { name, first: words.numbers.shortDecimal(first) });
}

/** How a quotient becomes seats; undefined where no such sentence is simple. */
function roundingText(words: Words, step: DivisorStep): string | undefined {
  const rounding = words.find(`rounding.${step.divisors}`);
  if (rounding === undefined || step.first === undefined) return rounding;
  // The bar for the first seat is the law's first divisor in units of the common one.
  const from = FIRST_UNIT[step.divisors];
  if (from === undefined) return undefined;
  const { num, den } = readRatio(step.first);
  return words.say("rounding.first", {
    rounding,
    from: words.numbers.shortDecimal(ratio(num, multiply(den, from))),
  });
}

/** By what neighbouring divisors of a sequence differ. */
const FIRST_UNIT: Readonly<Record<string, number>> = { dhondt: 1, "sainte-lague": 2, danish: 3 };

function checkText(ctx: Context, step: DivisorStep): string {
  const { words } = ctx;
  const rounding = roundingText(words, step);
  if (step.divisor === null || rounding === undefined) return words.word("divisor.noDivisor");
  const given = step.rows.reduce((sum, row) => sum + row.seats, 0);
  const text = words.say("divisor.check", {
    divisor: words.numbers.shortDecimal(step.divisor),
    rounding,
    seats: words.numbers.whole(given),
  });
  const bounded = step.rows.some((row) => row.minimum !== undefined || row.maximum !== undefined);
  const held = step.rows.some((row) => row.held !== undefined);
  return [
    text,
    ...(bounded ? [words.word("divisor.bounds")] : []),
    ...(held ? [words.word("divisor.held")] : []),
  ].join(" ");
}

/** The claim that won the last seat, and the one that comes next. */
function edgeText({ words, naming }: Context, step: DivisorStep): readonly string[] {
  if (step.power !== 1) return [];
  const lasts = step.rows.flatMap((row) => (row.last === null ? [] : [{ row, claim: readRatio(row.last) }]));
  const nexts = step.rows.flatMap((row) => (row.next === null ? [] : [{ row, claim: readRatio(row.next) }]));
  const last = lasts.sort((a, b) => compareRatios(a.claim, b.claim))[0];
  const next = nexts.sort((a, b) => compareRatios(b.claim, a.claim))[0];
  if (last === undefined || next === undefined) return [];
  return [
    words.say("divisor.edge", {
      last: words.numbers.decimal(last.claim, 2),
      lastName: naming.short(last.row.contender),
      next: words.numbers.decimal(next.claim, 2),
      nextName: naming.short(next.row.contender),
    }),
  ];
}

function divisorSummary({ words }: Context, step: DivisorStep, row: Row): string {
  const votes = words.numbers.amount(row.votes);
  const method = words.find(`divisorName.${step.divisors}`) ?? sequenceName(words, step);
  if (step.divisor === null || row.quotient === null)
    return words.say("divisor.summaryPlain", { votes, method });
  return words.say("divisor.summary", {
    votes,
    divisor: words.numbers.shortDecimal(step.divisor),
    quotient: words.numbers.decimal(row.quotient, 2),
    method,
  });
}

/** The divisor of the seat after `s` seats, where the sequence lies on a line and has a name. */
function divisorAt({ divisors, first }: DivisorStep, s: number): Ratio | undefined {
  if (s === 0 && first !== undefined) return readRatio(first);
  switch (divisors) {
    case "dhondt":
      return ratio(s + 1);
    case "sainte-lague":
      return ratio(2 * s + 1);
    case "danish":
      return ratio(3 * s + 1);
    case "imperiali":
      return ratio(s + 2);
    case "doubling":
      return ratio(2 ** s);
    default:
      return undefined;
  }
}

/** Who won the first seat, the second, ...; nothing where there are many, or bounds, or ties that a lot decided. */
function seatBySeat(ctx: Context, step: DivisorStep): readonly Block[] {
  const bounded = step.rows.some((row) => row.minimum !== undefined || row.maximum !== undefined);
  if (bounded || step.seats > SEAT_BY_SEAT || step.rows.length < 2) return [];
  const claims = step.rows.flatMap((row) =>
    Array.from({ length: row.seats }, (_, i) => {
      const divisor = divisorAt(step, i + (row.held ?? 0));
      if (divisor === undefined) return undefined;
      const votes = readRatio(row.votes);
      return {
        row,
        divisor,
        claim: ratio(multiply(votes.num, divisor.den), multiply(votes.den, divisor.num)),
      };
    }),
  );
  const known = claims.filter((claim) => claim !== undefined);
  if (known.length === 0 || known.length !== claims.length) return [];
  known.sort((a, b) => compareRatios(b.claim, a.claim));
  const { words } = ctx;
  return [
    {
      kind: "table",
      id: `${step.at}-seats`,
      columns: [
        right("seat", words.word("column.seatNumber")),
        left("contender", words.word("column.contender")),
        right("votes", words.word("column.votes")),
        right("divisor", words.word("column.divisor")),
        right("claim", words.word("column.claimed")),
      ],
      rows: known.map(({ row, divisor, claim }, i) => [
        wholeCell(words, i + 1),
        textCell(ctx.naming.short(row.contender), row.contender),
        amountCell(words, row.votes),
        { text: words.numbers.shortDecimal(divisor), raw: words.numbers.shortDecimal(divisor) },
        decimalCell(words, claim),
      ]),
    },
  ];
}
