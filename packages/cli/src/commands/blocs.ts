/**
 * `urna blocs`: majorities counted by bloc, with the source beside the label.
 *
 * @module
 */

import { type BlocsFacts, blocsReport } from "@urna/words/record/blocs-report";
import { evaluate } from "../cases.ts";
import { resultPart } from "../record/dossier-result.ts";
import { EXIT } from "../exit.ts";
import { Failure } from "../failure.ts";
import { onRecord, sourcePages } from "../record/record.ts";
import type { Answer, Session } from "../session.ts";

export function blocs(session: Session, name: string): Answer {
  const { election, record } = onRecord(session, name);
  const { words } = session;
  if (election.result === "none" || election.result === "incomplete") {
    throw new Failure(EXIT.dataMissing, { text: words.word("dossier.noResult") });
  }
  const result = resultPart(session, evaluate(session, election), undefined, record);
  const facts: BlocsFacts = {
    title: election.title[words.language],
    date: election.date,
    members: result.contenders.reduce((sum, one) => sum + one.total, 0),
    strongest: strongestOf(result.contenders),
    blocs: result.blocs,
    majorities: result.majorities,
  };
  return {
    kind: "prose",
    report: blocsReport(words, facts, sourcePages(session)),
    json: () => ({ election: election.id, blocs: facts.blocs, majorities: facts.majorities }),
  };
}

/** Who has most seats; nobody where two have as many. */
function strongestOf(
  contenders: readonly { readonly name: string; readonly total: number }[],
): BlocsFacts["strongest"] {
  const [first, second] = contenders;
  if (first === undefined || first.total === second?.total) return null;
  return { name: first.name, seats: first.total };
}
