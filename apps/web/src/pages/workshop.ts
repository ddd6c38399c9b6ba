/**
 * The pages on which readers compute with their own: rules that they write, tables that they bring. Everything is computed
 * in the browser; the server only gives the pages, and known laws and votes to begin with.
 *
 * @module
 */

import { type Element, el } from "@urna/draw";
import { pickText } from "@urna/words";
import { pathOf } from "../addresses.ts";
import { table } from "../blocks.ts";
import { writePage } from "../html.ts";
import { download, page, type Reply, type Visit } from "../reply.ts";
import { EXAMPLE } from "../workshop/example.ts";
import { workshopResult } from "../workshop/result.ts";
import { COLUMNS, TABLE_NAMES } from "../workshop/own-tables.ts";
import { writeDocument } from "../workshop/write-document.ts";
import { tablesOf } from "../workshop/tables-of.ts";
import { notFound } from "./error.ts";

/** Rules that are written, or tables that are brought. */
export const WORKSHOPS = ["rules", "votes"] as const;
export type WorkshopKind = (typeof WORKSHOPS)[number];

/** What each is called. */
export const TITLES = { rules: "page.rulesTitle", votes: "page.votesTitle" } as const;

export function isWorkshop(written: string | undefined): written is WorkshopKind {
  return WORKSHOPS.some((kind) => kind === written);
}

/** The elections whose law and votes can be taken. */
function beginnings({ desk, words }: Visit): readonly { readonly id: string; readonly text: string }[] {
  return desk
    .heads(words)
    .filter((head) => head.result !== "none")
    .map(({ id, title, date }) => ({
      id,
      text: `${pickText(title, words.language, id)}, ${words.date(date)}`,
    }));
}

export function workshopPage(visit: Visit, kind: WorkshopKind, [file, more]: readonly string[]): Reply {
  const { words, language, root } = visit;
  const taken =
    file?.endsWith(".json") === true ? takenFile(visit, file.slice(0, -".json".length)) : undefined;
  if (kind === "rules" && taken !== undefined && more === undefined) return taken;
  if (file !== undefined) {
    const near = WORKSHOPS.map((each) => ({
      text: words.word(TITLES[each]),
      href: `${root}${pathOf(language, each)}`,
    }));
    return notFound(visit, { text: words.word("page.notFound"), near });
  }
  const title = words.word(TITLES[kind]);
  return page(
    200,
    writePage(visit, { title }, [
      el("h1", { class: "claim" }, title),
      el("p", {}, words.word(kind === "rules" ? "page.rulesAbout" : "page.votesAbout")),
      el("p", { class: "notice no-script" }, words.word("page.needsScript")),
      el("pre", { class: "no-script" }, el("code", {}, "urna seats --rules FILE --votes FILE")),
      el(
        "div",
        { class: "desk", "data-island": "workshop", "data-files": `${root}${pathOf(language, "rules")}` },
        form(visit, kind),
        el(
          "section",
          { "aria-label": words.word("page.outcome") },
          el("p", { class: "unseen", role: "status", "data-said": "" }),
          el(
            "p",
            { class: "working", hidden: "hidden" },
            words.word("page.working"),
            " … ",
            el("button", { type: "button", "data-act": "stop" }, words.word("page.stop")),
          ),
          // The example is computed here, so that there is a parliament to see before anything is written.
          el("div", { "data-result": "" }, ...workshopResult(words, EXAMPLE)),
        ),
      ),
      forms(visit),
    ]),
  );
}

/** The law and the votes of an election, as texts that can be changed. */
function takenFile({ desk, words }: Visit, id: string): Reply | undefined {
  const found = desk.find(id);
  if (found.kind !== "one" || found.id !== id) return undefined;
  const subject = desk.open(id, words);
  if (!subject.ok) return undefined;
  const { scenario, naming } = subject;
  const tables = tablesOf(scenario.given, {
    contender: (id) => naming.short(id),
    area: (id) => naming.area(id),
  });
  const rules = writeDocument(scenario.rules);
  return download("application/json", JSON.stringify({ rules, tables }));
}

function form(visit: Visit, kind: WorkshopKind): Element {
  const { words } = visit;
  const rules = el(
    "label",
    { class: "wide" },
    words.word("page.rulesText"),
    area("rules", EXAMPLE.rules, kind === "rules" ? 24 : 12),
  );
  const parts =
    kind === "rules"
      ? [...start(visit), rules, ...tables(), drop(visit)]
      : [drop(visit), ...start(visit), ...tables(), rules];
  const attributes = { class: "needs-script workshop", "aria-label": words.word("page.tools") };
  return el("form", attributes, ...parts);
}

function start(visit: Visit): readonly Element[] {
  const { words, query } = visit;
  return [
    el(
      "label",
      {},
      words.word("page.rulesFrom"),
      el(
        "select",
        { name: "from" },
        ...beginnings(visit).map(({ id, text }) =>
          el("option", { value: id, selected: id === query["from"] ? "selected" : undefined }, text),
        ),
      ),
    ),
    el("button", { type: "button", "data-act": "take" }, words.word("page.rulesTake")),
  ];
}

/** A field for each table; that of votes is open. */
function tables(): readonly Element[] {
  return TABLE_NAMES.map((name) =>
    el(
      "details",
      { class: "wide", open: name === "votes.csv" ? "open" : undefined },
      el("summary", {}, name),
      area(name, EXAMPLE.tables[name] ?? "", 8, name),
    ),
  );
}

function area(name: string, written: string, rows: number, label?: string): Element {
  const attributes = {
    name,
    rows,
    wrap: "off",
    spellcheck: "false",
    autocomplete: "off",
    "aria-label": label,
  };
  return el("textarea", attributes, written);
}

function drop({ words }: Visit): Element {
  return el(
    "label",
    { class: "wide drop" },
    words.word("page.votesDrop"),
    el("input", { type: "file", multiple: "multiple" }),
    el("span", { class: "note" }, words.word("page.votesFiles")),
    el("span", { class: "note", "data-read": "" }),
  );
}

/** What the tables look like. */
function forms({ words }: Visit): Element {
  const columns = [
    { key: "table", title: words.word("page.votesTable"), align: "left" },
    { key: "columns", title: words.word("page.votesColumns"), align: "left" },
  ] as const;
  const rows = TABLE_NAMES.map((name) => [
    { text: name, raw: name },
    { text: COLUMNS[name] ?? "", raw: COLUMNS[name] ?? null },
  ]);
  return el(
    "section",
    {},
    el("h2", {}, words.word("page.votesForms")),
    table({ kind: "table", id: "forms", columns, rows }),
  );
}
