/**
 * A step of a kind that has no words of its own yet: its figures are listed under their names in the trace, so that
 * nothing is hidden.
 *
 * @module
 */

import { readRatio } from "./numbers.ts";
import { isObject, parseRatio, type Step } from "@urna/law";
import type { Block, Cell } from "./blocks.ts";
import type { Context } from "./case.ts";
import { areaLabel, type ContenderPart, type Fact, type StepWords } from "./step-words.ts";

const HEAD = ["verb", "clause", "at", "area", "cite"];

/** Lists the figures of any step. */
export const plainStep: StepWords = {
  whole: (ctx, steps) => steps.flatMap((step) => plainBlocks(ctx, step)),
  one: (ctx, step, contender) => plainPart(ctx, step, contender),
};

function plainBlocks(ctx: Context, step: Step): readonly Block[] {
  const facts: Fact[] = [];
  const tables: Block[] = [];
  for (const [name, value] of Object.entries(step)) {
    if (HEAD.includes(name)) continue;
    const rows = Array.isArray(value) ? value.filter((row: unknown) => isObject(row)) : [];
    if (rows.length > 0) tables.push(plainTable(ctx, name, rows));
    else facts.push({ label: areaLabel(ctx, step, name), value: plainText(ctx, value) });
  }
  return [...(facts.length > 0 ? [{ kind: "facts", rows: facts } as const] : []), ...tables];
}

function plainTable(ctx: Context, id: string, rows: readonly Readonly<Record<string, unknown>>[]): Block {
  const names = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  return {
    kind: "table",
    id,
    columns: names.map((name) => ({
      key: name,
      title: ctx.words.find(`column.${name}`) ?? name,
      align: rows.some((row) => typeof row[name] === "string") ? "left" : "right",
    })),
    rows: rows.map((row) => names.map((name) => plainCell(ctx, row[name]))),
  };
}

function plainCell(ctx: Context, value: unknown): Cell {
  if (value === undefined || value === null) return { text: "\u2013", raw: null };
  const text = plainText(ctx, value);
  if (typeof value === "number" || typeof value === "string") return { text, raw: value };
  return { text, raw: isFraction(value) ? `${value.num}/${value.den}` : text };
}

/** Numbers and fractions formatted, ids by their names, everything else as it is written. */
function plainText(ctx: Context, value: unknown): string {
  if (typeof value === "number" && Number.isSafeInteger(value)) return ctx.words.numbers.whole(value);
  if (typeof value === "string") return ctx.naming.short(value);
  if (isFraction(value)) return ctx.words.numbers.amount(value);
  if (Array.isArray(value)) return value.map((item: unknown) => plainText(ctx, item)).join(", ");
  if (isObject(value)) {
    return Object.entries(value)
      .map(([name, inner]) => `${name}: ${plainText(ctx, inner)}`)
      .join("; ");
  }
  return String(value);
}

function plainPart(ctx: Context, step: Step, contender: string): ContenderPart | undefined {
  const facts: Fact[] = [];
  for (const value of Object.values(step)) {
    if (!Array.isArray(value)) continue;
    for (const row of value) {
      if (!isObject(row) || row["contender"] !== contender) continue;
      for (const [name, figure] of Object.entries(row)) {
        if (name === "contender") continue;
        facts.push({ label: ctx.words.find(`column.${name}`) ?? name, value: plainText(ctx, figure) });
      }
    }
  }
  return facts.length === 0 ? undefined : { facts, law: [] };
}

function isFraction(
  value: unknown,
): value is { readonly num: number | string; readonly den: number | string } {
  if (!isObject(value) || Object.keys(value).length !== 2) return false;
  const { num, den } = value;
  const isFigure = (v: unknown): v is number | string =>
    typeof v === "number" || (typeof v === "string" && parseRatio(v) !== undefined);
  return isFigure(num) && isFigure(den) && readRatio({ num, den }).den !== 0;
}
