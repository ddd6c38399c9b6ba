/**
 * Steps whose figures are rows, one for each contender: a table and a certificate for one area, a line for each where there
 * are many, and what concerns one contender. Kinds of steps only say what their columns are.
 *
 * @module
 */

import type { Step } from "@urna/law";
import type { Block, Cell } from "../blocks.ts";
import type { Context } from "../case.ts";
import { left, textCell, wholeCell } from "../cells.ts";
import {
  areaHeading,
  areasIn,
  areasPart,
  briefTable,
  FEW_AREAS,
  factBlocks,
  lawOf,
  MANY_AREAS,
  SHORT_TABLE,
  sumBlocks,
} from "./areas.ts";
import { areaLabel, type ContenderPart, type Fact, type StepWords } from "../step-words.ts";

/** The step with this verb and clause. */
export type StepOf<V extends Step["verb"], C extends Step["clause"]> = Extract<
  Step,
  { readonly verb: V; readonly clause: C }
>;

/** Whether a step is of a kind. */
export function isStep<V extends Step["verb"], C extends Step["clause"]>(
  verb: V,
  ...clauses: readonly C[]
): (step: Step) => step is StepOf<V, C> {
  return (step): step is StepOf<V, C> => step.verb === verb && clauses.some((c) => c === step.clause);
}

/** A column over the rows of a step. */
export interface RowColumn<R> {
  readonly key: string;
  readonly title: string;
  readonly align?: "left" | "right";
  readonly cell: (row: R) => Cell;
}

/** What a kind of step says of its rows. */
export interface RowWords<S extends Step, R> {
  readonly rows: (step: S) => readonly R[];
  readonly who: (row: R) => string;
  readonly columns: (ctx: Context, step: S) => readonly RowColumn<R>[];
  /** What came of it, in one line. */
  readonly result: (ctx: Context, step: S) => string;
  /** The name of the reason: "quota", "bar". */
  readonly label: (ctx: Context) => string;
  /** What holds for all rows. */
  readonly facts?: (ctx: Context, step: S) => readonly Fact[];
  /** Sentences and tables below the table: the certificate. */
  readonly after?: (ctx: Context, step: S) => readonly Block[];
  /** Why this contender has what it has, in a few words. */
  readonly summary?: (ctx: Context, step: S, row: R) => string | undefined;
  /** Whether it ends here for this contender. */
  readonly ends?: (step: S, row: R) => boolean;
  /** Seats of the row, where the step gives seats. */
  readonly seats?: (row: R) => number;
  /** Whether everybody's rows and the certificate are shown to who asks for one contender. */
  readonly compare?: boolean;
  /** What is said beside the figures of one contender, where it is not the id of the step alone. */
  readonly aside?: (ctx: Context, step: S) => string;
  /** Whether somebody passes: areas in which it is the same are not listed. */
  readonly passes?: (row: R) => boolean;
  /** Areas are only counted for one contender. */
  readonly counted?: boolean;
}

/** The words of a kind of step made of rows. */
export function rowWords<S extends Step, R>(is: (step: Step) => step is S, spec: RowWords<S, R>): StepWords {
  return {
    whole: (ctx, steps) => wholeRows(ctx, steps.filter(is), spec),
    one: (ctx, step, contender) => (is(step) ? onePart(ctx, step, contender, spec) : undefined),
    many: (ctx, steps, contender) => manyPart(ctx, steps.filter(is), contender, spec),
  };
}

function wholeRows<S extends Step, R>(
  ctx: Context,
  steps: readonly S[],
  spec: RowWords<S, R>,
): readonly Block[] {
  const filled = steps.filter((step) => spec.rows(step).length > 0);
  if (filled.length === 0) return [{ kind: "paragraph", text: ctx.words.word("rows.nobody") }];
  if (filled.length > FEW_AREAS) {
    const { seats } = spec;
    const rows =
      seats === undefined
        ? []
        : filled.flatMap((step) =>
            spec.rows(step).map((row) => ({ contender: spec.who(row), seats: seats(row) })),
          );
    return [...sumBlocks(ctx, rows), briefTable(ctx, filled, (step) => spec.result(ctx, step))];
  }
  return filled.flatMap((step) => [
    ...areaHeading(ctx, step, filled.length),
    ...factBlocks([
      ...(spec.facts?.(ctx, step) ?? []),
      ...(spec.passes === undefined
        ? []
        : [{ label: ctx.words.word("label.passed"), value: spec.result(ctx, step) }]),
    ]),
    ...(tellingRows(step, spec).length === 0 ? [] : [rowTable(ctx, step, spec)]),
    ...(spec.after?.(ctx, step) ?? []),
  ]);
}

function rowTable<S extends Step, R>(
  ctx: Context,
  step: S,
  spec: RowWords<S, R>,
  rows: readonly R[] = tellingRows(step, spec),
): Block {
  const columns = spec.columns(ctx, step);
  return {
    kind: "table",
    id: step.at,
    columns: [
      left("contender", ctx.words.word("column.contender")),
      ...columns.map(({ key, title, align = "right" }) => ({ key, title, align })),
    ],
    rows: rows
      .map((row) => [
        textCell(ctx.naming.short(spec.who(row)), spec.who(row)),
        ...columns.map((column) => column.cell(row)),
      ])
      .filter(
        ([, ...cells]) =>
          spec.passes !== undefined || cells.some((cell) => cell.raw !== 0 && cell.raw !== null),
      ),
  };
}

/** Whom one contender is shown beside: everybody; of many those with seats, the next few, and itself. */
function comparedRows<S extends Step, R>(step: S, own: R, spec: RowWords<S, R>): readonly R[] {
  const rows = spec.rows(step);
  const { seats } = spec;
  if (rows.length <= SHORT_TABLE) return rows;
  if (seats === undefined) return [];
  const without = rows.filter((row) => seats(row) === 0).slice(0, NEXT_FEW);
  const shown = rows.filter((row) => seats(row) > 0 || row === own || without.includes(row));
  return shown.length > MANY_AREAS ? [] : shown;
}

/** Of those without a seat so many are shown. */
const NEXT_FEW = 3;

/** Of many who are admitted or not, those who are: the others are in the line that counts them. */
function tellingRows<S extends Step, R>(step: S, spec: RowWords<S, R>): readonly R[] {
  const rows = spec.rows(step);
  const { passes } = spec;
  return passes === undefined || rows.length <= SHORT_TABLE ? rows : rows.filter(passes);
}

function onePart<S extends Step, R>(
  ctx: Context,
  step: S,
  contender: string,
  spec: RowWords<S, R>,
): ContenderPart | undefined {
  const rows = spec.rows(step);
  const row = rows.find((r) => spec.who(r) === contender);
  if (row === undefined) return undefined;
  const figures = spec.columns(ctx, step).map(({ title, cell }) => `${title} ${cell(row).text}`);
  const aside = spec.aside?.(ctx, step);
  const facts: readonly Fact[] = [
    ...(spec.compare === true ? (spec.facts?.(ctx, step) ?? []) : []),
    {
      label: areaLabel(ctx, step, spec.label(ctx)),
      value: figures.join("; "),
      remark: aside === undefined ? step.at : `${aside} (${step.at})`,
    },
  ];
  const compared = spec.compare === true ? comparedRows(step, row, spec) : [];
  return {
    facts,
    law: lawOf(ctx, step, spec.label(ctx)),
    ...reasonPart(ctx, step, row, spec),
    ...(spec.compare === true
      ? {
          blocks: [
            ...(compared.length > 0 ? [rowTable(ctx, step, spec, compared)] : []),
            ...(spec.after?.(ctx, step) ?? []),
          ],
        }
      : {}),
  };
}

function reasonPart<S extends Step, R>(
  ctx: Context,
  step: S,
  row: R,
  spec: RowWords<S, R>,
): Pick<ContenderPart, "summary" | "ends"> {
  const summary = spec.summary?.(ctx, step, row);
  return {
    ...(summary === undefined ? {} : { summary }),
    ...(spec.ends?.(step, row) === true ? { ends: true } : {}),
  };
}

/** One contender in several areas: a line for each, and the sum of its seats. */
function manyPart<S extends Step, R>(
  ctx: Context,
  steps: readonly S[],
  contender: string,
  spec: RowWords<S, R>,
): ContenderPart | undefined {
  const found = steps.flatMap((step) => {
    const row = spec.rows(step).find((r) => spec.who(r) === contender);
    return row === undefined ? [] : [{ step, row }];
  });
  const [first] = found;
  if (first === undefined) return undefined;
  const { seats } = spec;
  const columns = spec.columns(ctx, first.step);
  const passed = spec.passes === undefined ? undefined : found.filter(({ row }) => spec.passes?.(row)).length;
  const uniform = spec.counted === true || passed === 0 || passed === found.length;
  const total = seats === undefined ? undefined : found.reduce((sum, { row }) => sum + seats(row), 0);
  return areasPart(ctx, first.step, {
    label: spec.label(ctx),
    ...(total === undefined || seats === undefined
      ? {}
      : { seats: total, won: areasIn(found.filter(({ row }) => seats(row) > 0).map(({ step }) => step)) }),
    all: areasIn(steps),
    ...(passed === undefined ? {} : { passed }),
    ...(uniform ? { quiet: true } : {}),
    columns: columns.map(({ key, title, align = "right" }) => ({ key, title, align })),
    rows: found.map(({ step, row }) => ({
      area: step.area,
      // Columns may differ from area to area; their keys do not.
      cells: columns.map(({ key, cell }) =>
        (spec.columns(ctx, step).find((column) => column.key === key)?.cell ?? cell)(row),
      ),
      won: seats === undefined ? true : seats(row) > 0,
    })),
  });
}

/** "yes", "no". */
export function yesCell(ctx: Context, yes: boolean): Cell {
  return textCell(ctx.words.word(yes ? "yes" : "no"), yes ? "yes" : "no");
}

/** A column of whole numbers. */
export function wholeColumn<R>(
  ctx: Context,
  key: string,
  title: string,
  of: (row: R) => number | undefined,
): RowColumn<R> {
  return { key, title, cell: (row) => wholeCell(ctx.words, of(row)) };
}
