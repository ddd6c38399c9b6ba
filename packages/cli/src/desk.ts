/**
 * The desk of the pages: every question is answered by the command of that name, so that a page and a terminal never say
 * different things.
 *
 * @module
 */

import { type Atlas, openAtlas } from "@urna/atlas/load";
import type { CountryRecord } from "@urna/atlas/record";
import type { Answered, Desk, Question, RecordFacts, Refusal, Subject } from "@urna/web";
import type { Language, Report, Words } from "@urna/words";
import { candidacyFacts } from "./commands/candidacy.ts";
import { eventsOf } from "./commands/events.ts";
import { Failure } from "./failure.ts";
import { missionsOf, recommendationsOf } from "./observed.ts";
import { onRecord } from "./record.ts";
import { renderJson } from "./render/json.ts";
import { renderMarkdown } from "./render/markdown.ts";
import { type Answer, Session } from "./session.ts";
import { subjectOf } from "./subject.ts";

/** Answers that are kept: the pages of one election ask the same again and again. */
const KEPT = 400;

/** Opens the atlas for pages. What was read once is kept: an atlas does not change while it is served. */
export function openDesk(directory?: string): Desk {
  const atlas = openAtlas(directory);
  // Every result asks who is not on its ballot.
  const records = new Map<string, CountryRecord>();
  const opened = new Map<string, ReturnType<Desk["open"]>>();
  const answered = new Map<string, Promise<Answered | Refusal>>();
  const recorded = new Map<string, RecordFacts>();
  const sessions = new Map<Language, Session>();
  const sessionIn = (words: Words): Session => {
    const known = sessions.get(words.language) ?? new PageSession(words, atlas);
    sessions.set(words.language, known);
    return known;
  };
  return {
    heads: (words) => {
      const session = sessionIn(words);
      return session.need(session.atlas.listElections());
    },
    find: (name) => atlas.findElection(name),
    recordOf: (election, words) => {
      const key = `${words.language} ${election}`;
      const known = recorded.get(key) ?? recordFacts(sessionIn(words), election);
      recorded.set(key, known);
      return known;
    },
    record: (country, words) => {
      const known = records.get(country) ?? sessionIn(words).need(atlas.record(country));
      records.set(country, known);
      return known;
    },
    sources: (words) => sessionIn(words).need(atlas.sources()),
    open: (id, words) => {
      const key = `${words.language} ${id}`;
      const known = opened.get(key) ?? openedIn(sessionIn(words), id);
      opened.set(key, known);
      return known;
    },
    ask: (question, words) => {
      const key = `${words.language} ${JSON.stringify(question)}`;
      const known =
        answered.get(key) ?? refuseOr(async () => replyOf(await answer(sessionIn(words), question)));
      answered.set(key, known);
      const [oldest] = answered.keys();
      if (answered.size > KEPT && oldest !== undefined) answered.delete(oldest);
      return known;
    },
    markdown: renderMarkdown,
    json: renderJson,
  };
}

/** A session without streams: nothing that is asked for a page prints. */
class PageSession extends Session {
  readonly #shared: Atlas;

  constructor(words: Words, atlas: Atlas) {
    const nowhere = { write: () => undefined };
    super(words, { stdout: nowhere, stderr: nowhere, env: {} }, {});
    this.#shared = atlas;
  }

  override get atlas(): Atlas {
    return this.#shared;
  }
}

function recordFacts(session: Session, name: string): RecordFacts {
  const { election, record } = onRecord(session, name);
  return {
    missions: missionsOf(session, record, election.id),
    recommendations: recommendationsOf(session, record),
    events: eventsOf(session, election.country, undefined).toSorted((a, b) =>
      a.date < b.date ? -1 : a.date > b.date ? 1 : 0,
    ),
    candidacy: candidacyFacts(session, election, record),
  };
}

function openedIn(session: Session, id: string): (Subject & { readonly ok: true }) | Refusal {
  try {
    return { ...subjectOf(session, id), ok: true };
  } catch (error: unknown) {
    return refusalOf(error);
  }
}

async function answer(session: Session, question: Question): Promise<Answer> {
  switch (question.kind) {
    case "elections":
      return (await import("./commands/elections.ts")).elections(session);
    case "seats":
      return (await import("./commands/seats.ts")).seats(session, question.election, {});
    case "show":
      return (await import("./commands/show.ts")).show(session, question.election);
    case "explain":
      return (await import("./commands/explain.ts")).explain(session, [
        question.election,
        ...(question.contender === undefined ? [] : [question.contender]),
      ]);
    case "screen":
      return (await import("./commands/screen.ts")).screen(session, question.election, {});
    case "dossier":
      return (await import("./commands/dossier.ts")).dossier(session, question.election, {});
    case "rules":
      return (await import("./commands/rules.ts")).rules(session, question.rules);
    case "compare": {
      const { party } = question;
      const options = party === undefined ? {} : { party };
      return (await import("./commands/compare.ts")).compare(session, ...question.elections, options);
    }
  }
}

/** Ties, and tiers that stand alone, are told in the report itself; only what is withheld has a complaint instead. */
function replyOf({ report, json, complaint }: Answer): Answered {
  const shown: Report = complaint?.report ?? report;
  return { ok: true, report: shown, json };
}

async function refuseOr(ask: () => Promise<Answered>): Promise<Answered | Refusal> {
  try {
    return await ask();
  } catch (error: unknown) {
    return refusalOf(error);
  }
}

/** A failure is an answer; anything else is a mistake of ours and goes on. */
function refusalOf(error: unknown): Refusal {
  if (!(error instanceof Failure)) throw error;
  const { text, details = [], near = [], report } = error.complaint;
  return { ok: false, text, details, near, ...(report === undefined ? {} : { report }) };
}
