export { againstAllIsOpen } from "./against-all.ts";
export { applyChange, applyChanges } from "./apply.ts";
export { FIRST_ONLY, FIRST_PREFERENCES, ONE_AREA } from "./assume.ts";
export { oneAreaOf } from "./assumed-inputs.ts";
export type { Bounds } from "./bounds.ts";
export {
  type Change,
  type Changed,
  FORMULA_ALIASES,
  FORMULAS,
  type WhatIfAssumption,
} from "./change.ts";
export { splitLike } from "./seats.ts";
export { type BarStep, type BarSweep, sweepBar } from "./sweep-bar.ts";
export { type Region, type RegionSweep, sweepBoth } from "./sweep-both.ts";
export { type SeatsPoint, type SeatsSweep, sweepSeats } from "./sweep-seats.ts";
export { barsOf, contestOf, type TierShape, tiersOf } from "./tiers.ts";
export {
  type MajoritiesOf,
  type MajorityChange,
  type NamedMajority,
  type Reading,
  type SeatChange,
  whatIf,
  type WhatIf,
  type WithoutSeat,
} from "./what-if.ts";
