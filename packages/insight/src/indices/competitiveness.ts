/**
 * How close the districts were.
 *
 * @module
 */

import { addRatios, compareRatios, multiply, type Ratio, ratio } from "@urna/law";
import { type DistrictVotes, ranked, validVotes } from "./districts.ts";

/** One district: contested, with its margin; without a rival; or with votes that nobody published. */
export type DistrictContest =
  | {
      readonly kind: "contested";
      readonly id: string;
      readonly first: string;
      readonly second: string;
      /** Votes between first and second; zero is a tie. */
      readonly lead: number;
      /** The lead over all valid votes. */
      readonly margin: Ratio;
      readonly contenders: number;
    }
  | { readonly kind: "unopposed"; readonly id: string; readonly first: string }
  | { readonly kind: "unknown"; readonly id: string };

/** All districts, closest first, then those without a rival, then those not known; each group in order of margin and id. */
export interface Competitiveness {
  readonly districts: readonly DistrictContest[];
  /** Contested districts whose margin is below `close`. */
  readonly close: number;
  readonly contested: number;
  readonly unopposed: number;
  readonly missing: readonly string[];
  /** The mean margin of contested districts; undefined without any. */
  readonly meanMargin: Ratio | undefined;
}

/**
 * Competitiveness by district: the lead of the first over the second, divided by valid votes; "close" below 10 per cent
 * unless told otherwise.
 * Source: D. Mayhew, Congressional elections: the case of the vanishing marginals, Polity 6 (1974), 295-317; review: G. Cox,
 * J. Fiva, D. Smith, Measuring the competitiveness of elections, Political Analysis 28 (2020), 168-185.
 * Range of a margin: 0 (tie) to 1. Cannot see: whether rivals were let stand, or stood to win.
 */
export function competitiveness(
  districts: readonly DistrictVotes[],
  options: { readonly close?: Ratio } = {},
): Competitiveness {
  const { close = { num: 1, den: 10 } } = options;
  const read = districts.map(readContest);
  const contested = read
    .filter((d) => d.kind === "contested")
    .sort((a, b) => compareRatios(a.margin, b.margin) || (a.id < b.id ? -1 : 1));
  const unopposed = read.filter((d) => d.kind === "unopposed");
  const unknown = read.filter((d) => d.kind === "unknown");
  const sum = contested.reduce<Ratio>((total, d) => addRatios(total, d.margin), { num: 0, den: 1 });
  return {
    districts: [...contested, ...unopposed, ...unknown],
    close: contested.filter((d) => compareRatios(d.margin, close) < 0).length,
    contested: contested.length,
    unopposed: unopposed.length,
    missing: unknown.map((d) => d.id),
    meanMargin: contested.length === 0 ? undefined : ratio(sum.num, multiply(sum.den, contested.length)),
  };
}

function readContest(district: DistrictVotes): DistrictContest {
  const valid = validVotes(district);
  const [first, second] = ranked(district);
  const { id } = district;
  if (valid === undefined || first === undefined) return { kind: "unknown", id };
  if (second === undefined) return { kind: "unopposed", id, first: first.id };
  if (valid === 0) return { kind: "unknown", id };
  const lead = first.votes - second.votes;
  return {
    kind: "contested",
    id,
    first: first.id,
    second: second.id,
    lead,
    margin: ratio(lead, valid),
    contenders: ranked(district).length,
  };
}
