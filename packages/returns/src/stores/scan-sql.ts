/**
 * A plain table as rows of a load, in the language of DuckDB.
 *
 * @module
 */

import { FIELDS, LARGEST } from "@urna/tally";
import { TOTAL_WORDS } from "../mapping-words.ts";
import { keptOf } from "./loads.ts";
import { areaColumn, columnsOf, figureColumn, voteColumn, widthOf } from "./layout.ts";
import type { PlainTable } from "./plain-table.ts";
import { quoteText } from "./quote.ts";
import type { Relation } from "./statements.ts";

/** Bytes that DuckDB reads at once: with fewer it has more parts of a table to put together again. */
const BUFFER = 64_000_000;

/** A literal of DuckDB. */
const text = (written: string): string => quoteText(written, "duckdb");

/** A plain table as what statements are made of. Its greatest votes are compared one by one: quicker than to find them. */
export function relationOf(table: PlainTable): Relation {
  const leaders = Array.from({ length: widthOf(table.shape) }, (_, place) => voteColumn(place));
  return { from: rowsSql(table), shape: table.shape, dialect: "duckdb", leaders };
}

/** The rows in the columns of a load. `line` is not known: engines read many lines at once. */
export function rowsSql(table: PlainTable): string {
  return `(SELECT ${rowColumns(table, "NULL").join(", ")} FROM ${tableSql(table, "BIGINT")}) AS t`;
}

/**
 * Statements that keep the table in DuckDB: what is written in it is kept once and in its order, and `load` is a view that
 * makes the columns of a load of it.
 */
export function keepSql(table: PlainTable, load: string): readonly string[] {
  const kept = keptOf(load);
  const { mapping } = table.guess;
  const columns = table.columns.flatMap((kind, place) =>
    kind === "unread" ? [] : [{ name: `c${place}`, kind, column: table.header[place] }],
  );
  // Names of areas come again and again, those of stations never: nothing is gained by trying to pack them.
  const few = new Set([...mapping.areas.map(({ column }) => column), mapping.sourceColumn]);
  const typed = columns.map(({ name, kind, column }) =>
    kind === "whole"
      ? `${name} INTEGER USING COMPRESSION bitpacking`
      : `${name} VARCHAR USING COMPRESSION ${few.has(column) ? "dictionary" : "uncompressed"}`,
  );
  const as = (whole: WholeType): string =>
    columns
      .map(({ name, kind }) => `CAST(${name} AS ${kind === "whole" ? whole : "VARCHAR"}) AS ${name}`)
      .join(", ");
  return [
    `CREATE TABLE ${kept} (${typed.join(", ")})`,
    `INSERT INTO ${kept} SELECT ${as("INTEGER")} FROM ${tableSql(table, "INTEGER")}`,
    // Lines are counted from 1, rows from 0, and above the rows is the header.
    `CREATE VIEW ${load} AS SELECT ${rowColumns(table, "place + 2").join(", ")} FROM (SELECT ${as("BIGINT")}, rowid AS place FROM ${kept})`,
  ];
}

/** Figures are small, and kept so; sums need more room. */
type WholeType = "INTEGER" | "BIGINT";

/** The columns of a load, made of those of the table. */
function rowColumns(table: PlainTable, line: string): readonly string[] {
  const { header, guess, shape } = table;
  const { mapping } = guess;
  const column = (name: string): string => `c${header.indexOf(name)}`;
  const named = (name: string | undefined): string => (name === undefined ? "''" : textIn(column(name)));
  const votes = Object.values(mapping.votes).map(column);
  const made = new Map<string, string>([
    ["contest", text(mapping.contest)],
    ["station", stationIn(table)],
    ...mapping.areas.map(({ column: name }, place) => [areaColumn(place), named(name)] as const),
    ["source", named(mapping.sourceColumn)],
    ["facts", "''"],
    ["file", "0"],
    ["line", line],
    ...votes.map((name, place) => [voteColumn(place), name] as const),
  ]);
  const figures: string[] = [];
  for (const field of FIELDS) {
    const columns = mapping.figures[field];
    if (columns === undefined) continue;
    const sum = columns.map(column).join(" + ");
    made.set(figureColumn(field), sum);
    figures.push(`(${sum})`);
  }
  const against = mapping.figures.againstAll?.map(column).join(" + ");
  const inMarked = [...votes, ...(against === undefined ? [] : [`(${against})`])];
  // Votes first, as in `marked`: the engine adds them up once for both.
  const all = [...votes, ...figures];
  if (votes.length > 0) {
    const some = `COALESCE(${votes.join(", ")}) IS NOT NULL`;
    made.set("marked", sumOf(inMarked, `CASE WHEN ${some} THEN ${sumOfWritten(inMarked)} ELSE NULL END`));
    made.set("leader", votes.length === 1 ? votes.join("") : `greatest(${votes.join(", ")})`);
  }
  made.set("everything", sumOf(all, sumOfWritten(all)));
  const written = all.map((name) => `(CASE WHEN ${name} IS NULL THEN 0 ELSE 1 END)`).join(" + ");
  made.set("written", `CASE WHEN ${all.join(" + ")} IS NULL THEN ${written} ELSE ${all.length} END`);
  return columnsOf(shape).map(
    ({ name, kind }) =>
      `CAST(${made.get(name) ?? "NULL"} AS ${kind === "text" ? "VARCHAR" : "BIGINT"}) AS ${name}`,
  );
}

/** What stands in a column, as text; nothing where nothing is written. */
function textIn(column: string): string {
  return `COALESCE(CAST(${column} AS VARCHAR), '')`;
}

/** The name of the station. */
function stationIn({ header, guess }: PlainTable): string {
  return guess.mapping.station.map((name) => textIn(`c${header.indexOf(name)}`)).join(" || '/' || ");
}

/** The table with its columns by number. */
function tableSql({ path, format, separator, header, columns }: PlainTable, whole: WholeType): string {
  if (format === "parquet") {
    const names = header.map((name, place) => `"${name.replaceAll('"', '""')}" AS c${place}`);
    return `(SELECT ${names.join(", ")} FROM read_parquet(${text(path)}))`;
  }
  const types = columns.map((kind, place) => `'c${place}': '${kind === "whole" ? whole : "VARCHAR"}'`);
  const form = `header = true, auto_detect = false, delim = ${text(separator)}, quote = '"', escape = '"', nullstr = '', buffer_size = ${BUFFER}`;
  return `read_csv(${text(path)}, ${form}, columns = {${types.join(", ")}})`;
}

/** A sum of figures of which all are written, as most are; `otherwise` where one is missing. */
function sumOf(names: readonly string[], otherwise: string): string {
  return `COALESCE(${names.join(" + ")}, ${otherwise})`;
}

function sumOfWritten(names: readonly string[]): string {
  return names.map((name) => `COALESCE(${name}, 0)`).join(" + ");
}

/** Signs of a name that only the careful reader may take: of formulas, blanks at an end, unusual blanks, control. */
const ODD_SIGNS =
  "^[=+@'\\s-]|\\s$|[\\x00-\\x1F\\x{80}-\\x{A0}\\x{1680}\\x{2000}-\\x{200F}\\x{2028}-\\x{202F}\\x{3000}\\x{FEFF}]";
/** Names of stations that are none. */
const NO_STATION = `^$|^(?i:${TOTAL_WORDS.join("|")})$`;

/**
 * How many rows a table of columns has, how many different digests their stations have, and how many rows only the careful
 * reader may take. Digests may be alike where stations are not: the careful reader finds that out.
 */
export function oddRowsSql(table: PlainTable): string {
  const { columns } = table;
  const odd = columns.flatMap((kind, place) => {
    const name = `c${place}`;
    if (kind === "unread") return [];
    if (kind === "whole") return [`${name} < 0`, `${name} > ${LARGEST}`];
    const signs = kind === "station" ? `${NO_STATION}|${ODD_SIGNS}` : ODD_SIGNS;
    return [`regexp_matches(${textIn(name)}, ${text(signs)})`];
  });
  const stations = `COUNT(DISTINCT hash(${stationIn(table)}))`;
  return `SELECT COUNT(*), ${stations}, SUM(CASE WHEN ${odd.join(" OR ")} THEN 1 ELSE 0 END) FROM ${tableSql(table, "BIGINT")}`;
}
