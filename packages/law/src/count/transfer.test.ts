import { describe, expect, test } from "vitest";
import type { Outcome } from "../elect.ts";
import type { Area } from "../input.ts";
import { countedTwice, seatsOf, votesIn } from "../testing/documents.ts";

const AREAS: readonly Area[] = [
  { id: "n", level: "nation" },
  ...["d1", "d2", "d3"].map((id) => ({ id, level: "district", parent: "n" })),
];
// d1: a wins, b is next; d2: c wins, a next; d3: b stands alone.
const VOTES = [
  ...votesIn("d1", { a: 50, b: 30, c: 9 }),
  ...votesIn("d2", { a: 20, b: 4, c: 21 }),
  ...votesIn("d3", { b: 7 }),
];
const run = (handed: object, votes: object = {}): Outcome =>
  countedTwice(
    {
      steps: {
        votes: { count: "marks", contest: "list", in: "district", ...votes },
        direct: { allot: "plurality", votes: "votes", in: "district", seats: 1 },
        able: { admit: "fact", votes: "votes", fact: "able" },
        handed: { count: "transfer", votes: "votes", winners: "direct", ...handed },
        list: { allot: "divisor", divisor: "dhondt", votes: "handed", seats: 4 },
      },
      tiers: { list: "list" },
    },
    { areas: AREAS, contenders: ["a", "b"].map((id) => ({ id, facts: { able: true } })), votes: VOTES },
  );
const handedOf = (outcome: Outcome): unknown =>
  outcome.trace.flatMap((step) =>
    step.clause === "transfer" ? [step.rows.map(({ handed: { num } }) => num)] : [],
  );
const n = (num: number): unknown => ({ num, den: 1 });

describe("votes that are handed on", () => {
  test("by losers, area by area", () => {
    const outcome = run({ which: "losers" });
    const head = { verb: "count", clause: "transfer", at: "handed", cite: [], which: "losers" };
    const row = (contender: string, votes: number, won: boolean, handed: number): unknown => ({
      contender,
      votes: n(votes),
      won,
      handed: n(handed),
    });
    expect(outcome.trace.filter(({ at }) => at === "handed")).toEqual([
      { ...head, area: "d1", rows: [row("a", 50, true, 0), row("b", 30, false, 30), row("c", 9, false, 9)] },
      { ...head, area: "d2", rows: [row("a", 20, false, 20), row("b", 4, false, 4), row("c", 21, true, 0)] },
      { ...head, area: "d3", rows: [row("a", 0, false, 0), row("b", 7, true, 0), row("c", 0, false, 0)] },
    ]);
    // a 20, b 34, c 9: 34, 20, 17, 11.3.
    expect(seatsOf(outcome)).toEqual({ a: 1, b: 3, c: 0 });
  });

  test("by winners beyond the runner-up and one; one who stood alone needed a single vote", () => {
    expect(handedOf(run({ which: "losers-and-surplus" }))).toEqual([
      [19, 30, 9],
      [20, 4, 0],
      [0, 6, 0],
    ]);
    expect(handedOf(run({ which: "needed" }))).toEqual([
      [31, 0, 0],
      [0, 0, 21],
      [0, 1, 0],
    ]);
  });

  test("by those of a set only, whoever the runner-up is", () => {
    expect(handedOf(run({ which: "losers-and-surplus", among: "able" }))).toEqual([
      [19, 30, 0],
      [20, 4, 0],
      [0, 6, 0],
    ]);
  });

  test("a winner by less than one vote needed all of its own", () => {
    const votes = [...votesIn("d1", { a: "3/2", b: "4/3" })];
    const outcome = countedTwice(
      {
        steps: {
          votes: { count: "marks", contest: "list", in: "district", fractions: true },
          direct: { allot: "plurality", votes: "votes", in: "district", seats: 1 },
          handed: { count: "transfer", votes: "votes", winners: "direct", which: "needed" },
        },
      },
      { areas: [AREAS[0], AREAS[1]].flatMap((area) => area ?? []), votes },
    );
    expect(outcome.trace.find(({ at }) => at === "handed")).toMatchObject({
      rows: [{ handed: { num: 3, den: 2 } }, { handed: n(0) }],
    });
  });
});
