import { Random } from "@urna/insight/random";
import { describe, expect, test } from "vitest";
import type { StationTable } from "../stations.ts";
import { type CleanMode, type Parts, SIDE, simulateParts } from "./model.ts";
import { modesOf } from "./modes.ts";
import { EXPONENTS, fit, OBJECTIVES, surface } from "./surface.ts";

const MODE: CleanMode = { turnout: 0.5, turnoutSd: 0.08, result: 0.4, resultSd: 0.1, moved: 0.4 };

function mixed(parts: Parts, incremental: number, extreme: number): Float64Array {
  return parts.honest.map(
    (h, k) =>
      (1 - incremental - extreme) * h +
      incremental * (parts.incremental[k] ?? 0) +
      extreme * (parts.extreme[k] ?? 0),
  );
}

describe("the model", () => {
  const parts = simulateParts(MODE, 1.5, "1");

  test("every part is a histogram, and the same seed gives the same one", () => {
    for (const part of [parts.honest, parts.incremental, parts.extreme])
      expect(part.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 9);
    expect(simulateParts(MODE, 1.5, "1")).toEqual(parts);
  });

  test.each(OBJECTIVES)("%s: what was mixed comes out", (objective) => {
    for (const [incremental, extreme] of [
      [0, 0],
      [0.3, 0.05],
      [0.7, 0],
      [0.6, 0.4],
    ] as const) {
      const found = fit(mixed(parts, incremental, extreme), parts, { objective, stations: 100_000 });
      expect(found.incremental).toBeCloseTo(incremental, 6);
      expect(found.extreme).toBeCloseTo(extreme, 6);
    }
  });

  test("shares are never negative, nor more than one together", () => {
    const random = Random.ofChunk(5, 0);
    for (let k = 0; k < 20; k++) {
      const noise = new Float64Array(SIDE * SIDE).map(() => random.uniform());
      const { incremental, extreme } = fit(noise, parts, { objective: "both", stations: 1000 });
      expect(Math.min(incremental, extreme)).toBeGreaterThanOrEqual(0);
      expect(incremental + extreme).toBeLessThanOrEqual(1 + 1e-12);
    }
  });
});

test("modes: two hills are two, a small one beside them is none", () => {
  const random = Random.ofChunk(9, 0);
  const values = Float64Array.from({ length: 30_000 }, (_, i) => {
    const centre = i % 100 < 49 ? 0.4 : i % 100 < 98 ? 0.75 : 0.1;
    return Math.min(1, Math.max(0, centre + 0.04 * random.normal()));
  });
  const found = modesOf(values);
  expect(found.map(({ at }) => Math.round(at * 20) / 20)).toEqual([0.4, 0.75]);
});

function tableOf(stations: number, draw: (random: Random) => readonly [number, number]): StationTable {
  const random = Random.ofChunk(2, 0);
  const make = (): Float64Array => new Float64Array(stations);
  const table = { registered: make().fill(1000), given: make(), counted: make(), leader: make() };
  for (let i = 0; i < stations; i++) {
    const [turnout, result] = draw(random);
    const given = Math.round(1000 * Math.min(1, Math.max(0.01, turnout)));
    table.given[i] = given;
    table.counted[i] = given;
    table.leader[i] = Math.round(given * Math.min(1, Math.max(0, result)));
  }
  return { ...table, areas: [""], area: new Int32Array(stations) };
}
const clean = (random: Random): readonly [number, number] => [
  0.5 + 0.06 * random.normal(),
  0.45 + 0.06 * random.normal(),
];

test("a clean country: extreme stations are none, and the surface says how far the rest is a choice", () => {
  const made = surface(tableOf(4000, clean), "1");
  if (made.kind !== "surface") throw new Error(made.kind);
  expect(made.extreme[1]).toBeLessThan(0.02);
  expect(made.points).toHaveLength(made.modes.length * OBJECTIVES.length * EXPONENTS.length);
  expect(made.points.filter(({ isBest }) => isBest)).toHaveLength(made.modes.length * OBJECTIVES.length);
  expect(made.incremental[0]).toBeLessThanOrEqual(made.incremental[1]);
});

test("two clouds, or too few stations: no surface", () => {
  const two = surface(
    tableOf(4000, (random) => (random.uniform() < 0.5 ? clean(random) : [0.7, 0.8 + 0.03 * random.normal()])),
    "1",
  );
  expect(two.kind).toBe("modes");
  expect(surface(tableOf(1999, clean), "1")).toEqual({ kind: "few", stations: 1999, needed: 2000 });
});
