/**
 * What was given to the engine, as the tables that a reader can change: reading them again gives the same.
 *
 * @module
 */

import type { Contender, Given, Lot } from "@urna/law";
import { csvLines } from "../share/tables.ts";

/** Names of contenders and areas; what has none keeps its id. */
export interface Names {
  readonly contender: (id: string) => string;
  readonly area: (id: string) => string;
}

/** The tables by the names of their files; those without a row are left out. */
export function tablesOf(given: Given, names: Names): Readonly<Record<string, string>> {
  const { votes = [], areas = [], contenders = [], ballots = [], declared = [], lots = [] } = given;
  const figures = [...new Set(areas.flatMap((area) => Object.keys(area.figures ?? {})))];
  const rows: Readonly<Record<string, readonly Row[]>> = {
    "votes.csv": [
      ["contest", "area", "option", "votes"],
      ...votes.map(({ contest, area, option, votes }) => [contest, area, option, votes]),
    ],
    "areas.csv": [
      ["area", "parent", "level", "name", "seats", ...figures],
      ...areas.map(({ id, parent, level, seats, figures: own }) => [
        id,
        parent,
        level,
        names.area(id),
        seats,
        ...figures.map((figure) => own?.[figure]),
      ]),
    ],
    "contenders.csv": contenderRows(contenders, names),
    "declared.csv": [
      ["contest", "area", "option", "seats"],
      ...declared.map(({ contest, area, option, seats }) => [contest, area, option, seats]),
    ],
    "lots.csv": [["step", "area", "order", "from", "papers"], ...lots.flatMap(lotRows)],
    "ballots.csv": [
      ["contest", "area", "count", "ranking"],
      ...ballots.map(({ contest, area, count, ranking }) => [contest, area, count, rankingText(ranking)]),
    ],
  };
  return Object.fromEntries(
    Object.entries(rows).flatMap(([file, each]) => (each.length < 2 ? [] : [[file, csvLines(each)]])),
  );
}

type Row = readonly (string | number | null | undefined)[];

function contenderRows(contenders: readonly Contender[], names: Names): readonly Row[] {
  const keys = (of: (contender: Contender) => object | undefined): readonly string[] => [
    ...new Set(contenders.flatMap((contender) => Object.keys(of(contender) ?? {}))),
  ];
  const groups = keys((contender) => contender.in);
  const facts = keys((contender) => contender.facts);
  return [
    [
      "contender",
      "kind",
      "name",
      ...groups.map((group) => `in_${group}`),
      ...facts.map((fact) => `fact_${fact}`),
    ],
    ...contenders.map((contender) => [
      contender.id,
      contender.kind,
      names.contender(contender.id),
      ...groups.map((group) => contender.in?.[group]),
      ...facts.map((fact) => written(contender.facts?.[fact])),
    ]),
  ];
}

function written(fact: string | number | boolean | undefined): string | undefined {
  return fact === undefined ? undefined : `${fact}`;
}

function lotRows(lot: Lot): readonly Row[] {
  if ("order" in lot) return [[lot.at, lot.area, lot.order.join(" > "), undefined, undefined]];
  return lot.papers.map(({ count, ranking }) => [lot.at, lot.area, ranking.join(" > "), lot.from, count]);
}

function rankingText(ranking: readonly (readonly string[])[]): string {
  return ranking.map((equal) => equal.join(" = ")).join(" > ");
}
