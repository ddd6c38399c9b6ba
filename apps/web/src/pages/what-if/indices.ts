/**
 * How votes became seats, by the law and after the change: disproportionality and effective parties of the whole house,
 * measured on the votes of one contest.
 *
 * @module
 */

import type { Element } from "@urna/draw";
import { computeIndices, mainContest, measureOutcome, type Reading } from "@urna/insight";
import { readRules, type Rules } from "@urna/law";
import type { Cell, Words } from "@urna/words";
import { EMPTY_SEATS } from "@urna/words/insight/what-if-input";
import { table } from "../../blocks.ts";
import type { Portable } from "../../desk.ts";
import type { Workbench } from "./workbench.ts";

const SHOWN = ["gallagher", "loosemore-hanby", "laakso-taagepera-seats"];

type Lines = ReturnType<typeof computeIndices>;
type Measurable = Pick<Portable, "outcome"> & {
  readonly rules: Rules;
  readonly scenario: Portable["scenario"];
};

/** The indices beside each other; nothing where they cannot be computed for both. */
export function indicesView(
  { reader, subject }: Workbench,
  readings: readonly Reading[],
): readonly Element[] {
  const { words } = reader;
  const [reading, another] = readings;
  const rules = reading === undefined ? undefined : readRules(reading.scenario.rules);
  if (reading === undefined || another !== undefined || rules?.ok !== true) return [];
  if (reading.rows.some((row) => row.after === null)) return [];
  // A seat that nobody holds is no party's: it has no place in these measures.
  if (reading.rows.some((row) => row.contender === EMPTY_SEATS)) return [];
  const before = linesOf(subject);
  const after = linesOf({ rules: rules.value, scenario: reading.scenario, outcome: reading.outcome });
  if (before.length === 0 || after.length === 0) return [];
  return [
    table({
      kind: "table",
      id: "indices",
      columns: [
        { key: "index", title: words.word("column.index"), align: "left" },
        { key: "law", title: words.word("whatif.column.law"), align: "right" },
        { key: "after", title: words.word("page.whatIfWord"), align: "right" },
        { key: "says", title: words.word("column.says"), align: "left" },
      ],
      rows: before.map(({ index, result }, i) => [
        { text: words.find(`index.${index.id}`) ?? index.id, raw: index.id },
        cellOf(words, index.unit, result),
        cellOf(words, index.unit, after[i]?.result),
        saysCell(words, index.id),
      ]),
    }),
  ];
}

function linesOf({ rules, scenario, outcome }: Measurable): Lines {
  const { given } = scenario;
  const contest = mainContest(rules, given);
  if (contest === undefined) return [];
  const { rows } = measureOutcome({ rules, given, outcome }, contest, [...rules.tiers.keys()]);
  return computeIndices({ rows }, SHOWN);
}

/** What an index says, in a sentence; of votes and of seats it is the same one. */
function saysCell(words: Words, id: string): Cell {
  const text = words.find(`indexSays.${id.replace(/-(votes|seats)$/, "")}`) ?? "";
  return { text, raw: null };
}

function cellOf(words: Words, unit: string, result: Lines[number]["result"] | undefined): Cell {
  if (result?.kind !== "value") return { text: "?", raw: null };
  const n = words.numbers;
  const text = unit === "share" ? n.percent(result.value) : n.decimal(result.value, 2);
  return { text, raw: text };
}
