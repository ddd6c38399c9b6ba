import { describe, expect, test } from "vitest";
import { readRules } from "../clauses.ts";
import { elect } from "../elect.ts";
import { must } from "../errors.ts";
import type { Contender } from "../input.ts";
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
});
