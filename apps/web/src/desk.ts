/**
 * What the pages need from above: elections with their outcome, and reports. The command has all of it; it hands itself in.
 * Nothing here knows where data are kept.
 *
 * @module
 */

import type { Bulletin, Election, ElectionHead, Layout, Option, Sought, Source } from "@urna/atlas";
import type { CountryRecord } from "@urna/atlas/record";
import type { NamedMajority, RulesDocument, Scenario, Swing } from "@urna/insight";
import type { Case, ElectionHead as TitledElection, Report, Words } from "@urna/words";
import type { CandidacyFacts } from "@urna/words/record/candidacy-report";
import type { MissionWords, RecommendationWords } from "@urna/words/record/dossier-facts";
import type { EventWords } from "@urna/words/record/events-report";
import type { Manner } from "@urna/words/words";

/** An election with its outcome, in one language: as much as pictures and changed laws need, so that it can travel. */
export interface Portable extends Case {
  readonly source: {
    readonly options: ReadonlyMap<string, Pick<Option, "kind" | "identity">>;
  };
  readonly election: TitledElection;
  readonly scenario: Scenario;
  readonly majoritiesOf: (rules: RulesDocument) => readonly NamedMajority[];
  /** The page on which the votes were read: title, kind, when; where it is known. */
  readonly published?: string;
  /** Other laws of the same series, as documents: they can be asked about. */
  readonly laws: () => readonly RulesDocument[];
}

/** The same with everything that is known about the election. */
export interface Subject extends Portable {
  readonly source: Election;
  /** Turnout of areas as bulletins of the day printed it. */
  readonly bulletins: readonly Bulletin[];
  /** Whether anything is on record around the elections of its country. */
  readonly isOnRecord: boolean;
  /** Where the areas of the country stand in pictures. */
  readonly layout: Layout;
}

/** What can be asked about elections and rules: each is answered as the command of that name answers it. */
export type Question =
  | { readonly kind: "elections" }
  | { readonly kind: "seats" | "show" | "screen" | "dossier" | "source"; readonly election: string }
  | {
      readonly kind: "explain";
      readonly election: string;
      readonly contender?: string;
      readonly manner: Manner;
    }
  | { readonly kind: "rules"; readonly rules: string }
  | { readonly kind: "compare"; readonly elections: readonly [string, string]; readonly party?: string };

/** What is on record around an election, as the commands tell it in one language. */
export interface RecordFacts {
  readonly missions: readonly MissionWords[];
  /** Of the whole country: threads go from one election to the next. */
  readonly recommendations: readonly RecommendationWords[];
  /** Of the whole country, in the order of time. */
  readonly events: readonly EventWords[];
  readonly candidacy: CandidacyFacts;
}

/** Why there is no answer. */
export interface Refusal {
  readonly ok: false;
  readonly text: string;
  readonly details: readonly string[];
  readonly near: readonly string[];
  readonly report?: Report;
}

export interface Answered {
  readonly ok: true;
  readonly report: Report;
  readonly json: () => unknown;
}

export interface Desk {
  heads(words: Words): readonly ElectionHead[];
  find(name: string): Sought;
  /** What happened around the elections of a country. */
  record(country: string, words: Words): CountryRecord;
  /** The record of an election in words. */
  recordOf(election: string, words: Words): RecordFacts;
  /** Who stood in one of two elections that can be compared, with seats then and now. */
  swings(before: string, election: string, words: Words): readonly Swing[];
  /** Pages on which figures and facts were read, by id. */
  sources(words: Words): ReadonlyMap<string, Source>;
  /** An election whose result is loaded, or why it cannot be shown. */
  open(id: string, words: Words): (Subject & { readonly ok: true }) | Refusal;
  ask(question: Question, words: Words): Promise<Answered | Refusal>;
  /** A report as Markdown, and a value as JSON, as the command writes them. */
  markdown(report: Report): string;
  json(value: unknown): string;
}
