import { Random } from "@urna/insight/random";
import { describe, expect, test } from "vitest";
import type { StationTable } from "../stations.ts";
import { coreOf } from "./core.ts";
import { scaling } from "./scaling.ts";

/** A country whose voters for the option stay at home as often as all others, and stations where votes were put in. */
function country(
  stations: number,
  { added = 0, share = 0.4 }: { readonly added?: number; readonly share?: number },
): { readonly table: StationTable; readonly put: number } {
  const random = Random.ofChunk(7, 0);
  const make = (): Float64Array => new Float64Array(stations);
  const table = { registered: make(), given: make(), counted: make(), leader: make() };
  let put = 0;
  for (let i = 0; i < stations; i++) {
    const turnout = Math.min(0.7, Math.max(0.2, 0.45 + 0.07 * random.normal()));
    const given = Math.round(1000 * turnout);
    const leader = Math.round(given * share);
    const more = random.uniform() < added ? Math.round((1000 - given) * random.uniform()) : 0;
    put += more;
    table.registered[i] = 1000;
    table.given[i] = given + more;
    table.counted[i] = given + more;
    table.leader[i] = leader + more;
  }
  return { table: { ...table, areas: [""], area: new Int32Array(stations) }, put };
}

test("fewer than 2,000 stations are refused with their number", () => {
  expect(scaling(country(1999, {}).table)).toEqual({ kind: "few", stations: 1999, needed: 2000 });
});

describe("a clean country", () => {
  const made = scaling(country(5000, {}).table);
  if (made.kind === "few") throw new Error("too few");

  test("nothing is left over but rounding, whatever the core", () => {
    const found = made.choices.flatMap(({ found: each }) => (each === undefined ? [] : [each]));
    expect(found).toHaveLength(4);
    for (const { ratio, beyond, share } of found) {
      expect(ratio).toBeCloseTo(2 / 3, 2);
      expect(Math.abs(beyond)).toBeLessThan(0.01 * made.declared.leader);
      expect(share).toBeCloseTo(0.4, 2);
    }
    expect(made.slope).toBeCloseTo(0.4, 2);
  });
});

test("votes that were put in at a third of the stations come out of every choice of the core", () => {
  const { table, put } = country(20_000, { added: 0.3 });
  const made = scaling(table);
  if (made.kind === "few") throw new Error("too few");
  for (const { found } of made.choices) {
    if (found === undefined) continue;
    expect(Math.abs(found.beyond - put) / put).toBeLessThan(0.25);
    expect(found.share).toBeCloseTo(0.4, 1);
  }
});

test("where nearly all stations lie high there is no core of low turnout", () => {
  const { table } = country(5000, {});
  const high = {
    ...table,
    // Every station above its own mode of other votes: all turnout the same.
    given: table.registered.map((n) => n * 0.9),
    counted: table.registered.map((n) => n * 0.9),
    leader: table.registered.map((n) => n * 0.8),
  };
  const made = scaling(high);
  if (made.kind === "few") throw new Error("too few");
  const empty = made.choices.filter(({ found }) => found === undefined).map(({ core }) => core);
  expect(empty).toEqual(expect.arrayContaining(["fifteen", "all"]));
});

test("the core of two clouds is the one that is tighter and holds half of the voters", () => {
  const random = Random.ofChunk(3, 0);
  const n = 4000;
  const turnout = new Float64Array(n);
  const result = new Float64Array(n);
  for (let i = 0; i < n; i++) {
    const isTight = i % 5 < 3;
    turnout[i] = isTight ? 0.4 + 0.02 * random.normal() : 0.8 + 0.1 * random.normal();
    result[i] = isTight ? 0.3 + 0.02 * random.normal() : 0.7 + 0.1 * random.normal();
  }
  const core = coreOf({ turnout, result, weight: new Float64Array(n).fill(1) });
  expect(core.turnout).toBeCloseTo(0.4, 2);
  expect(core.result).toBeCloseTo(0.3, 2);
  const members = core.isMember.reduce((sum, each) => sum + each, 0);
  expect(Math.abs(members - n / 2)).toBeLessThan(5);
});
