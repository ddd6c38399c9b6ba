/**
 * A party whose seats are those of its candidates or of its lists in the areas: what each of them won.
 *
 * @module
 */

import type { Step } from "@urna/law";
import type { Context } from "../case.ts";
import { amountCell, textCell, wholeCell } from "../cells.ts";
import { areasPart } from "./areas.ts";
import type { ContenderPart } from "../step-words.ts";

type SeatStep = Extract<Step, { readonly verb: "allot"; readonly clause: "plurality" | "divisor" | "quota" }>;

function givesSeats(step: Step): step is SeatStep {
  return (
    step.verb === "allot" &&
    (step.clause === "plurality" || step.clause === "divisor" || step.clause === "quota")
  );
}

/** What the members of a party won in the steps of a tier; undefined where none stood. */
export function membersPart(
  ctx: Context,
  ids: readonly string[],
  party: string,
): { readonly at: string; readonly part: ContenderPart } | undefined {
  const steps = ctx.outcome.trace.filter(givesSeats).filter((step) => ids.includes(step.at));
  const found = steps.flatMap((step) =>
    step.rows.filter((row) => ctx.naming.partyOf?.(row.contender) === party).map((row) => ({ step, row })),
  );
  const [first] = found;
  if (first === undefined) return undefined;
  const { words } = ctx;
  const left = (key: string, title: string) => ({ key, title, align: "left" as const });
  const right = (key: string, title: string) => ({ key, title, align: "right" as const });
  const part = areasPart(ctx, first.step, {
    label: words.word(first.step.clause === "plurality" ? "label.mostVotes" : "label.lists"),
    seats: found.reduce((sum, { row }) => sum + row.seats, 0),
    won: new Set(found.filter(({ row }) => row.seats > 0).map(({ step }) => step.area)).size,
    all: new Set(steps.map((step) => step.area)).size,
    columns: [
      left("contender", words.word("column.contender")),
      right("votes", words.word("column.votes")),
      right("seats", words.word("column.seats")),
    ],
    rows: found.map(({ step, row }) => ({
      area: step.area,
      won: row.seats > 0,
      cells: [
        textCell(ctx.naming.short(row.contender), row.contender),
        amountCell(words, row.votes),
        wholeCell(words, row.seats),
      ],
    })),
  });
  return { at: first.step.at, part };
}
