/**
 * What the votes on a line of the protocol do, such as those against all: they take part in nothing, but count in bases.
 *
 * @module
 */

import { isLine } from "@urna/law";
import type { Report } from "../blocks.ts";
import type { Context } from "../case.ts";
import { divide } from "../cells.ts";
import { citeText } from "../cite.ts";
import { answer, lawBlocks, mergeLaw } from "./law-blocks.ts";
import type { Fact } from "../step-words.ts";
import { barText, baseName } from "../terms.ts";

/** A line of the protocol takes part in nothing; what its votes do is said. */
export function lineReport(ctx: Context, id: string): Report | undefined {
  if (!isLine(id)) return undefined;
  const { words, votes } = ctx;
  const n = words.numbers;
  const name = ctx.naming.contender(id);
  const rows = (votes ?? []).filter((row) => row.option === id);
  const facts: Fact[] = [];
  const law: Fact[] = [];
  for (const step of ctx.outcome.trace) {
    if (step.verb !== "admit" || step.clause !== "share") continue;
    const [first] = step.rows;
    if (first === undefined) continue;
    const contest = rows.filter((row) => row.area === step.area || row.area === "");
    const [row] = contest;
    const figure = typeof row?.votes === "number" ? { num: row.votes, den: 1 } : undefined;
    const base = baseName(words, step.baseLines);
    const counts = step.baseLines.includes(id);
    if (figure !== undefined) {
      const share = divide(figure, step.base);
      facts.push({
        label: words.word("label.votes"),
        value: counts
          ? words.say("share.votesOf", { votes: n.amount(figure), total: n.amount(step.base), base })
          : n.amount(figure),
        ...(share === undefined || !counts ? {} : { remark: n.percent(share, 5) }),
      });
    }
    facts.push({
      label: words.word("label.bar"),
      value: words.say(counts ? "mark.inBase" : "mark.notInBase", { bar: barText(words, first.bar), base }),
    });
    law.push({
      label: words.word("label.bar"),
      value: citeText(words, ctx.rules.laws, ctx.rules.bases.get(first.bar.of)?.cite ?? []),
    });
  }
  const missing = rows.some((row) => row.votes === null);
  return answer(words.say("mark.noSeats", { name }), [
    ...(facts.length > 0 ? [{ kind: "facts", rows: facts } as const] : []),
    ...(missing ? [{ kind: "paragraph", text: words.word("mark.missing") } as const] : []),
    ...lawBlocks(ctx, mergeLaw(law)),
  ]);
}
