/**
 * Whether so many changed ballots are enough, for one set of those who are in: the heart of the search for margins.
 *
 * Largest remainders and divisors both give the seats to the highest claims: the m-th claim of j is x_j - m + 1 with
 * x_j = votes x seats / total, or votes / d(m). So i has K seats for certain when fewer than seats - K + 1 claims
 * of others are not below i's K-th; and at most k when seats - k claims of others are above i's (k+1)-th. For a given number
 * of ballots, what i and the total become is known, and every other contender offers a menu: by how many claims its count
 * falls (or rises) for how many ballots. A small dynamic program finds the cheapest way to what is lacking.
 *
 * @module
 */

import { add, compareProducts, multiply } from "@urna/law";
import { ceilDivide, floorDivide, needed, type Race } from "./race.ts";

/** What ballots may do: change their mark, stay away, or come in addition. */
export const CHANGES = ["moved", "withheld", "added"] as const;
export type ChangeKind = (typeof CHANGES)[number];

/** Seats of a contender in the race that are to be reached, or not exceeded. */
export interface Goal {
  readonly contender: number;
  readonly is: "atLeast" | "atMost";
  readonly seats: number;
  /** Options whose votes may change; all when left out. */
  readonly allowed?: readonly boolean[];
}

/** Votes that change, by option. */
export type Changes = readonly number[];

/** The ballots that a change costs: marks that change count once, not twice. */
export function costOf(changes: Changes, kind: ChangeKind): number {
  let up = 0;
  let down = 0;
  for (const d of changes) {
    if (d > 0) up += d;
    else down -= d;
  }
  return kind === "withheld" ? down : up;
}

/** Who is in with these votes. */
export function admitted(race: Race, votes: readonly number[]): readonly boolean[] {
  const need = needed(race, sum(votes));
  return votes.map((v, i) => race.contender[i] === true && v >= need);
}

/**
 * How hard a plan looks where rounding or a tie stands in the way: `quick` takes the straight way only, `thorough` also tries
 * a few ballots from elsewhere.
 */
export type Effort = "quick" | "thorough";

/**
 * Changes of exactly `ballots` ballots that make `members` the ones who are in and reach the goal, in
 * several ways where what is left over may go to several; none when there are none of the form that is searched.
 */
export function plan(
  race: Race,
  members: readonly boolean[],
  goal: Goal,
  kind: ChangeKind,
  ballots: number,
  effort: Effort = "thorough",
): readonly Changes[] {
  const total = sum(race.votes);
  const after = kind === "withheld" ? total - ballots : kind === "added" ? total + ballots : total;
  if (after <= 0) return [];
  const need = needed(race, after);
  const changes = race.votes.map(() => 0);

  // What must happen so that exactly the members are in.
  let takenAway = 0;
  let givenTo = 0;
  for (const [j, votes] of race.votes.entries()) {
    if (race.contender[j] !== true) continue;
    if (members[j] === true && votes < need) {
      if (kind === "withheld") return [];
      changes[j] = need - votes;
      givenTo += need - votes;
    } else if (members[j] !== true && votes >= need) {
      if (kind === "added" || need === 0) return [];
      changes[j] = need - 1 - votes;
      takenAway += votes - need + 1;
    }
  }
  if (takenAway > ballots || givenTo > ballots) return [];
  if (changes.some((d, j) => d !== 0 && !mayChange(goal, j))) return [];
  const inside = members[goal.contender] === true;
  if (!inside && goal.is === "atLeast") return [];
  if (!inside) return spread(race, members, goal, changes, kind, ballots, need);
  if (goal.is === "atMost")
    return lower(race, members, goal, kind, ballots, need, changes, takenAway, givenTo, effort);
  const raised = raise(race, members, goal, kind, ballots, need, changes, takenAway, givenTo, effort);
  return raised === undefined ? [] : [raised];
}

/** Everything that is free goes to (or away from the rivals of) the contender who is to reach the goal. */
function raise(
  race: Race,
  members: readonly boolean[],
  goal: Goal,
  kind: ChangeKind,
  ballots: number,
  need: number,
  forced: readonly number[],
  takenAway: number,
  givenTo: number,
  effort: Effort,
): Changes | undefined {
  const i = goal.contender;
  const before = sumOf(race.votes, members);
  const outside = race.votes.map((_, j) => j).filter((j) => members[j] !== true && mayChange(goal, j));
  const rivals = race.votes.map((_, j) => j).filter((j) => j !== i && members[j] === true);
  const donors = rivals.filter((j) => mayChange(goal, j));

  /** With `extra` more ballots from outside than must leave: the changes, or how many the rivals would have to give. */
  const attempt = (extra: number): Changes | { readonly asked: number } => {
    const fromOutside = takenAway + extra;
    const fromRivals = kind === "added" ? 0 : ballots - fromOutside;
    const changes = [...forced];
    if (kind !== "withheld") changes[i] = (changes[i] ?? 0) + ballots - givenTo;
    const own = (race.votes[i] ?? 0) + (changes[i] ?? 0);
    const none = { asked: Number.POSITIVE_INFINITY };
    if (own < need) return none;
    const totalAfter =
      kind === "withheld" ? before - fromRivals : kind === "added" ? before + ballots : before + fromOutside;
    if (totalAfter <= 0) return none;
    const wanted = (j: number): number => (race.votes[j] ?? 0) + (changes[j] ?? 0);
    const counts = rivals.map((j) => claimsNotBelow(race, wanted(j), own, goal.seats, totalAfter));
    const excess = sum(counts) - (race.seats - goal.seats);
    let asked = 0;
    if (excess > 0) {
      if (kind === "added") return none;
      const menus = rivals.map((j, n) => {
        const count = counts[n] ?? 0;
        return Array.from({ length: Math.min(excess, count) + 1 }, (_, t) => {
          if (t === 0) return 0;
          if (!mayChange(goal, j)) return Number.POSITIVE_INFINITY;
          const limit = mostWithClaims(race, count - t, own, goal.seats, totalAfter);
          return limit >= Math.max(need, 0) ? Math.max(wanted(j) - limit, 0) : Number.POSITIVE_INFINITY;
        });
      });
      const chosen = cheapest(menus, excess);
      if (chosen === undefined) return none;
      asked = chosen.cost;
      if (asked > fromRivals) return { asked };
      for (const [n, j] of rivals.entries()) {
        changes[j] = (changes[j] ?? 0) - (menus[n]?.[chosen.take[n] ?? 0] ?? 0);
      }
    }
    if (kind === "added") return changes;
    const left = takeFrom(race, changes, donors, fromRivals - asked, need);
    return left > 0 || takeFrom(race, changes, outside, extra, 0) > 0 ? { asked } : changes;
  };

  if (kind === "added") {
    const found = attempt(0);
    return "asked" in found ? undefined : found;
  }
  const most = Math.min(
    ballots - takenAway,
    sum(outside.map((j) => (race.votes[j] ?? 0) + (forced[j] ?? 0))),
  );
  const tried = new Set<number>();
  // Ballots from outside: what must leave, or a few more where rounding makes them worth it; and, where the rivals that may
  // change cannot give so many, all that they are not asked for.
  const candidates = Array.from({ length: effort === "quick" ? 1 : rivals.length + 2 }, (_, extra) => extra);
  candidates.push(most);
  for (let n = 0; n < candidates.length && n < 4 * race.options.length; n++) {
    const extra = candidates[n] ?? 0;
    if (extra < 0 || extra > most || tried.has(extra)) continue;
    tried.add(extra);
    const found = attempt(extra);
    if (!("asked" in found)) return found;
    if (Number.isFinite(found.asked)) candidates.push(ballots - takenAway - found.asked);
  }
  return undefined;
}

/** Everything that is free is taken from the contender, and given to the rivals whose claims are to come before. */
function lower(
  race: Race,
  members: readonly boolean[],
  goal: Goal,
  kind: ChangeKind,
  ballots: number,
  need: number,
  forced: readonly number[],
  takenAway: number,
  givenTo: number,
  effort: Effort,
): readonly Changes[] {
  const i = goal.contender;
  const before = sumOf(race.votes, members);
  const rivals = race.votes.map((_, j) => j).filter((j) => j !== i && members[j] === true);
  const outside = race.votes.map((_, j) => j).filter((j) => members[j] !== true && mayChange(goal, j));

  /** With `elsewhere` ballots that go to (or are missing from) those outside the race instead. */
  const attempt = (elsewhere: number): readonly Changes[] => {
    const changes = [...forced];
    if (kind === "withheld") {
      if (takeFrom(race, changes, outside, elsewhere, 0) > 0) return [];
      changes[i] = (changes[i] ?? 0) - (ballots - takenAway - elsewhere);
    } else {
      const heir = outside.find((j) => race.contender[j] !== true || (race.votes[j] ?? 0) + elsewhere < need);
      if (elsewhere > 0 && heir === undefined) return [];
      if (heir !== undefined) changes[heir] = (changes[heir] ?? 0) + elsewhere;
      if (kind === "moved") changes[i] = (changes[i] ?? 0) - (ballots - takenAway);
    }
    const own = (race.votes[i] ?? 0) + (changes[i] ?? 0);
    const gained = {
      moved: takenAway - elsewhere,
      withheld: takenAway + elsewhere - ballots,
      added: ballots - elsewhere,
    };
    const totalAfter = before + gained[kind];
    if (own < Math.max(need, 0) || totalAfter <= 0) return [];
    const wanted = (j: number): number => (race.votes[j] ?? 0) + (changes[j] ?? 0);
    const counts = rivals.map((j) => claimsAbove(race, wanted(j), own, goal.seats, totalAfter));
    const lacking = race.seats - goal.seats - sum(counts);
    if (lacking > 0) {
      if (kind === "withheld") return [];
      const menus = rivals.map((j, n) =>
        Array.from({ length: lacking + 1 }, (_, t) => {
          if (t === 0) return 0;
          if (!mayChange(goal, j)) return Number.POSITIVE_INFINITY;
          const wants = fewestWithClaims(race, (counts[n] ?? 0) + t, own, goal.seats, totalAfter);
          return Math.max(wants - wanted(j), 0);
        }),
      );
      const chosen = cheapest(menus, lacking);
      if (chosen === undefined || chosen.cost > ballots - givenTo - elsewhere) return [];
      for (const [n, j] of rivals.entries()) {
        changes[j] = (changes[j] ?? 0) + (menus[n]?.[chosen.take[n] ?? 0] ?? 0);
      }
    }
    const rest = kind === "withheld" ? 0 : ballots - sum(changes.map((d) => Math.max(d, 0)));
    if (rest <= 0) return [changes];
    return rivals
      .filter((j) => mayChange(goal, j))
      .sort((a, b) => (changes[b] ?? 0) - (changes[a] ?? 0) || wanted(b) - wanted(a))
      .map((heir) => changes.map((d, j) => (j === heir ? d + rest : d)));
  };

  // A few ballots elsewhere can be worth it where rounding or a tie stands in the way.
  const window = effort === "quick" ? 0 : Math.min(rivals.length + 2, ballots - takenAway);
  return Array.from({ length: Math.max(window, 0) + 1 }, (_, elsewhere) => attempt(elsewhere)).flat();
}

/** The contender falls out: what is left over goes where it decides nothing, to a line that wins no seats if there is one. */
function spread(
  race: Race,
  members: readonly boolean[],
  goal: Goal,
  forced: readonly number[],
  kind: ChangeKind,
  ballots: number,
  need: number,
): readonly Changes[] {
  const given = sum(forced.map((d) => Math.max(d, 0)));
  const taken = -sum(forced.map((d) => Math.min(d, 0)));
  const order = race.votes
    .map((_, j) => j)
    .filter((j) => mayChange(goal, j))
    .sort((a, b) => Number(race.contender[a]) - Number(race.contender[b]));
  const rest = kind === "withheld" ? 0 : ballots - given;
  const heirs = order.filter((j) => {
    const votes = (race.votes[j] ?? 0) + (forced[j] ?? 0);
    return (
      race.contender[j] !== true || members[j] === true || ((forced[j] ?? 0) >= 0 && votes + rest < need)
    );
  });
  const found: Changes[] = [];
  for (const heir of rest > 0 ? heirs : [-1]) {
    const changes = forced.map((d, j) => (j === heir ? d + rest : d));
    if (kind !== "added") {
      const donors = order.filter((j) => (changes[j] ?? 0) <= 0 && j !== heir);
      const outside = donors.filter((j) => members[j] !== true);
      const inside = donors.filter((j) => members[j] === true);
      if (takeFrom(race, changes, inside, takeFrom(race, changes, outside, ballots - taken, 0), need) > 0)
        continue;
    }
    found.push(changes);
  }
  return found;
}

function mayChange(goal: Goal, option: number): boolean {
  return goal.allowed === undefined || goal.allowed[option] === true;
}

/** Takes up to `amount` from the given options, leaving each at least `floor`; gives what it could not take. */
function takeFrom(
  race: Race,
  changes: number[],
  options: readonly number[],
  amount: number,
  floor: number,
): number {
  let rest = amount;
  for (const j of options) {
    if (rest <= 0) break;
    const room = Math.max((race.votes[j] ?? 0) + (changes[j] ?? 0) - floor, 0);
    const take = Math.min(room, rest);
    changes[j] = (changes[j] ?? 0) - take;
    rest -= take;
  }
  return Math.max(rest, 0);
}

/** Claims of a rival with `votes` that are not below the `seat`-th claim of one with `own`. */
function claimsNotBelow(race: Race, votes: number, own: number, seat: number, total: number): number {
  const { method } = race;
  if (method.kind === "quota") {
    return Math.max(floorDivide(add(multiply(votes - own, race.seats), multiply(seat, total)), total), 0);
  }
  return countWhile(race.seats, (m) => compareProducts(votes, method.at(seat - 1), own, method.at(m)) >= 0);
}

/** Claims of a rival that are above the claim of the next seat after `seats` of one with `own`. */
function claimsAbove(race: Race, votes: number, own: number, seats: number, total: number): number {
  const { method } = race;
  if (method.kind === "quota") {
    return Math.max(
      ceilDivide(add(multiply(votes - own, race.seats), multiply(seats + 1, total)), total) - 1,
      0,
    );
  }
  return countWhile(race.seats, (m) => compareProducts(votes, method.at(seats), own, method.at(m)) > 0);
}

/** The most votes with which a rival has no more than `count` claims that are not below. */
function mostWithClaims(race: Race, count: number, own: number, seat: number, total: number): number {
  const { method } = race;
  if (method.kind === "quota") {
    return ceilDivide(add(multiply(own, race.seats), multiply(count + 1 - seat, total)), race.seats) - 1;
  }
  return ceilDivide(multiply(own, method.at(count)), method.at(seat - 1)) - 1;
}

/** The fewest votes with which a rival has `count` claims that are above. */
function fewestWithClaims(race: Race, count: number, own: number, seats: number, total: number): number {
  const { method } = race;
  if (method.kind === "quota") {
    return floorDivide(add(multiply(own, race.seats), multiply(count - seats - 1, total)), race.seats) + 1;
  }
  return floorDivide(multiply(own, method.at(count - 1)), method.at(seats)) + 1;
}

function countWhile(most: number, holds: (m: number) => boolean): number {
  let low = 0;
  let high = most;
  while (low < high) {
    const middle = low + ((high - low) >> 1);
    if (holds(middle)) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The cheapest choice of one entry from each menu whose indices add up to `target` or more. */
function cheapest(
  menus: readonly (readonly number[])[],
  target: number,
): { readonly cost: number; readonly take: readonly number[] } | undefined {
  let costs: number[] = [0];
  /** For each menu and sum, what was taken from it and the sum before. */
  const steps: { readonly took: number[]; readonly from: number[] }[] = [];
  for (const menu of menus) {
    const next: number[] = [];
    const took: number[] = [];
    const from: number[] = [];
    for (const [t, sofar] of costs.entries()) {
      if (!Number.isFinite(sofar)) continue;
      for (const [more, price] of menu.entries()) {
        const at = Math.min(t + more, target);
        const cost = sofar + price;
        if (cost < (next[at] ?? Number.POSITIVE_INFINITY)) {
          next[at] = cost;
          took[at] = more;
          from[at] = t;
        }
      }
    }
    costs = Array.from({ length: next.length }, (_, t) => next[t] ?? Number.POSITIVE_INFINITY);
    steps.push({ took, from });
  }
  const cost = costs[target];
  if (cost === undefined || !Number.isFinite(cost)) return undefined;
  const take: number[] = [];
  let at = target;
  for (const { took, from } of steps.toReversed()) {
    take.unshift(took[at] ?? 0);
    at = from[at] ?? 0;
  }
  return { cost, take };
}

export function sum(numbers: readonly number[]): number {
  let total = 0;
  for (const n of numbers) total += n;
  return total;
}

function sumOf(votes: readonly number[], members: readonly boolean[]): number {
  return sum(votes.filter((_, j) => members[j] === true));
}
