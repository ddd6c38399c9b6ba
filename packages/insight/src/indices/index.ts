/**
 * Indices of elections: exact inputs, stated conventions, and an answer that says when there is none.
 *
 * @module
 */

export {
  competitiveness,
  type Competitiveness,
  type DistrictContest,
} from "./competitiveness.ts";
export {
  gallagher,
  largestDeviation,
  lijphart,
  loosemoreHanby,
  monroe,
  rae,
  rose,
} from "./disproportionality.ts";
export type { DistrictVote, DistrictVotes } from "./districts.ts";
export {
  arrangeShares,
  CONVENTIONS,
  type Conventions,
  type Holder,
  type ResultRow,
  type Shares,
} from "./figures.ts";
export {
  type DistrictSize,
  districtsBeyond,
  malapportionment,
  type SeatWeights,
  seatWeights,
} from "./malapportionment.ts";
export { type AreaWeight, partyNationalisation, systemNationalisation } from "./nationalisation.ts";
export {
  entropyNumber,
  fractionalisation,
  golosov,
  laaksoTaagepera,
  molinar,
  type Of,
} from "./parties.ts";
export { atkinson, dHondt, entropy, gini, inverseEntropy, sainteLague } from "./ratios.ts";
export {
  computeIndices,
  type IndexFamily,
  type IndexInput,
  type IndexKind,
  type IndexLine,
  INDICES,
  type Magnitude,
} from "./registry.ts";
export {
  type CurveStep,
  partisanBias,
  seatsAt,
  type SeatsVotesCurve,
  seatsVotesCurve,
} from "./seats-votes.ts";
export {
  type Districts,
  effectiveThreshold,
  naturalThreshold,
  THRESHOLD_FORMULAS,
  type ThresholdFormula,
  thresholdOfExclusion,
  thresholdOfInclusion,
} from "./thresholds.ts";
export { type IndexResult, NO_VALUE, type NoValue, PLACES } from "./value.ts";
export { type Lineage, swings, type Volatility, volatility } from "./volatility.ts";
export {
  efficiencyGap,
  type Needed,
  type Unrepresented,
  unrepresented,
  type WastedVotes,
  wastedVotes,
} from "./wasted.ts";
