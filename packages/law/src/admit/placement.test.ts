import { expect, test } from "vitest";
import { readRules } from "../clauses.ts";
import { elect, type Outcome } from "../elect.ts";
import { must } from "../errors.ts";
import type { Contender } from "../input.ts";
import {
  countedTwice,
  documentOf,
  type LawOfTest,
  NATION,
  rulesOf,
  seatedOf,
  votesIn,
} from "../testing/documents.ts";

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

test("more of the group than places is a contradiction; as many is none", () => {
  const read = readRules(documentOf(law({ atLeast: 4 })));
  expect(read.ok ? [] : read.problems.map((p) => `${p.code} ${p.at} ${p.expected}`)).toEqual([
    "R014 steps/order/atLeast no more than the places",
  ]);
  expect(readRules(documentOf(law({ atLeast: 3 }))).ok).toBe(true);
});

test("places decide, not the order of input; who has none is on no list; a fact may be simply true", () => {
  const lists = { a: [false, true, true, false, false], b: [true, true, false, false], d: [true, true] };
  const persons = Object.entries(lists).flatMap(([id, facts]) => [
    ...facts.map((young, i) => ({
      id: `${id}${i}`,
      kind: "person" as const,
      in: { list: id },
      facts: { place: i + 1, young },
    })),
    // Not on the list: it must not become the first of it.
    { id: `${id}9`, kind: "person" as const, in: { list: id }, facts: { young: true } },
  ]);
  const rules = rulesOf(law({ fact: "young", is: undefined, every: 2 }));
  for (const people of [persons, [...persons].reverse()]) {
    const contenders = [...people, { id: "a" }];
    const outcome = must(
      elect(rules, { areas: NATION, contenders, votes: votesIn("n", { a: 10, b: 10, c: 10, d: 10 }) }),
    );
    // c, whose persons nobody named, has no run of places that could be short.
    expect(seatedOf(outcome)).toEqual(["a", "c", "d"]);
  }
});

test("lists of districts are told district by district", () => {
  const districts = ["d1", "d2"].map((id) => ({ id, level: "district", parent: "n" }));
  const { steps, tiers } = law({ in: "district" });
  const here = { in: "district" };
  const local = {
    steps: {
      votes: { count: "marks", contest: "list", ...here },
      order: steps["order"],
      seats: { allot: "divisor", divisor: "dhondt", votes: "votes", among: "order", seats: 3, ...here },
    },
    tiers,
  };
  const outcome = countedTwice(local, {
    areas: [...NATION, ...districts],
    contenders: [...list("a", "mmw"), ...list("b", "mmm")],
    votes: [...votesIn("d1", { a: 10, b: 20 }), ...votesIn("d2", { b: 20, a: 30 })],
  });
  const rows = [
    { contender: "a", count: 1, passes: true },
    { contender: "b", count: 0, passes: false },
  ];
  expect(outcome.trace.filter((step) => step.at === "order")).toMatchObject([
    { area: "d1", rows },
    { area: "d2", rows },
  ]);
  expect(outcome.areas.map((one) => [one.area, one.seats])).toEqual([
    ["d1", [{ contender: "a", seats: 3 }]],
    ["d2", [{ contender: "a", seats: 3 }]],
  ]);
  // Without a level the lists are those of the whole, though votes are counted in districts.
  const whole = countedTwice(
    { steps: { ...local.steps, order: law({}).steps["order"] }, tiers },
    { areas: [...NATION, ...districts], contenders: list("a", "mmw"), votes: votesIn("d1", { a: 1 }) },
  );
  expect(whole.trace.filter((step) => step.at === "order")).toMatchObject([{ area: "n" }]);
});
