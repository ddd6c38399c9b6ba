/**
 * `urna dossier`: what an article had to assemble by hand, from data, each number with its source.
 *
 * @module
 */

import type { Report } from "@urna/words";
import { dossierReport } from "@urna/words/record/dossier";
import type { DossierFacts } from "@urna/words/record/dossier-facts";
import { evaluate } from "../cases.ts";
import { missingFigures, nextPart, previousOf, rulesPart, turnoutPart } from "../record/dossier-past.ts";
import { closePart, resultPart, votesOrRules } from "../record/dossier-result.ts";
import { standingPart } from "../record/dossier-standing.ts";
import { missionsOf, recommendationsOf } from "../record/observed.ts";
import { onRecord, sourcePages } from "../record/record.ts";
import { renderHtml } from "../render/html.ts";
import { renderMarkdown } from "../render/markdown.ts";
import type { Answer, Session } from "../session.ts";

export interface DossierOptions {
  readonly format?: "text" | "md" | "html";
}

export function dossier(session: Session, name: string, { format }: DossierOptions): Answer {
  const facts = factsOf(session, name);
  const { words } = session;
  const report = dossierReport(words, facts, sourcePages(session));
  return {
    kind: "prose",
    report,
    json: () => facts,
    ...(format === "html" ? { printed: () => pageOf(session, report) } : {}),
    ...(format === "md" ? { printed: () => renderMarkdown(report) } : {}),
  };
}

function pageOf({ words }: Session, report: Report): string {
  return renderHtml(report, { language: words.language, sources: words.word("record.sources") });
}

/** Everything that the dossier states. */
function factsOf(session: Session, name: string): DossierFacts {
  const { election, record } = onRecord(session, name);
  const { atlas, words } = session;
  const loaded = election.result === "final" || election.result === "preliminary";
  const rules = session.need(atlas.rules(session.need(atlas.rulesOf(election)).id));
  const evaluated = loaded ? evaluate(session, election) : undefined;
  const previous = previousOf(session, election);
  const tiers =
    evaluated?.outcome.tiers.map(({ id, size }) => ({ tier: id, seats: size })) ??
    election.contests.flatMap(({ id, seats }) => (seats === undefined ? [] : [{ tier: id, seats }]));
  return {
    title: election.title[words.language],
    date: election.date,
    tiers,
    rules: rulesPart(session, { election, rules, evaluated }, previous, record),
    standing: standingPart(session, election, record),
    ...(evaluated === undefined ? {} : { result: resultPart(session, evaluated, previous, record) }),
    votesOrRules: evaluated === undefined ? [] : votesOrRules(evaluated, previous),
    close: evaluated === undefined ? [] : closePart(evaluated),
    turnout: turnoutPart(session, election),
    missions: missionsOf(session, record, election.id),
    recommendations: recommendationsOf(session, record, election.id),
    next: nextPart(session, election, record),
    missing: missingFigures(session, election),
  };
}
