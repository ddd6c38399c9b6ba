/**
 * The ends of a stretch of bars: exact fractions, marked where a percentage is rounded, and what the law says where too few
 * pass.
 *
 * @module
 */

import type { Fraction } from "@urna/law";
import type { Block, Cell } from "../blocks.ts";
import type { SweptBar } from "./sweep-input.ts";
import { tierName } from "../terms.ts";
import type { WhatIfContext } from "./what-if-input.ts";

/** Decimals of a bar. */
const DECIMALS = 4;

/** A bar in percent, marked where it is rounded; raw exact. */
export function barCell({ words }: WhatIfContext, value: Fraction): Cell {
  const digits = words.numbers.percentDigits(value, DECIMALS);
  return { text: isRounded(value) ? `≈ ${digits}` : digits, raw: `${value.num}/${value.den}` };
}

/** A bar with its sign and no more decimals than it needs, marked where it is rounded. */
function percentOf({ words }: WhatIfContext, value: Fraction): string {
  const exact = [0, 1, 2, 3, DECIMALS].find((decimals) => !isRounded(value, decimals));
  const text = words.numbers.percent(value, exact ?? DECIMALS);
  return exact === undefined ? `≈ ${text}` : text;
}

/** An exact end: as a fraction where a percentage would have to be rounded. */
function endText(ctx: WhatIfContext, value: Fraction): string {
  const percent = percentOf(ctx, value);
  return isRounded(value) ? `${value.num}/${value.den} (${percent})` : percent;
}

function isRounded({ num, den }: Fraction, decimals: number = DECIMALS): boolean {
  return (BigInt(num) * 100n * 10n ** BigInt(decimals)) % BigInt(den) !== 0n;
}

/** Ends that a table has to round, as they are: `146431/6366441`, ready for `--bar`. */
export function exactEnds(
  ctx: WhatIfContext,
  ends: readonly { readonly label: string; readonly end: Fraction }[],
): readonly Block[] {
  const rows = ends
    .filter(({ end }) => isRounded(end))
    .map(({ label, end }) => ({ label, value: `${end.num}/${end.den}`, remark: percentOf(ctx, end) }));
  if (rows.length === 0) return [];
  return [
    { kind: "heading", text: ctx.words.word("sweep.exact") },
    { kind: "facts", rows },
  ];
}

/** Where too few pass: whom the law lets in then, or that it is silent and the rows are empty. */
export function exceptionBlocks(ctx: WhatIfContext, steps: readonly SweptBar[]): readonly Block[] {
  const { words } = ctx;
  const items = steps.flatMap((step) => {
    const ends = { from: endText(ctx, step.from), to: endText(ctx, step.to) };
    if (step.status === "refused") return [words.say("sweep.silentFrom", ends)];
    return step.letIn.length === 0
      ? []
      : [words.say("sweep.letInFrom", { ...ends, ...letInTexts(ctx, step) })];
  });
  return items.length === 0 ? [] : [{ kind: "list", items }];
}

/** Who passes by own strength, who is let in beside, and what each of them has in every tier. */
function letInTexts(
  { words, naming }: WhatIfContext,
  { byTier, letIn, seats }: SweptBar,
): { readonly passed: string; readonly letIn: string; readonly seats: string } {
  const passed = new Set<string>();
  for (const own of Object.values(byTier)) {
    if (!letIn.some((id) => (own[id] ?? 0) > 0)) continue;
    for (const [id, n] of Object.entries(own)) if (n > 0 && !letIn.includes(id)) passed.add(id);
  }
  const said = [...passed, ...letIn].map((id) => {
    const parts = Object.entries(byTier).flatMap(([tier, own]) =>
      (own[id] ?? 0) === 0 ? [] : [`${tierName(words, tier)} ${words.numbers.whole(own[id] ?? 0)}`],
    );
    return `${naming.short(id)} ${words.numbers.whole(seats[id] ?? 0)} (${parts.join(" + ")})`;
  });
  const names = (ids: readonly string[]): string => words.list(ids.map((id) => naming.short(id)));
  return { passed: names([...passed]), letIn: names(letIn), seats: said.join(", ") };
}
