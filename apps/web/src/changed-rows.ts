/**
 * Seats under a changed law as they are drawn, on pages and in files: what is lost stays as hollow marks.
 *
 * @module
 */

import type { SeatRows } from "@urna/draw";
import type { Reading } from "@urna/insight";
import type { Words } from "@urna/words";
import { EMPTY_SEATS } from "@urna/words/insight/what-if-input";
import type { Portable } from "./desk.ts";
import { hueIn, majorityLines } from "./pictures.ts";

/** Tiers whose seats are won in districts. */
const DISTRICTS: ReadonlySet<string> = new Set(["district", "direct"]);

/** The rows, in the order of the real result; undefined where seats are not known or none were given. */
export function changedRows(
  words: Words,
  subject: Portable,
  reading: Reading,
  stamp: string = words.word("page.whatIfWord"),
): SeatRows | undefined {
  const n = words.numbers;
  const tiers = reading.outcome.tiers.filter((tier) => tier.given > 0);
  if (reading.rows.some((row) => row.after === null) || tiers.length === 0) return undefined;
  const rows = reading.rows
    .filter((row) => row.before.total > 0 || (row.after?.total ?? 0) > 0)
    .map((row) => {
      const total = row.after?.total ?? 0;
      const change = row.difference === null || row.difference === 0 ? "" : n.signed(row.difference);
      return {
        id: row.contender,
        name: subject.naming.short(row.contender),
        hue: hueIn(subject, row.contender),
        seats: tiers.map((tier) => row.after?.byTier[tier.id] ?? 0),
        before: row.before.total,
        isEmpty: row.contender === EMPTY_SEATS,
        total: n.whole(total),
        note: change,
      };
    });
  return {
    rows,
    tiers: tiers.map((tier) => ({
      shape: DISTRICTS.has(tier.id) ? ("circle" as const) : ("square" as const),
      text: words.find(`tier.${tier.id}`) ?? tier.id,
    })),
    lines: majorityLines(subject, words, reading.house),
    stamp,
    summary: `${stamp}: ${rows.map((row) => `${row.name} ${row.total} ${row.note}`.trim()).join("; ")}.`,
  };
}
