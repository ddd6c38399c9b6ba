/**
 * The divisor methods (highest averages) as one exact kernel: seats are given one after another, each to the highest
 * claim, votes over the divisor of the next seat. Instead of giving all seats one by one it jumps to the seats that one
 * common divisor near the answer gives to everybody at once, and takes the few steps that are left.
 *
 * @module
 */

import {
  add,
  compare,
  compareProducts,
  multiply,
  power,
  quotient,
  small,
  subtract,
  type Whole,
} from "../exact.ts";
import type { Apportioned, Task } from "./task.ts";
import { MOST_SEATS_OFF_THE_LINE, type Sequence } from "./sequences.ts";

/** Working space: index i is the i-th contender. Reused from call to call, so that a call allocates nothing. */
interface Bench {
  /** Votes to the power of the sequence. */
  readonly strength: Whole[];
  /** Claim to the seat in question: `num` / `den`. */
  readonly num: Whole[];
  readonly den: Whole[];
  /** Least and greatest number of seats, those already held included. */
  readonly low: number[];
  readonly high: number[];
  /** Seats, those already held included. */
  readonly held: number[];
  readonly heap: number[];
}

const bench: Bench = { strength: [], num: [], den: [], low: [], high: [], held: [], heap: [] };

/**
 * Apportions seats by a sequence of divisors. Precondition: votes are not negative, bounds are whole numbers.
 * Postcondition: no claim that was refused is higher than one that was granted (guaranteed seats apart); where the
 * lowest granted claim equals the highest refused one, all that have it are `among`, and none of them has that seat.
 * Writes seats into `into`.
 */
export function divide(sequence: Sequence, task: Task, into: number[]): Apportioned {
  const { votes, seats, minimum, maximum, start } = task;
  const n = votes.length;
  const { strength, low, high, held } = bench;
  let least = 0;
  let most = 0;
  let begun = 0;
  let total: Whole = 0;
  for (let i = 0; i < n; i++) {
    const own = votes[i] ?? 0;
    const from = start?.[i] ?? 0;
    const floor = minimum?.[i] ?? 0;
    // Nobody without votes has a claim; a guarantee is no claim.
    const ceiling = own === 0 ? floor : Math.min(maximum?.[i] ?? seats, seats);
    strength[i] = sequence.power === 1 ? own : power(own, sequence.power);
    low[i] = from + floor;
    high[i] = from + ceiling;
    least += floor;
    most += ceiling;
    begun += from;
    total = add(total, own);
    if (ceiling < floor) return { kind: "impossible", reason: "minimum-above-maximum" };
  }
  if (least > seats) return { kind: "impossible", reason: "minimum-above-seats" };
  if (most < seats)
    return { kind: "impossible", reason: total === 0 ? "no-votes-at-all" : "not-enough-takers" };
  if (sequence.linear === undefined && seats + begun > MOST_SEATS_OFF_THE_LINE) {
    return { kind: "impossible", reason: "too-many-seats" };
  }

  const given = jump(sequence, n, total, seats + begun) - begun;
  if (given < seats) climb(sequence, n, seats - given);
  else if (given > seats) descend(sequence, n, given - seats);
  for (let i = 0; i < n; i++) into[i] = (held[i] ?? 0) - (start?.[i] ?? 0);
  into.length = n;
  return edge(sequence, n, into);
}

/** Gives everybody the seats of one common quotient near the answer, within the bounds; their number. */
function jump(sequence: Sequence, n: number, total: Whole, seats: number): number {
  const { linear } = sequence;
  const { strength, low, high, held } = bench;
  // Divisors a, a + b, a + 2b ... give about V/(xb) - n(a/b - 1/2) seats in all at the quotient x: solved for x. Off the
  // line the mean of all seats is near enough.
  const a = linear?.start ?? 1;
  const b = linear?.step ?? 2;
  const plain = multiply(multiply(2, b), Math.max(seats, 1));
  const aimed = add(plain, multiply(n, subtract(multiply(2, a), b)));
  const xn = linear === undefined ? power(total, sequence.power) : multiply(2, total);
  const xd =
    linear === undefined
      ? power(multiply(sequence.unit, Math.max(seats, 1)), sequence.power)
      : aimed > 0
        ? aimed
        : plain;
  const head = multiply(sequence.at(0), xn);
  const start = multiply(a, xn);
  const step = multiply(b, xn);
  let sum = 0;
  for (let i = 0; i < n; i++) {
    const floor = low[i] ?? 0;
    const ceiling = high[i] ?? 0;
    let s = floor;
    if (floor < ceiling) {
      const own = multiply(strength[i] ?? 0, xd);
      if (linear === undefined) s = search(sequence, own, xn, floor, ceiling);
      else if (own >= head) {
        const count = own < start ? 0 : quotient(subtract(own, start), step);
        s = count >= ceiling ? ceiling : Math.max(floor, small(count) + 1);
      }
    }
    held[i] = s;
    sum += s;
  }
  return sum;
}

/** How many divisors are at most own/x, between two bounds. */
function search(sequence: Sequence, own: Whole, x: Whole, floor: number, ceiling: number): number {
  let from = floor;
  let to = ceiling;
  while (from < to) {
    const middle = (from + to) >> 1;
    if (compareProducts(sequence.at(middle), x, own, sequence.over?.(middle) ?? 1) <= 0) from = middle + 1;
    else to = middle;
  }
  return from;
}

/** Gives `more` seats, each to the highest claim. */
function climb(sequence: Sequence, n: number, more: number): void {
  const { heap, held, high } = bench;
  heap.length = 0;
  for (let i = 0; i < n; i++) {
    if ((held[i] ?? 0) >= (high[i] ?? 0)) continue;
    claim(sequence, i, held[i] ?? 0);
    heap.push(i);
  }
  heapify(1);
  for (let k = 0; k < more; k++) {
    const i = heap[0] ?? 0;
    const now = (held[i] ?? 0) + 1;
    held[i] = now;
    if (now < (high[i] ?? 0)) claim(sequence, i, now);
    else drop();
    sink(0, 1);
  }
}

/** Takes `fewer` seats back, each from the lowest claim that was granted. */
function descend(sequence: Sequence, n: number, fewer: number): void {
  const { heap, held, low } = bench;
  heap.length = 0;
  for (let i = 0; i < n; i++) {
    if ((held[i] ?? 0) <= (low[i] ?? 0)) continue;
    claim(sequence, i, (held[i] ?? 0) - 1);
    heap.push(i);
  }
  heapify(-1);
  for (let k = 0; k < fewer; k++) {
    const i = heap[0] ?? 0;
    const now = (held[i] ?? 0) - 1;
    held[i] = now;
    if (now > (low[i] ?? 0)) claim(sequence, i, now - 1);
    else drop();
    sink(0, -1);
  }
}

/** Compares the highest refused claim with the lowest granted one; equal claims are a tie. */
function edge(sequence: Sequence, n: number, into: number[]): Apportioned {
  const { held, low, high, num, den } = bench;
  let worst = -1;
  for (let i = 0; i < n; i++) {
    if ((held[i] ?? 0) <= (low[i] ?? 0)) continue;
    claim(sequence, i, (held[i] ?? 0) - 1);
    if (worst < 0 || higher(worst, i) > 0) worst = i;
  }
  if (worst < 0) return { kind: "done", seats: into };
  // The lowest granted claim is kept beside the others: its place is needed for the next claim of the same contender.
  num[n] = num[worst] ?? 0;
  den[n] = den[worst] ?? 0;
  let tied: number[] | undefined;
  for (let i = 0; i < n; i++) {
    if ((held[i] ?? 0) >= (high[i] ?? 0)) continue;
    claim(sequence, i, held[i] ?? 0);
    if (higher(i, n) < 0) continue;
    if (tied === undefined) tied = [i];
    else tied.push(i);
  }
  if (tied === undefined) return { kind: "done", seats: into };
  let places = 0;
  for (let i = 0; i < n; i++) {
    if ((held[i] ?? 0) <= (low[i] ?? 0)) continue;
    claim(sequence, i, (held[i] ?? 0) - 1);
    if (higher(i, n) !== 0) continue;
    tied.push(i);
    into[i] = (into[i] ?? 0) - 1;
    places += 1;
  }
  tied.sort((a, b) => a - b);
  return { kind: "tied", seats: into, among: tied, places };
}

/** Notes the claim of a contender to the seat after `s`. */
function claim(sequence: Sequence, i: number, s: number): void {
  const own = bench.strength[i] ?? 0;
  bench.num[i] = sequence.over === undefined ? own : multiply(own, sequence.over(s));
  bench.den[i] = sequence.at(s);
}

/** Positive when the noted claim of i is higher than that of j. A divisor of zero is above all; there votes decide. */
function higher(i: number, j: number): number {
  const { num, den } = bench;
  const left = den[i] ?? 0;
  const right = den[j] ?? 0;
  if (left === 0 && right === 0) return compare(num[i] ?? 0, num[j] ?? 0);
  return compareProducts(num[i] ?? 0, right, num[j] ?? 0, left);
}

function heapify(sign: 1 | -1): void {
  for (let k = bench.heap.length >> 1; k >= 0; k--) sink(k, sign);
}

/** Takes the root away: the last takes its place and has to sink. */
function drop(): void {
  const { heap } = bench;
  const last = heap.pop();
  if (heap.length > 0 && last !== undefined) heap[0] = last;
}

/** Restores the heap below place k: the highest claim on top with sign 1, the lowest with sign -1. */
function sink(k: number, sign: 1 | -1): void {
  const { heap } = bench;
  const { length } = heap;
  const moving = heap[k];
  if (moving === undefined) return;
  let at = k;
  for (;;) {
    let child = 2 * at + 1;
    if (child >= length) break;
    if (child + 1 < length && sign * higher(heap[child + 1] ?? 0, heap[child] ?? 0) > 0) child += 1;
    if (sign * higher(heap[child] ?? 0, moving) <= 0) break;
    heap[at] = heap[child] ?? 0;
    at = child;
  }
  heap[at] = moving;
}
