/**
 * Votes that are made of other votes: added up, handed on, left over, divided; and names counted.
 *
 * @module
 */

import type { StepWords } from "../step-words.ts";
import { amountCell, decimalCell } from "../cells.ts";
import { isStep, rowWords, wholeColumn, yesCell } from "./rows.ts";

/** Votes of several steps, added and taken off. */
export const countCombine: StepWords = rowWords(isStep("count", "combine"), {
  rows: (step) => step.rows,
  who: (row) => row.contender,
  columns: (ctx, step) => [
    ...step.of.map((id, i) => ({
      key: id,
      title: id,
      cell: (row: (typeof step.rows)[number]) => amountCell(ctx.words, row.parts[i] ?? { num: 0, den: 1 }),
    })),
    {
      key: "votes",
      title: ctx.words.word("column.votes"),
      cell: (row: (typeof step.rows)[number]) => amountCell(ctx.words, row.votes),
    },
  ],
  result: (ctx, step) => ctx.words.counted("contenders", step.rows.length),
  label: (ctx) => ctx.words.word("label.votes"),
  counted: true,
});

/** Votes that are handed on to another tier. */
export const countTransfer: StepWords = rowWords(isStep("count", "transfer"), {
  rows: (step) => step.rows,
  who: (row) => row.contender,
  columns: ({ words, ...ctx }) => [
    { key: "votes", title: words.word("column.votes"), cell: (row) => amountCell(words, row.votes) },
    {
      key: "won",
      title: words.word("column.won"),
      align: "left",
      cell: (row) => yesCell({ words, ...ctx }, row.won),
    },
    { key: "handed", title: words.word("column.handed"), cell: (row) => amountCell(words, row.handed) },
  ],
  facts: ({ words }, step) => [
    { label: words.word("label.handed"), value: words.word(`transfer.${step.which}`) },
  ],
  result: (ctx, step) => ctx.words.word(`transfer.${step.which}`),
  label: (ctx) => ctx.words.word("label.handed"),
});

/** Votes that whole quotas left over. */
export const countUnused: StepWords = rowWords(isStep("count", "unused"), {
  rows: (step) => step.rows,
  who: (row) => row.contender,
  columns: (ctx) => [
    { key: "votes", title: ctx.words.word("column.votes"), cell: (row) => amountCell(ctx.words, row.votes) },
    wholeColumn(ctx, "seats", ctx.words.word("column.seats"), (row) => row.seats),
    {
      key: "unused",
      title: ctx.words.word("column.unused"),
      cell: (row) => amountCell(ctx.words, row.unused),
    },
  ],
  facts: ({ words }, step) => [
    {
      label: words.word("label.quota"),
      value: words.numbers.amount(step.quota),
      remark: words.word("unused.how"),
    },
  ],
  result: ({ words }, step) => words.say("unused.result", { quota: words.numbers.amount(step.quota) }),
  label: (ctx) => ctx.words.word("label.unused"),
});

/** Votes over the seats of the area. */
export const countVoterNumbers: StepWords = rowWords(isStep("count", "voter-numbers"), {
  rows: (step) => step.rows,
  who: (row) => row.contender,
  columns: (ctx) => [
    { key: "votes", title: ctx.words.word("column.votes"), cell: (row) => amountCell(ctx.words, row.votes) },
    {
      key: "number",
      title: ctx.words.word("column.voters"),
      cell: (row) => decimalCell(ctx.words, row.number),
    },
  ],
  facts: ({ words }, step) => [
    {
      label: words.word("column.seats"),
      value: words.numbers.whole(step.seats),
      remark: words.word("voters.how"),
    },
  ],
  result: ({ words }, step) => words.say("voters.result", { seats: words.counted("seats", step.seats) }),
  label: (ctx) => ctx.words.word("label.voters"),
  counted: true,
});

/** Seats that count as votes. */
export const countSeats: StepWords = rowWords(isStep("count", "seats"), {
  rows: (step) => step.rows,
  who: (row) => row.contender,
  columns: (ctx) => [
    { key: "votes", title: ctx.words.word("column.votes"), cell: (row) => amountCell(ctx.words, row.votes) },
  ],
  result: (ctx, step) =>
    step.rows
      .map((row) => `${ctx.naming.short(row.contender)} ${ctx.words.numbers.amount(row.votes)}`)
      .join(", "),
  label: (ctx) => ctx.words.word("label.votes"),
});

/** How many persons a list has who may be elected. */
export const countNames: StepWords = rowWords(isStep("count", "names"), {
  rows: (step) => step.rows,
  who: (row) => row.contender,
  columns: (ctx) => [
    wholeColumn(ctx, "names", ctx.words.word("column.names"), (row) => row.names),
    wholeColumn(ctx, "electable", ctx.words.word("column.electable"), (row) => row.electable),
  ],
  result: (ctx, step) => ctx.words.counted("lists", step.rows.length),
  label: (ctx) => ctx.words.word("label.names"),
});
