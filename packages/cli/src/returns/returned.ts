/**
 * An election as its returns say it was, and the returns that count, station by station.
 *
 * @module
 */

import { countReturns, type Return } from "@urna/tally";
import { evaluateOn, readElection } from "../cases.ts";
import { EXIT } from "../exit.ts";
import { Failure } from "../failure.ts";
import { type Base, withScenario } from "../scenarios.ts";
import type { Session } from "../session.ts";
import type { Desk } from "./desk.ts";
import { givenOf } from "./given.ts";
import { openReturns } from "./open-returns.ts";

/** What was counted in place of what was published. */
export interface Returned {
  readonly base: Base;
  readonly desk: Desk;
  /** One return of each station and contest: copies that differ do not count. */
  readonly counted: readonly Return[];
}

/** The votes of a return by option, against all among them where it was on the ballot. */
export function votesIn({ figures, votes }: Return): Readonly<Record<string, number>> {
  const against = figures.get("againstAll");
  return { ...(against === undefined ? {} : { "against-all": against }), ...Object.fromEntries(votes) };
}

/** Counts the returns at a place for an election; ends the command where they hold nothing of it. */
export async function returnedBase(session: Session, name: string, place: string): Promise<Returned> {
  const election = readElection(session, name);
  const desk = await openReturns(session, place, election);
  const { count } = countReturns(desk.project.returns.values(), desk.geography);
  const given = givenOf(election, count, desk.ballots);
  if (given === undefined) {
    throw new Failure(EXIT.dataMissing, { text: desk.texts.say("seats.noVotes", { election: election.id }) });
  }
  return { base: withScenario(evaluateOn(session, election, given)), desk, counted: [...count.counted] };
}
