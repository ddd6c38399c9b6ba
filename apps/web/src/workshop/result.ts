/**
 * What becomes of rules and tables that somebody brought: everything that is wrong with them, or the parliament with the
 * reasons of its seats. Pure and without an end of its own: whoever calls it bounds its time.
 *
 * @module
 */

import { readGivenTables, tablesIn } from "@urna/atlas/given/given";
import type { Files } from "@urna/atlas/files";
import { jsonErrorAt, jsonLineOf } from "@urna/atlas/json-place";
import type { AtlasProblem } from "@urna/atlas";
import { rankedContests } from "@urna/atlas/ballots/ranked";
import { type Element, el, type Node, seatRows } from "@urna/draw";
import type { NamedMajority } from "@urna/insight";
import { elect, type Given, type Outcome, type Problem, readWritten, type Rules } from "@urna/law";
import type { Naming, Report, Words } from "@urna/words";
import { explainAll } from "@urna/words/explain/explain-all";
import { houseSize } from "@urna/words/outcome-words";
import { problemsReport, type ReportedProblem } from "@urna/words/problems-report";
import { rulesInWords } from "@urna/words/rules/rules-report";
import { seatsReport } from "@urna/words/seats-report";
import { blocksToHtml } from "../blocks.ts";
import type { Portable } from "../desk.ts";
import { figure } from "../figure.ts";
import { majorityLines, seatRowsOf } from "../pictures.ts";
import { bodyOf } from "../portable.ts";
import { completeVotes } from "./own-tables.ts";

/** A rules document as it is written, and tables by the names of their files. */
export interface Workshop {
  readonly rules: string;
  readonly tables: Readonly<Record<string, string>>;
}

/** What the document is called where a place in it is named. */
const RULES_FILE = "rules.json";
/** The majorities that most houses know; rules say nothing of them. */
const USUAL: readonly NamedMajority[] = [
  { id: "half", moreThan: { num: 1, den: 2 } },
  { id: "two-thirds", atLeast: { num: 2, den: 3 } },
];
/** More marks are no picture. */
const MOST_MARKS = 2000;

/** The result as elements: mistakes, or the rules in words, or the outcome. */
export function workshopResult(words: Words, { rules: written, tables }: Workshop): readonly Node[] {
  const rules = readText(written);
  if (!rules.ok) return mistakes(words, rules.problems);
  const law = blocksToHtml(rulesInWords(words, rules.value), { answerAs: "h2" });
  if (Object.keys(tables).length === 0) {
    const fine = el("span", { class: "stamp stamp-official" }, words.word("page.rulesFine"));
    return [el("p", { class: "stamps" }, fine), ...law];
  }
  const files = filesOf(completed(rules.value, tables));
  const read = readGivenTables(tablesIn(files, ""), files, rankedContests(rules.value));
  if (!read.ok) return mistakes(words, read.problems.map(fromTable));
  const { given, names } = read.value;
  const outcome = elect(rules.value, given);
  if (!outcome.ok)
    return mistakes(
      words,
      outcome.problems.map((problem) => placed(problem, written)),
    );
  const name = (id: string): string => names.get(id)?.[words.language] ?? id;
  const naming: Naming = { contender: name, short: name, area: name };
  return [
    ...outcomeView(words, { rules: rules.value, outcome: outcome.value, naming }, given),
    el("details", {}, el("summary", {}, words.word("page.law")), ...law),
  ];
}

function completed(rules: Rules, tables: Workshop["tables"]): Workshop["tables"] {
  const { "votes.csv": votes, ...others } = tables;
  return votes === undefined ? others : { ...others, "votes.csv": completeVotes(rules, votes) };
}

type ReadRules =
  | { readonly ok: true; readonly value: Rules }
  | { readonly ok: false; readonly problems: readonly ReportedProblem[] };

function readText(written: string): ReadRules {
  let document: unknown;
  try {
    document = JSON.parse(written);
  } catch (error: unknown) {
    const at = jsonErrorAt(written);
    const before = written.slice(0, at).split("\n");
    const problem: ReportedProblem = {
      code: "A002",
      file: RULES_FILE,
      row: before.length,
      field: `${(before.at(-1) ?? "").length + 1}`,
      expected: "JSON",
      found: written.slice(at, at + 20) || (error instanceof Error ? error.message : ""),
    };
    return { ok: false, problems: [problem] };
  }
  const read = readWritten(document);
  return read.ok ? read : { ok: false, problems: read.problems.map((problem) => placed(problem, written)) };
}

/** A problem of a document with its line. */
function placed({ at, ...rest }: Problem, written: string): ReportedProblem {
  return {
    ...rest,
    file: RULES_FILE,
    row: jsonLineOf(written, at),
    ...(at === "" ? {} : { field: at }),
  };
}

function fromTable({ place, ...rest }: AtlasProblem): ReportedProblem {
  return {
    ...rest,
    ...(place.file === "" ? {} : { file: place.file }),
    ...(place.row === undefined ? {} : { row: place.row }),
    ...(place.field === undefined || place.field === "" ? {} : { field: place.field }),
  };
}

/** Files that were brought, as a folder. */
function filesOf(tables: Workshop["tables"]): Files {
  const names = Object.keys(tables).sort();
  return {
    directory: "",
    list: () => names,
    has: (file) => names.includes(file),
    read: (file, problems) => {
      const text = tables[file];
      if (text === undefined) problems.add("A001", { file }, `one of ${names.join(", ")}`);
      return text;
    },
  };
}

/** All mistakes, each with a button that leads to its place. */
function mistakes(words: Words, problems: readonly ReportedProblem[]): readonly Element[] {
  const [head, ...findings] = problemsReport(words, problems).blocks;
  return [
    ...(head === undefined ? [] : blocksToHtml({ blocks: [head] }, { answerAs: "h2" })),
    ...findings.flatMap((block, i) => {
      const { file, row } = problems[i] ?? {};
      return [...blocksToHtml({ blocks: [block] }), ...(file === undefined ? [] : [toPlace(file, row ?? 1)])];
    }),
  ];
}

function toPlace(file: string, row: number): Element {
  const attributes = { type: "button", class: "place", "data-file": file, "data-row": row };
  return el("button", attributes, `${file}:${row}`);
}

function outcomeView(
  words: Words,
  shown: { readonly rules: Rules; readonly outcome: Outcome; readonly naming: Naming },
  given: Given,
): readonly Node[] {
  const { rules } = shown;
  const house = houseSize(shown);
  const independents = (given.contenders ?? []).flatMap(({ id, kind }) =>
    kind === "independents" ? [[id, { kind }] as const] : [],
  );
  const subject: Portable = {
    ...shown,
    // Only for the lines of the picture: rules say nothing of what the house decides.
    body: bodyOf(house, rules.inForce, USUAL),
    election: { id: rules.id, title: rules.id, date: rules.inForce },
    scenario: { rules: rules.document, given },
    source: { options: new Map(independents) },
    majoritiesOf: () => [],
    laws: () => [],
  };
  const source = words.say("seats.rules", { rules: rules.id });
  const { votes } = given;
  const report: Report = seatsReport(words, { ...shown, ...(votes === undefined ? {} : { votes }) });
  const { blocks } = explainAll(words, shown);
  return [
    ...blocksToHtml(report, {
      answerAs: "h2",
      before: (table) => {
        const input = seatRowsOf(subject, words, table);
        if (input === undefined || input.rows.length === 0) return [];
        const count = words.numbers.whole(house);
        if (house > MOST_MARKS)
          return [el("p", { class: "note" }, words.say("page.tooMany", { seats: count }))];
        const sub = words.say("page.oneMark", { seats: count });
        const lines = house > 1 ? majorityLines(subject, words, house) : [];
        return [figure({ sub, source }, (width) => seatRows({ ...input, lines }, width))];
      },
    }),
    el(
      "details",
      {},
      el("summary", {}, words.word("page.why")),
      ...blocksToHtml({ blocks: blocks.slice(1) }),
    ),
  ];
}
