/**
 * Kinds of ballots as rows beside those of the protocols: few, on the first engine alone, under the same load.
 *
 * @module
 */

import { rankingIn, rankingText, type StoredBallot } from "../ballots.ts";
import type { Engine } from "./engine.ts";
import type { Cell, Column } from "./layout.ts";
import { ballotsOf, type Load } from "./loads.ts";
import { quoteWhole, wholeOf } from "./quote.ts";
import { StoreFailure } from "./store.ts";

const COLUMNS: readonly Column[] = [
  { name: "place", kind: "whole" },
  { name: "contest", kind: "text" },
  { name: "area", kind: "text" },
  { name: "ballots", kind: "whole" },
  { name: "ranking", kind: "text" },
  { name: "file", kind: "whole" },
  { name: "line", kind: "whole" },
];
const BATCH = 10_000;

type OfLoad = Pick<Load, "number" | "shape">;

/** Writes the ballots of a load. */
export async function writeBallots(
  engine: Engine,
  { number, shape }: OfLoad,
  ballots: readonly StoredBallot[],
): Promise<void> {
  if (ballots.length === 0) return;
  const files = new Map(shape.files.map(({ sha256 }, place) => [sha256, place]));
  const table = ballotsOf(number);
  await engine.createTable(table, COLUMNS, ["place"]);
  for (let from = 0; from < ballots.length; from += BATCH) {
    const rows = ballots
      .slice(from, from + BATCH)
      .map(({ contest, area, count, ranking, sha256, line }, i): readonly Cell[] => [
        from + i,
        contest,
        area,
        count,
        rankingText(ranking),
        files.get(sha256) ?? null,
        line ?? null,
      ]);
    await engine.insert(table, COLUMNS, rows);
  }
}

/** Reads the ballots of a load; fails when not all are there. */
export async function readBallots(
  engine: Engine,
  { number, shape }: OfLoad,
): Promise<readonly StoredBallot[]> {
  const wanted = shape.ballots ?? 0;
  const ballots: StoredBallot[] = [];
  const columns = COLUMNS.slice(1).map(({ name }) => name);
  for (let from = 0; from < wanted; from += BATCH) {
    const places = `place >= ${quoteWhole(from)} AND place < ${quoteWhole(from + BATCH)}`;
    const sql = `SELECT ${columns.join(", ")} FROM ${ballotsOf(number)} WHERE ${places} ORDER BY place`;
    for (const [contest, area, count, ranking, file, line] of await engine.query(sql)) {
      const at = wholeOf(line);
      ballots.push({
        contest: String(contest),
        area: String(area),
        count: Number(wholeOf(count)),
        ranking: rankingIn(String(ranking)),
        sha256: shape.files[Number(wholeOf(file) ?? -1n)]?.sha256 ?? "",
        ...(at === undefined ? {} : { line: Number(at) }),
      });
    }
  }
  if (ballots.length !== wanted)
    throw new StoreFailure(engine.where, `it gave ${ballots.length} kinds of ballots of ${wanted}`);
  return ballots;
}
