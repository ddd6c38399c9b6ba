/**
 * The steps of a tier, however the document groups them.
 *
 * @module
 */

import type { Rules } from "@urna/law";

/** Ids of the steps that fill the seats of a tier. */
export function tierSteps(rules: Rules, tier: string): readonly string[] {
  return rules.tiers.get(tier) ?? [];
}
