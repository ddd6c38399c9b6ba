/**
 * `urna explain`: how the seats came about.
 *
 * @module
 */

import { explainAll, explainContender } from "@urna/words";
import { evaluate, type Evaluated, readElection } from "../cases.ts";
import { EXIT } from "../exit.ts";
import { Failure } from "../failure.ts";
import { find, type Named } from "../names.ts";
import { notLoaded } from "../not-loaded.ts";
import type { Answer, Session } from "../session.ts";
import { outcomeAnswer, outcomeJson } from "./seats.ts";

export function explain(session: Session, name: string, contender: string | undefined): Answer {
  const election = readElection(session, name);
  if (election.result === "none") {
    throw new Failure(EXIT.dataMissing, { text: "", report: notLoaded(session, election) });
  }
  const evaluated = evaluate(session, election);
  const who = contender === undefined ? undefined : contenderId(session, evaluated, contender);
  return {
    ...outcomeAnswer(session, evaluated.outcome, () =>
      who === undefined
        ? explainAll(session.words, evaluated)
        : explainContender(session.words, evaluated, who),
    ),
    kind: "prose",
    json: () => ({
      ...(who === undefined ? {} : { contender: who }),
      ...outcomeJson(evaluated.outcome, evaluated),
    }),
  };
}

/** The contender that a name means, in whatever language; ends the command when it means none, or several. */
function contenderId({ words }: Session, { source }: Evaluated, name: string): string {
  const named: Named[] = [...source.options.values()].map(({ id, names, short, identity }) => ({
    id,
    names: [...Object.values(names), ...Object.values(short), ...(identity === undefined ? [] : [identity])],
  }));
  const found = find(name, named);
  const election = source.id;
  switch (found.kind) {
    case "one":
      return found.id;
    case "several":
      throw new Failure(EXIT.usage, {
        text: words.say("cli.severalContenders", { election, name }),
        details: found.ids.map((id) => `urna explain ${election} ${id}`),
      });
    case "none":
      throw new Failure(EXIT.usage, {
        text: words.say("cli.unknownContender", { election, name }),
        details: [`${words.word("cli.oneOf")}: ${named.map((each) => each.id).join(", ")}`],
        near: found.near,
        next: `urna seats ${election}`,
      });
  }
}
