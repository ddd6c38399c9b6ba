/** Every step that the elections of the atlas record is said in every language, in the whole and for those who won. */

import { openAtlas, toInput } from "@urna/atlas";
import { elect, type Outcome } from "@urna/law";
import {
  type Block,
  type Case,
  explainAll,
  explainContender,
  LANGUAGES,
  loadWords,
  type Naming,
  type Report,
} from "@urna/words";
import { describe, expect, test } from "vitest";

const atlas = openAtlas();
const words = await Promise.all(LANGUAGES.map((language) => loadWords(language)));

/** Evaluates an election that the atlas has votes of. */
function caseOf(id: string): Case | undefined {
  const election = atlas.election(id);
  if (!election.ok) return undefined;
  const version = atlas.rulesOf(election.value);
  const rules = version.ok ? atlas.rules(version.value.id) : undefined;
  if (rules?.ok !== true) return undefined;
  const outcome = elect(rules.value, toInput(election.value));
  if (!outcome.ok) return undefined;
  const { options, areas } = election.value;
  const naming: Naming = {
    contender: (each) => options.get(each)?.names.en ?? each,
    short: (each) => options.get(each)?.short.en ?? each,
    area: (each) => areas.get(each)?.names.en ?? each,
    partyOf: (each) => options.get(each)?.party,
  };
  return { rules: rules.value, outcome: outcome.value, naming };
}

const cases = atlas
  .electionIds()
  .map((id) => ({ id, given: caseOf(id) }))
  .filter((each): each is { readonly id: string; readonly given: Case } => each.given !== undefined);

/** Everything that a block says. */
function textsOf(block: Block): readonly string[] {
  switch (block.kind) {
    case "answer":
    case "heading":
    case "paragraph":
      return [block.text];
    case "facts":
      return block.rows.flatMap((row) => [row.label, row.value, row.remark ?? ""]);
    case "table":
      return [
        ...block.columns.map((column) => column.title),
        ...block.rows.flatMap((row) => row.map((cell) => cell.text)),
      ];
    case "list":
      return block.items;
    case "plot":
      return [block.title, block.summary];
    case "finding":
      return [block.text, ...block.notes];
  }
}

/** Variables that nothing was put in for, values that are none, and keys of the catalogue that nobody translated. */
const UNSAID =
  /\{\{|\bundefined\b|\[object |NaN|\b(?:label|column|clause|clauseDoc|stage|stages|take|divisors|rounding|standing|sets|setsWhy|areas|deduct|level|value|field|measure)\.[a-z][A-Za-z-]+\b/;

const unsaidIn = (report: Report): readonly string[] =>
  report.blocks.flatMap(textsOf).filter((text) => UNSAID.test(text));

/** Clauses without a title are said as `verb: clause`. */
const FALLBACK = /^\d+\. (?:count|admit|allot|compensate|place|fill|decide): /;

describe.each(cases)("$id", ({ given }) => {
  test("is explained in full in every language", () => {
    const reports = words.map((each) => explainAll(each, given));
    expect(reports.flatMap(unsaidIn)).toEqual([]);
    const headings = reports.flatMap(({ blocks }) =>
      blocks.flatMap((block) => (block.kind === "heading" ? [block.text] : [])),
    );
    expect(headings.filter((text) => FALLBACK.test(text))).toEqual([]);
    // The same blocks in every language: nothing falls away in one of them.
    expect(new Set(reports.map(({ blocks }) => blocks.map((block) => block.kind).join(" "))).size).toBe(1);
  });

  test("says of every contender with seats why, in every language", () => {
    const winners = winnersOf(given.outcome);
    const reports = winners.flatMap((id) => words.map((each) => explainContender(each, given, id)));
    expect(reports.flatMap(unsaidIn)).toEqual([]);
    expect(reports.filter(({ blocks }) => blocks.length < 2)).toEqual([]);
  });
});

/** The strongest and the weakest of those with seats. */
function winnersOf(outcome: Outcome): readonly string[] {
  const won = outcome.seats.filter((row) => row.total > 0).map((row) => row.contender);
  return [...new Set([...won.slice(0, 4), ...won.slice(-2)])];
}

test("the atlas uses most kinds of steps, so that this proves something", () => {
  const kinds = new Set(
    cases.flatMap(({ given }) => given.outcome.trace.map((s) => `${s.verb}.${s.clause}`)),
  );
  expect(kinds.size).toBeGreaterThanOrEqual(38);
});
