import { describe, expect, test } from "vitest";
import { readRules } from "../clauses.ts";
import type { Outcome } from "../elect.ts";
import type { Given } from "../input.ts";
import { documentOf, countedTwice, votesIn } from "../testing/documents.ts";

const AREAS = [
  { id: "n", level: "nation" },
  { id: "d1", level: "district", parent: "n", seats: 3 },
  { id: "d2", level: "district", parent: "n", seats: 3 },
];
type Figures = Readonly<Record<string, number | null>>;
const run = (steps: object, d1: Figures, d2: Figures, lots: Given["lots"] = []): Outcome =>
  countedTwice(
    { steps: { votes: { count: "marks", contest: "list", in: "district" }, ...steps } },
    { areas: AREAS, votes: [...votesIn("d1", d1), ...votesIn("d2", d2)], lots },
  );
const share = (atLeast: string, more: object = {}): object => ({
  admit: "share",
  votes: "votes",
  in: "district",
  atLeast,
  of: "valid",
  ...more,
});
const stepsAt = (outcome: Outcome, id: string): unknown => outcome.trace.filter(({ at }) => at === id);

/** Who has seats by the rule for those who were let in. */
const rescuedOf = (outcome: Outcome): readonly string[] =>
  outcome.trace.flatMap((step) =>
    step.verb === "allot" && step.clause === "quota"
      ? step.rows.filter((row) => row.rescued !== undefined).map((row) => `${step.area} ${row.contender}`)
      : [],
  );

describe("the first set that is large enough", () => {
  const steps = {
    high: share("30%"),
    low: share("20%"),
    in: { admit: "first", of: ["high", "low"], atLeast: 2 },
  };

  test("is found area by area, with the number in each", () => {
    const head = { verb: "admit", clause: "first", at: "in", cite: [], of: ["high", "low"], atLeast: 2 };
    expect(stepsAt(run(steps, { a: 60, b: 35, c: 5 }, { a: 20, b: 20, c: 60 }), "in")).toEqual([
      { ...head, area: "d1", counts: [2, 2], taken: "high", admitted: ["a", "b"] },
      { ...head, area: "d2", counts: [1, 3], taken: "low", admitted: ["a", "b", "c"] },
    ]);
  });

  test("otherwise it is the last, whoever is in it", () => {
    expect(stepsAt(run(steps, { a: 90, b: 10 }, { a: 90, b: 5, c: 5 }), "in")).toMatchObject([
      { counts: [1, 1], taken: "low", admitted: ["a"] },
      { counts: [1, 1], taken: "low", admitted: ["a"] },
    ]);
  });

  test("keeps who was let in by rescue apart from those who passed themselves", () => {
    // A second list that was let in has its seats by a rule of its own: at least two seats.
    const second = { times: "0.7", atLeast: 2 };
    const rescue = {
      high: share("30%"),
      low: { admit: "rescue", from: "high", votes: "votes", when: 1, next: 1 },
      in: { admit: "first", of: ["high", "low"], atLeast: 2 },
    };
    const seats = {
      allot: "quota",
      quota: "hare",
      votes: "votes",
      among: "in",
      in: "district",
      seats: 9,
      rescued: second,
    };
    const outcome = run({ ...rescue, seats }, { a: 90, b: 8, c: 2 }, { a: 55, b: 10, c: 35 });
    expect(outcome.refusal).toBeNull();
    expect(rescuedOf(outcome)).toEqual(["d1 b"]);
  });
});

describe("the next until enough take part", () => {
  const until = (more: object): object => ({
    bar: share("40%"),
    in: { admit: "until", from: "bar", votes: "votes", ...more },
  });

  test("by number, area by area", () => {
    const outcome = run(until({ members: 2 }), { a: 50, b: 20, c: 30 }, { a: 45, b: 45, c: 10 });
    const head = { verb: "admit", clause: "until", at: "in", cite: [] };
    expect(stepsAt(outcome, "in")).toEqual([
      { ...head, area: "d1", passed: ["a"], added: ["c"] },
      { ...head, area: "d2", passed: ["a", "b"], added: [] },
    ]);
  });

  test("by a share of a base, which is enough exactly or only beyond it", () => {
    const [d1, d2] = [
      { a: 50, b: 20, c: 30 },
      { a: 20, b: 60, c: 20 },
    ];
    const exact = run(until({ atLeast: "80%", of: "valid", ties: [{ by: "lot" }] }), d1, d2, [
      { at: "in", area: "d2", order: ["c"] },
    ]);
    const head = { verb: "admit", clause: "until", at: "in", cite: [] };
    expect(exact.trace.filter(({ clause }) => clause === "until")).toEqual([
      {
        ...head,
        area: "d1",
        passed: ["a"],
        added: ["c"],
        votes: { num: 80, den: 1 },
        base: { num: 100, den: 1 },
      },
      {
        ...head,
        area: "d2",
        passed: ["b"],
        added: ["c"],
        votes: { num: 80, den: 1 },
        base: { num: 100, den: 1 },
      },
    ]);
    expect(exact.ties).toMatchObject([
      { verb: "admit", area: "d2", among: ["a", "c"], for: 1, winners: ["c"], resolvedBy: "lot" },
    ]);
    const beyond = run(until({ moreThan: "80%", of: "valid", ties: [{ by: "lot" }] }), d1, d2, [
      { at: "in", area: "d2", order: ["c"] },
    ]);
    expect(stepsAt(beyond, "in")).toMatchObject([
      { area: "d1", added: ["c", "b"], votes: { num: 100, den: 1 } },
      { clause: "tie" },
      { area: "d2", added: ["c", "a"], votes: { num: 100, den: 1 } },
    ]);
  });

  test("by both: a number that is reached is not enough without the share", () => {
    const outcome = run(
      until({ members: 2, atLeast: "90%", of: "valid" }),
      { a: 50, b: 20, c: 30 },
      { a: 95, b: 2, c: 3 },
    );
    expect(stepsAt(outcome, "in")).toMatchObject([
      { area: "d1", added: ["c", "b"] },
      { area: "d2", added: ["c"] },
    ]);
  });

  test("nobody without votes, and an end where nobody is left", () => {
    const outcome = run(until({ members: 3 }), { a: 50, b: 20, c: 0 }, { a: 5, b: 6, c: 0 });
    expect(stepsAt(outcome, "in")).toMatchObject([
      { area: "d1", passed: ["a"], added: ["b"] },
      { area: "d2", passed: ["a", "b"], added: [] },
    ]);
  });

  test("an open tie lets nobody of those in, and says so", () => {
    const outcome = run(until({ members: 2 }), { a: 50, b: 20, c: 20 }, { a: 45, b: 45, c: 10 });
    expect(outcome.status).toBe("tied");
    expect(outcome.ties).toMatchObject([{ at: "in", area: "d1", among: ["b", "c"], for: 1 }]);
  });

  test("whoever is let in is not there by own strength", () => {
    const seats = {
      allot: "quota",
      quota: "hare",
      votes: "votes",
      among: "in",
      in: "district",
      seats: 9,
      rescued: { times: "0.7", atLeast: 2 },
    };
    const outcome = run({ ...until({ members: 2 }), seats }, { a: 80, b: 5, c: 15 }, { a: 45, b: 45, c: 10 });
    expect(rescuedOf(outcome)).toEqual(["d1 c"]);
  });

  test("is not known while a figure is not", () => {
    const bases = { cast: { lines: ["cast"] } };
    const figures = { a: 50, b: 20, c: null };
    expect(run(until({ members: 2 }), { a: 50, b: 20, c: 9 }, { ...figures, c: 1 }).refusal).toBeNull();
    const all = { bar: { admit: "fact", votes: "votes", in: "district", fact: "x" } };
    expect(
      run(
        { ...all, in: { admit: "until", from: "bar", votes: "votes", members: 1 } },
        { a: 5, b: 2, c: 1 },
        figures,
      ).refusal,
    ).toEqual({
      kind: "data-missing",
      at: "in",
      area: "d2",
      reason: "votes-missing",
      details: { contest: "list", missing: ["c"] },
    });
    const cast = countedTwice(
      {
        steps: {
          votes: { count: "marks", contest: "list" },
          bar: { admit: "fact", votes: "votes", fact: "x" },
          in: { admit: "until", from: "bar", votes: "votes", atLeast: "50%", of: "cast" },
        },
        bases,
      },
      { areas: AREAS, votes: votesIn("n", { a: 5, b: 2 }) },
    );
    expect(cast.refusal).toMatchObject({ area: "n", details: { missing: ["cast"] } });
  });

  test.each([
    [{}],
    [{ atLeast: "60%" }],
    [{ members: 2, of: "valid" }],
    [{ atLeast: "60%", moreThan: "60%", of: "valid" }],
  ])("no rule: %j", (more) => {
    const steps = { votes: { count: "marks", contest: "list", in: "district" }, ...until(more) };
    const read = readRules(documentOf({ steps }));
    expect(read.ok ? [] : read.problems).toMatchObject([
      { code: "R014", at: "steps/in", expected: "members, or atLeast or moreThan with of, or both" },
    ]);
  });
});
