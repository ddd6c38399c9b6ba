import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readRules } from "./clauses.ts";
import { must, type Problem } from "./errors.ts";

/** A sound document to break in one place at a time. */
type Steps = Record<string, Record<string, unknown>>;
const sound = (): Record<string, unknown> & { steps: Steps } => ({
  urna: "rules/1",
  id: "xx/parliament@2000-01-01",
  title: { en: "A parliament" },
  inForce: "2000-01-01",
  levels: ["nation", "district"],
  laws: { read: { title: { en: "Read" }, read: "2026-11-01" }, unread: { title: { en: "Unread" } } },
  bases: { valid: { lines: ["contenders", "against-all"] } },
  steps: {
    votes: { count: "marks", contest: "list" },
    bar: {
      admit: "share",
      votes: "votes",
      atLeast: "5%",
      of: "valid",
      cite: [{ law: "read", article: "1" }],
    },
    seats: { allot: "quota", votes: "votes", among: "bar", seats: 10, quota: "hare" },
  },
  tiers: { list: "seats" },
});

function problemsOf(change: (document: ReturnType<typeof sound>) => void): readonly Problem[] {
  const document = sound();
  change(document);
  const read = readRules(document);
  return read.ok ? [] : read.problems;
}

const stepsOf = (document: { steps: Steps }): Steps => document.steps;

describe("a rules document", () => {
  test("that is sound is read, steps after those they need", () => {
    expect(must(readRules(sound())).steps.map((s) => s.id)).toEqual(["votes", "bar", "seats"]);
  });

  test.each<[string, string, string, (document: ReturnType<typeof sound>) => void]>([
    [
      "an unknown field",
      "R002",
      "steps/bar/atleast",
      (d) => Object.assign(stepsOf(d)["bar"] ?? {}, { atleast: "7%" }),
    ],
    ["a missing field", "R003", "steps/seats/seats", (d) => delete stepsOf(d)["seats"]?.["seats"]],
    [
      "a share above one",
      "R004",
      "steps/bar/atLeast",
      (d) => Object.assign(stepsOf(d)["bar"] ?? {}, { atLeast: 7 }),
    ],
    [
      "a binary fraction",
      "R004",
      "steps/bar/atLeast",
      (d) => Object.assign(stepsOf(d)["bar"] ?? {}, { atLeast: 0.05 }),
    ],
    [
      "a negative number",
      "R004",
      "steps/seats/seats",
      (d) => Object.assign(stepsOf(d)["seats"] ?? {}, { seats: -1 }),
    ],
    [
      "an unknown clause",
      "R005",
      "steps/seats/allot",
      (d) => Object.assign(stepsOf(d)["seats"] ?? {}, { allot: "qouta" }),
    ],
    ["two verbs", "R005", "steps/seats", (d) => Object.assign(stepsOf(d)["seats"] ?? {}, { admit: "share" })],
    [
      "an unknown step",
      "R006",
      "steps/seats/among",
      (d) => Object.assign(stepsOf(d)["seats"] ?? {}, { among: "barr" }),
    ],
    [
      "a step of another kind",
      "R007",
      "steps/seats/among",
      (d) => Object.assign(stepsOf(d)["seats"] ?? {}, { among: "votes" }),
    ],
    [
      "an unknown base",
      "R009",
      "steps/bar/of",
      (d) => Object.assign(stepsOf(d)["bar"] ?? {}, { of: "cast" }),
    ],
    [
      "an unknown law",
      "R010",
      "steps/bar/cite/1",
      (d) => Object.assign(stepsOf(d)["bar"] ?? {}, { cite: [{ law: "no" }] }),
    ],
    [
      "an article of a law that nobody read",
      "R011",
      "steps/bar/cite/1",
      (d) => Object.assign(stepsOf(d)["bar"] ?? {}, { cite: [{ law: "unread", article: "9" }] }),
    ],
    [
      "an unknown level",
      "R012",
      "steps/seats/in",
      (d) => Object.assign(stepsOf(d)["seats"] ?? {}, { in: "region" }),
    ],
    [
      "names of lists in place of seats",
      "R007",
      "tiers/list",
      (d) => {
        stepsOf(d)["names"] = { count: "names", lists: "votes", order: "position" };
        Object.assign(d, { tiers: { list: "names" } });
      },
    ],
    [
      "a figure that every object has",
      "R004",
      "steps/seats/seats/figure",
      (d) => Object.assign(stepsOf(d)["seats"] ?? {}, { seats: { figure: "__proto__" } }),
    ],
    [
      "a tier that every object has",
      "R004",
      "tiers/constructor",
      (d) => Object.assign(d, { tiers: { constructor: "seats" } }),
    ],
    [
      "a hole in a list",
      "R004",
      "tiers/list/2",
      (d) => {
        const tier = ["seats"];
        tier[2] = "seats";
        Object.assign(d, { tiers: { list: tier } });
      },
    ],
    ["another format", "R013", "urna", (d) => Object.assign(d, { urna: "rules/9" })],
    [
      "both comparisons",
      "R014",
      "steps/bar",
      (d) => Object.assign(stepsOf(d)["bar"] ?? {}, { moreThan: "5%" }),
    ],
  ])("with %s is refused as %s at %s", (_, code, at, change) => {
    expect(problemsOf(change).map((p) => [p.code, p.at])).toContainEqual([code, at]);
  });

  test("with a circle is refused", () => {
    const problems = problemsOf((d) => {
      Object.assign(stepsOf(d), {
        a: { admit: "rescue", from: "b", votes: "votes", when: 0, next: 1 },
        b: { admit: "rescue", from: "a", votes: "votes", when: 0, next: 1 },
      });
    });
    expect(problems.map((p) => p.code)).toContain("R008");
  });

  test("names the nearest id", () => {
    const [problem] = problemsOf((d) => Object.assign(stepsOf(d)["seats"] ?? {}, { among: "barr" }));
    expect(problem?.near).toEqual(["bar"]);
  });

  test.each([
    "2020-02-30",
    "2019-02-29",
    "1900-02-29",
    "2020-13-01",
    "2020-00-10",
    "2020-04-31",
    "2020-01-00",
  ])("%s is no day of the calendar", (inForce) => {
    const read = readRules({ ...sound(), inForce });
    expect(read.ok ? [] : read.problems).toMatchObject([{ code: "R004", expected: "a day of the calendar" }]);
  });

  test.each(["2020-02-29", "2000-02-29", "2019-12-31", "2020-04-30"])("%s is one", (inForce) => {
    expect(readRules({ ...sound(), inForce }).ok).toBe(true);
  });

  test("reports every problem, not the first", () => {
    const problems = problemsOf((d) => {
      Object.assign(stepsOf(d)["bar"] ?? {}, { of: "cast", atLeast: "200%" });
      Object.assign(d, { inForce: "yesterday" });
    });
    expect(problems.length).toBeGreaterThanOrEqual(3);
  });

  test("of any shape never throws", () => {
    fc.assert(
      fc.property(fc.anything(), fc.anything(), (whole, step) => {
        expect(readRules(whole)).toHaveProperty("ok");
        const document = sound();
        Object.assign(stepsOf(document), { odd: step, seats: step });
        expect(readRules(document)).toHaveProperty("ok");
      }),
    );
  });
});
