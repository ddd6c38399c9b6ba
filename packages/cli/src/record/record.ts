/**
 * What the commands on the record share: its tables, the pages of sources in the words of the house, a country by a name.
 *
 * @module
 */

import type { Election } from "@urna/atlas";
import { type CountryRecord, type LawPlace, otherTelling, type RecordEvent } from "@urna/atlas/record";
import type { SourceWords } from "@urna/words";
import type { LawWords } from "@urna/words/record/record-notes";
import { readElection } from "../cases.ts";
import type { Session } from "../session.ts";

/** An election with the record of its country. */
export interface OnRecord {
  readonly election: Election;
  readonly record: CountryRecord;
}

export function onRecord(session: Session, name: string): OnRecord {
  const election = readElection(session, name);
  return { election, record: session.need(session.atlas.record(election.country)) };
}

/** The sources of the atlas, as reports name them. */
export function sourcePages(session: Session): ReadonlyMap<string, SourceWords> {
  const pages = new Map<string, SourceWords>();
  for (const { id, kind, title, address } of session.need(session.atlas.sources()).values())
    pages.set(id, { id, kind, title, ...(address === undefined ? {} : { address }) });
  return pages;
}

/** What an event says, with what another source says instead. */
export function factText({ words }: Session, events: readonly RecordEvent[], event: RecordEvent): string {
  const fact = event.fact[words.language];
  const other = otherTelling(events, event);
  if (other === undefined) return fact;
  const told = other.date === event.date ? other.fact[words.language] : words.date(other.date);
  return words.say("events.rival", { item: fact, other: told });
}

/** Places in laws in the language of the session. */
export function lawWords({ words }: Session, laws: readonly LawPlace[]): readonly LawWords[] {
  return laws.map(({ law, article }) => ({
    law: law[words.language],
    ...(article === undefined ? {} : { article }),
  }));
}
