import type { Outcome } from "@urna/law";
import { describe, expect, it } from "vitest";
import { compareWith, levelOf, readExpected } from "./expected.ts";
import type { Files } from "../files.ts";

function fileOf(content: string): Files {
  return { directory: "", has: () => true, list: () => [], read: () => content };
}

const OUTCOME: Pick<Outcome, "seats" | "areas" | "persons"> = {
  seats: [
    { contender: "red", total: 3, byTier: { list: 2, district: 1 } },
    { contender: "blue", total: 1, byTier: { list: 1, district: 0 } },
  ],
  areas: [
    { tier: "district", area: "north", size: 1, seats: [{ contender: "red", seats: 1 }] },
    { tier: "list", area: "north", size: 3, seats: [{ contender: "red", seats: 2 }] },
  ],
  persons: [{ tier: "district", area: "north", contender: "red", person: "ann" }],
};
const EMPTY: Outcome = {
  urna: "outcome/1",
  rules: "xx/diet@2000-01-01",
  status: "complete",
  tiers: [],
  verdict: null,
  ties: [],
  refusal: null,
  assumptions: [],
  trace: [],
  ...OUTCOME,
};

function differences(table: string): readonly string[] {
  const rows = readExpected(fileOf(`tier,area,contender,seats,person\n${table}`), "expected.csv");
  if (!rows.ok) return rows.problems.map((p) => `${p.code} ${p.place.row ?? ""} ${p.place.field ?? ""}`);
  return compareWith(EMPTY, rows.value).differences.map(
    (d) => `${d.tier}/${d.area}/${d.contender}/${d.person ?? ""}: ${d.expected} ${d.found}`,
  );
}

describe("official results", () => {
  it.each([
    ["the whole of a tier", "list,,red,2,\nlist,,blue,1,\n"],
    ["all tiers", ",,red,3,\n,,blue,1,\n"],
    ["an area of a tier", "district,north,red,1,\n"],
    ["an area of all tiers", ",north,red,3,\n"],
    ["persons", "district,north,red,,ann\n"],
    ["a contender without a seat", "district,,red,1,\ndistrict,,blue,0,\n"],
  ])("agree: %s", (_, table) => {
    expect(differences(table)).toEqual([]);
  });

  it.each([
    ["a seat too many", "list,,red,3,\nlist,,blue,1,\n", ["list//red/: 3 2"]],
    ["somebody who is not named has none", "list,,red,2,\n", ["list//blue/: 0 1"]],
    [
      "another person",
      "district,north,red,1,bob\n",
      ["district/north/red/ann: 0 1", "district/north/red/bob: 1 0"],
    ],
    ["an area that is not there", "district,south,red,1,\n", ["district/south/red/: 1 0"]],
  ])("differ: %s", (_, table, found) => {
    expect(differences(table)).toEqual(found);
  });

  it.each([
    ["no rows", "", ["A003  "]],
    [
      "no contender, no seats",
      "list,,,x,\nlist,,red,,\n",
      ["R003 2 contender", "V001 2 seats", "V001 3 seats"],
    ],
  ])("cannot be read: %s", (_, table, found) => {
    expect(differences(table)).toEqual(found);
  });

  it("say how far down they go and how many seats were compared", () => {
    const read = readExpected(
      fileOf("tier,area,contender,seats,person\nlist,,red,2,\nlist,,blue,1,\ndistrict,north,red,1,ann\n"),
      "expected.csv",
    );
    if (!read.ok) throw new Error("sound");
    expect(levelOf(read.value)).toBe("person");
    expect(levelOf(read.value.slice(0, 2))).toBe("party");
    expect(compareWith(EMPTY, read.value)).toEqual({ seats: 3, differences: [] });
  });
});
