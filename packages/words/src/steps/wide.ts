/**
 * Clauses applied in many areas: one line for each area in the whole, and one contender through all of them.
 *
 * @module
 */

import type { Step } from "@urna/law";
import type { Context } from "../case.ts";
import { amountCell, decimalCell, shareCell, wholeCell } from "../cells.ts";
import {
  areasIn,
  areasPart,
  type AreaRows,
  briefTable,
  passedText,
  seatsText,
  sumBlocks,
  FEW_AREAS,
} from "./areas.ts";
import { isStep } from "./rows.ts";
import type { ContenderPart, StepWords } from "../step-words.ts";

/** Bars of more areas than this are only counted for one contender. */
const MANY_BARS = 20;
/** Results of districts are all listed up to this number of lines. */
const FEW_LINES = 60;

/** Adds what is said of many areas to the words of a kind of step. */
function wide<S extends Step>(
  words: StepWords,
  is: (step: Step) => step is S,
  more: {
    readonly result: (ctx: Context, step: S) => string;
    readonly isLong: (steps: readonly S[]) => boolean;
    /** Who won how many seats. */
    readonly seats?: (step: S) => readonly { readonly contender: string; readonly seats: number }[];
    readonly many: (ctx: Context, steps: readonly S[], contender: string) => ContenderPart | undefined;
  },
): StepWords {
  return {
    whole: (ctx, steps) => {
      const own = steps.filter(is);
      return more.isLong(own)
        ? [
            ...sumBlocks(ctx, more.seats === undefined ? [] : own.flatMap(more.seats)),
            briefTable(ctx, own, (step) => more.result(ctx, step)),
          ]
        : words.whole(ctx, steps);
    },
    one: (ctx, step, contender) => words.one(ctx, step, contender),
    many: (ctx, steps, contender) => more.many(ctx, steps.filter(is), contender),
  };
}

/** The name; of a candidate without a known name the party. */
function standingFor({ naming }: Context, id: string): string {
  const name = naming.short(id);
  const party = name === id ? naming.partyOf?.(id) : undefined;
  return party === undefined ? name : naming.short(party);
}

const right = (key: string, title: string) => ({ key, title, align: "right" as const });
const left = (key: string, title: string) => ({ key, title, align: "left" as const });

/** The rows of one contender, with the step of each. */
function rowsOf<S extends Step, R extends { readonly contender: string }>(
  steps: readonly S[],
  rows: (step: S) => readonly R[],
  contender: string,
): readonly { readonly step: S; readonly row: R }[] {
  return steps.flatMap((step) => {
    const row = rows(step).find((r) => r.contender === contender);
    return row === undefined ? [] : [{ step, row }];
  });
}

function partOf(
  ctx: Context,
  found: readonly { readonly step: Step }[],
  given: AreaRows,
): ContenderPart | undefined {
  const [first] = found;
  return first === undefined ? undefined : areasPart(ctx, first.step, given);
}

/** A bar in many areas. */
export const wideShare = (words: StepWords): StepWords =>
  wide(words, isStep("admit", "share"), {
    result: (ctx, step) => passedText(ctx, step.rows),
    isLong: (steps) => steps.length > FEW_AREAS,
    many: (ctx, steps, contender) => {
      const found = rowsOf(steps, (step) => step.rows, contender);
      const passed = found.filter(({ row }) => row.passes).length;
      return partOf(ctx, found, {
        label: ctx.words.word("label.bar"),
        all: areasIn(steps),
        passed,
        quiet: passed === 0 || passed === found.length || found.length > MANY_BARS,
        columns: [
          right("votes", ctx.words.word("column.votes")),
          right("share", ctx.words.word("column.share")),
          right("needed", ctx.words.word("column.needed")),
          left("passes", ctx.words.word("column.passes")),
        ],
        rows: found.map(({ step, row }) => ({
          area: step.area,
          won: row.passes,
          cells: [
            amountCell(ctx.words, row.votes),
            shareCell(ctx.words, row.votes, step.base),
            amountCell(ctx.words, row.needed),
            { text: ctx.words.word(row.passes ? "yes" : "no"), raw: row.passes ? "yes" : "no" },
          ],
        })),
      });
    },
  });

/** Most votes in many districts. */
export const widePlurality = (words: StepWords): StepWords =>
  wide(words, isStep("allot", "plurality"), {
    seats: (step) => step.rows,
    result: (ctx, step) => {
      const won = step.rows.filter((row) => row.seats > 0);
      const [next] = step.rows.filter((row) => row.seats === 0);
      const names = won
        .map((row) => `${standingFor(ctx, row.contender)} ${ctx.words.numbers.amount(row.votes)}`)
        .join(", ");
      if (next === undefined) return names;
      return ctx.words.say("plurality.before", {
        names,
        next: standingFor(ctx, next.contender),
        votes: ctx.words.numbers.amount(next.votes),
      });
    },
    isLong: (steps) =>
      steps.length > FEW_AREAS && steps.reduce((sum, step) => sum + step.rows.length, 0) > FEW_LINES,
    many: (ctx, steps, contender) => {
      const found = rowsOf(steps, (step) => step.rows, contender);
      return partOf(ctx, found, {
        label: ctx.words.word("label.mostVotes"),
        seats: found.reduce((sum, { row }) => sum + row.seats, 0),
        won: areasIn(found.filter(({ row }) => row.seats > 0).map(({ step }) => step)),
        all: areasIn(steps),
        columns: [
          right("votes", ctx.words.word("column.votes")),
          right("rank", ctx.words.word("column.rank")),
          right("seats", ctx.words.word("column.seats")),
        ],
        rows: found.map(({ step, row }) => ({
          area: step.area,
          won: row.seats > 0,
          cells: [
            amountCell(ctx.words, row.votes),
            wholeCell(ctx.words, row.rank),
            wholeCell(ctx.words, row.seats),
          ],
        })),
      });
    },
  });

/** Declared seats in many areas. */
export const wideDeclared = (words: StepWords): StepWords =>
  wide(words, isStep("allot", "declared"), {
    seats: (step) => step.rows,
    result: (ctx, step) => seatsText(ctx, step.rows),
    isLong: (steps) =>
      steps.length > FEW_AREAS &&
      steps.reduce((sum, step) => sum + step.rows.filter((r) => r.seats > 0).length, 0) > 40,
    many: (ctx, steps, contender) => {
      const found = rowsOf(steps, (step) => step.rows, contender).filter(({ row }) => row.seats > 0);
      const part = partOf(ctx, found, {
        label: ctx.words.word("label.declared"),
        seats: found.reduce((sum, { row }) => sum + row.seats, 0),
        won: found.length,
        all: areasIn(steps),
        columns: [right("seats", ctx.words.word("column.seats")), right("of", ctx.words.word("column.of"))],
        rows: found.map(({ step, row }) => ({
          area: step.area,
          won: true,
          cells: [wholeCell(ctx.words, row.seats), wholeCell(ctx.words, step.seats)],
        })),
      });
      if (part === undefined) return undefined;
      const remark = ctx.words.word("declared.votesUnknown");
      return {
        ...part,
        summary: ctx.words.word("declared.summary"),
        facts: part.facts.map((fact) => ({ ...fact, remark })),
      };
    },
  });

/** Quotas in many areas. */
export const wideQuota = (words: StepWords): StepWords =>
  wide(words, isStep("allot", "quota"), {
    seats: (step) => step.rows,
    result: (ctx, step) => seatsText(ctx, step.rows),
    isLong: (steps) => steps.length > FEW_AREAS,
    many: (ctx, steps, contender) => {
      const found = rowsOf(steps, (step) => step.rows, contender);
      return partOf(ctx, found, {
        label: ctx.words.word("label.quota"),
        seats: found.reduce((sum, { row }) => sum + row.seats, 0),
        won: areasIn(found.filter(({ row }) => row.seats > 0).map(({ step }) => step)),
        all: areasIn(steps),
        columns: [
          right("votes", ctx.words.word("column.votes")),
          right("quota", ctx.words.word("label.quota")),
          right("full", ctx.words.word("column.full")),
          right("remainder", ctx.words.word("column.remainder")),
          right("extra", ctx.words.word("column.extra")),
          right("seats", ctx.words.word("column.seats")),
        ],
        rows: found.map(({ step, row }) => ({
          area: step.area,
          won: row.seats > 0,
          cells: [
            amountCell(ctx.words, row.votes),
            decimalCell(ctx.words, step.size),
            wholeCell(ctx.words, row.full),
            decimalCell(ctx.words, row.remainder),
            wholeCell(ctx.words, row.extra),
            wholeCell(ctx.words, row.seats),
          ],
        })),
      });
    },
  });
