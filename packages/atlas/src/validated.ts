/**
 * Which real elections the rule sets reproduce: every election whose folder holds the official result is evaluated through
 * the ordinary path and compared down to what the result knows. *Validated* is computed here, never written by hand.
 *
 * @module
 */

import { elect, type Outcome, type Rules } from "@urna/law";
import {
  compareWith,
  type Difference,
  type ExpectedRow,
  type LevelOfProof,
  levelOf,
  readExpected,
} from "./given/expected.ts";
import { openFiles } from "./files.ts";
import { familyOf, type SystemFamily } from "./families.ts";
import { toInput } from "./input.ts";
import type { Atlas } from "./load.ts";
import type { AtlasProblem, Loaded } from "./problems.ts";
import { folderOf } from "./read-election.ts";

/** One election that was evaluated and compared. */
export interface Validated {
  readonly election: string;
  readonly country: string;
  readonly date: string;
  readonly family: SystemFamily;
  /** The rule set by which it was evaluated. */
  readonly rules: string;
  /** How far down the official result is known and was compared. */
  readonly level: LevelOfProof;
  /** Seats of the official result that were compared. */
  readonly seats: number;
  readonly agrees: boolean;
  readonly differences: readonly Difference[];
  readonly status: Outcome["status"];
}

/** Ids of the elections whose folder holds `expected.csv`. */
export function electionsWithResult(atlas: Atlas): readonly string[] {
  const files = openFiles(atlas.directory);
  return atlas.electionIds().filter((id) => files.has(`${folderOf(id)}/expected.csv`));
}

/** The official seats of an election in the whole, by tier where the tier is said; none where no result is loaded. */
export function officialSeats(atlas: Atlas, id: string): Loaded<readonly ExpectedRow[]> {
  const files = openFiles(atlas.directory);
  const file = `${folderOf(id)}/expected.csv`;
  if (!files.has(file)) return { ok: true, value: [] };
  const rows = readExpected(files, file);
  if (!rows.ok) return rows;
  const whole = rows.value.filter((row) => row.area === undefined && row.person === undefined);
  return { ok: true, value: whole };
}

/** Evaluates one election and compares it with its official result. */
export function validateElection(atlas: Atlas, id: string): Loaded<Validated> {
  const file = `${folderOf(id)}/expected.csv`;
  const expected = readExpected(openFiles(atlas.directory), file);
  if (!expected.ok) return expected;
  const election = atlas.election(id);
  if (!election.ok) return election;
  const version = atlas.rulesOf(election.value);
  if (!version.ok) return version;
  const rules = atlas.rules(version.value.id);
  if (!rules.ok) return rules;
  const outcome = elect(rules.value, toInput(election.value));
  if (!outcome.ok) {
    const problems = outcome.problems.map(
      ({ at, ...problem }): AtlasProblem => ({ ...problem, place: { file: folderOf(id), field: at } }),
    );
    return { ok: false, problems };
  }
  const { seats, differences } = compareWith(outcome.value, expected.value);
  const level = levelOf(expected.value);
  const status = statusOf(outcome.value, level);
  const { country, date } = election.value;
  return {
    ok: true,
    value: {
      election: id,
      country,
      date,
      family: familyOf(rules.value),
      rules: version.value.id,
      level,
      seats,
      agrees: differences.length === 0 && status === "complete",
      differences,
      status,
    },
  };
}

/** Whether what is compared is complete: seats stand although the votes are not known by which persons take them. */
function statusOf({ status, tiers }: Outcome, level: Validated["level"]): Outcome["status"] {
  if (level === "person" || tiers.length === 0) return status;
  return tiers.find((tier) => tier.status !== "complete")?.status ?? "complete";
}

/** The elections of the atlas that were held under a rule set and have an official result to compare with. */
export function provenBy(atlas: Atlas, rules: string): Loaded<readonly Validated[]> {
  const [country = ""] = rules.split("/");
  const rows: Validated[] = [];
  for (const id of electionsWithResult(atlas)) {
    if (!id.startsWith(`${country}-`)) continue;
    const row = validateElection(atlas, id);
    if (!row.ok) return row;
    if (row.value.rules === rules) rows.push(row.value);
  }
  return { ok: true, value: rows };
}

/** A rule set with what is proven of it, and what it does not cover. */
export interface Proof {
  readonly rules: string;
  readonly family: SystemFamily;
  /** Elections that it reproduces, with the level down to which it does. */
  readonly validated: readonly Validated[];
  readonly exceptions: Rules["exceptions"];
}

/** All rule sets of an atlas, each with the elections that it was compared with. */
export function proofs(atlas: Atlas): Loaded<readonly Proof[]> {
  const rows: Validated[] = [];
  for (const id of electionsWithResult(atlas)) {
    const row = validateElection(atlas, id);
    if (!row.ok) return row;
    rows.push(row.value);
  }
  const all: Proof[] = [];
  for (const { id } of atlas.listRules()) {
    const rules = atlas.rules(id);
    if (!rules.ok) return rules;
    all.push({
      rules: id,
      family: familyOf(rules.value),
      validated: rows.filter((row) => row.rules === id),
      exceptions: rules.value.exceptions,
    });
  }
  return { ok: true, value: all };
}
