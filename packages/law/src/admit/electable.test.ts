import { describe, expect, test } from "vitest";
import type { Outcome } from "../elect.ts";
import type { Contender, VoteRow } from "../input.ts";
import { countedTwice, votesIn } from "../testing/documents.ts";

const AREAS = [
  { id: "n", level: "nation" },
  { id: "d1", level: "district", parent: "n" },
  { id: "d2", level: "district", parent: "n" },
  { id: "s1", level: "station", parent: "d1" },
  { id: "s2", level: "station", parent: "d1" },
  { id: "s3", level: "station", parent: "d2" },
];
const person = (id: string, list: string): Contender => ({ id, kind: "person", in: { list } });
// Zoe, who stands in no district, is told of first: the order of input is not that of names.
const PEOPLE = [person("zoe", "red"), person("bob", "red"), person("ann", "red"), person("cem", "blue")];
const OTHERS: readonly Contender[] = [
  { id: "red", kind: "list" },
  { id: "blue", kind: "list" },
  { id: "guest" },
];
const OWN = [
  ...votesIn("s1", { ann: 40, bob: 5, guest: 5 }, "own"),
  ...votesIn("s2", { ann: 20, bob: 5, guest: 25 }, "own"),
  ...votesIn("s3", { cem: 9, guest: 91 }, "own"),
];
const run = (electable: object, own: readonly VoteRow[] = OWN, more: object = {}): Outcome =>
  countedTwice(
    {
      levels: ["nation", "district", "station"],
      bases: { valid: { lines: ["contenders"] }, cast: { lines: ["cast"] } },
      steps: {
        own: { count: "marks", contest: "own", in: "district" },
        direct: { allot: "plurality", votes: "own", in: "district", seats: 1 },
        in: { admit: "electable", ...electable },
        ...more,
      },
    },
    { areas: AREAS, contenders: [...PEOPLE, ...OTHERS], votes: own },
  );
const rowsOf = (outcome: Outcome): unknown =>
  outcome.trace.flatMap((step) => (step.clause === "electable" ? [step.rows] : []));

describe("who may still be elected", () => {
  test("not who sits already; of all persons, and no others", () => {
    const outcome = run({ without: ["direct", "direct"] });
    expect(outcome.trace.find(({ clause }) => clause === "electable")).toEqual({
      verb: "admit",
      clause: "electable",
      at: "in",
      area: "n",
      cite: [],
      candidates: 4,
      rows: [{ contender: "ann", because: "elected" }],
    });
  });

  test("nor who sits by another step that fills seats", () => {
    const filled = {
      lists: { count: "marks", contest: "lists" },
      house: { allot: "divisor", divisor: "dhondt", votes: "lists", seats: 2 },
      people: { fill: "list-order", seats: "house", order: "position" },
    };
    const contenders = [
      { ...person("bob", "red"), facts: { position: 1 } },
      { ...person("cem", "blue"), facts: { position: 1 } },
      person("ann", "red"),
    ];
    const outcome = countedTwice(
      { steps: { ...filled, in: { admit: "electable", without: ["people"] } } },
      {
        areas: [{ id: "n", level: "nation" }],
        contenders,
        votes: votesIn("n", { red: 5, blue: 5 }, "lists"),
      },
    );
    expect(rowsOf(outcome)).toEqual([
      [
        { contender: "cem", because: "elected" },
        { contender: "bob", because: "elected" },
      ],
    ]);
  });

  test("nor who stood in an area of their own and had too few votes there", () => {
    // d1: 100 votes, ann 60, bob 10; d2: 100 votes, cem 9.
    const bar = { is: "atLeast", share: { num: 1, den: 10 }, of: "valid" };
    const own = { votes: "own", atLeast: "10%", of: "valid" };
    expect(rowsOf(run({ own }))).toEqual([
      [
        {
          contender: "cem",
          because: "too-few-votes",
          votes: { num: 9, den: 1 },
          needed: { num: 10, den: 1 },
          bar,
        },
      ],
    ]);
    // Who sits is not named a second time.
    const both = run({ without: ["direct"], own: { ...own, atLeast: "61%" } });
    expect(rowsOf(both)).toMatchObject([
      [
        { contender: "ann", because: "elected" },
        { contender: "bob", because: "too-few-votes" },
        { contender: "cem", because: "too-few-votes" },
      ],
    ]);
  });

  test.each([
    [{ cem: null, guest: 91 }, "valid", "d2", ["cem"]],
    [{ cem: 50, guest: null }, "valid", "d2", ["guest"]],
    [{ cem: 50, guest: 3 }, "cast", "d1", ["cast"]],
    [{ cem: null, guest: 3, cast: 60 }, "cast", "d2", ["cem"]],
  ])("is not known while a figure that decides is not: %j of %s", (d2, of, area, missing) => {
    const own = [...OWN.filter((row) => row.area !== "s3"), ...votesIn("s3", d2, "own")];
    const outcome = countedTwice(
      {
        levels: ["nation", "district", "station"],
        bases: { valid: { lines: ["contenders"] }, cast: { lines: ["cast"] } },
        steps: {
          own: { count: "marks", contest: "own", in: "district" },
          in: { admit: "electable", own: { votes: "own", atLeast: "10%", of } },
        },
      },
      { areas: AREAS, contenders: PEOPLE, votes: own },
    );
    expect(outcome.refusal).toEqual({
      kind: "data-missing",
      at: "in",
      area,
      reason: "votes-missing",
      details: { contest: "own", missing },
    });
  });

  test("a rival's unknown votes do not matter where the base is known", () => {
    const votes = votesIn("s3", { cem: 50, guest: null, cast: 200 }, "own");
    const outcome = countedTwice(
      {
        levels: ["nation", "district", "station"],
        bases: { cast: { lines: ["cast"] } },
        steps: {
          own: { count: "marks", contest: "own", in: "district" },
          in: { admit: "electable", own: { votes: "own", atLeast: "25%", of: "cast" } },
        },
      },
      { areas: AREAS, contenders: PEOPLE, votes },
    );
    expect(rowsOf(outcome)).toEqual([[]]);
  });
});
