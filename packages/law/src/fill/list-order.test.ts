/** Persons who share a place of their list: those who also stood in a district follow in order of how close they came. */

import { describe, expect, test } from "vitest";
import type { Contender, Given } from "../input.ts";
import { countedTwice, NATION, votesIn } from "../testing/documents.ts";

const law = (seats: number) => ({
  steps: {
    lists: { count: "marks", contest: "list" },
    direct: { count: "marks", contest: "direct", in: "district", larger: "nothing" },
    seats: { allot: "divisor", divisor: "dhondt", votes: "lists", seats },
    sit: { fill: "list-order", seats: "seats", equal: { votes: "direct" }, ties: [{ by: "lot" }] },
  },
  tiers: { list: "seats" },
});
const person = (id: string, position: number): Contender => ({
  id,
  kind: "person",
  in: { list: "red" },
  facts: { position },
});
const people = [...["ann", "bob", "cem", "dan"].map((id) => person(id, 1)), person("eve", 2)];
const areas = [...NATION, ...["east", "north", "west"].map((id) => ({ id, level: "district", parent: "n" }))];
/** ann has half of the winner's votes, bob three quarters, cem stood nowhere; dan won, and eve did too. */
const east = votesIn("east", { eve: 9, x: 3 }, "direct");
const north = votesIn("north", { ann: 400, x: 800, y: 100 }, "direct");
const west = votesIn("west", { bob: 30, dan: 40, y: 4 }, "direct");
const given = (votes: NonNullable<Given["votes"]>): Given => ({
  areas,
  contenders: people,
  votes: [...votesIn("n", { red: 10 }), ...votes],
});

describe("fill: list-order, equal places", () => {
  test("follow by their votes over the winner's of their district, and places come before", () => {
    const outcome = countedTwice(law(5), given([...east, ...north, ...west]));
    expect(outcome.persons.map((one) => one.person)).toEqual(["dan", "bob", "ann", "cem", "eve"]);
    expect(outcome.trace.find((step) => step.clause === "list-order")).toMatchObject({
      rows: [
        {
          persons: [
            { person: "dan", by: "place", ratio: { num: 1, den: 1 } },
            { person: "bob", by: "place", ratio: { num: 3, den: 4 } },
            { person: "ann", by: "place", ratio: { num: 1, den: 2 } },
            { person: "cem", by: "place" },
            { person: "eve", by: "place", ratio: { num: 1, den: 1 } },
          ],
        },
      ],
    });
  });

  test("and with equal shares as well there is a tie, whatever the votes", () => {
    const even = [
      ...votesIn("north", { ann: 3, x: 4 }, "direct"),
      ...votesIn("west", { bob: 30, dan: 40 }, "direct"),
    ];
    const open = countedTwice(law(2), given(even));
    expect(open.ties).toMatchObject([{ among: ["ann", "bob"], for: 1, resolvedBy: "lot" }]);
    const drawn = countedTwice(law(2), given(even), [{ at: "sit", order: ["bob"] }]);
    expect(drawn.persons.map((one) => one.person)).toEqual(["dan", "bob"]);
  });

  test("where nobody has a vote nobody came close", () => {
    const none = [
      ...votesIn("north", { ann: 0, x: 0 }, "direct"),
      ...votesIn("west", { bob: 1, x: 9 }, "direct"),
    ];
    expect(countedTwice(law(1), given(none)).persons.map((one) => one.person)).toEqual(["bob"]);
  });

  test("are not compared while votes of one of their districts are not known; others may be", () => {
    const lacking = votesIn("north", { ann: 4, x: null }, "direct");
    expect(countedTwice(law(1), given([...east, ...lacking, ...west])).refusal).toEqual({
      kind: "data-missing",
      at: "sit",
      area: "north",
      reason: "votes-missing",
      details: { contest: "direct", missing: ["x"] },
    });
    const elsewhere = [...votesIn("east", { x: null, y: 5 }, "direct"), ...north, ...west];
    expect(countedTwice(law(1), given(elsewhere)).refusal).toBeNull();
  });

  test("votes by polling station are those of the district; votes of the whole are nobody's own district", () => {
    const stations = ["s1", "s2"].map((id) => ({ id, level: "station", parent: "west" }));
    const votes = [
      ...east,
      ...north,
      ...votesIn("s1", { bob: 25, dan: 10, y: 2 }, "direct"),
      ...votesIn("s2", { bob: 5, dan: 30, y: 2 }, "direct"),
      ...votesIn("n", { cem: 999 }, "direct"),
    ];
    const levels = ["nation", "district", "station"];
    const outcome = countedTwice({ ...law(5), levels }, { ...given(votes), areas: [...areas, ...stations] });
    expect(outcome.persons.map((one) => one.person)).toEqual(["dan", "bob", "ann", "cem", "eve"]);
  });
});
