/**
 * All indices in one table: what each is called, how it is written, between which ends it lies and what it needs. The
 * formulas, their sources and what they cannot see are in the doc comments of the functions.
 *
 * @module
 */

import { parseRatio, type Ratio } from "@urna/law";
import {
  gallagher,
  largestDeviation,
  lijphart,
  loosemoreHanby,
  monroe,
  rae,
  rose,
} from "./disproportionality.ts";
import type { DistrictVotes } from "./districts.ts";
import { arrangeShares, type Conventions, type ResultRow, type Shares } from "./figures.ts";
import { type DistrictSize, malapportionment } from "./malapportionment.ts";
import { systemNationalisation } from "./nationalisation.ts";
import { entropyNumber, fractionalisation, golosov, laaksoTaagepera, molinar, type Of } from "./parties.ts";
import { atkinson, dHondt, entropy, gini, inverseEntropy, sainteLague } from "./ratios.ts";
import { type Districts, effectiveThreshold, naturalThreshold } from "./thresholds.ts";
import { type IndexResult, none } from "./value.ts";
import { type Lineage, volatility } from "./volatility.ts";
import { efficiencyGap, unrepresented } from "./wasted.ts";

/** What is known of an election. Only `rows` is needed; what an index needs beyond them it asks for by name. */
export interface IndexInput {
  readonly rows: readonly ResultRow[];
  readonly conventions?: Partial<Conventions>;
  /** The election before, and who is who. */
  readonly earlier?: { readonly rows: readonly ResultRow[]; readonly lineage?: readonly Lineage[] };
  /** Votes of the same contest by area. */
  readonly areas?: readonly DistrictVotes[];
  /** Votes in districts of one seat, and the two parties to compare. */
  readonly districts?: readonly DistrictVotes[];
  readonly pair?: readonly [string, string];
  readonly electorates?: { readonly districts: readonly DistrictSize[]; readonly total?: number };
  readonly magnitude?: Magnitude;
}

/** Seats of one tier, the districts that share them (one where left out), and the threshold of the law. */
export interface Magnitude extends Districts {
  readonly seats: number;
  readonly legal?: Ratio;
}

export type IndexFamily =
  | "disproportionality"
  | "parties"
  | "votes"
  | "change"
  | "areas"
  | "districts"
  | "thresholds";

/** One index. */
export interface IndexKind {
  readonly id: string;
  /** Key of its name in the catalogues of words. */
  readonly title: string;
  readonly family: IndexFamily;
  /** `share`: literature prints it in per cent; `number`: a number of parties; `ratio`: neither. */
  readonly unit: "share" | "number" | "ratio";
  /** Smallest and largest value; null where there is no end (or only the number of parties). */
  readonly range: readonly [Ratio, Ratio | null];
  /** The value of a perfectly proportional result, where there is one. */
  readonly proportional: Ratio | null;
  readonly needs: readonly (keyof IndexInput)[];
  readonly compute: (shares: Shares, input: IndexInput) => IndexResult;
}

const ZERO: Ratio = { num: 0, den: 1 };
const ONE: Ratio = { num: 1, den: 1 };

type Rest = Partial<Pick<IndexKind, "unit" | "range" | "proportional" | "needs">>;

function kind(id: string, family: IndexFamily, compute: IndexKind["compute"], rest: Rest = {}): IndexKind {
  return {
    id,
    title: `index.${id}`,
    family,
    compute,
    unit: rest.unit ?? "share",
    range: rest.range ?? [ZERO, ONE],
    proportional: rest.proportional === undefined ? ZERO : rest.proportional,
    needs: ["rows", ...(rest.needs ?? [])],
  };
}

const UNBOUNDED: Rest = { unit: "ratio", range: [ZERO, null] };
const NUMBER: Rest = { unit: "number", range: [ONE, null], proportional: null };

function ofBoth(
  id: string,
  compute: (shares: Shares, of: Of) => IndexResult,
  rest: Rest,
): readonly IndexKind[] {
  return [
    kind(`${id}-votes`, "parties", (shares) => compute(shares, "votes"), rest),
    kind(`${id}-seats`, "parties", (shares) => compute(shares, "seats"), rest),
  ];
}

/** Every index of the registry, in the order of a table. */
export const INDICES: readonly IndexKind[] = [
  kind("gallagher", "disproportionality", gallagher),
  kind("loosemore-hanby", "disproportionality", loosemoreHanby),
  kind("rae", "disproportionality", rae),
  kind("lijphart", "disproportionality", lijphart),
  kind("largest-deviation", "disproportionality", largestDeviation),
  kind("rose", "disproportionality", rose, { proportional: ONE }),
  kind("sainte-lague", "disproportionality", sainteLague, UNBOUNDED),
  kind("dhondt", "disproportionality", dHondt, { unit: "ratio", range: [ONE, null], proportional: ONE }),
  kind("monroe", "disproportionality", monroe),
  kind("gini", "disproportionality", gini),
  kind("atkinson", "disproportionality", atkinson),
  kind("entropy", "disproportionality", entropy, UNBOUNDED),
  kind("inverse-entropy", "disproportionality", inverseEntropy, UNBOUNDED),
  ...ofBoth("laakso-taagepera", laaksoTaagepera, NUMBER),
  ...ofBoth("golosov", golosov, NUMBER),
  ...ofBoth("molinar", molinar, NUMBER),
  ...ofBoth("entropy-number", entropyNumber, NUMBER),
  ...ofBoth("fractionalisation", fractionalisation, { unit: "ratio", proportional: null }),
  kind("unrepresented", "votes", (_, { rows }) => unrepresented(rows).share),
  kind(
    "pedersen",
    "change",
    (_, { rows, earlier, conventions }) =>
      earlier === undefined
        ? none("needs-earlier-election")
        : volatility(earlier.rows, rows, {
            ...(earlier.lineage === undefined ? {} : { lineage: earlier.lineage }),
            ...(conventions?.againstAll === undefined ? {} : { againstAll: conventions.againstAll }),
          }).total,
    { proportional: null, needs: ["earlier"] },
  ),
  kind(
    "nationalisation",
    "areas",
    (_, { areas }) => (areas === undefined ? none("needs-areas") : systemNationalisation(areas)),
    { unit: "ratio", proportional: null, needs: ["areas"] },
  ),
  kind(
    "nationalisation-weighed",
    "areas",
    (_, { areas }) => (areas === undefined ? none("needs-areas") : systemNationalisation(areas, "votes")),
    { unit: "ratio", proportional: null, needs: ["areas"] },
  ),
  kind(
    "malapportionment",
    "districts",
    (_, { electorates }) =>
      electorates === undefined
        ? none("needs-electorates")
        : malapportionment(
            electorates.districts,
            electorates.total === undefined ? {} : { total: electorates.total },
          ),
    { needs: ["electorates"] },
  ),
  kind(
    "efficiency-gap",
    "districts",
    (_, { districts, pair }) => {
      if (districts === undefined) return none("needs-districts");
      return pair === undefined ? none("needs-two-parties") : efficiencyGap(districts, pair);
    },
    {
      range: [
        { num: -1, den: 2 },
        { num: 1, den: 2 },
      ],
      proportional: null,
      needs: ["districts", "pair"],
    },
  ),
  kind("effective-threshold", "thresholds", (_, { magnitude }) => threshold(magnitude, effectiveThreshold), {
    proportional: null,
    needs: ["magnitude"],
  }),
  kind("natural-threshold", "thresholds", (_, { magnitude }) => threshold(magnitude, naturalThreshold), {
    range: [ZERO, parseRatio("3/8") ?? ONE],
    proportional: null,
    needs: ["magnitude"],
  }),
];

function threshold(
  magnitude: IndexInput["magnitude"],
  compute: (seats: number, options: Omit<Magnitude, "seats">) => Ratio,
): IndexResult {
  if (magnitude === undefined) return none("needs-magnitude");
  const { seats, ...options } = magnitude;
  return { kind: "value", value: compute(seats, options), exact: true };
}

/** One line of the table of all indices. */
export interface IndexLine {
  readonly index: IndexKind;
  readonly result: IndexResult;
}

/** Computes every index, or those named; what cannot be computed says why. */
export function computeIndices(input: IndexInput, ids?: readonly string[]): readonly IndexLine[] {
  const shares = arrangeShares(input.rows, input.conventions);
  return INDICES.filter((index) => ids === undefined || ids.includes(index.id)).map((index) => ({
    index,
    result: index.compute(shares, input),
  }));
}
