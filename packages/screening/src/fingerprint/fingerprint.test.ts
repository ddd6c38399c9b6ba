import { Random } from "@urna/insight/random";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { StationTable } from "../stations.ts";
import { fingerprint } from "./fingerprint.ts";

/** Stations as rows: registered, given, counted, leader. */
function tableOf(rows: readonly (readonly [number, number, number, number])[]): StationTable {
  const column = (k: 0 | 1 | 2 | 3): Float64Array => Float64Array.from(rows, (row) => row[k]);
  return {
    areas: [""],
    area: new Int32Array(rows.length),
    registered: column(0),
    given: column(1),
    counted: column(2),
    leader: column(3),
  };
}
const many = (row: readonly [number, number, number, number], n: number): (typeof row)[] =>
  Array.from({ length: n }, () => row);

test("fewer than 300 usable stations are refused with their number", () => {
  const rows = [...many([100, 50, 50, 20], 299), ...many([100, Number.NaN, 50, 20], 50)];
  expect(fingerprint(tableOf(rows))).toEqual({ kind: "few", stations: 299, needed: 300 });
});

describe("described", () => {
  const made = fingerprint(
    tableOf([...many([1000, 500, 500, 100], 300), ...many([100, 100, 100, 99], 100), [100, 120, 100, 50]]),
  );
  if (made.kind === "few") throw new Error("too few");

  test("cells, corners, and what was left out", () => {
    expect(made.cells).toEqual([
      { turnout: 50, result: 20, stations: 300 },
      { turnout: 99, result: 99, stations: 100 },
    ]);
    expect(made.dropped).toMatchObject({ impossible: 1 });
    expect(made.corners.find(({ cut, base }) => cut === 0.99 && base === "counted")).toMatchObject({
      stations: 100,
      share: 0.25,
    });
  });

  test("the last step of each curve is the declared share", () => {
    const share = (300 * 100 + 100 * 99) / (300 * 500 + 100 * 100);
    expect(made.cumulative.at(-1)?.leader).toBeCloseTo(share, 12);
    expect(made.cumulative[50]?.leader).toBeUndefined();
    expect(made.cumulative[51]?.leader).toBeCloseTo(0.2, 12);
    // All stations of 100 voters first, then all of 1,000: stations of one size go together.
    expect(made.bySize.map(({ leader }) => leader)).toEqual([0.99, share]);
    expect(made.bySize.at(-1)?.voters).toBe(1);
  });
});

test("a normal log vote rate has skewness 0 and kurtosis 3", () => {
  const random = Random.ofChunk(1, 0);
  const rows = Array.from({ length: 20_000 }, (): [number, number, number, number] => {
    const votes = Math.round(1_000_000 / (1 + Math.exp(random.normal())));
    return [1_000_000, 1_000_000, 1_000_000, votes];
  });
  const made = fingerprint(tableOf(rows));
  if (made.kind === "few") throw new Error("too few");
  // Standard errors are 0.017 and 0.035.
  expect(Math.abs(made.logVoteRate.skewness)).toBeLessThan(0.07);
  expect(Math.abs(made.logVoteRate.kurtosis - 3)).toBeLessThan(0.14);
});

test("the order of stations decides nothing", () => {
  const row = fc
    .integer({ min: 1, max: 60 })
    .chain((n) =>
      fc.nat(n).chain((t) => fc.nat(t).map((w): [number, number, number, number] => [n, t, t, w])),
    );
  fc.assert(
    fc.property(fc.array(row, { minLength: 320, maxLength: 340 }), (rows) => {
      const close = (a: unknown, b: unknown): void =>
        expect(JSON.stringify(a, rounded)).toBe(JSON.stringify(b, rounded));
      close(fingerprint(tableOf(rows)), fingerprint(tableOf(rows.toReversed())));
    }),
    { numRuns: 20 },
  );
});

/** Sums in another order differ in the last digits. */
function rounded(_: string, value: unknown): unknown {
  return typeof value === "number" ? Number(value.toPrecision(9)) : value;
}
