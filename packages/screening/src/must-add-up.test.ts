import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { gunzipSync } from "node:zlib";
import type { FieldName, Return } from "@urna/tally";
import fc from "fast-check";
import { expect, test } from "vitest";
import { boundsOf, type Evidence } from "./must-add-up.ts";

const protocol = (
  station: string,
  figures: Partial<Record<FieldName, number>>,
  votes: Readonly<Record<string, number>> = {},
  copy?: string,
): Return => ({
  station,
  contest: "list",
  ...(copy === undefined ? {} : { copy }),
  figures: new Map([
    ...(figures.receivedBallot === undefined ? [] : [["receivedBallot", figures.receivedBallot] as const]),
    ...(figures.issuedOutside === undefined ? [] : [["issuedOutside", figures.issuedOutside] as const]),
  ]),
  votes: new Map(Object.entries(votes)),
});
const evidence = (line: Partial<Evidence>): Evidence => ({
  station: "1",
  kind: "ballots",
  option: "a",
  count: 0,
  wholeDay: false,
  error: 0.02,
  row: 2,
  ...line,
});

test("more photographed ballots than the protocol has contradict it, ballot by ballot; every copy is asked", () => {
  const returns = [protocol("1", {}, { a: 40 }, "posted"), protocol("1", {}, { a: 52 }, "official")];
  const { bounds, unmatched } = boundsOf([evidence({ count: 50 })], returns);
  expect(bounds.map(({ copy, official, above }) => [copy, official, above])).toEqual([
    ["posted", 40, 10],
    ["official", 52, -2],
  ]);
  expect(unmatched).toEqual([]);
});

test("a figure that the protocol lacks, or a station without one, is no bound: missing is missing", () => {
  const { bounds, unmatched } = boundsOf(
    [evidence({ count: 5, option: "b" }), evidence({ station: "2" }), evidence({ kind: "clicks" })],
    [protocol("1", {}, { a: 1 })],
  );
  expect(bounds).toEqual([]);
  expect(unmatched).toHaveLength(3);
});

test("clicks above the turnout need double clicks: the Poisson tail at the stated share", () => {
  const { bounds } = boundsOf(
    [evidence({ kind: "clicks", count: 510 })],
    [protocol("1", { receivedBallot: 500 })],
  );
  // P(Poisson(10) >= 10), summed here term by term.
  let below = 0;
  for (let k = 0, term = Math.exp(-10); k < 10; k++, term *= 10 / k) below += term;
  expect(bounds[0]?.clicker?.errs).toBe("double");
  expect(bounds[0]?.clicker?.chance).toBeCloseTo(1 - below, 12);
  expect(bounds[0]?.above).toBe(10);
});

test("clicks far below the turnout need misses, only where the door was watched all day, and only of those who came through it", () => {
  const returns = [protocol("1", { receivedBallot: 1000, issuedOutside: 100 })];
  const part = boundsOf([evidence({ kind: "clicks", count: 500 })], returns);
  expect(part.bounds[0]?.clicker).toBeUndefined();
  const all = boundsOf([evidence({ kind: "clicks", count: 810, wholeDay: true })], returns);
  expect(all.bounds[0]?.clicker).toMatchObject({ errs: "missed", by: 90 });
  expect(all.bounds[0]?.clicker?.needs).toBeGreaterThan(0.08);
  expect(all.bounds[0]?.clicker?.needs).toBeLessThan(0.1);
  expect(all.bounds[0]?.clicker?.chance).toBeLessThan(1e-30);
  // How many voted at home is not said: nobody knows how many came through the door.
  const unknown = boundsOf(
    [evidence({ kind: "clicks", count: 810, wholeDay: true })],
    [protocol("1", { receivedBallot: 1000 })],
  );
  expect(unknown.bounds[0]?.clicker).toBeUndefined();
});

test("chances are corrected over all clickers: one of a hundred errs more than the others", () => {
  const stations = Array.from({ length: 20 }, (_, i) => `${i}`);
  const { bounds } = boundsOf(
    stations.map((station, i) => evidence({ station, kind: "clicks", count: i === 0 ? 520 : 501 })),
    stations.map((station) => protocol(station, { receivedBallot: 500 })),
  );
  const [first] = bounds;
  expect(first?.clicker?.adjusted).toBeCloseTo(20 * (first?.clicker?.chance ?? 0), 12);
});

test("evidence that undercounts never contradicts a true count", () => {
  fc.assert(
    fc.property(fc.nat(2000), fc.nat(2000), (votes, seen) => {
      const { bounds } = boundsOf(
        [evidence({ count: Math.min(votes, seen) })],
        [protocol("1", {}, { a: votes })],
      );
      expect(bounds.map(({ above }) => above > 0)).toEqual([false]);
    }),
  );
});

const BELARUS = fileURLToPath(
  new URL("../../../../shared/data/forensics/by2020_golos.csv.gz", import.meta.url),
);

test("Belarus 2020: 441 of 1,395 protocols are contradicted for one candidate, by 50,138 ballots", (ctx) => {
  if (!existsSync(BELARUS)) ctx.skip("the table of protocols is not beside this checkout");
  const [header = "", ...lines] = gunzipSync(readFileSync(BELARUS)).toString("utf8").trim().split("\n");
  const names = header.split(",");
  const rows = lines.map((line) => line.split(","));
  const cell = (row: readonly string[], name: string): string => row[names.indexOf(name)] ?? "";
  const written = rows.filter((row) => cell(row, "tihanovkaja_officialVotes") !== "");
  const { bounds } = boundsOf(
    rows.flatMap((row, i) => {
      const seen = cell(row, "tihanovkaja_photoVoices");
      return seen === "" ? [] : [evidence({ station: cell(row, "id"), count: Number(seen), row: i + 2 })];
    }),
    written.map((row) =>
      protocol(cell(row, "id"), {}, { a: Number(cell(row, "tihanovkaja_officialVotes")) }),
    ),
  );
  const contradicted = bounds.filter(({ above }) => above > 0);
  expect(written).toHaveLength(1395);
  expect(contradicted).toHaveLength(441);
  expect(contradicted.reduce((sum, { above }) => sum + above, 0)).toBe(50_138);
});
