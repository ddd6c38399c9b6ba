export {
  BALLOT_ENDINGS,
  type BallotInput,
  isBallotFile,
  readBallotFile,
  slugOf,
  toBallotInput,
} from "./ballots/ballot-file.ts";
export type { BallotCandidate, BallotFile, BallotType } from "./ballots/ballot-types.ts";
export { BULLETIN_FLAGS, type Bulletin, type BulletinFlag } from "./publication/bulletins.ts";
export type { Names } from "./cells.ts";
export type { Declared, DeclaredStatus } from "./declared.ts";
export { type Dispute, type Verdict, VERDICTS } from "./disputes.ts";
export type {
  AbsentParty,
  Contest,
  DeclaredVerdict,
  Election,
  ElectionHead,
  ElectionKind,
  Option,
  ResultState,
  ShareBase,
  TablesSource,
} from "./election.ts";
export { type Difference, type ExpectedRow, LEVELS_OF_PROOF, type LevelOfProof } from "./given/expected.ts";
export { familyOf, SYSTEM_FAMILIES, type SystemFamily } from "./families.ts";
export {
  FIGURE_KEYS,
  FIGURE_STATUSES,
  type Figure,
  type FigureAbout,
  type FigureKey,
  type FigureRow,
  type FigureStatus,
  figureOf,
  findFigures,
  isPercentKey,
} from "./figures.ts";
export {
  type GivenFiles,
  type GivenTables,
  readGiven,
  readGivenTables,
  tablesIn,
} from "./given/given.ts";
export { readElectionFolder } from "./given/given-files.ts";
export { toInput } from "./input.ts";
export type { Layout, Outline, Tile } from "./layout.ts";
export { type Atlas, openAtlas, type Sought } from "./load.ts";
export {
  ATLAS_PROBLEMS,
  type AtlasCode,
  type AtlasProblem,
  type Loaded,
  type Place,
  writePlace,
} from "./problems.ts";
export type { RulesVersion } from "./rules.ts";
export {
  type AreaRecord,
  type OptionKind,
  type Party,
  type Source,
  SOURCE_KINDS,
  type SourceKind,
} from "./tables.ts";
export {
  type AreaFinding,
  type Finding,
  type FractionOf,
  type ImpossibleFinding,
  PUBLICATION_SEVERITY,
  type PublicationCode,
  type RivalFinding,
  type SeatFinding,
  type ShareFinding,
  type SumFinding,
  type WordFinding,
} from "./publication/findings.ts";
export { checkPublication, type PublicationEvidence } from "./publication/publication.ts";
export { decimalsOf, percentage, reproduces } from "./publication/shares.ts";
export { validateAtlas, type Validation } from "./validate.ts";
export {
  electionsWithResult,
  officialSeats,
  type Proof,
  proofs,
  provenBy,
  type Validated,
  validateElection,
} from "./validated.ts";
