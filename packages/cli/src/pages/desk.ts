/**
 * The desk of the pages: every question is answered by the command of that name, so that a page and a terminal never say
 * different things.
 *
 * @module
 */

import { type Atlas, openAtlas } from "@urna/atlas/load";
import type { CountryRecord } from "@urna/atlas/record";
import type { Swing } from "@urna/insight";
import type { Answered, Desk, Question, RecordFacts, Refusal, Subject } from "@urna/web";
import { LANGUAGES, type Report, type Words } from "@urna/words";
import { candidacyFacts } from "../commands/candidacy.ts";
import { swingsBetween } from "../commands/compare.ts";
import { eventsOf } from "../commands/events.ts";
import { Failure } from "../failure.ts";
import { missionsOf, recommendationsOf } from "../record/observed.ts";
import { onRecord } from "../record/record.ts";
import { renderJson } from "../render/json.ts";
import { renderMarkdown } from "../render/markdown.ts";
import { type Answer, Session } from "../session.ts";
import { subjectOf } from "../subject.ts";

/** Answers that are kept: the pages of one election ask the same again and again. */
const KEPT_ANSWERS = 100;
/** Elections that are kept open, each in one language: those of a whole parliament with their reasons are large. */
const KEPT_ELECTIONS = 12;

/** Opens the atlas for pages. What was read once is kept: an atlas does not change while it is served. Lists name `only` these. */
export function openDesk(directory?: string, only?: readonly string[]): Desk {
  const bundled = openAtlas(directory);
  const read = keeping<ReturnType<Atlas["election"]>>(KEPT_ELECTIONS);
  let listed: ReturnType<Atlas["listElections"]> | undefined;
  const listOf = (): ReturnType<Atlas["listElections"]> => {
    const list = bundled.listElections();
    if (only === undefined || !list.ok) return list;
    return { ok: true, value: list.value.filter(({ id }) => only.includes(id)) };
  };
  const atlas: Atlas = {
    ...bundled,
    election: (id) => read(id, () => bundled.election(id)),
    listElections: () => {
      listed ??= listOf();
      return listed;
    },
  };
  // Every result asks who is not on its ballot.
  const record = keeping<CountryRecord>(KEPT_ELECTIONS);
  const opened = keeping<ReturnType<Desk["open"]>>(KEPT_ELECTIONS);
  const answered = keeping<Promise<Answered | Refusal>>(KEPT_ANSWERS);
  const swings = keeping<readonly Swing[]>(KEPT_ELECTIONS);
  const recorded = keeping<RecordFacts>(KEPT_ELECTIONS);
  const sessions = keeping<Session>(LANGUAGES.length);
  const sessionIn = (words: Words): Session => sessions(words.language, () => new PageSession(words, atlas));
  return {
    heads: (words) => {
      const session = sessionIn(words);
      return session.need(session.atlas.listElections());
    },
    find: (name) => atlas.findElection(name),
    recordOf: (election, words) =>
      recorded(`${words.language} ${election}`, () => recordFacts(sessionIn(words), election)),
    record: (country, words) => record(country, () => sessionIn(words).need(atlas.record(country))),
    swings: (before, election, words) =>
      swings(`${before} ${election}`, () => swingsBetween(sessionIn(words), before, election)),
    sources: (words) => sessionIn(words).need(atlas.sources()),
    open: (id, words) => opened(`${words.language} ${id}`, () => openedIn(sessionIn(words), id)),
    ask: (question, words) =>
      answered(`${words.language} ${JSON.stringify(question)}`, () =>
        refuseOr(async () => replyOf(await answer(sessionIn(words), question))),
      ),
    markdown: renderMarkdown,
    json: renderJson,
  };
}

/** Values by key: made when first asked for, and kept until so many others were asked for since. */
function keeping<T>(most: number): (key: string, make: () => T) => T {
  const kept = new Map<string, T>();
  return (key, make) => {
    const value = kept.get(key) ?? make();
    kept.delete(key);
    kept.set(key, value);
    const [oldest] = kept.keys();
    if (kept.size > most && oldest !== undefined) kept.delete(oldest);
    return value;
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
      return (await import("../commands/elections.ts")).elections(session);
    case "seats":
      return (await import("../commands/seats.ts")).seats(session, question.election, {});
    case "show":
      return (await import("../commands/show.ts")).show(session, question.election);
    case "explain":
      return (await import("../commands/explain.ts")).explain(
        session,
        [question.election, ...(question.contender === undefined ? [] : [question.contender])],
        { manner: question.manner },
      );
    case "source":
      return (await import("../commands/source.ts")).source(session, question.election, []);
    case "screen":
      return (await import("../commands/screen.ts")).screen(session, question.election, {});
    case "dossier":
      return (await import("../commands/dossier.ts")).dossier(session, question.election, {});
    case "rules":
      return (await import("../commands/rules.ts")).rules(session, question.rules);
    case "compare": {
      const { party } = question;
      const options = party === undefined ? {} : { party };
      return (await import("../commands/compare.ts")).compare(session, ...question.elections, options);
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
