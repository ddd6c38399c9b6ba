/**
 * The votes that everything starts from: each contest with its options and lines, as they were given.
 *
 * @module
 */

import { isLine, LINES, parseRatio, type VoteRow } from "@urna/law";
import type { Block, Cell } from "./blocks.ts";
import type { Context } from "./case.ts";
import { amountCell, left, missingCell, right, textCell } from "./cells.ts";
import { lineName } from "./terms.ts";

/** One table for each contest; areas are a column where there are several. */
export function votesBlocks(ctx: Context): readonly Block[] {
  const contests = new Map<string, VoteRow[]>();
  for (const row of ctx.votes ?? []) {
    const rows = contests.get(row.contest);
    if (rows === undefined) contests.set(row.contest, [row]);
    else rows.push(row);
  }
  return [...contests].flatMap(([contest, rows]) => [
    {
      kind: "heading",
      text: ctx.words.say("votes.heading", { contest: ctx.words.find(`tier.${contest}`) ?? contest }),
    },
    contestTable(ctx, contest, rows),
  ]);
}

function contestTable(ctx: Context, contest: string, rows: readonly VoteRow[]): Block {
  const { words } = ctx;
  const several = new Set(rows.map((row) => row.area)).size > 1;
  const order = [...rows].sort(
    (a, b) => byText(a.area, b.area) || lineOrder(a) - lineOrder(b) || size(b) - size(a),
  );
  return {
    kind: "table",
    id: `votes-${contest}`,
    columns: [
      ...(several ? [left("area", words.word("column.area"))] : []),
      left("option", words.word("column.option")),
      right("votes", words.word("column.votes")),
    ],
    rows: order.map((row) => [
      ...(several ? [textCell(ctx.naming.area(row.area), row.area)] : []),
      textCell(isLine(row.option) ? lineName(words, row.option) : ctx.naming.short(row.option), row.option),
      votesCell(ctx, row),
    ]),
  };
}

function votesCell(ctx: Context, row: VoteRow): Cell {
  const exact = row.votes === null ? undefined : parseRatio(row.votes);
  return exact === undefined ? missingCell() : amountCell(ctx.words, exact);
}

/** Contenders first, then lines in the order of a protocol. */
function lineOrder({ option }: VoteRow): number {
  return LINES.findIndex((line) => line === option);
}

function byText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Only for the order of rows. */
function size(row: VoteRow): number {
  return typeof row.votes === "number" ? row.votes : 0;
}
