import { expect, test } from "vitest";
import { elect } from "../elect.ts";
import type { Problem, Result } from "../errors.ts";
import type { Outcome } from "../elect.ts";
import type { Contender } from "../input.ts";
import { ballotsOf, rulesOf, seatsOf } from "../testing/documents.ts";

const person = (id: string, group: string, place: number): Contender => ({
  id,
  kind: "person",
  in: { party: group },
  facts: { place },
});
// a2 is named before a1: the order of the ticket is that of the places, not of the input.
const PERSONS = [person("a2", "A", 2), person("a1", "A", 1), person("b1", "B", 1), person("b2", "B", 2)];

const count = (
  ballots: Readonly<Record<string, number>>,
  rule: Readonly<Record<string, unknown>>,
  contenders: readonly Contender[] = PERSONS,
): Result<Outcome> =>
  elect(
    rulesOf({
      steps: {
        ballots: { count: "ballots", contest: "vote", tickets: "place", ...rule },
        points: { count: "points", ballots: "ballots", points: [8, 4, 2, 1] },
        seats: { allot: "plurality", votes: "points", seats: 4 },
        order: {
          allot: "stv",
          ballots: "ballots",
          seats: 2,
          quota: "droop",
          surplus: { method: "weighted-inclusive", order: "largest" },
        },
      },
      tiers: { order: "order" },
    }),
    { ballots: ballotsOf(ballots), contenders },
  );
const won = (result: Result<Outcome>): unknown => (result.ok ? seatsOf(result.value) : result.problems);
const pointsOf = (result: Result<Outcome>): unknown =>
  result.ok
    ? result.value.trace.flatMap((step) =>
        step.clause === "plurality" ? step.rows.map((row) => `${row.contender} ${row.votes.num}`) : [],
      )
    : result.problems;

test("a group that is marked stands for its persons in their order", () => {
  // B > A is b1 > b2 > a1 > a2; A > b2 is a1 > a2 > b2.
  expect(pointsOf(count({ "B > A": 1 }, {}))).toEqual(["b1 8", "b2 4", "a1 2", "a2 1"]);
  expect(pointsOf(count({ "A > b2": 1 }, {}))).toEqual(["a1 8", "a2 4", "b2 2"]);
  expect(won(count({ A: 60, B: 30, "b2 > b1": 10 }, {}))).toEqual({ a1: 1, a2: 0, b1: 1, b2: 0 });
});

test("how many preferences are needed is said of those for persons", () => {
  expect(pointsOf(count({ A: 1, "b1 > b2 > a1": 1, "b2 > b1": 5 }, { least: 3 }))).toEqual(
    pointsOf(count({ A: 1, "b1 > b2 > a1": 1 }, {})),
  );
});

test("two persons at one place of a ticket are a mistake", () => {
  const result = count({ A: 1 }, {}, [person("a1", "A", 1), person("a2", "A", 1)]);
  const problems: readonly Problem[] = result.ok ? [] : result.problems;
  expect(problems).toMatchObject([{ code: "V013", expected: "one person at each place of A", found: "1" }]);
});
