/**
 * Cells of tables: finished text beside the raw value. A missing figure is a dash and `null`, never a zero.
 *
 * @module
 */

import { type Fraction, ratio, writeRatio } from "@urna/law";
import type { Cell, Column } from "./blocks.ts";
import { type AnyRatio, readRatio } from "./numbers.ts";
import type { Words } from "./words.ts";

const MISSING = "\u2013";

export function left(key: string, title: string): Column {
  return { key, title, align: "left" };
}

export function right(key: string, title: string): Column {
  return { key, title, align: "right" };
}

/** Text that people read, and the id that machines read. */
export function textCell(text: string, raw: string | null = text): Cell {
  return { text, raw };
}

export function missingCell(): Cell {
  return { text: MISSING, raw: null };
}

export function wholeCell(words: Words, value: number | null | undefined): Cell {
  if (value === null || value === undefined) return missingCell();
  return { text: words.numbers.whole(value), raw: value };
}

export function signedCell(words: Words, value: number): Cell {
  return { text: words.numbers.signed(value), raw: value };
}

/** Votes of a trace: whole numbers as such, other fractions with two decimals; raw exact. */
export function amountCell(words: Words, value: AnyRatio): Cell {
  return { text: words.numbers.amount(value), raw: rawOf(value) };
}

/** A fraction with a fixed number of decimals, so that a column lines up; raw exact. */
export function decimalCell(words: Words, value: AnyRatio, decimals = 2): Cell {
  return { text: words.numbers.decimal(value, decimals), raw: rawOf(value) };
}

export function signedAmountCell(words: Words, value: AnyRatio): Cell {
  return { text: words.numbers.signedAmount(value), raw: rawOf(value) };
}

/** A share in percent without the sign (the title of the column has it); raw `part/whole` as it stands. */
export function shareCell(words: Words, part: Fraction, whole: Fraction): Cell {
  const value = divide(part, whole);
  if (value === undefined) return missingCell();
  const raw = part.den === 1 && whole.den === 1 ? `${part.num}/${whole.num}` : writeRatio(value);
  return { text: words.numbers.percentDigits(value), raw };
}

/** One fraction divided by another, exact; undefined when the second is zero. */
export function divide(a: AnyRatio, b: AnyRatio): ReturnType<typeof readRatio> | undefined {
  const top = readRatio(a);
  const bottom = readRatio(b);
  if (bottom.num === 0) return undefined;
  const num = BigInt(top.num) * BigInt(bottom.den);
  const den = BigInt(top.den) * BigInt(bottom.num);
  return ratio(num, den);
}

function rawOf(value: AnyRatio): string | number {
  const read = readRatio(value);
  const lowest = ratio(read.num, read.den);
  return lowest.den === 1 && typeof lowest.num === "number" ? lowest.num : writeRatio(lowest);
}

/** A share in percent without the sign, of one fraction; raw exact. */
export function percentCell(words: Words, value: AnyRatio): Cell {
  return { text: words.numbers.percentDigits(value), raw: rawOf(value) };
}
