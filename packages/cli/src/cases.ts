/**
 * An election with its rules, and what the engine makes of them: the ground on which most commands stand.
 *
 * @module
 */

import { type Election, type Figure, officialSeats, type Place } from "@urna/atlas";
import { toInput } from "@urna/atlas/input";
import { bodyOn, elect, type Given, type Lot, type Outcome, type Rules, seatsNeeded } from "@urna/law";
import type { Case, ElectionHead, Naming, Official, Words } from "@urna/words";
import { EMPTY_SEATS } from "@urna/words/insight/what-if-input";
import { EXIT } from "./exit.ts";
import { Failure } from "./failure.ts";
import { badFiles, fromAtlas, fromLaw, type Session } from "./session.ts";

/** An election of the atlas, evaluated. */
export interface Evaluated extends Case {
  readonly source: Election;
  readonly election: ElectionHead;
  readonly given: Given;
}

/** The id of the election that a name means; ends the command when it means none, or several. */
function electionId(session: Session, name: string): string {
  const { words, atlas } = session;
  const sought = atlas.findElection(name);
  switch (sought.kind) {
    case "one":
      return sought.id;
    case "several":
      throw new Failure(EXIT.usage, {
        text: words.say("cli.severalElections", { name }),
        details: sought.ids.map((id) => `urna show ${id}`),
      });
    case "none":
      throw new Failure(EXIT.usage, {
        text: words.say("cli.unknownElection", { name }),
        near: sought.near,
        next: "urna elections",
      });
  }
}

/** Reads the election that a name means. */
export function readElection(session: Session, name: string): Election {
  return session.need(session.atlas.election(electionId(session, name)));
}

/** Lots that are given now, each with its place in a file. */
export interface LotsNow {
  readonly lots: readonly Lot[];
  readonly places: readonly Place[];
}

const NO_LOTS: LotsNow = { lots: [], places: [] };

/** What an election comes to, in no language. */
type Counted = Pick<Evaluated, "rules" | "given" | "outcome">;

/** Without lots of now an election that was read once is counted once, whoever asks in whatever language. */
const countedOnce = new WeakMap<Election, Counted>();

function count(session: Session, election: Election, given: Given, lots?: LotsNow): Counted {
  const version = session.need(session.atlas.rulesOf(election));
  const rules = session.need(session.atlas.rules(version.id));
  return { rules, given, outcome: runLaw(session, rules, given, version.file, lots) };
}

/** Evaluates an election by the law of its day. Lots that are given now come before those that were drawn then. */
export function evaluate(session: Session, election: Election, lots: LotsNow = NO_LOTS): Evaluated {
  const known = lots === NO_LOTS ? countedOnce.get(election) : undefined;
  const counted = known ?? count(session, election, toInput(election), lots);
  if (lots === NO_LOTS) countedOnce.set(election, counted);
  return named(session, election, counted);
}

/** Evaluates other figures than those that were published by the law of the day. */
export function evaluateOn(session: Session, election: Election, given: Given): Evaluated {
  return named(session, election, count(session, election, given));
}

function named(session: Session, election: Election, counted: Counted): Evaluated {
  const { rules, given } = counted;
  const body = election.body === undefined ? undefined : session.need(session.atlas.body(election.body));
  return {
    source: election,
    ...counted,
    naming: namingOf(election, session),
    election: headOf(election, session),
    official: officialOf(election, rules, session),
    ...(given.votes === undefined ? {} : { votes: given.votes }),
    ...(body === undefined ? {} : { body }),
  };
}

/** Evaluates rules on what files gave. `file` is named where the two do not fit together, the place of a lot where it does not. */
export function runLaw(
  session: Session,
  rules: Rules,
  given: Given,
  file: string,
  { lots, places }: LotsNow = NO_LOTS,
): Outcome {
  const outcome = elect(rules, given, { lots });
  if (outcome.ok) return outcome.value;
  const placed = new Map(places.map((place, i) => [`lots/${i + 1}`, place]));
  throw badFiles(
    session.words,
    outcome.problems.map(({ at, ...problem }) => {
      const place = placed.get(at);
      return place === undefined ? fromLaw({ ...problem, at }, file) : fromAtlas({ ...problem, place });
    }),
  );
}

export function headOf(election: Election, { words }: Session): ElectionHead {
  return { id: election.id, title: election.title[words.language], date: election.date };
}

/** Title and date of an election, as it stands among others. */
export function nameOf(election: Election, session: Session): string {
  const { title, date } = headOf(election, session);
  return `${title}, ${session.words.date(date)}`;
}

/** Names of an election's options and areas in the language of the session. */
export function namingOf(election: Election, { words }: Session): Naming {
  return {
    contender: (id) => election.options.get(id)?.names[words.language] ?? assumedName(words, id),
    short: (id) =>
      election.options.get(id)?.short[words.language] ??
      election.areas.get(id)?.names[words.language] ??
      assumedName(words, id),
    area: (id) => election.areas.get(id)?.names[words.language] ?? id,
    partyOf: (id) => election.options.get(id)?.party,
    isSeveral: (id) => election.options.get(id)?.kind === "independents",
  };
}

/** Who is in no election, and has seats under rules that nobody made. */
function assumedName(words: Words, id: string): string {
  return id === EMPTY_SEATS ? words.word("cli.emptySeats") : id;
}

/** The seats that the commission announced, as far as they are loaded. */
function officialOf(election: Election, rules: Rules, session: Session): Official {
  const by = session.words.word("cli.commission");
  if (election.given !== undefined) {
    const rows = session.need(officialSeats(session.atlas, election.id));
    return {
      by,
      seats: rows.map(({ contender, seats, tier }) => ({
        contender,
        seats,
        ...(tier === undefined ? {} : { tier }),
      })),
    };
  }
  const seats = [...election.figures.values()].flatMap((figure: Figure) => {
    const { key, contest, option, area, value } = figure;
    if (key !== "seats" || option === "" || area !== election.area || typeof value !== "number") return [];
    if (figure.status !== "final" && figure.status !== "preliminary") return [];
    if (contest !== "" && !rules.tiers.has(contest)) return [];
    return [{ contender: option, seats: value, ...(contest === "" ? {} : { tier: contest }) }];
  });
  return { by, seats };
}

/** A majority that the constitution names: who has it, and how many seats the strongest lacks. */
export interface HeldMajority {
  readonly id: string;
  readonly needed: number;
  readonly of: number;
  readonly held: Readonly<Record<string, number>>;
  readonly short: number;
}

/** The majorities of the body on the day of the election. */
export function majoritiesOf({ body, election, outcome }: Evaluated): readonly HeldMajority[] {
  const version = body === undefined ? undefined : bodyOn(body, election.date);
  if (version === undefined) return [];
  const strongest = outcome.seats[0]?.total ?? 0;
  return version.majorities.map((rule) => {
    const needed = seatsNeeded(rule, version.members);
    const holders = outcome.seats.filter((seats) => seats.total >= needed);
    return {
      id: rule.id,
      needed,
      of: version.members,
      held: Object.fromEntries(holders.map((seats) => [seats.contender, seats.total])),
      short: Math.max(0, needed - strongest),
    };
  });
}
