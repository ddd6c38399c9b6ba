/**
 * What stands below the table of a result: who was closest to the bar, and whether rounded shares add up.
 *
 * @module
 */

import { el, type Element } from "@urna/draw";
import { addRatios, compareRatios, type Ratio, readFraction } from "@urna/law";
import type { Subject } from "../../desk.ts";
import { whyPath } from "../../election-frame.ts";
import { barOf, marksInBase } from "../../pictures.ts";
import type { Visit } from "../../reply.ts";

/** The contenders next to the bar, one on each side, each with its distance in votes. */
export function barNote(visit: Visit, subject: Subject): readonly Element[] {
  const { words } = visit;
  const n = words.numbers;
  const step = barOf(subject);
  if (step === undefined || step.missing.length > 0) return [];
  const byMargin = step.rows.toSorted((a, b) =>
    compareRatios(readFraction(a.margin), readFraction(b.margin)),
  );
  const above = byMargin.find((row) => row.passes);
  const below = byMargin.findLast((row) => !row.passes);
  const link = (row: (typeof step.rows)[number] | undefined): readonly Element[] =>
    row === undefined
      ? []
      : [
          el(
            "li",
            {},
            el(
              "a",
              { href: whyPath(visit, subject.election.id, row.contender) },
              subject.naming.short(row.contender),
            ),
            `: ${words.say("page.barDistance", { votes: n.signedAmount(row.margin), needed: n.amount(row.needed) })}`,
          ),
        ];
  const items = [...link(above), ...link(below)];
  return items.length === 0 ? [] : [el("p", {}, `${words.word("page.barClosest")}:`), el("ul", {}, ...items)];
}

/** That shares are rounded; and what they add up to, where everybody who is in the base has one. */
export function roundingNote({ words }: Visit, subject: Subject): readonly Element[] {
  const step = barOf(subject);
  if (step === undefined || step.missing.length > 0) return [];
  const base = readFraction(step.base);
  const lines = marksInBase(subject, step).map(({ votes }) => ({ num: votes, den: 1 }));
  const votes = [...step.rows.map((row) => readFraction(row.votes)), ...lines];
  const all = votes.reduce(addRatios, { num: 0, den: 1 });
  const sum = votes.reduce((rounded, own) => rounded + hundredths(own, base), 0n);
  const text =
    compareRatios(all, base) === 0
      ? words.say("page.roundedSum", { sum: words.numbers.percent({ num: Number(sum), den: 10_000 }) })
      : words.word("page.roundedShares");
  return [el("p", { class: "note" }, text)];
}

/** A share in hundredths of a percent, rounded as it is printed. */
function hundredths(votes: Ratio, base: Ratio): bigint {
  const [num, den] = [BigInt(votes.num) * BigInt(base.den), BigInt(votes.den) * BigInt(base.num)];
  return den === 0n ? 0n : (num * 20_000n + den) / (den * 2n);
}
