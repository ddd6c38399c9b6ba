import { describe, expect, test } from "vitest";
import { readRules } from "../clauses.ts";
import type { Outcome } from "../elect.ts";
import type { Lot } from "../input.ts";
import { countedTwice, documentOf, seatsOf, votesIn } from "../testing/documents.ts";

type Table = Readonly<Record<string, Readonly<Record<string, number>>>>;

const STEPS = {
  votes: { count: "marks", contest: "list", in: "land" },
  wins: { count: "marks", contest: "won", in: "land" },
  dues: { count: "marks", contest: "due" },
  // As many votes as seats: by D'Hondt everybody has just these.
  won: { allot: "divisor", divisor: "dhondt", votes: "wins", in: "land", seats: "area" },
};
const sum = (of: Readonly<Record<string, number>>): number => Object.values(of).reduce((a, b) => a + b, 0);

/** Seats won in each land, what each is due in the whole, and the votes by which the seats were won; divisors 1, 3, 5. */
function run(
  won: Table,
  due: Readonly<Record<string, number>>,
  votes: Table,
  more: object = {},
  lots: readonly Lot[] = [],
) {
  const none = Object.fromEntries(
    Object.values(votes).flatMap((row) => Object.keys(row).map((id) => [id, 0])),
  );
  return countedTwice(
    {
      levels: ["nation", "land"],
      steps: {
        ...STEPS,
        due: { allot: "divisor", divisor: "dhondt", votes: "dues", seats: sum(due) },
        in: { admit: "fact", votes: "votes", in: "land", fact: "able" },
        fixed: {
          compensate: "give-back",
          held: "won",
          due: "due",
          votes: "votes",
          divisor: "sainte-lague",
          ...more,
        },
      },
      tiers: { fixed: "fixed" },
    },
    {
      areas: [
        { id: "n", level: "nation" },
        ...Object.keys(won).map((id) => ({ id, level: "land", parent: "n", seats: sum(won[id] ?? {}) })),
      ],
      contenders: [{ id: "s", facts: { able: true } }],
      votes: [
        ...Object.entries(won).flatMap(([area, seats]) => votesIn(area, { ...none, ...seats }, "won")),
        ...votesIn("n", due, "due"),
        ...Object.entries(votes).flatMap(([area, figures]) => votesIn(area, figures)),
      ],
    },
    lots,
  );
}
const inLands = (outcome: Outcome): unknown =>
  Object.fromEntries(
    outcome.areas.map(({ area, seats }) => [
      area,
      Object.fromEntries(seats.map((s) => [s.contender, s.seats])),
    ]),
  );
const stepOf = (outcome: Outcome): unknown =>
  outcome.trace.find(({ at, clause }) => at === "fixed" && clause !== "tie");

describe("seats that are returned", () => {
  test("are those with the lowest numbers, one after the other, and go to others in the same lands", () => {
    // p won 5 and is due 3. Numbers of its last seats: a 70/5 = 14, b 45/3 = 15; then a 70/3 = 23 1/3.
    const outcome = run(
      { a: { p: 3, q: 1 }, b: { p: 2, q: 1 }, c: { q: 1 } },
      { p: 3, q: 3, r: 1, s: 1 },
      { a: { p: 70, q: 30, r: 12, s: 10 }, b: { p: 45, q: 20, r: 3, s: 9 }, c: { p: 5, q: 20 } },
    );
    // In a r leads with 12; then only s is short, in b. In c p has votes and no seat to return.
    expect(inLands(outcome)).toEqual({ a: { p: 2, q: 1, r: 1 }, b: { p: 1, q: 1, s: 1 }, c: { q: 1 } });
    expect(outcome.tiers).toEqual([
      { id: "fixed", origin: "computed", status: "complete", size: 8, given: 8 },
    ]);
    expect(stepOf(outcome)).toEqual({
      verb: "compensate",
      clause: "give-back",
      at: "fixed",
      area: "n",
      cite: [],
      returned: [
        { contender: "p", area: "a", number: { num: 14, den: 1 } },
        { contender: "p", area: "b", number: { num: 15, den: 1 } },
      ],
      given: [
        { contender: "r", area: "a", number: { num: 12, den: 1 } },
        { contender: "s", area: "b", number: { num: 9, den: 1 } },
      ],
    });
  });

  test("of several contenders: the weakest is given first, whatever the names", () => {
    // p and q return one each: p's in a has 60/3 = 20, q's in b 30/3 = 10. One is short of one seat only: it sits in b.
    const won = (p: string, q: string): Table => ({ a: { [p]: 2 }, b: { [q]: 2 } });
    for (const [p, q] of [
      ["p", "q"],
      ["q", "p"],
    ] as const) {
      const outcome = run(
        won(p, q),
        { [p]: 1, [q]: 1, r: 1 },
        { a: { [p]: 60, r: 9 }, b: { [q]: 30, r: 9 } },
      );
      expect(inLands(outcome)).toEqual({ a: { [p]: 2 }, b: { [q]: 1, r: 1 } });
    }
  });

  test("stay where they were when nobody there has less than it is due", () => {
    const outcome = run({ a: { p: 3 }, b: { q: 1 } }, { p: 2, q: 1 }, { a: { p: 9, q: 5 }, b: { q: 7 } });
    expect(inLands(outcome)).toEqual({ a: { p: 3 }, b: { q: 1 } });
    expect(stepOf(outcome)).toMatchObject({
      returned: [{ contender: "p", number: { num: 9, den: 5 } }],
      given: [],
    });
  });

  test("go to nobody without votes there, and to members of the set only", () => {
    const won = { a: { p: 3 }, b: { q: 1 } };
    const none = run(won, { p: 2, q: 1, r: 1 }, { a: { p: 9, r: 0 }, b: { q: 7, r: 5 } });
    expect(seatsOf(none)).toEqual({ p: 3, q: 1, r: 0 });
    const votes = { a: { p: 9, r: 8, s: 1 }, b: { q: 7 } };
    expect(seatsOf(run(won, { p: 2, q: 1, r: 1, s: 1 }, votes))).toMatchObject({ p: 2, q: 1, r: 1 });
    expect(seatsOf(run(won, { p: 2, q: 1, r: 1, s: 1 }, votes, { among: "in" }))).toMatchObject({
      p: 2,
      q: 1,
      s: 1,
    });
  });

  test("go to members of the set in their own land", () => {
    const outcome = run(
      { a: { q: 1 }, b: { p: 3 } },
      { p: 2, q: 1, r: 1, s: 1 },
      { a: { q: 7 }, b: { p: 9, r: 8, s: 1 } },
      { among: "in" },
    );
    expect(inLands(outcome)).toEqual({ a: { q: 1 }, b: { p: 2, s: 1 } });
  });

  test("are kept by whoever is due nothing in the whole", () => {
    const outcome = run({ a: { p: 1, q: 1 } }, { q: 1, r: 1 }, { a: { p: 5, q: 9, r: 4 } });
    expect(seatsOf(outcome)).toMatchObject({ p: 1, q: 1, r: 0 });
    expect(stepOf(outcome)).toMatchObject({ returned: [], given: [] });
  });

  test("come from no land with fewer seats than the law says", () => {
    const won = { a: { p: 2 }, b: { p: 2, q: 1 } };
    const votes = { a: { p: 9, r: 8 }, b: { p: 50, q: 20, r: 9 } };
    // The weakest is that of a, 9/3; with at least three seats it is that of b, 50/3.
    const at = (spare: number): unknown => inLands(run(won, { p: 3, q: 1, r: 1 }, votes, { spare }));
    expect(at(2)).toEqual({ a: { p: 1, r: 1 }, b: { p: 2, q: 1 } });
    expect(at(3)).toEqual({ a: { p: 2 }, b: { p: 1, q: 1, r: 1 } });
    expect(at(4)).toEqual(won);
  });

  test("with equal numbers are a tie where not all of them are returned, and only then", () => {
    const won = { a: { p: 1, q: 1 }, b: { p: 1, q: 1 }, c: { p: 1 } };
    const votes = { a: { p: 9, q: 5, r: 2 }, b: { p: 9, q: 5, r: 2 }, c: { p: 50 } };
    const open = run(won, { p: 2, q: 2, r: 1 }, votes, { ties: [{ by: "lot" }] });
    expect(open.ties).toMatchObject([
      { verb: "compensate", at: "fixed", area: "n", among: ["p/a", "p/b"], for: 1, resolvedBy: "lot" },
    ]);
    // Until the lot neither of the two seats is certain.
    expect(inLands(open)).toEqual({ a: { q: 1 }, b: { q: 1 }, c: { p: 1 } });
    const drawn = run(won, { p: 2, q: 2, r: 1 }, votes, { ties: [{ by: "lot" }] }, [
      { at: "fixed", order: ["p/b"] },
    ]);
    expect(inLands(drawn)).toEqual({ a: { q: 1, r: 1 }, b: { p: 1, q: 1 }, c: { p: 1 } });
    const both = run(won, { p: 1, q: 2, r: 2 }, votes);
    expect(both.ties).toEqual([]);
    expect(inLands(both)).toEqual({ a: { q: 1, r: 1 }, b: { q: 1, r: 1 }, c: { p: 1 } });
  });

  test("are a tie between those with equal numbers who could have one", () => {
    const won = { a: { p: 3 } };
    const votes = { a: { p: 9, r: 4, s: 4, t: 1 } };
    const due = { p: 2, r: 1, s: 1, t: 1 };
    const open = run(won, due, votes, { ties: [{ by: "lot" }] });
    expect(open.ties).toMatchObject([
      { verb: "compensate", at: "fixed", area: "a", among: ["r", "s"], for: 1, resolvedBy: "lot" },
    ]);
    expect(open.status).toBe("tied");
    const drawn = run(won, due, votes, { ties: [{ by: "lot" }] }, [{ at: "fixed", order: ["s"] }]);
    expect(seatsOf(drawn)).toEqual({ p: 2, r: 0, s: 1, t: 0 });
    expect(run(won, due, votes).ties).toMatchObject([{ resolvedBy: "silent" }]);
  });

  describe("with equal numbers, when others get them", () => {
    // p's in a and q's in b have 9/3 each. r is short of one and leads in both; s is short of one and stands in a.
    const won = { a: { p: 2 }, b: { q: 2 } };
    const due = { p: 1, q: 1, r: 1, s: 1 };
    const votes = { a: { p: 9, r: 5, s: 4 }, b: { q: 9, r: 5 } };
    const lot = { ties: [{ by: "lot" }] };

    test("are a tie where it decides which is given first, whatever the names", () => {
      const open = run(won, due, votes, lot);
      expect(open.ties).toMatchObject([
        { at: "fixed", area: "n", among: ["p/a", "q/b"], for: 1, resolvedBy: "lot" },
      ]);
      expect(run(won, due, votes).ties).toMatchObject([{ resolvedBy: "silent" }]);
      const first = (seat: string): unknown => {
        const drawn = run(won, due, votes, lot, [{ at: "fixed", order: [seat] }]);
        expect(drawn.status).toBe("complete");
        return inLands(drawn);
      };
      expect(first("p/a")).toEqual({ a: { p: 1, r: 1 }, b: { q: 2 } });
      expect(first("q/b")).toEqual({ a: { p: 1, s: 1 }, b: { q: 1, r: 1 } });
    });

    test("are none where every order comes to the same", () => {
      const both = run(won, { ...due, r: 2, s: 0 }, votes, lot);
      expect(both.ties).toEqual([]);
      expect(inLands(both)).toEqual({ a: { p: 1, r: 1 }, b: { q: 1, r: 1 } });
      // Nobody in b is short, whichever is first.
      const apart = run(won, due, { a: { p: 9, r: 5, s: 4 }, b: { q: 9 } }, lot);
      expect(apart.ties).toEqual([]);
      expect(inLands(apart)).toEqual({ a: { p: 1, r: 1 }, b: { q: 2 } });
    });

    test("are a tie between those who could have one, not between the seats, where only that decides", () => {
      const outcome = run(
        { a: { p: 2 }, b: { q: 2 } },
        { p: 1, q: 1, r: 1, s: 1, t: 1 },
        { a: { p: 9, r: 5, s: 5 }, b: { q: 9, t: 1 } },
        lot,
      );
      expect(outcome.ties).toMatchObject([{ area: "a", among: ["r", "s"], for: 1 }]);
    });

    test("of more seats than can be tried in every order are drawn for", () => {
      const lands = ["a", "b", "c", "d", "e", "f"];
      const each = <T>(of: (id: string) => T): Record<string, T> =>
        Object.fromEntries(lands.map((id) => [id, of(id)]));
      const outcome = run(
        each((id) => ({ [`p${id}`]: 2 })),
        { ...Object.fromEntries(lands.map((id) => [`p${id}`, 1])), r: 6 },
        each((id) => ({ [`p${id}`]: 9, r: 5 })),
        lot,
      );
      expect(outcome.ties).toMatchObject([{ among: lands.map((id) => `p${id}/${id}`), for: 1 }]);
    });
  });

  test("go to one by its next seat, not by its first", () => {
    // r has a seat in a already: 30/3 = 10 is less than the 12 of s.
    const outcome = run({ a: { p: 3, r: 1 } }, { p: 2, r: 2, s: 1 }, { a: { p: 90, r: 30, s: 12 } });
    expect(seatsOf(outcome)).toEqual({ p: 2, r: 1, s: 1 });
  });

  test.each(["huntington-hill", "adams", "dean", { exponent: "0.9" }])(
    "divisors %j give no such numbers",
    (divisor) => {
      const fixed = { compensate: "give-back", held: "won", due: "won", votes: "votes", divisor };
      const read = readRules(documentOf({ levels: ["nation", "land"], steps: { ...STEPS, fixed } }));
      expect(read.ok ? [] : read.problems).toMatchObject([
        { code: "R004", at: "steps/fixed/divisor", expected: "plain divisors above zero" },
      ]);
    },
  );
});
