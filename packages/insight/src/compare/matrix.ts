/**
 * Votes times rules: the ballots of two elections under the laws of both, and under two more that belong to neither. Read
 * down a column the voters changed, along a row the law did. What no ballot tells has bounds, and never a zero.
 *
 * @module
 */

import type { Outcome, Problem, Result } from "@urna/law";
import { isFull } from "@urna/words/case";
import type { MissingInput } from "../inputs.ts";
import { evaluate, type RulesDocument, type Scenario } from "../scenario.ts";
import { applyChanges } from "../what-if/apply.ts";
import { tiersOf } from "../what-if/tiers.ts";
import { type Reading, whatIf } from "../what-if/what-if.ts";
import type { WhatIfAssumption } from "../what-if/change.ts";

/** An election as it is compared: its own law and ballots, and who its contenders are across renamings. */
export interface ComparedElection {
  readonly id: string;
  /** ISO date. */
  readonly date: string;
  readonly scenario: Scenario;
  /** The id that a contender keeps when its name changes; its own id where nobody knows another. */
  readonly identityOf: (contender: string) => string;
}

/** Rules as a column: of the first or second election, or the second's with linked tiers, or with all seats by list. */
export interface MatrixColumn {
  readonly id: "first" | "second" | "linked" | "all-list";
  readonly rules: string;
  readonly document: RulesDocument;
  /** Seats by tier: as the election had them whose own law it is, else as the document gives them. */
  readonly tiers: Readonly<Record<string, number | null>>;
}

/** The seats of one reading of a cell, by identity. */
export interface CellReading {
  readonly againstAll: Reading["againstAll"];
  /** All seats, and those that ballots fill. */
  readonly house: number;
  readonly elected: number;
  readonly seats: Readonly<Record<string, number>>;
  readonly assumptions: readonly WhatIfAssumption[];
}

export interface MatrixCell {
  /** `own`: the election by its own law; `computed`; `bounds`: inputs are missing; `refused`: the law gives no answer. */
  readonly kind: "own" | "computed" | "bounds" | "refused";
  readonly readings: readonly CellReading[];
  readonly needs: readonly MissingInput[];
  /** By identity: what is certain by tier, and between which numbers the whole lies. */
  readonly bounds: Readonly<
    Record<
      string,
      { readonly least: number; readonly most: number; readonly certain: Readonly<Record<string, number>> }
    >
  >;
  readonly problems: readonly Problem[];
}

export interface MatrixRow {
  readonly election: string;
  /** One for each column, in their order. */
  readonly cells: readonly MatrixCell[];
}

export interface Matrix {
  readonly columns: readonly MatrixColumn[];
  readonly rows: readonly [MatrixRow, MatrixRow];
}

/** Computes the matrix of two elections. Laws that are the same are one column. */
export function matrixOf(first: ComparedElection, second: ComparedElection): Result<Matrix> {
  const columns = columnsOf(first, second);
  const rows: MatrixRow[] = [];
  for (const election of [first, second]) {
    const own = election === first ? "first" : "second";
    const cells: MatrixCell[] = [];
    for (const column of columns) {
      const isOwn =
        column.rules === election.scenario.rules["id"] && (column.id === own || column.id === "first");
      const cell = isOwn ? ownCell(election) : cellOf(election, column);
      if (!cell.ok) return cell;
      cells.push(cell.value);
    }
    rows.push({ election: election.id, cells });
  }
  const [above, below] = rows;
  if (above === undefined || below === undefined)
    throw new RangeError("a matrix of two elections has two rows");
  return { ok: true, value: { columns, rows: [above, below] } };
}

function columnsOf(first: ComparedElection, second: ComparedElection): readonly MatrixColumn[] {
  const columns = [ownColumn("first", first)];
  if (first.scenario.rules["id"] !== second.scenario.rules["id"]) columns.push(ownColumn("second", second));
  const tiers = tiersOf(second.scenario.rules).filter((tier) => tier.kind !== "appointed");
  const shared = tiers.find((tier) => tier.kind === "shared");
  if (shared === undefined || tiers.length < 2) return columns;
  const linked = applyChanges(second.scenario, [{ kind: "link" }]);
  if (linked.ok) columns.push(columnOf("linked", linked.value.scenario.rules));
  const total = tiers.reduce((sum, tier) => sum + (tier.seats ?? 0), 0);
  const sizes = Object.fromEntries(tiers.map((tier) => [tier.id, tier === shared ? total : 0]));
  const all = applyChanges(second.scenario, [{ kind: "seats", tiers: sizes }]);
  if (all.ok) columns.push(columnOf("all-list", all.value.scenario.rules));
  return columns;
}

function columnOf(id: MatrixColumn["id"], document: RulesDocument): MatrixColumn {
  return {
    id,
    rules: String(document["id"]),
    document,
    tiers: sizesOf(document),
  };
}

/** Those of tiers that make good for others are what is left to them. */
function sizesOf(document: RulesDocument): Readonly<Record<string, number | null>> {
  const tiers = tiersOf(document);
  return Object.fromEntries(
    tiers.map(({ id, kind, seats }) => {
      if (kind !== "linked" || seats === undefined) return [id, seats ?? null];
      const others = tiers.filter((tier) => tier.id !== id && tier.kind !== "appointed");
      const held = others.reduce<number | undefined>(
        (sum, tier) => (sum === undefined || tier.seats === undefined ? undefined : sum + tier.seats),
        0,
      );
      return [id, held === undefined ? null : seats - held];
    }),
  );
}

/** The column of the law of an election, with the sizes that its tiers had. */
function ownColumn(id: "first" | "second", { scenario }: ComparedElection): MatrixColumn {
  const column = columnOf(id, scenario.rules);
  const outcome = evaluate(scenario);
  if (!outcome.ok) return column;
  const sizes = outcome.value.tiers.map((tier): [string, number | null] => [
    tier.id,
    tier.status === "refused" && tier.size === 0 ? (column.tiers[tier.id] ?? null) : tier.size,
  ]);
  return { ...column, tiers: Object.fromEntries(sizes) };
}

function ownCell(election: ComparedElection): Result<MatrixCell> {
  const outcome = evaluate(election.scenario);
  if (!outcome.ok) return outcome;
  const known = outcome.value.status !== "refused" || isFull(outcome.value);
  const reading = readingOf(election, election.scenario.rules, outcome.value, null, []);
  return {
    ok: true,
    value: {
      kind: known ? "own" : "refused",
      readings: known ? [reading] : [],
      needs: [],
      bounds: {},
      problems: [],
    },
  };
}

function cellOf(election: ComparedElection, column: MatrixColumn): Result<MatrixCell> {
  // Linked or not, a law that is the election's own differs from it only by the change that made the column.
  const asked = whatIf(election.scenario, [{ kind: "rules", rules: column.document }]);
  if (!asked.ok) return { ok: true, value: emptyCell(asked.problems, []) };
  const { readings, needs, problems } = asked.value;
  const complete = readings.filter(({ outcome }) => outcome.status !== "refused" || isFull(outcome));
  if (complete.length === readings.length && complete.length > 0) {
    return {
      ok: true,
      value: {
        kind: "computed",
        readings: complete.map((reading) =>
          readingOf(election, column.document, reading.outcome, reading.againstAll, reading.assumptions),
        ),
        needs,
        bounds: {},
        problems: [],
      },
    };
  }
  const [reading] = readings;
  const bounds = Object.fromEntries(
    (reading?.rows ?? []).flatMap((row) =>
      row.bounds === null
        ? []
        : [
            [
              election.identityOf(row.contender),
              { ...row.bounds, certain: certainOf(reading, row.contender) },
            ],
          ],
    ),
  );
  const cell = emptyCell(problems, needs);
  return {
    ok: true,
    value: Object.keys(bounds).length > 0 ? { ...cell, kind: "bounds", bounds } : cell,
  };
}

function emptyCell(problems: readonly Problem[], needs: readonly MissingInput[]): MatrixCell {
  return { kind: "refused", readings: [], needs, bounds: {}, problems };
}

/** Seats in the tiers that could be computed. */
function certainOf(reading: Reading | undefined, contender: string): Readonly<Record<string, number>> {
  const own = reading?.outcome.seats.find((row) => row.contender === contender)?.byTier ?? {};
  const tiers = (reading?.outcome.tiers ?? []).filter((tier) => tier.status === "complete");
  return Object.fromEntries(tiers.map((tier) => [tier.id, own[tier.id] ?? 0]));
}

function readingOf(
  { identityOf }: ComparedElection,
  rules: RulesDocument,
  outcome: Outcome,
  againstAll: Reading["againstAll"],
  assumptions: readonly WhatIfAssumption[],
): CellReading {
  const appointed = new Set(
    tiersOf(rules)
      .filter((tier) => tier.kind === "appointed")
      .map((tier) => tier.id),
  );
  const seats: Record<string, number> = {};
  for (const row of outcome.seats) {
    const identity = identityOf(row.contender);
    seats[identity] = (seats[identity] ?? 0) + row.total;
  }
  return {
    againstAll,
    house: outcome.tiers.reduce((sum, tier) => sum + tier.size, 0),
    elected: outcome.tiers.reduce((sum, tier) => sum + (appointed.has(tier.id) ? 0 : tier.size), 0),
    seats,
    assumptions,
  };
}
