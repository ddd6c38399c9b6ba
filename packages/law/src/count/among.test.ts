import { describe, expect, test } from "vitest";
import type { Outcome } from "../elect.ts";
import type { Area, Contender, VoteRow } from "../input.ts";
import { countedTwice, seatsOf, votesIn } from "../testing/documents.ts";

const AREAS: readonly Area[] = [
  { id: "n", level: "nation" },
  { id: "d1", level: "district", parent: "n" },
  { id: "d2", level: "district", parent: "n" },
];
const CONTENDERS: readonly Contender[] = [
  { id: "x", kind: "alliance", facts: { joint: true } },
  { id: "x1", in: { alliance: "x" }, facts: { able: true } },
  { id: "x2", in: { alliance: "x" } },
  { id: "y", facts: { able: true } },
  { id: "z" },
];
const VOTES = [...votesIn("d1", { x1: 30, x2: 12, y: 20, z: 9 }), ...votesIn("d2", { x1: 5, y: 8, z: 50 })];
const run = (clause: object, votes: readonly VoteRow[] = VOTES): Outcome =>
  countedTwice(
    {
      steps: {
        votes: { count: "marks", contest: "list", in: "district" },
        able: { admit: "fact", votes: "votes", in: "district", fact: "able" },
        joint: { admit: "fact", votes: "votes", in: "district", by: "alliance", fact: "joint" },
        effective: { count: "among", votes: "votes", ...clause },
        seats: { allot: "divisor", divisor: "dhondt", votes: "effective", in: "district", seats: 5 },
      },
      tiers: { list: "seats" },
    },
    { areas: AREAS, contenders: CONTENDERS, votes },
  );
const votesOf = (outcome: Outcome): unknown =>
  outcome.trace.flatMap((step) =>
    step.clause === "divisor"
      ? [Object.fromEntries(step.rows.map(({ contender, votes: { num } }) => [contender, num]))]
      : [],
  );

describe("the votes of those who take part", () => {
  test("are kept, and those of the others are none", () => {
    expect(votesOf(run({ among: "able" }))).toEqual([
      { x1: 30, x2: 0, y: 20, z: 0 },
      { x1: 5, y: 8, z: 0 },
    ]);
  });

  test("of a group that takes part as one are those of all its members, whether these take part or not", () => {
    const outcome = run({ among: "able", groups: "joint" });
    expect(votesOf(outcome)).toEqual([
      { x: 42, x1: 0, x2: 0, y: 20, z: 0 },
      { x: 5, x1: 0, y: 8, z: 0 },
    ]);
    // 42, 21, 20, 14, 10.5 and 8, 5, 4, 2.7, 2.5: the last of d2 goes to x.
    expect(seatsOf(outcome)).toEqual({ x: 6, x1: 0, x2: 0, y: 4, z: 0 });
  });

  test("are all where nobody is left out, and groups alone add up", () => {
    expect(votesOf(run({}))).toEqual([
      { x1: 30, x2: 12, y: 20, z: 9 },
      { x1: 5, y: 8, z: 50 },
    ]);
    expect(votesOf(run({ groups: "joint" }))).toEqual([
      { x: 42, x1: 0, x2: 0, y: 20, z: 9 },
      { x: 5, x1: 0, y: 8, z: 50 },
    ]);
  });

  test("are not known for a group of which one member's are not; nobody else's matter", () => {
    const votes = VOTES.map((row) => (row.option === "x2" ? { ...row, votes: null } : row));
    expect(run({ among: "able", groups: "joint" }, votes).refusal).toMatchObject({
      at: "seats",
      area: "d1",
      reason: "votes-missing",
      details: { missing: ["x"] },
    });
    // Alone x2 takes no part, and what it has does not matter.
    expect(votesOf(run({ among: "able" }, votes))).toEqual([
      { x1: 30, x2: 0, y: 20, z: 0 },
      { x1: 5, y: 8, z: 0 },
    ]);
    expect(run({}, votes).refusal).toMatchObject({ details: { missing: ["x2"] } });
    const line = [...VOTES, ...votesIn("d1", { valid: null })];
    expect(run({ groups: "joint" }, line).refusal).toBeNull();
  });

  test("a line that is not known stays unknown for a share of it", () => {
    const outcome = countedTwice(
      {
        bases: { told: { lines: ["contenders", "against-all"] } },
        steps: {
          votes: { count: "marks", contest: "list", in: "district" },
          effective: { count: "among", votes: "votes" },
          bar: { admit: "share", votes: "effective", in: "district", of: "told", atLeast: "5%" },
        },
      },
      { areas: AREAS, contenders: CONTENDERS, votes: [...VOTES, ...votesIn("d1", { "against-all": null })] },
    );
    expect(outcome.assumptions).toMatchObject([{ at: "bar", area: "d1", missing: ["against-all"] }]);
  });
});
