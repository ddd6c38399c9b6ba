/**
 * What if: an election under changed rules or inputs, beside the real one. Where it is open how to read the ballots, every
 * reading is computed; where an input is missing, bounds stand in place of a number.
 *
 * @module
 */

import { type Fraction, isLine, type Outcome, type Problem, type Result } from "@urna/law";
import { isFull } from "@urna/words/case";
import {
  type Change,
  EMPTY_SEATS,
  type MajorityChange,
  type ReadingWords,
  type SeatChange,
  type Seats,
  type WhatIfAssumption,
  type WhatIfWords,
  type WithoutSeat,
} from "@urna/words/insight/what-if-input";
import { askedBy, type MissingInput } from "../inputs.ts";
import { evaluate, type Scenario } from "../scenario.ts";
import { againstAllIsOpen } from "./against-all.ts";
import { applyChanges } from "./apply.ts";
import { type Bounds, boundsOf, houseOf } from "./bounds.ts";
import { type MajoritiesOf, majorityChanges, type NamedMajority } from "./majorities.ts";
import { contestOf, tiersOf } from "./tiers.ts";

/** One way to read the ballots under the changed rules. */
export interface Reading extends ReadingWords {
  readonly scenario: Scenario;
}

/** The answer. */
export interface WhatIf extends WhatIfWords {
  readonly before: {
    readonly outcome: Outcome;
    readonly house: number;
    readonly withoutSeat: WithoutSeat | null;
  };
  /** What the engine says of rules and input together where it cannot even begin. */
  readonly problems: readonly Problem[];
  readonly readings: readonly Reading[];
}

export type { MajoritiesOf, MajorityChange, NamedMajority, SeatChange, WithoutSeat };

/** Asks what if. Problems are impossible changes; what is merely missing stands in the answer. */
export function whatIf(
  base: Scenario,
  changes: readonly Change[],
  { majoritiesOf = () => [] }: { readonly majoritiesOf?: MajoritiesOf } = {},
): Result<WhatIf> {
  const before = evaluate(base);
  if (!before.ok) return before;
  const changed = applyChanges(base, changes);
  if (!changed.ok) return changed;
  const { scenario, assumptions, needs } = changed.value;
  const real = {
    outcome: before.value,
    house: houseOf(before.value),
    withoutSeat: withoutSeat(base, before.value),
  };
  const otherLaw = changes.some((change) => change.kind === "rules");
  const readAs = changes.some((change) => change.kind === "against-all");
  const ways: readonly Reading["againstAll"][] =
    otherLaw && !readAs && againstAllIsOpen(scenario) ? ["kept", "dropped"] : [null];
  const readings: Reading[] = [];
  let problems: readonly Problem[] = [];
  for (const againstAll of ways) {
    const read =
      againstAll === null
        ? { ok: true as const, value: { scenario, assumptions } }
        : applyChanges(scenario, [{ kind: "against-all", as: againstAll }]);
    if (!read.ok) return read;
    const own = againstAll === null ? [] : read.value.assumptions;
    const outcome = evaluate(read.value.scenario);
    if (outcome.ok) {
      const all = [...assumptions, ...own, ...followsFrom(read.value.scenario, outcome.value)];
      readings.push(
        readingOf(
          { base, outcome: before.value },
          { scenario: read.value.scenario, outcome: outcome.value },
          { againstAll, assumptions: all, majoritiesOf },
        ),
      );
    } else if (needs.length === 0) return outcome;
    else problems = outcome.problems;
  }
  // What nothing depends on, such as a round that was not held, is not needed.
  const isDone = readings.length > 0 && readings.every((reading) => isFull(reading.outcome));
  const asked = readings.flatMap((reading) => askedBy(reading.outcome, scenario.given));
  const isNew = ({ name }: MissingInput, i: number): boolean =>
    ![...needs, ...asked.slice(0, i)].some((need) => need.kind !== "level" && need.name === name);
  const lacking = isDone ? [] : [...needs, ...asked.filter(isNew)];
  return { ok: true, value: { before: real, needs: lacking, problems, readings: distinct(readings) } };
}

/** Two readings with the same seats are no question: the law as it is written answers it. */
function distinct(readings: readonly Reading[]): readonly Reading[] {
  const [kept, dropped] = readings;
  if (kept === undefined || dropped === undefined || kept.outcome.status !== dropped.outcome.status)
    return readings;
  const seats = ({ outcome }: Reading): string =>
    JSON.stringify(outcome.seats.filter((row) => row.total > 0).map((row) => [row.contender, row.byTier]));
  if (seats(kept) !== seats(dropped)) return readings;
  const assumptions = dropped.assumptions.filter((assumed) => assumed.kind !== "against-all");
  return [{ ...dropped, againstAll: null, assumptions }];
}

/** Assumptions that only the outcome shows: what was set aside, and rules for lone lists only where one was let in. */
function followsFrom({ rules }: Scenario, outcome: Outcome): readonly WhatIfAssumption[] {
  return outcome.trace.flatMap((step): WhatIfAssumption[] =>
    step.clause === "deduct" && step.outside > 0 && tiersOf(rules).some((tier) => tier.step === step.at)
      ? [{ kind: "set-aside", seats: step.outside, shared: step.total - step.outside }]
      : [],
  );
}

function readingOf(
  before: { readonly base: Scenario; readonly outcome: Outcome },
  after: { readonly scenario: Scenario; readonly outcome: Outcome },
  {
    againstAll,
    assumptions,
    majoritiesOf,
  }: {
    readonly againstAll: Reading["againstAll"];
    readonly assumptions: readonly WhatIfAssumption[];
    readonly majoritiesOf: MajoritiesOf;
  },
): Reading {
  const { outcome, scenario } = after;
  const rescued = outcome.trace.some(
    (step) => step.verb === "admit" && step.clause === "rescue" && step.rescued.length > 0,
  );
  const bounds = boundsOf(scenario, outcome);
  const open = openIn(before.outcome, outcome);
  const isKnown = outcome.status !== "refused" || isFull(outcome) || open.length > 0;
  const inAreas = tiersOf(scenario.rules).flatMap(({ id, kind }) => (kind === "areas" ? [id] : []));
  const rows = rowsOf(before.outcome, outcome, { bounds, isKnown, inAreas });
  return {
    againstAll,
    scenario,
    assumptions: [
      ...assumptions.filter((a) => a.kind !== "lone-list" || rescued),
      ...open.map((tier) => ({ kind: "open" as const, tier })),
    ],
    outcome,
    house: houseOf(outcome),
    rows,
    majorities:
      // Of one person nobody asks for a majority.
      bounds.length > 0 || !isKnown || open.length > 0 || houseOf(outcome) < 2
        ? []
        : majorityChanges(before, after, {
            before: majoritiesOf(before.base.rules),
            after: majoritiesOf(scenario.rules),
          }),
    withoutSeat: bounds.length > 0 || !isKnown ? null : withoutSeat(scenario, outcome),
  };
}

/** Tiers without any seats that are known, before as after, beside others that stand: the others can be compared. */
function openIn(before: Outcome, after: Outcome): readonly string[] {
  const openOf = ({ tiers }: Outcome): readonly string[] =>
    tiers.filter((tier) => tier.status === "refused" && tier.size === 0).map((tier) => tier.id);
  const open = openOf(after);
  const isSame = open.join() === openOf(before).join();
  const stand = after.tiers.filter((tier) => tier.status === "complete").length;
  return isSame && stand > 0 && stand + open.length === after.tiers.length ? open : [];
}

/** Contenders in the order of the real result, so that changes are seen; those who only come in follow. */
function rowsOf(
  before: Outcome,
  after: Outcome,
  {
    bounds,
    isKnown,
    inAreas,
  }: { readonly bounds: readonly Bounds[]; readonly isKnown: boolean; readonly inAreas: readonly string[] },
): readonly SeatChange[] {
  const votes = votesIn(after) ?? votesIn(before);
  const seatsIn = (outcome: Outcome, id: string): Seats => {
    const found = outcome.seats.find((row) => row.contender === id);
    return { total: found?.total ?? 0, byTier: found?.byTier ?? {} };
  };
  const ids = [
    ...new Set([...before.seats, ...after.seats].map((row) => row.contender)),
    ...bounds.map((b) => b.contender),
  ].filter((id, i, all) => all.indexOf(id) === i);
  const size = (id: string): bigint => {
    const own = votes?.get(id);
    return own === undefined ? -1n : BigInt(own.num) / BigInt(own.den);
  };
  const order = (a: string, b: string): number => {
    const [one, two] = [seatsIn(before, a), seatsIn(before, b)];
    const [own, other] = [size(a), size(b)];
    return (
      Number(one.total === 0) - Number(two.total === 0) ||
      Number(own < 0n) - Number(other < 0n) ||
      two.total - one.total ||
      (own < other ? 1 : own > other ? -1 : 0) ||
      seatsIn(after, b).total - seatsIn(after, a).total ||
      (a < b ? -1 : 1)
    );
  };
  const isIn = (id: string): boolean =>
    Object.entries(seatsIn(after, id).byTier).some(([tier, n]) => n > 0 && !inAreas.includes(tier));
  return [...ids].sort(order).map((contender) => {
    const was = seatsIn(before, contender);
    const bound = bounds.find((b) => b.contender === contender);
    const is = isKnown ? seatsIn(after, contender) : null;
    return {
      contender,
      before: was,
      after: is,
      difference: is === null ? null : is.total - was.total,
      bounds: bound === undefined ? null : { least: bound.least, most: bound.most },
      // Whoever has seats that the bar guards came in another way.
      below: isIn(contender) ? null : belowBar(after, contender),
    };
  });
}

/** Votes by contender of the first bar, exact. */
function votesIn(outcome: Outcome): ReadonlyMap<string, Fraction> | undefined {
  for (const step of outcome.trace) {
    if (step.verb === "admit" && step.clause === "share")
      return new Map(step.rows.map((row) => [row.contender, row.votes]));
  }
  return undefined;
}

function belowBar(outcome: Outcome, contender: string): SeatChange["below"] {
  for (const step of outcome.trace) {
    if (step.verb === "admit" && step.clause === "rescue" && step.rescued.includes(contender)) return null;
  }
  for (const step of outcome.trace) {
    if (step.verb !== "admit" || step.clause !== "share") continue;
    const row = step.rows.find((each) => each.contender === contender);
    if (row !== undefined && !row.passes) {
      return { votes: row.votes, base: step.base, bar: { is: row.bar.is, share: row.bar.share } };
    }
  }
  return null;
}

/** Votes of the proportional tier for options that it gave no seat; null where votes are not whole, or there is none. */
function withoutSeat({ rules, given }: Scenario, outcome: Outcome): WithoutSeat | null {
  const tier = tiersOf(rules).find((t) => t.kind === "shared" || t.kind === "linked");
  if (tier?.step === undefined) return null;
  const contest = contestOf(rules, tier.step);
  const seats = new Map(
    outcome.seats.map((row) => [
      row.contender,
      tier.kind === "linked" ? row.total : (row.byTier[tier.id] ?? 0),
    ]),
  );
  let [votes, base, againstAll] = [0, 0, 0];
  for (const row of given.votes ?? []) {
    if (row.contest !== contest || (isLine(row.option) && row.option !== "against-all")) continue;
    if (typeof row.votes !== "number") return null;
    base += row.votes;
    const isAgainst = row.option === "against-all" || row.option === EMPTY_SEATS;
    if (isAgainst || (seats.get(row.option) ?? 0) === 0) votes += row.votes;
    if (isAgainst) againstAll += row.votes;
  }
  return base === 0 ? null : { votes, base, againstAll };
}
