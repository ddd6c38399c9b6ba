/**
 * The port behind which returns are added up where they are too many for memory: a table of facts, and sums by area. One
 * reference here; other engines are adapters that run the same conformance suite.
 *
 * @module
 */

/** One number of one station: votes of an option. The columns of areas are filled in when it is written. */
export interface Fact {
  readonly station: string;
  readonly contest: string;
  readonly option: string;
  /** Areas of the station by level: `{ region: "astana", district: "d1" }`. */
  readonly areas: Readonly<Record<string, string>>;
  readonly votes: number;
}

/** A sum of votes, with how many facts it is made of. */
export interface Total {
  readonly area: string;
  readonly option: string;
  readonly votes: bigint;
  readonly facts: bigint;
}

/** Adds up facts. Sums are whole or the promise fails: no engine may leave out a part of its shards. */
export interface TabulationStore {
  /** Replaces everything: all facts, or none of them when one is refused or the source fails. */
  replace(facts: Iterable<Fact> | AsyncIterable<Fact>): Promise<void>;
  /** Sums of a contest by area of a level and option, in order of area and option. */
  totals(query: { readonly contest: string; readonly level: string }): Promise<readonly Total[]>;
  close(): Promise<void>;
}

/** The reference: plain, in memory, nothing clever. */
export class MemoryStore implements TabulationStore {
  #facts: readonly Fact[] = [];

  async replace(facts: Iterable<Fact> | AsyncIterable<Fact>): Promise<void> {
    const taken: Fact[] = [];
    for await (const fact of facts) {
      if (!Number.isSafeInteger(fact.votes) || fact.votes < 0) {
        throw new RangeError(`votes of ${fact.station} ${fact.option}: ${fact.votes}`);
      }
      taken.push(fact);
    }
    this.#facts = taken;
  }

  totals({
    contest,
    level,
  }: {
    readonly contest: string;
    readonly level: string;
  }): Promise<readonly Total[]> {
    const sums = new Map<string, { area: string; option: string; votes: bigint; facts: bigint }>();
    for (const fact of this.#facts) {
      const area = fact.areas[level];
      if (fact.contest !== contest || area === undefined) continue;
      const key = `${area}\n${fact.option}`;
      const sum = sums.get(key) ?? { area, option: fact.option, votes: 0n, facts: 0n };
      sum.votes += BigInt(fact.votes);
      sum.facts += 1n;
      sums.set(key, sum);
    }
    const order = (a: Total, b: Total): number => compare(a.area, b.area) || compare(a.option, b.option);
    return Promise.resolve([...sums.values()].sort(order));
  }

  close(): Promise<void> {
    this.#facts = [];
    return Promise.resolve();
  }
}

/** Order by code points, as databases with binary collation have it. */
function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
