/**
 * Seats by whole quotas, and seats for the strongest.
 *
 * @module
 */

import type { StepWords } from "../step-words.ts";
import { amountCell, decimalCell, shareCell } from "../cells.ts";
import { seatsText } from "./areas.ts";
import { isStep, rowWords, wholeColumn } from "./rows.ts";

/** As many seats as whole quotas fit into the votes. */
export const allotWholeQuotas: StepWords = rowWords(isStep("allot", "whole-quotas"), {
  rows: (step) => step.rows,
  who: (row) => row.contender,
  columns: (ctx) => [
    { key: "votes", title: ctx.words.word("column.votes"), cell: (row) => amountCell(ctx.words, row.votes) },
    wholeColumn(ctx, "seats", ctx.words.word("column.seats"), (row) => row.seats),
  ],
  facts: ({ words, naming }, step) => [
    {
      label: words.word("label.quota"),
      value: words.say("wholeQuotas.quota", {
        area: naming.area(step.quotaOf),
        total: words.numbers.amount(step.total),
        seats: words.counted("seats", step.seats),
        size: words.numbers.amount(step.size),
      }),
    },
  ],
  result: (ctx, step) => seatsText(ctx, step.rows),
  summary: ({ words }, step, row) =>
    words.say("wholeQuotas.summary", {
      votes: words.numbers.amount(row.votes),
      size: words.numbers.amount(step.size),
      seats: words.numbers.whole(row.seats),
    }),
  seats: (row) => row.seats,
  label: (ctx) => ctx.words.word("label.quota"),
});

/** Seats that the strongest gets. */
export const allotWinner: StepWords = rowWords(isStep("allot", "winner"), {
  rows: (step) => step.rows,
  who: (row) => row.contender,
  columns: (ctx, step) => [
    { key: "votes", title: ctx.words.word("column.votes"), cell: (row) => amountCell(ctx.words, row.votes) },
    ...(step.base === undefined
      ? []
      : [
          {
            key: "share",
            title: ctx.words.word("column.share"),
            cell: (row: (typeof step.rows)[number]) =>
              step.base === undefined
                ? amountCell(ctx.words, row.votes)
                : shareCell(ctx.words, row.votes, step.base),
          },
        ]),
    wholeColumn(ctx, "seats", ctx.words.word("column.seats"), (row) => row.seats),
  ],
  facts: ({ words }, step) => [
    { label: words.word("label.bonus"), value: words.counted("seats", step.seats) },
  ],
  result: (ctx, step) => seatsText(ctx, step.rows),
  summary: ({ words }, _, row) =>
    row.seats > 0 ? words.say("winner.summary", { votes: words.numbers.amount(row.votes) }) : undefined,
  seats: (row) => row.seats,
  label: (ctx) => ctx.words.word("label.bonus"),
});

/** Seats within the exact share rounded up. */
export const allotQuotaMethod: StepWords = rowWords(isStep("allot", "quota-method"), {
  rows: (step) => step.rows,
  who: (row) => row.contender,
  columns: (ctx) => [
    { key: "votes", title: ctx.words.word("column.votes"), cell: (row) => amountCell(ctx.words, row.votes) },
    {
      key: "share",
      title: ctx.words.word("column.due"),
      cell: (row) => decimalCell(ctx.words, row.share, 3),
    },
    wholeColumn(ctx, "seats", ctx.words.word("column.seats"), (row) => row.seats),
  ],
  facts: ({ words }, step) => [
    { label: words.word("label.inAll"), value: words.counted("seats", step.seats) },
  ],
  result: (ctx, step) => seatsText(ctx, step.rows),
  summary: ({ words }, _, row) =>
    words.say("quotaMethod.summary", { share: words.numbers.decimal(row.share, 3) }),
  seats: (row) => row.seats,
  label: (ctx) => ctx.words.word("label.due"),
});
