import { must, readRules } from "@urna/law";
import { expect, test } from "vitest";
import { familyOf } from "./families.ts";
import { openAtlas } from "./load.ts";

const atlas = openAtlas();

test.each([
  ["au/house@1918-11-21", "preferential"],
  ["ch/zh-kantonsrat@2005-01-01", "biproportional"],
  ["de/bundestag@2023-06-14", "mixed-compensatory"],
  ["fr/president@1962-11-06", "majority"],
  ["jp/shugiin@2017-07-16", "parallel"],
  ["kz/majilis@2021-01-10", "list-pr"],
  ["kz/majilis@2023-01-01", "parallel"],
  ["kz/referendum@2008-05-04", "referendum"],
  ["se/riksdag@2015-01-01", "levelling-pr"],
  ["us/house-apportionment@1941-11-15", "apportionment"],
  ["us/minneapolis-park-board@2009-01-01", "stv"],
])("%s is %s", (id, family) => {
  const rules = atlas.rules(id);
  expect(rules.ok && familyOf(rules.value)).toBe(family);
});

test("every rule set of the atlas has a family", () => {
  const others = atlas.listRules().filter(({ id }) => {
    const rules = atlas.rules(id);
    return rules.ok && familyOf(rules.value) === "other";
  });
  expect(others.map(({ id }) => id)).toEqual([]);
});

test("first past the post, and nothing at all", () => {
  const head = { urna: "rules/1", title: { en: "x" }, inForce: "2000-01-01", levels: ["nation"], laws: {} };
  const steps = {
    votes: { count: "marks", contest: "x" },
    seats: { allot: "plurality", votes: "votes", seats: 1 },
  };
  const plurality = { ...head, id: "xx/mayor@2000-01-01", steps, tiers: { mayor: "seats" } };
  expect(familyOf(must(readRules(plurality)))).toBe("plurality");
  expect(familyOf(must(readRules({ ...head, id: "xx/nothing@2000-01-01", steps: {} })))).toBe("other");
});
