/**
 * Checks the record against itself and the rest of the atlas: every source, election, subject, mission and recommendation
 * that is named exists, ids occur once, parts add up to their whole, and nobody is assessed before being asked.
 *
 * @module
 */

import type { Problems } from "../problems.ts";
import { PARTITIONS } from "./candidacy.ts";
import { lastDayOf } from "./columns.ts";
import { type CountryRecord, recordFile } from "./read.ts";

/** What else exists in the atlas. */
export interface RecordSurroundings {
  readonly country: string;
  readonly sources: Iterable<string>;
  readonly elections: readonly string[];
  /** Ids and lasting ids of parties. */
  readonly parties: Iterable<string>;
}

/** Notes everything that is wrong with the references and sums of a record. */
export function checkRecord(
  record: CountryRecord,
  { country, sources, elections, parties }: RecordSurroundings,
  problems: Problems,
): void {
  const knownSources = new Set(sources);
  const knownElections = new Set(elections);
  const knownParties = new Set([...parties, "independent", "assembly"]);
  const subjects = new Set(record.subjects.map((s) => s.id));
  const missions = new Set(record.missions.map((m) => m.id));
  const recommendations = new Set(record.recommendations.map((r) => r.id));

  const refer = (
    table: keyof CountryRecord,
    row: number,
    field: string,
    ids: readonly string[],
    known: ReadonlySet<string>,
    code: "A101" | "A102" | "A106" | "A111",
    expected: string,
  ): void => {
    for (const id of ids) {
      if (!known.has(id))
        problems.add(code, { file: recordFile(country, table), row, field }, expected, id, known);
    }
  };
  const once = (
    table: keyof CountryRecord,
    rows: readonly { readonly id: string; readonly row: number }[],
  ): void => {
    const seen = new Map<string, number>();
    for (const { id, row } of rows) {
      const earlier = seen.get(id);
      if (earlier !== undefined)
        problems.add(
          "A004",
          { file: recordFile(country, table), row, field: "id" },
          `an id other than that of line ${earlier}`,
          id,
        );
      seen.set(id, row);
    }
  };
  const sourced = (
    table: keyof CountryRecord,
    rows: readonly { readonly sources: readonly string[]; readonly row: number }[],
  ): void => {
    for (const { sources: ids, row } of rows)
      refer(table, row, "sources", ids, knownSources, "A101", "the id of a source");
  };
  const ofElections = (
    table: keyof CountryRecord,
    field: string,
    row: number,
    ids: readonly string[],
  ): void => refer(table, row, field, ids, knownElections, "A106", "the id of an election");

  once("subjects", record.subjects);
  once("events", record.events);
  once("missions", record.missions);
  once("recommendations", record.recommendations);
  once("questions", record.questions);
  for (const table of [
    "subjects",
    "events",
    "candidacy",
    "decisions",
    "missions",
    "observed",
    "recommendations",
    "followUps",
    "readings",
    "blocs",
    "claims",
    "questions",
    "replies",
  ] as const)
    sourced(table, record[table]);

  for (const { party, leads, tried, row } of record.subjects) {
    if (leads !== undefined)
      refer("subjects", row, "leads", [leads], subjects, "A111", "the id of a subject");
    if (party !== undefined)
      refer("subjects", row, "party", [party], knownParties, "A102", "the id of a party");
    ofElections("subjects", "tried", row, tried);
  }
  const events = new Set(record.events.map((event) => event.id));
  for (const { id, subject, election, rival, row } of record.events) {
    refer("events", row, "subject", [subject], subjects, "A111", "the id of a subject");
    if (rival !== undefined) {
      const others = new Set([...events].filter((other) => other !== id));
      refer("events", row, "rival", [rival], others, "A111", "the id of another event");
    }
    if (election !== undefined) ofElections("events", "election", row, [election]);
  }
  for (const { election, row } of record.candidacy) ofElections("candidacy", "election", row, [election]);
  for (const { election, row } of record.decisions) ofElections("decisions", "election", row, [election]);
  for (const { elections: ids, row } of record.missions) ofElections("missions", "elections", row, ids);
  for (const { mission, row } of record.observed)
    refer("observed", row, "mission", [mission], missions, "A111", "the id of a mission");
  for (const { mission, elections: ids, repeats, row } of record.recommendations) {
    refer("recommendations", row, "mission", [mission], missions, "A111", "the id of a mission");
    ofElections("recommendations", "elections", row, ids);
    refer("recommendations", row, "repeats", repeats, recommendations, "A111", "the id of a recommendation");
  }
  for (const { recommendation, assessor, row } of record.followUps) {
    refer(
      "followUps",
      row,
      "recommendation",
      [recommendation],
      recommendations,
      "A111",
      "the id of a recommendation",
    );
    refer("followUps", row, "assessor", [assessor], missions, "A111", "the id of a mission");
  }
  for (const { recommendation, row } of record.readings)
    refer(
      "readings",
      row,
      "recommendation",
      [recommendation],
      recommendations,
      "A111",
      "the id of a recommendation",
    );
  for (const { member, from, until, row } of record.blocs) {
    refer("blocs", row, "member", [member], knownParties, "A102", "the id of a party");
    if (from !== undefined && until !== undefined && from >= until)
      problems.add(
        "A210",
        { file: recordFile(country, "blocs"), row, field: "until" },
        `a date after ${from}`,
        until,
      );
  }
  for (const { election, overtakenBy, row } of record.claims) {
    if (election !== "") ofElections("claims", "election", row, [election]);
    refer("claims", row, "overtaken_by", overtakenBy, knownSources, "A101", "the id of a source");
  }
  for (const { elections: ids, row } of record.questions) ofElections("questions", "elections", row, ids);
  const sent = new Map(record.questions.map((question) => [question.id, question.sent]));
  for (const { question, date, row } of record.replies) {
    refer("replies", row, "question", [question], new Set(sent.keys()), "A111", "the id of a question");
    const asked = sent.get(question);
    if (asked !== undefined && lastDayOf(date) < asked)
      problems.add(
        "A210",
        { file: recordFile(country, "replies"), row, field: "date" },
        `${asked} or later`,
        date,
      );
  }
  checkParts(record, country, problems);
}

/** Where every part of a partition is given, the parts add up to the whole. */
function checkParts({ candidacy }: CountryRecord, country: string, problems: Problems): void {
  for (const whole of candidacy) {
    if (whole.group !== "" || typeof whole.value !== "number") continue;
    for (const groups of PARTITIONS) {
      const parts = groups.flatMap((group) => {
        const part = candidacy.find(
          (c) =>
            c.group === group &&
            c.key === whole.key &&
            c.election === whole.election &&
            c.contest === whole.contest &&
            c.area === whole.area,
        );
        return typeof part?.value === "number" ? [part.value] : [];
      });
      // A part that is not given may be none, or not found: only all of them can contradict the whole.
      const sum = parts.reduce((total, part) => total + part, 0);
      const all = parts.length === groups.length;
      if ((all && sum !== whole.value) || sum > whole.value)
        problems.add(
          "A206",
          { file: recordFile(country, "candidacy"), row: whole.row, field: "value" },
          `the sum ${sum} of ${groups.join(", ")}`,
          whole.value,
        );
    }
  }
}
