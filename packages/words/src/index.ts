export * from "./blocks.ts";
export {
  type Case,
  type ElectionHead,
  NAMED_BY_ID,
  type Naming,
  type Official,
} from "./case.ts";
export { explainAll } from "./explain/explain-all.ts";
export { explainContender } from "./explain/explain-contender.ts";
export { isLanguage, type Language, LANGUAGES, pickText } from "./language.ts";
export { languagesReport } from "./languages-report.ts";
export type { Margin } from "./explain/margins.ts";
export type { Measure } from "./measures.ts";
export type { Catalogue, CountedKey, Key, Message, PlainKey, Values } from "./message.ts";
export { type AnyRatio, type AnyWhole, makeNumbers, type Numbers } from "./numbers.ts";
export { problemsReport, type ReportedProblem } from "./problems-report.ts";
export { rulesDiff } from "./rules/rules-diff.ts";
export { type RulesHead, rulesInWords, rulesList } from "./rules/rules-report.ts";
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
export { compareReport } from "./insight/compare-report.ts";
export type { CompareContext, ComparedHead, TurnoutWords } from "./insight/compare-input.ts";
export { type BetweenContext, type BetweenRow, betweenReport } from "./insight/margins-between-report.ts";
export { type MarginRow, type MarginsContext, marginsReport } from "./insight/margins-report.ts";
export type { BarRange, SharedMajority } from "./insight/sweep-input.ts";
export { barSweepReport, seatsSweepReport } from "./insight/sweep-report.ts";
export type { WhatIfContext } from "./insight/what-if-input.ts";
export { whatIfReport } from "./insight/what-if-report.ts";
export { barIn } from "./insight/law-before.ts";
export { needTexts } from "./insight/what-if-words.ts";
export { bothSweepReport } from "./insight/sweep-both-report.ts";
