import { describe, expect, test } from "vitest";
import { elect } from "./elect.ts";
import type { Problem, Result } from "./errors.ts";
import type { Area } from "./input.ts";
import { readWritten } from "./sound.ts";
import { documentOf, type LawOfTest, rulesOf, votesIn } from "./testing/documents.ts";

const votes = { count: "marks", contest: "list" };
const list = { allot: "divisor", divisor: "dhondt", votes: "votes", seats: 3 };

const problemsOf = (read: Result<unknown>): readonly Problem[] => (read.ok ? [] : read.problems);
const found = (law: LawOfTest): readonly string[] =>
  problemsOf(readWritten(documentOf(law))).map((p) => [p.code, p.at, p.found ?? ""].join(" ").trim());

describe("documents that are well formed and cannot be meant", () => {
  test("one that fills no seats and decides nothing", () => {
    expect(found({ steps: { votes, list } })).toEqual(["R017 tiers"]);
    expect(found({ steps: { votes, list }, tiers: { list: "list" } })).toEqual([]);
  });

  test("a bar that no step applies", () => {
    const bar = { admit: "share", votes: "votes", atLeast: "5%", of: "valid" };
    const tiers = { list: "list" };
    expect(found({ steps: { votes, bar, list }, tiers })).toEqual(["R018 steps/bar"]);
    expect(found({ steps: { votes, bar, list: { ...list, among: "bar" } }, tiers })).toEqual([]);
  });

  test("what says something by itself needs no other step", () => {
    const length = { admit: "list-length", votes: "votes", seats: 3, times: 2, rounded: "up", fact: "names" };
    const sit = { fill: "list-order", seats: "list" };
    expect(found({ steps: { votes, list, length, sit }, tiers: { list: "list" } })).toEqual([]);
  });

  test("a step that is named twice where steps are added up", () => {
    const house = { compensate: "combine", take: "sum", of: ["list", "other", "list"] };
    const steps = { votes, list, other: list, house };
    expect(found({ steps, tiers: { house: "house" } })).toEqual(["R019 steps/house/of list"]);
  });

  test("a level that is named twice", () => {
    expect(
      found({ levels: ["nation", "region", "nation"], steps: { votes, list }, tiers: { list: "list" } }),
    ).toEqual(["R019 levels nation"]);
  });

  test("an id with another date than the one from which the rules are in force", () => {
    const law = documentOf({ steps: { votes, list }, tiers: { list: "list" } });
    expect(problemsOf(readWritten({ ...law, inForce: "1999-12-31" }))).toMatchObject([
      { code: "R014", at: "inForce", found: "1999-12-31" },
    ]);
  });

  test("seats that two tiers have", () => {
    const house = { compensate: "combine", take: "sum", of: ["list", "other"] };
    const steps = { votes, list, other: list };
    expect(found({ steps, tiers: { one: "list", two: ["other", "list"] } })).toEqual(["R020 tiers/two list"]);
    expect(found({ steps: { ...steps, house }, tiers: { one: "list", all: "house" } })).toEqual([
      "R020 tiers/all list",
    ]);
    expect(found({ steps, tiers: { one: "list", two: "other" } })).toEqual([]);
  });

  test("seats that are left for nobody", () => {
    const quota = { allot: "quota", quota: "hare", votes: "votes", seats: 3, rest: [] };
    const rest = { ...list, seats: { from: 3, less: "quota" } };
    expect(found({ steps: { votes, quota }, tiers: { list: "quota" } })).toEqual(["R021 steps/quota/rest"]);
    expect(found({ steps: { votes, quota, rest }, tiers: { list: ["quota", "rest"] } })).toEqual([]);
  });

  test("mistakes of the parts come first", () => {
    expect(found({ steps: { votes, list: { ...list, votes: "vots" } } })).toEqual([
      "R006 steps/list/votes vots",
    ]);
  });
});

describe("seats of all areas, where the law says how many there are", () => {
  const area = (id: string, seats?: number): Area => ({
    id,
    level: "district",
    parent: "n",
    ...(seats === undefined ? {} : { seats }),
  });
  const count = (areas: readonly Area[], less?: number): Result<unknown> =>
    elect(
      rulesOf({
        levels: ["nation", "district"],
        steps: {
          votes: { ...votes, in: "district" },
          list: {
            ...list,
            in: "district",
            seats: { from: "area", ...(less === undefined ? {} : { less }), inAll: 7 },
          },
        },
        tiers: { list: "list" },
      }),
      {
        areas,
        votes: areas
          .filter((one) => one.level === "district")
          .flatMap(({ id }) => votesIn(id, { a: 2, b: 1 })),
      },
    );
  const nation: Area = { id: "n", level: "nation" };

  test("another sum is a mistake, with both numbers", () => {
    expect(problemsOf(count([nation, area("x", 3), area("y", 4)]))).toEqual([]);
    expect(problemsOf(count([nation, area("x", 3), area("y", 5)]))).toEqual([
      { code: "V016", at: "list: seats of all areas", expected: "7", found: "8" },
    ]);
    expect(problemsOf(count([nation, area("x", 4), area("y", 5)], 1))).toEqual([]);
    expect(problemsOf(count([nation, area("x", 3), area("y", 4)], 1))).toMatchObject([{ found: "5" }]);
  });

  test("an election in one of them, or seats that are not known, say nothing of the sum", () => {
    expect(problemsOf(count([{ id: "x", level: "district", seats: 3 }]))).toEqual([]);
    expect(problemsOf(count([nation, area("x", 3), area("y")]))).toEqual([]);
  });
});
