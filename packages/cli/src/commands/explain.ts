/**
 * `urna explain`: how the seats came about.
 *
 * @module
 */

import { toInput } from "@urna/atlas/input";
import type { Margin } from "@urna/words";
import { explainAll } from "@urna/words/explain-all";
import { explainContender } from "@urna/words/explain-contender";
import { evaluate, type Evaluated, readElection } from "../cases.ts";
import { EXIT } from "../exit.ts";
import { Failure } from "../failure.ts";
import { find, type Named } from "../names.ts";
import { notLoaded } from "../not-loaded.ts";
import type { Answer, Session } from "../session.ts";
import { outcomeAnswer, outcomeJson } from "./seats.ts";

export async function explain(
  session: Session,
  name: string,
  contender: string | undefined,
): Promise<Answer> {
  const election = readElection(session, name);
  if (election.result === "none") {
    throw new Failure(EXIT.dataMissing, { text: "", report: notLoaded(session, election) });
  }
  const evaluated = evaluate(session, election);
  const who = contender === undefined ? undefined : contenderId(session, evaluated, contender);
  const margins = who === undefined ? [] : await marginsFor(session, evaluated, who);
  return {
    ...outcomeAnswer(session, evaluated.outcome, () =>
      who === undefined
        ? explainAll(session.words, evaluated)
        : explainContender(session.words, evaluated, who, { margins }),
    ),
    kind: "prose",
    json: () => ({
      ...(who === undefined ? {} : { contender: who, margins }),
      ...outcomeJson(evaluated.outcome, evaluated),
    }),
  };
}

/** What would change the seats; the search is loaded only here. */
async function marginsFor(
  { words }: Session,
  { rules, outcome, source }: Evaluated,
  who: string,
): Promise<readonly Margin[]> {
  const { marginsOf } = await import("../margins.ts");
  return marginsOf({ rules: rules.document, given: toInput(source) }, outcome, who, words);
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
