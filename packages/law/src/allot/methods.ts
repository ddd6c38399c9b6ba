/**
 * The proportional methods as one field of a document and one function: whatever shares something out in proportion
 * (seats among lists, seats among areas, levelling seats, places inside an alliance) reads {@link methodField} and calls
 * {@link apportion}.
 *
 * @module
 */

import type { Whole } from "../exact.ts";
import { either, type Field, isObject, record } from "../schema.ts";
import { divide } from "./divisors.ts";
import { distribute, quotaBench, quotaFields, type QuotaMethod, quotaMethod } from "./quotas.ts";
import { divisorFields, flaw, type Sequence, sequenceOf } from "./sequences.ts";

/** A proportional method. */
export type Method =
  | { readonly kind: "divisor"; readonly sequence: Sequence }
  | { readonly kind: "quota"; readonly quota: QuotaMethod };

/** What is to be shared out. Index i is the i-th contender; its order decides nothing. */
export interface Task {
  /** In units of 1/`scale` vote, not negative. */
  readonly votes: readonly Whole[];
  readonly scale: Whole;
  /** Seats to give now, those already held (`start`) not included. */
  readonly seats: number;
  /** Least number of seats now, whatever the votes. */
  readonly minimum?: readonly number[] | undefined;
  /** Greatest number of seats now (names on the list, for example): what cannot be taken goes to the others. */
  readonly maximum?: readonly number[] | undefined;
  /** Seats already held: the divisors go on from there. Divisor methods only. */
  readonly start?: readonly number[] | undefined;
}

/**
 * Seats given now. Where equal claims compete for fewer places, `seats` are the certain ones, and `among` (indices,
 * ascending) compete for `places` more, at most one each (the stage "first" apart, where all places go to one). Nobody
 * without votes gets more than its minimum. `reason` is a stable word: no-votes-at-all, not-enough-takers,
 * minimum-above-seats, minimum-above-maximum, quota-gives-wrong-number, quota-of-zero, quota-with-seats-held,
 * too-many-seats.
 */
export type Apportioned =
  | { readonly kind: "done"; readonly seats: readonly number[] }
  | {
      readonly kind: "tied";
      readonly seats: readonly number[];
      readonly among: readonly number[];
      readonly places: number;
    }
  | { readonly kind: "impossible"; readonly reason: string };

/** Resolves a tie: who of `among` takes the `places`; undefined leaves it open. */
export type Settle = (among: readonly number[], places: number) => readonly number[] | undefined;

/** A proportional method, as a document writes it: {"divisor": "dhondt"}, {"quota": "hare"}. */
export const methodField: Field<Method> = either<Method>("a proportional method", [
  {
    fits: (value) => isObject(value) && Object.hasOwn(value, "divisor"),
    form: divisorMethod(),
  },
  {
    fits: (value) => isObject(value) && Object.hasOwn(value, "quota"),
    form: {
      ...record("a quota method", quotaFields),
      read: (value, at, reading) => {
        const read = record("a quota method", quotaFields).read(value, at, reading);
        return read === undefined ? undefined : { kind: "quota", quota: quotaMethod(read) };
      },
    },
  },
]);

function divisorMethod(): Field<Method> {
  const form = record("a divisor method", divisorFields);
  return {
    ...form,
    read: (value, at, reading) => {
      const read = form.read(value, at, reading);
      if (read === undefined) return undefined;
      const sequence = sequenceOf(read);
      const wrong = flaw(sequence);
      return wrong === undefined ? { kind: "divisor", sequence } : reading.wrong("R004", at, wrong, value);
    },
  };
}

/**
 * Shares seats out in proportion, exactly. With `settle`, ties are resolved on the way and the result is complete when
 * all were; without it the first tie is the result.
 */
export function apportion(method: Method, task: Task, settle?: Settle): Apportioned {
  const into: number[] = [];
  if (method.kind === "quota") return distribute(method.quota, task, into, quotaBench(), settle);
  return settleDivided(divide(method.sequence, task, into), into, settle);
}

/** Gives the places of a tie at the last quotient to those who win it. */
export function settleDivided(result: Apportioned, into: number[], settle?: Settle): Apportioned {
  if (result.kind !== "tied" || settle === undefined) return result;
  const winners = settle(result.among, result.places);
  if (winners === undefined) return result;
  for (const i of winners) into[i] = (into[i] ?? 0) + 1;
  return { kind: "done", seats: into };
}
