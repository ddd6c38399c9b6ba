/**
 * An election whose result nobody has loaded: who stands, and how to enter a result.
 *
 * @module
 */

import type { Election } from "@urna/atlas";
import type { Report } from "@urna/words";
import { notLoadedReport } from "@urna/words/show-report";
import { headOf, namingOf } from "./cases.ts";
import type { Session } from "./session.ts";

/** What is known of an election without a result. */
export function notLoaded(session: Session, election: Election): Report {
  const naming = namingOf(election, session);
  const seats = seatsOf(election);
  const version = session.atlas.rulesOf(election);
  return notLoadedReport(session.words, {
    election: headOf(election, session),
    ...(version.ok ? { rules: version.value.id } : {}),
    ...(seats > 0 ? { seats } : {}),
    contenders: election.contests.flatMap((contest) =>
      contest.options
        .filter((option) => option.kind !== "against-all")
        .map(({ id }) => {
          const candidates = candidatesOf(election, contest.id, id);
          return { id, name: naming.contender(id), ...(candidates === null ? {} : { candidates }) };
        }),
    ),
  });
}

/** The same for programs. */
export function notLoadedJson(election: Election): object {
  return {
    election: election.id,
    result: election.result,
    seats: seatsOf(election),
    contests: election.contests.map(({ id, seats, options }) => ({
      id,
      seats: seats ?? null,
      options: options.map((option) => ({
        id: option.id,
        candidates: candidatesOf(election, id, option.id),
      })),
    })),
  };
}

function seatsOf({ contests }: Election): number {
  return contests.reduce((sum, contest) => sum + (contest.seats ?? 0), 0);
}

function candidatesOf(election: Election, contest: string, option: string): number | null {
  const figure = election.figures.get(`${contest}\n${election.area}\n${option}\ncandidates-registered`);
  return typeof figure?.value === "number" ? figure.value : null;
}
