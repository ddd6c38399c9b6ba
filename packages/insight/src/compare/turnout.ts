/**
 * Turnout across kinds of election: every percentage with what is divided by what, always of the voters on the list. A
 * referendum counts ballots in the boxes, an election voters who received one: the two are never mixed in one column.
 *
 * @module
 */

import { type Fraction, parseRatio } from "@urna/law";
import type {
  CountedFigure,
  TurnoutFigures,
  TurnoutRow,
  TurnoutShare,
} from "@urna/words/insight/compare-input";

export type { CountedFigure, TurnoutFigures, TurnoutRow };

/** Adds the shares, earliest first. */
export function turnoutRows(figures: readonly TurnoutFigures[]): readonly TurnoutRow[] {
  return [...figures]
    .sort((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : a.election < b.election ? -1 : 1))
    .map((row) => ({
      ...row,
      byReceived: shareOf(row, row.received, row.kind !== "referendum"),
      byCast: shareOf(row, row.cast, false),
    }));
}

/**
 * A count over the voters on the list. Where the two are of different states, such as the count of the night over the final
 * list, the quotient belongs to no moment: then the percentage that was finally printed of the same thing stands, and what
 * the counts make is its rival.
 */
function shareOf(
  { registered, printed }: TurnoutFigures,
  counted: CountedFigure | null,
  isPrinted: boolean,
): TurnoutShare | null {
  if (counted === null || registered === null || registered.value === 0) return null;
  const counts: Fraction = { num: counted.value, den: registered.value };
  const statuses = [counted.status, registered.status] as const;
  const stated = isPrinted && printed?.status === "final" ? parseRatio(`${printed.value}%`) : undefined;
  if (counted.status === registered.status) return { share: counts, from: "counts", counts, statuses };
  if (counted.status === "final" || stated === undefined)
    return { share: counts, from: "counts", counts, statuses };
  return {
    share: { num: Number(stated.num), den: Number(stated.den) },
    from: "printed",
    counts,
    statuses,
  };
}
