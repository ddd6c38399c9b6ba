/**
 * From returns to tallies: everything that was returned is counted once, or named with the reason why not.
 *
 * @module
 */

import type { Geography } from "./areas.ts";
import { Count, type CountOptions } from "./count.ts";
import { type Finding, findingOf } from "./register.ts";
import type { Return } from "./return.ts";
import type { Tally } from "./tally.ts";

/** A count with what was found on the way. */
export interface Tabulated {
  readonly count: Count;
  readonly findings: readonly Finding[];
}

/**
 * Counts returns. A station that is not in the register (I701) is not counted. The same station, contest and copy twice
 * (I702) counts once where both agree, and not at all where they differ.
 */
export function countReturns(
  returns: Iterable<Return>,
  geography: Geography,
  options: CountOptions = {},
): Tabulated {
  const count = new Count(geography, options);
  const findings: Finding[] = [...geography.findings];
  const seen = new Map<string, Map<string, number>>();
  const marked = new Map<string, boolean>();
  for (const value of returns) {
    const { station, contest, copy = "" } = value;
    const key = copy === "" ? station : `${station}\n${copy}`;
    let times = seen.get(contest);
    if (times === undefined) {
      times = new Map();
      seen.set(contest, times);
    }
    const before = times.get(key) ?? 0;
    times.set(key, before + 1);
    if (before > 0) {
      const rows = value.provenance === undefined ? {} : { row: value.provenance.row };
      findings.push(findingOf("I702", { station, contest, figures: { times: before + 1, ...rows } }));
    }
    const put = count.put(before === 0 ? value : { ...value, copy: `${copy}#${before + 1}` });
    if (!put) findings.push(findingOf("I701", { station, contest, figures: {} }));
    if (marked.get(contest) !== true) marked.set(contest, value.votes.size > 0);
  }
  for (const [contest, has] of marked) {
    if (!has) findings.push(findingOf("T903", { contest, figures: {} }));
  }
  return { count, findings };
}

/** Tallies of every area of a level, of every contest. */
export function tabulate(given: {
  readonly returns: Iterable<Return>;
  readonly geography: Geography;
  readonly level: string;
  readonly options?: CountOptions;
}): { readonly tallies: readonly Tally[]; readonly findings: readonly Finding[] } {
  const { count, findings } = countReturns(given.returns, given.geography, given.options);
  return { tallies: count.contests.flatMap((contest) => count.level(given.level, contest)), findings };
}
