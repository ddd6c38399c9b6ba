import { describe, expect, test } from "vitest";
import type { Outcome } from "../elect.ts";
import type { VoteRow } from "../input.ts";
import { countedTwice, seatsOf, votesIn } from "../testing/documents.ts";

const AREAS = [
  { id: "n", level: "nation" },
  { id: "d1", level: "district", parent: "n", seats: 2 },
  { id: "d2", level: "district", parent: "n", seats: 3 },
];
const VOTES = [
  ...votesIn("d1", { a: 10, b: 5, "against-all": 4 }, "first"),
  ...votesIn("d2", { a: 1, c: 7 }, "first"),
  ...votesIn("d1", { b: 3, c: 2, "against-all": 9 }, "second"),
  ...votesIn("d2", { a: 6, b: 8 }, "second"),
];
const COUNTS = Object.fromEntries(
  ["first", "second", "third"].map((contest) => [contest, { count: "marks", contest, in: "district" }]),
);
const run = (all: object, votes: readonly VoteRow[] = VOTES, steps: object = {}): Outcome =>
  countedTwice(
    {
      steps: { ...COUNTS, ...steps, all: { count: "combine", in: "district", ...all } },
      bases: { valid: { lines: ["contenders"] }, told: { lines: ["contenders", "against-all"] } },
      tiers: "seats" in steps ? { list: "seats" } : {},
    },
    { areas: AREAS, votes },
  );
const rowsOf = (outcome: Outcome): unknown =>
  outcome.trace.flatMap((step) =>
    step.verb === "count" && step.clause === "combine"
      ? [[step.area, step.rows.map(({ contender, votes: { num, den } }) => `${contender} ${num}/${den}`)]]
      : [],
  );
const n = (num: number, den = 1): unknown => ({ num, den });
const seats = { seats: { allot: "divisor", divisor: "dhondt", votes: "all", in: "district", seats: "area" } };

describe("votes of several steps", () => {
  test("are added and taken off area by area, each so often as the law says; nobody falls below zero", () => {
    const outcome = run(
      { add: [{ votes: "first" }], subtract: [{ votes: "second", times: "1/2" }] },
      VOTES,
      seats,
    );
    const head = { verb: "count", clause: "combine", at: "all", cite: [], of: ["first", "second"] };
    expect(outcome.trace.filter(({ at }) => at === "all")).toEqual([
      {
        ...head,
        area: "d1",
        rows: [
          { contender: "a", parts: [n(10), n(0)], votes: n(10) },
          { contender: "b", parts: [n(5), n(-3, 2)], votes: n(7, 2) },
          { contender: "c", parts: [n(0), n(-1)], votes: n(0) },
        ],
      },
      {
        ...head,
        area: "d2",
        rows: [
          { contender: "a", parts: [n(1), n(-3)], votes: n(0) },
          { contender: "b", parts: [n(0), n(-4)], votes: n(0) },
          { contender: "c", parts: [n(7), n(0)], votes: n(7) },
        ],
      },
    ]);
    // a 10, b 3 1/2 in d1; c alone in d2.
    expect(seatsOf(outcome)).toEqual({ a: 2, b: 0, c: 3 });
  });

  test("in different units are brought to one: a third of one and a half of the other", () => {
    expect(
      rowsOf(
        run({
          add: [
            { votes: "first", times: "1/3" },
            { votes: "second", times: "1/2" },
          ],
        }),
      ),
    ).toEqual([
      ["d1", ["a 10/3", "b 19/6", "c 1/1"]],
      ["d2", ["a 10/3", "b 4/1", "c 7/3"]],
    ]);
  });

  test("are those of the whole where no level is named, and of a group where the law says so", () => {
    expect(rowsOf(run({ in: undefined, add: [{ votes: "first" }, { votes: "second" }] }))).toEqual([
      ["n", ["a 17/1", "b 16/1", "c 9/1"]],
    ]);
    const outcome = countedTwice(
      {
        steps: {
          ...COUNTS,
          all: { count: "combine", by: "party", add: [{ votes: "first" }, { votes: "second" }] },
        },
      },
      { areas: AREAS, contenders: ["a", "c"].map((id) => ({ id, in: { party: "x" } })), votes: VOTES },
    );
    expect(rowsOf(outcome)).toEqual([["n", ["b 16/1", "x 26/1"]]]);
  });

  test("keep the lines of the first contest, in whatever unit the sum is", () => {
    // d1: a 10, b 6 1/2, c 1, and 4 against all: 21 1/2. 46 % of it are 9.89.
    const bar = { bar: { admit: "share", votes: "all", in: "district", of: "told", atLeast: "46%" } };
    const outcome = run({ add: [{ votes: "first" }, { votes: "second", times: "1/2" }] }, VOTES, bar);
    expect(outcome.trace.find(({ at, area }) => at === "bar" && area === "d1")).toMatchObject({
      base: n(43, 2),
    });
  });

  test("are those of one step where only that has any, and missing where only others are taken off", () => {
    const add = [{ votes: "first" }, { votes: "second" }];
    const votes = VOTES.filter(({ area, option }) => area !== "d2" || option === "b");
    expect(seatsOf(run({ add }, votes, seats))).toEqual({ a: 1, b: 4, c: 0 });
    const off = run({ add: [{ votes: "first" }], subtract: [{ votes: "second" }] }, votes, seats);
    expect(off.refusal).toMatchObject({ at: "seats", area: "d2", reason: "no-votes" });
  });

  test("are not known while one of them is not; an unknown line is none of them", () => {
    const votes = [
      ...VOTES.filter(({ area }) => area === "d1"),
      ...votesIn("d2", { a: 1, c: null, b: null }, "first"),
    ];
    expect(run({ add: [{ votes: "second" }, { votes: "first" }] }, votes).refusal).toEqual({
      kind: "data-missing",
      at: "all",
      area: "d2",
      reason: "votes-missing",
      details: { contest: "first", missing: ["b", "c"] },
    });
    const line = VOTES.map((row) => (row.option === "against-all" ? { ...row, votes: null } : row));
    expect(run({ add: [{ votes: "first" }, { votes: "second" }] }, line).refusal).toBeNull();
  });
});

describe("votes that matter only with certain seats", () => {
  // x won in d2; the third contest is asked for there.
  const won = [...votesIn("d1", { a: 1 }, "won"), ...votesIn("d2", { x: 1 }, "won")];
  const steps = {
    winners: { count: "marks", contest: "won", in: "district" },
    able: { admit: "fact", votes: "winners", in: "district", fact: "able" },
    direct: { allot: "plurality", votes: "winners", in: "district", seats: 1 },
    outsiders: { compensate: "combine", take: "sum", of: ["direct"], in: "district", besides: "able" },
    ...seats,
  };
  const counted = (third: readonly VoteRow[]): Outcome =>
    countedTwice(
      {
        steps: {
          ...COUNTS,
          ...steps,
          all: {
            count: "combine",
            in: "district",
            add: [{ votes: "first" }],
            subtract: [{ votes: "third", when: "outsiders" }],
          },
        },
        tiers: { list: "seats" },
      },
      { areas: AREAS, contenders: [{ id: "a", facts: { able: true } }], votes: [...VOTES, ...won, ...third] },
    );

  test("are taken off where these were won, and nowhere else", () => {
    const outcome = counted([...votesIn("d1", { a: 9 }, "third"), ...votesIn("d2", { c: 2 }, "third")]);
    expect(rowsOf(outcome)).toEqual([
      ["d1", ["a 10/1", "b 5/1", "c 0/1"]],
      ["d2", ["a 1/1", "b 0/1", "c 5/1"]],
    ]);
    expect(outcome.trace.find(({ at, area }) => at === "all" && area === "d1")).toMatchObject({
      of: ["first", "third"],
      rows: [{ parts: [n(10), n(0)] }, {}, {}],
    });
  });

  test("may be unknown elsewhere, and are needed there", () => {
    const elsewhere = counted([...votesIn("d1", { a: null }, "third"), ...votesIn("d2", { c: 2 }, "third")]);
    expect(elsewhere.refusal).toBeNull();
    expect(counted(votesIn("d1", { a: 9 }, "third")).refusal).toEqual({
      kind: "data-missing",
      at: "all",
      area: "d2",
      reason: "no-votes",
      details: { contest: "third" },
    });
    const unknown = counted([...votesIn("d1", { a: 9 }, "third"), ...votesIn("d2", { c: null }, "third")]);
    expect(unknown.refusal).toMatchObject({ area: "d2", details: { contest: "third", missing: ["c"] } });
  });
});
