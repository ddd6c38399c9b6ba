import { must } from "@urna/law";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { MAJILIS_2023 } from "../majilis.fixture.ts";
import type { Scenario } from "../scenario.ts";
import { allMargins } from "./all.ts";
import { resultWith } from "./race/result.ts";
import { raceOf } from "./race/race.ts";
import { robustness } from "./robustness.ts";

describe("doubtful stations of the Mäjilis of 2023", () => {
  test("a station of 812 ballots decides nothing", () => {
    const { together } = must(
      robustness(MAJILIS_2023, "list", [{ station: "1", votes: { amanat: 700, osdp: 112 } }]),
    );
    expect([together.ballots, together.removed, together.couldChange]).toEqual([812, {}, []]);
  });

  test("12,736 of OSDP's ballots decide whether it is in; halves of them alone do not", () => {
    const half = { osdp: 6368 };
    const { stations, together } = must(
      robustness(MAJILIS_2023, "list", [
        { station: "a", votes: half },
        { station: "b", votes: half },
      ]),
    );
    expect(stations.map((station) => station.couldChange)).toEqual([[], []]);
    expect(together.removed).toEqual({});
    expect(together.countedFor["amanat"]).toEqual({ amanat: 2, respublica: 1, "aq-jol": 1, osdp: -4 });
    expect(together.seats["osdp"]).toEqual({ now: 4, least: 0, most: 4, how: "exact" });
  });

  test.each([
    [{ amanta: 1 }, "V004"],
    [{ osdp: -1 }, "V001"],
    [{ osdp: 400_000 }, "V001"],
  ])("refuses %j", (votes, code) => {
    const found = robustness(MAJILIS_2023, "list", [{ station: "1", votes }]);
    expect(found.ok ? [] : found.problems[0]?.code).toBe(code);
  });
});

test("the range is what counting in every way gives", { timeout: 60_000 }, () => {
  const options = ["a", "b", "c", "against-all"];
  const cases = fc.record({
    votes: fc.tuple(fc.integer({ min: 4, max: 14 }), fc.integer({ min: 3, max: 10 }), fc.nat(7), fc.nat(3)),
    doubtful: fc.tuple(fc.nat(2), fc.nat(2), fc.constant(0), fc.constant(0)),
    seats: fc.integer({ min: 2, max: 5 }),
    bar: fc.constantFrom("0%", "10%", "20%"),
  });
  fc.assert(
    fc.property(cases, ({ votes, doubtful, seats, bar }) => {
      const scenario: Scenario = {
        rules: {
          ...MAJILIS_2023.rules,
          steps: {
            "list-votes": { count: "marks", contest: "list" },
            bar: { admit: "share", votes: "list-votes", atLeast: bar, of: "valid" },
            list: { allot: "quota", quota: "hare", votes: "list-votes", among: "bar", seats },
          },
          tiers: { list: "list" },
        },
        given: {
          areas: [{ id: "kz", level: "nation" }],
          votes: votes.map((v, i) => ({ contest: "list", area: "kz", option: options[i] ?? "", votes: v })),
        },
      };
      const station = Object.fromEntries(doubtful.map((v, i) => [options[i] ?? "", v]));
      const { together } = must(robustness(scenario, "list", [{ station: "1", votes: station }]));
      const race = must(raceOf(scenario, "list"));
      const rest = votes.map((v, i) => v - (doubtful[i] ?? 0));
      const ballots = doubtful.reduce((sum, n) => sum + n, 0);
      for (const [c, id] of race.options.entries()) {
        if (race.contender[c] !== true) continue;
        const range = together.seats[id];
        if (range?.how !== "exact") continue;
        const found: number[] = [];
        const walk = (i: number, left: number, counted: readonly number[]): void => {
          if (i === options.length) {
            const at = race.options.map((option) => counted[options.indexOf(option)] ?? 0);
            const result = resultWith(race, at);
            const held = result?.seats.get(id) ?? 0;
            if (result === undefined) return;
            found.push(held, held + result.tied.filter((tied) => tied === id).length);
            return;
          }
          for (let n = 0; n <= left; n++) walk(i + 1, left - n, [...counted, (rest[i] ?? 0) + n]);
        };
        walk(0, ballots, []);
        // What only an open tie could bring is not counted as within reach.
        expect(range.least).toBeGreaterThanOrEqual(Math.min(...found));
        expect(range.most).toBeLessThanOrEqual(Math.max(...found));
        const certain = found.filter((_, i) => found[i - (i % 2)] === found[i - (i % 2) + 1]);
        expect(range.least).toBeLessThanOrEqual(Math.min(range.now, ...certain));
        expect(range.most).toBeGreaterThanOrEqual(Math.max(range.now, ...certain));
      }
    }),
    { numRuns: 300 },
  );
});

describe("all margins of the list tier", () => {
  const race = must(raceOf(MAJILIS_2023, "list"));
  const margins = allMargins(race, {
    contenders: ["amanat", "qhp"],
    kinds: ["moved"],
    reaches: ["pair", "two", "all"],
    majorities: { rules: [{ id: "constitutional-law", atLeast: { num: 2, den: 3 } }], members: 98 },
  });

  test("Amanat to two thirds: pair, two, all", () => {
    const reach = margins.find((margin) => margin.aim.kind === "reach" && margin.contender === "amanat");
    expect([reach?.found.pair?.ballots, reach?.found.two?.ballots, reach?.found.all?.ballots]).toEqual([
      158_937, 127_334, 108_009,
    ]);
    expect(reach?.goal).toEqual({ contender: "amanat", is: "atLeast", seats: 44 });
  });

  test("QHP's fifth seat", () => {
    const loss = margins.find((margin) => margin.aim.kind === "one-less" && margin.contender === "qhp");
    expect([loss?.found.pair?.ballots, loss?.found.all?.ballots]).toEqual([30_543, 29_801]);
  });
});
