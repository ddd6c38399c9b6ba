/**
 * Turnout across kinds of election: every percentage with what is divided by what, always of the voters on the list. A
 * referendum counts ballots in the boxes, an election voters who received one: the two are never mixed in one column.
 *
 * @module
 */

import { type Fraction, fraction, parseRatio, ratio, readFraction, subtractRatios } from "@urna/law";

/** A count with a word such as `final` or `preliminary`. */
export interface CountedFigure {
  readonly value: number;
  readonly status: string;
}

/** The figures of one vote, as far as they were published. */
export interface TurnoutFigures {
  readonly election: string;
  readonly kind: string;
  readonly date: string;
  readonly registered: CountedFigure | null;
  readonly received: CountedFigure | null;
  readonly cast: CountedFigure | null;
  /** The percentage that was printed as turnout. */
  readonly printed: { readonly value: string; readonly status: string } | null;
}

export interface TurnoutRow extends TurnoutFigures {
  /** Voters who received a ballot, and ballots in the boxes, of the voters on the list; unreduced. */
  readonly byReceived: Fraction | null;
  readonly byCast: Fraction | null;
}

/** Adds the shares, earliest first. */
export function turnoutRows(figures: readonly TurnoutFigures[]): readonly TurnoutRow[] {
  const share = (part: CountedFigure | null, whole: CountedFigure | null): Fraction | null =>
    part === null || whole === null || whole.value === 0 ? null : { num: part.value, den: whole.value };
  return [...figures]
    .sort((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : a.election < b.election ? -1 : 1))
    .map((row) => ({
      ...row,
      byReceived: share(row.received, row.registered),
      byCast: share(row.cast, row.registered),
    }));
}

/** The difference of two printed percentages, exact; null where one was not printed. */
export function printedChange(first: TurnoutFigures, second: TurnoutFigures): Fraction | null {
  const [was, is] = [first, second].map((row) =>
    row.printed === null ? undefined : parseRatio(`${row.printed.value}%`),
  );
  if (was === undefined || is === undefined) return null;
  const value = subtractRatios(is, was);
  const { num, den } = ratio(value.num, value.den);
  return fraction(num, den);
}

/** The difference of two shares of the same kind, exact. */
export function shareChange(first: Fraction | null, second: Fraction | null): Fraction | null {
  if (first === null || second === null) return null;
  const value = subtractRatios(readFraction(second), readFraction(first));
  return fraction(value.num, value.den);
}
