import { expect, test } from "vitest";
import { askedBy, misnamed, uncounted } from "./asks.ts";
import type { Contender } from "./input.ts";
import { rulesOf, votesIn } from "./testing/documents.ts";

test("what the input must hold is found in the document", () => {
  const rules = rulesOf({
    levels: ["nation", "region", "district"],
    bases: { cast: { lines: ["invalid", "contenders", "against-all"] } },
    steps: {
      first: { count: "marks", contest: "first", in: "district" },
      direct: { allot: "plurality", votes: "first", in: "district", seats: 1, by: "party" },
      second: { count: "marks", contest: "second", in: "region" },
      again: { count: "marks", contest: "second" },
      minority: { admit: "fact", votes: "second", fact: "minority" },
      list: {
        allot: "divisor",
        votes: "second",
        among: "minority",
        in: "region",
        seats: { from: "area", less: 1 },
        divisor: "dhondt",
        maximum: { fact: "names" },
        ties: [{ by: "earlier", fact: "registered" }],
      },
      people: { count: "areas", level: "region", sum: [{ figure: "population" }] },
      mayors: { count: "ballots", contest: "mayor", in: "district" },
      envoys: { allot: "appointed", contest: "envoys", seats: 2 },
      passed: { decide: "share", votes: "again", option: "yes", moreThan: "1/2", of: "cast" },
    },
    tiers: { direct: "direct", list: { steps: ["list"], by: "bloc" } },
  });
  const { contests, facts, ...asked } = askedBy(rules);
  expect(new Set(contests)).toEqual(
    new Set([
      { id: "first", as: "votes", level: "district" },
      { id: "second", as: "votes", level: "region" },
      { id: "mayor", as: "ballots", level: "district" },
      { id: "envoys", as: "declared", level: "nation" },
    ]),
  );
  expect(new Set(facts)).toEqual(new Set(["minority", "names", "registered"]));
  expect(asked).toEqual({
    options: ["yes"],
    lines: ["against-all", "invalid"],
    groups: ["party", "bloc"],
    figures: [
      { id: "seats", levels: ["region"] },
      { id: "population", levels: ["region"] },
    ],
  });
});

test("a contest that nobody counts is a mistake where it looks like one", () => {
  const rules = rulesOf({
    steps: {
      first: { count: "marks", contest: "first" },
      second: { count: "marks", contest: "second" },
      list: { allot: "divisor", votes: "second", seats: 3, divisor: "dhondt" },
    },
    tiers: { list: "list" },
  });
  const found = (...contests: readonly string[]): unknown =>
    uncounted(rules, { votes: contests.flatMap((contest) => votesIn("", { a: 1 }, contest)) });
  expect(found("second")).toEqual([]);
  expect(found("second", "mayor")).toEqual([]);
  expect(found("second", "frist")).toEqual([
    { code: "V015", at: "contest", expected: "first, second", found: "frist", near: ["first"] },
  ]);
  expect(found("mayor")).toEqual([
    { code: "V015", at: "contest", expected: "first, second", found: "mayor" },
  ]);
  expect(found()).toEqual([]);
});

test("a fact or group that nobody has is a mistake where another is written almost alike", () => {
  const rules = rulesOf({
    steps: {
      votes: { count: "marks", contest: "list", by: "party" },
      minority: { admit: "fact", votes: "votes", fact: "minority" },
      list: { allot: "divisor", votes: "votes", among: "minority", seats: 3, divisor: "dhondt" },
    },
    tiers: { list: "list" },
  });
  const found = (contender: Omit<Contender, "id">): unknown =>
    misnamed(rules, { contenders: [{ id: "a", ...contender }] });
  expect(found({ facts: { minorty: true } })).toEqual([
    { code: "V017", at: "fact", expected: "minority", found: "minorty", near: ["minorty"] },
  ]);
  expect(found({ in: { parti: "p" } })).toEqual([
    { code: "V017", at: "in", expected: "party", found: "parti", near: ["parti"] },
  ]);
  expect(found({ facts: { registered: "2020-01-01" }, in: { alliance: "left" } })).toEqual([]);
  expect(found({ facts: { minority: true, minorty: true } })).toEqual([]);
});
