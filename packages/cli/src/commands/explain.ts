/**
 * `urna explain`: how the seats came about.
 *
 * @module
 */

import { toInput } from "@urna/atlas/input";
import type { Margin } from "@urna/words";
import { explainAll } from "@urna/words/explain-all";
import { explainContender } from "@urna/words/explain-contender";
import { loadWords } from "@urna/words/words";
import { evaluate, type Evaluated, readElection } from "../cases.ts";
import { EXIT } from "../exit.ts";
import { Failure } from "../failure.ts";
import { find, type Named } from "../names.ts";
import { notLoaded } from "../not-loaded.ts";
import type { Answer, Session } from "../session.ts";
import { outcomeAnswer, outcomeJson } from "./seats.ts";

/** Options of the command. */
export interface ExplainOptions {
  /** An area, by id or name. */
  readonly area?: string;
}

export async function explain(
  session: Session,
  name: string,
  contender: string | undefined,
  options: ExplainOptions = {},
): Promise<Answer> {
  const election = readElection(session, name);
  if (election.result === "none") {
    throw new Failure(EXIT.dataMissing, { text: "", report: notLoaded(session, election) });
  }
  const evaluated = evaluate(session, election);
  const who = contender === undefined ? undefined : contenderId(session, evaluated, contender);
  const area = options.area === undefined ? undefined : areaId(session, evaluated, options.area);
  const margins = who === undefined || area !== undefined ? [] : await marginsFor(session, evaluated, who);
  const words = await loadWords(session.words.language);
  const within = area === undefined ? {} : { area };
  return {
    ...outcomeAnswer(session, evaluated.outcome, () =>
      who === undefined
        ? explainAll(words, evaluated, within)
        : explainContender(words, evaluated, who, { margins, ...within }),
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

/** The area that a name means; ends the command when it means none, or several, or nothing was done there. */
function areaId({ words }: Session, { source, outcome }: Evaluated, name: string): string {
  const used = new Set(outcome.trace.map((step) => step.area));
  const named: Named[] = [...source.areas.values()]
    .filter(({ id }) => used.has(id))
    .map(({ id, names }) => ({ id, names: Object.values(names) }));
  const found = find(name, named);
  if (found.kind === "one") return found.id;
  const election = source.id;
  throw new Failure(EXIT.usage, {
    text: words.say("cli.unknownArea", { election, name }),
    details:
      found.kind === "several"
        ? found.ids.map((id) => `urna explain ${election} --area ${id}`)
        : [`${words.word("cli.oneOf")}: ${named.map((each) => each.id).join(", ")}`],
    ...(found.kind === "none" ? { near: found.near } : {}),
    next: `urna explain ${election}`,
  });
}
