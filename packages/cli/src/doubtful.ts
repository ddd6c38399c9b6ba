/**
 * Doubtful polling stations from a table of votes: `contest,area,option,votes`, the area being the station; or by their codes,
 * out of returns.
 *
 * @module
 */

import { readFileSync, statSync } from "node:fs";
import { readGivenTables } from "@urna/atlas/given/given";
import { anyFiles } from "@urna/atlas/files";
import { type DoubtfulStation, robustness } from "@urna/insight";
import { nearest } from "@urna/law";
import type { Return } from "@urna/tally";
import type { ReportedProblem } from "@urna/words/problems-report";
import { doubtfulReport } from "@urna/words/insight/doubtful-report";
import { votesIn } from "./returns/returned.ts";
import { type Answer, badFiles, fromAtlas, fromLaw, type Session } from "./session.ts";
import { type Base, impossibleParameter } from "./scenarios.ts";

/** Where the stations are, and what they could have decided of a tier. `file` is the table, or the place of the returns. */
export interface Doubted {
  readonly file: string;
  readonly stations: readonly DoubtfulStation[];
}

/** What stations could have decided of a tier. */
export function doubtful(session: Session, base: Base, tier: string, { file, stations }: Doubted): Answer {
  const { words } = session;
  const weighed = robustness(base.scenario, tier, stations);
  if (!weighed.ok) {
    throw badFiles(
      words,
      weighed.problems.map((problem) => fromLaw(problem, file)),
    );
  }
  const ctx = { words, naming: base.naming, election: base.source.id };
  return {
    kind: "table",
    report: doubtfulReport(ctx, weighed.value),
    json: () => ({ election: base.source.id, rules: base.rules.id, tier, doubtful: weighed.value }),
  };
}

/**
 * The returns of the stations that a list names: codes with commas between them, or a file with one on each line. A station of
 * which nothing counts ends the command.
 */
export function returnedStations(
  session: Session,
  contest: string,
  list: string,
  counted: readonly Return[],
): readonly DoubtfulStation[] {
  const isFile = statSync(list, { throwIfNoEntry: false })?.isFile() === true;
  const codes = (isFile ? readFileSync(list, "utf8") : list)
    .split(isFile ? /\r?\n/ : ",")
    .map((code) => code.trim())
    .filter((code) => code !== "");
  const byCode = new Map(
    counted.flatMap((each) => (each.contest === contest ? [[each.station, each] as const] : [])),
  );
  const unknown = codes.filter((code) => !byCode.has(code));
  if (unknown.length > 0 || codes.length === 0) {
    const problems = (codes.length === 0 ? [""] : unknown).map((found) => ({
      code: "V004" as const,
      at: `--doubtful ${list}`,
      expected: `codes of polling stations with a return of ${contest} that counts`,
      found,
      near: nearest(found, [...byCode.keys()]),
    }));
    throw impossibleParameter(session, problems, "margins");
  }
  return [...new Set(codes)].flatMap((station) => {
    const own = byCode.get(station);
    return own === undefined ? [] : [{ station, votes: votesIn(own) }];
  });
}

/** The stations of a table of votes. */
export function readStations(session: Session, contest: string, file: string): readonly DoubtfulStation[] {
  const read = readGivenTables({ votes: file }, anyFiles());
  if (!read.ok) throw badFiles(session.words, read.problems.map(fromAtlas));
  const problems: ReportedProblem[] = [];
  const stations = new Map<string, Record<string, number>>();
  for (const row of read.value.given.votes ?? []) {
    const field = `${row.area} ${row.option}`;
    if (row.contest !== contest) {
      problems.push({ code: "R014", file, field, expected: contest, found: row.contest });
    } else if (typeof row.votes !== "number") {
      const found = row.votes ?? "";
      problems.push({ code: "V001", file, field, expected: "a whole number, zero or more", found });
    } else {
      const station = stations.get(row.area) ?? {};
      stations.set(row.area, { ...station, [row.option]: row.votes });
    }
  }
  if (stations.size === 0 && problems.length === 0) {
    problems.push({ code: "A003", file, expected: "a row for each polling station and option" });
  }
  if (problems.length > 0) throw badFiles(session.words, problems);
  return [...stations].map(([station, votes]) => ({ station, votes }));
}
