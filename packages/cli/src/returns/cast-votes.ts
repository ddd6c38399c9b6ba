/**
 * Files with one ballot a row, for `urna seats --ballots`: the engine counts equal ballots, and the law sees their kinds.
 *
 * @module
 */

import { closeSync, openSync, readSync } from "node:fs";
import { basename } from "node:path";
import type { GivenFiles, GivenTables } from "@urna/atlas/given/given";
import type { Session } from "../session.ts";

/** Files of ballots that are no tables of kinds: Parquet, or a table with a column for each rank, mark or score. */
export function castVotesIn(written: GivenFiles): {
  readonly files: GivenFiles;
  readonly records: readonly string[];
} {
  const { ballots = [], ...files } = written;
  const records = ballots.filter(isCastVotes);
  const others = ballots.filter((path) => !records.includes(path));
  return { files: others.length === 0 ? files : { ...files, ballots: others }, records };
}

function isCastVotes(path: string): boolean {
  const head = beginningOf(path);
  if (head.startsWith("PAR1")) return true;
  const [header = ""] = head.split("\n", 1);
  return /(?:^|[,;\t"])\s*(?:rank|choice|preference)[ _-]?1\b|(?:^|[,;\t"])(?:mark|score):/i.test(header);
}

const BEGINNING = 1 << 16;

/** The first bytes of a file; nothing where it cannot be read, which whoever reads it says. */
function beginningOf(path: string): string {
  try {
    const fd = openSync(path, "r");
    try {
      const head = Buffer.alloc(BEGINNING);
      return head.subarray(0, readSync(fd, head, 0, head.length, 0)).toString("utf8");
    } finally {
      closeSync(fd);
    }
  } catch {
    return "";
  }
}

/** Adds the ballots of the records to what the other tables hold. Rules that rank get kinds of ballots, others sums of marks. */
export async function withCastVotes(
  session: Session,
  tables: GivenTables,
  records: readonly string[],
  ranked: readonly string[],
): Promise<GivenTables> {
  if (records.length === 0) return tables;
  // Most calls have no such files, and load nothing for them.
  const { readCastVotes } = await import("@urna/returns");
  const { loadReturnsWords } = await import("@urna/words/returns-words");
  const { startProgress } = await import("../progress.ts");
  const { needImported } = await import("./desk.ts");
  let { given } = tables;
  for (const path of records) {
    const { surroundings, words, options } = session;
    const progress = startProgress(surroundings.stderr, words, 100, { ascii: options.ascii ?? false });
    try {
      const [stem = ""] = basename(path).split(".", 1);
      const contest = ranked.length === 1 ? (ranked[0] ?? stem) : stem;
      const read = await readCastVotes(path, { contest, onShare: (percent) => progress.update(percent) });
      const { ballots, votes } = needImported(words, await loadReturnsWords(words), read);
      const counted = new Set(ranked);
      given = {
        ...given,
        ballots: [...(given.ballots ?? []), ...ballots.filter((row) => counted.has(row.contest))],
        votes: [...(given.votes ?? []), ...votes.filter((row) => !counted.has(row.contest))],
      };
    } finally {
      progress.end();
    }
  }
  return { ...tables, given };
}
