/**
 * Cards of the tests that describe a shape or give a range: they have no probability and take no part in the correction.
 *
 * @module
 */

import { fingerprint, scaling, type StationTable, surface, type TooFew } from "@urna/screening";
import type { Words } from "@urna/words";
import { type Rows, usedRows } from "@urna/words/screening/card";
import { fingerprintBlocks } from "@urna/words/screening/fingerprint";
import { noSurfaceBlocks, scalingBlocks, surfaceBlocks } from "@urna/words/screening/models";
import { refusedBlocks, type ShapeName, tooFewText } from "@urna/words/screening/shape";
import type { Card } from "./cards.ts";

/** What these tests are given. */
interface AtHand {
  readonly words: Words;
  readonly table: StationTable;
  readonly seed: string;
}

export function fingerprintCards({ words, table }: AtHand): readonly Card[] {
  const result = fingerprint(table);
  if (result.kind === "few") return [tooFewCard(words, "fingerprint", result)];
  const lay = (): ReturnType<Card["lay"]> => fingerprintBlocks(words, result, rowsOf(words, table, result));
  return [{ test: "fingerprint", lay, json: result }];
}

export function shpilkinCards({ words, table }: AtHand): readonly Card[] {
  const result = scaling(table);
  if (result.kind === "few") return [tooFewCard(words, "shpilkin", result)];
  const lay = (): ReturnType<Card["lay"]> => scalingBlocks(words, result, rowsOf(words, table, result));
  return [{ test: "shpilkin", lay, json: result }];
}

export function klimekCards({ words, table, seed }: AtHand): readonly Card[] {
  const result = surface(table, seed);
  if (result.kind === "few") return [tooFewCard(words, "klimek", result)];
  const lay = (): ReturnType<Card["lay"]> =>
    result.kind === "surface"
      ? surfaceBlocks(words, result, rowsOf(words, table, result))
      : noSurfaceBlocks(words, result, []);
  return [{ test: "klimek", lay, json: result }];
}

function rowsOf(
  words: Words,
  table: StationTable,
  { stations, dropped }: { readonly stations: number; readonly dropped: Readonly<Record<string, number>> },
): Rows {
  return usedRows(words, { rows: table.area.length, used: stations, dropped });
}

/** That there are too few stations, and what can still be said. */
function tooFewCard(words: Words, name: Extract<ShapeName, Card["test"]>, few: TooFew): Card {
  return {
    test: name,
    lay: () => refusedBlocks(words, name, tooFewText(words, name, few)),
    json: few,
  };
}
