/**
 * Counts in stages (single transferable vote, Meek, instant run-off): what happened at every stage, who received how many
 * votes, and that the papers add up.
 *
 * @module
 */

import { addRatios, compareRatios, type Fraction, type Ratio, ratio, subtractRatios } from "@urna/law";
import type { Block } from "../blocks.ts";
import type { Context } from "../case.ts";
import {
  amountCell,
  decimalCell,
  left,
  missingCell,
  right,
  signedAmountCell,
  textCell,
  wholeCell,
} from "../cells.ts";
import { readRatio } from "../numbers.ts";
import { factBlocks, lawOf } from "./areas.ts";
import { isStep } from "./rows.ts";
import { actionText, headFacts, same, type Stage, type StagesStep } from "./stages-head.ts";
import { type ContenderPart, stepWords, type StepWords } from "../step-words.ts";
import { namesOf } from "../terms.ts";

type Standing = Stage["votes"][number];

/** Stages are shown one by one when all of them have no more lines than this. */
const STAGE_LINES = 120;

/** A count in stages. */
export const allotStages: StepWords = stepWords(isStep("allot", "stv", "instant-runoff", "meek"), {
  whole: (ctx, steps) => steps.flatMap((step) => stagesBlocks(ctx, step)),
  one: (ctx, step, contender) => candidatePart(ctx, step, contender),
});

function stagesBlocks(ctx: Context, step: StagesStep): readonly Block[] {
  const lines = step.stages.reduce((sum, _, i) => sum + changes(step, i).length, 0);
  return [
    ...factBlocks(headFacts(ctx, step)),
    stageTable(ctx, step),
    ...(lines > STAGE_LINES
      ? [candidateTable(ctx, step)]
      : step.stages.flatMap((stage, i) => oneStage(ctx, step, stage, i))),
    {
      kind: "paragraph",
      text: [
        ctx.words.say("stages.elected", { names: namesOf(ctx, step.elected) }),
        ...(addsUp(step)
          ? [ctx.words.say("stages.check", { ballots: ctx.words.numbers.whole(step.ballots) })]
          : []),
      ].join(" "),
    },
  ];
}

function stageTable(ctx: Context, step: StagesStep): Block {
  const { words } = ctx;
  const first = step.stages[0];
  const moving = first !== undefined && step.stages.some((stage) => !same(stage.quota, first.quota));
  const lost = step.stages.some((stage) => readRatio(stage.lost).num !== 0);
  return {
    kind: "table",
    id: "stages",
    columns: [
      right("stage", words.word("column.stage")),
      left("action", words.word("column.action")),
      ...(moving ? [right("quota", words.word("label.quota"))] : []),
      right("exhausted", words.word("column.exhausted")),
      ...(lost ? [right("lost", words.word("column.lost"))] : []),
      left("elected", words.word("column.elected")),
    ],
    rows: step.stages.map((stage) => [
      wholeCell(words, stage.number),
      textCell(actionText(ctx, stage), stage.action),
      ...(moving ? [amountCell(words, stage.quota)] : []),
      amountCell(words, stage.exhausted),
      ...(lost ? [amountCell(words, stage.lost)] : []),
      textCell(namesOf(ctx, stage.elected), stage.elected.join(" ")),
    ]),
  };
}

/** Rows of a stage that are worth a line: whoever stands, and whoever just gave or left. */
function changes(step: StagesStep, i: number): readonly Standing[] {
  const stage = step.stages[i];
  const before = step.stages[i - 1];
  return (stage?.votes ?? []).filter((row) => {
    if (row.is === "continuing" || before === undefined) return true;
    const was = before.votes.find((r) => r.contender === row.contender);
    return was === undefined || was.is !== row.is || !same(was.votes, row.votes);
  });
}

function oneStage(ctx: Context, step: StagesStep, stage: Stage, i: number): readonly Block[] {
  const { words } = ctx;
  const before = step.stages[i - 1];
  const rows = [...changes(step, i)].sort(
    (a, b) => compareRatios(readRatio(b.votes), readRatio(a.votes)) || (a.contender < b.contender ? -1 : 1),
  );
  return [
    {
      kind: "paragraph",
      text: words.say("stage.heading", {
        number: words.numbers.whole(stage.number),
        action: actionText(ctx, stage),
      }),
    },
    ...(stage.guarded === undefined
      ? []
      : [
          {
            kind: "paragraph",
            text: words.say("stage.guarded", { names: namesOf(ctx, stage.guarded) }),
          } as const,
        ]),
    {
      kind: "table",
      id: `stage-${stage.number}`,
      columns: [
        left("contender", words.word("column.contender")),
        ...(before === undefined ? [] : [right("received", words.word("column.received"))]),
        right("votes", words.word("column.votes")),
        left("standing", words.word("column.standing")),
      ],
      rows: rows.map((row) => [
        textCell(ctx.naming.short(row.contender), row.contender),
        ...(before === undefined ? [] : [signedAmountCell(words, received(before, row))]),
        amountCell(words, row.votes),
        textCell(words.word(`standing.${row.is}`), row.is),
      ]),
    },
  ];
}

function received(before: Stage | undefined, row: Standing): Ratio {
  const was = before?.votes.find((r) => r.contender === row.contender);
  return subtractRatios(readRatio(row.votes), was === undefined ? ratio(0) : readRatio(was.votes));
}

/** Where a candidate came in and went out: the stage, and the votes it had then. */
interface Fate {
  readonly is: Standing["is"];
  readonly stage: number;
  /** At election, before exclusion, or at the end. */
  readonly votes: Fraction;
  readonly quota: Fraction;
  /** Excluded for the sake of the conditions. */
  readonly doomed?: boolean;
}

function fateOf(step: StagesStep, contender: string): Fate | undefined {
  let last: Fate | undefined;
  for (const stage of step.stages) {
    const row = stage.votes.find((r) => r.contender === contender);
    if (row === undefined) continue;
    if (row.is === "excluded")
      return {
        is: "excluded",
        stage: stage.number,
        votes: last?.votes ?? row.votes,
        quota: stage.quota,
        doomed: stage.doomed === true,
      };
    if (row.is === "elected" || stage.elected.includes(contender))
      return { is: "elected", stage: stage.number, votes: row.votes, quota: stage.quota };
    last = { is: "continuing", stage: stage.number, votes: row.votes, quota: stage.quota };
  }
  return last;
}

function candidateTable(ctx: Context, step: StagesStep): Block {
  const { words } = ctx;
  const names = (step.stages[0]?.votes ?? []).map((row) => row.contender);
  const rows = names
    .map((contender) => ({
      contender,
      first: step.stages[0]?.votes.find((r) => r.contender === contender),
      fate: fateOf(step, contender),
    }))
    .sort(
      (a, b) =>
        (b.fate?.is === "excluded" ? b.fate.stage : 1e6) - (a.fate?.is === "excluded" ? a.fate.stage : 1e6),
    );
  return {
    kind: "table",
    id: "candidates",
    columns: [
      left("contender", words.word("column.contender")),
      right("first", words.word("stage.first-preferences")),
      right("votes", words.word("column.votes")),
      left("standing", words.word("column.standing")),
      right("stage", words.word("column.stage")),
    ],
    rows: rows.map(({ contender, first, fate }) => [
      textCell(ctx.naming.short(contender), contender),
      first === undefined ? missingCell() : amountCell(words, first.votes),
      fate === undefined ? missingCell() : amountCell(words, fate.votes),
      textCell(fate === undefined ? "" : words.word(`standing.${fate.is}`), fate?.is ?? null),
      wholeCell(words, fate?.stage),
    ]),
  };
}

/** At every stage the votes, the papers without a further preference and what was cut make all ballots. */
function addsUp(step: StagesStep): boolean {
  return step.stages.every((stage) => {
    const votes = stage.votes.reduce((sum, row) => addRatios(sum, readRatio(row.votes)), ratio(0));
    const all = addRatios(addRatios(votes, readRatio(stage.exhausted)), readRatio(stage.lost));
    return compareRatios(all, ratio(step.ballots)) === 0;
  });
}

function candidatePart(ctx: Context, step: StagesStep, contender: string): ContenderPart | undefined {
  const fate = fateOf(step, contender);
  if (fate === undefined) return undefined;
  const { words } = ctx;
  const values = {
    stage: words.numbers.whole(fate.stage),
    of: words.numbers.whole(step.stages.length),
    votes: words.numbers.amount(fate.votes),
    quota: words.numbers.amount(fate.quota),
  };
  const below = compareRatios(readRatio(fate.votes), readRatio(fate.quota)) < 0;
  const summary = words.say(fate.doomed === true ? "stages.doomed" : fateKey(fate.is, below), values);
  return {
    summary,
    ...(fate.is === "excluded" ? { ends: true } : {}),
    facts: headFacts(ctx, step),
    blocks: [ownStages(ctx, step, contender)],
    law: lawOf(ctx, step, words.word("label.count")),
  };
}

function fateKey(
  is: Fate["is"],
  below: boolean,
): "stages.excluded" | "stages.continuing" | "stages.electedBelow" | "stages.wins" {
  if (is !== "elected") return `stages.${is}`;
  return below ? "stages.electedBelow" : "stages.wins";
}

/** One candidate through all stages. */
function ownStages(ctx: Context, step: StagesStep, contender: string): Block {
  const { words } = ctx;
  const rows = step.stages.flatMap((stage, i) => {
    const row = stage.votes.find((r) => r.contender === contender);
    return row === undefined ? [] : [{ stage, row, before: step.stages[i - 1] }];
  });
  const keeps = rows.some(({ row }) => row.keep !== undefined);
  return {
    kind: "table",
    id: "own-stages",
    columns: [
      right("stage", words.word("column.stage")),
      left("action", words.word("column.action")),
      right("received", words.word("column.received")),
      right("votes", words.word("column.votes")),
      ...(keeps ? [right("keep", words.word("column.keep"))] : []),
      left("standing", words.word("column.standing")),
    ],
    rows: rows.map(({ stage, row, before }) => [
      wholeCell(words, stage.number),
      textCell(actionText(ctx, stage), stage.action),
      signedAmountCell(words, received(before, row)),
      amountCell(words, row.votes),
      ...(keeps ? [row.keep === undefined ? missingCell() : decimalCell(words, row.keep, 4)] : []),
      textCell(words.word(`standing.${row.is}`), row.is),
    ]),
  };
}
