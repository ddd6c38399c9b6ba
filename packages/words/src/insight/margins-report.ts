/**
 * Margins as a report: the fewest ballots per seat and per majority, by kind of change, with who gains, who loses, and an
 * example that was recomputed.
 *
 * @module
 */

import type { Block, Cell, Report } from "../blocks.ts";
import { left, missingCell, right, textCell } from "../cells.ts";
import { lineName } from "../terms.ts";
import { majorityName } from "./what-if-words.ts";
import type { Naming } from "../case.ts";
import type { Words } from "../words.ts";
import { isLine } from "@urna/law";

/** What a margin is about. */
export type MarginAimWords =
  | { readonly kind: "one-less" | "one-more" | "none" }
  | {
      readonly kind: "reach" | "lose";
      readonly is: "atLeast" | "moreThan";
      readonly share: string;
      readonly needed: number;
    };

/** The smallest change of one kind. */
export interface FoundMargin {
  readonly ballots: number;
  readonly changes: Readonly<Record<string, number>>;
  readonly gains: Readonly<Record<string, number>>;
  readonly lowerBound: { readonly ballots: number; readonly how: "exact" | "bound" };
}

const REACHES = ["pair", "two", "all"] as const;

/** The margins of one list, one aim, one kind of change, by how many other options may change. */
export interface MarginRow {
  readonly contender: string;
  readonly aim: MarginAimWords;
  readonly change: "moved" | "withheld" | "added";
  /** Seats of the tier that are to be reached, or not exceeded. */
  readonly goal: { readonly seats: number };
  readonly found: { readonly [R in (typeof REACHES)[number]]?: FoundMargin | null };
}

export interface MarginsContext {
  readonly words: Words;
  readonly naming: Naming;
  readonly election: string;
}

/** Says all margins: one table for each kind of change; with `detail` also an example for every number. */
export function marginsReport(
  ctx: MarginsContext,
  rows: readonly MarginRow[],
  {
    detail,
    firstRound,
    mayHide,
  }: {
    readonly detail: boolean;
    readonly firstRound: boolean;
    /** Whether a change may exist where none was found. */
    readonly mayHide: boolean;
  },
): Report {
  const { words } = ctx;
  const kinds = [...new Set(rows.map((row) => row.change))];
  return {
    blocks: [
      answerOf(ctx, rows, detail),
      ...kinds.flatMap((kind) => {
        const own = rows.filter((row) => row.change === kind);
        const heading: Block = {
          kind: "heading",
          text: words.say("margins.heading", { kind: words.word(`margins.kind.${kind}`) }),
        };
        return [heading, detail ? detailTable(ctx, own) : overviewTable(ctx, own)];
      }),
      ...(firstRound ? [{ kind: "paragraph" as const, text: words.word("margins.firstRound") }] : []),
      {
        kind: "paragraph",
        text: `${words.word("margins.note")} ${words.word(mayHide ? "margins.unfound" : "margins.never")}`,
      },
    ],
    next: `urna explain ${ctx.election}`,
  };
}

/** The smallest of all numbers, and what it does. */
function answerOf(ctx: MarginsContext, rows: readonly MarginRow[], detail: boolean): Block {
  const { words, naming } = ctx;
  const [smallest] = rows
    .flatMap((row) => {
      const margin = row.found.all ?? null;
      return margin === null ? [] : [{ row, margin }];
    })
    .sort(
      (a, b) =>
        a.margin.ballots - b.margin.ballots ||
        Number(b.row.aim.kind === "one-less") - Number(a.row.aim.kind === "one-less"),
    );
  if (smallest === undefined) return { kind: "answer", text: words.word("margin.nothing"), stamps: [] };
  const { row, margin } = smallest;
  const text = words.say(detail ? "margins.answerFor" : "margins.answer", {
    name: naming.short(row.contender),
    ballots: words.counted("margins.ballots", margin.ballots),
    kind: words.word(`margins.kind.${row.change}`),
    effect: effectText(ctx, margin),
  });
  return { kind: "answer", text, stamps: [] };
}

function overviewTable(ctx: MarginsContext, rows: readonly MarginRow[]): Block {
  const { words, naming } = ctx;
  return {
    kind: "table",
    id: `margins-${rows[0]?.change ?? ""}`,
    columns: [
      left("contender", words.word("column.contender")),
      left("aim", words.word("margins.column.aim")),
      ...REACHES.map((reach) => right(reach, words.word(`margins.${reach}`))),
      left("effect", words.word("margins.column.effect")),
    ],
    rows: rows.map((row) => [
      textCell(naming.short(row.contender), row.contender),
      aimCell(ctx, row),
      ...REACHES.map((reach) => ballotsCell(ctx, row.found[reach])),
      textCell(optional(row.found.all, (margin) => effectText(ctx, margin))),
    ]),
  };
}

function optional(margin: FoundMargin | null | undefined, say: (margin: FoundMargin) => string): string {
  return margin === null || margin === undefined ? "" : say(margin);
}

function detailTable(ctx: MarginsContext, rows: readonly MarginRow[]): Block {
  const { words } = ctx;
  return {
    kind: "table",
    id: `margins-${rows[0]?.change ?? ""}`,
    columns: [
      left("aim", words.word("margins.column.aim")),
      left("between", words.word("margins.column.between")),
      right("ballots", words.word("margins.column.ballots")),
      left("witness", words.word("margins.column.witness")),
      left("effect", words.word("margins.column.effect")),
    ],
    rows: rows.flatMap((row) =>
      groupsOf(row).map(({ reaches, margin }, i) => {
        const aim = aimCell(ctx, row);
        const names = reaches.map((reach) => words.word(`margins.${reach}`));
        return [
          i === 0 ? aim : { text: "", raw: aim.raw },
          textCell(names.join(", "), reaches.join(" ")),
          ballotsCell(ctx, margin),
          textCell(optional(margin, (found) => witnessText(ctx, found))),
          textCell(optional(margin, (found) => effectText(ctx, found))),
        ];
      }),
    ),
  };
}

/** Neighbours with the same number together: more freedom was of no use. */
function groupsOf({ found }: MarginRow): readonly {
  readonly reaches: readonly (typeof REACHES)[number][];
  readonly margin: FoundMargin | null;
}[] {
  const groups: { reaches: (typeof REACHES)[number][]; margin: FoundMargin | null }[] = [];
  for (const reach of REACHES) {
    const margin = found[reach];
    if (margin === undefined) continue;
    const last = groups.at(-1);
    if (last !== undefined && last.margin?.ballots === margin?.ballots) last.reaches.push(reach);
    else groups.push({ reaches: [reach], margin });
  }
  return groups;
}

function aimCell({ words }: MarginsContext, { aim, goal }: MarginRow): Cell {
  const seats = words.numbers.whole(goal.seats);
  switch (aim.kind) {
    case "one-less":
      return textCell(words.say("margins.one-less", { seats }), aim.kind);
    case "one-more":
      return textCell(words.say("margins.one-more", { seats }), aim.kind);
    case "none":
      return textCell(words.word("margins.none"), aim.kind);
    case "reach":
    case "lose": {
      const values = { bar: majorityName(words, aim), needed: words.numbers.whole(aim.needed) };
      const text = words.say(aim.kind === "reach" ? "margins.reach" : "margins.lose", values);
      return textCell(text, `${aim.kind} ${aim.share}`);
    }
  }
}

function ballotsCell({ words }: MarginsContext, margin: FoundMargin | null | undefined): Cell {
  if (margin === null || margin === undefined) return missingCell();
  const { ballots, lowerBound } = margin;
  const most = words.numbers.whole(ballots);
  if (lowerBound.how === "exact") return { text: most, raw: ballots };
  return { text: `≤ ${most}`, raw: `${lowerBound.ballots}..${ballots}` };
}

/** Losses first, then gains, each the largest first. */
function effectText(ctx: MarginsContext, { gains }: FoundMargin): string {
  return signedNames(ctx, gains) || ctx.words.word("margin.nothing");
}

function witnessText(ctx: MarginsContext, { changes }: FoundMargin): string {
  return signedNames(ctx, changes);
}

/** Names with a sign: losses first, then gains, each the largest first. */
export function signedNames(
  { words, naming }: MarginsContext,
  numbers: Readonly<Record<string, number>>,
): string {
  return Object.entries(numbers)
    .filter(([, by]) => by !== 0)
    .sort(([, a], [, b]) => Math.sign(a) - Math.sign(b) || Math.abs(b) - Math.abs(a))
    .map(([id, by]) => `${isLine(id) ? lineName(words, id) : naming.short(id)} ${words.numbers.signed(by)}`)
    .join(", ");
}
