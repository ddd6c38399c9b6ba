/**
 * The proportional methods as one field of a document and one function: whatever shares something out in proportion
 * (seats among lists, seats among areas, levelling seats, places inside an alliance) reads {@link methodField} and calls
 * {@link apportion}.
 *
 * @module
 */

import { either, type Field, isObject, record } from "../schema.ts";
import { divide } from "./divisors.ts";
import { distribute, quotaBench, quotaFields, type QuotaMethod, quotaMethod } from "./quotas.ts";
import { divisorFields, flaw, type Sequence, sequenceOf } from "./sequences.ts";
import type { Apportioned, Settle, Task } from "./task.ts";

/** A proportional method. */
export type Method =
  | { readonly kind: "divisor"; readonly sequence: Sequence }
  | { readonly kind: "quota"; readonly quota: QuotaMethod };

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
