/**
 * `urna observers` and `urna recommendations`: what is on record of missions, and what came of what they asked for.
 *
 * @module
 */

import { observersReport, recommendationsReport } from "@urna/words/record/observers-report";
import { missionsOf, recommendationsOf } from "../record/observed.ts";
import { onRecord, sourcePages } from "../record/record.ts";
import type { Answer, Session } from "../session.ts";

export function observers(session: Session, name: string): Answer {
  const { election, record } = onRecord(session, name);
  const missions = missionsOf(session, record, election.id);
  return {
    kind: "prose",
    report: observersReport(session.words, missions, sourcePages(session)),
    json: () => ({ election: election.id, missions }),
  };
}

export function recommendations(session: Session, name: string): Answer {
  const { election, record } = onRecord(session, name);
  const all = recommendationsOf(session, record, election.id);
  return {
    kind: "prose",
    report: recommendationsReport(session.words, all, sourcePages(session)),
    json: () => ({ election: election.id, recommendations: all }),
  };
}
