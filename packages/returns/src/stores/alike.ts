/**
 * Which protocols must be seen together, told without keeping them: those with the same votes, and those of a station whose
 * contests do not say the same of its voters.
 *
 * @module
 */

import { type CheckOptions, makeVotesHash, type Return, sharedLines } from "@urna/tally";
import { SeenTwice } from "./seen-twice.ts";

export class Alike {
  readonly #hash: (value: Return) => number | undefined;
  readonly #several: boolean;
  readonly #votes = new SeenTwice();
  readonly #lines = new Map<string, string>();
  readonly #unlike = new Set<string>();
  #repeated: ReadonlySet<number> = new Set();

  /** @param several whether a station may have protocols of several contests. */
  constructor(options: CheckOptions, several: boolean) {
    this.#hash = makeVotesHash(options);
    this.#several = several;
  }

  /** Takes in a protocol; each once. */
  add(value: Return): void {
    const hash = this.#hash(value);
    if (hash !== undefined) this.#votes.add(hash);
    if (!this.#several) return;
    const lines = sharedLines(value);
    const before = this.#lines.get(value.station);
    if (before === undefined) this.#lines.set(value.station, lines);
    else if (before !== lines) this.#unlike.add(value.station);
  }

  /** Whether there are any, when all protocols were taken in. */
  some(): boolean {
    this.#repeated = this.#votes.repeated();
    return this.#repeated.size + this.#unlike.size > 0;
  }

  /** Whether a protocol is one of them. */
  has(value: Return): boolean {
    return this.#unlike.has(value.station) || this.#repeated.has(this.#hash(value) ?? -1);
  }
}
