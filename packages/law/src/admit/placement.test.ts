import { expect, test } from "vitest";
import { readRules } from "../clauses.ts";
import { elect, type Outcome } from "../elect.ts";
import { must } from "../errors.ts";
import type { Contender } from "../input.ts";
import { documentOf, type LawOfTest, NATION, rulesOf, seatedOf, votesIn } from "../testing/documents.ts";

/** A list whose names from the first on are women (w) and men (m). */
const list = (id: string, names: string): Contender[] =>
  Array.from({ length: names.length }, (_, i) => ({
    id: `${id}${i + 1}`,
    kind: "person" as const,
    in: { list: id },
    facts: { place: i + 1, sex: names[i] === "w" ? "woman" : "man" },
  }));

const law = (rule: Readonly<Record<string, unknown>>): LawOfTest => ({
  steps: {
    votes: { count: "marks", contest: "list" },
    order: {
      admit: "placement",
      votes: "votes",
      order: "place",
      fact: "sex",
      is: "woman",
      every: 3,
      atLeast: 1,
      ...rule,
    },
    seats: { allot: "divisor", divisor: "dhondt", votes: "votes", among: "order", seats: 9 },
  },
  tiers: { list: "seats" },
});
const run = (
  lists: Readonly<Record<string, string>>,
  rule: Readonly<Record<string, unknown>> = {},
): Outcome =>
  must(
    elect(rulesOf(law(rule)), {
      areas: NATION,
      contenders: Object.entries(lists).flatMap(([id, names]) => list(id, names)),
      votes: votesIn("n", Object.fromEntries(Object.keys(lists).map((id) => [id, 10]))),
    }),
  );

test("every so many places hold enough of the group; a last run that is not full is not looked at", () => {
  expect(seatedOf(run({ a: "mmwmmwmm", b: "mmwmmmww", c: "wwwmmm", d: "mm" }))).toEqual(["a", "d"]);
});

test("a zipper is two of them: one of each in every two places", () => {
  const outcome = run({ a: "wmmwwm", b: "wwmm" }, { every: 2 });
  expect(seatedOf(outcome)).toEqual(["a"]);
});

test("only the first places may count", () => {
  expect(seatedOf(run({ a: "mmwmmm", b: "mmmmmw" }, { first: 3 }))).toEqual(["a"]);
});

test("the trace says the fewest in any run", () => {
  const outcome = run({ a: "wwmwmm" });
  expect(outcome.trace.find((step) => step.at === "order")).toMatchObject({
    clause: "placement",
    atLeast: 1,
    rows: [{ contender: "a", count: 1, passes: true }],
  });
});

test("more of the group than places is a contradiction", () => {
  const read = readRules(documentOf(law({ atLeast: 4 })));
  expect(read.ok ? [] : read.problems.map((p) => `${p.code} ${p.at}`)).toEqual(["R014 steps/order/atLeast"]);
});
