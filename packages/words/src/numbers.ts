/**
 * How numbers are written. Everything is exact until the last digit is chosen: rounding is half up (away from zero), done
 * on whole numbers; no figure ever passes through a float.
 *
 * @module
 */

import {
  add,
  compare,
  type Figure,
  type Fraction,
  multiply,
  power,
  quotient,
  type Ratio,
  ratio,
  readFigure,
  readFraction,
  remainder,
  subtract,
  type Whole,
} from "@urna/law";
import type { Language } from "./language.ts";

const NO_BREAK = "\u00A0";
const MINUS = "\u2212";

interface NumberStyle {
  readonly group: string;
  /** The number of digits from which groups are made. */
  readonly groupFrom: number;
  readonly point: string;
  readonly beforePercent: string;
}

const SPACED: NumberStyle = { group: NO_BREAK, groupFrom: 4, point: ",", beforePercent: NO_BREAK };

/** English keeps a plain space before the sign, so that its texts can be searched for as they are typed. */
const STYLES: Readonly<Record<Language, NumberStyle>> = {
  kk: SPACED,
  ru: SPACED,
  en: { group: ",", groupFrom: 4, point: ".", beforePercent: " " },
  es: { ...SPACED, groupFrom: 5 },
};

/** A whole number, or how a trace writes one. */
export type AnyWhole = Whole | Figure;
/** A fraction, or how a trace writes one. */
export type AnyRatio = Ratio | Fraction;

/** Writes numbers in one language. */
export interface Numbers {
  /** `3,431,510`; negative numbers with U+2212. */
  whole(value: AnyWhole): string;
  /** `+12`, `−3`, `0`. */
  signed(value: AnyWhole): string;
  /** `86,546.65`: always so many decimals. */
  decimal(value: AnyRatio, decimals?: number): string;
  /** `0.7`, `89.7`: as few decimals as keep it exact, at most four. */
  shortDecimal(value: AnyRatio): string;
  /** A whole number as such, anything else with two decimals. */
  amount(value: AnyRatio): string;
  /** `+12,735.95`, `−171,891.05`. */
  signedAmount(value: AnyRatio): string;
  /** `53.90 %` of a fraction (0.539). */
  percent(value: AnyRatio, decimals?: number): string;
  /** `53.90`: the same without the sign, for columns whose title has it. */
  percentDigits(value: AnyRatio, decimals?: number): string;
  /** A percentage that was printed somewhere (`"54.21"`), in the digits of this language; never rounded again. */
  printedPercent(printed: string): string;
  /** `−17.19 pp`: the difference of two shares; the unit is a word of the catalogue and added by the caller. */
  points(value: AnyRatio, decimals?: number): string;
  /** `86,546 45/69`: the whole part and a fraction over the law's own denominator where that is possible. */
  mixed(value: AnyRatio, denominator?: AnyWhole): string;
  /** `5,971,719/69`, as it stands. */
  fraction(value: AnyRatio): string;
  /** A share as laws write it: `5 %`, `0.5 %`, `2/3`, `1/2`. */
  share(value: AnyRatio): string;
}

/** Makes the number formats of a language. */
export function makeNumbers(language: Language): Numbers {
  const style = STYLES[language];
  const signOf = (negative: boolean, text: string): string => (negative ? `${MINUS}${text}` : text);

  const group = (digits: string): string => {
    if (digits.length < style.groupFrom) return digits;
    const parts: string[] = [];
    for (let end = digits.length; end > 0; end -= 3) parts.unshift(digits.slice(Math.max(0, end - 3), end));
    return parts.join(style.group);
  };
  const whole = (value: AnyWhole): string => {
    const read = readWhole(value);
    return signOf(read < 0, group(`${magnitude(read)}`));
  };
  const decimal = (value: AnyRatio, decimals = 2): string => {
    const { num, den } = readRatio(value);
    const scaled = roundHalfUp(multiply(magnitude(num), power(10, decimals)), den);
    const digits = `${scaled}`.padStart(decimals + 1, "0");
    const cut = digits.length - decimals;
    const text =
      decimals === 0 ? group(digits) : `${group(digits.slice(0, cut))}${style.point}${digits.slice(cut)}`;
    return signOf(num < 0 && scaled !== 0, text);
  };
  const shortDecimal = (value: AnyRatio): string => {
    const { num, den } = readRatio(value);
    const fits = [0, 1, 2, 3].find((n) => remainder(multiply(magnitude(num), power(10, n)), den) === 0);
    return decimal(value, fits ?? 4);
  };
  const amount = (value: AnyRatio): string => {
    const { num, den } = readRatio(value);
    const lowest = ratio(num, den);
    return lowest.den === 1 ? whole(lowest.num) : decimal(value, 2);
  };
  const plus = (positive: boolean, text: string): string => (positive ? `+${text}` : text);
  const percentDigits = (value: AnyRatio, decimals = 2): string => {
    const { num, den } = readRatio(value);
    return decimal({ num: multiply(num, 100), den }, decimals);
  };
  const percent = (value: AnyRatio, decimals = 2): string =>
    `${percentDigits(value, decimals)}${style.beforePercent}%`;

  return {
    whole,
    decimal,
    shortDecimal,
    amount,
    percent,
    percentDigits,
    signed: (value) => plus(readWhole(value) > 0, whole(value)),
    signedAmount: (value) => plus(readRatio(value).num > 0, amount(value)),
    points: (value, decimals = 2) => plus(readRatio(value).num > 0, percentDigits(value, decimals)),
    printedPercent: (printed) => `${printed.replace(".", style.point)}${style.beforePercent}%`,
    mixed: (value, denominator) => {
      const { num, den } = ratioOver(value, denominator);
      const size = magnitude(num);
      const part = remainder(size, den);
      const integer = quotient(size, den);
      if (part === 0) return signOf(num < 0, whole(integer));
      const fraction = `${group(`${part}`)}/${group(`${den}`)}`;
      return signOf(num < 0, integer === 0 ? fraction : `${whole(integer)} ${fraction}`);
    },
    fraction: (value) => {
      const { num, den } = readRatio(value);
      return den === 1 ? whole(num) : `${whole(num)}/${whole(den)}`;
    },
    share: (value) => {
      const { num, den } = readRatio(value);
      const lowest = ratio(num, den);
      if (lowest.den !== 1 && lowest.den <= 5) return `${whole(lowest.num)}/${whole(lowest.den)}`;
      for (const decimals of [0, 1, 2]) {
        if (remainder(multiply(magnitude(lowest.num), power(10, decimals + 2)), lowest.den) === 0)
          return percent(lowest, decimals);
      }
      return `${whole(lowest.num)}/${whole(lowest.den)}`;
    },
  };
}

/** Reads a fraction however it is written. */
export function readRatio(value: AnyRatio): Ratio {
  return readFraction({ num: plainFigure(value.num), den: plainFigure(value.den) });
}

function readWhole(value: AnyWhole): Whole {
  return readFigure(plainFigure(value));
}

function plainFigure(value: AnyWhole): Figure {
  return typeof value === "bigint" ? value.toString() : value;
}

/** The same fraction over the wanted denominator, where that keeps it exact; in lowest terms otherwise. */
function ratioOver(value: AnyRatio, denominator: AnyWhole | undefined): Ratio {
  const { num, den } = readRatio(value);
  const lowest = ratio(num, den);
  if (denominator === undefined) return lowest;
  const wanted = readWhole(denominator);
  if (wanted <= 0 || remainder(wanted, lowest.den) !== 0) return lowest;
  return { num: multiply(lowest.num, quotient(wanted, lowest.den)), den: wanted };
}

/** Without its sign. */
export function absolute({ num, den }: Ratio): Ratio {
  return { num: magnitude(num), den };
}

function magnitude(value: Whole): Whole {
  return value < 0 ? subtract(0, value) : value;
}

/** The whole number nearest to num/den, for num >= 0; halves go up. */
function roundHalfUp(num: Whole, den: Whole): Whole {
  const rest = remainder(num, den);
  const floor = quotient(num, den);
  return compare(multiply(rest, 2), den) >= 0 ? add(floor, 1) : floor;
}
