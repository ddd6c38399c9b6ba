/**
 * What may come of lots that are not drawn yet, and how likely each end is.
 *
 * @module
 */

import type { Chance } from "@urna/law";
import type { Block } from "./blocks.ts";
import type { Context } from "./case.ts";
import { left, percentCell, right, textCell } from "./cells.ts";

/** The ends, each with what is not the same in all of them; nothing where none are known. */
export function chancesBlocks(ctx: Context, chances: readonly Chance[] = []): readonly Block[] {
  const { words } = ctx;
  if (chances.length === 0) return [];
  if (chances.length === 1) return [{ kind: "paragraph", text: words.word("chances.same") }];
  return [
    { kind: "paragraph", text: words.word("chances.intro") },
    {
      kind: "table",
      id: "chances",
      columns: [
        right("chance", words.word("column.chance")),
        left("result", words.word("chances.column.result")),
      ],
      rows: chances.map((end) => [
        percentCell(words, end.chance),
        textCell(resultText(ctx, end, chances), rawResult(end)),
      ]),
    },
  ];
}

/** Seats of contenders; where they do not tell the ends apart also those by area; where nor do these, who is elected. */
function resultText(ctx: Context, end: Chance, ends: readonly Chance[]): string {
  const { words, naming } = ctx;
  const counted = (who: string, seats: number): string =>
    `${naming.short(who)} ${words.numbers.whole(seats)}`;
  const parts: readonly ((one: Chance) => string)[] = [
    ({ seats }) => seats.map(({ contender, total }) => counted(contender, total)).join(", "),
    ({ areas }) =>
      areas
        .map(
          ({ area, seats }) =>
            `${naming.area(area)}: ${seats.map((row) => counted(row.contender, row.seats)).join(", ")}`,
        )
        .join("; "),
    ({ persons }) => persons.map(({ person }) => naming.contender(person)).join(", "),
  ];
  const upTo = (one: Chance, last: number): string =>
    parts
      .slice(0, last + 1)
      .map((part) => part(one))
      .filter((text) => text !== "")
      .join("; ");
  const enough = parts.findIndex(
    (_, last) => new Set(ends.map((one) => upTo(one, last))).size === ends.length,
  );
  return upTo(end, enough === -1 ? parts.length : enough);
}

function rawResult({ seats }: Chance): string {
  return seats.map(({ contender, total }) => `${contender} ${total}`).join(" ");
}
