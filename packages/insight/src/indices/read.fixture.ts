import type { ResultRow } from "./figures.ts";
import { computeIndices, type IndexInput } from "./registry.ts";
import type { IndexResult } from "./value.ts";

/** Rows from pairs of votes and seats. */
export const rowsOf = (...pairs: readonly (readonly [number, number])[]): readonly ResultRow[] =>
  pairs.map(([votes, seats], i) => ({ id: `p${i + 1}`, votes, seats }));

export const numberOf = (result: IndexResult | undefined): number | string => {
  if (result === undefined) return "nothing";
  return result.kind === "value" ? Number(result.value.num) / Number(result.value.den) : result.kind;
};

export const fractionOf = (result: IndexResult | undefined): string | undefined =>
  result?.kind === "value" ? `${result.value.num}/${result.value.den}` : result?.kind;

export const index = (id: string, input: IndexInput | readonly ResultRow[]): IndexResult | undefined =>
  computeIndices("rows" in input ? input : { rows: input }, [id])[0]?.result;

/** The ten incomes in the examples of R's ineq. */
export const SALARIES: readonly number[] = [541, 1463, 2445, 3438, 4437, 5401, 6392, 8304, 11_904, 22_261];
