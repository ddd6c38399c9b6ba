export { calibrateRoundShare, measured, type Measured } from "./calibrate-totals.ts";
export { benjaminiHochberg, holm } from "./multiplicity.ts";
export {
  FEWEST_LINES,
  ROUND_UNITS,
  roundShare,
  type RoundLine,
  type RoundLook,
  type RoundShare,
  type RoundUnit,
  type Totals,
} from "./round-share.ts";
export {
  type Excess,
  FEWEST_STATIONS,
  INTEGER_ASPECTS,
  type IntegerAspect,
  integerPower,
  type IntegerResult,
  integerTest,
  stationsNeeded,
  type Weighting,
  WEIGHTINGS,
} from "./integers.ts";
export { DROP_REASONS, type DropReason, type StationTable } from "./stations.ts";
