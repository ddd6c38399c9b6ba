/**
 * What if: the seats of everybody, by one reading or by two, or between which numbers they lie.
 *
 * @module
 */

import type { Block, Cell } from "../blocks.ts";
import { left, missingCell, right, signedCell, textCell, wholeCell } from "../cells.ts";
import { tierName } from "../terms.ts";
import type { ReadingWords, WhatIfContext } from "./what-if-input.ts";

type Row = ReadingWords["rows"][number];

/** The seats of a reading, of those who have or had any; limits where they are not known. */
export function oneTable(ctx: WhatIfContext, reading: ReadingWords): Block {
  const { words, naming } = ctx;
  const { tiers } = reading.outcome;
  const several = tiers.length > 1;
  const cell = (tier: (typeof tiers)[number], seats: number | undefined): Cell =>
    tier.status === "refused" ? textCell("?", null) : wholeCell(words, seats ?? 0);
  const open = reading.rows.some((row) => row.after === null);
  if (open) return boundsTable(ctx, reading);
  const rows = reading.rows.filter((row) => row.before.total > 0 || (row.after?.total ?? 0) > 0);
  return {
    kind: "table",
    id: "what-if",
    columns: [
      left("contender", words.word("column.contender")),
      ...(several ? tiers.map(({ id }) => right(id, tierName(words, id))) : []),
      right("seats", words.word("column.seats")),
      right("change", words.word("whatif.column.change")),
      left("note", ""),
    ],
    rows: rows.map((row) => [
      textCell(naming.short(row.contender), row.contender),
      ...(several ? tiers.map((tier) => cell(tier, row.after?.byTier[tier.id])) : []),
      wholeCell(words, row.after?.total),
      differenceCell(ctx, row),
      noteCell(ctx, row),
    ]),
    totals: [
      textCell(words.word("total"), null),
      ...(several ? tiers.map((tier) => cell(tier, tier.given)) : []),
      wholeCell(words, sumOf(tiers.map((tier) => tier.given))),
      signedCell(words, sumOf(rows.map((row) => row.difference ?? 0))),
      textCell("", null),
    ],
  };
}

/** Where an input is missing: between which numbers the seats of each lie. */
function boundsTable({ words, naming }: WhatIfContext, reading: ReadingWords): Block {
  const known = reading.rows.filter((row) => row.bounds !== null);
  const tiers = reading.outcome.tiers;
  return {
    kind: "table",
    id: "what-if",
    columns: [
      left("contender", words.word("column.contender")),
      right("before", words.word("whatif.column.law")),
      ...tiers.map((tier) => right(tier.id, tierName(words, tier.id))),
      right("least", words.word("whatif.column.least")),
      right("most", words.word("whatif.column.most")),
    ],
    rows: known.map((row) => {
      const own = reading.outcome.seats.find((each) => each.contender === row.contender)?.byTier ?? {};
      return [
        textCell(naming.short(row.contender), row.contender),
        wholeCell(words, row.before.total),
        ...tiers.map((tier) =>
          tier.status === "complete" ? wholeCell(words, own[tier.id] ?? 0) : textCell("?", null),
        ),
        wholeCell(words, row.bounds?.least),
        wholeCell(words, row.bounds?.most),
      ];
    }),
  };
}

/** Both readings beside the law. */
export function bothTable(ctx: WhatIfContext, first: ReadingWords, second: ReadingWords): Block {
  const { words, naming } = ctx;
  const rows = first.rows
    .map((row) => ({ row, other: second.rows.find((each) => each.contender === row.contender) }))
    .filter(
      ({ row, other }) =>
        row.before.total > 0 || (row.after?.total ?? 0) > 0 || (other?.after?.total ?? 0) > 0,
    );
  const total = (reading: ReadingWords): Cell =>
    wholeCell(words, sumOf(reading.outcome.tiers.map((tier) => tier.given)));
  return {
    kind: "table",
    id: "what-if",
    columns: [
      left("contender", words.word("column.contender")),
      right("before", words.word("whatif.column.law")),
      right("kept", words.word("whatif.kept")),
      right("kept-change", words.word("whatif.column.change")),
      right("dropped", words.word("whatif.dropped")),
      right("dropped-change", words.word("whatif.column.change")),
    ],
    rows: rows.map(({ row, other }) => [
      textCell(naming.short(row.contender), row.contender),
      wholeCell(words, row.before.total),
      wholeCell(words, row.after?.total),
      differenceCell(ctx, row),
      wholeCell(words, other?.after?.total),
      other === undefined ? missingCell() : differenceCell(ctx, other),
    ]),
    totals: [
      textCell(words.word("total"), null),
      wholeCell(words, sumOf(rows.map(({ row }) => row.before.total))),
      total(first),
      textCell("", null),
      total(second),
      textCell("", null),
    ],
  };
}

function sumOf(numbers: readonly number[]): number {
  return numbers.reduce((sum, n) => sum + n, 0);
}

function differenceCell({ words }: WhatIfContext, { difference }: Row): Cell {
  return difference === null ? missingCell() : signedCell(words, difference);
}

/** An arrow, and the share under the bar of whoever takes no part. */
function noteCell({ words }: WhatIfContext, { difference, below }: Row): Cell {
  const arrow = (difference ?? 0) > 0 ? "▲" : (difference ?? 0) < 0 ? "▼" : "";
  if (below === null) return textCell(arrow, null);
  const share = {
    num: BigInt(below.votes.num) * BigInt(below.base.den),
    den: BigInt(below.votes.den) * BigInt(below.base.num),
  };
  const sign = below.bar.is === "atLeast" ? "<" : "≤";
  const text = `${words.numbers.percent(share)} ${sign} ${words.numbers.share(below.bar.share)}`;
  return textCell(`${arrow} ${text}`.trim(), "below-bar");
}
