import { expect, test } from "vitest";
import { readRules } from "../clauses.ts";
import { elect } from "../elect.ts";
import { must } from "../errors.ts";

const rules = (fractions: object) =>
  must(
    readRules({
      urna: "rules/1",
      id: "xx/parliament@2000-01-01",
      title: { en: "A parliament" },
      inForce: "2000-01-01",
      levels: ["nation"],
      laws: {},
      steps: {
        votes: { count: "marks", contest: "list", ...fractions },
        seats: { allot: "quota", votes: "votes", seats: 2, quota: "hare" },
      },
      tiers: { list: "seats" },
    }),
  );
const given = {
  votes: [
    { contest: "list", area: "n", option: "a", votes: "2.5" },
    { contest: "list", area: "n", option: "b", votes: 2 },
  ],
};

test("a fraction of a vote is a mistake where the law makes none", () => {
  const outcome = elect(rules({}), given);
  expect(outcome.ok ? [] : outcome.problems.map((p) => [p.code, p.found])).toEqual([["V001", "5/2"]]);
});

test("and is counted exactly where it does", () => {
  expect(must(elect(rules({ fractions: true }), given)).seats.map((s) => [s.contender, s.total])).toEqual([
    ["a", 1],
    ["b", 1],
  ]);
});
