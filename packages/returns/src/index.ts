export { type BallotFormat, ballotFormatOf, readBallotText } from "./ballot-source.ts";
export { castIn, rankingIn, type StoredBallot } from "./ballots.ts";
export { type Encoding, ENCODINGS } from "./decode.ts";
export { type DecimalSign, parseFigure } from "./figure.ts";
export { FolderBusy } from "./folder-writer.ts";
export { type Guess, guessMapping } from "./guess-mapping.ts";
export {
  type AreaNames,
  type ChangedReturn,
  emptyProject,
  type ImportPlan,
  NO_AREAS,
  planImport,
} from "./import.ts";
export { type Known, type KnownOption, type Mapping, plainName } from "./mapping.ts";
export { type BallotsRead, planBallots } from "./plan-ballots.ts";
export type { Imported, ImportProblem } from "./problems.ts";
export {
  type ImportedFile,
  MANIFEST,
  folderState,
  openProject,
  type Project,
  returnKey,
  writeProject,
} from "./project.ts";
export { type ReadOptions, readTable, type TableRead } from "./read-table.ts";
export type { BallotRows } from "./stores/ballot-table.ts";
export { readThresholds } from "./read-thresholds.ts";
export { digestOf, type Format, type Limits, type SourceFile } from "./source.ts";
export type { CheckedEach } from "./stores/check-each.ts";
export {
  ballotRowsOf,
  checkEach,
  importScan,
  isStoreAddress,
  openStore,
  readCastVotes,
  withScan,
} from "./stores/open.ts";
export { placedReturns, type StoredProject } from "./stores/from-project.ts";
export type { Scan } from "./stores/scan.ts";
export type { SqlStore } from "./stores/sql-store.ts";
export * from "./stores/store.ts";
export { type Counted, countStored, type StoredCount } from "./stores/stored-count.ts";
export { storedProject } from "./stores/to-project.ts";
export { neutral, type OutCell, writeLine } from "./write-table.ts";
export { planProblem, type SynthContest, type SynthPlan, type SynthRegion } from "./synth/country.ts";
export { type SynthOptions, type SynthWritten, writeCountry } from "./synth/write-country.ts";
