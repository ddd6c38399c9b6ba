/**
 * `urna explain`: how the seats came about, in an election of the atlas or by any rules and votes.
 *
 * @module
 */

import type { Election } from "@urna/atlas";
import type { Given, Outcome } from "@urna/law";
import type { Case, Margin } from "@urna/words";
import { explainAll } from "@urna/words/explain/explain-all";
import { explainContender } from "@urna/words/explain/explain-contender";
import { inManner } from "@urna/words/manner";
import { loadWords, type Manner } from "@urna/words/words";
import { evaluate, type Evaluated, readElection } from "../cases.ts";
import { asksFiles, type CountedFiles, countFiles, type CountOptions, lotsIn } from "../counted-files.ts";
import { EXIT } from "../exit.ts";
import { Failure } from "../failure.ts";
import { find, type Named } from "../names.ts";
import { notLoaded } from "../not-loaded.ts";
import type { Answer, Session } from "../session.ts";
import { outcomeAnswer, outcomeJson } from "./seats.ts";

/** Options of the command. */
export interface ExplainOptions extends CountOptions {
  /** An area, by id or name. */
  readonly area?: string;
  /** Told rung by rung, as pages do; a terminal is brief. */
  readonly manner?: Manner;
}

/** What is explained: what was counted, from what, and the names under which it can be asked about. */
interface Explained {
  readonly shown: Case;
  readonly given: Given;
  readonly evaluated?: Evaluated;
  /** What it is called in messages: an election, or rules. */
  readonly id: string;
  readonly contenders: readonly Named[];
  readonly areas: readonly Named[];
  /** The same command for somebody else, as it is typed. */
  readonly call: (more: string) => string;
}

/** With rules and tables the first name is the contender; without them it is the election. */
export async function explain(
  session: Session,
  [first, second]: readonly string[],
  { area: place, manner, ...options }: ExplainOptions = {},
): Promise<Answer> {
  const files = asksFiles(options);
  if (files ? second !== undefined : first === undefined) {
    const text = session.words.word("cli.electionOrRules");
    throw new Failure(EXIT.usage, { text, next: "urna explain --help" });
  }
  const explained = files
    ? ofFiles(await countFiles(session, options, "urna explain --help"), options)
    : ofElection(session, first ?? "", options);
  const { shown, evaluated } = explained;
  const asked = files ? first : second;
  const who = asked === undefined ? undefined : contenderId(session, explained, asked);
  const area = place === undefined ? undefined : areaId(session, explained, place);
  const margins = who === undefined || area !== undefined ? [] : await marginsFor(session, explained, who);
  const plain = await loadWords(session.words.language);
  const words = manner === undefined ? plain : inManner(plain, manner);
  const within = area === undefined ? {} : { area };
  return {
    ...outcomeAnswer(session, shown.outcome, () =>
      who === undefined
        ? explainAll(words, shown, within)
        : explainContender(words, shown, who, { margins, ...within }),
    ),
    kind: "prose",
    json: () => ({
      ...(who === undefined ? {} : { contender: who, margins }),
      ...outcomeJson(shown.outcome, evaluated),
    }),
  };
}

function ofElection(session: Session, name: string, { lots }: CountOptions): Explained {
  const election = readElection(session, name);
  if (election.result === "none") {
    throw new Failure(EXIT.dataMissing, { text: "", report: notLoaded(session, election) });
  }
  const evaluated = evaluate(session, election, lotsIn(session, lots));
  return {
    shown: evaluated,
    evaluated,
    given: evaluated.given,
    id: election.id,
    contenders: [
      ...[...election.options.values()].map(({ id, names, short, identity }) => ({
        id,
        names: [
          ...Object.values(names),
          ...Object.values(short),
          ...(identity === undefined ? [] : [identity]),
        ],
      })),
      ...seatedAreas(election, evaluated.outcome),
    ],
    areas: [...election.areas.values()].map(({ id, names }) => ({ id, names: Object.values(names) })),
    call: (more) => `urna explain ${election.id} ${more}`.trimEnd(),
  };
}

/** Areas that are given seats themselves, as states are by an apportionment: nobody votes for them. */
function seatedAreas({ options, areas }: Election, { seats }: Outcome): readonly Named[] {
  return seats
    .filter(({ contender }) => !options.has(contender))
    .map(({ contender: id }) => ({ id, names: Object.values(areas.get(id)?.names ?? {}) }));
}

function ofFiles({ shown, given, names }: CountedFiles, { rules = "" }: CountOptions): Explained {
  const named = (id: string): Named => ({ id, names: Object.values(names.get(id) ?? {}) });
  const { outcome } = shown;
  const contenders = [
    ...outcome.seats.map((row) => row.contender),
    ...(given.contenders ?? []).map((each) => each.id),
    ...(given.votes ?? []).map((row) => row.option),
  ];
  return {
    shown,
    given,
    id: shown.rules.id,
    contenders: [...new Set(contenders)].map(named),
    areas: areasOf(outcome).map(named),
    call: (more) => `urna explain ${more} --rules ${rules} ...`.replace("  ", " "),
  };
}

/** Areas in which anything was done. */
function areasOf({ trace }: Outcome): readonly string[] {
  return [...new Set(trace.map((step) => step.area))];
}

/** What would change the seats; the search is loaded only here. */
async function marginsFor(
  { words }: Session,
  { shown, given }: Explained,
  who: string,
): Promise<readonly Margin[]> {
  const { marginsOf } = await import("../margins.ts");
  return marginsOf({ rules: shown.rules.document, given }, shown.outcome, who, words);
}

/** The contender that a name means, in whatever language; ends the command when it means none, or several. */
function contenderId(
  { words }: Session,
  { id: election, contenders, evaluated, call }: Explained,
  name: string,
): string {
  const found = find(name, contenders);
  switch (found.kind) {
    case "one":
      return found.id;
    case "several":
      throw new Failure(EXIT.usage, {
        text: words.say("cli.severalContenders", { election, name }),
        details: found.ids.map(call),
      });
    case "none":
      throw new Failure(EXIT.usage, {
        text: words.say("cli.unknownContender", { election, name }),
        details: [`${words.word("cli.oneOf")}: ${contenders.map((each) => each.id).join(", ")}`],
        near: found.near,
        next: evaluated === undefined ? call("") : `urna seats ${election}`,
      });
  }
}

/** The area that a name means; ends the command when it means none, or several, or nothing was done there. */
function areaId({ words }: Session, { id: election, shown, areas, call }: Explained, name: string): string {
  const used = new Set(areasOf(shown.outcome));
  const named = areas.filter(({ id }) => used.has(id));
  const found = find(name, named);
  if (found.kind === "one") return found.id;
  throw new Failure(EXIT.usage, {
    text: words.say("cli.unknownArea", { election, name }),
    details:
      found.kind === "several"
        ? found.ids.map((id) => call(`--area ${id}`))
        : [`${words.word("cli.oneOf")}: ${named.map((each) => each.id).join(", ")}`],
    ...(found.kind === "none" ? { near: found.near } : {}),
    next: call(""),
  });
}
