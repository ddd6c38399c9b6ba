/**
 * The record around the elections of a country: dated events, candidacies, observation, recommendations, claims. Held and
 * checked here; what it means is worked out elsewhere.
 *
 * @module
 */

import { choice, type Fields, optional, text } from "@urna/law";
import { count, date, id, ids, remark } from "./cells.ts";
import { readTable } from "./csv.ts";
import { type Dispute, readDisputes } from "./disputes.ts";
import type { Files } from "./files.ts";
import type { Problems } from "./problems.ts";

const TABLES = {
  "events.csv": {
    date: date("the day, or what is known of it"),
    category: id("what kind of event"),
    subject: text("whom or what it is about"),
    fact: text("what happened"),
    election: optional(id("the election that it is")),
    sources: ids("who says so"),
    confidence: text("how well it is attested"),
    note: remark("a remark"),
  },
  "candidacy.csv": {
    election: id("the election"),
    contest: optional(id("the contest")),
    area: id("the area"),
    key: id("what is counted"),
    value: text("the number, or several joined by ;"),
    sources: ids("who says so"),
    note: remark("a remark"),
  },
  "observation.csv": {
    elections: ids("the elections it may be about"),
    key: id("what was observed"),
    value: optional(text("as printed")),
    status: choice("how firm it is", [
      "printed",
      "before-the-day",
      "commission",
      "summary",
      "incomplete",
      "not-found",
    ]),
    sources: optional(ids("who says so")),
    note: remark("a remark"),
  },
  "recommendations.csv": {
    id: count("its number here"),
    item: id("what it belongs to"),
    kind: text("what it is"),
    order_in_source: count("its place in the source"),
    paraphrase: text("what it says, in our words"),
    sources: ids("where it was read"),
    confidence: text("how well it is attested"),
    note: remark("a remark"),
  },
  "claims.csv": {
    id: count("its number here"),
    about: id("what it is about"),
    claim: text("what is stated, in our words"),
    stated_value: text("the value that is given"),
    computable: choice("whether the data here can confirm or contradict it", ["yes", "no"]),
    sources: ids("who states it"),
  },
} as const satisfies Record<string, Fields>;

/** A row of the record that refers to sources and elections. */
export interface RecordRow {
  readonly file: string;
  readonly row: number;
  readonly sources: readonly string[];
  readonly elections: readonly string[];
}

/** Reads all tables of the record of a country; tables that do not exist hold nothing. */
export function readRecord(files: Files, country: string, problems: Problems): readonly RecordRow[] {
  const folder = `${country}/record`;
  const rows: RecordRow[] = [];
  for (const [name, columns] of Object.entries(TABLES)) {
    const file = `${folder}/${name}`;
    if (!files.has(file)) continue;
    for (const read of readTable<Fields>(files, file, columns, problems)) {
      const { row } = read;
      const sources = textsOf(read["sources"]);
      const elections = [...textsOf(read["election"]), ...textsOf(read["elections"])];
      rows.push({ file, row, sources, elections });
    }
  }
  return rows;
}

/** Disagreements about facts that belong to no election. */
export function readRecordDisputes(files: Files, country: string, problems: Problems): readonly Dispute[] {
  return readDisputes(files, `${country}/record/disputes.csv`, problems);
}

function textsOf(value: unknown): readonly string[] {
  if (typeof value === "string") return [value];
  return Array.isArray(value) ? value.filter((v) => typeof v === "string") : [];
}
