/**
 * A card for each recommendation and finding, the choices by which they are listed, and all of them as one table.
 *
 * @module
 */

import { el, type Element, noteLinks } from "@urna/draw";
import type { Cell, Table, Words } from "@urna/words";
import type { RecommendationWords } from "@urna/words/record/dossier-facts";
import type { Footnotes } from "@urna/words/record/record-notes";
import { sectionPath } from "../../addresses.ts";
import type { Subject } from "../../desk.ts";
import { recordPath } from "../../record-frame.ts";
import type { Visit } from "../../reply.ts";

/** A choice of recommendations: its address, its name, and what it holds. */
export interface Choice {
  readonly path: readonly string[];
  readonly text: string;
  readonly holds: (one: RecommendationWords) => boolean;
}

/** All choices, the first of which is everything. */
export function choicesOf(
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

/** The choices as links, and a card for each that the chosen one holds. */
export function cards(
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
