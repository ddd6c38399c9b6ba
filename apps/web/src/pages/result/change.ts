/**
 * How many seats everybody had before: a column of the table of seats, from which the picture takes it as well. Whoever did
 * not stand then has a word there, and never a zero.
 *
 * @module
 */

import type { Block, Cell, Report } from "@urna/words";
import { isLine } from "@urna/law";
import type { Subject } from "../../desk.ts";
import { hasSeats } from "../../election-frame.ts";
import type { Visit } from "../../reply.ts";
import { comparable } from "../compare.ts";

/** The election before, and the report with the change since then; the report as it is where there was none. */
export function withChange(
  visit: Visit,
  subject: Subject,
  report: Report,
): { readonly report: Report; readonly since?: string } {
  if (!hasSeats(subject) || subject.source.given !== undefined) return { report };
  const [before] = comparable(visit, subject)
    .filter((head) => head.date < subject.source.date)
    .toSorted((a, b) => (a.date < b.date ? 1 : -1));
  if (before === undefined) return { report };
  const changes = changesSince(visit, subject, before.id);
  const since = before.date.slice(0, 4);
  return {
    since,
    report: { ...report, blocks: report.blocks.map((block) => withColumn(visit, block, changes, since)) },
  };
}

/** By contender: the difference in seats, or the word for why there is none. */
function changesSince({ desk, words }: Visit, subject: Subject, before: string): ReadonlyMap<string, Cell> {
  const cells = desk.swings(before, subject.election.id, words).flatMap(({ first, second, absence }) => {
    if (second === null || isLine(second.contender)) return [];
    const [was, is] = [first?.seats ?? null, second.seats];
    const word = absence === null ? undefined : (words.find(`absence.${absence}`) ?? absence);
    const cell: Cell =
      word !== undefined
        ? { text: word, raw: absence }
        : was === null || is === null
          ? { text: "?", raw: null }
          : { text: words.numbers.signed(is - was), raw: is - was };
    return [[second.contender, cell] as const];
  });
  return new Map(cells);
}

function withColumn(
  { words }: Visit,
  block: Block,
  changes: ReadonlyMap<string, Cell>,
  since: string,
): Block {
  if (block.kind !== "table" || block.id !== "seats") return block;
  const none: Cell = { text: "", raw: null };
  const { totals } = block;
  return {
    ...block,
    columns: [
      ...block.columns,
      { key: "change", title: words.say("page.since", { year: since }), align: "right" },
    ],
    rows: block.rows.map((row) => [...row, changes.get(String(row[0]?.raw)) ?? none]),
    ...(totals === undefined ? {} : { totals: [...totals, none] }),
  };
}
