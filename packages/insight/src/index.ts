export * from "./inputs.ts";
export { type Margin, marginFor, mayHide } from "./margins/search/margin.ts";
export { holds, type NamedGoal, type RaceResult, resultWith } from "./margins/race/result.ts";
export { type StillPossible, stillPossible } from "./margins/outstanding.ts";
export { CHANGES, type ChangeKind, type Changes } from "./margins/terms/changes.ts";
export { type Race, type RaceMethod, raceOf } from "./margins/race/race.ts";
export type { BoundedMargin, BoundedOptions } from "./margins/terms/between.ts";
export { boundedMargins } from "./margins/bounded.ts";
export {
  contestsOf,
  mainContest,
  markedIn,
  type Measured,
  measureOutcome,
  singleSeats,
  tiersBeside,
  votesByArea,
} from "./measured.ts";
export * from "./scenario.ts";
export * from "./sweep.ts";
export * from "./indices/index.ts";
export * from "./power/index.ts";
export * from "./what-if/index.ts";
export * from "./compare/index.ts";
export {
  allMargins,
  type AllMarginsOptions,
  type MarginAim,
  type Reach,
  REACHES,
  type SeatMargin,
  written,
  type WrittenMargin,
} from "./margins/all.ts";
export {
  type DoubtfulStation,
  type Robustness,
  robustness,
  type SeatRange,
  type Weight,
} from "./margins/robustness.ts";
export * from "./simulate/index.ts";
