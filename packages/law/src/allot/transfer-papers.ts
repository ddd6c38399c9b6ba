/**
 * Papers on their way between candidates: who holds them, what they are worth, and how a surplus or an exclusion moves them.
 *
 * All papers of one bundle lie together and have one value. A bundle is a type of papers, because nearly every rule moves
 * either all papers of a parcel or none; only a random sample splits it: the papers that were drawn become one of its own. Values are whole numbers of a unit: with `digits` the unit is fixed and values are cut to it; without,
 * it grows so that nothing is ever rounded.
 *
 * @module
 */

import {
  add,
  compare,
  greatestCommonDivisor,
  multiply,
  power,
  quotient,
  type Ratio,
  small,
  subtract,
  type Whole,
} from "../exact.ts";
import type { Papers } from "../tables.ts";
import { sampleOf } from "./sample.ts";
import { fixedQuota } from "./transfer-quota.ts";
import type { Standing, TransferHooks, TransferRace, TransferRules } from "./transfer-rules.ts";

/** Bits of the unit beyond which exact values are given up: they double with every surplus. */
const FINEST = 1n << 65_536n;

/** The papers of one count. Figures are in units of 1/{@link unit} vote. */
export class PapersInMotion {
  /** Votes of each candidate. */
  readonly votes: Whole[];
  readonly standing: Standing[];
  /** Ballots that rank anybody who takes part. */
  readonly total: number;
  /** The fixed quota, in votes. */
  readonly quota: { readonly num: Whole; readonly den: Whole };
  unit: Whole;
  exhausted: Whole = 0;

  readonly #race: TransferRace;
  readonly #rules: TransferRules;
  // Bundle by bundle. Those of the race's types come first, in its order; bundles that were split off follow.
  readonly #counts: number[];
  #type: Int32Array;
  #holder: Int32Array;
  #position: Int32Array;
  #received: Int32Array;
  readonly #value: Whole[];
  readonly #gain: Whole[];
  /** What all papers are worth at the start. */
  #start: Whole = 0;
  /** One over the smallest step of a value that is cut, in votes. */
  readonly #decimals: Whole;

  constructor(race: TransferRace, rules: TransferRules) {
    const { n, papers } = race;
    const types = papers.counts.length;
    this.#race = race;
    this.#rules = rules;
    this.#counts = [...papers.counts];
    this.#type = Int32Array.from({ length: types }, (_, t) => t);
    this.#holder = new Int32Array(types).fill(-1);
    this.#position = new Int32Array(types);
    this.#received = new Int32Array(types);
    this.#value = Array.from({ length: types }, () => 0);
    this.#gain = Array.from({ length: n }, () => 0);
    this.votes = Array.from({ length: n }, () => 0);
    this.standing = Array.from({ length: n }, (_, i) =>
      race.before?.excluded[i] === true ? "excluded" : "continuing",
    );
    let total = 0;
    for (let t = 0; t < types; t++) {
      this.#position[t] = (papers.starts[t] ?? 0) - 1;
      this.#holder[t] = this.#next(t);
      if ((this.#holder[t] ?? -1) >= 0) total += papers.counts[t] ?? 0;
    }
    this.total = total;
    this.quota = fixedQuota(rules, total, race.seats);
    // One unit for the quota and for the decimals of values.
    this.#decimals = power(10, rules.digits ?? rules.votesDigits ?? 0);
    const own = multiply(this.#decimals, this.quota.den);
    this.unit = multiply(own, papers.worth?.unit ?? 1);
    for (let t = 0; t < types; t++) {
      const to = this.#holder[t] ?? -1;
      if (to < 0) continue;
      this.#received[t] = 1;
      const value = papers.worth === undefined ? this.unit : multiply(papers.worth.values[t] ?? 0, own);
      this.#value[t] = value;
      const amount = multiply(papers.counts[t] ?? 0, value);
      this.votes[to] = add(this.votes[to] ?? 0, amount);
      this.#start = add(this.#start, amount);
    }
  }

  quotaUnits(): Whole {
    return quotient(multiply(this.quota.num, this.unit), this.quota.den);
  }

  /** Lost by cutting decimals. */
  lost(): Whole {
    let held: Whole = this.exhausted;
    for (const votes of this.votes) held = add(held, votes);
    return subtract(this.#start, held);
  }

  /** The papers that a candidate holds, at their values. */
  heldBy(i: number): Papers {
    const from = this.#race.papers;
    const held = [...this.#holder.keys()].filter((t) => this.#holder[t] === i);
    const starts = new Int32Array(held.length + 1);
    const place = (t: number): readonly [number, number] => {
      const type = this.#type[t] ?? 0;
      return [from.starts[type] ?? 0, from.starts[type + 1] ?? 0];
    };
    for (const [k, t] of held.entries()) {
      const [start, end] = place(t);
      starts[k + 1] = (starts[k] ?? 0) + end - start;
    }
    const size = starts[held.length] ?? 0;
    const [marks, ranks] = [new Int32Array(size), new Int32Array(size)];
    for (const [k, t] of held.entries()) {
      marks.set(from.marks.subarray(...place(t)), starts[k]);
      ranks.set(from.ranks.subarray(...place(t)), starts[k]);
    }
    const worth = { values: held.map((t) => this.#value[t] ?? 0), unit: this.unit };
    return { counts: held.map((t) => this.#counts[t] ?? 0), starts, marks, ranks, worth };
  }

  /** Different values of the papers that these hold, the highest first. */
  valuesOf(out: readonly number[]): readonly Whole[] {
    const values: Whole[] = [];
    for (const [t, value] of this.#value.entries()) {
      if (out.includes(this.#holder[t] ?? -1) && !values.includes(value)) values.push(value);
    }
    return values.sort((a, b) => compare(b, a));
  }

  /** Passes on papers of excluded candidates at their values: all, or those of one value. `last`: nothing is left. */
  passOn(out: readonly number[], only: Whole | undefined, stage: number, last: boolean): void {
    const counts = this.#counts;
    let spent: Whole = 0;
    this.#gain.fill(0);
    for (let t = 0; t < counts.length; t++) {
      const from = this.#holder[t] ?? -1;
      if (from < 0 || !out.includes(from) || (only !== undefined && this.#value[t] !== only)) continue;
      const amount = multiply(counts[t] ?? 0, this.#value[t] ?? 0);
      this.votes[from] = subtract(this.votes[from] ?? 0, amount);
      spent = add(spent, this.#send(t, amount, stage));
    }
    this.exhausted = add(this.exhausted, this.#cutVotes(spent));
    this.#collect();
    // Nothing stays with an excluded candidate, not even what cutting decimals left between papers and votes.
    if (last) for (const i of out) this.votes[i] = 0;
  }

  /**
   * Passes on the surplus of each of these. Gives the factor of the last: surplus over the value (or number) of the papers
   * that moved; undefined when exact values have become too fine to go on.
   */
  passSurplus(giving: readonly number[], stage: number): Ratio | undefined {
    const counts = this.#counts;
    let factor: Ratio = { num: 1, den: 1 };
    this.#gain.fill(0);
    for (const i of giving) {
      const { moving, worth, sheets } = this.#movingFrom(i);
      const surplus = subtract(this.votes[i] ?? 0, this.quotaUnits());
      if ((this.#rules.of === "transferable" && compare(worth, surplus) <= 0) || worth === 0) {
        // All transferable papers move at their values; the rest of the surplus has nowhere to go.
        for (const t of moving) this.#send(t, multiply(counts[t] ?? 0, this.#value[t] ?? 0), stage);
        this.exhausted = add(this.exhausted, subtract(surplus, worth));
        this.votes[i] = this.quotaUnits();
        factor = { num: 1, den: 1 };
        continue;
      }
      const whole = this.#rules.method === "unweighted-inclusive" ? multiply(sheets, this.unit) : worth;
      factor = { num: surplus, den: whole };
      const revalue = this.#makeRevalue(surplus, whole, sheets);
      if (revalue === undefined) return undefined;
      let spent: Whole = 0;
      for (const t of moving) {
        const value = revalue(this.#value[t] ?? 0);
        this.#value[t] = value;
        spent = add(spent, this.#send(t, multiply(counts[t] ?? 0, value), stage));
      }
      this.exhausted = add(this.exhausted, this.#cutVotes(spent));
      this.votes[i] = this.quotaUnits();
    }
    this.#collect();
    return factor;
  }

  /**
   * Passes on the surplus of one candidate by papers that are drawn. Gives how many out of how many; undefined when the
   * draw, or a tie about its numbers, is open. Precondition: quota and surplus are whole votes.
   */
  passSample(
    i: number,
    stage: number,
    { ask, draw }: Pick<TransferHooks, "ask" | "draw">,
  ): { readonly papers: number; readonly of: number } | undefined {
    const { moving, sheets } = this.#movingFrom(i);
    const surplus = small(subtract(this.votes[i] ?? 0, this.quotaUnits()));
    const papers = Math.min(surplus, sheets);
    const bundles = moving.map((t) => ({
      type: this.#type[t] ?? 0,
      to: this.#seek(t).to,
      count: this.#counts[t] ?? 0,
    }));
    const asked = sampleOf(bundles, papers, this.#rules.sample.by, ask);
    const counts = asked === undefined ? undefined : draw({ from: i, stage, ...asked });
    if (counts === undefined) return undefined;
    this.#gain.fill(0);
    for (const t of this.#splitOff(moving, counts)) {
      this.exhausted = add(this.exhausted, this.#send(t, this.#counts[t] ?? 0, stage));
    }
    // Where too few papers can move, the rest of the surplus has nowhere to go.
    this.exhausted = add(this.exhausted, surplus - papers);
    this.votes[i] = this.quotaUnits();
    this.#collect();
    return { papers, of: sheets };
  }

  /** The bundles that hold what was drawn of each of `moving`: whole ones as they are, others split. */
  #splitOff(moving: readonly number[], drawn: readonly number[]): readonly number[] {
    const bundles: number[] = [];
    for (const [k, t] of moving.entries()) {
      const now = drawn[k] ?? 0;
      const all = this.#counts[t] ?? 0;
      if (now === 0) continue;
      if (now === all) {
        bundles.push(t);
        continue;
      }
      bundles.push(this.#counts.length);
      this.#counts[t] = all - now;
      this.#counts.push(now);
      this.#value.push(this.#value[t] ?? 0);
      this.#type = longer(this.#type, t);
      this.#holder = longer(this.#holder, t);
      this.#position = longer(this.#position, t);
      this.#received = longer(this.#received, t);
    }
    return bundles;
  }

  /** The bundles that pass on a candidate's surplus, their value and their number. */
  #movingFrom(i: number): {
    readonly moving: readonly number[];
    readonly worth: Whole;
    readonly sheets: number;
  } {
    const counts = this.#counts;
    let last = 0;
    const { method, sample } = this.#rules;
    if (method === "last-parcel" || (method === "random-sample" && sample.from === "last-parcel")) {
      for (const [t, holder] of this.#holder.entries()) {
        if (holder === i) last = Math.max(last, this.#received[t] ?? 0);
      }
    }
    const moving: number[] = [];
    let worth: Whole = 0;
    let sheets = 0;
    for (const [t, holder] of this.#holder.entries()) {
      if (holder !== i || (this.#received[t] ?? 0) < last) continue;
      if (this.#rules.of === "transferable" && this.#seek(t).to < 0) continue;
      moving.push(t);
      worth = add(worth, multiply(counts[t] ?? 0, this.#value[t] ?? 0));
      sheets += counts[t] ?? 0;
    }
    return { moving, worth, sheets };
  }

  /** The next candidate on papers of this bundle who can receive votes, and the place; -1 when there is none. */
  #seek(t: number): { readonly to: number; readonly at: number } {
    const { papers, index } = this.#race;
    const end = papers.starts[(this.#type[t] ?? 0) + 1] ?? 0;
    for (let p = (this.#position[t] ?? 0) + 1; p < end; p++) {
      const c = index[papers.marks[p] ?? 0] ?? -1;
      if (c >= 0 && this.standing[c] === "continuing") return { to: c, at: p };
    }
    return { to: -1, at: end };
  }

  #next(t: number): number {
    const { to, at } = this.#seek(t);
    this.#position[t] = at;
    return to;
  }

  /** Moves the papers of one bundle; gives the amount that finds no further preference. */
  #send(t: number, amount: Whole, stage: number): Whole {
    const to = this.#next(t);
    this.#holder[t] = to;
    this.#received[t] = stage;
    if (to < 0) return amount;
    this.#gain[to] = add(this.#gain[to] ?? 0, amount);
    return 0;
  }

  #collect(): void {
    for (const [i, gain] of this.#gain.entries()) {
      if (gain !== 0) this.votes[i] = add(this.votes[i] ?? 0, this.#cutVotes(gain));
    }
  }

  #cutVotes(amount: Whole): Whole {
    if (this.#rules.votesDigits === undefined) return amount;
    const step = quotient(this.unit, power(10, this.#rules.votesDigits));
    return multiply(quotient(amount, step), step);
  }

  /** How values change in a surplus; makes the unit finer first where values are exact. */
  #makeRevalue(surplus: Whole, whole: Whole, sheets: number): ((v: Whole) => Whole) | undefined {
    const weighted = this.#rules.method !== "unweighted-inclusive";
    if (this.#rules.digits !== undefined) {
      /** Smallest step of a value that is cut. */
      const grain = this.quota.den;
      if (!weighted) {
        const v = multiply(quotient(surplus, multiply(sheets, grain)), grain);
        return () => v;
      }
      if (this.#rules.cut === "value") {
        const fine = multiply(whole, grain);
        return (v) => multiply(quotient(multiply(v, surplus), fine), grain);
      }
      const fraction = quotient(multiply(surplus, this.#decimals), whole);
      const fine = multiply(this.#decimals, grain);
      return (v) => multiply(quotient(multiply(v, fraction), fine), grain);
    }
    const by = weighted ? whole : sheets;
    const divisor = greatestCommonDivisor(surplus, by);
    const times = quotient(by, divisor);
    const share = quotient(surplus, divisor);
    this.#refine(times);
    if (BigInt(this.unit) > FINEST) return undefined;
    // Values were multiplied by `times`; the new one is old * share / times of that.
    return weighted ? (v) => multiply(quotient(v, times), share) : () => share;
  }

  #refine(times: Whole): void {
    if (times === 1) return;
    this.unit = multiply(this.unit, times);
    this.exhausted = multiply(this.exhausted, times);
    this.#start = multiply(this.#start, times);
    for (const list of [this.votes, this.#gain, this.#value]) {
      for (let i = 0; i < list.length; i++) list[i] = multiply(list[i] ?? 0, times);
    }
  }
}

/** The same and once more what stands at a place. */
function longer(list: Int32Array, at: number): Int32Array {
  const more = new Int32Array(list.length + 1);
  more.set(list);
  more[list.length] = list[at] ?? 0;
  return more;
}
