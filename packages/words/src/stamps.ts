/**
 * Stamps and the sentences of agreement: computed or declared, and whether the published result is the same.
 *
 * @module
 */

import type { TierOutcome } from "@urna/law";
import type { Block, Stamp } from "./blocks.ts";
import type { Context } from "./case.ts";
import type { Comparison } from "./comparison.ts";
import { tierName } from "./terms.ts";
import type { Words } from "./words.ts";

export interface Stamped {
  readonly stamp: Stamp;
  readonly text: string;
}

/** How the seats of these tiers came about: recomputed from votes, or declared. */
export function originStamps(words: Words, tiers: readonly TierOutcome[]): readonly Stamped[] {
  const origins = new Set(tiers.filter((tier) => tier.status !== "refused").map((tier) => tier.origin));
  const stamps: Stamped[] = [];
  if (origins.has("computed")) stamps.push({ stamp: "recomputed", text: words.word("stamp.recomputed") });
  if (origins.has("declared")) stamps.push({ stamp: "declared", text: words.word("stamp.declared") });
  return stamps;
}

/** Whether the published seats are the same. */
export function comparisonStamps(words: Words, comparison: Comparison | undefined): readonly Stamped[] {
  if (comparison === undefined) return [];
  return comparison.differences.length === 0
    ? [{ stamp: "official", text: words.say("stamp.matches", { by: comparison.by }) }]
    : [{ stamp: "disputed", text: words.say("stamp.differs", { by: comparison.by }) }];
}

/** The same in sentences; every difference is named. */
export function comparisonBlocks(ctx: Context, comparison: Comparison | undefined): readonly Block[] {
  const { words } = ctx;
  if (comparison === undefined) return [{ kind: "paragraph", text: words.word("official.none") }];
  const by =
    comparison.date === undefined
      ? comparison.by
      : words.say("official.byDate", { by: comparison.by, date: words.date(comparison.date) });
  if (comparison.differences.length === 0)
    return [{ kind: "paragraph", text: words.say("official.matches", { by }) }];
  return [
    { kind: "paragraph", text: words.say("official.differs", { by }) },
    {
      kind: "list",
      items: comparison.differences.map(({ contender, tier, computed, published }) => {
        const name = ctx.naming.short(contender);
        const values = {
          name: tier === undefined ? name : `${name}, ${tierName(words, tier)}`,
          computed: words.numbers.whole(computed),
          published: words.numbers.whole(published),
        };
        return words.say("official.difference", values);
      }),
    },
  ];
}
