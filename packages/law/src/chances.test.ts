import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Chance, chancesOf } from "./chances.ts";
import { elect } from "./elect.ts";
import { must } from "./errors.ts";
import { addRatios, type Ratio, readFraction, writeRatio } from "./exact.ts";
import type { Given, Lot } from "./input.ts";
import { NATION, rulesOf, votesIn } from "./testing/documents.ts";

const DISTRICTS = [
  ...NATION,
  { id: "d1", level: "district", parent: "n" },
  { id: "d2", level: "district", parent: "n" },
];
const LOT = [{ by: "lot" }];

/** The most votes in a district win, with the ties of the law. */
const plurality = (seats: number, ties: readonly object[] | null = LOT) =>
  rulesOf({
    steps: {
      votes: { count: "marks", contest: "list", in: "district" },
      seats: {
        allot: "plurality",
        votes: "votes",
        in: "district",
        seats,
        ...(ties === null ? {} : { ties }),
      },
    },
    tiers: { seats: "seats" },
  });
const given = (d1: Record<string, number>, d2: Record<string, number> = { a: 9, b: 2, c: 2 }): Given => ({
  areas: DISTRICTS,
  votes: [...votesIn("d1", d1), ...votesIn("d2", d2)],
});

/** How likely each end is, and the seats that differ. */
const ends = (chances: readonly Chance[] | undefined) =>
  chances?.map(({ chance, seats }) => [
    writeRatio(readFraction(chance)),
    Object.fromEntries(seats.map((row) => [row.contender, row.total])),
  ]);

describe("what may come of lots", () => {
  test("two who are tied for one seat have an even chance, and only what differs is told", () => {
    const chances = chancesOf(plurality(1), given({ a: 5, b: 5, c: 1 }), { most: 10 });
    expect(ends(chances)).toEqual([
      ["1/2", { a: 2, b: 0 }],
      ["1/2", { a: 1, b: 1 }],
    ]);
    expect(chances?.map(({ areas }) => areas)).toEqual([
      [{ tier: "seats", area: "d1", size: 1, seats: [{ contender: "a", seats: 1 }] }],
      [{ tier: "seats", area: "d1", size: 1, seats: [{ contender: "b", seats: 1 }] }],
    ]);
  });

  test("of three for two seats each pair has a third", () => {
    expect(
      ends(chancesOf(plurality(2), given({ a: 5, b: 5, c: 5 }, { a: 9, b: 2, c: 1 }), { most: 10 })),
    ).toEqual([
      ["1/3", { a: 2, b: 2, c: 0 }],
      ["1/3", { a: 2, b: 1, c: 1 }],
      ["1/3", { a: 1, b: 2, c: 1 }],
    ]);
  });

  test("two drawings: their chances are multiplied, and ends that are alike are one", () => {
    const votes = { a: 5, b: 5, c: 1 };
    const chances = chancesOf(plurality(1), given(votes, votes), { most: 10 });
    expect(chances?.map(({ areas }) => areas.length)).toEqual([2, 2, 2, 2]);
    const nation = rulesOf({
      steps: {
        first: { count: "marks", contest: "list" },
        one: { allot: "plurality", votes: "first", seats: 1, ties: LOT },
        two: { allot: "plurality", votes: "first", seats: 1, ties: LOT },
      },
      tiers: { seats: ["one", "two"] },
    });
    expect(ends(chancesOf(nation, { areas: NATION, votes: votesIn("n", votes) }, { most: 4 }))).toEqual([
      ["1/2", { a: 1, b: 1 }],
      ["1/4", { a: 2, b: 0 }],
      ["1/4", { a: 0, b: 2 }],
    ]);
  });

  test("persons who are tied for a seat of their list are told", () => {
    const rules = rulesOf({
      steps: {
        votes: { count: "marks", contest: "list" },
        seats: { allot: "plurality", votes: "votes", seats: 1 },
        marks: { count: "marks", contest: "person" },
        sit: { fill: "most-votes", seats: "seats", votes: "marks", ties: LOT },
      },
      tiers: { seats: ["seats"] },
    });
    const chances = chancesOf(
      rules,
      {
        areas: NATION,
        votes: [
          ...votesIn("n", { a: 5, b: 1 }),
          ...["x", "y", "z"].map((option, i) => ({
            contest: "person",
            area: "n",
            option,
            votes: i < 2 ? 3 : 1,
          })),
        ],
        contenders: ["x", "y", "z"].map((id) => ({ id, kind: "person", in: { list: "a" } })),
      },
      { most: 10 },
    );
    expect(chances?.map(({ chance, persons }) => [chance.den, persons.map(({ person }) => person)])).toEqual([
      [2, ["x"]],
      [2, ["y"]],
    ]);
  });

  test("more ways than are asked for are not told", () => {
    const votes = { a: 5, b: 5, c: 1 };
    expect(chancesOf(plurality(1), given(votes, votes), { most: 3 })).toBeUndefined();
    expect(chancesOf(plurality(1), given(votes, votes), { most: 4 })).toHaveLength(4);
  });

  test("rules before the lot, and lots that were drawn, narrow it down", () => {
    const known: Given = {
      ...given({ a: 5, b: 5, c: 5 }),
      contenders: [
        { id: "a", facts: { born: 1950 } },
        { id: "b", facts: { born: 1950 } },
        { id: "c", facts: { born: 1960 } },
      ],
    };
    const rules = plurality(1, [{ by: "earlier", fact: "born" }, ...LOT]);
    expect(ends(chancesOf(rules, known, { most: 10 }))).toEqual([
      ["1/2", { a: 2, b: 0 }],
      ["1/2", { a: 1, b: 1 }],
    ]);
    const lots: readonly Lot[] = [{ at: "seats", area: "d1", order: ["b", "a", "c"] }];
    expect(chancesOf(rules, known, { most: 10, lots })).toEqual([
      { chance: { num: 1, den: 1 }, seats: [], areas: [], persons: [], verdict: null },
    ]);
    expect(chancesOf(rules, { ...known, lots }, { most: 10 })).toHaveLength(1);
  });

  test("what no lot resolves has no chances: another act, a fact that is not known, a silent law", () => {
    const votes = given({ a: 5, b: 5, c: 1 });
    for (const ties of [[{ by: "repeat-vote" }], [{ by: "earlier", fact: "born" }, ...LOT], null]) {
      expect(chancesOf(plurality(1, ties), votes, { most: 10 })).toBeUndefined();
    }
  });

  test("property: chances add up to one, and each lot by itself leads to one of the ends", () => {
    const small = fc.integer({ min: 0, max: 2 });
    fc.assert(
      fc.property(
        fc.tuple(small, small, small, small),
        fc.integer({ min: 1, max: 3 }),
        ([a, b, c, d], seats) => {
          const votes = given({ a, b, c, d }, { a: 4, b: 3, c: 2, d: 1 });
          const rules = plurality(seats);
          const found = chancesOf(rules, votes, { most: 100 });
          // Where nobody has a vote there is nothing to draw for.
          expect(found === undefined).toBe(a + b + c + d === 0);
          if (found === undefined) return;
          const sum = found.reduce<Ratio>((total, { chance }) => addRatios(total, readFraction(chance)), {
            num: 0,
            den: 1,
          });
          expect(writeRatio(sum)).toBe("1");
          const lots: readonly Lot[] = [{ at: "seats", area: "d1", order: ["d", "b", "a", "c"] }];
          const drawn = must(elect(rules, { ...votes, lots }));
          expect(
            found.some(({ seats: rows }) =>
              rows.every((row) => drawn.seats.some((one) => JSON.stringify(one) === JSON.stringify(row))),
            ),
          ).toBe(true);
        },
      ),
    );
  });
});
