import { describe, expect, test } from "vitest";
import fc from "fast-check";
import { compareRatios } from "../exact.ts";
import type { Contender, Given } from "../input.ts";
import { countedTwice, votesIn } from "../testing/documents.ts";

/** Seats of communities, given by another body; persons of each stood in districts of their own. */
const law = (seats: number, more: object = {}, bases?: Readonly<Record<string, unknown>>) => ({
  levels: ["nation", "district"],
  ...(bases === undefined ? {} : { bases }),
  steps: {
    people: { count: "marks", contest: "people" },
    votes: { count: "marks", contest: "district", in: "district" },
    seats: { allot: "divisor", divisor: "dhondt", votes: "people", seats },
    sit: { fill: "largest-share", seats: "seats", votes: "votes", of: "valid", ...more },
  },
  tiers: { whole: "seats" },
});
const person = (id: string, community: string): Contender => ({ id, kind: "person", in: { community } });
const areas = ["north", "south", "west"].map((id) => ({ id, level: "district", parent: "n" }));
const given = (votes: Given["votes"], contenders: readonly Contender[]): Given => ({
  areas: [{ id: "n", level: "nation" }, ...areas],
  contenders: [{ id: "hill" }, ...contenders],
  votes: [{ contest: "people", area: "n", option: "hill", votes: 1 }, ...(votes ?? [])],
});
const people = ["ann", "bob", "cem", "dan"].map((id) => person(id, "hill"));

describe("fill: largest-share", () => {
  const votes = [
    ...votesIn("north", { ann: 40, x: 60 }, "district"),
    ...votesIn("south", { bob: 150, cem: 130, x: 120 }, "district"),
  ];

  test("the largest share comes first, not most votes; the trace has both", () => {
    const outcome = countedTwice(law(2, { alternates: 3 }), given(votes, people));
    expect(outcome.persons.map((p) => p.person)).toEqual(["ann", "bob"]);
    expect(outcome.trace.find((s) => s.clause === "largest-share")).toMatchObject({
      verb: "fill",
      at: "sit",
      rows: [
        {
          contender: "hill",
          seats: 2,
          vacant: 0,
          persons: [
            { person: "ann", by: "share", votes: { num: 40, den: 1 }, ratio: { num: 2, den: 5 } },
            { person: "bob", by: "share", votes: { num: 150, den: 1 }, ratio: { num: 3, den: 8 } },
          ],
          // dan stood nowhere.
          next: ["cem"],
        },
      ],
    });
  });

  test("who stood nowhere has no share: the seat stays empty", () => {
    const outcome = countedTwice(law(4), given(votes, people));
    expect(outcome.persons.map((p) => p.person)).toEqual(["ann", "bob", "cem"]);
    expect(outcome.trace.find((s) => s.clause === "largest-share")).toMatchObject({ rows: [{ vacant: 1 }] });
  });

  test("rivals whose votes are not known matter only where the base needs them", () => {
    const unknown = votesIn("north", { ann: 40, x: null, valid: 90 }, "district");
    const known = votesIn("south", { bob: 30, x: 70, valid: 100 }, "district");
    const outcome = countedTwice(
      law(1, {}, { valid: { lines: ["valid"] } }),
      given([...unknown, ...known], people),
    );
    expect(outcome.persons.map((p) => p.person)).toEqual(["ann"]);
  });

  test("votes by polling station are those of the district; who has votes of the whole only stood nowhere", () => {
    const stations = ["s1", "s2"].map((id) => ({ id, level: "station", parent: "north" }));
    const rules = law(3, { alternates: 3 });
    const rows = [
      ...votesIn("s1", { ann: 10, x: 50 }, "district"),
      ...votesIn("s2", { ann: 30, x: 10 }, "district"),
      ...votesIn("south", { bob: 150, cem: 130, x: 120 }, "district"),
      ...votesIn("n", { dan: 999 }, "district"),
    ];
    const base = given(rows, people);
    const outcome = countedTwice(
      {
        ...rules,
        levels: ["nation", "district", "station"],
        steps: { ...rules.steps, votes: { ...rules.steps.votes, larger: "nothing" } },
      },
      { ...base, areas: [...(base.areas ?? []), ...stations] },
    );
    expect(outcome.persons.map((p) => p.person)).toEqual(["ann", "bob", "cem"]);
    expect(outcome.trace.find((s) => s.clause === "largest-share")).toMatchObject({ rows: [{ next: [] }] });
  });

  test("equal shares are a tie, whatever the votes; the lot that is given resolves it", () => {
    const equal = [
      ...votesIn("north", { ann: 40, x: 60 }, "district"),
      ...votesIn("south", { bob: 160, x: 240 }, "district"),
    ];
    const rules = law(1, { ties: [{ by: "lot" }] });
    const open = countedTwice(rules, given(equal, people));
    expect([open.status, open.ties]).toMatchObject([
      "tied",
      [{ at: "sit", among: ["ann", "bob"], for: 1, resolvedBy: "lot" }],
    ]);
    const lots = [{ at: "sit", order: ["bob", "ann"] }];
    expect(countedTwice(rules, given(equal, people), lots).persons.map((p) => p.person)).toEqual(["bob"]);
  });

  test("an area in which nobody voted gives a share of nothing", () => {
    const none = [
      ...votesIn("north", { ann: 0 }, "district"),
      ...votesIn("south", { bob: 1, x: 9 }, "district"),
    ];
    expect(countedTwice(law(2), given(none, people)).persons.map((p) => p.person)).toEqual(["bob", "ann"]);
  });

  test("the base is the law's: spoilt ballots may count", () => {
    const spoilt = [
      ...votesIn("north", { ann: 40, x: 60, invalid: 100 }, "district"),
      ...votesIn("south", { bob: 39, x: 61 }, "district"),
    ];
    const winner = (lines: readonly string[]) =>
      countedTwice(law(1, {}, { valid: { lines } }), given(spoilt, people)).persons[0]?.person;
    expect([winner(["contenders"]), winner(["contenders", "invalid"])]).toEqual(["ann", "bob"]);
  });

  test("figures of an area of theirs that are not known stop it, those of other areas do not", () => {
    const refusal = (rows: Given["votes"]) => countedTwice(law(1), given(rows, people)).refusal;
    const missing = (id: string) => ({
      kind: "data-missing",
      at: "sit",
      area: "north",
      reason: "votes-missing",
      details: { contest: "district", missing: [id] },
    });
    expect(refusal(votesIn("north", { ann: null, x: 60 }, "district"))).toEqual(missing("ann"));
    expect(refusal(votesIn("north", { ann: 40, x: null }, "district"))).toEqual(missing("x"));
    expect(
      refusal([
        ...votesIn("north", { ann: 40, x: 6 }, "district"),
        ...votesIn("west", { x: null, y: 5 }, "district"),
      ]),
    ).toBeNull();
  });

  test("property: nobody who sits has a smaller share than somebody who does not, and order of input decides nothing", () => {
    const count = fc.integer({ min: 0, max: 6 });
    fc.assert(
      fc.property(fc.tuple(count, count, count, count), fc.tuple(count, count), (own, others) => {
        const rows = [
          ...votesIn("north", { ann: own[0], bob: own[1], x: others[0] }, "district"),
          ...votesIn("south", { cem: own[2], dan: own[3], y: others[1] }, "district"),
        ];
        const first = countedTwice(law(2), given(rows, people));
        const second = countedTwice(law(2), given([...rows].reverse(), [...people].reverse()));
        expect(second).toEqual(first);
        const totals = [own[0] + own[1] + others[0], own[2] + own[3] + others[1]];
        const share = (id: string) => {
          const i = people.findIndex((p) => p.id === id);
          const den = totals[i < 2 ? 0 : 1] ?? 0;
          return den === 0 ? { num: 0, den: 1 } : { num: own[i] ?? 0, den };
        };
        const sit = first.persons.map((p) => p.person);
        for (const id of sit) {
          for (const { id: other } of people.filter((p) => !sit.includes(p.id))) {
            expect(compareRatios(share(id), share(other))).toBeGreaterThanOrEqual(
              first.status === "tied" ? 1 : 0,
            );
          }
        }
      }),
    );
  });
});
