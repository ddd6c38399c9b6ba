import { describe, expect, test } from "vitest";
import { readRules } from "../clauses.ts";
import { compile } from "../engine.ts";
import { outcomeOf } from "../elect.ts";
import { must } from "../errors.ts";
import { type Area, readInput } from "../input.ts";
import { documentOf, rulesOf, votesIn } from "../testing/documents.ts";

const AREAS: readonly Area[] = [
  { id: "n", level: "nation" },
  { id: "d1", level: "district", parent: "n", seats: 5, figures: { members: 13, people: 70 } },
  { id: "d2", level: "district", parent: "n", figures: { members: 9, people: 30 } },
  { id: "d3", level: "district", parent: "n", seats: 2, figures: { members: 8, people: 20 } },
];
const law = (seats: unknown): Parameters<typeof rulesOf>[0] => ({
  steps: {
    votes: { count: "marks", contest: "list", in: "district" },
    first: { allot: "plurality", votes: "votes", in: "district", seats: 1 },
    people: { count: "areas", level: "district", sum: [{ figure: "people" }] },
    shared: { allot: "divisor", divisor: "dhondt", votes: "people", seats: 12 },
    seats: { allot: "divisor", divisor: "dhondt", votes: "votes", in: "district", seats },
  },
  tiers: { house: "seats" },
});
const given = (areas: readonly Area[]): Parameters<typeof readInput>[0] => ({
  areas,
  votes: ["d1", "d2", "d3"].flatMap((id) => votesIn(id, { a: 9, b: 1 })),
});

/** The seats of each district by a rule, or why there are none. */
function seatsBy(rule: unknown, areas: readonly Area[] = AREAS): unknown {
  const engine = compile(rulesOf(law(rule)), must(readInput(given(areas))));
  if (!engine.ok) return engine.problems.map((p) => `${p.code} ${p.at}: ${p.expected}, found ${p.found}`);
  const { refusal } = outcomeOf(engine.value);
  const table = engine.value.table("seats");
  return refusal === null && table?.gives === "seats" ? table.size : refusal;
}
const told = (id: string, seats: number): readonly Area[] =>
  AREAS.map((area) => (area.id === id ? { ...area, seats } : area));

describe("the seats of an area", () => {
  test.each<[unknown, readonly number[]]>([
    [3, [3, 3, 3]],
    [{ figure: "members" }, [13, 9, 8]],
    // The area's own seats hold; of the others a part of the figure.
    [{ part: "1/2", of: "members", rounded: "down" }, [5, 4, 2]],
    [{ part: "1/2", of: "members", rounded: "up" }, [5, 5, 2]],
    [{ part: "1/3", of: "members", rounded: "up" }, [5, 3, 2]],
    [{ from: "first" }, [1, 1, 1]],
    [{ from: 4, less: "first" }, [3, 3, 3]],
    [{ from: "first", less: 1 }, [0, 0, 0]],
    // Areas were the contenders: 70, 35, 30, 23.3, 20, 17.5, 15, 14, 11.7, 10 ...
    [{ from: "shared" }, [7, 3, 2]],
    [{ from: "shared", less: "first" }, [6, 2, 1]],
  ])("%j", (rule, sizes) => {
    expect(seatsBy(rule)).toEqual(sizes);
  });

  test("are its own where the input gives them", () => {
    expect(seatsBy("area", told("d2", 6))).toEqual([5, 6, 2]);
    expect(seatsBy({ from: "area", less: 1 }, told("d2", 6))).toEqual([4, 5, 1]);
    const missing = { kind: "data-missing", at: "seats", area: "d2", reason: "seats-missing" };
    expect(seatsBy("area")).toMatchObject(missing);
    expect(seatsBy({ from: "area", less: 1 })).toMatchObject(missing);
    expect(seatsBy({ figure: "chairs" })).toMatchObject({ reason: "seats-missing", area: "d1" });
    expect(seatsBy({ part: "1/2", of: "chairs", rounded: "up" })).toMatchObject(missing);
  });

  test("cannot be fewer than none", () => {
    expect(seatsBy({ from: 1, less: 2 })).toMatchObject({
      kind: "impossible",
      at: "seats",
      area: "d1",
      reason: "fewer-seats-than-none",
      details: { seats: -1 },
    });
  });

  test("are as many in all areas as the law says, or the input is wrong", () => {
    const areas = told("d2", 6);
    expect(seatsBy({ from: "area", inAll: 13 }, areas)).toEqual([5, 6, 2]);
    expect(seatsBy({ from: "area", less: 1, inAll: 10 }, areas)).toEqual([4, 5, 1]);
    expect(seatsBy({ from: "area", inAll: 14 }, areas)).toEqual([
      "V016 seats: seats of all areas: 14, found 13",
    ]);
    // While those of one area are not known, nothing is wrong yet.
    expect(seatsBy({ from: "area", inAll: 99 })).toMatchObject({ reason: "seats-missing" });
    // An election in a part of the areas has a part of the seats.
    const alone = { id: "d2", level: "district", seats: 6 };
    const input = must(readInput({ areas: [alone], votes: votesIn("d2", { a: 9, b: 1 }) }));
    expect(compile(rulesOf(law({ from: "area", inAll: 99 })), input).ok).toBe(true);
  });

  test("are held against what was declared without votes, where all of them are known", () => {
    const rows = ["d1", "d2", "d3"].map((area) => ({ contest: "list", area, option: "a", seats: 4 }));
    const problems = (rule: unknown, areas: readonly Area[] = told("d2", 6)): unknown => {
      const { steps, tiers } = law(rule);
      const { votes, seats } = steps;
      const read = compile(
        rulesOf({ steps: { votes, seats }, tiers }),
        must(readInput({ areas, declared: rows })),
      );
      return read.ok ? [] : read.problems.map((p) => `${p.code} ${p.at}: ${p.expected}, found ${p.found}`);
    };
    const other = (seats: number) => [`V007 seats: declared/list: ${seats} seats in all, found 12`];
    expect(problems(4)).toEqual([]);
    expect(problems(5)).toEqual(other(15));
    expect(problems("area")).toEqual(other(13));
    expect(problems("area", told("d2", 5))).toEqual([]);
    expect(problems("area", AREAS)).toEqual([]);
    expect(problems({ figure: "members" })).toEqual(other(30));
    expect(problems({ part: "1/2", of: "members", rounded: "up" })).toEqual(other(13));
    expect(problems({ part: "1/2", of: "members", rounded: "down" }, told("d2", 5))).toEqual([]);
    expect(problems({ from: 1, less: 1 })).toEqual([]);
  });

  test.each([
    ["areas", 'R004 steps/seats/seats: a number, "area", or {"from": step}'],
    [-1, "R004 steps/seats/seats: a whole number from 0 to 1000000"],
    [{ from: "area", inAll: 0 }, "R004 steps/seats/seats/inAll: a whole number from 1 to 1000000"],
    [{ from: "votes" }, "R007 steps/seats/seats/from: a step that gives seats"],
  ])("cannot be written %j", (rule, problem) => {
    const read = readRules(documentOf(law(rule)));
    expect(read.ok ? [] : read.problems.map((p) => `${p.code} ${p.at}: ${p.expected}`)).toEqual([problem]);
  });
});
