/**
 * Printed percentages against exact fractions: what a share would be printed as, and whether a printed one reproduces.
 * Whole numbers only; half is rounded up, as commissions print.
 *
 * @module
 */

import { add, multiply, power, quotient, type Whole } from "@urna/law";
import type { Contest, Election, ShareBase } from "../election.ts";
import type { FigureKey } from "../figures.ts";

/** The percentage part/whole as it would be printed with so many decimals: `percentage(1, 3, 2)` is `"33.33"`. */
export function percentage(part: Whole, whole: Whole, decimals: number): string {
  const scaled = quotient(add(multiply(multiply(200, power(10, decimals)), part), whole), multiply(2, whole));
  if (decimals === 0) return `${scaled}`;
  const digits = `${scaled}`.padStart(decimals + 1, "0");
  return `${digits.slice(0, -decimals)}.${digits.slice(-decimals)}`;
}

/** How many decimals a printed percentage has. */
export function decimalsOf(printed: string): number {
  return printed.split(".")[1]?.length ?? 0;
}

/** Whether a percentage is what the fraction gives, rounded half up to the decimals that were printed. */
export function reproduces(printed: string, part: Whole, whole: Whole): boolean {
  return whole > 0 && percentage(part, whole, decimalsOf(printed)) === printed.replace(/^0+(?=\d)/, "");
}

/** The value that holds for a count; that of the whole election where the contest has none of its own. */
export function countOf(
  election: Election,
  contest: string,
  area: string,
  key: FigureKey,
  option = "",
): number | undefined {
  const own = election.figures.get(`${contest}\n${area}\n${option}\n${key}`);
  const figure = own ?? election.figures.get(`\n${area}\n${option}\n${key}`);
  return typeof figure?.value === "number" ? figure.value : undefined;
}

/** Votes of every option of a contest in an area; undefined for an option whose votes are not known. */
export function votesIn(
  election: Election,
  contest: Contest,
  area: string,
): ReadonlyMap<string, number | undefined> {
  return new Map(contest.options.map(({ id }) => [id, countOf(election, contest.id, area, "votes", id)]));
}

/** The sum of known numbers; undefined when one is missing. */
export function sumOf(values: Iterable<number | undefined>): number | undefined {
  let sum = 0;
  for (const value of values) {
    if (value === undefined) return undefined;
    sum += value;
  }
  return sum;
}

/** The number of which shares can be taken, where it is known. */
export function baseIn(
  election: Election,
  contest: Contest,
  area: string,
  base: ShareBase,
): number | undefined {
  return base === "lines"
    ? sumOf(votesIn(election, contest, area).values())
    : countOf(election, contest.id, area, base);
}
