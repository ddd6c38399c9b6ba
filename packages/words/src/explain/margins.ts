/**
 * What would change it: tested margins, each found by recomputation, each with its kind.
 *
 * @module
 */

import { isLine } from "@urna/law";
import type { Block } from "../blocks.ts";
import type { Context } from "../case.ts";
import { lineName } from "../terms.ts";

/** A tested margin: the smallest change of votes that changes the outcome, found by recomputation. */
export interface Margin {
  /** `move`: votes go to another option; `withhold`: they are not cast; `formula`: another rule instead. */
  readonly kind: "move" | "withhold" | "formula";
  readonly votes?: number;
  readonly from?: string;
  /** Absent: to any other option. */
  readonly to?: string;
  /** For `formula`: the name of the other rule, in the language of the report. */
  readonly rule?: string;
  /** What it would change; empty: nothing. */
  readonly changes: readonly SeatChange[];
  /** For votes that go to any other option: to whom they would have to go for something else, and what is different then. */
  readonly instead?: readonly { readonly to: readonly string[]; readonly changes: readonly SeatChange[] }[];
}

export interface SeatChange {
  readonly contender: string;
  readonly by: number;
}

/** The margins under one heading; nothing when none were tested. */
export function marginBlocks(ctx: Context, margins: readonly Margin[] | undefined): readonly Block[] {
  if (margins === undefined || margins.length === 0) return [];
  return [
    { kind: "heading", text: ctx.words.word("margin.heading") },
    {
      kind: "facts",
      rows: margins.map((margin) => ({ label: labelOf(ctx, margin), value: changesOf(ctx, margin) })),
    },
  ];
}

function labelOf(ctx: Context, margin: Margin): string {
  const { words, naming } = ctx;
  const votes = words.counted("votes", margin.votes ?? 0);
  const from = margin.from === undefined ? "" : naming.short(margin.from);
  switch (margin.kind) {
    case "move":
      return margin.to === undefined
        ? words.say("margin.moveAnywhere", { votes, from })
        : words.say("margin.move", { votes, from, to: naming.short(margin.to) });
    case "withhold":
      return words.say("margin.withhold", { votes, from });
    case "formula":
      return words.say("margin.formula", { rule: margin.rule ?? "" });
  }
}

function changesOf(ctx: Context, margin: Margin): string {
  const { words, naming } = ctx;
  if (margin.changes.length === 0) return words.word("margin.nothing");
  const text = (changes: Margin["changes"]): string =>
    changes.map(({ contender, by }) => `${naming.short(contender)} ${words.numbers.signed(by)}`).join(", ");
  const name = (id: string): string => (isLine(id) ? lineName(words, id) : naming.short(id));
  const instead = (margin.instead ?? []).map(({ to, changes }) =>
    words.say("margin.instead", { to: words.list(to.map(name)), changes: text(changes) }),
  );
  return instead.length === 0 ? text(margin.changes) : `${text(margin.changes)} (${instead.join("; ")})`;
}
