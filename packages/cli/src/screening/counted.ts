/**
 * Cards of the tests that simulate elections of their own: spikes in the density of results, ones and twos of small options,
 * early and late stations of one place.
 *
 * @module
 */

import {
  FEWEST_FOR_DENSITY,
  hiding,
  lateTest,
  measured,
  MEASURED_STATIONS,
  measureLate,
  measureSmallCounts,
  RESAMPLES,
  seenIn,
  smallCounts,
  spikeTest,
} from "@urna/screening";
import { usedRows } from "@urna/words/screening/card";
import { fewPlacesBlocks, lateBlocks } from "@urna/words/screening/late";
import { refusedBlocks, tooFewText } from "@urna/words/screening/shape";
import { noSmallBlocks, smallBlocks, spikeBlocks } from "@urna/words/screening/spikes";
import type { Card, StationsAtHand } from "./cards.ts";
import { copyStations, measureSpikes } from "./pool.ts";

/** Clean elections on which the slower tests are measured; fewer where fewer were asked for. */
const SPIKE_RUNS = 100;
const SMALL_RUNS = 400;

/** Spikes in the density of results, with copies on all threads. */
export async function rozenasCards({
  words,
  table,
  seed,
  runs,
  watched,
}: StationsAtHand): Promise<readonly Card[]> {
  const own = seenIn(table);
  const stations = own.places.length;
  if (stations < FEWEST_FOR_DENSITY) {
    const few = { kind: "few", stations, needed: FEWEST_FOR_DENSITY } as const;
    const lay = (): ReturnType<Card["lay"]> =>
      refusedBlocks(words, "rozenas", tooFewText(words, "rozenas", few));
    return [{ test: "rozenas", lay, json: few }];
  }
  const copies = await watched(RESAMPLES, (onProgress) =>
    copyStations({ table, seed, runs: RESAMPLES, onProgress }),
  );
  const clean = Math.min(runs, SPIKE_RUNS);
  const hits = await watched(clean, (onProgress) => measureSpikes({ table, seed, runs: clean, onProgress }));
  if (copies === undefined) return [];
  const result = spikeTest(own, copies, stations);
  const rate = hits === undefined ? undefined : hiding(measured(hits.hits, hits.runs));
  const card = {
    result,
    measuredOn: Math.min(stations, MEASURED_STATIONS),
    ...(rate === undefined ? {} : { rate }),
  };
  const used = usedRows(words, { rows: table.area.length, used: stations, dropped: own.dropped });
  return [
    {
      test: "rozenas",
      ...(rate?.hidden === true ? {} : { p: result.p }),
      lay: (adjusted) => spikeBlocks(words, adjusted === undefined ? card : { ...card, adjusted }, used),
      json: card,
    },
  ];
}

/** Ones and twos of small options, where the votes of all options are known. */
export function kireevCards({ words, table, seed, runs }: StationsAtHand): readonly Card[] {
  const { options } = table;
  const known = options === undefined ? undefined : { ...table, options };
  const result = known === undefined ? undefined : smallCounts(known);
  if (known === undefined || result === undefined)
    return [{ test: "kireev", lay: () => noSmallBlocks(words), json: { skipped: true } }];
  const rate = hiding(measureSmallCounts(known, { seed, runs: Math.min(runs, SMALL_RUNS) }));
  const { dropped } = result;
  const left = Object.values(dropped).reduce((sum, n) => sum + n, 0);
  const rows = table.area.length;
  return [
    {
      test: "kireev",
      ...(rate.hidden ? {} : { p: result.p }),
      lay: (adjusted) =>
        smallBlocks(
          words,
          adjusted === undefined ? { result, rate } : { result, rate, adjusted },
          usedRows(words, { rows, used: rows - left, dropped }),
        ),
      json: { result, rate },
    },
  ];
}

/** Early and late stations of one place, where the table says which are which. */
export function lateCards({ words, table, seed, runs }: StationsAtHand): readonly Card[] {
  const { order, counted, leader, options = [] } = table;
  if (order === undefined) return [];
  const own = { ...order, counted, leader };
  const result = lateTest(own);
  if (result.kind === "few-places")
    return [{ test: "sequence", lay: () => fewPlacesBlocks(words, result), json: result }];
  const rate = hiding(measureLate(own, { seed, runs: Math.min(runs, SMALL_RUNS) }));
  const choices = options.flatMap(({ id, votes }) => {
    const other = lateTest({ ...order, counted, leader: votes });
    if (other.kind !== "late") return [];
    const { difference, sd, p } = other;
    return [{ option: id, difference, sd, p }];
  });
  return [
    {
      test: "sequence",
      ...(rate.hidden ? {} : { p: result.p }),
      lay: (adjusted) =>
        lateBlocks(
          words,
          adjusted === undefined ? { result, choices, rate } : { result, choices, rate, adjusted },
          table.area.length,
        ),
      json: { result, choices, rate },
    },
  ];
}
