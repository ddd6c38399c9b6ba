/**
 * The list of elections, which can be searched and sorted, and the way to the workshops.
 *
 * @module
 */

import { type Element, el } from "@urna/draw";
import type { Table } from "@urna/words";
import { pathOf, writeQuery } from "../addresses.ts";
import { blocksToHtml, table } from "../blocks.ts";
import { writePage } from "../html.ts";
import { page, type Reply, type Visit } from "../reply.ts";
import { inOrder, isShown, readFilter, sortedBy, type Texts } from "./elections-filter.ts";
import { refused } from "./error.ts";
import { TITLES, WORKSHOPS } from "./workshop.ts";

type Row = Table["rows"][number];

export async function electionsPage(visit: Visit): Promise<Reply> {
  const { desk, words, root, language } = visit;
  const answer = await desk.ask({ kind: "elections" }, words);
  if (!answer.ok) return refused(visit, answer);
  const { blocks } = answer.report;
  const list = blocks.find((block) => block.kind === "table");
  const [first, ...rest] = blocksToHtml({ blocks: blocks.filter((block) => block !== list) });
  return page(
    200,
    writePage(visit, { title: words.word("page.all") }, [
      ...(first === undefined ? [] : [first]),
      el("p", {}, words.word("page.about")),
      el(
        "ul",
        { class: "chips", "aria-label": words.word("page.tools") },
        ...WORKSHOPS.map((kind) => {
          const href = `${root}${pathOf(language, kind)}`;
          return el("li", {}, el("a", { href }, words.word(TITLES[kind])));
        }),
      ),
      ...(list === undefined ? [] : [filtered(visit, list)]),
      ...rest,
    ]),
  );
}

/** The rows that the query asks for, with the form that asks. */
function filtered({ words, root, language, query, live }: Visit, list: Table): Element {
  const filter = readFilter(query);
  const texts = new Map(list.rows.map((row): [Row, Texts] => [row, textsOf(list, row)]));
  const of = (row: Row): Texts => texts.get(row) ?? {};
  const rows = list.rows
    .filter((row) => isShown(of(row), filter))
    .sort((a, b) => (filter.sort === "" ? 0 : inOrder(of(a), of(b), filter, language)));
  const count = (n: string, all: string): string => words.say("page.filterCount", { n, all });
  const own = `${root}${pathOf(language)}`;
  const n = words.numbers;
  // A script has all rows at hand, and shows those that are asked for; without one the server does.
  return el(
    "div",
    { "data-island": "filter", "data-count": count("{n}", "{all}") },
    el(
      "form",
      { class: live ? "" : "needs-script", method: "get", action: own, role: "search" },
      el(
        "label",
        {},
        words.word("page.filter"),
        el("input", {
          type: "search",
          name: "q",
          maxlength: 80,
          autocomplete: "off",
          value: query["q"] ?? "",
        }),
      ),
      resultChoice(words.word("page.filterAny"), list, filter.result),
      ...(filter.sort === ""
        ? []
        : [el("input", { type: "hidden", name: "sort", value: query["sort"] ?? "" })]),
      el("button", { type: "submit", class: "no-script" }, words.word("page.filterShow")),
    ),
    el(
      "p",
      { class: "note", role: "status", "data-shown": "" },
      count(n.whole(rows.length), n.whole(list.rows.length)),
    ),
    el(
      "p",
      { hidden: rows.length === 0 ? undefined : "hidden", "data-none": "" },
      words.word("page.filterNone"),
    ),
    table(
      { ...list, rows },
      {
        linkOf: (column, raw) => (column === "election" ? `${root}${pathOf(language, raw)}` : undefined),
        sortOf: (column) => ({
          href: `${own}${writeQuery(sortedBy(query, column))}`,
          ...(filter.sort === column ? { order: filter.isDown ? "descending" : "ascending" } : {}),
        }),
      },
    ),
  );
}

function textsOf({ columns }: Table, row: Row): Texts {
  return Object.fromEntries(columns.map(({ key }, i) => [key, row[i]?.text ?? ""]));
}

/** The states of results that the list has, by their words. */
function resultChoice(any: string, { columns, rows }: Table, chosen: string): Element {
  const at = columns.findIndex(({ key }) => key === "result");
  const states = [...new Set(rows.map((row) => row[at]?.text ?? ""))];
  return el(
    "label",
    {},
    columns[at]?.title ?? "",
    el(
      "select",
      { name: "result" },
      el("option", { value: "" }, any),
      ...states.map((text) =>
        el("option", { value: text, selected: text === chosen ? "selected" : undefined }, text),
      ),
    ),
  );
}
