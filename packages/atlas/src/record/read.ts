/**
 * The record of a country: what happened around its elections. Held and checked here; what it means is worked out elsewhere.
 *
 * @module
 */

import type { Files } from "../files.ts";
import type { Problems } from "../problems.ts";
import { type BlocMember, readBlocs } from "./blocs.ts";
import { type CandidacyCount, type Decision, readCandidacy, readDecisions } from "./candidacy.ts";
import { type Claim, readClaims } from "./claims.ts";
import { readEvents, readSubjects, type RecordEvent, type Subject } from "./events.ts";
import {
  type FollowUp,
  type Mission,
  type Observed,
  readFollowUps,
  readMissions,
  readObserved,
  readReadings,
  type Reading,
  readRecommendations,
  type Recommendation,
} from "./observation.ts";
import { type Question, readQuestions, readReplies, type Reply } from "./questions.ts";

/** All tables of the record; a table that does not exist is empty. */
export interface CountryRecord {
  readonly subjects: readonly Subject[];
  readonly events: readonly RecordEvent[];
  readonly candidacy: readonly CandidacyCount[];
  readonly decisions: readonly Decision[];
  readonly missions: readonly Mission[];
  readonly observed: readonly Observed[];
  readonly recommendations: readonly Recommendation[];
  readonly followUps: readonly FollowUp[];
  readonly readings: readonly Reading[];
  readonly blocs: readonly BlocMember[];
  readonly claims: readonly Claim[];
  readonly questions: readonly Question[];
  readonly replies: readonly Reply[];
}

/** The files of the record, by table. */
const RECORD_FILES: Readonly<Record<keyof CountryRecord, string>> = {
  subjects: "subjects.csv",
  events: "events.csv",
  candidacy: "candidacy.csv",
  decisions: "decisions.csv",
  missions: "missions.csv",
  observed: "observation.csv",
  recommendations: "recommendations.csv",
  followUps: "follow-ups.csv",
  readings: "readings.csv",
  blocs: "blocs.csv",
  claims: "claims.csv",
  questions: "questions.csv",
  replies: "replies.csv",
};

/** The file of a table, below the directory of the atlas. */
export function recordFile(country: string, table: keyof CountryRecord): string {
  return `${country}/record/${RECORD_FILES[table]}`;
}

/** Reads the record of a country. Rows that are wrong are left out and noted. */
export function readRecord(files: Files, country: string, problems: Problems): CountryRecord {
  const table = <T>(
    name: keyof CountryRecord,
    read: (files: Files, file: string, problems: Problems) => readonly T[],
  ): readonly T[] => {
    const file = recordFile(country, name);
    return files.has(file) ? read(files, file, problems) : [];
  };
  return {
    subjects: table("subjects", readSubjects),
    events: table("events", readEvents),
    candidacy: table("candidacy", readCandidacy),
    decisions: table("decisions", readDecisions),
    missions: table("missions", readMissions),
    observed: table("observed", readObserved),
    recommendations: table("recommendations", readRecommendations),
    followUps: table("followUps", readFollowUps),
    readings: table("readings", readReadings),
    blocs: table("blocs", readBlocs),
    claims: table("claims", readClaims),
    questions: table("questions", readQuestions),
    replies: table("replies", readReplies),
  };
}
