import { describe, expect, test } from "vitest";
import { readRules } from "../clauses.ts";
import { type Outcome, outcomeOf } from "../elect.ts";
import { compile } from "../engine.ts";
import { must } from "../errors.ts";
import { type Given, readInput } from "../input.ts";

function run(steps: Record<string, unknown>, given: Given, tiers: Record<string, unknown>): Outcome {
  const rules = must(
    readRules({
      urna: "rules/1",
      id: "xx/office@2000-01-01",
      title: { en: "An office" },
      inForce: "2000-01-01",
      levels: ["nation", "district"],
      laws: {},
      bases: {
        valid: { lines: ["contenders"] },
        registered: { lines: ["registered"] },
        electors: { lines: ["contenders"] },
      },
      steps,
      tiers,
    }),
  );
  const engine = must(compile(rules, must(readInput(given))));
  // The first run is silent, the second is recorded.
  engine.run();
  return outcomeOf(engine);
}

const votes = (
  contest: string,
  figures: Readonly<Record<string, number>>,
  area = "n",
): NonNullable<Given["votes"]> =>
  Object.entries(figures).map(([option, votes]) => ({ contest, area, option, votes }));
const nation = [{ id: "n", level: "nation" }];
const winners = (outcome: Outcome): Record<string, number> =>
  Object.fromEntries(outcome.seats.filter((s) => s.total > 0).map((s) => [s.contender, s.total]));

describe("forty per cent and a lead of ten, or forty-five", () => {
  const steps = {
    first: { count: "marks", contest: "first" },
    second: { count: "marks", contest: "second" },
    "forty-five": { allot: "majority", votes: "first", seats: 1, moreThan: "45%", of: "valid" },
    "forty-and-ten": {
      allot: "majority",
      votes: "first",
      seats: 1,
      atLeast: "40%",
      of: "valid",
      lead: { moreThan: "10%", of: "valid" },
      unless: "forty-five",
    },
    leaders: { admit: "top", votes: "first", next: 2, unless: "forty-and-ten" },
    "run-off": { allot: "plurality", votes: "second", among: "leaders", seats: 1, unless: "forty-and-ten" },
  };
  const tiers = { president: ["forty-five", "forty-and-ten", "run-off"] };
  const result = (figures: Readonly<Record<string, number>>): Outcome =>
    run(steps, { areas: nation, votes: votes("first", figures) }, tiers);

  test("forty-five is enough even when the second is near", () => {
    expect(winners(result({ a: 451, b: 449, c: 100 }))).toEqual({ a: 1 });
  });
  test("forty needs the lead, and exactly ten is none", () => {
    expect(winners(result({ a: 400, b: 299, c: 301 }))).toEqual({});
    expect(winners(result({ a: 400, b: 299, c: 290, d: 11 }))).toEqual({ a: 1 });
    expect(result({ a: 400, b: 305, c: 295 }).refusal).toMatchObject({ reason: "next-round" });
    expect(winners(result({ a: 399, b: 100, c: 301, d: 200 }))).toEqual({});
  });
  test("two who are level are nobody's majority", () => {
    expect(winners(result({ a: 460, b: 460, c: 80 }))).toEqual({});
  });
  test("the trace shows the lead that was needed and the lead there was", () => {
    const step = result({ a: 420, b: 300, c: 280 }).trace.find((s) => s.at === "forty-and-ten");
    expect(step).toMatchObject({
      clause: "majority",
      elected: "a",
      lead: { needed: { num: 100, den: 1 }, value: { num: 120, den: 1 }, holds: true },
    });
  });
});

describe("majorities", () => {
  test("of two bases: more than half of the votes and a quarter of the registered", () => {
    const steps = {
      first: { count: "marks", contest: "first" },
      seat: {
        allot: "majority",
        votes: "first",
        seats: 1,
        moreThan: "1/2",
        of: "valid",
        also: [{ atLeast: "1/4", of: "registered" }],
      },
    };
    const at = (registered: number): Outcome =>
      run(steps, { areas: nation, votes: votes("first", { a: 60, b: 40, registered }) }, { seat: "seat" });
    expect(winners(at(240))).toEqual({ a: 1 });
    expect(winners(at(241))).toEqual({});
    const unknown = run(steps, { areas: nation, votes: votes("first", { a: 60, b: 40 }) }, { seat: "seat" });
    expect(unknown.refusal).toMatchObject({ reason: "votes-missing" });
  });

  test("for several seats: the first of those who pass, and a second round for the rest", () => {
    const steps = {
      first: { count: "marks", contest: "first" },
      second: { count: "marks", contest: "second" },
      now: { allot: "majority", votes: "first", seats: 3, moreThan: "1/4", of: "valid" },
      later: { allot: "plurality", votes: "second", seats: 3, unless: "now" },
    };
    const outcome = run(
      steps,
      {
        areas: nation,
        votes: [...votes("first", { a: 40, b: 30, c: 20, d: 10 }), ...votes("second", { c: 20, d: 30 })],
      },
      { board: ["now", "later"] },
    );
    expect(winners(outcome)).toEqual({ a: 1, b: 1, d: 1 });
    expect(outcome.tiers).toMatchObject([{ size: 3, given: 3 }]);
    const crowd = run(
      { ...steps, now: { ...steps.now, seats: 2, moreThan: "1/5", ties: [{ by: "lot" }] } },
      { areas: nation, votes: votes("first", { a: 26, b: 24, c: 24, d: 26, e: 0 }) },
      { board: ["now"] },
    );
    expect(winners(crowd)).toEqual({ a: 1, d: 1 });
    const level = run(
      { ...steps, now: { ...steps.now, seats: 3, moreThan: "1/5", ties: [{ by: "lot" }] } },
      { areas: nation, votes: votes("first", { a: 26, b: 24, c: 24, d: 26 }) },
      { board: ["now"] },
    );
    expect(level.ties).toMatchObject([{ among: ["b", "c"], for: 1 }]);
    expect(winners(level)).toEqual({ a: 1, d: 1 });
  });
});

describe("the figures of a majority", () => {
  const now = { allot: "majority", votes: "first", seats: 1, of: "valid", ties: [{ by: "lot" }] };
  const result = (
    more: Readonly<Record<string, unknown>>,
    figures: Readonly<Record<string, number>>,
    lots: Given["lots"] = [],
  ): Outcome =>
    run(
      { first: { count: "marks", contest: "first" }, now: { ...now, ...more } },
      { areas: nation, votes: votes("first", figures), lots },
      { seat: "now" },
    );
  const n = (num: number, den = 1): unknown => ({ num, den });

  test("are in the trace: the bar, the votes that it asks for, and everybody's rank", () => {
    const row = (contender: string, own: number, rank: number, passes: boolean): unknown => ({
      contender,
      votes: n(own),
      rank,
      passes,
    });
    expect(result({ moreThan: "1/2" }, { a: 5, b: 31, c: 20, d: 5 }).trace).toEqual([
      {
        verb: "allot",
        clause: "majority",
        at: "now",
        area: "n",
        cite: [],
        base: n(61),
        baseLines: ["contenders"],
        bar: { is: "moreThan", share: n(1, 2), of: "valid" },
        needed: n(61, 2),
        rows: [row("b", 31, 1, true), row("c", 20, 2, false), row("a", 5, 3, false), row("d", 5, 3, false)],
        elected: "b",
      },
    ]);
  });

  test("with other bars and a lead, each with its own base", () => {
    const more = {
      atLeast: "40%",
      also: [{ moreThan: "1/5", of: "registered" }],
      lead: { atLeast: "5%", of: "registered" },
    };
    const [step] = result(more, { a: 50, b: 40, registered: 200 }).trace;
    expect(step).toMatchObject({
      bar: { is: "atLeast", share: n(2, 5), of: "valid" },
      needed: n(36),
      also: [{ bar: { is: "moreThan", share: n(1, 5), of: "registered" }, base: n(200), needed: n(40) }],
      lead: {
        bar: { is: "atLeast", share: n(1, 20), of: "registered" },
        needed: n(10),
        value: n(10),
        holds: true,
      },
      elected: "a",
    });
    expect(result(more, { a: 49, b: 40, registered: 200 }).trace).toMatchObject([
      { lead: { value: n(9), holds: false }, elected: null, rows: [{ passes: false }, { passes: false }] },
    ]);
    const unknown = result(more, { a: 50, b: 40 });
    expect(unknown.refusal).toEqual({
      kind: "data-missing",
      at: "now",
      area: "n",
      reason: "votes-missing",
      details: { contest: "first", missing: ["registered"] },
    });
    const { also: _, ...leadOnly } = more;
    expect(result(leadOnly, { a: 50, b: 40 }).refusal).toMatchObject({ reason: "votes-missing" });
  });

  test("equality is enough for one bar and not for the other", () => {
    const half = { a: 50, b: 30, c: 20 };
    expect(winners(result({ atLeast: "1/2" }, half))).toEqual({ a: 1 });
    expect(winners(result({ moreThan: "1/2" }, half))).toEqual({});
    expect(winners(result({ atLeast: "1/2" }, { ...half, a: 49 }))).toEqual({});
  });

  test("nobody has a share of no votes", () => {
    const none = result({ atLeast: "1/2" }, { a: 0 });
    expect([none.status, winners(none)]).toEqual(["complete", {}]);
  });

  test("whoever stands alone leads by all its votes", () => {
    const alone = result({ atLeast: "1/2", lead: { moreThan: "99%", of: "valid" } }, { a: 7 });
    expect(alone.trace).toMatchObject([{ lead: { value: n(7) }, elected: "a" }]);
  });

  test("two who pass for one seat: the stronger; when level nobody, and nothing is open", () => {
    expect(winners(result({ atLeast: "1/3" }, { a: 45, b: 55 }))).toEqual({ b: 1 });
    const level = result({ atLeast: "1/3" }, { a: 50, b: 50 });
    expect([level.status, level.ties, winners(level)]).toEqual(["complete", [], {}]);
    expect(level.trace).toMatchObject([{ elected: null, rows: [{ rank: 1 }, { rank: 1 }] }]);
    expect(level.trace[0]).not.toHaveProperty("winners");
    const none = result({ atLeast: "1/3", seats: 0 }, { a: 40, b: 60 });
    expect([none.status, none.ties, winners(none)]).toEqual(["complete", [], {}]);
  });

  test("for two seats with a lead only the first is elected", () => {
    const lead = { seats: 2, atLeast: "1/4", lead: { moreThan: "5%", of: "valid" } };
    const outcome = result(lead, { a: 50, b: 40, c: 10 });
    expect(winners(outcome)).toEqual({ a: 1 });
    expect(outcome.trace).toMatchObject([{ elected: "a", winners: ["a"] }]);
  });

  test("for several seats the trace names all; a tie for the last leaves the others certain", () => {
    const two = { seats: 2, atLeast: "1/5" };
    expect(result(two, { a: 30, b: 40, c: 30 }).ties).toMatchObject([{ among: ["a", "c"], for: 1 }]);
    const drawn = result(two, { a: 30, b: 40, c: 30 }, [{ at: "now", order: ["c"] }]);
    expect([drawn.status, winners(drawn)]).toEqual(["complete", { b: 1, c: 1 }]);
    expect(drawn.trace).toMatchObject([{ clause: "tie" }, { elected: "b", winners: ["b", "c"] }]);
    const open = result(two, { a: 30, b: 40, c: 30 });
    expect(open.status).toBe("tied");
    expect(open.trace).toMatchObject([{ clause: "tie" }, { elected: "b", winners: ["b"] }]);
    expect(winners(result(two, { a: 40, b: 30, c: 30 }, [{ at: "now", order: ["b"] }]))).toEqual({
      a: 1,
      b: 1,
    });
    expect(winners(result(two, { a: 50, b: 31, c: 19 }))).toEqual({ a: 1, b: 1 });
  });
});

test("each bar is one of two kinds, and a mistake names its place", () => {
  const problems = (seat: Readonly<Record<string, unknown>>): readonly string[] => {
    const result = readRules({
      urna: "rules/1",
      id: "xx/office@2000-01-01",
      title: { en: "An office" },
      inForce: "2000-01-01",
      levels: ["nation"],
      laws: {},
      bases: { valid: { lines: ["contenders"] } },
      steps: {
        first: { count: "marks", contest: "first" },
        seat: { allot: "majority", votes: "first", seats: 1, of: "valid", ...seat },
      },
      tiers: { seat: "seat" },
    });
    return result.ok ? [] : result.problems.map((p) => `${p.code} ${p.at}: ${p.expected}`);
  };
  const expected = "either atLeast or moreThan";
  const both = { atLeast: "1/2", moreThan: "1/2" };
  const half = { moreThan: "1/2" };
  expect(problems({})).toEqual([`R014 steps/seat: ${expected}`]);
  expect(problems(both)).toEqual([`R014 steps/seat: ${expected}`]);
  const also = [
    { ...half, of: "valid" },
    { ...both, of: "valid" },
  ];
  expect(problems({ ...half, also })).toEqual([`R014 steps/seat/also/2: ${expected}`]);
  expect(problems({ ...half, lead: { ...both, of: "valid" } })).toEqual([
    `R014 steps/seat/lead: ${expected}`,
  ]);
  expect(problems({ ...half, lead: { of: "valid" } })).toEqual([`R014 steps/seat/lead: ${expected}`]);
  expect(problems({ ...half, also: also.slice(0, 1), lead: { ...half, of: "valid" } })).toEqual([]);
  expect(problems({ atLeast: "1/2", also: [{ atLeast: 1, of: "valid" }] })).toEqual([]);
  expect(problems({ atLeast: "1/2", lead: { atLeast: 1, of: "valid" } })).toEqual([]);
});

describe("electors", () => {
  test("the first of an area takes all its electors, and a majority of electors elects", () => {
    const steps = {
      votes: { count: "marks", contest: "p", in: "district" },
      electors: {
        allot: "plurality",
        votes: "votes",
        in: "district",
        seats: "area",
        takes: "all",
        ties: [{ by: "lot" }],
      },
      college: { count: "seats", of: ["electors"] },
      president: { allot: "majority", votes: "college", seats: 1, moreThan: "1/2", of: "electors" },
    };
    const areas = [
      ...nation,
      ...[10, 7, 4].map((seats, i) => ({ id: `d${i}`, level: "district", parent: "n", seats })),
    ];
    const given = (third: Readonly<Record<string, number>>): Given => ({
      areas,
      votes: [
        ...votes("p", { a: 51, b: 49 }, "d0"),
        ...votes("p", { a: 10, b: 90 }, "d1"),
        ...votes("p", third, "d2"),
      ],
    });
    const tiers = { electors: "electors", president: "president" };
    const lost = run(steps, given({ a: 49, b: 51 }), tiers);
    expect(lost.seats).toMatchObject([
      { contender: "b", byTier: { electors: 11, president: 1 } },
      { contender: "a", byTier: { electors: 10, president: 0 } },
    ]);
    expect(lost.trace.find((s) => s.clause === "seats")).toMatchObject({
      rows: [
        { contender: "a", votes: { num: 10, den: 1 } },
        { contender: "b", votes: { num: 11, den: 1 } },
      ],
    });
    const tied = run(steps, given({ a: 50, b: 50 }), tiers);
    expect(tied.ties).toMatchObject([{ at: "electors", area: "d2", for: 1 }]);
    expect(tied.tiers.map((t) => t.status)).toEqual(["tied", "refused"]);
  });
});
