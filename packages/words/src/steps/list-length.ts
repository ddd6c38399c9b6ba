/**
 * How many names a list may hold, and which lists keep to it.
 *
 * @module
 */

import type { Step } from "@urna/law";
import type { Context } from "../case.ts";
import { left, right, textCell, wholeCell } from "../cells.ts";
import { citeText } from "../cite.ts";
import { stepWords, type StepWords } from "../step-words.ts";

type ListLengthStep = Extract<Step, { verb: "admit"; clause: "list-length" }>;

export const admitListLength: StepWords = stepWords(
  (step): step is ListLengthStep => step.verb === "admit" && step.clause === "list-length",
  {
    whole: (ctx, steps) =>
      steps.flatMap((step) => [
        { kind: "paragraph", text: ceilingText(ctx, step) } as const,
        {
          kind: "table",
          id: "list-length",
          columns: [
            left("contender", ctx.words.word("column.contender")),
            right("names", ctx.words.word("column.names")),
            left("passes", ctx.words.word("column.met")),
          ],
          rows: step.rows.map((row) => [
            textCell(ctx.naming.short(row.contender), row.contender),
            wholeCell(ctx.words, row.names),
            row.passes === null
              ? textCell(ctx.words.word("verdict.unknown"), null)
              : textCell(ctx.words.word(row.passes ? "yes" : "no"), row.passes ? "yes" : "no"),
          ]),
        } as const,
      ]),
    one: (ctx, step, contender) => {
      const row = step.rows.find((r) => r.contender === contender);
      if (row === undefined) return undefined;
      const { words } = ctx;
      const label = words.word("label.listLength");
      const value =
        row.names === null
          ? words.word("listLength.unknown")
          : words.say("listLength.names", {
              names: words.numbers.whole(row.names),
              most: words.numbers.whole(step.names),
            });
      return {
        facts: [{ label, value, remark: ceilingText(ctx, step) }],
        law: [{ label, value: citeText(words, ctx.rules.laws, step.cite) }],
      };
    },
  },
);

function ceilingText(ctx: Context, step: ListLengthStep): string {
  const n = ctx.words.numbers;
  return ctx.words.say("listLength.text", {
    seats: n.whole(step.seats),
    times: n.shortDecimal(step.times),
    ceiling: n.shortDecimal(step.ceiling),
    names: n.whole(step.names),
  });
}
