/**
 * `urna events`: what happened around the elections of a country, beside its elections and the rules in force.
 *
 * @module
 */

import { EVENT_CATEGORIES, otherTelling } from "@urna/atlas/record";
import { nearest } from "@urna/law";
import { eventsReport, type EventWords, rulesInForce } from "@urna/words/record/events-report";
import { EXIT } from "../exit.ts";
import { Failure } from "../failure.ts";
import { sourcePages } from "../record/record.ts";
import type { Answer, Session } from "../session.ts";

export interface EventsOptions {
  readonly category?: string;
}

/** Events of the country of an election, or of all countries that have a record. */
export function events(session: Session, name: string | undefined, { category }: EventsOptions): Answer {
  const { words, atlas } = session;
  const kinds = [...EVENT_CATEGORIES, "rules"];
  if (category !== undefined && !kinds.includes(category)) {
    throw new Failure(EXIT.usage, {
      text: words.say("cli.wrongChoice", { option: "--category", value: category }),
      details: [`${words.word("cli.oneOf")}: ${kinds.join(", ")}`],
      near: nearest(category, kinds),
    });
  }
  const sought = name === undefined ? undefined : atlas.findElection(name);
  if (name !== undefined && sought?.kind === "none") {
    throw new Failure(EXIT.usage, {
      text: words.say("cli.unknownElection", { name }),
      near: sought.near,
      next: "urna elections",
    });
  }
  const ids =
    sought === undefined || sought.kind === "none"
      ? undefined
      : sought.kind === "one"
        ? [sought.id]
        : sought.ids;
  const countries = [...new Set((ids ?? atlas.electionIds()).map((id) => id.split("-")[0] ?? ""))];
  const all = countries
    .flatMap((country) => eventsOf(session, country, ids))
    .filter((event) => category === undefined || event.category === category)
    .sort((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0));
  return {
    kind: "prose",
    report: eventsReport(words, all, sourcePages(session)),
    json: () => ({ events: all }),
  };
}

/** Events on record, with the days on which rule sets came into force between the first and the last of them. */
export function eventsOf(
  session: Session,
  country: string,
  elections: readonly string[] | undefined,
): readonly EventWords[] {
  const { atlas, words } = session;
  const record = session.need(atlas.record(country));
  const names = new Map(record.subjects.map((s) => [s.id, s.names[words.language]]));
  const chosen = record.events.filter(
    (e) => elections === undefined || (e.election !== undefined && elections.includes(e.election)),
  );
  const own = chosen.map((event) => {
    const { date, category, subject, fact, confidence, sources } = event;
    const other = otherTelling(record.events, event);
    return {
      date,
      category,
      subject: names.get(subject) ?? subject,
      fact: fact[words.language],
      confidence,
      sources,
      ...(other === undefined ? {} : { rival: { date: other.date, fact: other.fact[words.language] } }),
    };
  });
  const [first, last] = [own[0]?.date, own.at(-1)?.date];
  if (first === undefined || last === undefined) return [];
  const rules = atlas
    .listRules()
    .filter((v) => v.series.startsWith(`${country}/`) && v.inForce >= first && v.inForce <= last)
    .map((v) => ({
      date: v.inForce,
      category: "rules",
      subject: v.series,
      fact: rulesInForce(words, v.id),
      sources: [],
    }));
  return [...own, ...rules];
}
