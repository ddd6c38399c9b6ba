/**
 * Pinned questions: up to four stand beside each other in one table, and in the address, so that they can be sent on.
 *
 * @module
 */

import { type Element, el } from "@urna/draw";
import { whatIf } from "@urna/insight";
import type { Cell } from "@urna/words";
import { changesHead } from "@urna/words/insight/what-if-words";
import { writeQuery } from "../../addresses.ts";
import { table } from "../../blocks.ts";
import { seatedIn } from "../../pictures.ts";
import type { Query } from "../../reply.ts";
import { formChanges, questionOf } from "./question.ts";
import type { Workbench } from "./workbench.ts";

const MOST = 4;
/** Between pinned questions; no value of a question has it. */
const BETWEEN = "~";

/** The pinned questions of a query, each once. */
function pinsIn(query: Query): readonly string[] {
  const written = (query["pins"] ?? "").split(BETWEEN).map((each) => canonical(parse(each)));
  return [...new Set(written)].slice(0, MOST);
}

function parse(written: string): Query {
  return Object.fromEntries(new URLSearchParams(written));
}

function canonical(query: Query): string {
  return writeQuery(questionOf(query)).slice(1);
}

/** What a pinned question says, and who has how many seats by it; none where it cannot be computed. */
interface Column {
  readonly text: string;
  readonly seats: ReadonlyMap<string, number> | undefined;
}

function columnOf({ reader, subject }: Workbench, query: Query): Column {
  const { words } = reader;
  const changes = formChanges(query, subject.scenario, subject.laws());
  const context = { words, naming: subject.naming, rules: subject.rules.id, election: subject.election.id };
  if (!changes.ok) return { text: canonical(query), seats: undefined };
  const text =
    changes.value.length === 0
      ? words.word("page.preset.law")
      : changesHead(context, changes.value, subject.scenario.rules);
  const asked = whatIf(subject.scenario, changes.value);
  const reading = asked.ok ? asked.value.readings[0] : undefined;
  const known = reading?.rows.every((row) => row.after !== null) === true;
  const seats = known
    ? new Map(reading.rows.map((row) => [row.contender, row.after?.total ?? 0]))
    : undefined;
  return { text, seats };
}

/** The pinned questions with their seats beside those of the law, and the link that pins the question of the page. */
export function pinsView(bench: Workbench): readonly Element[] {
  const { reader, subject, query, address } = bench;
  const { words } = reader;
  const pins = query["pins"] === undefined ? [] : pinsIn(query);
  const now = canonical(query);
  const rest = { ...questionOf(query), party: query["party"], x: query["x"] };
  const link = (kept: readonly string[]): string =>
    `${address}${writeQuery({ ...rest, pins: kept.length === 0 ? undefined : kept.join(BETWEEN) })}`;
  const canPin = now !== "" && !pins.includes(now) && pins.length < MOST;
  const pin = canPin
    ? [el("p", {}, el("a", { href: link([...pins, now]), class: "act" }, words.word("page.whatIfPin")))]
    : [];
  const shown = pins.filter((each) => each !== "");
  if (shown.length === 0) return pin;
  const columns = [{ text: "", query: {} }, ...shown.map((each) => ({ text: each, query: parse(each) }))].map(
    (each) => ({ ...columnOf(bench, each.query), written: each.text }),
  );
  const names = seatedIn(subject).map((row) => row.contender);
  const others = columns.flatMap(({ seats }) =>
    [...(seats ?? [])].flatMap(([id, n]) => (n > 0 && !names.includes(id) ? [id] : [])),
  );
  const cell = (column: Column, id: string): Cell => {
    const seats = column.seats?.get(id) ?? (column.seats === undefined ? null : 0);
    return seats === null ? { text: "?", raw: null } : { text: words.numbers.whole(seats), raw: seats };
  };
  return [
    el("h2", {}, words.word("page.whatIfPinned")),
    el(
      "ol",
      { class: "pins" },
      ...columns
        .slice(1)
        .map(({ text, written }) =>
          el(
            "li",
            {},
            el("a", { href: `${address}${writeQuery({ ...parse(written), pins: query["pins"] })}` }, text),
            " ",
            el("a", { href: link(shown.filter((each) => each !== written)) }, words.word("page.whatIfUnpin")),
          ),
        ),
    ),
    table({
      kind: "table",
      id: "pins",
      columns: [
        { key: "contender", title: words.word("column.contender"), align: "left" },
        { key: "law", title: words.word("whatif.column.law"), align: "right" },
        ...shown.map((_, i) => ({ key: `pin-${i + 1}`, title: `${i + 1}`, align: "right" as const })),
      ],
      rows: [...names, ...new Set(others)].map((id) => [
        { text: subject.naming.short(id), raw: id },
        ...columns.map((column) => cell(column, id)),
      ]),
    }),
    ...pin,
  ];
}
