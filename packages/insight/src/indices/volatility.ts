/**
 * How much the vote moved between two elections, and how much of that is parties that came or went.
 *
 * @module
 */

import { add, multiply, subtract, type Whole } from "@urna/law";
import type { ResultRow } from "./figures.ts";
import { exactly, type IndexResult, none } from "./value.ts";

/**
 * Who is who: ids of one election and of the next that are one party, for renamings, mergers (several before) and splits
 * (several after). Ids that no entry names are themselves.
 */
export interface Lineage {
  readonly before: readonly string[];
  readonly after: readonly string[];
}

/** Total volatility and its two parts; they add up. */
export interface Volatility {
  /** Pedersen's index. */
  readonly total: IndexResult;
  /** From parties that are only in one of the two elections (type A of Powell and Tucker). */
  readonly entryAndExit: IndexResult;
  /** Among parties that are in both (type B). */
  readonly amongStable: IndexResult;
}

/**
 * Pedersen's index of volatility: half the sum of the absolute changes of shares of votes.
 * Source: M. Pedersen, The dynamics of European party systems, European Journal of Political Research 7 (1979), 1-26; the
 * two parts: E. Powell, J. Tucker, British Journal of Political Science 44 (2014), 123-147.
 * Range: 0 to 1. Conventions: against all is an option like any other unless left out of both elections; `others` is an id
 * like any other, so mergers of small parties into it must be said in the lineage.
 * Cannot see: voters who changed and were replaced by others (it is a net measure); who stayed at home; whether a party
 * that is gone was beaten or was not let onto the ballot.
 */
export function volatility(
  before: readonly ResultRow[],
  after: readonly ResultRow[],
  options: { readonly lineage?: readonly Lineage[]; readonly againstAll?: "option" | "left-out" } = {},
): Volatility {
  const { lineage = [], againstAll = "option" } = options;
  const counted = (rows: readonly ResultRow[]): readonly ResultRow[] =>
    rows.filter((row) => againstAll === "option" || row.kind !== "against-all");
  const unknown = [...counted(before), ...counted(after)].filter((row) => row.votes === null);
  if (unknown.length > 0)
    return all(
      none(
        "votes-unknown",
        unknown.map((row) => row.id),
      ),
    );

  const first = byParty(counted(before), (id) => nameOf(id, "before", lineage));
  const second = byParty(counted(after), (id) => nameOf(id, "after", lineage));
  if (first.all === 0 || second.all === 0) return all(none("no-votes"));
  let entryAndExit: Whole = 0;
  let amongStable: Whole = 0;
  for (const party of new Set([...first.votes.keys(), ...second.votes.keys()])) {
    const old = first.votes.get(party);
    const now = second.votes.get(party);
    const change = subtract(multiply(now ?? 0, first.all), multiply(old ?? 0, second.all));
    const size = change < 0 ? subtract(0, change) : change;
    if (old === undefined || now === undefined) entryAndExit = add(entryAndExit, size);
    else amongStable = add(amongStable, size);
  }
  const base = multiply(2, multiply(first.all, second.all));
  return {
    total: exactly(add(entryAndExit, amongStable), base),
    entryAndExit: exactly(entryAndExit, base),
    amongStable: exactly(amongStable, base),
  };
}

/** The change of the share of each party, in order of id of the later election; undefined where it was in one of them only. */
export function swings(
  before: readonly ResultRow[],
  after: readonly ResultRow[],
  lineage: readonly Lineage[] = [],
): readonly { readonly id: string; readonly before?: number; readonly after?: number }[] {
  const first = byParty(before, (id) => nameOf(id, "before", lineage));
  const second = byParty(after, (id) => nameOf(id, "after", lineage));
  return [...new Set([...first.votes.keys(), ...second.votes.keys()])].sort().map((id) => {
    const [old, now] = [first.votes.get(id), second.votes.get(id)];
    return {
      id,
      ...(old === undefined ? {} : { before: old }),
      ...(now === undefined ? {} : { after: now }),
    };
  });
}

function all(result: IndexResult): Volatility {
  return { total: result, entryAndExit: result, amongStable: result };
}

/** One name for all ids of a party: its first id after, or before where it has none. */
function nameOf(id: string, when: "before" | "after", lineage: readonly Lineage[]): string {
  const entry = lineage.find((line) => line[when].includes(id));
  return entry === undefined ? id : (entry.after[0] ?? entry.before[0] ?? id);
}

function byParty(
  rows: readonly ResultRow[],
  name: (id: string) => string,
): { readonly votes: ReadonlyMap<string, number>; readonly all: Whole } {
  const votes = new Map<string, number>();
  let sum: Whole = 0;
  for (const row of rows) {
    const id = name(row.id);
    votes.set(id, (votes.get(id) ?? 0) + (row.votes ?? 0));
    sum = add(sum, row.votes ?? 0);
  }
  return { votes, all: sum };
}
