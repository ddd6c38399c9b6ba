/**
 * Doubtful polling stations from a table of votes: `contest,area,option,votes`, the area being the station.
 *
 * @module
 */

import { readGivenTables } from "@urna/atlas/given";
import { anyFiles } from "@urna/atlas/files";
import { type DoubtfulStation, robustness } from "@urna/insight";
import type { ReportedProblem } from "@urna/words/problems-report";
import { doubtfulReport } from "@urna/words/doubtful-report";
import { type Answer, badFiles, fromAtlas, fromLaw, type Session } from "./session.ts";
import type { Base } from "./scenarios.ts";

/** What the stations of a file could have decided of a tier. */
export function doubtful(session: Session, base: Base, tier: string, contest: string, file: string): Answer {
  const { words } = session;
  const stations = readStations(session, contest, file);
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

function readStations(session: Session, contest: string, file: string): readonly DoubtfulStation[] {
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
