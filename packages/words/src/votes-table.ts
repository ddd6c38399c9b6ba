/**
 * The votes that everything starts from: each contest with its options and lines, as they were given.
 *
 * @module
 */

import { isLine, type VoteRow } from "@urna/law";
import type { Block, Cell } from "./blocks.ts";
import type { Context } from "./case.ts";
import { amountCell, left, missingCell, right, textCell } from "./cells.ts";
import { parseRatio } from "@urna/law";
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
    (a, b) =>
      (a.area < b.area ? -1 : a.area > b.area ? 1 : 0) ||
      Number(isLine(a.option)) - Number(isLine(b.option)) ||
      size(b) - size(a),
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

/** Only for the order of rows. */
function size(row: VoteRow): number {
  return typeof row.votes === "number" ? row.votes : 0;
}
