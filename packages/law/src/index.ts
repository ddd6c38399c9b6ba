export { QUOTAS } from "./allot/quotas.ts";
export { DIVISORS } from "./allot/sequences.ts";
export * from "./body.ts";
export { canonical } from "./canonical.ts";
export * from "./chances.ts";
export { CLAUSES, readRules } from "./clauses.ts";
export type {
  Assumption,
  BaseRule,
  Bound,
  Clause,
  ClauseKind,
  ContestFigures,
  Run,
  Scope,
  Slot,
} from "./clause.ts";
export {
  type Law,
  readDocument,
  RULES_FORMAT,
  type Rules,
  rulesSchema,
  type RuleStep,
  type Titles,
} from "./document.ts";
export type { DrawGroup, DrawStep } from "./draws.ts";
export { type Asked, askedBy, misnamed, uncounted } from "./asks.ts";
export { readWritten } from "./sound.ts";
export * from "./elect.ts";
export { compile, type Engine, type RunReport, type StepState } from "./engine.ts";
export * from "./errors.ts";
export * from "./exact.ts";
export * from "./input.ts";
export { migrate } from "./migrate.ts";
export { outcomeSchema } from "./outcome-schema.ts";
export type { ElectedPerson } from "./persons.ts";
export { REASONS, type ReasonWord } from "./reasons.ts";
export * from "./schema.ts";
export { type Bar, type StepBase, VERBS, type Verb } from "./step.ts";
export type * from "./tables.ts";
export { ACTS, type TieRule, type TieStep } from "./ties.ts";
export type { ClauseStep, RefusalStep, Step } from "./trace.ts";
