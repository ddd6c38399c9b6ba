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
export { type IntegerChoice, integerChoices } from "./integer-choices.ts";
export { type DropReason, type Included, include, includeSound, type StationTable } from "./stations.ts";
export { type DigitChoice, digitChoices, type DigitTest, FEWEST_COUNTS, makeDigitTests } from "./digits.ts";
export {
  type Calibration,
  hiding,
  type HidingRate,
  type Hits,
  mergeHits,
  openCalibration,
  rateOf,
  STATION_TESTS,
  type StationTest,
} from "./calibrate-stations.ts";
export {
  type DrawnStratum,
  drawSample,
  type PlannedStratum,
  planSample,
  type QuickCount,
  readQuickCount,
  residualOf,
  type SampledStation,
  type SamplePlan,
} from "./quick-count.ts";
export { MEASURED_STATIONS, openSpikeRate } from "./density/rate.ts";
export { openResampling, type Seen, seenIn } from "./density/resample.ts";
export { FEWEST_FOR_DENSITY, RESAMPLES, type SpikeTest, spikeTest } from "./density/spikes.ts";
export { type Day, type DayTest, openDayTest } from "./sequence/clean-days.ts";
export type { Reading } from "./sequence/day.ts";
export { type LateResult, lateTest, measureLate } from "./sequence/late.ts";
export { measureSmallCounts, type SmallCounts, smallCounts } from "./small-counts/pattern.ts";
export { fingerprint, type Fingerprint, type TooFew } from "./fingerprint/fingerprint.ts";
export { scaling, type Scaling } from "./scaling/scaling.ts";
export { surface, type Surface, type SurfaceRefusal } from "./surface/surface.ts";
export {
  isTestName,
  SCREEN_TESTS,
  TEST_NAMES,
  type TestName,
  type TestNeed,
} from "./registry.ts";
export {
  type Bound,
  type Bounds,
  boundsOf,
  CLICKER_ERROR,
  type Evidence,
  EVIDENCE_KINDS,
  type EvidenceKind,
} from "./must-add-up.ts";
export { type Assertion, type AuditRace } from "./audit/assertions.ts";
export { type AuditPlan, planAudit } from "./audit/plan.ts";
export { sampledTotals } from "./quick-seats.ts";
