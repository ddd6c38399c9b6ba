/**
 * The tests of polling stations: each takes the table and gives its cards.
 *
 * @module
 */

import {
  benjaminiHochberg,
  digitChoices,
  FEWEST_COUNTS,
  FEWEST_STATIONS,
  type Hits,
  include,
  type Included,
  integerChoices,
  integerTest,
  makeDigitTests,
  rateOf,
  type StationTable,
  stationsNeeded,
  type StationTest,
  type TestName,
} from "@urna/screening";
import { usedRows } from "@urna/words/screening/card";
import type { HidingRate } from "@urna/words/screening/input";
import { digitBlocks, noDigitsBlock } from "@urna/words/screening/digits";
import { integerBlocks, noStationBlock, onlyTheseBlock } from "@urna/words/screening/stations";
import type { Card, StationsAtHand } from "./cards.ts";
import { kireevCards, lateCards, rozenasCards } from "./counted.ts";
import { fingerprintCards, klimekCards, shpilkinCards } from "./shapes.ts";

/** The cards of a test of stations. */
type Maker = (at: StationsAtHand) => readonly Card[] | Promise<readonly Card[]>;

const BATTERY: Partial<Record<TestName, Maker>> = {
  integers,
  digits,
  fingerprint: fingerprintCards,
  shpilkin: shpilkinCards,
  rozenas: rozenasCards,
  klimek: klimekCards,
  kireev: kireevCards,
  sequence: lateCards,
};

/** The cards of the tests that were asked for; one card that says why where no station can be used. */
export async function stationCards(tests: readonly TestName[], at: StationsAtHand): Promise<readonly Card[]> {
  const stations = countOf(at.table);
  if (stations.used === 0) {
    const lay = (): ReturnType<Card["lay"]> => [noStationBlock(at.words, stations)];
    return [{ test: "integers", lay, json: stations }];
  }
  const made: Card[] = [];
  // One after another: each uses all threads.
  for (const test of tests) made.push(...((await BATTERY[test]?.(at)) ?? []));
  const [first, ...others] = made;
  if (first === undefined) return [];
  return [{ ...first, lay: (adjusted) => [onlyTheseBlock(at.words), ...first.lay(adjusted)] }, ...others];
}

/** How many rows of a table can be used, and why others cannot. */
function countOf(table: StationTable): {
  readonly rows: number;
  readonly used: number;
  readonly dropped: Included["dropped"];
} {
  const { places, dropped } = include(table);
  return { rows: table.area.length, used: places.length, dropped };
}

/** The measured rate of a test, where it was measured. */
function measuredRate(hits: Hits | undefined, test: StationTest): { readonly rate?: HidingRate } {
  const rate = hits === undefined ? undefined : rateOf(hits, test);
  return rate === undefined ? {} : { rate };
}

/** A test that lights up too often takes no part in the correction. */
function taking(p: number, rate: { readonly rate?: HidingRate }): { readonly p?: number } {
  return rate.rate?.hidden === true ? {} : { p };
}

function integers({ words, table, hits }: StationsAtHand): readonly Card[] {
  const result = integerTest(table);
  if (result === undefined) return [];
  const { either } = result.excess.stations;
  const corrected = benjaminiHochberg(result.areas.map(({ p }) => p));
  const card = {
    result: {
      ...result,
      needed: stationsNeeded(0.01, either.expected / result.stations),
      fewest: FEWEST_STATIONS,
      areas: result.areas.map((area, i) => ({ ...area, adjusted: corrected[i] ?? 1 })),
    },
    choices: integerChoices(table),
    ...measuredRate(hits, "integers"),
  };
  return [
    {
      test: "integers",
      ...taking(either.p, card),
      lay: (adjusted) =>
        integerBlocks(
          words,
          adjusted === undefined ? card : { ...card, adjusted },
          usedRows(words, countOf(table)),
        ),
      json: card,
    },
  ];
}

function digits({ words, table, hits }: StationsAtHand): readonly Card[] {
  const found = makeDigitTests()(table);
  if (found.length === 0) {
    const lay = (): ReturnType<Card["lay"]> => [noDigitsBlock(words, FEWEST_COUNTS)];
    return [{ test: "digits", lay, json: { needed: FEWEST_COUNTS } }];
  }
  return found.map((result): Card => {
    const choices = digitChoices(table, result.kind);
    const card = { result, choices, ...measuredRate(hits, result.kind) };
    return {
      test: "digits",
      ...taking(result.p, card),
      lay: (adjusted) =>
        digitBlocks(
          words,
          adjusted === undefined ? card : { ...card, adjusted },
          usedRows(words, countOf(table)),
        ),
      json: card,
    };
  });
}
