/** The number to check with, held against what it promises: all votes by it, rounded as the method says, give the seats. */

import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { checkNumber } from "./check-number.ts";
import { apportion, type Method } from "./methods.ts";
import { quotaMethod } from "./quotas.ts";
import { named } from "./sequences.ts";

const divisor = (name: "dhondt" | "sainte-lague" | "adams"): Method => ({
  kind: "divisor",
  sequence: named(name),
});
const quota = (name: "hare" | "droop" | "hagenbach-bischoff"): Method => ({
  kind: "quota",
  quota: quotaMethod({ quota: name }),
});
/** Votes over num/den, rounded as the method says; whole numbers only. */
const down = (above: number, below: number): number => (above - (above % below)) / below;
const rounded: Readonly<Record<string, (votes: number, num: number, den: number) => number>> = {
  dhondt: (votes, num, den) => down(votes * den, num),
  "sainte-lague": (votes, num, den) => down(2 * votes * den + num, 2 * num),
  adams: (votes, num, den) => down(votes * den + num - 1, num),
};

describe.each(["dhondt", "sainte-lague", "adams"] as const)("%s", (name) => {
  const method = divisor(name);
  const votesOf = fc.array(fc.nat({ max: 999 }), { minLength: 1, maxLength: 6 });

  test("property: all votes by the number give the seats, also behind guaranteed ones and those held before", () => {
    fc.assert(
      fc.property(
        votesOf,
        fc.nat({ max: 25 }),
        fc.nat({ max: 2 }),
        fc.nat({ max: 3 }),
        (votes, seats, least, before) => {
          const minimum = votes.map(() => least);
          const start = votes.map(() => before);
          const shared = apportion(method, { votes, scale: 1, seats, minimum, start });
          fc.pre(shared.kind === "done");
          const seatsOf = shared.seats;
          const number = checkNumber(method, { votes, scale: 1, seats: seatsOf, minimum, start });
          const [num, den] = [Number(number?.num ?? 1), Number(number?.den ?? 1)];
          const given = votes.map((v) =>
            v === 0 ? least : Math.max(least, (rounded[name]?.(v, num, den) ?? 0) - before),
          );
          // A first seat that needs no votes is claimed with any number: where not all have one there is none to check with.
          const some = number !== null && votes.some((v) => v > 0);
          expect(some ? given : seatsOf).toEqual(seatsOf);
        },
      ),
      { numRuns: 500 },
    );
  });
});

describe("there is none", () => {
  const seats = (method: Method, given: readonly number[], more: object = {}) =>
    checkNumber(method, { votes: [60, 30, 10], scale: 1, seats: given, ...more });

  test("where seats do not follow from the votes: a refused claim is above a granted one", () => {
    expect(seats(divisor("dhondt"), [6, 3, 1])).toEqual({ num: 10, den: 1 });
    expect(seats(divisor("dhondt"), [3, 3, 1])).toBeNull();
    // The guaranteed ones are no claims by votes.
    expect(seats(divisor("dhondt"), [3, 3, 1], { minimum: [0, 3, 1] })).toEqual({ num: 20, den: 1 });
    expect(seats(divisor("dhondt"), [3, 3, 1], { minimum: [0, 2, 1] })).toBeNull();
  });

  test("where nobody took part, or the last seat could as well go to another", () => {
    expect(checkNumber(divisor("dhondt"), { votes: [0, 0], scale: 1, seats: [0, 0] })).toBeNull();
    expect(checkNumber(divisor("dhondt"), { votes: [10, 10], scale: 1, seats: [1, 0] })).toEqual({
      num: 10,
      den: 1,
    });
    expect(seats(quota("hare"), [0, 0, 0])).toBeNull();
  });

  test("quotas are those of the seats that were given, in votes", () => {
    expect(seats(quota("hare"), [3, 1, 0])).toEqual({ num: 25, den: 1 });
    expect(seats(quota("hagenbach-bischoff"), [0, 0, 0])).toEqual({ num: 100, den: 1 });
    expect(seats(quota("hagenbach-bischoff"), [2, 1, 0], { scale: 2 })).toEqual({ num: 25, den: 2 });
    expect(seats(divisor("dhondt"), [6, 3, 1], { scale: 10 })).toEqual({ num: 1, den: 1 });
  });
});
