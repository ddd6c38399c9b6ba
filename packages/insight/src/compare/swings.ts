/**
 * Swings: shares of two elections side by side, party by party across renamings. Whoever is missing on one side is missing
 * for a reason, which is a word and never a zero.
 *
 * @module
 */

import {
  addRatios,
  type Fraction,
  fraction,
  isLine,
  multiplyRatios,
  type Outcome,
  parseRatio,
  type Ratio,
  ratio,
  readFraction,
  subtractRatios,
} from "@urna/law";
import type { Scenario } from "../scenario.ts";
import { barsOf, contestOf, tiersOf } from "../what-if/tiers.ts";
import type { ComparedElection } from "./matrix.ts";

/** Why somebody is on one side only. */
export const ABSENCES = [
  /** It did not exist yet at the earlier election. */
  "new",
  /** The same where the earlier election is the second. */
  "did-not-exist-yet",
  /** It existed and chose not to stand: only where a source says so. */
  "did-not-stand",
  /** It wanted to stand and was not admitted: only where a source says so. */
  "not-admitted",
  /** It was not on the ballot; nothing here says why. */
  "not-on-the-ballot",
  /** It did not exist any more. */
  "no-longer-existed",
  /** The ballot had no such line, the law no such seats. */
  "not-offered",
] as const;
export type Absence = (typeof ABSENCES)[number];

/** From when to when a party is known to have existed under its names: years or dates; open where nothing is known. */
export interface Span {
  readonly from?: string;
  readonly until?: string;
}

/** One side of a row. Shares are of the base of that election's own bar. */
export interface SwingSide {
  readonly contender: string;
  readonly votes: Fraction | null;
  readonly base: Fraction | null;
  /** Votes over base, in lowest terms. */
  readonly share: Fraction | null;
  readonly seats: number | null;
}

export interface Swing {
  readonly identity: string;
  readonly first: SwingSide | null;
  readonly second: SwingSide | null;
  /** The difference of the shares; null where there is only one. */
  readonly change: Fraction | null;
  /** Why one side is missing; null where neither is. */
  readonly absence: Absence | null;
}

/** What is known of parties beside the ballots. */
export interface PartyRecord {
  readonly spans?: ReadonlyMap<string, Span>;
  /** By election and identity: why somebody who existed was not on the ballot. */
  readonly absent?: ReadonlyMap<string, ReadonlyMap<string, Absence>>;
  /** Identities that are no party: lines, and independents. */
  readonly isParty?: (identity: string) => boolean;
}

/** An election with what the engine made of it. */
export interface Evaluated extends ComparedElection {
  readonly outcome: Outcome;
}

/** Swings of everybody who stood in one of two elections: seats of the second first, then votes, then the first's. */
export function swingsOf(first: Evaluated, second: Evaluated, standing: PartyRecord = {}): readonly Swing[] {
  const sides = [sidesOf(first), sidesOf(second)] as const;
  const identities = [...new Set([...sides[0].keys(), ...sides[1].keys()])];
  const rows = identities.map((identity): Swing => {
    const [was, is] = [sides[0].get(identity) ?? null, sides[1].get(identity) ?? null];
    const [wasShare, isShare] = [was?.share ?? null, is?.share ?? null];
    return {
      identity,
      first: was,
      second: is,
      change: wasShare === null || isShare === null ? null : difference(isShare, wasShare),
      absence:
        was === null
          ? absenceOf(identity, first, "before", standing)
          : is === null
            ? absenceOf(identity, second, "after", standing)
            : null,
    };
  });
  return rows.sort(
    (a, b) =>
      rank(a) - rank(b) ||
      (b.second?.seats ?? -1) - (a.second?.seats ?? -1) ||
      sizeOf(b.second) - sizeOf(a.second) ||
      sizeOf(b.first) - sizeOf(a.first) ||
      (a.identity < b.identity ? -1 : 1),
  );
}

/** Lists before those who stand on none, lines last. */
function rank({ identity, first, second }: Swing): number {
  if (isLine(identity)) return 2;
  return (first?.votes ?? null) === null && (second?.votes ?? null) === null ? 1 : 0;
}

/** Only for the order of rows. */
function sizeOf(side: SwingSide | null): number {
  const votes = side?.votes ?? null;
  return votes === null ? -1 : Number(BigInt(votes.num) / BigInt(votes.den));
}

function difference(a: Fraction, b: Fraction): Fraction {
  const value = subtractRatios(readFraction(a), readFraction(b));
  return fraction(value.num, value.den);
}

function absenceOf(
  identity: string,
  { id, date }: ComparedElection,
  side: "before" | "after",
  { spans, absent, isParty = (other) => !isLine(other) }: PartyRecord,
): Absence {
  const told = absent?.get(id)?.get(identity);
  if (told !== undefined) return told;
  if (!isParty(identity)) return "not-offered";
  const span = spans?.get(identity);
  // Only as much of the date is compared as is known of the span.
  if (span?.from !== undefined && span.from > date.slice(0, span.from.length))
    return side === "before" ? "new" : "did-not-exist-yet";
  if (span?.until !== undefined && span.until < date.slice(0, span.until.length)) return "no-longer-existed";
  return "not-on-the-ballot";
}

function sidesOf({ scenario, outcome, identityOf }: Evaluated): ReadonlyMap<string, SwingSide> {
  const { votes, base } = votesAndBase(scenario, outcome);
  const sides = new Map<string, SwingSide>();
  const put = (contender: string): void => {
    const identity = isLine(contender) ? contender : identityOf(contender);
    if (sides.has(identity)) return;
    const own = votes.get(contender);
    const seats = outcome.seats.find((row) => row.contender === contender)?.total;
    const known = own !== undefined && base !== undefined && base.num !== 0;
    const share = known ? multiplyRatios(own, ratio(base.den, base.num)) : undefined;
    sides.set(identity, {
      contender,
      votes: own === undefined ? null : fraction(own.num, own.den),
      base: own === undefined || base === undefined ? null : fraction(base.num, base.den),
      share: share === undefined ? null : fraction(share.num, share.den),
      seats: isLine(contender) ? null : outcome.status === "refused" ? null : (seats ?? 0),
    });
  };
  for (const contender of votes.keys()) put(contender);
  for (const row of outcome.seats) if (row.total > 0) put(row.contender);
  return sides;
}

/** Votes of the contest by which shares are taken, and the base: that of the bar, else all that was marked. */
function votesAndBase(
  { rules, given }: Scenario,
  outcome: Outcome,
): { readonly votes: ReadonlyMap<string, Ratio>; readonly base: Ratio | undefined } {
  const [bar] = barsOf(rules);
  const [tier] = tiersOf(rules).filter(
    (t) => t.kind === "shared" || t.kind === "linked" || t.kind === "areas",
  );
  const contest = contestOf(rules, bar ?? tier?.step ?? "");
  const votes = new Map<string, Ratio>();
  let all: Ratio = { num: 0, den: 1 };
  for (const row of given.votes ?? []) {
    const own = row.votes === null ? undefined : parseRatio(row.votes);
    const counts = row.contest === contest && (!isLine(row.option) || row.option === "against-all");
    if (!counts || own === undefined) continue;
    votes.set(row.option, addRatios(votes.get(row.option) ?? { num: 0, den: 1 }, own));
    all = addRatios(all, own);
  }
  for (const step of outcome.trace) {
    if (step.verb === "admit" && step.clause === "share" && step.at === bar)
      return { votes, base: readFraction(step.base) };
  }
  return { votes, base: votes.size === 0 ? undefined : all };
}
