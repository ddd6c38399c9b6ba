import { describe, expect, test } from "vitest";
import { readRules } from "../clauses.ts";
import { elect } from "../elect.ts";
import { must } from "../errors.ts";
import type { Contender } from "../input.ts";
import { countedTwice, seatsOf, votesIn } from "../testing/documents.ts";
import type { ListLengthStep } from "./list-length.ts";

function stepOf(clause: object, contenders: readonly Contender[]): ListLengthStep | undefined {
  const rules = must(
    readRules({
      urna: "rules/1",
      id: "xx/parliament@2000-01-01",
      title: { en: "A parliament" },
      inForce: "2000-01-01",
      levels: ["nation"],
      laws: {},
      steps: {
        votes: { count: "marks", contest: "list" },
        length: { admit: "list-length", votes: "votes", fact: "names", ...clause },
      },
    }),
  );
  const outcome = must(
    elect(rules, {
      areas: [{ id: "n", level: "nation" }],
      contenders,
      votes: contenders.map(({ id }) => ({ contest: "list", area: "n", option: id, votes: 1 })),
    }),
  );
  for (const step of outcome.trace) if (step.clause === "list-length") return step;
  return undefined;
}

const names = (id: string, n: number): Contender => ({ id, facts: { names: n } });

describe("the ceiling of a list", () => {
  test("rounded up", () => {
    const step = stepOf({ seats: 69, times: "1.3", rounded: "up" }, [names("a", 90), names("b", 91)]);
    expect(step).toMatchObject({ ceiling: { num: 897, den: 10 }, names: 90 });
    expect(step?.rows.map((r) => r.passes)).toEqual([true, false]);
  });

  test("rounded down", () => {
    const step = stepOf({ seats: 69, times: "1.3", rounded: "down" }, [names("a", 89), names("b", 90)]);
    expect(step?.names).toBe(89);
    expect(step?.rows.map((r) => r.passes)).toEqual([true, false]);
  });

  test("a whole number is not rounded", () => {
    expect(stepOf({ seats: 10, times: "150%", rounded: "up" }, [names("a", 15)])?.names).toBe(15);
  });

  test("nothing is said about a list whose names nobody counted", () => {
    const step = stepOf({ seats: 10, times: 2, rounded: "up" }, [{ id: "a" }]);
    expect(step?.rows).toEqual([{ contender: "a", names: null, passes: null }]);
  });

  test("says so with the factor and the ceiling; a list that is longer is not in the set, one of unknown length is", () => {
    const contenders = [names("a", 15), names("b", 16), { id: "c" }];
    const outcome = countedTwice(
      {
        steps: {
          votes: { count: "marks", contest: "list", in: "district" },
          length: {
            admit: "list-length",
            votes: "votes",
            fact: "names",
            seats: 10,
            times: "3/2",
            rounded: "up",
          },
          seats: { allot: "divisor", divisor: "dhondt", votes: "votes", among: "length", seats: 10 },
        },
        tiers: { list: "seats" },
      },
      {
        areas: [
          { id: "n", level: "nation" },
          ...["x", "y"].map((id) => ({ id, level: "district", parent: "n" })),
        ],
        contenders: contenders.slice(0, 2),
        votes: [...votesIn("x", { a: 3, b: 3, c: 3 }), ...votesIn("y", { a: 2, b: 9, c: 2 })],
      },
    );
    expect(outcome.trace.filter(({ at }) => at === "length")).toEqual([
      {
        verb: "admit",
        clause: "list-length",
        at: "length",
        area: "n",
        cite: [],
        seats: 10,
        times: { num: 3, den: 2 },
        ceiling: { num: 15, den: 1 },
        names: 15,
        rounded: "up",
        rows: [
          { contender: "a", names: 15, passes: true },
          { contender: "b", names: 16, passes: false },
          { contender: "c", names: null, passes: null },
        ],
      },
    ]);
    expect(seatsOf(outcome)).toEqual({ a: 5, b: 0, c: 5 });
  });
});
