export { type DecimalSign, parseFigure } from "./figure.ts";
export { FolderBusy } from "./folder-writer.ts";
export {
  type AreaNames,
  type ChangedReturn,
  emptyProject,
  type ImportPlan,
  NO_AREAS,
  planImport,
} from "./import.ts";
export { guessMapping, type Known, type KnownOption, type Mapping, plainName } from "./mapping.ts";
export type { Imported, ImportProblem } from "./problems.ts";
export {
  type ImportedFile,
  MANIFEST,
  openProject,
  type Project,
  returnKey,
  writeProject,
} from "./project.ts";
export { readTable, type TableRead } from "./read-table.ts";
export { type Fact, MemoryStore, type TabulationStore, type Total } from "./store.ts";
export { CONFORMANCE } from "./store-conformance.ts";
export { type Encoding, type Limits, readTextFile, type TextFile } from "./text-file.ts";
export { neutral, type OutCell, writeLine } from "./write-table.ts";
export { planProblem, type SynthContest, type SynthPlan, type SynthRegion } from "./synth/country.ts";
export { type SynthOptions, type SynthWritten, writeCountry } from "./synth/write-country.ts";
