/**
 * The votes that everything starts from: each contest with its options and lines, as they were given.
 *
 * @module
 */

import { addRatios, isLine, LINES, parseRatio, type VoteRow, writeRatio } from "@urna/law";
import type { Block, Cell } from "./blocks.ts";
import type { Context } from "./case.ts";
import { amountCell, left, missingCell, right, textCell } from "./cells.ts";
import { toldRung } from "./steps/rungs.ts";
import { lineName } from "./terms.ts";

/** One table for each contest; areas are a column where there are several. */
export function votesBlocks(ctx: Context): readonly Block[] {
  const contests = new Map<string, VoteRow[]>();
  for (const row of ctx.votes ?? []) {
    const rows = contests.get(row.contest);
    if (rows === undefined) contests.set(row.contest, [row]);
    else rows.push(row);
  }
  return [...contests].flatMap(([contest, rows]): readonly Block[] => {
    const heading = { contest: ctx.words.find(`tier.${contest}`) ?? contest };
    const long = rows.length > MANY_ROWS && new Set(rows.map((row) => row.area)).size > 1;
    return [
      { kind: "heading", text: ctx.words.say("votes.heading", heading), id: `votes-${contest}` },
      ...toldRung(ctx, "votes"),
      ...(long ? [{ kind: "paragraph", text: ctx.words.word("votes.allAreas") } as const] : []),
      contestTable(ctx, contest, long ? summed(rows) : rows),
    ];
  });
}

/** Votes of more rows than this are summed up over areas. */
const MANY_ROWS = 60;
/** Of so many options only the strongest are listed. */
const MANY_OPTIONS = 40;

/** The rows added up over areas, the strongest options only; where a figure is missing, so is the sum. */
function summed(rows: readonly VoteRow[]): readonly VoteRow[] {
  const sums = new Map<string, VoteRow>();
  for (const row of rows) {
    const sum = sums.get(row.option);
    const exact = row.votes === null ? undefined : parseRatio(row.votes);
    const before = sum === undefined || sum.votes === null ? undefined : parseRatio(sum.votes);
    const total =
      sum === undefined
        ? exact
        : exact === undefined || before === undefined
          ? undefined
          : addRatios(exact, before);
    const votes =
      total === undefined
        ? null
        : total.den === 1 && typeof total.num === "number"
          ? total.num
          : writeRatio(total);
    sums.set(row.option, { ...row, area: "", votes });
  }
  const all = [...sums.values()];
  const lines = all.filter((row) => isLine(row.option));
  const options = all.filter((row) => !isLine(row.option)).sort((a, b) => size(b) - size(a));
  return [...options.slice(0, MANY_OPTIONS), ...lines];
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
