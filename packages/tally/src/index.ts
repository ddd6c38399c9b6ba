export {
  type AcrossOptions,
  type AgainstAll,
  againstAllOf,
  checkAcross,
  checkAgainstAll,
  compareCopies,
  type Copies,
  type CopiesLine,
  makeVotesHash,
  sharedLines,
} from "./across.ts";
export { type AreaNode, type Geography, makeGeography, type Station } from "./areas.ts";
export { type Box, type BoxCount, countBoxes } from "./boxes.ts";
export {
  type Checked,
  checkReturn,
  checkWritten,
  makeChecker,
  type ProtocolContext,
} from "./check-return.ts";
export { checkAll, type CheckedAll } from "./check-all.ts";
export { FACT_CHECKS } from "./check-facts.ts";
export { FigureRow, measureRow, Names, NOT_WRITTEN } from "./figure-row.ts";
export type { Condition, Term } from "./check-terms.ts";
export { Count, type CountOptions, type HeldBack, type HeldStation } from "./count.ts";
export { type Need, PROTOCOL_CHECKS, type ProtocolCheck } from "./protocol-checks.ts";
export {
  CHECK_CODES,
  type Check,
  type CheckCode,
  type CheckOptions,
  type Finding,
  findingOf,
  isCheckCode,
  type Mode,
  MODES,
  numberIn,
  REGISTER,
  type Severity,
  shareIn,
  type ThresholdPack,
  type Thresholds,
  thresholdsOf,
} from "./register.ts";
export { checkPrintedShares, checkTurnouts } from "./published-figures.ts";
export * from "./remainder.ts";
export * from "./return.ts";
export { countReturns, tabulate, type Tabulated } from "./tabulate.ts";
export * from "./tally.ts";
export { checkTurnoutReports, type TurnoutReport } from "./turnout-reports.ts";
