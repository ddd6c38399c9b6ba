/**
 * The house that each election fills: its members, who elects them, and how many members each named majority asks for.
 *
 * @module
 */

import { type Outcome, seatsNeeded, writeRatio } from "@urna/law";
import { stepsOf } from "../scenario.ts";
import { barsOf, baseLines, tiersOf } from "../what-if/tiers.ts";
import type { NamedMajority } from "../what-if/what-if.ts";
import type { ComparedElection } from "./matrix.ts";

/** A house. */
export interface ElectedHouse {
  readonly election: string;
  readonly rules: string;
  /** Null where nobody knows how many seats a tier has. */
  readonly members: number | null;
  readonly tiers: readonly {
    readonly id: string;
    readonly seats: number | null;
    readonly appointed: boolean;
  }[];
  /** The share that a list must reach, as the law writes it, and the lines of its base; null where there is no one bar. */
  readonly bar: { readonly share: string; readonly base: readonly string[] } | null;
  /** Majorities of one share together, smallest first. */
  readonly majorities: readonly {
    readonly ids: readonly string[];
    readonly is: "atLeast" | "moreThan";
    readonly share: string;
    readonly needed: number;
  }[];
}

/** Describes the house of an election. */
export function houseFor(
  { id, scenario }: ComparedElection,
  outcome: Outcome,
  majorities: readonly NamedMajority[],
): ElectedHouse {
  const { rules } = scenario;
  const shapes = tiersOf(rules);
  const isUnknown = ({ status, size }: Outcome["tiers"][number]): boolean =>
    status === "refused" && size === 0;
  const members = outcome.tiers.reduce((sum, tier) => sum + tier.size, 0);
  const [bar, another] = barsOf(rules);
  const step = bar === undefined ? undefined : stepsOf(rules).get(bar);
  const share = step?.["atLeast"] ?? step?.["moreThan"];
  const groups = new Map<string, { ids: string[]; rule: NamedMajority }>();
  for (const rule of majorities) {
    const of = rule.atLeast ?? rule.moreThan;
    if (of === undefined) continue;
    const key = `${rule.atLeast === undefined ? "moreThan" : "atLeast"} ${writeRatio(of)}`;
    const known = groups.get(key);
    if (known === undefined) groups.set(key, { ids: [rule.id], rule });
    else known.ids.push(rule.id);
  }
  return {
    election: id,
    rules: String(rules["id"]),
    members: outcome.tiers.some(isUnknown) ? null : members,
    tiers: outcome.tiers.map((tier) => ({
      id: tier.id,
      seats: isUnknown(tier) ? null : tier.size,
      appointed: shapes.find((shape) => shape.id === tier.id)?.kind === "appointed",
    })),
    bar:
      bar === undefined || another !== undefined || (typeof share !== "string" && typeof share !== "number")
        ? null
        : { share: `${share}`, base: baseLines(rules, bar) },
    majorities: [...groups]
      .map(([key, { ids, rule }]) => {
        const [is = "", written = ""] = key.split(" ");
        return {
          ids,
          is: is === "atLeast" ? ("atLeast" as const) : ("moreThan" as const),
          share: written,
          needed: seatsNeeded(rule, members),
        };
      })
      .sort((a, b) => a.needed - b.needed),
  };
}
