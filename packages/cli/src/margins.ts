/**
 * What would change a contender's list seats: the fewest ballots, found by recomputation, and another formula.
 *
 * @module
 */

import {
  evaluate,
  holds,
  kindOf,
  marginFor,
  type Margin as Found,
  type NamedGoal,
  type Race,
  raceOf,
  resultWith,
  type Scenario,
  stepsOf,
} from "@urna/insight";
import type { Outcome } from "@urna/law";
import type { Margin, Words } from "@urna/words";

/** Tested margins of a contender; none where the rules of its tier are not those that the search understands. */
export function marginsOf(
  scenario: Scenario,
  outcome: Outcome,
  contender: string,
  words: Words,
): readonly Margin[] {
  const own = outcome.seats.find((row) => row.contender === contender);
  const margins: Margin[] = [];
  for (const tier of outcome.tiers) {
    if (tier.origin === "declared" || tier.status !== "complete") continue;
    const read = raceOf(scenario, tier.id);
    if (!read.ok || !read.value.options.includes(contender)) continue;
    const seats = own?.byTier[tier.id] ?? 0;
    margins.push(...losses(read.value, contender, seats), ...gains(read.value, contender, seats));
    margins.push(...withDivisors(scenario, read.value, outcome, contender, words));
  }
  return margins;
}

/** What costs at least one seat: votes that go to another option, and votes that are not cast. */
function losses(race: Race, contender: string, seats: number): readonly Margin[] {
  if (seats === 0) return [];
  const goal: NamedGoal = { contender, is: "atMost", seats: seats - 1 };
  const moved = marginFor(race, goal, "moved", { among: 1 });
  const withheld = marginFor(race, goal, "withheld");
  return [
    ...(moved === undefined
      ? []
      : [
          {
            kind: "move" as const,
            votes: moved.ballots,
            from: contender,
            ...recipientOf(race, goal, moved),
            changes: changesIn(moved.gains),
          },
        ]),
    ...(withheld === undefined
      ? []
      : [
          {
            kind: "withhold" as const,
            votes: withheld.ballots,
            from: contender,
            changes: changesIn(withheld.gains),
          },
        ]),
  ];
}

/** What brings one more seat: votes that come from one other option. */
function gains(race: Race, contender: string, seats: number): readonly Margin[] {
  const moved = marginFor(race, { contender, is: "atLeast", seats: seats + 1 }, "moved", { among: 1 });
  const from = moved === undefined ? undefined : [...moved.changes].find(([, votes]) => votes < 0)?.[0];
  if (moved === undefined || from === undefined) return [];
  return [{ kind: "move", votes: moved.ballots, from, to: contender, changes: changesIn(moved.gains) }];
}

/** Who receives the votes; nobody is named where it does not matter. */
function recipientOf(race: Race, goal: NamedGoal, { changes, ballots }: Found): { readonly to?: string } {
  const to = [...changes].find(([, votes]) => votes > 0)?.[0];
  const from = race.options.indexOf(goal.contender);
  const anywhere = race.options.every((option, i) => {
    if (option === goal.contender) return true;
    const votes = race.votes.map((v, j) => v + (j === i ? ballots : j === from ? -ballots : 0));
    return holds(resultWith(race, votes), goal);
  });
  return anywhere || to === undefined ? {} : { to };
}

/** The same votes by the divisors 1, 2, 3, ...; told where it would change something for the contender. */
function withDivisors(
  { rules, given }: Scenario,
  race: Race,
  outcome: Outcome,
  contender: string,
  words: Words,
): readonly Margin[] {
  const step = stepsOf(rules).get(race.step);
  if (step === undefined || kindOf(step)?.kind !== "quota") return [];
  const { quota: _, rescued: __, ...rest } = step;
  const steps = Object.fromEntries(stepsOf(rules));
  const changed = { ...steps, [race.step]: { ...rest, allot: "divisor", divisor: "dhondt" } };
  const other = evaluate({ rules: { ...rules, steps: changed }, given });
  if (!other.ok || other.value.status !== "complete") return [];
  const before = new Map(outcome.seats.map((row) => [row.contender, row.total]));
  const after = new Map(
    other.value.seats.map((row) => [row.contender, row.total - (before.get(row.contender) ?? 0)]),
  );
  if ((after.get(contender) ?? 0) === 0) return [];
  return [{ kind: "formula", rule: words.word("margin.dhondt"), changes: changesIn(after) }];
}

/** Losses first, then gains, each the largest first. */
function changesIn(gained: ReadonlyMap<string, number>): Margin["changes"] {
  return [...gained]
    .filter(([, by]) => by !== 0)
    .map(([contender, by]) => ({ contender, by }))
    .sort((a, b) => Math.sign(a.by) - Math.sign(b.by) || Math.abs(b.by) - Math.abs(a.by));
}
