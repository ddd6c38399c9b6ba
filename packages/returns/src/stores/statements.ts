/**
 * The statements by which every engine is asked, in the part of SQL that all of them share: sums, counts and comparisons
 * of whole numbers over one table; no division, no join, no order that depends on an engine.
 *
 * @module
 */

import { SYNTHETIC, TURNOUTS, type TurnoutName } from "@urna/tally";
import { type CheckSql, checksSql } from "./check-sql.ts";
import { areaColumn, columnsOf, figureColumn, figureIn, type Cell, voteColumn } from "./layout.ts";
import { type Dialect, quoteText, quoteWhole, wholeOf } from "./quote.ts";
import type { Registered, StoredSum, StoredTally, StoreShape, TallyQuery } from "./store.ts";

/** Where the rows of a statement come from: the name of a table, or a statement in brackets. */
export interface Relation {
  readonly from: string;
  readonly shape: StoreShape;
  readonly dialect: Dialect;
  /** Columns of which `leader` is the greatest, where it is not kept but would have to be made. */
  readonly leaders?: readonly string[];
}

/** A statement with what its rows mean. */
export interface Asked<T> {
  readonly sql: string;
  readonly read: (row: readonly Cell[]) => T;
}

/** Voters who stand on the list of the station alone; undefined where no protocol says. */
function listIn(shape: StoreShape): string | undefined {
  if (!shape.fields.includes("registered")) return undefined;
  return `${figureColumn("registered")} - COALESCE(${figureIn(shape, "certificatesTaken")}, 0)`;
}

/** Who came, by the names of the turnouts. */
function partIn(shape: StoreShape, name: TurnoutName): string {
  if (name === "received") return figureIn(shape, "receivedBallot");
  return name === "inBoxes" ? figureIn(shape, "inBoxes") : `COALESCE(${figureIn(shape, "valid")}, marked)`;
}

/** Sums of a contest by area. */
export function tallySql(
  relation: Relation,
  { contest, checks }: TallyQuery,
  depth: number,
): Asked<StoredTally> {
  const { shape, dialect, leaders } = relation;
  const options = shape.contests[contest] ?? [];
  const made: readonly CheckSql[] = checks === undefined ? [] : checksSql(shape, checks, leaders);
  const columns: string[] = areaColumns(depth);
  const take = (...sql: readonly string[]): number => columns.push(...sql) - sql.length;
  const sum = (column: string): number => take(`SUM(${column})`, `COUNT(${column})`);

  const list = listIn(shape);
  const counted = take("COUNT(*)");
  const synthetic = take(countOf(`source LIKE ${quoteText(`${SYNTHETIC}%`, dialect)}`));
  const voters = take(`SUM(COALESCE(${list === undefined ? "" : `${list}, `}register, 0))`);
  const register = sum("register");
  const figures = shape.fields.map((field) => [field, sum(figureColumn(field))] as const);
  const votes = options.map((option, place) => [option, sum(voteColumn(place))] as const);
  const turnouts = TURNOUTS.map((name) => {
    const part = partIn(shape, name);
    if (list === undefined || part === "NULL") return undefined;
    const both = `${part} IS NOT NULL AND ${figureColumn("registered")} IS NOT NULL`;
    return take(
      `SUM(CASE WHEN ${both} THEN ${part} ELSE 0 END)`,
      `SUM(CASE WHEN ${both} THEN ${list} ELSE 0 END)`,
      countOf(both),
    );
  });
  const found = made.map((check) => [check.code, take(countOf(check.found))] as const);

  const rows = `${relation.from} WHERE contest = ${quoteText(contest, dialect)}`;
  const sql = `SELECT ${columns.join(", ")} FROM ${rows}${groupBy(depth)}`;
  return {
    sql,
    read: (row) => {
      const whole = (place: number): bigint => wholeOf(row[place]) ?? 0n;
      const summed = (place: number): StoredSum => ({ total: whole(place), stations: whole(place + 1) });
      const written = <K extends string>(
        sums: readonly (readonly [K, number])[],
      ): ReadonlyMap<K, StoredSum> =>
        new Map(
          sums.map(([name, at]) => [name, summed(at)] as const).filter(([, { stations }]) => stations > 0n),
        );
      const turnout = (name: TurnoutName) => {
        const at = turnouts[TURNOUTS.indexOf(name)];
        if (at === undefined) return { part: 0n, whole: 0n, stations: 0n };
        return { part: whole(at), whole: whole(at + 1), stations: whole(at + 2) };
      };
      return {
        area: textsOf(row, depth),
        contest,
        counted: whole(counted),
        synthetic: whole(synthetic),
        voters: whole(voters),
        register: summed(register),
        figures: written(figures),
        votes: written(votes),
        turnouts: { received: turnout("received"), inBoxes: turnout("inBoxes"), valid: turnout("valid") },
        found: new Map(
          found.map(([code, at]) => [code, whole(at)] as const).filter(([, times]) => times > 0n),
        ),
      };
    },
  };
}

/** The register by area. */
export function registeredSql({ from }: Relation, depth: number): Asked<Registered> {
  const columns = [...areaColumns(depth), "COUNT(*)", "SUM(register)", "COUNT(register)"];
  return {
    sql: `SELECT ${columns.join(", ")} FROM ${from} WHERE contest = ''${groupBy(depth)}`,
    read: (row) => ({
      area: textsOf(row, depth),
      stations: wholeOf(row[depth]) ?? 0n,
      voters: { total: wholeOf(row[depth + 1]) ?? 0n, stations: wholeOf(row[depth + 2]) ?? 0n },
    }),
  };
}

/** A part of the rows: so many of them, behind the last one. */
export interface Page {
  readonly most: number;
  readonly last?: { readonly contest: string; readonly station: string } | undefined;
}

/** Whole rows in order of contest and station; all of them, or one page. */
export function rowsSql({ from, shape, dialect }: Relation, page?: Page): string {
  const { most, last } = page ?? {};
  const columns = columnsOf(shape).map(({ name }) => name);
  const [contest, station] = [ordered("contest", dialect), ordered("station", dialect)];
  const [ofContest, ofStation] = [last?.contest ?? "", last?.station ?? ""].map((t) => quoteText(t, dialect));
  const behind = `${contest} > ${ofContest} OR (contest = ${ofContest} AND ${station} > ${ofStation})`;
  return [
    `SELECT ${columns.join(", ")} FROM ${from}`,
    ...(last === undefined ? [] : [`WHERE ${behind}`]),
    `ORDER BY ${contest}, ${station}`,
    ...(most === undefined ? [] : [`LIMIT ${quoteWhole(most)}`]),
  ].join(" ");
}

/** Stations that stand there, but not for this contest. */
export function missingSql({ from, dialect }: Relation, contest: string, most: number): Asked<string> {
  const returned = countOf(`contest = ${quoteText(contest, dialect)}`);
  return {
    sql: `SELECT station FROM ${from} GROUP BY station HAVING ${returned} = 0 ORDER BY ${ordered("station", dialect)} LIMIT ${quoteWhole(most)}`,
    read: ([station]) => String(station),
  };
}

/** Stations that stand there more than once for a contest. */
export function repeatedSql(
  { from, dialect }: Relation,
  most: number,
): Asked<{ readonly station: string; readonly contest: string }> {
  const order = `${ordered("contest", dialect)}, ${ordered("station", dialect)}`;
  return {
    sql: `SELECT contest, station FROM ${from} GROUP BY contest, station HAVING COUNT(*) > 1 ORDER BY ${order} LIMIT ${quoteWhole(most)}`,
    read: ([contest, station]) => ({ contest: String(contest), station: String(station) }),
  };
}

function areaColumns(depth: number): string[] {
  return Array.from({ length: depth }, (_, place) => areaColumn(place));
}

function groupBy(depth: number): string {
  return depth === 0 ? "" : ` GROUP BY ${areaColumns(depth).join(", ")}`;
}

function textsOf(row: readonly Cell[], depth: number): readonly string[] {
  return row.slice(0, depth).map(String);
}

function countOf(condition: string): string {
  return `SUM(CASE WHEN ${condition} THEN 1 ELSE 0 END)`;
}

/** PostgreSQL orders texts by the language of the database unless told. */
function ordered(column: string, dialect: Dialect): string {
  return dialect === "postgres" ? `${column} COLLATE "C"` : column;
}
