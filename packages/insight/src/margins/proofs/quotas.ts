/**
 * How many ballots must change at the least before whole quotas and largest remainders of any quota come out otherwise, and by
 * how much the votes move that a lower tier leaves to a higher one.
 *
 * While nobody's number of whole quotas changes, as many seats are left (or too many) as before; while besides every
 * remainder that has a seat of them stays above every one that has none, they go where they went. Both are judged by the worst
 * that so many ballots can do to each figure alone, so it asks for more than is needed.
 *
 * @module
 */

import {
  addRatios,
  compareProducts,
  compareRatios,
  multiplyRatios,
  multiply,
  quotient,
  type Ratio,
  readFraction,
  Reading,
  record,
  type Step,
  subtractRatios,
} from "@urna/law";
import { type QuotaMethod, quotaMethod, quotaSize, quotaStepFields } from "@urna/law/allot/quotas";
import { type ChangeKind, sum } from "../terms/changes.ts";
import { narrow } from "../terms/narrow.ts";
import { ZERO } from "./terms.ts";

/** From the least to the most that a figure can be. */
type Between = readonly [Ratio, Ratio];

/** What a figure can be after so many ballots. */
type Reachable = (ballots: number) => Between;

interface QuotaCount {
  readonly seats: number;
  readonly total: Reachable;
  readonly rows: readonly { readonly votes: Reachable; readonly seats: number }[];
}

/** A figure that each ballot moves by at most one. */
export function byOne(figure: Ratio, kind: ChangeKind): Reachable {
  return (ballots) => {
    const by: Ratio = { num: ballots, den: 1 };
    const low = kind === "added" ? figure : subtractRatios(figure, by);
    return [compareRatios(low, ZERO) < 0 ? ZERO : low, kind === "withheld" ? figure : addRatios(figure, by)];
  };
}

/** Fewer ballots than this change no seat; 1 where seats went by another rule than the largest remainders. */
export function byQuotas(method: QuotaMethod, count: QuotaCount): number {
  if (count.seats === 0) return Number.POSITIVE_INFINITY;
  const found = awarded(method, count);
  return found === undefined ? 1 : firstFailing((ballots) => stays(method, count, found, ballots));
}

/** Who has how many whole quotas, and whose remainder was decisive on which side. */
interface Awarded {
  readonly full: readonly number[];
  readonly above: readonly number[];
  readonly below: readonly number[];
  /** The part of a quota that makes a remainder eligible. */
  readonly part?: Ratio;
  /** What highest averages gave after the remainders. */
  readonly averages?: Averages;
}

interface Averages {
  /** Averages are votes over the seats before the next, and so many more. */
  readonly plus: 0 | 1;
  readonly takers: readonly number[];
  /** Seats before the averages, and after them. */
  readonly before: readonly number[];
  readonly after: readonly number[];
}

function awarded(method: QuotaMethod, { seats, total, rows }: QuotaCount): Awarded | undefined {
  const size = sizeOf(method, total(0)[0], seats);
  if (size === undefined || size.num <= 0) return undefined;
  const votes = rows.map((row) => row.votes(0)[0]);
  const full = votes.map((own) => wholes(own, size));
  const extra = rows.map((row, i) => row.seats - (full[i] ?? 0));
  const where = (is: (i: number) => boolean): readonly number[] => rows.flatMap((_, i) => (is(i) ? [i] : []));
  const left = seats - sum(full);
  if (left === 0 || (left > 0 && method.rest.length === 0))
    return extra.every((n) => n === 0) ? { full, above: [], below: [] } : undefined;
  if (left < 0) {
    const isPlain = method.over === "smallest-remainder" && extra.every((n) => n === 0 || n === -1);
    if (!isPlain || sum(extra) !== left) return undefined;
    return {
      full,
      above: where((i) => extra[i] === 0 && (full[i] ?? 0) > 0),
      below: where((i) => extra[i] === -1),
    };
  }
  const [stage, next] = method.rest;
  if (stage?.by !== "remainder") return undefined;
  const { eligible } = stage;
  const part = eligible === "full-quota" ? { num: 1, den: 1 } : eligible;
  const mayTake = (i: number): boolean =>
    part === undefined || compareRatios(votes[i] ?? ZERO, multiplyRatios(part, size)) >= 0;
  const most = stage.most ?? left;
  const rest = (i: number): Ratio =>
    subtractRatios(votes[i] ?? ZERO, multiplyRatios({ num: full[i] ?? 0, den: 1 }, size));
  const order = where((i) => mayTake(i) && (votes[i] ?? ZERO).num > 0).toSorted((i, j) =>
    compareRatios(rest(j), rest(i)),
  );
  const above = order.slice(0, Math.min(left, most));
  const below = where((i) => mayTake(i) && !above.includes(i));
  const shared = { full, above, below, ...(part === undefined ? {} : { part }) };
  const before = full.map((n, i) => n + Number(above.includes(i)));
  const after = rows.map((row) => row.seats);
  if (after.every((n, i) => n === before[i])) return shared;
  const isPlain = next?.eligible === undefined && next?.each === undefined && next?.most === undefined;
  // Where fewer take part than may, the next ballot decides how many seats the averages have.
  if (!isPlain || above.length < most || sum(after) !== seats) return undefined;
  if (next?.by !== "average" && next?.by !== "average-held") return undefined;
  const plus = next.by === "average" ? 1 : 0;
  const takers = where((i) => plus === 1 || (before[i] ?? 0) > 0);
  return { ...shared, averages: { plus, takers, before, after } };
}

/** Whether the last average of everybody that won a seat by one stays above the next of everybody else. */
function keepsAverages({ plus, takers, before, after }: Averages, votes: readonly Between[]): boolean {
  const at = (of: readonly number[], i: number): number => of[i] ?? 0;
  return takers
    .filter((i) => at(after, i) > at(before, i))
    .every((i) =>
      takers.every((j) => {
        const own = votes[i]?.[0] ?? ZERO;
        const other = votes[j]?.[1] ?? ZERO;
        const [last, next] = [at(after, i) - 1 + plus, at(after, j) + plus];
        return (
          i === j ||
          compareRatios(
            multiplyRatios(own, { num: next, den: 1 }),
            multiplyRatios(other, { num: last, den: 1 }),
          ) > 0
        );
      }),
    );
}

function stays(
  method: QuotaMethod,
  { seats, total, rows }: QuotaCount,
  { full, above, below, part, averages }: Awarded,
  ballots: number,
): boolean {
  const [least, most] = total(ballots);
  const small = sizeOf(method, least, seats);
  const large = sizeOf(method, most, seats);
  if (small === undefined || large === undefined || small.num <= 0) return false;
  const votes = rows.map((row) => row.votes(ballots));
  const times = (n: number, size: Ratio): Ratio => multiplyRatios({ num: n, den: 1 }, size);
  const keepsQuotas = votes.every(([low, high], i) => {
    const n = full[i] ?? 0;
    return compareRatios(times(n, large), low) <= 0 && compareRatios(high, times(n + 1, small)) < 0;
  });
  if (!keepsQuotas) return false;
  if (part !== undefined) {
    const takesPart = (i: number): boolean => above.includes(i) || below.includes(i);
    const keepsPart = votes.every(([low, high], i) =>
      takesPart(i)
        ? compareRatios(low, multiplyRatios(part, large)) >= 0
        : compareRatios(high, multiplyRatios(part, small)) < 0,
    );
    if (!keepsPart) return false;
  }
  if (averages !== undefined && !keepsAverages(averages, votes)) return false;
  return above.every((i) =>
    below.every((j) => {
      const apart = (full[i] ?? 0) - (full[j] ?? 0);
      const lead = subtractRatios(votes[i]?.[0] ?? ZERO, votes[j]?.[1] ?? ZERO);
      return compareRatios(lead, times(apart, apart > 0 ? large : small)) > 0;
    }),
  );
}

/** Of fractions of votes a rounded quota would need their unit: only whole votes are followed. */
function sizeOf(method: QuotaMethod, total: Ratio, seats: number): Ratio | undefined {
  if (seats + method.added < 1) return undefined;
  const whole = quotient(total.num, total.den);
  if (compareProducts(whole, total.den, total.num, 1) !== 0) return undefined;
  return quotaSize(method, whole, seats, 1);
}

function wholes(votes: Ratio, size: Ratio): number {
  return Number(quotient(multiply(votes.num, size.den), multiply(votes.den, size.num)));
}

/** No election has so many ballots. */
const MOST = 2 ** 40;

/** The smallest number of ballots with which something does not hold that fewer ballots never break. */
function firstFailing(holds: (ballots: number) => boolean): number {
  const failing = narrow(MOST, (ballots) => (holds(ballots) ? undefined : true));
  return failing?.n ?? Number.POSITIVE_INFINITY;
}

/** The quota method of a clause, or of a field of it. */
export function quotaMethodOf(clause: Readonly<Record<string, unknown>>): QuotaMethod | undefined {
  const own = Object.fromEntries(Object.entries(clause).filter(([field]) => field in quotaStepFields));
  const read = record("a quota method", quotaStepFields).read(own, "", new Reading());
  return read === undefined ? undefined : quotaMethod(read);
}

type LeftStep = Extract<Step, { readonly clause: "unused" }>;
type AllotStep = Extract<Step, { readonly clause: "quota"; readonly verb: "allot" }>;

/**
 * What votes beyond the quotas of a lower tier can become, while its seats stay: besides its own ballots a contender gains or
 * loses what the quotas of its seats move.
 */
export function leftOver(
  left: readonly LeftStep[],
  lower: readonly AllotStep[],
  method: QuotaMethod,
  kind: ChangeKind,
): ((contenders: readonly string[]) => Reachable) | undefined {
  const areas = left.map((step) => ({ step, from: lower.find((each) => each.area === step.area) }));
  if (areas.some(({ from }) => from === undefined)) return undefined;
  return (contenders) => (ballots) => {
    let now = ZERO;
    let down: Ratio = { num: kind === "added" ? 0 : ballots, den: 1 };
    let up: Ratio = { num: kind === "withheld" ? 0 : ballots, den: 1 };
    for (const { step, from } of areas) {
      if (from === undefined) continue;
      const own = step.rows.filter((row) => contenders.includes(row.contender));
      for (const row of own) now = addRatios(now, readFraction(row.unused));
      const held: Ratio = { num: sum(own.map((row) => row.seats)), den: 1 };
      const [least, most] = byOne(readFraction(from.total), kind)(ballots);
      const size = readFraction(step.quota);
      const small = sizeOf(method, least, from.seats) ?? ZERO;
      const large = sizeOf(method, most, from.seats) ?? size;
      down = addRatios(down, multiplyRatios(held, subtractRatios(large, size)));
      up = addRatios(up, multiplyRatios(held, subtractRatios(size, small)));
    }
    const low = subtractRatios(now, down);
    return [compareRatios(low, ZERO) < 0 ? ZERO : low, addRatios(now, up)];
  };
}
