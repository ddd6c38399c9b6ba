/**
 * An election as a scenario that can be changed, and what commands on changed elections share: names of lists and
 * tiers, majorities of the body, impossible parameters.
 *
 * @module
 */

import type { Election } from "@urna/atlas";
import {
  boundedMargins,
  type NamedMajority,
  raceOf,
  type RulesDocument,
  type Scenario,
  tiersOf,
} from "@urna/insight";
import { bodyOn, nearest, type Problem } from "@urna/law";
import { foundText, placeText } from "@urna/words/expected";
import { wantedText } from "@urna/words/insight/wanted";
import { evaluate, type Evaluated, readElection } from "./cases.ts";
import { EXIT } from "./exit.ts";
import { Failure } from "./failure.ts";
import { find, type Named } from "./names.ts";
import { notLoaded } from "./not-loaded.ts";
import type { Session } from "./session.ts";

/** An election of the atlas with its scenario. */
export interface Base extends Evaluated {
  readonly scenario: Scenario;
}

/** Reads an election whose result is loaded; ends the command where none is. */
export function baseOf(session: Session, name: string): Base {
  const election = readElection(session, name);
  if (election.result === "none") {
    throw new Failure(EXIT.dataMissing, { text: "", report: notLoaded(session, election) });
  }
  return withScenario(evaluate(session, election));
}

export function withScenario(evaluated: Evaluated): Base {
  return { ...evaluated, scenario: { rules: evaluated.rules.document, given: evaluated.given } };
}

/** Majorities of the body that rules elect, on the day on which they came into force, or of the election's own. */
export function majoritiesFor(
  session: Session,
  base: Base,
): (rules: RulesDocument) => readonly NamedMajority[] {
  const own = base.body === undefined ? undefined : bodyOn(base.body, base.election.date);
  return (rules) => {
    const named = rules["body"];
    const day = rules["inForce"];
    const isOwn = rules["id"] === base.rules.id;
    if (isOwn || typeof named !== "string" || typeof day !== "string") return own?.majorities ?? [];
    if (!session.atlas.bodyIds().includes(named)) return own?.majorities ?? [];
    const body = bodyOn(session.need(session.atlas.body(named)), day);
    return body?.majorities ?? own?.majorities ?? [];
  };
}

/** The list that a name means, in whatever language; ends the command when it means none, or several. */
export function contenderNamed({ words }: Session, election: Election, name: string, call: string): string {
  const named: Named[] = [...election.options.values()].map(({ id, names, short, identity }) => ({
    id,
    names: [...Object.values(names), ...Object.values(short), ...(identity === undefined ? [] : [identity])],
  }));
  const found = find(name, named);
  const values = { election: election.id, name };
  switch (found.kind) {
    case "one":
      return found.id;
    case "several":
      throw new Failure(EXIT.usage, {
        text: words.say("cli.severalContenders", values),
        details: found.ids.map((id) => `${call} ${id}`),
      });
    case "none":
      throw new Failure(EXIT.usage, {
        text: words.say("cli.unknownContender", values),
        details: [`${words.word("cli.oneOf")}: ${named.map((each) => each.id).join(", ")}`],
        near: found.near,
        next: `urna seats ${election.id}`,
      });
  }
}

/**
 * The tier that was named; else the first whose margins can be found, those whose seats are shared in proportion before
 * the others.
 */
export function tierOf(session: Session, base: Base, named: string | undefined): string {
  const { scenario } = base;
  const tiers = tiersOf(scenario.rules);
  const ids = tiers.map((tier) => tier.id);
  if (named !== undefined) {
    if (ids.includes(named)) return named;
    throw new Failure(EXIT.usage, {
      text: session.words.say("cli.wrongChoice", { option: "--tier", value: named }),
      details: [`${session.words.word("cli.oneOf")}: ${ids.join(", ")}`],
      near: nearest(named, ids),
    });
  }
  const ordered = [
    ...tiers.filter((tier) => tier.kind === "shared"),
    ...tiers.filter((tier) => tier.kind !== "shared"),
  ];
  const found = ordered.find(
    ({ id }) =>
      !isWithoutVotes(base, id) &&
      (raceOf(scenario, id).ok || boundedMargins(scenario, id, { kinds: [] }).ok),
  );
  return found?.id ?? ordered[0]?.id ?? "";
}

/** Whether seats were declared, so that no vote is known which could change them. */
export function isWithoutVotes({ outcome }: Base, tier: string): boolean {
  return outcome.tiers.some((each) => each.id === tier && each.origin === "declared");
}

/** The end of a command because of a parameter that cannot be: what is wrong, what is possible, what is written alike. */
export function impossibleParameter(
  { words }: Session,
  problems: readonly Problem[],
  command: string,
): Failure {
  const [first] = problems;
  const details = problems.flatMap((problem, i) => {
    const { at } = problem;
    const found = foundText(words, problem);
    const { wrong, wanted } = wantedText(words, problem);
    return [
      ...(i === 0 || at === "" ? [] : [words.say("cli.atPlace", { place: placeText(words, at) })]),
      ...(wrong === undefined ? [] : [wrong]),
      ...(wanted === undefined ? [] : [words.say("cli.expectedForm", { form: wanted })]),
      ...(found === "" ? [] : [words.say("cli.foundHere", { found })]),
    ];
  });
  return new Failure(EXIT.usage, {
    text: words.say("cli.impossible", { place: placeText(words, first?.at ?? "") }),
    details,
    near: [...new Set(problems.flatMap((problem) => problem.near ?? []))],
    next: `urna ${command} --help`,
  });
}

/** The end of a command because of an option whose value is written in a way that nobody reads. */
export function unreadable({ words }: Session, option: string, value: string, form: string): Failure {
  return new Failure(EXIT.usage, {
    text: words.say("cli.notOption", { option, value: value === "" ? '""' : value }),
    details: [words.say("cli.expectedForm", { form })],
  });
}

/** The end of a command that needs one reading of a law that can be read in two ways. */
export function twoReadings({ words }: Pick<Session, "words">): Failure {
  return new Failure(EXIT.usage, {
    text: words.word("cli.oneReading"),
    details: [`${words.word("cli.oneOf")}: --against-all kept, --against-all dropped`],
  });
}

/** Two elections that can be set beside each other; ends the command where they are of two countries. */
export function pairOf(session: Session, one: string, other: string): readonly [Base, Base] {
  const pair = [baseOf(session, one), baseOf(session, other)] as const;
  const [{ source: first }, { source: second }] = pair;
  if (first.country !== second.country) {
    throw new Failure(EXIT.usage, {
      text: session.words.say("cli.twoCountries", { first: first.id, second: second.id }),
    });
  }
  return pair;
}
