/**
 * Two ways to tell the same: like a judge, exact and with its place in the law; like a teacher, rounded and in words.
 *
 * @module
 */

import { absolute, type AnyRatio, type Numbers, readRatio } from "./numbers.ts";
import type { Manner, Words } from "./words.ts";

/** The same words, told in a manner: explanations are then told rung by rung. */
export function inManner(words: Words, manner: Manner): Words {
  const { numbers } = words;
  return {
    ...words,
    manner,
    numbers: { ...numbers, ...(manner === "judge" ? exact(numbers) : rounded(numbers)) },
  };
}

type Told = Pick<Numbers, "decimal" | "amount" | "signedAmount">;

/** What ends after two decimals is written so; anything else is a fraction. */
function exact(plain: Numbers): Told {
  const amount = (value: AnyRatio): string => {
    const { num, den } = readRatio(value);
    return (100n * BigInt(num)) % BigInt(den) === 0n ? plain.amount(value) : plain.mixed(value);
  };
  return { amount, decimal: amount, signedAmount: signed(amount) };
}

/** Whole votes; what is small keeps its decimals, so that nothing becomes nothing. */
function rounded(plain: Numbers): Told & Pick<Numbers, "mixed"> {
  const amount = (value: AnyRatio): string => {
    const { num, den } = absolute(readRatio(value));
    return BigInt(num) < 10n * BigInt(den) ? plain.amount(value) : plain.decimal(value, 0);
  };
  return { amount, decimal: amount, signedAmount: signed(amount), mixed: amount };
}

function signed(amount: (value: AnyRatio) => string): (value: AnyRatio) => string {
  return (value) => (readRatio(value).num > 0 ? `+${amount(value)}` : amount(value));
}
