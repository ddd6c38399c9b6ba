/**
 * How far the persons elected by preferences are from others, at the least: every order of exclusions is followed that so
 * many changed ballots could bring about, and none of them excludes a winner or elects a loser.
 *
 * What a candidate has for certain are the papers that reach it over those who are certainly out or elected; what it can
 * have at the most are the papers that reach it over those who are out and over winners, who may be elected by then or not.
 * A paper that began with a winner passes on as part of its surplus only. Every changed ballot takes at most one vote from
 * one side and brings at most one to the other: what an elected candidate passes on grows and shrinks by no more than
 * what it got, whatever the way. A group whose ballots together are fewer than those of anybody else is out before
 * anybody else, in whatever order its members go.
 *
 * @module
 */

import { compareProducts, multiply, type Papers, quotient, type Ratio, small, subtract } from "@urna/law";
import { ceiling } from "../proofs/terms.ts";
import { type ChangeKind, sum } from "../terms/changes.ts";
import { narrow } from "../terms/narrow.ts";
import { type Reach, reachIn, type ReachPast } from "./reach.ts";

/** A count by preferences in one area, as far as the proof needs it. Candidates are named by their columns in the papers. */
export interface PreferenceCount {
  /** Every paper is worth one vote, and ranks no two equal. */
  readonly papers: Papers;
  readonly candidates: readonly number[];
  /** As many as there are seats. */
  readonly winners: readonly number[];
  /** Who is excluded before all others by rule, unless elected before that. */
  readonly early: readonly number[];
  /** Votes that elect when so many ballots count; of no matter for a single seat. */
  readonly quota: (ballots: number) => Ratio;
  /**
   * Where all papers of an elected candidate pass on the same part of their values before anybody else is excluded: the
   * decimals to which that part is cut. Otherwise nothing is known but how large a surplus is.
   */
  readonly even: { readonly digits: number | undefined } | undefined;
}

/** Sets of excluded candidates that are looked at before the proof is given up. */
const MOST_SETS = 1000;

/** Fewer ballots than this, by how they change, change nothing about who is elected; 1 where nothing is proven. */
export function fewestByExclusions(count: PreferenceCount): (change: ChangeKind) => number {
  const total = sum(count.papers.counts);
  const reach = reachIn(count.papers);
  return (change) => {
    const holds = (ballots: number): boolean =>
      new Exclusions(count, reach, { total, ballots, change }).keepWinners();
    return narrow(total, (ballots) => (holds(ballots) ? undefined : true))?.n ?? 1;
  };
}

/** A number of candidates are out. Votes are those without changes. */
interface Stage {
  readonly out: readonly number[];
  /** Winners who are certainly elected by now. */
  readonly elected: readonly number[];
  /** The most votes with which a winner can have been elected by now. */
  readonly peaks: ReadonlyMap<number, number>;
  /** Who was out, of these, while a winner certainly had no seat yet. */
  readonly unseated: ReadonlyMap<number, readonly number[]>;
  /** The votes that winners certainly had one step before; undefined before all of them. */
  readonly before: ReadonlyMap<number, number> | undefined;
}

/** Orders of exclusion that so many changed ballots could bring about. */
class Exclusions {
  readonly #count: PreferenceCount;
  readonly #reach: ReachPast;
  /** Votes that anybody can lose, or win. */
  readonly #lost: number;
  readonly #won: number;
  /** The fewest votes that can elect, and the most that can be needed. */
  readonly #low: Ratio;
  readonly #high: Ratio;
  /** Winners who are elected by first preferences whatever is changed, and these votes. */
  readonly #first: ReadonlyMap<number, number>;

  constructor(
    count: PreferenceCount,
    reach: ReachPast,
    {
      total,
      ballots,
      change,
    }: { readonly total: number; readonly ballots: number; readonly change: ChangeKind },
  ) {
    this.#count = count;
    this.#reach = reach;
    this.#lost = change === "added" ? 0 : ballots;
    this.#won = change === "withheld" ? 0 : ballots;
    this.#low = count.quota(change === "withheld" ? total - ballots : total);
    this.#high = count.quota(change === "added" ? total + ballots : total);
    const firsts = reach({ out: [], past: [], unseated: new Map() });
    const votes = this.#isSingle() ? [] : count.winners.map((w) => [w, firsts(w).direct] as const);
    this.#first = new Map(votes.filter(([, own]) => this.#elects(own)));
  }

  /**
   * Whether no order of exclusions excludes a winner. Then nobody else is elected either: a loser with a quota would go
   * only after all who have none, so that one person more than there are seats would have a quota of the votes.
   */
  keepWinners(): boolean {
    const { candidates, winners } = this.#count;
    const start = this.#seen({
      out: [],
      elected: [...this.#first.keys()],
      peaks: this.#first,
      unseated: new Map(),
      before: undefined,
    });
    const early = this.#count.early.filter((c) => !start.elected.includes(c));
    if (!this.#nobodyWins(early, start)) return false;
    // By number of those who are out: whatever leads to a set comes before it.
    const waiting = Array.from({ length: candidates.length + 1 }, () => new Map<string, Stage>());
    const put = (stage: Stage): void => {
      const key = stage.out.join();
      const same = waiting[stage.out.length]?.get(key);
      waiting[stage.out.length]?.set(key, same === undefined ? stage : whateverCame(stage, same));
    };
    put(this.#after(start, early));
    let looked = 0;
    for (const stages of waiting) {
      for (const reached of stages.values()) {
        const stage = this.#seen(reached);
        const losers = candidates.filter((c) => !winners.includes(c) && !stage.out.includes(c));
        if (losers.length === 0 || this.#open(stage).length === 0) continue;
        looked += 1;
        const next = looked > MOST_SETS ? undefined : this.#next(stage, losers);
        if (next === undefined) return false;
        for (const group of next) put(this.#after(stage, group));
      }
    }
    return true;
  }

  /** Groups of losers of which one is out next; undefined where it could be a winner. */
  #next(stage: Stage, losers: readonly number[]): readonly (readonly number[])[] | undefined {
    const certain = this.#certain(stage);
    const stays = (c: number, lowest: number): boolean => lowest + this.#won < certain(c) - this.#lost;
    const open = this.#open(stage);
    if (open.some((w) => !stays(w, Math.min(...losers.map(this.#most(stage, w)))))) return undefined;
    const most = this.#most(stage, this.#seatless());
    const lowest = Math.min(...losers.map(most));
    const possible = losers.filter((c) => !stays(c, lowest));
    // In a group that goes before all others every paper is with one of it.
    const order = [...losers].sort((a, b) => most(a) - most(b));
    for (let size = 2; size < order.length && possible.length > 1; size++) {
      const together = sum(order.slice(0, size).map(most));
      const isFirst = [...open, ...order.slice(size)].every((c) => stays(c, together));
      if (isFirst) return [order.slice(0, size)];
    }
    return possible.map((c) => [c]);
  }

  /** With a single seat the count ends when it is won, and nobody's surplus passes on. */
  #isSingle(): boolean {
    return this.#count.winners.length === 1;
  }

  /** The winner who certainly has no seat while anybody is excluded. */
  #seatless(): number | undefined {
    return this.#isSingle() ? this.#count.winners[0] : undefined;
  }

  #open({ elected }: Stage): readonly number[] {
    return this.#count.winners.filter((w) => !elected.includes(w));
  }

  /** Whether so many votes, unchanged, elect whatever is changed. */
  #elects(votes: number): boolean {
    return compareProducts(votes - this.#lost, this.#high.den, this.#high.num, 1) > 0;
  }

  /** Whether so many votes, unchanged, elect nobody whatever is changed. */
  #isBelow(votes: number): boolean {
    return compareProducts(votes + this.#lost + this.#won, this.#low.den, this.#low.num, 1) < 0;
  }

  /** Whether none of these can be elected, though others may have fewer votes. */
  #nobodyWins(losers: readonly number[], stage: Stage): boolean {
    const most = this.#most(stage, this.#seatless());
    // What elects to a single seat is not known here: it is more than anybody else has.
    const certain = this.#certain(stage);
    const isBelow = this.#isSingle()
      ? (votes: number) => this.#count.winners.every((w) => votes + this.#won < certain(w) - this.#lost)
      : (votes: number) => this.#isBelow(votes);
    return losers.every((c) => isBelow(most(c)));
  }

  /** The next stage, when a group is out as well. */
  #after(stage: Stage, group: readonly number[]): Stage {
    const certain = this.#certain(stage);
    return {
      ...stage,
      out: [...stage.out, ...group].sort((a, b) => a - b),
      before: new Map(this.#count.winners.map((w) => [w, certain(w)])),
    };
  }

  /** The same stage, with what it tells of winners. */
  #seen(stage: Stage): Stage {
    if (this.#isSingle()) return stage;
    const { winners } = this.#count;
    const certain = this.#certain(stage);
    const reach = this.#reach({ ...stage, past: winners });
    // Surpluses are bounded by votes, and votes by surpluses: each round begins with bounds and ends with bounds.
    let votes = new Map(winners.map((w) => [w, all(reach(w))]));
    let peaks = this.#peaks(stage, votes);
    for (let round = 0; round < winners.length; round++) {
      const now = peaks;
      votes = new Map(winners.map((w) => [w, this.#atMost(reach(w), winners, now)]));
      peaks = this.#peaks(stage, votes);
    }
    const open = this.#open(stage);
    const elected = open.filter((w) => this.#elects(certain(w)));
    const unseated = open.filter((w) => this.#isBelow(votes.get(w) ?? 0));
    return {
      ...stage,
      elected: [...stage.elected, ...elected],
      peaks,
      unseated: new Map([...stage.unseated, ...unseated.map((w) => [w, stage.out] as const)]),
    };
  }

  /** The most votes with which each winner can have been elected by now, when it can have so many now. */
  #peaks({ elected, peaks, before }: Stage, votes: ReadonlyMap<number, number>): ReadonlyMap<number, number> {
    const quota = ceiling(this.#high);
    const peak = (w: number): number => {
      const earlier = peaks.get(w) ?? 0;
      const now = votes.get(w) ?? 0;
      if (elected.includes(w) || this.#isBelow(now)) return earlier;
      // Who has no quota yet and then is elected can only have won what came since.
      const jump = before === undefined ? now : quota + now - (before.get(w) ?? 0);
      return Math.max(earlier, Math.min(now, jump));
    };
    return new Map(this.#count.winners.map((w) => [w, peak(w)]));
  }

  /** Unchanged votes of somebody without a seat, at the least. */
  #certain(stage: Stage): (candidate: number) => number {
    // Whoever is elected by first preferences passes on its surplus before anybody is excluded, where the law says so.
    const reach = this.#reach({
      ...stage,
      past: this.#count.even === undefined ? [] : [...this.#first.keys()],
    });
    return (candidate) => {
      const { direct, by } = reach(candidate);
      return direct + sum([...by].map(([winner, papers]) => this.#surely(papers, winner)));
    };
  }

  /** What the surplus of somebody elected by first preferences passes on with so many papers, at the least. */
  #surely(papers: number, winner: number): number {
    const votes = multiply(this.#first.get(winner) ?? 0, this.#high.den);
    const passed = small(quotient(multiply(papers, subtract(votes, this.#high.num)), votes));
    const digits = this.#count.even?.digits;
    // Cut decimals take less than one in the last place from every paper.
    return digits === undefined ? passed : Math.max(0, passed - 1 - small(quotient(papers, 10 ** digits)));
  }

  /** Unchanged votes of a candidate at the most, while `seatless` has no seat. */
  #most(stage: Stage, seatless: number | undefined): (candidate: number) => number {
    const { winners } = this.#count;
    const elected = winners.filter((w) => w !== seatless);
    const reach = this.#reach({ ...stage, past: elected });
    return (candidate) => this.#atMost(reach(candidate), elected, stage.peaks);
  }

  /** What papers are worth at the most to those whom they reach past these winners. */
  #atMost({ direct, by }: Reach, past: readonly number[], peaks: ReadonlyMap<number, number>): number {
    const { num, den } = this.#low;
    let passed = 0;
    let surplus = 0;
    for (const winner of past) {
      const votes = multiply(peaks.get(winner) ?? 0, den);
      const above = subtract(votes, num);
      if (above <= 0) continue;
      surplus += ceiling({ num: above, den });
      passed += ceiling({ num: multiply(by.get(winner) ?? 0, above), den: votes });
    }
    return direct + (this.#count.even === undefined ? Math.min(sum([...by.values()]), surplus) : passed);
  }
}

/** What holds whichever of two ways led to a stage. */
function whateverCame(one: Stage, other: Stage): Stage {
  const both = <T>(a: ReadonlyMap<number, T>, b: ReadonlyMap<number, T>, join: (a: T, b: T) => T) =>
    new Map(
      [...a].flatMap(([w, x]) => {
        const y = b.get(w);
        return y === undefined ? [] : [[w, join(x, y)] as const];
      }),
    );
  return {
    out: one.out,
    elected: one.elected.filter((w) => other.elected.includes(w)),
    peaks: both(one.peaks, other.peaks, Math.max),
    unseated: both(one.unseated, other.unseated, (a, b) => a.filter((c) => b.includes(c))),
    before: both(one.before ?? new Map(), other.before ?? new Map(), Math.min),
  };
}

/** All papers, as if each were still worth a vote. */
function all({ direct, by }: Reach): number {
  return direct + sum([...by.values()]);
}
