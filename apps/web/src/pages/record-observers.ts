/**
 * Observation and recommendations: threads from the report that made one to what became of it, themes by mission, missions
 * side by side with their methods, and a card for each recommendation. Nothing is turned into a score.
 *
 * @module
 */

import { el, type Element, noteLinks, threads } from "@urna/draw";
import type { Block, Cell, Words } from "@urna/words";
import type { RecommendationWords } from "@urna/words/dossier-facts";
import { missingObserved, missionBlocks } from "@urna/words/observers-report";
import type { Footnotes } from "@urna/words/record-notes";
import { sectionPath } from "../addresses.ts";
import { blocksToHtml, table } from "../blocks.ts";
import type { RecordFacts, Subject } from "../desk.ts";
import { figure } from "../figure.ts";
import { threadsOf } from "../record-pictures.ts";
import { fileLinks, type RecordContent, recordPath } from "../record-frame.ts";
import type { Visit } from "../reply.ts";

type Table = Extract<Block, { readonly kind: "table" }>;

/** A choice of recommendations: its address, its name, and what it holds. */
interface Choice {
  readonly path: readonly string[];
  readonly text: string;
  readonly holds: (one: RecommendationWords) => boolean;
}

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
      ...openOnes(visit, asked),
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

function choicesOf(
  { desk, words }: Visit,
  subject: Subject,
  all: readonly RecommendationWords[],
): readonly Choice[] {
  const record = desk.record(subject.source.country, words);
  const missionOf = new Map(record.recommendations.map((one) => [one.id, one.mission]));
  const missions = [...new Set(all.map((one) => missionOf.get(one.id) ?? ""))];
  const themes = [...new Set(all.map((one) => one.theme))];
  return [
    { path: [], text: words.word("page.record.all"), holds: () => true },
    { path: ["first"], text: words.word("page.record.onlyFirst"), holds: (one) => one.priority },
    {
      path: ["repeated"],
      text: words.word("page.record.onlyRepeated"),
      holds: (one) => one.repeats.length > 0 || one.repeatedBy.length > 0,
    },
    {
      path: ["findings"],
      text: words.word("page.record.onlyFindings"),
      holds: (one) => one.kind === "finding",
    },
    ...missions.map((mission) => ({
      path: ["mission", mission],
      text: record.missions.find((one) => one.id === mission)?.names[words.language] ?? mission,
      holds: (one: RecommendationWords) => missionOf.get(one.id) === mission,
    })),
    ...themes.map((theme) => ({
      path: ["theme", theme],
      text: words.find(`recommend.theme.${theme}`) ?? theme,
      holds: (one: RecommendationWords) => one.theme === theme,
    })),
  ];
}

/** The addresses of all choices, below the record. */
export function choicePaths(visit: Visit, subject: Subject): readonly (readonly string[])[] {
  const { recommendations } = visit.desk.recordOf(subject.election.id, visit.words);
  return choicesOf(visit, subject, recommendations).map((choice) => choice.path);
}

function cards(
  visit: Visit,
  subject: Subject,
  {
    all,
    chosen,
    choices,
    notes,
  }: {
    readonly all: readonly RecommendationWords[];
    readonly chosen: Choice;
    readonly choices: readonly Choice[];
    readonly notes: Footnotes;
  },
): readonly Element[] {
  const { words, root } = visit;
  if (all.length === 0) return [];
  const shown = all.filter(chosen.holds);
  return [
    el("h2", { id: "cards" }, words.word("page.record.cards")),
    el(
      "nav",
      { "aria-label": words.word("page.record.filters"), class: "chips" },
      ...choices.map((choice) =>
        el(
          "a",
          {
            href: `${root}${recordPath(visit, subject, ...choice.path)}#cards`,
            "aria-current": choice === chosen ? "true" : undefined,
          },
          choice.text,
        ),
      ),
    ),
    el(
      "p",
      { class: "note" },
      words.say("page.record.chosen", {
        n: words.numbers.whole(shown.length),
        of: words.numbers.whole(all.length),
      }),
    ),
    ...(shown.length === 0 ? [el("p", {}, words.word("page.record.none"))] : []),
    ...shown.map((one) => card(visit, subject, one, notes)),
  ];
}

function card(visit: Visit, subject: Subject, one: RecommendationWords, notes: Footnotes): Element {
  const { words, root, language } = visit;
  const isAsked = one.kind === "recommendation";
  const status =
    one.statuses.length === 0
      ? words.word("recommend.notAssessed")
      : one.statuses
          .map(({ status: is, assessor, date }) =>
            words.say("recommend.status", {
              status: words.find(`recommend.is.${is}`) ?? is,
              assessor,
              date: words.date(date),
            }),
          )
          .join("; ");
  const label = (key: Parameters<typeof factLabel>[1]): string => factLabel(words, key);
  // What no report says is named once, not a line each.
  const sought = [
    ...(isAsked ? ([["addressee", addresseeOf(words, one)]] as const) : []),
    ["number", one.number ?? undefined] as const,
    ["page", one.page ?? undefined] as const,
    ...(isAsked ? ([["commitment", one.commitment ?? undefined]] as const) : []),
  ];
  const found = sought.flatMap(([key, value]) => (value === undefined ? [] : [[key, value] as const]));
  const missing = sought.filter(([, value]) => value === undefined).map(([key]) => label(key));
  const rows: readonly (readonly [string, string] | undefined)[] = [
    isAsked ? [label("status"), status] : undefined,
    [label("mission"), one.mission],
    [label("theme"), words.find(`recommend.theme.${one.theme}`) ?? one.theme],
    ...found.map(([key, value]) => [label(key), value] as const),
    one.repeats.length === 0 ? undefined : [label("repeats"), one.repeats.join("; ")],
    one.repeatedBy.length === 0 ? undefined : [label("repeated"), one.repeatedBy.join("; ")],
    ...one.readings.map(
      ({ date, says, sources }) =>
        [label("reading"), `${says} (${words.date(date)})${notes.mark(sources)}`] as const,
    ),
    missing.length === 0 ? undefined : [words.word("record.notFound"), missing.join("; ")],
  ];
  return el(
    "article",
    { class: "finding", id: one.id },
    el(
      "h3",
      {},
      one.says,
      ...noteLinks(notes.mark(one.sources)),
      ...(one.priority ? [" ", el("span", { class: "stamp" }, words.word("recommend.priority"))] : []),
    ),
    ...(one.quotation === null
      ? []
      : [el("blockquote", {}, words.say("recommend.quotation", { words: one.quotation }))]),
    el(
      "dl",
      { class: "facts" },
      ...rows.flatMap((row) =>
        row === undefined ? [] : [el("div", {}, el("dt", {}, row[0]), el("dd", {}, ...noteLinks(row[1])))],
      ),
      ...(one.blocks.length === 0
        ? []
        : [
            el(
              "div",
              {},
              el("dt", {}, label("blocks")),
              el(
                "dd",
                {},
                el(
                  "a",
                  { href: `${root}${sectionPath(language, subject.election.id, "checks")}` },
                  one.blocks.join("; "),
                ),
              ),
            ),
          ]),
    ),
  );
}

/** Whom it asks to act; undefined where the report was not found to say. */
function addresseeOf(words: Words, { addressee }: RecommendationWords): string | undefined {
  return addressee === "not-found"
    ? undefined
    : (words.find(`recommend.addressee.${addressee}`) ?? addressee);
}

function factLabel(
  words: Words,
  key:
    | "mission"
    | "theme"
    | "addressee"
    | "number"
    | "page"
    | "commitment"
    | "repeats"
    | "repeated"
    | "blocks"
    | "status"
    | "reading",
): string {
  return words.word(`page.record.fact.${key}`);
}

/** What is open and was put first, by whom it asks: what there is to do before the next election. */
function openOnes({ words }: Visit, asked: readonly RecommendationWords[]): readonly Element[] {
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
              el("a", { href: `#${one.id}` }, one.says),
            ),
          ),
      ),
    ),
  ];
}

/** All recommendations and findings as one table, for a file. */
export function recommendationTable(
  words: Words,
  all: readonly RecommendationWords[],
  notes: Footnotes,
): Table {
  const column = (key: string, title: string): Table["columns"][number] => ({ key, title, align: "left" });
  const text = (value: string | null): Cell => ({ text: value ?? "", raw: value });
  return {
    kind: "table",
    id: "recommendations",
    columns: [
      column("id", "id"),
      column("kind", "kind"),
      column("says", words.word("page.record.cards")),
      ...(
        [
          "mission",
          "theme",
          "addressee",
          "number",
          "page",
          "commitment",
          "status",
          "repeats",
          "reading",
        ] as const
      ).map((key) => column(key, factLabel(words, key))),
      column("sources", words.word("events.col.sources")),
    ],
    rows: all.map((one) => [
      text(one.id),
      text(one.kind),
      text(one.says),
      text(one.mission),
      text(one.theme),
      text(one.addressee),
      text(one.number),
      text(one.page),
      text(one.commitment),
      text(one.statuses.map(({ status, date }) => `${status} ${date}`).join("; ") || null),
      text(one.repeats.join("; ") || null),
      text(one.readings.map(({ date, says }) => `${date}: ${says}`).join("; ") || null),
      { text: notes.mark(one.sources), raw: one.sources.join(";") },
    ]),
  };
}
