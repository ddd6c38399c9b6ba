/**
 * How many ballots a risk-limiting audit would have to look at if the announced result is right. Planning numbers: an audit
 * needs paper ballots that are kept, a list of them, and a lot in public.
 *
 * Sources: P. Stark, Super-simple simultaneous single-ballot risk-limiting audits (2010), and M. Lindeman, P. Stark, A gentle
 * introduction to risk-limiting audits (2012), for comparison; M. Lindeman, P. Stark, V. Yates, BRAVO (2012), for polling, with the
 * best bet for every assertion.
 *
 * @module
 */

import { type Assertion, assertionsOf, type AuditRace, marginOf } from "./assertions.ts";

/** The inflator of errors of the published method: half of one overstatement in a hundred is forgiven. */
const INFLATOR = 1.03905;

/** An assertion with what it asks for. */
export interface PlannedAssertion {
  readonly assertion: Assertion;
  /** Ballots that would have to be of the worst kind instead of the best one for the assertion to fail. */
  readonly margin: number;
  /** Ballots to compare with their electronic records, without a single error. */
  readonly comparison: number;
  /** The same with one overstatement of one vote in a thousand ballots; undefined where that is too much for the margin. */
  readonly withErrors: number | undefined;
  /** Ballots to look at where there are no records to compare with, on average. */
  readonly polling: number;
}

/** The plan: one sample serves all assertions, so that the narrowest decides. */
export interface AuditPlan {
  readonly ballots: number;
  readonly risk: number;
  readonly assertions: readonly PlannedAssertion[];
  readonly comparison: number;
  readonly polling: number;
}

/** Plans an audit at a risk limit (0.05: of 100 wrong results, 95 or more are found). Undefined where nothing is asserted. */
export function planAudit(race: AuditRace, risk: number): AuditPlan | undefined {
  const assertions = assertionsOf(race).map((assertion): PlannedAssertion => {
    const limit = (size: number): number => Math.min(race.ballots, Math.ceil(size));
    const errors = comparisonSize(assertion, risk, 0.001);
    return {
      assertion,
      margin: Math.max(0, Math.ceil(((assertion.mean - 1 / 2) * race.ballots) / assertion.upper - 1e-6)),
      comparison: limit(comparisonSize(assertion, risk, 0)),
      withErrors: Number.isFinite(errors) ? limit(errors) : undefined,
      polling: limit(pollingSize(assertion, race.ballots, risk)),
    };
  });
  if (assertions.length === 0) return undefined;
  return {
    ballots: race.ballots,
    risk,
    assertions,
    comparison: Math.max(...assertions.map((each) => each.comparison)),
    polling: Math.max(...assertions.map((each) => each.polling)),
  };
}

/** Ballots until the risk is below the limit, with so many overstatements of one vote for each ballot. */
export function comparisonSize(assertion: Assertion, risk: number, errors: number): number {
  const step = marginOf(assertion) / (2 * INFLATOR);
  if (step <= 0) return Number.POSITIVE_INFINITY;
  const growth = -Math.log1p(-step) + errors * Math.log1p(-1 / (2 * INFLATOR));
  return growth <= 0 ? Number.POSITIVE_INFINITY : -Math.log(risk) / growth;
}

/** The average number of ballots with the best bet against a mean of a half. */
export function pollingSize({ values, upper, mean }: Assertion, ballots: number, risk: number): number {
  if (mean <= 1 / 2) return Number.POSITIVE_INFINITY;
  const growth = (bet: number): number =>
    values.reduce((sum, each) => sum + (each.ballots / ballots) * Math.log1p(bet * (each.value - 1 / 2)), 0);
  // Growth is concave in the bet: thirds close in on the best one.
  let [low, high] = [0, 2 - 1e-9];
  for (let i = 0; i < 200; i++) {
    const third = (high - low) / 3;
    if (growth(low + third) < growth(high - third)) low += third;
    else high -= third;
  }
  const bet = (low + high) / 2;
  // The last step goes half beyond the limit, on average.
  return (-Math.log(risk) + Math.log1p(bet * (upper - 1 / 2)) / 2) / growth(bet);
}
