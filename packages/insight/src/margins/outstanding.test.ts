import { must } from "@urna/law";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { LAW_2023, MAJILIS_2023, VOTES_2023, smallElection } from "../majilis.fixture.ts";
import { resultWith } from "./race/result.ts";
import { stillPossible } from "./outstanding.ts";
import { type Race, raceOf } from "./race/race.ts";

describe("the list vote of 2023, counted in part", () => {
  const race = must(raceOf(MAJILIS_2023, "list"));

  test("with nobody outstanding everything is decided", () => {
    expect(stillPossible(race, 0).every((r) => r.decided)).toBe(true);
  });

  test("with 19,155 outstanding Amanat keeps its fortieth seat, with 19,156 no longer", () => {
    const fewest = (voters: number): number | undefined =>
      stillPossible(race, voters).find((r) => r.contender === "amanat")?.fewest;
    expect([fewest(19_155), fewest(19_156)]).toEqual([40, 39]);
  });

  test("at three quarters of the count the ranges hold the final result", () => {
    const part = Object.entries(VOTES_2023).map(([option, votes]): [string, number] => [
      option,
      votes - Math.trunc(votes / 4),
    ]);
    const given = {
      areas: [{ id: "kz", level: "nation" }],
      votes: part.map(([option, votes]) => ({ contest: "list", area: "kz", option, votes })),
      declared: [{ contest: "district", area: "kz", option: "amanat", seats: 29 }],
    };
    const ranges = stillPossible(must(raceOf({ rules: LAW_2023, given }, "list")), 12_035_578 - 6_366_441);
    const range = (id: string): readonly number[] =>
      ranges.filter((r) => r.contender === id).flatMap((r) => [r.fewest, r.most]);
    expect(range("osdp")[0]).toBe(0);
    expect(range("amanat")[0]).toBeLessThan(40);
    expect(range("amanat")[1]).toBeGreaterThan(40);
  });
});

/** Every way in which so many voters can have voted: the fewest and most seats that are certain in some of them. */
function everyCompletion(race: Race, voters: number): ReadonlyMap<string, readonly [number, number]> {
  const ranges = new Map<string, [number, number]>();
  const walk = (i: number, votes: readonly number[], left: number): void => {
    if (i === race.votes.length) {
      const result = resultWith(race, votes);
      if (result === undefined) return;
      for (const [id, seats] of result.seats) {
        const possible = seats + result.tied.filter((t) => t === id).length;
        const known = ranges.get(id) ?? [possible, seats];
        ranges.set(id, [Math.min(known[0], possible), Math.max(known[1], seats)]);
      }
      return;
    }
    for (let more = 0; more <= left; more++)
      walk(i + 1, [...votes, (race.votes[i] ?? 0) + more], left - more);
  };
  walk(0, [], voters);
  return ranges;
}

test("against every completion of small counts", { timeout: 120_000 }, () => {
  fc.assert(
    fc.property(
      fc.tuple(
        fc.integer({ min: 3, max: 12 }),
        fc.integer({ min: 2, max: 9 }),
        fc.integer({ min: 0, max: 6 }),
        fc.nat(3),
      ),
      fc.integer({ min: 2, max: 5 }),
      fc.constantFrom("0%", "10%", "20%"),
      fc.constantFrom({ allot: "quota", quota: "hare" }, { allot: "divisor", divisor: "dhondt" }),
      fc.nat(5),
      (votes, seats, bar, method, voters) => {
        const race = must(raceOf(smallElection(votes, seats, bar, method), "list"));
        const expected = everyCompletion(race, voters);
        const now = resultWith(race, race.votes);
        fc.pre(now !== undefined && now.tied.length === 0);
        for (const range of stillPossible(race, voters)) {
          const [fewest, most] = expected.get(range.contender) ?? [-1, -1];
          expect({ ...range, votes, seats, bar, method, voters }).toMatchObject({ fewest, most });
        }
      },
    ),
    { numRuns: 400 },
  );
});
