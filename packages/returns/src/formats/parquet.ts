/**
 * Parquet, read by DuckDB, which is loaded only when such a file comes.
 *
 * @module
 */

import { basename } from "node:path";
import type { DuckDBValue } from "@duckdb/node-api";
import { Unreadable } from "../problems.ts";
import { scratchFolder } from "../scratch.ts";
import { type LineSink, digestOf, type SourceFile, type SourceOptions } from "../source.ts";
import type { Cell } from "../split.ts";

/** Reads all rows. A row has the number that it would have as a line of text below a header. */
export async function readParquet(path: string, options: SourceOptions, sink: LineSink): Promise<SourceFile> {
  const file = basename(path);
  const sha256 = await digestOf(path, options);
  const { DuckDBInstance } = await import("@duckdb/node-api");
  const limits = { threads: "2", memory_limit: "512MB", temp_directory: scratchFolder() };
  const instance = await DuckDBInstance.create(":memory:", limits);
  const connection = await instance.connect();
  sink.begin(file);
  try {
    const rows = await connection.stream("SELECT * FROM read_parquet($1)", [path]);
    sink.take([{ cells: rows.columnNames(), line: 1 }]);
    let line = 1;
    for (;;) {
      const chunk = await rows.fetchChunk();
      if (chunk === null || chunk.rowCount === 0) break;
      sink.take(chunk.getRows().map((cells) => ({ cells: cells.map(cellOf), line: (line += 1) })));
    }
  } catch (error: unknown) {
    if (error instanceof Unreadable) throw error;
    throw new Unreadable({ code: "A001", file, expected: "a whole Parquet file; fetch or write it again" });
  } finally {
    connection.closeSync();
    instance.closeSync();
  }
  return { file, sha256, format: "parquet" };
}

/** Whole numbers and fractions stay numbers; a number beyond them is a text, which no figure is. */
function cellOf(value: DuckDBValue): Cell {
  if (value === null) return "";
  if (typeof value === "number") return value;
  if (typeof value === "bigint") return Number.isSafeInteger(Number(value)) ? Number(value) : `${value}`;
  return typeof value === "string" ? value : String(value);
}
