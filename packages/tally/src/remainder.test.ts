import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { makeGeography } from "./areas.ts";
import type { Count } from "./count.ts";
import {
  boundsByEvidence,
  checkBounds,
  checkChildren,
  checkRemainder,
  checkStation,
  impliedRemainder,
  type Official,
} from "./remainder.ts";
import type { FieldName, Return } from "./return.ts";
import { countReturns } from "./tabulate.ts";

const geography = makeGeography({
  areas: [
    { id: "city", level: "region" },
    { id: "east", level: "district", parent: "city" },
    { id: "west", level: "district", parent: "city" },
  ],
  stations: [
    { id: "1", area: "east", registered: 1000 },
    { id: "2", area: "east", registered: 1000 },
    { id: "3", area: "west", registered: 1000 },
  ],
});

function figures(valid: number, registered = 1000): ReadonlyMap<FieldName, number> {
  return new Map([
    ["registered", registered],
    ["receivedBallot", valid],
    ["valid", valid],
  ]);
}

function returned(station: string, a: number, b: number): Return {
  return {
    station,
    contest: "list",
    figures: figures(a + b),
    votes: new Map([
      ["a", a],
      ["b", b],
    ]),
  };
}

function official(area: string, a: number, b: number, registered: number): Official {
  return {
    area,
    contest: "list",
    figures: figures(a + b, registered),
    votes: new Map([
      ["a", a],
      ["b", b],
    ]),
  };
}

const counted = (...returns: readonly Return[]): Count => countReturns(returns, geography).count;
const codes = (published: Official, count: Count): readonly (string | undefined)[][] =>
  checkRemainder(impliedRemainder(published, count.tally(published.area, "list"))).map(({ code, option }) => [
    code,
    option,
  ]);

describe("what the stations that nobody collected must have returned", () => {
  const count = counted(returned("1", 300, 200));

  test("a possible remainder is no finding", () => {
    expect(codes(official("east", 600, 400, 2000), count)).toEqual([]);
    expect(impliedRemainder(official("east", 600, 400, 2000), count.tally("east", "list"))).toMatchObject({
      stations: { collected: 1, outstanding: 1 },
    });
  });

  test("C602: a published figure below what was collected", () => {
    const published = official("east", 600, 190, 2000);
    expect(codes(published, count)).toContainEqual(["C602", "b"]);
    const [finding] = checkRemainder(impliedRemainder(published, count.tally("east", "list")));
    expect(finding?.figures).toEqual({ official: 190, collected: 200, remainder: -10 });
  });

  test("C603: the others would have had more voters than there are", () => {
    expect(codes(official("east", 1200, 400, 2000), count)).toEqual([
      ["C603", "receivedBallot"],
      ["C603", "valid"],
    ]);
  });

  test("C604: an option would have had more than all valid votes of the others", () => {
    // 300 + 250 of 1,000 valid: the others gave a 450 of 400.
    const published = { ...official("east", 750, 200, 2000), figures: figures(900, 2000) };
    expect(codes(published, count)).toEqual([["C604", "a"]]);
  });

  test("all collected: any difference contradicts", () => {
    const all = counted(returned("3", 300, 200));
    expect(codes(official("west", 300, 200, 1000), all)).toEqual([]);
    expect(codes(official("west", 301, 200, 1000), all).map(([code]) => code)).toEqual(["C603", "C603"]);
  });

  test("a line that one collected station lacks is not compared", () => {
    const bare: Return = { station: "2", contest: "list", figures: new Map(), votes: new Map([["a", 900]]) };
    const remainder = impliedRemainder(
      official("east", 600, 0, 2000),
      counted(returned("1", 300, 200), bare).tally("east", "list"),
    );
    expect(remainder.lines.map(({ name }) => name)).toEqual(["a"]);
  });

  test("no publication that is true is ever contradicted", () => {
    const votes = fc.tuple(fc.nat(500), fc.nat(500));
    fc.assert(
      fc.property(votes, votes, votes, fc.subarray(["1", "2", "3"]), (x, y, z, collected) => {
        const all = [returned("1", ...x), returned("2", ...y), returned("3", ...z)];
        const published = official("city", x[0] + y[0] + z[0], x[1] + y[1] + z[1], 3000);
        const some = counted(...all.filter(({ station }) => collected.includes(station)));
        expect(codes(published, some)).toEqual([]);
        const bounds = boundsByEvidence(some, { area: "city", contest: "list" });
        expect(checkBounds(published, bounds)).toEqual([]);
      }),
    );
  });
});

describe("other comparisons", () => {
  test("C601: the same station, another figure", () => {
    expect(checkStation(returned("1", 310, 200), returned("1", 300, 200))).toMatchObject([
      { code: "C601", option: "receivedBallot" },
      { code: "C601", option: "valid" },
      { code: "C601", option: "a", figures: { official: 310, collected: 300, difference: 10 } },
    ]);
    expect(checkStation(returned("1", 300, 200), returned("1", 300, 200))).toEqual([]);
  });

  test("C606: published parts against the published whole; nothing where a part was not published", () => {
    const parts = [official("east", 600, 400, 2000), official("west", 300, 200, 1000)];
    expect(checkChildren([official("city", 900, 600, 3000), ...parts], geography)).toEqual([]);
    expect(checkChildren([official("city", 901, 599, 3000), ...parts], geography)).toMatchObject([
      { code: "C606", option: "a", figures: { left: 900, right: 901, difference: -1 } },
      { code: "C606", option: "b" },
    ]);
    expect(checkChildren([official("city", 901, 599, 3000), ...parts.slice(1)], geography)).toEqual([]);
  });

  test("observers at the door tighten the bounds", () => {
    const count = counted(returned("1", 300, 200));
    const at = { area: "east", contest: "list" };
    expect(boundsByEvidence(count, at)).toEqual([
      { option: "a", atLeast: 300, atMost: 1300 },
      { option: "b", atLeast: 200, atMost: 1200 },
    ]);
    const seen = boundsByEvidence(count, at, { voters: new Map([["2", 410]]) });
    expect(seen).toContainEqual({ option: "a", atLeast: 300, atMost: 710 });
    expect(checkBounds(official("east", 711, 200, 2000), seen)).toMatchObject([
      { code: "C603", option: "a", figures: { part: 411, whole: 410 } },
    ]);
    expect(checkBounds(official("east", 299, 200, 2000), seen)).toMatchObject([
      { code: "C602", option: "a" },
    ]);
  });
});
