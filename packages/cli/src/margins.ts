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

/** Races by outcome and tier: they are those of every contender, and binding a law to votes costs the most. */
const races = new WeakMap<Outcome, Map<string, ReturnType<typeof raceOf>>>();

function raceIn(scenario: Scenario, outcome: Outcome, tier: string): ReturnType<typeof raceOf> {
  const known = races.get(outcome) ?? new Map<string, ReturnType<typeof raceOf>>();
  const race = known.get(tier) ?? raceOf(scenario, tier);
  races.set(outcome, known.set(tier, race));
  return race;
}

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
    const read = raceIn(scenario, outcome, tier.id);
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

/**
 * Who receives the votes; nobody is named where the goal is reached whoever it is, and then the changes are those that most
 * recipients bring, with the others beside them.
 */
function recipientOf(
  race: Race,
  goal: NamedGoal,
  { changes, ballots, gains }: Found,
): Pick<Margin, "to" | "changes" | "instead"> {
  const to = [...changes].find(([, votes]) => votes > 0)?.[0];
  const from = race.options.indexOf(goal.contender);
  const now = resultWith(race, race.votes)?.seats ?? new Map<string, number>();
  const outcomes = race.options.flatMap((option, i) => {
    if (option === goal.contender) return [];
    const votes = race.votes.map((v, j) => v + (j === i ? ballots : j === from ? -ballots : 0));
    const result = resultWith(race, votes);
    const reached = holds(result, goal);
    const gained = new Map([...(result?.seats ?? [])].map(([id, n]) => [id, n - (now.get(id) ?? 0)]));
    return [{ option, reached, gained, key: JSON.stringify(changesIn(gained)) }];
  });
  if (outcomes.some(({ reached }) => !reached)) {
    return { ...(to === undefined ? {} : { to }), changes: changesIn(gains) };
  }
  const groups = new Map<string, typeof outcomes>();
  for (const outcome of outcomes) groups.set(outcome.key, [...(groups.get(outcome.key) ?? []), outcome]);
  const [usual, ...others] = [...groups.values()].sort((a, b) => b.length - a.length);
  const most = usual?.[0]?.gained ?? gains;
  const instead = others.flatMap((group) => {
    const [first] = group;
    if (first === undefined) return [];
    const different = [...first.gained]
      .filter(([id, by]) => by !== (most.get(id) ?? 0))
      .map(([contender, by]) => ({ contender, by }))
      .sort((x, y) => y.by - x.by);
    return [{ to: group.map(({ option }) => option), changes: different }];
  });
  return { changes: changesIn(most), ...(instead.length === 0 ? {} : { instead }) };
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
