export * from "./blocks.ts";
export {
  type Case,
  type ElectionHead,
  NAMED_BY_ID,
  type Naming,
  type Official,
} from "./case.ts";
export { explainAll } from "./explain-all.ts";
export { explainContender } from "./explain-contender.ts";
export { isLanguage, type Language, LANGUAGES, pickText } from "./language.ts";
export { languagesReport } from "./languages-report.ts";
export type { Margin } from "./margins.ts";
export type { Measure } from "./measures.ts";
export type { Catalogue, CountedKey, Key, Message, PlainKey, Values } from "./message.ts";
export { type AnyRatio, type AnyWhole, makeNumbers, type Numbers } from "./numbers.ts";
export { problemsReport, type ReportedProblem } from "./problems-report.ts";
export { rulesDiff } from "./rules-diff.ts";
export { type RulesHead, rulesInWords, rulesList } from "./rules-report.ts";
export { seatsReport } from "./seats-report.ts";
export { type DeclaredDecision, type NotLoaded, notLoadedReport, showReport } from "./show-report.ts";
export {
  figureName,
  type FigureQuestion,
  type FigureValue,
  sourceReport,
  sourceText,
  sourceTitle,
  type SourceWords,
} from "./source-report.ts";
export { loadCatalogue, loadWords, type Words } from "./words.ts";
export { compareReport } from "./compare-report.ts";
export type { CompareContext, ComparedHead, TurnoutWords } from "./compare-input.ts";
export { type BetweenContext, type BetweenRow, betweenReport } from "./margins-between-report.ts";
export { type MarginRow, type MarginsContext, marginsReport } from "./margins-report.ts";
export type { BarRange, SharedMajority } from "./sweep-input.ts";
export { barSweepReport, seatsSweepReport } from "./sweep-report.ts";
export type { WhatIfContext } from "./what-if-input.ts";
export { whatIfReport } from "./what-if-report.ts";
export { barIn } from "./law-before.ts";
export { needTexts } from "./what-if-words.ts";
export { bothSweepReport } from "./sweep-both-report.ts";
