import { describe, expect, test } from "vitest";
import type { BaseRule } from "../clause.ts";
import { votesOver } from "../gather.ts";
import type { VotesTable } from "../tables.ts";
import { baseAt, missingAt, unknownAt } from "./base.ts";

const frame = { level: "district", rows: ["d1", "d2"], cols: ["a", "b"] };
/** d1: a 5, b 3, 2 blank, 40 registered; d2: a 7, b 1, 9 registered. */
const table = (...missing: readonly (readonly string[])[]): VotesTable => ({
  ...votesOver("list", frame),
  cells: [5, 3, 7, 1],
  lines: new Map([
    ["blank", [2, 0]],
    ["registered", [40, 9]],
  ]),
  missing: [new Set(missing[0]), new Set(missing[1])],
});
const base = (...lines: BaseRule["lines"]): BaseRule => ({ id: "of", lines, cite: [] });

describe("a base", () => {
  test("adds up what it names, area by area; a line that no ballot had is nothing", () => {
    const at = (...lines: BaseRule["lines"]): unknown =>
      [0, 1].map((row) => baseAt(table(), base(...lines), row));
    expect(at("contenders")).toEqual([8, 8]);
    expect(at("contenders", "blank")).toEqual([10, 8]);
    expect(at("registered")).toEqual([40, 9]);
    expect(at("contenders", "against-all")).toEqual([8, 8]);
  });

  test("misses what it names and is not known there, in order of name, and nothing else", () => {
    const all = table(["b", "a", "blank", "invalid"], ["a"]);
    expect(missingAt(all, base("contenders"), 0)).toEqual(["a", "b"]);
    expect(missingAt(all, base("contenders", "invalid", "blank"), 0)).toEqual(["a", "b", "blank", "invalid"]);
    expect(missingAt(all, base("blank"), 0)).toEqual(["blank"]);
    expect(missingAt(all, base("blank"), 1)).toEqual([]);
    expect(missingAt(all, base("registered"), 0)).toEqual([]);
    expect(missingAt(table(), base("contenders", "blank"), 0)).toEqual([]);
  });

  test("misses a sum that every count has where nobody wrote it down; other lines were not on the ballot", () => {
    const lines = ["valid", "cast", "received", "registered", "against-all", "contenders"] as const;
    expect(missingAt(table(), base(...lines), 0)).toEqual(["cast", "received", "valid"]);
    expect(missingAt(table(["a"]), base("valid", "contenders"), 0)).toEqual(["a", "valid"]);
  });
});

test("contenders whose votes are not known, whatever lines are not", () => {
  expect(unknownAt(table(["b", "blank"], []), 0)).toEqual(["b"]);
  expect(unknownAt(table(["b"], []), 1)).toEqual([]);
  expect(unknownAt(table(), 2)).toEqual([]);
});
