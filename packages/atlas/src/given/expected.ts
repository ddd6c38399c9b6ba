/**
 * The official result of an election, beside its votes: `expected.csv` with the columns `tier,area,contender,seats,person`.
 * A row without an area is about the whole tier, a row without a tier about all tiers; a row with a person is about one
 * seat. Where a tier and area are named at all, they are named completely: who is not there has no seat.
 *
 * @module
 */

import type { Outcome } from "@urna/law";
import { parseCount } from "../cells.ts";
import type { Files } from "../files.ts";
import { readOpenTable } from "../open-table.ts";
import { type Loaded, Problems } from "../problems.ts";

/** One row of the official result. */
export interface ExpectedRow {
  readonly tier?: string;
  readonly area?: string;
  readonly contender: string;
  readonly seats: number;
  readonly person?: string;
  readonly line: number;
}

/** How far down an official result is known: seats of parties, of parties by area, or the persons elected. */
export const LEVELS_OF_PROOF = ["party", "area", "person"] as const;
export type LevelOfProof = (typeof LEVELS_OF_PROOF)[number];

/** One place where the outcome is not the official result. */
export interface Difference {
  readonly tier: string;
  readonly area: string;
  readonly contender: string;
  /** Absent where seats differ, present where a person does. */
  readonly person?: string;
  readonly expected: number;
  readonly found: number;
}

const COLUMNS = { required: ["tier", "area", "contender", "seats"], optional: ["person"] };

/** Reads `expected.csv`. */
export function readExpected(files: Files, file: string): Loaded<readonly ExpectedRow[]> {
  const problems = new Problems();
  const rows = readOpenTable(files, file, COLUMNS, problems).rows.flatMap((row): readonly ExpectedRow[] => {
    const [tier, area, contender, person] = [
      row.get("tier"),
      row.get("area"),
      row.get("contender"),
      row.get("person"),
    ];
    const written = row.get("seats") ?? (person === undefined ? undefined : "1");
    const seats = parseCount(written);
    if (contender === undefined) {
      problems.add("R003", { file, row: row.line, field: "contender" }, "the id of a contender");
    }
    if (seats === undefined) {
      problems.add(
        "V001",
        { file, row: row.line, field: "seats" },
        "a number of seats, zero or more",
        written,
      );
    }
    if (contender === undefined || seats === undefined) return [];
    return [
      {
        ...(tier === undefined ? {} : { tier }),
        ...(area === undefined ? {} : { area }),
        contender,
        seats,
        ...(person === undefined ? {} : { person }),
        line: row.line,
      },
    ];
  });
  if (problems.list.length === 0 && rows.length === 0) {
    problems.add("A003", { file }, "at least one row of the official result");
  }
  return problems.result(rows);
}

/** How far down the rows go. */
export function levelOf(rows: readonly ExpectedRow[]): LevelOfProof {
  if (rows.some((r) => r.person !== undefined)) return "person";
  return rows.some((r) => r.area !== undefined) ? "area" : "party";
}

/** What the outcome and the official result disagree about, and how many seats were compared. */
export function compareWith(
  outcome: Outcome,
  rows: readonly ExpectedRow[],
): { readonly seats: number; readonly differences: readonly Difference[] } {
  const differences: Difference[] = [];
  let seats = 0;
  let total = 0;
  const scopes = new Map<string, ExpectedRow[]>();
  for (const row of rows) {
    const kind = row.person === undefined ? "seats" : "persons";
    const key = `${row.tier ?? ""}\n${row.area ?? ""}\n${kind}`;
    const scope = scopes.get(key);
    if (scope === undefined) scopes.set(key, [row]);
    else scope.push(row);
  }
  for (const scope of scopes.values()) {
    const { tier = "", area = "", person } = scope[0] ?? {};
    const expected = new Map<string, number>();
    for (const row of scope) {
      const key = person === undefined ? row.contender : `${row.contender}\n${row.person ?? ""}`;
      expected.set(key, (expected.get(key) ?? 0) + row.seats);
    }
    const found = person === undefined ? seatsIn(outcome, tier, area) : personsIn(outcome, tier, area);
    for (const key of [...new Set([...expected.keys(), ...found.keys()])].sort()) {
      const [contender = "", name] = key.split("\n");
      const pair = { expected: expected.get(key) ?? 0, found: found.get(key) ?? 0 };
      if (pair.expected !== pair.found) {
        differences.push({ tier, area, contender, ...(name === undefined ? {} : { person: name }), ...pair });
      }
      // Rows about all tiers say again what rows about each tier say.
      if (area === "" && person === undefined) {
        if (tier === "") total += pair.expected;
        else seats += pair.expected;
      }
    }
  }
  seats = Math.max(seats, total);
  if (seats === 0) seats = rows.filter((r) => r.person === undefined).reduce((sum, r) => sum + r.seats, 0);
  if (seats === 0) seats = rows.length;
  return { seats, differences };
}

/** Seats by contender: of a tier or of all, of an area or of the whole. */
function seatsIn(outcome: Outcome, tier: string, area: string): ReadonlyMap<string, number> {
  const found = new Map<string, number>();
  const add = (contender: string, seats: number): void => {
    if (seats > 0) found.set(contender, (found.get(contender) ?? 0) + seats);
  };
  if (area === "") {
    for (const { contender, total, byTier } of outcome.seats) {
      add(contender, tier === "" ? total : (byTier[tier] ?? 0));
    }
  } else {
    for (const one of outcome.areas) {
      if (one.area !== area || (tier !== "" && one.tier !== tier)) continue;
      for (const { contender, seats } of one.seats) add(contender, seats);
    }
  }
  return found;
}

/** Persons by contender and name: each counts one. */
function personsIn(outcome: Outcome, tier: string, area: string): ReadonlyMap<string, number> {
  const found = new Map<string, number>();
  for (const one of outcome.persons) {
    if ((area !== "" && one.area !== area) || (tier !== "" && one.tier !== tier)) continue;
    const key = `${one.contender}\n${one.person}`;
    found.set(key, (found.get(key) ?? 0) + 1);
  }
  return found;
}
