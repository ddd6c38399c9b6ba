/**
 * `urna show`: what an election or a referendum decided, and why.
 *
 * @module
 */

import type { Election } from "@urna/atlas";
import { type DeclaredDecision, showReport } from "@urna/words/show-report";
import { loadWords } from "@urna/words/words";
import { evaluate, readElection } from "../cases.ts";
import { EXIT } from "../exit.ts";
import { measuresOf } from "../measures.ts";
import { notLoaded, notLoadedJson } from "../not-loaded.ts";
import type { Answer, Session } from "../session.ts";
import { exitOf, outcomeAnswer, outcomeJson } from "./seats.ts";

export async function show(session: Session, name: string): Promise<Answer> {
  const election = readElection(session, name);
  if (election.result === "none") {
    return {
      kind: "prose",
      report: notLoaded(session, election),
      json: () => notLoadedJson(election),
    };
  }
  const evaluated = evaluate(session, election);
  const words = await loadWords(session.words.language);
  const declared = declaredOf(election, session);
  const made = outcomeAnswer(session, evaluated.outcome, () =>
    showReport(words, evaluated, {
      measures: measuresOf(election),
      ...(declared === undefined ? {} : { declared }),
    }),
  );
  const json = (): object => ({
    ...outcomeJson(evaluated.outcome, evaluated),
    ...(election.verdict === undefined ? {} : { declared: election.verdict }),
  });
  // Where figures are missing, what was declared is an answer of its own.
  if (exitOf(evaluated.outcome) === EXIT.dataMissing && hasDeclared(election)) {
    return { kind: "table", report: made.report, json };
  }
  return { ...made, json };
}

function hasDeclared({ verdict, declared }: Election): boolean {
  return verdict !== undefined || declared.length > 0;
}

function declaredOf({ verdict }: Election, { words }: Session): DeclaredDecision | undefined {
  if (verdict === undefined) return undefined;
  return { is: verdict.is, option: verdict.option, by: words.word("cli.commission") };
}
