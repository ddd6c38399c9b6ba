import { type Given, must, readRules } from "@urna/law";
import { expect, test } from "vitest";
import { inOneArea, rankedContests } from "./ranked.ts";

const rules = (...steps: readonly { readonly contest: string; readonly in?: string }[]) =>
  must(
    readRules({
      urna: "rules/1",
      id: "xx/house@2000-01-01",
      title: { en: "A house" },
      inForce: "2000-01-01",
      levels: ["nation", "district"],
      laws: {},
      steps: {
        ...Object.fromEntries(steps.map((step, i) => [`ballots-${i}`, { count: "ballots", ...step }])),
        marks: { count: "marks", contest: "list" },
        seats: { allot: "plurality", votes: "marks", seats: 1 },
      },
      tiers: { house: "seats" },
    }),
  );
const house = rules({ contest: "house", in: "district" });
const ballot = (area: string) => ({ contest: "house", area, count: 1, ranking: [["a"]] });
const one: Given = { ballots: [ballot("x"), ballot("x")] };

test("contests that rank are told once, without those that mark", () => {
  expect(rankedContests(rules({ contest: "b" }, { contest: "a" }, { contest: "b" }))).toEqual(["b", "a"]);
});

test("ballots of one area alone are of an area in which rankings are counted, with the seats that the file says", () => {
  expect(inOneArea(house, one).areas).toEqual([{ id: "x", level: "district" }]);
  const seats = { id: "", level: "", seats: 3 };
  expect(inOneArea(house, { ballots: [ballot("")], areas: [seats] }).areas).toEqual([
    { ...seats, level: "district" },
  ]);
});

test.each<[string, Given, typeof house]>([
  ["of several areas", { ballots: [ballot("x"), ballot("y")] }, house],
  ["beside votes", { ...one, votes: [] }, house],
  ["of areas that a table describes", { ...one, areas: [{ id: "x", level: "nation" }] }, house],
  ["that are counted in the whole", one, rules({ contest: "house" })],
  [
    "that are counted on two levels",
    one,
    rules({ contest: "a", in: "district" }, { contest: "b", in: "nation" }),
  ],
  ["of nobody", {}, house],
])("ballots stay as they are: %s", (_, given, law) => {
  expect(inOneArea(law, given)).toBe(given);
});
