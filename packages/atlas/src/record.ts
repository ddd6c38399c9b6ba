/**
 * The record around the elections of a country, as other packages use it: `@urna/atlas/record`.
 *
 * @module
 */

export { type Bloc, blocsOn, type BlocMember, type Holder } from "./record/blocs.ts";
export {
  type CandidacyCount,
  type CandidacyGroup,
  countOf,
  type Decision,
  type Funnel,
  funnelOf,
} from "./record/candidacy.ts";
export type { ClaimValue, LawPlace } from "./record/claim-value.ts";
export { judgeClaims, type JudgedClaim } from "./record/claim-judge.ts";
export { type Claim, readClaims } from "./record/claims.ts";
export {
  EVENT_CATEGORIES,
  type EventCategory,
  eventsIn,
  otherTelling,
  type RecordEvent,
  type Subject,
} from "./record/events.ts";
export {
  FOLLOW_UPS,
  type FollowUp,
  type Mission,
  type Observed,
  type Reading,
  type Recommendation,
  STAGES,
  THEMES,
} from "./record/observation.ts";
export type { Question, Reply } from "./record/questions.ts";
export { type CountryRecord, readRecord, recordFile } from "./record/read.ts";
