/**
 * What moved: for every contender and every part of the law whose seats are others than in the real result, which seats
 * left or came, and the reason in a few words, from the trace of the changed outcome.
 *
 * @module
 */

import { el, type Element } from "@urna/draw";
import type { Reading } from "@urna/insight";
import { readRules } from "@urna/law";
import type { Cell } from "@urna/words";
import { left, right } from "@urna/words/cells";
import { tierReasons } from "@urna/words/explain/explain-contender";
import { EMPTY_SEATS } from "@urna/words/insight/what-if-input";
import { table } from "../../blocks.ts";
import { whyPath } from "../../election-frame.ts";
import type { Workbench } from "./workbench.ts";

/** The seats that left and came; nothing where none did, or where nobody knows. */
export function movedView({ reader, subject }: Workbench, reading: Reading): readonly Element[] {
  const { words } = reader;
  const n = words.numbers;
  const read = readRules(reading.scenario.rules);
  if (!read.ok || reading.rows.some((row) => row.after === null)) return [];
  const ctx = { words, rules: read.value, outcome: reading.outcome, naming: subject.naming };
  const split = new Set(reading.assumptions.flatMap((each) => (each.kind === "split" ? [each.tier] : [])));
  const rows = reading.rows.flatMap(({ contender, before, after }) => {
    const reasons = tierReasons(ctx, contender);
    const tiers = new Set([...Object.keys(before.byTier), ...Object.keys(after?.byTier ?? {})]);
    return [...tiers].flatMap((tier): (readonly Cell[])[] => {
      const [was, is] = [before.byTier[tier] ?? 0, after?.byTier[tier] ?? 0];
      if (was === is) return [];
      const reason = split.has(tier) ? words.word("page.movedSplit") : (reasons.get(tier) ?? "");
      const [first, last] = [Math.min(was, is) + 1, Math.max(was, is)];
      const numbers = first === last ? n.whole(first) : `${n.whole(first)}–${n.whole(last)}`;
      return [
        [
          { text: subject.naming.short(contender), raw: contender },
          { text: words.find(`tier.${tier}`) ?? tier, raw: tier },
          { text: n.whole(was), raw: was },
          { text: n.whole(is), raw: is },
          { text: n.signed(is - was), raw: is - was },
          { text: words.say(is > was ? "page.movedCame" : "page.movedLeft", { numbers }), raw: null },
          { text: reason, raw: null },
        ],
      ];
    });
  });
  if (rows.length === 0) return [];
  return [
    el("h2", {}, words.word("page.moved")),
    el("p", { class: "note" }, words.word("page.movedNote")),
    table(
      {
        kind: "table",
        id: "moved",
        columns: [
          left("contender", words.word("column.contender")),
          left("tier", words.word("page.movedTier")),
          right("from", words.word("page.movedFrom")),
          right("to", words.word("page.movedTo")),
          right("change", words.word("whatif.column.change")),
          left("seats", words.word("column.seats")),
          left("reason", words.word("page.movedReason")),
        ],
        rows,
      },
      {
        linkOf: (column, raw) =>
          column === "contender" && raw !== EMPTY_SEATS
            ? whyPath(reader, subject.election.id, raw)
            : undefined,
      },
    ),
  ];
}
