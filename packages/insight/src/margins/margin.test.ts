import { must } from "@urna/law";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { MAJILIS_2023, smallElection } from "../majilis.fixture.ts";
import { holds, marginFor, type NamedGoal, resultWith } from "./margin.ts";
import { CHANGES, type ChangeKind, costOf } from "./plan.ts";
import { type Race, raceOf } from "./race.ts";

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
      { allot: "divisor", divisor: "dhondt" },
      { allot: "divisor", divisor: "sainte-lague" },
      { allot: "divisor", divisor: "imperiali" },
    ),
    kind: fc.constantFrom(...CHANGES),
    contender: fc.constantFrom("a", "b", "c"),
    step: fc.constantFrom(-1, 1),
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
        // Where one list alone was within reach, the search states a bound that must hold; otherwise it is exact.
        expect({
          margin: [bound, ballots].includes(expected) || (bound < expected && expected < ballots),
          cost,
        }).toEqual({
          margin: true,
          cost: found?.ballots,
        });
      }),
      { numRuns: 600 },
    );
  });
});
