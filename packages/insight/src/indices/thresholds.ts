/**
 * What share of votes a seat takes: thresholds that follow from the number of seats, without any in the law.
 *
 * @module
 */

import { compareRatios, type Ratio, ratio } from "@urna/law";

/** Formulas whose thresholds have a closed form. */
export const THRESHOLD_FORMULAS = ["dhondt", "sainte-lague", "hare-remainders"] as const;
export type ThresholdFormula = (typeof THRESHOLD_FORMULAS)[number];

/**
 * The threshold of inclusion: the smallest share with which a party can win a seat, everything else being most favourable
 * to it (at equality, with a lot in its favour).
 * D'Hondt 1/(M+n-1), Sainte-Laguë 1/(2M+n-2), largest remainders with the Hare quota 1/(Mn); M seats, n parties.
 * Source: D. Rae, V. Hanby, J. Loosemore, Thresholds of representation and thresholds of exclusion, Comparative Political
 * Studies 3 (1971), 479-488; A. Lijphart, R. Gibberd, Thresholds and payoffs in list systems of proportional representation,
 * European Journal of Political Research 5 (1977), 219-244.
 * Range: above 0 to 1/2. Cannot see: a legal threshold, other districts, alliances.
 */
export function thresholdOfInclusion(formula: ThresholdFormula, seats: number, parties: number): Ratio {
  checkSizes(seats, parties);
  switch (formula) {
    case "dhondt":
      return ratio(1, seats + parties - 1);
    case "sainte-lague":
      return ratio(1, 2 * seats + parties - 2);
    case "hare-remainders":
      return ratio(1, seats * parties);
  }
}

/**
 * The threshold of exclusion: the largest share with which a party can be left without a seat, everything else being most
 * unfavourable to it.
 * D'Hondt 1/(M+1); Sainte-Laguë 1/(2M-n+2) and Hare (n-1)/(Mn) while n-1 <= M, else both 1/(M+1).
 * Source, range and blindness: as {@link thresholdOfInclusion}.
 */
export function thresholdOfExclusion(formula: ThresholdFormula, seats: number, parties: number): Ratio {
  checkSizes(seats, parties);
  if (formula === "dhondt" || parties - 1 > seats) return ratio(1, seats + 1);
  return formula === "sainte-lague" ? ratio(1, 2 * seats - parties + 2) : ratio(parties - 1, seats * parties);
}

/** Districts among which the seats are divided; their average has `seats / districts`, and one has them all where left out. */
export interface Districts {
  readonly districts?: number;
}

/**
 * The natural threshold of an average district of M seats, around which a party begins to win seats by their number alone:
 * 3/4 of 1/(M+1).
 * Source: R. Taagepera, Nationwide threshold of representation, Electoral Studies 21 (2002), 383-401; A. Lijphart, Patterns
 * of Democracy, Yale University Press (1999).
 * Range: above 0 to 3/8. Cannot see: formula, number of parties, how districts differ in size, what a party may win in the
 * whole country with less (nationwide a share is smaller, because support is uneven); it is one number for a range.
 */
export function naturalThreshold(seats: number, { districts = 1 }: Districts = {}): Ratio {
  checkSizes(seats, 2, districts);
  return ratio(3 * districts, 4 * (seats + districts));
}

/**
 * The effective threshold: the bar of the law or the {@link naturalThreshold}, whichever is higher.
 * Source: R. Taagepera, Effective magnitude and effective threshold, Electoral Studies 17 (1998), 393-404, who compares three
 * formulas and keeps this one; M. Gallagher, P. Mitchell (eds.), The Politics of Electoral Systems, Oxford University Press
 * (2005). A. Lijphart, Electoral Systems and Party Systems (1994), took half of 1/(M+1) and 1/(2M), which is a little more.
 * Range: above 0 to 1. Cannot see: what {@link naturalThreshold} cannot.
 */
export function effectiveThreshold(
  seats: number,
  { legal, ...districts }: Districts & { readonly legal?: Ratio } = {},
): Ratio {
  const natural = naturalThreshold(seats, districts);
  return legal !== undefined && compareRatios(legal, natural) > 0 ? ratio(legal.num, legal.den) : natural;
}

function checkSizes(seats: number, parties: number, districts = 1): void {
  const whole = [seats, parties, districts].every((n) => Number.isSafeInteger(n));
  if (!whole || seats < 1 || parties < 2 || districts < 1 || districts > seats) {
    throw new RangeError(
      `a threshold needs a seat or more for each district and two parties, found ${seats} seats, ${districts} districts and ${parties} parties`,
    );
  }
}
