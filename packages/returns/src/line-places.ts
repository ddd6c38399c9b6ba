/**
 * Where the columns of a mapping stand in a line.
 *
 * @module
 */

import { FIELDS, type FieldName } from "@urna/tally";
import type { Mapping } from "./mapping.ts";

/** Where the cells of a mapping stand in a line; made once for all lines. */
export interface LinePlaces {
  /** All that is kept as a text. */
  readonly texts: readonly number[];
  readonly station: readonly number[];
  readonly areas: readonly (readonly [level: string, place: number])[];
  readonly figures: readonly (readonly [at: number, places: readonly number[], field: FieldName])[];
  readonly votes: readonly (readonly [option: string, place: number])[];
  readonly inWords: readonly (readonly [name: string, place: number])[];
  readonly shares: readonly (readonly [option: string, place: number])[];
  readonly members: readonly number[];
  readonly boxes: readonly { readonly ballots: number; readonly applications: number | undefined }[];
  readonly contest: number | undefined;
  readonly copy: number | undefined;
  readonly corrects: number | undefined;
  readonly source: number | undefined;
  readonly signedOff: number | undefined;
  readonly abroad: number | undefined;
  readonly option: number | undefined;
  readonly number: number | undefined;
  readonly share: number | undefined;
}

/** Finds the columns in a header that has them. */
export function placesOf(m: Mapping, header: readonly string[]): LinePlaces {
  const place = (column: string): number => header.indexOf(column);
  const maybe = (column: string | undefined): number | undefined =>
    column === undefined ? undefined : place(column);
  const names = [m.contestColumn, m.copyColumn, m.correctsColumn, m.sourceColumn].flatMap(
    (name) => name ?? [],
  );
  const texts = [...m.station, ...m.areas.map(({ column }) => column), ...names];
  return {
    texts: [...new Set(texts)].map(place),
    station: m.station.map(place),
    areas: m.areas.map(({ level, column }) => [level, place(column)] as const),
    figures: FIELDS.flatMap((name, at) => {
      const columns = m.figures[name];
      return columns === undefined ? [] : [[at, columns.map(place), name] as const];
    }),
    // In the order in which returns have their options, so that all share one list of names.
    votes: Object.entries(m.votes)
      .map(([option, column]) => [option, place(column)] as const)
      .sort(([a], [b]) => (a < b ? -1 : 1)),
    inWords: Object.entries(m.inWords).map(([name, column]) => [name, place(column)] as const),
    shares: Object.entries(m.shares).map(([option, column]) => [option, place(column)] as const),
    members: m.members.map(place),
    boxes: m.boxes.map(({ ballots, applications }) => ({
      ballots: place(ballots),
      applications: maybe(applications),
    })),
    contest: maybe(m.contestColumn),
    copy: maybe(m.copyColumn),
    corrects: maybe(m.correctsColumn),
    source: maybe(m.sourceColumn),
    signedOff: maybe(m.signedOffColumn),
    abroad: maybe(m.abroadColumn),
    option: maybe(m.optionColumn),
    number: maybe(m.numberColumn),
    share: maybe(m.shareColumn),
  };
}
