/**
 * The test of whole percentages under other choices than the published ones: how near is near, and which stations take part.
 *
 * @module
 */

import { eitherAt, type Excess } from "./integers.ts";
import { include, includeSound, type Included, type StationTable } from "./stations.ts";

/** Stations with a whole turnout or result under one choice. */
export interface IntegerChoice extends Excess {
  /** Near is within one part of so many of a percentage point: 20 is 0.05 points. */
  readonly parts: number;
  /** The stations of the test, those of them with 300 voters or more, or all, the small and the full among them. */
  readonly rule: "usual" | "larger" | "all";
  readonly stations: number;
}

const LARGER = 300;

/** The published choice and others, one changed at a time; without those that no station fits. */
export function integerChoices(table: StationTable): readonly IntegerChoice[] {
  const usual = include(table);
  const larger = usual.places.filter((i) => (table.registered[i] ?? 0) >= LARGER);
  const look = (parts: number, rule: IntegerChoice["rule"], included: Included): readonly IntegerChoice[] => {
    const stations = included.places.length;
    return stations === 0 ? [] : [{ parts, rule, stations, ...eitherAt(table, included, parts) }];
  };
  return [
    ...look(20, "usual", usual),
    ...look(40, "usual", usual),
    ...look(10, "usual", usual),
    ...look(20, "larger", { ...usual, places: larger }),
    ...look(20, "all", includeSound(table)),
  ];
}
