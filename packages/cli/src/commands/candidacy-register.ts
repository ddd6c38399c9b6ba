/**
 * `urna candidacy ELECTION --persons FILE`: a register of persons, held against what the law of the day asks of those who
 * stand, and of the deputies whom a party names.
 *
 * @module
 */

import { checkRegister, readCandidates } from "@urna/atlas/standing/candidates";
import { Problems } from "@urna/atlas/problems";
import { registerReport } from "@urna/words/record/register-report";
import { evaluate, headOf, namingOf, readElection } from "../cases.ts";
import { EXIT } from "../exit.ts";
import { Failure } from "../failure.ts";
import { anyFiles } from "@urna/atlas/files";
import { type Answer, badFiles, fromAtlas, type Session } from "../session.ts";

export function candidacyRegister(session: Session, name: string, file: string): Answer {
  const election = readElection(session, name);
  const law = session.atlas.eligibilityFor(election.series, election.date);
  if (!law.ok)
    throw new Failure(EXIT.dataMissing, {
      text: session.words.word("cli.noEligibility"),
      next: `urna candidacy ${election.id}`,
    });
  const contest = election.contests.find(({ ballot }) => ballot === "list");
  const lists = (contest?.options ?? []).flatMap(({ id, kind }) => (kind === "against-all" ? [] : [id]));
  const problems = new Problems();
  const candidates = readCandidates(anyFiles(), file, lists, problems);
  if (problems.list.length > 0) throw badFiles(session.words, problems.list.map(fromAtlas));
  const won = evaluate(session, election).outcome.seats.map(
    ({ contender, byTier }) => [contender, byTier[contest?.id ?? ""] ?? 0] as const,
  );
  const result = checkRegister(candidates, law.value, { day: election.date, mandates: new Map(won) });
  const naming = namingOf(election, session);
  const failed = result.answers.some(({ is }) => is === "not-met");
  return {
    kind: "prose",
    ...(failed ? { exit: EXIT.checkFailed } : {}),
    report: registerReport(session.words, {
      title: headOf(election, session).title,
      persons: result.persons,
      answers: result.answers.map((one) => ({
        ...one,
        list: one.list === null ? null : naming.short(one.list),
      })),
      vacancies: result.vacancies.map((one) => ({ ...one, list: naming.short(one.list) })),
    }),
    json: () => ({ election: election.id, ...result }),
  };
}
