/** Small tables and folders for the tests of this package. */

import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Known } from "./mapping.ts";
import type { ImportProblem } from "./problems.ts";
import { type ReadOptions, readTable, type TableRead } from "./read-table.ts";

export const KNOWN: Known = {
  contest: "list",
  options: [
    { id: "amanat", names: ["Аманат", "Amanat"] },
    { id: "auyl", names: ["Ауыл", "Auyl"] },
  ],
};

export const WIDE = `region,station,registered,valid,amanat,auyl
Астана,1,"1 200",300,200,100
Астана,2,900,250,150,100
`;

/** A folder of its own, gone when the tests end. */
export function folder(): string {
  return mkdtempSync(join(tmpdir(), "urna-returns-"));
}

/** A file with this content. */
export function fileWith(content: string | Uint8Array, name = "table.csv"): string {
  const path = join(folder(), name);
  writeFileSync(path, content);
  return path;
}

/** Reads a table and expects that it is one. */
export async function read(
  content: string | Uint8Array,
  options: Partial<ReadOptions> = {},
): Promise<TableRead> {
  const table = await readTable(fileWith(content), { known: KNOWN, ...options });
  if (!table.ok) throw new Error(JSON.stringify(table.problems));
  return table.value;
}

/** Everything that is refused in a file, whether it could be read to its end or not. */
export async function refusedIn(
  path: string,
  options: Partial<ReadOptions> = {},
): Promise<readonly ImportProblem[]> {
  const table = await readTable(path, { known: KNOWN, ...options });
  return table.ok ? table.value.refused : table.problems;
}

/** Problems as `code line field found`. */
export function told(problems: readonly ImportProblem[]): readonly string[] {
  return problems.map(({ code, row, field, found }) =>
    [code, row, field, found].filter((part) => part !== undefined && part !== "").join(" "),
  );
}
