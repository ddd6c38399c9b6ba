import { must } from "@urna/law";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { MAJILIS_2023, smallElection } from "../../majilis.fixture.ts";
import { allMargins } from "../all.ts";
import { marginFor, mayHide } from "./margin.ts";
import { withField } from "../../scenario.ts";
import { holds, type NamedGoal, resultWith } from "../race/result.ts";
import { CHANGES, type ChangeKind, costOf } from "../terms/changes.ts";
import { type Race, raceOf } from "../race/race.ts";

const race = must(raceOf(MAJILIS_2023, "list"));
const gainsOf = (goal: NamedGoal, kind: ChangeKind): Record<string, number> =>
  Object.fromEntries(marginFor(race, goal, kind)?.gains ?? []);

describe("the Mäjilis of 2023", () => {
  test("OSDP falls out when 12,736 move away; Amanat +2, Respublica +1, Aq Jol +1", () => {
    const margin = marginFor(race, { contender: "osdp", is: "atMost", seats: 0 }, "moved");
    expect(margin?.ballots).toBe(12_736);
    expect(margin?.lowerBound.how).toBe("exact");
    expect(gainsOf({ contender: "osdp", is: "atMost", seats: 0 }, "moved")).toEqual({
      osdp: -4,
      amanat: 2,
      respublica: 1,
      "aq-jol": 1,
    });
  });

  test("or when 13,407 stay at home", () => {
    const margin = marginFor(race, { contender: "osdp", is: "atMost", seats: 0 }, "withheld");
    expect(margin?.ballots).toBe(13_407);
  });

  test("Respublica's seventh seat needs 14,159 from Amanat when OSDP stays in", () => {
    const pair = (ballots: number): number | undefined =>
      resultWith(
        race,
        race.votes.map(
          (v, i) =>
            v + (race.options[i] === "respublica" ? ballots : race.options[i] === "amanat" ? -ballots : 0),
        ),
      )?.seats.get("respublica");
    expect([pair(14_158), pair(14_159)]).toEqual([6, 7]);
  });

  test("QHP's fifth seat: 57,202 stay at home, or 30,543 move to Respublica; its 187 over the quota are no margin", () => {
    const goal: NamedGoal = { contender: "qhp", is: "atMost", seats: 4 };
    expect(marginFor(race, goal, "withheld")?.ballots).toBe(57_202);
    const pair = marginFor(race, goal, "moved", { among: 1 });
    expect([pair?.ballots, pair?.changes.get("respublica")]).toEqual([30_543, 30_543]);
  });

  test("over all combinations QHP's fifth seat falls with 29,801: 742 of them keep Amanat's remainder ahead", () => {
    const margin = marginFor(race, { contender: "qhp", is: "atMost", seats: 4 }, "moved");
    expect(margin?.ballots).toBe(29_801);
    expect(Object.fromEntries(margin?.changes ?? [])).toEqual({
      qhp: -29_801,
      respublica: 29_059,
      amanat: 742,
    });
  });

  test("Amanat to 66 of 98, 44 of its list: 158,937 from one, 127,334 from two, 108,009 from all", () => {
    const goal: NamedGoal = { contender: "amanat", is: "atLeast", seats: 44 };
    expect(marginFor(race, goal, "moved", { among: 1 })?.ballots).toBe(158_937);
    expect(marginFor(race, goal, "moved", { among: 2 })?.ballots).toBe(127_334);
    const margin = marginFor(race, goal, "moved");
    expect(margin?.ballots).toBe(108_009);
    expect(margin?.lowerBound).toMatchObject({ how: "exact", ballots: 108_009 });
  });

  test("added ballots raise the bar: 254,720 for others leave OSDP without a seat", () => {
    const goal: NamedGoal = { contender: "osdp", is: "atMost", seats: 0 };
    const margin = marginFor(race, goal, "added");
    // 331,058 are below 5 % of more than 6,621,160: 254,719 more would leave it exactly at the bar, which is in.
    expect(margin?.ballots).toBe(254_720);
    expect(margin?.lowerBound).toMatchObject({ how: "exact", ballots: 254_720 });
    expect(gainsOf(goal, "added")).toMatchObject({ osdp: -4 });
  });

  test("by the Droop quota, in whole votes, to the last ballot", () => {
    const steps = withField(
      withField(MAJILIS_2023.rules, "list", "quota", "droop"),
      "list",
      "rescued",
      undefined,
    );
    const droop = must(raceOf({ ...MAJILIS_2023, rules: withField(steps, "list", "among", "bar") }, "list"));
    const margin = marginFor(droop, { contender: "amanat", is: "atMost", seats: 39 }, "moved");
    const held = resultWith(droop, droop.votes)?.seats.get("amanat");
    expect({ held, ballots: margin?.ballots, bound: margin?.lowerBound }).toMatchObject({
      held: 40,
      ballots: 34_547,
      bound: { ballots: 34_547, how: "exact" },
    });
  });
});

/** Every vector of changes of a kind that costs at most `most`, tried: shares nothing with the search. */
function bruteForce(small: Race, goal: NamedGoal, kind: ChangeKind, most: number): number | undefined {
  let best: number | undefined;
  const walk = (i: number, changes: readonly number[], up: number, down: number): void => {
    if (up > most || down > most) return;
    if (i === small.options.length) {
      if (kind === "moved" && up !== down) return;
      const cost = kind === "withheld" ? down : up;
      if (cost === 0 || cost >= (best ?? most + 1)) return;
      const votes = small.votes.map((v, j) => v + (changes[j] ?? 0));
      // An election in which nobody votes is no margin.
      if (votes.every((v) => v === 0)) return;
      if (holds(resultWith(small, votes), goal)) best = cost;
      return;
    }
    const votes = small.votes[i] ?? 0;
    const low = kind === "added" ? 0 : -Math.min(votes, most);
    const high = kind === "withheld" ? 0 : most;
    for (let d = low; d <= high; d++)
      walk(i + 1, [...changes, d], up + Math.max(d, 0), down - Math.min(d, 0));
  };
  walk(0, [], 0, 0);
  return best;
}

describe("against brute force on small elections", () => {
  const cases = fc.record({
    votes: fc.tuple(
      fc.integer({ min: 3, max: 14 }),
      fc.integer({ min: 2, max: 10 }),
      fc.integer({ min: 0, max: 7 }),
      fc.nat(3),
    ),
    seats: fc.integer({ min: 2, max: 5 }),
    bar: fc.constantFrom("0%", "10%", "20%", "25%"),
    method: fc.constantFrom(
      { allot: "quota", quota: "hare" },
      { allot: "quota", quota: "hare", rounding: "half-up" },
      { allot: "quota", quota: "hare", rounding: "ceil" },
      { allot: "quota", quota: "hare", rounding: "floor", over: "smallest-remainder" },
      { allot: "quota", quota: "hagenbach-bischoff", rounding: "half-up", over: "smallest-remainder" },
      { allot: "quota", quota: "droop" },
      { allot: "quota", quota: "hagenbach-bischoff" },
      { allot: "quota", quota: "hagenbach-bischoff", over: "smallest-remainder" },
      { allot: "quota", quota: "imperiali", over: "smallest-remainder" },
      { allot: "quota", quota: "imperiali" },
      { allot: "quota", quota: "imperiali", over: "refuse" },
      { allot: "quota", quota: "imperiali", rounding: "half-up" },
      { allot: "divisor", divisor: "dhondt" },
      { allot: "divisor", divisor: "sainte-lague" },
      { allot: "divisor", divisor: "sainte-lague", first: "1.4" },
      { allot: "divisor", divisor: "danish" },
      { allot: "divisor", divisor: "imperiali" },
      { allot: "divisor", divisor: "dhondt", maximum: 2 },
      { allot: "plurality" },
    ),
    kind: fc.constantFrom(...CHANGES),
    contender: fc.constantFrom("a", "b", "c"),
    // One seat more or less, or as many as a majority asks for.
    step: fc.constantFrom(-3, -2, -1, -1, 1, 1, 2, 3),
  });

  test("the search finds what trying everything finds", { timeout: 120_000 }, () => {
    fc.assert(
      fc.property(cases, ({ votes, seats, bar, method, kind, contender, step }) => {
        const small = must(raceOf(smallElection(votes, seats, bar, method), "list"));
        const now = resultWith(small, small.votes)?.seats.get(contender) ?? -9;
        const goal: NamedGoal = { contender, is: step > 0 ? "atLeast" : "atMost", seats: now + step };
        fc.pre(goal.seats >= 0 && goal.seats <= seats);
        const most = 6;
        const beyond = most + 1;
        const expected = bruteForce(small, goal, kind, most) ?? beyond;
        const found = marginFor(small, goal, kind);
        const ballots = Math.min(found?.ballots ?? beyond, beyond);
        const bound =
          found?.lowerBound.how === "bound" ? Math.min(found.lowerBound.ballots, beyond) : ballots;
        const cost = found === undefined ? undefined : costOf([...found.changes.values()], kind);
        // In so few ballots a quota in whole votes, or one that the law does not answer, can hide the only way: then none is
        // found, and none is promised.
        const isHidden = found === undefined && mayHide(small);
        fc.pre(!isHidden);
        // Where one list alone was within reach, the search states a bound that must hold; otherwise it is exact.
        expect({
          margin: [bound, ballots].includes(expected) || (bound < expected && expected < ballots),
          cost,
        }).toEqual({
          margin: true,
          cost: found?.ballots,
        });
      }),
      {
        numRuns: 1500,
        examples: [
          // A list without more names has votes to spare: withheld, they lower the bar under whoever is to lose one seat only.
          [
            {
              votes: [6, 3, 4, 0],
              seats: 5,
              bar: "20%",
              method: { allot: "divisor", divisor: "dhondt", maximum: 2 },
              kind: "withheld",
              contender: "c",
              step: -1,
            },
          ],
        ],
      },
    );
  });

  test("a majority in the first of two rounds, to lose and to win", { timeout: 60_000 }, () => {
    const asked = fc.record({
      votes: fc.tuple(fc.integer({ min: 1, max: 14 }), fc.nat(10), fc.nat(7), fc.nat(3)),
      kind: fc.constantFrom(...CHANGES),
      contender: fc.constantFrom("a", "b", "c"),
    });
    fc.assert(
      fc.property(asked, ({ votes, kind, contender }) => {
        const { rules, given } = smallElection(votes, 1, "0%", {
          allot: "majority",
          moreThan: "1/2",
          of: "valid",
        });
        const small = must(raceOf({ rules: withField(rules, "list", "among", undefined), given }, "list"));
        const isElected = (resultWith(small, small.votes)?.seats.get(contender) ?? 0) > 0;
        const goal: NamedGoal = isElected
          ? { contender, is: "atMost", seats: 0 }
          : { contender, is: "atLeast", seats: 1 };
        const beyond = 7;
        const found = marginFor(small, goal, kind);
        expect(Math.min(found?.ballots ?? beyond, beyond)).toBe(bruteForce(small, goal, kind, 6) ?? beyond);
      }),
      { numRuns: 150 },
    );
  });

  test("a least number of seats for whoever has a majority", { timeout: 60_000 }, () => {
    const asked = fc.record({
      votes: fc.tuple(fc.integer({ min: 1, max: 14 }), fc.nat(10), fc.nat(7), fc.nat(3)),
      kind: fc.constantFrom(...CHANGES),
      contender: fc.constantFrom("a", "b", "c"),
      step: fc.constantFrom(-1, 1),
    });
    let [exact, bounds] = [0, 0];
    fc.assert(
      fc.property(asked, ({ votes, kind, contender, step }) => {
        const { rules, given } = smallElection(votes, 5, "10%", { allot: "divisor", divisor: "dhondt" });
        const bonus = { allot: "winner", votes: "list-votes", seats: 4, moreThan: "1/2", of: "valid" };
        const steps = Object.entries({ ...bonus, ties: [{ by: "lot" }] }).reduce(
          (changed, [field, value]) => withField(changed, "bonus", field, value),
          withField(rules, "list", "minimum", { from: "bonus" }),
        );
        const read = raceOf({ rules: steps, given }, "list");
        // Whoever has the majority already is another law.
        fc.pre(read.ok);
        const small = must(read);
        const now = resultWith(small, small.votes)?.seats.get(contender) ?? -9;
        const goal: NamedGoal = { contender, is: step > 0 ? "atLeast" : "atMost", seats: now + step };
        fc.pre(goal.seats >= 0 && goal.seats <= 5);
        const beyond = 7;
        const expected = bruteForce(small, goal, kind, 6) ?? beyond;
        const found = marginFor(small, goal, kind);
        const [least, ballots] = [found?.lowerBound.ballots ?? 1, Math.min(found?.ballots ?? beyond, beyond)];
        if (found?.lowerBound.how === "exact") exact += 1;
        else bounds += 1;
        expect({
          found,
          isRight:
            found?.lowerBound.how === "exact" ? ballots === expected : Math.min(least, beyond) <= expected,
        }).toEqual({ found, isRight: true });
      }),
      { numRuns: 300 },
    );
    expect([exact > 50, bounds > 10]).toEqual([true, true]);
  });
});

test("where whole quotas give too many seats and the law is silent, there are no seats to change hands", () => {
  const silent = smallElection([10, 10, 0, 0], 3, "0%", { allot: "quota", quota: "imperiali" });
  expect(allMargins(must(raceOf(silent, "list")))).toEqual([]);
});
