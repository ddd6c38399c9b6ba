import { must, parseRatio, type Ratio } from "@urna/law";
import { describe, expect, test } from "vitest";
import { MAJILIS_2023 } from "../majilis.fixture.ts";
import { sweepBar } from "./sweep-bar.ts";
import { sweepBoth } from "./sweep-both.ts";
import { sweepSeats } from "./sweep-seats.ts";
import { whatIf } from "./what-if.ts";

const ratio = (text: string): Ratio => parseRatio(text) ?? { num: 0, den: 1 };

describe("the bar", () => {
  const { steps } = must(sweepBar(MAJILIS_2023, ratio("0"), ratio("60%")));

  test("Amanat 61, 62, 64, 68, 73, 79, 83, then the law is silent; each end is a list's own share", () => {
    expect(steps.map((step) => [step.seats["amanat"] ?? null, step.leaves])).toEqual([
      [61, ["baytaq"]],
      [62, ["osdp"]],
      [64, ["qhp"]],
      [68, ["aq-jol"]],
      [73, ["respublica"]],
      [79, ["auyl"]],
      [83, ["amanat"]],
      [null, []],
    ]);
    expect(steps.at(-1)?.refusal?.kind).toBe("law-is-silent");
    expect(steps.map((step) => step.letIn)).toEqual([[], [], [], [], [], [], ["auyl"], []]);
    expect(steps[6]?.byTier).toMatchObject({ list: { amanat: 61, auyl: 8 }, district: { amanat: 22 } });
    expect(steps[0]?.to).toEqual({ num: 146_431, den: 6_366_441 });
  });

  test("cut where it is asked to end", () => {
    const short = must(sweepBar(MAJILIS_2023, ratio("0"), ratio("11%"))).steps;
    expect(short.at(-1)).toMatchObject({ to: { num: 11, den: 100 }, toClosed: true, leaves: [] });
  });

  test.each([
    ["-1%", "5%"],
    ["0", "101%"],
    ["6%", "5%"],
  ])("refuses %s to %s", (from, to) => {
    expect(sweepBar(MAJILIS_2023, ratio(from), ratio(to)).ok).toBe(false);
  });
});

describe("the seats of the list tier", () => {
  const sweep = must(sweepSeats(MAJILIS_2023, "list", 0, 98));
  const at = (n: number): (typeof sweep.points)[number] | undefined => sweep.points[n];

  test("the rest of the house are districts, split as the 29 were", () => {
    expect([sweep.against, sweep.house, sweep.real]).toEqual(["district", 98, 69]);
    expect(at(69)).toMatchObject({ rest: 29, own: { amanat: 40 }, assumed: { amanat: 22, independents: 7 } });
    expect(at(98)).toMatchObject({ rest: 0, own: { amanat: 56 }, assumed: {} });
    expect(at(0)).toMatchObject({ rest: 98, own: {}, assumed: { amanat: 74, independents: 24 } });
  });

  test("every point is what one question answers", () => {
    for (const n of [1, 30, 49, 68, 97]) {
      const [reading] = must(
        whatIf(MAJILIS_2023, [{ kind: "seats", tiers: { list: n, district: 98 - n } }]),
      ).readings;
      expect(at(n)?.seats["amanat"]).toBe(reading?.outcome.seats[0]?.total);
    }
  });

  test.each<[string, number, number]>([
    ["list", 0, 99],
    ["list", -1, 5],
    ["district", 0, 29],
    ["lsit", 0, 98],
  ])("refuses %s from %i to %i", (tier, from, to) => {
    expect(sweepSeats(MAJILIS_2023, tier, from, to).ok).toBe(false);
  });
});

test("both together: stretches of bars times whole numbers, each as the single sweeps have it", () => {
  const both = must(
    sweepBoth(MAJILIS_2023, { from: ratio("0"), to: ratio("60%") }, { tier: "list", from: 60, to: 98 }),
  );
  expect(both.regions).toHaveLength(8);
  const at69 = both.regions.map((region) => region.points[9]?.seats["amanat"] ?? null);
  expect(at69).toEqual([61, 62, 64, 68, 73, 79, 83, null]);
  const all = both.regions.find((region) => region.to.num === 331_058);
  expect(all?.points.at(-1)?.own["amanat"]).toBe(56);
});
