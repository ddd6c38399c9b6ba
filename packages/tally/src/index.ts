export { type AcrossOptions, checkAcross, compareCopies, type Copies, type CopiesLine } from "./across.ts";
export {
  type Checked,
  checkReturn,
  checkWritten,
  makeChecker,
  type ProtocolContext,
} from "./check-return.ts";
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
  REGISTER,
  type Severity,
  type ThresholdPack,
  type Thresholds,
} from "./register.ts";
export * from "./return.ts";
