/**
 * What was computed, held against what was published. Only what was computed is compared: a declared seat says nothing
 * about the arithmetic.
 *
 * @module
 */

import type { Case } from "./case.ts";

/** One published number that is not the computed one. */
export interface Difference {
  readonly contender: string;
  readonly tier?: string;
  readonly computed: number;
  readonly published: number;
}

/** The result of comparing; undefined when nothing was published. */
export interface Comparison {
  readonly by: string;
  readonly date?: string;
  readonly compared: number;
  readonly differences: readonly Difference[];
}

/** Compares the seats of an outcome with the published ones, of one contender where asked. */
export function compareOfficial(given: Case, contender?: string): Comparison | undefined {
  const { official, outcome } = given;
  if (official === undefined) return undefined;
  const rows = official.seats.filter((row) => contender === undefined || row.contender === contender);
  if (rows.length === 0) return undefined;
  const differences: Difference[] = [];
  for (const row of rows) {
    const own = outcome.seats.find((seats) => seats.contender === row.contender);
    const computed = (row.tier === undefined ? own?.total : own?.byTier[row.tier]) ?? 0;
    if (computed !== row.seats) {
      differences.push({
        contender: row.contender,
        ...(row.tier === undefined ? {} : { tier: row.tier }),
        computed,
        published: row.seats,
      });
    }
  }
  return {
    by: official.by,
    ...(official.date === undefined ? {} : { date: official.date }),
    compared: rows.length,
    differences,
  };
}
