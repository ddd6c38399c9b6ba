/**
 * Margins between two bounds as a report: how many ballots are needed for certain, how many suffice, what proves the one and
 * an example of the other.
 *
 * @module
 */

import type { Block, Cell, Report } from "../blocks.ts";
import { left, missingCell, right, textCell } from "../cells.ts";
import { type MarginsContext, signedNames } from "./margins-report.ts";
import { tierName } from "../terms.ts";

/** A margin of one area or of all, between two bounds. */
export interface BetweenRow {
  readonly area: string | null;
  /** Null where any seat counts. */
  readonly contender: string | null;
  readonly aim: "any" | "one-less" | "one-more";
  readonly change: "moved" | "withheld" | "added";
  /** Whether seats of the whole house are meant, not those of the tier. */
  readonly house?: true;
  /** Whether a ballot has several votes. */
  readonly severalVotes?: true;
  readonly least: {
    readonly ballots: number;
    readonly proof: "search" | "exclusions" | "divisors" | "steps" | "none";
  };
  readonly most: {
    readonly ballots: number;
    readonly area: string;
    readonly changes: Readonly<Record<string, number>>;
    readonly gains: Readonly<Record<string, number>>;
  } | null;
}

export interface BetweenContext extends MarginsContext {
  readonly tier: string;
  /** Other tiers of the same house. */
  readonly others: readonly string[];
  /** Whether votes belong to areas of their own. */
  readonly byArea: boolean;
}

/** So many rows of a table are enough for a screen; JSON holds all. */
const LISTED = 20;

/** Says the margins: a table for each kind of change, the closest first. */
export function betweenReport(ctx: BetweenContext, rows: readonly BetweenRow[]): Report {
  const { words } = ctx;
  const kinds = [...new Set(rows.map((row) => row.change))];
  const proofs = [...new Set(rows.map((row) => row.least.proof))];
  const isCut = kinds.some((kind) => rows.filter((row) => row.change === kind).length > LISTED);
  const paragraph = (text: string): Block => ({ kind: "paragraph", text });
  return {
    blocks: [
      answerOf(ctx, rows),
      ...kinds.flatMap((kind): readonly Block[] => [
        { kind: "heading", text: words.say("margins.heading", { kind: words.word(`margins.kind.${kind}`) }) },
        table(ctx, kind, rows.filter((row) => row.change === kind).slice(0, LISTED)),
      ]),
      ...(isCut ? [paragraph(words.say("doubtful.listed", { n: words.numbers.whole(LISTED) }))] : []),
      paragraph(`${words.word("margins.betweenNote")} ${words.word("margins.unfound")}`),
      ...(rows.some((row) => row.severalVotes === true)
        ? [paragraph(words.word("margins.severalVotes"))]
        : []),
      ...proofs.map((proof) => paragraph(words.word(`margins.proof.${proof}`))),
      ...(rows.some((row) => row.house === true)
        ? [paragraph(words.word("margins.house"))]
        : ctx.others.length === 0
          ? []
          : [
              paragraph(
                words.say("margins.tier", {
                  tier: tierName(words, ctx.tier),
                  others: ctx.others.map((id) => `--tier ${id}`).join(", "),
                }),
              ),
            ]),
    ],
    next: `urna explain ${ctx.election}`,
  };
}

function answerOf(ctx: BetweenContext, rows: readonly BetweenRow[]): Block {
  const { words, naming } = ctx;
  const [first] = rows
    .flatMap((row) => (row.most === null ? [] : [{ row, most: row.most }]))
    .sort((a, b) => a.most.ballots - b.most.ballots);
  if (first === undefined) return { kind: "answer", text: words.word("margin.nothing"), stamps: [] };
  const { row, most } = first;
  // Where a house grows, nobody loses.
  const changed = Object.entries(most.gains).sort(([, a], [, b]) => a - b);
  const who = row.contender ?? changed[0]?.[0] ?? "";
  const { numbers } = words;
  const text = words.say("margins.answer", {
    name: ctx.byArea ? `${naming.area(most.area)}, ${naming.short(who)}` : naming.short(who),
    ballots:
      row.least.ballots === most.ballots
        ? words.counted("margins.ballots", most.ballots)
        : words.say("margins.ballotsBetween", {
            least: numbers.whole(row.least.ballots),
            most: words.counted("margins.ballotsUpTo", most.ballots),
          }),
    kind: words.word(`margins.kind.${row.change}`),
    effect: signedNames(ctx, most.gains),
  });
  return { kind: "answer", text, stamps: [] };
}

function table(ctx: BetweenContext, kind: string, rows: readonly BetweenRow[]): Block {
  const { words, naming } = ctx;
  return {
    kind: "table",
    id: `margins-${kind}`,
    columns: [
      ...(ctx.byArea ? [left("area", words.word("column.area"))] : []),
      left("contender", words.word("column.contender")),
      left("aim", words.word("margins.column.aim")),
      right("ballots", words.word("margins.column.ballots")),
      left("witness", words.word("margins.column.witness")),
      left("effect", words.word("margins.column.effect")),
    ],
    rows: rows.map((row) => {
      const area = row.area ?? row.most?.area;
      return [
        ...(ctx.byArea ? [area === undefined ? missingCell() : textCell(naming.area(area), area)] : []),
        row.contender === null
          ? textCell(words.word("margins.anybody"), null)
          : textCell(naming.short(row.contender), row.contender),
        textCell(words.word(`margins.seat.${row.aim}`), row.aim),
        ballotsCell(ctx, row),
        textCell(row.most === null ? "" : signedNames(ctx, row.most.changes)),
        textCell(row.most === null ? "" : signedNames(ctx, row.most.gains)),
      ];
    }),
  };
}

function ballotsCell({ words }: BetweenContext, { least, most }: BetweenRow): Cell {
  if (most === null) return missingCell();
  const text = words.numbers.whole(most.ballots);
  if (least.ballots === most.ballots) return { text, raw: most.ballots };
  return {
    text: `${words.numbers.whole(least.ballots)} – ${text}`,
    raw: `${least.ballots}..${most.ballots}`,
  };
}
