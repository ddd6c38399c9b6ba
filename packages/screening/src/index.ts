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
