/**
 * A publication held against itself, with its own counts: percentages that no base reproduces (C605), and turnouts that
 * lie apart although one word is used for them (C607).
 *
 * @module
 */

import { compareProducts, parseRatio, type Ratio } from "@urna/law/exact";
import type { Official } from "./remainder.ts";
import { type CheckOptions, type Finding, findingOf, shareIn, thresholdsOf } from "./register.ts";
import type { FieldName } from "./return.ts";

/** What a published percentage may be a share of. `marked` is the votes of all options together. */
const BASES = ["marked", "valid", "inBoxes", "receivedBallot", "issued", "tookPart", "registered"] as const;
type Base = (typeof BASES)[number];

/** C605: under no base do all published percentages of the area reproduce; told by the base that reproduces the most. */
export function checkPrintedShares(
  { area, contest, figures, votes, shares = new Map<string, string>() }: Official,
  options: CheckOptions = {},
): readonly Finding[] {
  const printed = [...shares].flatMap(([option, text]) => {
    const counted = votes.get(option);
    const share = parsePercent(text);
    return counted === undefined || share === undefined ? [] : [{ option, counted, share }];
  });
  if (printed.length === 0) return [];
  const whole = (base: Base): number | undefined =>
    base === "marked" ? sumOf(votes, figures.get("againstAll")) : figures.get(base);
  const tried = BASES.flatMap((base) => {
    const of = whole(base);
    if (of === undefined || of === 0) return [];
    return [{ base, of, wrong: printed.filter(({ counted, share }) => !reproduces(counted, of, share)) }];
  });
  const best = tried.toSorted((a, b) => a.wrong.length - b.wrong.length)[0];
  return (best?.wrong ?? []).map(({ option, counted, share }) =>
    findingOf(
      "C605",
      {
        area,
        contest,
        option,
        figures: { official: counted, whole: best?.of ?? 0, hundredths: hundredths(share) },
      },
      options,
    ),
  );
}

interface Percent {
  readonly value: Ratio;
  /** Half of the last digit that was printed. */
  readonly half: Ratio;
}

/** `53.90`, `53,9 %`: a percentage as it was printed. */
function parsePercent(text: string): Percent | undefined {
  const plain = text.trim().replace(/\s*%$/, "").replace(",", ".");
  const [, digits = ""] = /^\d{1,3}(?:\.(\d{1,6}))?$/.exec(plain) ?? [];
  const value = /^\d{1,3}(?:\.\d{1,6})?$/.test(plain) ? parseRatio(`${plain}%`) : undefined;
  return value === undefined ? undefined : { value, half: { num: 1, den: 200 * 10 ** digits.length } };
}

/** Whether a count of a whole, rounded to as many digits, is the percentage; either way of rounding a half is right. */
function reproduces(part: number, whole: number, { value, half }: Percent): boolean {
  // |part/whole - value| <= half, without a division.
  const off = BigInt(part) * BigInt(value.den) - BigInt(whole) * BigInt(value.num);
  const most = BigInt(whole) * BigInt(value.den) * BigInt(half.num);
  return (off < 0n ? -off : off) * BigInt(half.den) <= most;
}

/** A percentage in hundredths of a percent, to be shown; more digits are cut off. */
function hundredths({ value: { num, den } }: Percent): number {
  return Number((BigInt(num) * 10_000n) / BigInt(den));
}

function sumOf(votes: ReadonlyMap<string, number>, againstAll = 0): number {
  return [...votes.values()].reduce((sum, value) => sum + value, againstAll);
}

/** The figures that were published as turnout, each over the voters on the list. */
const TURNOUT_FIGURES: readonly FieldName[] = ["receivedBallot", "inBoxes", "valid"];

/** C607: the turnouts of one publication lie further apart than the threshold. */
export function checkTurnouts(
  { area, contest, figures }: Official,
  options: CheckOptions = {},
): readonly Finding[] {
  const registered = figures.get("registered");
  const parts = TURNOUT_FIGURES.flatMap((name) => {
    const value = figures.get(name);
    return value === undefined ? [] : [{ name, value }];
  });
  if (registered === undefined || registered === 0 || parts.length < 2) return [];
  const sorted = parts.toSorted((a, b) => a.value - b.value);
  const [least, most] = [sorted[0], sorted.at(-1)];
  if (least === undefined || most === undefined) return [];
  const { num, den } = shareIn(thresholdsOf("C607", options.thresholds), "share");
  const apart = most.value - least.value;
  if (compareProducts(apart, den, registered, num) <= 0) return [];
  const shown = { [least.name]: least.value, [most.name]: most.value, registered, difference: apart };
  return [findingOf("C607", { area, contest, figures: shown }, options)];
}
