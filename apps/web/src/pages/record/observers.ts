/**
 * Observation and recommendations: threads from the report that made one to what became of it, themes by mission, missions
 * side by side with their methods, then the cards. Nothing is turned into a score.
 *
 * @module
 */

import { el, type Element, threads } from "@urna/draw";
import type { Block, Cell, Table, Words } from "@urna/words";
import type { RecommendationWords } from "@urna/words/record/dossier-facts";
import { missingObserved, missionBlocks } from "@urna/words/record/observers-report";
import type { Footnotes } from "@urna/words/record/record-notes";
import { blocksToHtml, table } from "../../blocks.ts";
import type { RecordFacts, Subject } from "../../desk.ts";
import { figure } from "../../figure.ts";
import { threadsOf } from "../../record-pictures.ts";
import { fileLinks, type RecordContent, recordPath } from "../../record-frame.ts";
import type { Visit } from "../../reply.ts";
import { cards, choicesOf } from "./cards.ts";

/** Undefined where the address names no choice. */
export function observersContent(
  visit: Visit,
  subject: Subject,
  rest: readonly string[],
  notes: Footnotes,
): RecordContent | undefined {
  const { desk, words } = visit;
  const facts = desk.recordOf(subject.election.id, words);
  const choices = choicesOf(visit, subject, facts.recommendations);
  const chosen = choices.find((choice) => choice.path.join("/") === rest.join("/"));
  if (chosen === undefined) return undefined;
  const asked = facts.recommendations.filter((one) => one.kind === "recommendation");
  const missing = facts.missions.flatMap((mission) => missingObserved(words, mission));
  return {
    headline: observersHeadline(words, subject, facts),
    content: [
      ...threadsFigure(visit, subject),
      ...matrix(visit, asked),
      ...linked([
        { kind: "heading", text: words.word("dossier.h.observed") },
        ...missionBlocks(words, facts.missions, notes),
      ]),
      ...cards(visit, subject, { all: facts.recommendations, chosen, choices, notes }),
      ...openOnes(visit, subject, asked),
      ...linked(
        missing.length === 0
          ? []
          : [
              { kind: "heading", text: words.word("dossier.h.notFound") },
              { kind: "list", items: missing },
            ],
      ),
      fileLinks(visit, subject, [
        ["brief.md", "page.record.brief"],
        ["recommendations.csv", "page.record.csv"],
        ["threads.svg", "page.record.svg"],
      ]),
    ],
  };
}

/** How many recommendations, and what became of them. */
export function observersHeadline(
  words: Words,
  { election: { title } }: Subject,
  { recommendations }: RecordFacts,
): string {
  const asked = recommendations.filter((one) => one.kind === "recommendation");
  if (asked.length === 0) return words.say("page.record.headNone", { title });
  const whole = (some: readonly RecommendationWords[]): string => words.numbers.whole(some.length);
  return words.say("page.record.head", {
    title,
    n: whole(asked),
    assessed: whole(asked.filter((one) => one.statuses.length > 0)),
    repeated: whole(asked.filter((one) => one.repeats.length > 0)),
  });
}

/** Whether a report puts it first, and nobody said that it was done. */
export function isOpenFirst(one: RecommendationWords): boolean {
  return (
    one.kind === "recommendation" && one.priority && !one.statuses.some(({ status }) => status === "fully")
  );
}

function linked(blocks: readonly Block[]): readonly Element[] {
  return blocksToHtml({ blocks }, { areSourcesElsewhere: true });
}

function threadsFigure(visit: Visit, subject: Subject): readonly Element[] {
  const { desk, words } = visit;
  const input = threadsOf(visit, subject, desk.recordOf(subject.election.id, words));
  if (input === undefined) return [];
  return [
    figure(
      {
        headline: words.word("page.record.threads"),
        sub: words.say("page.record.threadsSub", { n: words.numbers.whole(input.threads.length) }),
        source: words.word("page.record.source"),
      },
      (width) => threads(input, width),
    ),
  ];
}

/** The sign of a status: the first word of its text. */
function signOf(words: Words, status: string): string {
  return (words.find(`recommend.is.${status}`) ?? status).split(" ")[0] ?? "";
}

/** Themes down, missions across; a cell counts recommendations by what became of them. */
function matrix({ words }: Visit, asked: readonly RecommendationWords[]): readonly Element[] {
  const missions = [...new Set(asked.map((one) => one.mission))];
  const themes = [...new Set(asked.map((one) => one.theme))];
  if (asked.length === 0) return [];
  const cell = (theme: string, mission: string): Cell => {
    const own = asked.filter((one) => one.theme === theme && one.mission === mission);
    if (own.length === 0) return { text: "–", raw: null };
    const statuses = own.map((one) => one.statuses.at(-1)?.status ?? "not-yet-assessed");
    const counted = [...new Set(statuses)].map(
      (status) =>
        `${signOf(words, status)} ${words.numbers.whole(statuses.filter((each) => each === status).length)}`,
    );
    return { text: counted.join(" "), raw: own.length };
  };
  const block: Table = {
    kind: "table",
    id: "themes",
    columns: [
      { key: "theme", title: words.word("page.record.col.theme"), align: "left" },
      ...missions.map((mission, i) => ({ key: `mission-${i + 1}`, title: mission, align: "left" as const })),
    ],
    rows: themes.map((theme) => [
      { text: words.find(`recommend.theme.${theme}`) ?? theme, raw: theme },
      ...missions.map((mission) => cell(theme, mission)),
    ]),
  };
  return [
    el("h2", {}, words.word("page.record.matrix")),
    el("p", { class: "note" }, words.word("page.record.matrixSub")),
    table(block),
  ];
}

/** What is open and was put first, by whom it asks: what there is to do before the next election. */
function openOnes(visit: Visit, subject: Subject, asked: readonly RecommendationWords[]): readonly Element[] {
  const { words, root } = visit;
  const open = asked.filter(isOpenFirst);
  if (open.length === 0) return [];
  const addressees = [...new Set(open.map((one) => one.addressee))];
  return [
    el("h2", {}, words.word("page.record.open")),
    el("p", { class: "note" }, words.word("page.record.openLead")),
    el(
      "ul",
      {},
      ...addressees.flatMap((addressee) =>
        open
          .filter((one) => one.addressee === addressee)
          .map((one) =>
            el(
              "li",
              {},
              `${words.find(`recommend.addressee.${addressee}`) ?? addressee}: `,
              // The cards of this page may be others: those of a choice.
              el("a", { href: `${root}${recordPath(visit, subject)}#${one.id}` }, one.says),
            ),
          ),
      ),
    ),
  ];
}
