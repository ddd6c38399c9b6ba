/**
 * The quota method: highest averages, seat by seat, among those who stay within their exact share rounded up. It keeps
 * both to the quota and to the growth of the house, which no divisor method and no method of remainders does.
 *
 * @module
 */

import { type ClauseKind, clauseKind } from "../clause.ts";
import { add, compare, compareProducts, type Fraction, fraction, multiply, type Whole } from "../exact.ts";
import type { StepBase } from "../step.ts";
import type { DeclaredStep } from "./declared.ts";
import { allotFields, bindAllotment, type Race, settleEdge } from "./frame.ts";

export interface QuotaMethodStep extends StepBase {
  readonly verb: "allot";
  readonly clause: "quota-method";
  readonly seats: number;
  readonly total: Fraction;
  /** Most votes first. */
  readonly rows: readonly {
    readonly contender: string;
    readonly votes: Fraction;
    /** Its exact share of the seats. */
    readonly share: Fraction;
    readonly seats: number;
  }[];
}

export const quotaMethod: ClauseKind<QuotaMethodStep | DeclaredStep> = clauseKind({
  verb: "allot",
  kind: "quota-method",
  gives: "seats",
  doc: "Seat by seat the highest votes over (seats + 1) of those who stay within their exact share rounded up.",
  source: "Balinski and Young, The Quota Method of Apportionment (1975).",
  fields: allotFields,
  bind: (clause, scope) =>
    bindAllotment<QuotaMethodStep>(clause, scope, (race, run, frame) => {
      const { size: n, votes, won, seats } = race;
      const total = votes.reduce<Whole>(add, 0);
      if (total === 0 && seats > 0) {
        return frame.refuse("law-is-silent", race, "no-votes-at-all", { seats });
      }
      let open = false;
      for (let house = 1; house <= seats && !open; ) {
        const best = strongest(race, total, house);
        if (!together(race, total, house, best)) {
          const [one] = settleEdge(race, run, frame, best, 1) ?? [];
          open = one === undefined;
          if (one !== undefined) won[one] = (won[one] ?? 0) + 1;
          house += 1;
          continue;
        }
        for (const i of best) won[i] = (won[i] ?? 0) + 1;
        house += best.length;
      }
      const { scale } = frame.table;
      const order = Array.from({ length: n }, (_, i) => i).sort((a, b) =>
        compare(votes[b] ?? 0, votes[a] ?? 0),
      );
      run.record?.({
        verb: "allot",
        clause: "quota-method",
        at: frame.scope.id,
        area: race.area,
        cite: frame.scope.cite,
        seats,
        total: fraction(total, scale),
        rows: order.map((i) => ({
          contender: frame.name(race, i),
          votes: fraction(votes[i] ?? 0, scale),
          share: total === 0 ? fraction(0) : fraction(multiply(votes[i] ?? 0, seats), total),
          seats: won[i] ?? 0,
        })),
      });
      return open ? "tied" : undefined;
    }),
});

/** Those with the highest votes over (seats + 1) whose next seat stays below their share of the house, rounded up. */
function strongest({ size: n, votes, won }: Race, total: Whole, house: number): readonly number[] {
  let best: number[] = [];
  for (let i = 0; i < n; i++) {
    const own = votes[i] ?? 0;
    const held = won[i] ?? 0;
    if (compareProducts(held, total, own, house) >= 0) continue;
    const first = best[0] ?? i;
    const side = compareProducts(own, (won[first] ?? 0) + 1, votes[first] ?? 0, held + 1);
    if (best.length === 0 || side > 0) best = [i];
    else if (side === 0) best.push(i);
  }
  return best;
}

/** Whether all of equal claims get a seat one after another, whoever is first: then nobody has to be asked. */
function together(race: Race, total: Whole, house: number, equal: readonly number[]): boolean {
  if (equal.length === 1) return true;
  if (equal.length > race.seats - house + 1) return false;
  const { won } = race;
  const before = [...won];
  const all = equal.every((i, k) => {
    const now = strongest(race, total, house + k);
    won[i] = (won[i] ?? 0) + 1;
    return now.length === equal.length - k && now.every((j) => equal.includes(j));
  });
  for (const [i, n] of before.entries()) won[i] = n;
  return all;
}
