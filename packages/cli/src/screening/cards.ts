/**
 * The cards of a screening before and after the correction over all tests of the report.
 *
 * @module
 */

import { type Hits, holm, type StationTable, type TestName } from "@urna/screening";
import type { Block, Words } from "@urna/words";

/** A find is unusual below this, after all corrections. */
const LEVEL = 0.05;

/** What one test found. It is laid out when the probabilities of all tests are known. */
export interface Card {
  readonly test: TestName;
  /** Takes part in the correction over all tests; absent where a test has no probability, could not be made or is hidden. */
  readonly p?: number;
  /** The blocks of the card; `adjusted` is its probability corrected over all tests. */
  readonly lay: (adjusted: number | undefined) => readonly Block[];
  /** What --json prints of it. */
  readonly json: unknown;
}

/** All cards, corrected together (Holm). */
export interface Deck {
  readonly blocks: readonly Block[];
  /** Tests that gave a probability, and how many of these are unusual after the correction. */
  readonly tests: number;
  readonly unusual: number;
  readonly json: readonly {
    readonly test: TestName;
    readonly p?: number;
    readonly adjusted?: number;
    readonly found: unknown;
  }[];
}

/** Corrects the probabilities of all cards together and lays the cards in their order. */
export function layCards(cards: readonly Card[]): Deck {
  const shown = cards.filter(({ p }) => p !== undefined);
  const adjusted = holm(shown.map(({ p }) => p ?? 1));
  const of = (card: Card): number | undefined => adjusted[shown.indexOf(card)];
  return {
    blocks: cards.flatMap((card) => card.lay(of(card))),
    tests: shown.length,
    unusual: adjusted.filter((p) => p < LEVEL).length,
    json: cards.map((card) => {
      const { test, p, json: found } = card;
      const own = of(card);
      return p === undefined || own === undefined ? { test, found } : { test, p, adjusted: own, found };
    }),
  };
}

/** What every test of stations is given. */
export interface StationsAtHand {
  readonly words: Words;
  readonly table: StationTable;
  /** How often each test lights up on clean elections at these stations; undefined when none could be simulated. */
  readonly hits: Hits | undefined;
  readonly seed: string;
  /** Clean elections that were asked for. */
  readonly runs: number;
  /** Does long work with a bar where somebody watches. */
  readonly watched: <T>(all: number, work: (onProgress: (done: number) => void) => Promise<T>) => Promise<T>;
}
