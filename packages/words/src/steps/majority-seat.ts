/**
 * A majority of votes that keeps its majority of seats.
 *
 * @module
 */

import type { Context } from "../case.ts";
import { amountCell, decimalCell, missingCell } from "../cells.ts";
import { seatsText } from "./areas.ts";
import { isStep, rowWords, type StepOf, wholeColumn } from "./rows.ts";
import type { StepWords } from "../step-words.ts";

type MajoritySeatStep = StepOf<"compensate", "majority-seat">;

/** One seat more for a majority of votes, and whose it was. */
export const compensateMajoritySeat: StepWords = rowWords(isStep("compensate", "majority-seat"), {
  rows: (step) => step.rows,
  who: (row) => row.contender,
  columns: (ctx) => [
    { key: "votes", title: ctx.words.word("column.votes"), cell: (row) => amountCell(ctx.words, row.votes) },
    wholeColumn(ctx, "held", ctx.words.word("column.held"), (row) => row.before),
    {
      key: "claim",
      title: ctx.words.word("column.lastClaim"),
      cell: (row) => (row.claim === null ? missingCell() : decimalCell(ctx.words, row.claim)),
    },
    wholeColumn(ctx, "seats", ctx.words.word("column.seats"), (row) => row.seats),
  ],
  after: (ctx, step) => [{ kind: "paragraph", text: majorityText(ctx, step) }],
  result: (ctx, step) => seatsText(ctx, step.rows),
  seats: (row) => row.seats,
  label: (ctx) => ctx.words.word("column.seats"),
});

function majorityText({ words, naming }: Context, { to, from, claim }: MajoritySeatStep): string {
  if (to === null) return words.word("majoritySeat.none");
  const gets = words.say("majoritySeat.gets", { to: naming.short(to) });
  const loses =
    from === null
      ? words.word("majoritySeat.open")
      : words.say(`majoritySeat.loses.${claim}`, { from: naming.short(from) });
  return `${gets} ${loses}`;
}
