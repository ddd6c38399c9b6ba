import { describe, expect, test } from "vitest";
import type { Outcome } from "../elect.ts";
import type { Area, Contender, Lot, VoteRow } from "../input.ts";
import { countedTwice, votesIn } from "../testing/documents.ts";

const AREAS: readonly Area[] = [
  { id: "n", level: "nation" },
  { id: "x", level: "land", parent: "n", figures: { list: 3 } },
  { id: "y", level: "land", parent: "n", figures: { list: 2 } },
  ...["x1", "x2", "x3"].map((id): Area => ({ id, level: "district", parent: "x", seats: 1 })),
  ...["y1", "y2"].map((id): Area => ({ id, level: "district", parent: "y", seats: 1 })),
];
// Shares of p: x1 60/100, x2 50/80, x3 9/18; of q: y1 30/50, y2 20/40.
const VOTES = [
  ...votesIn("x1", { p: 60, q: 40 }),
  ...votesIn("x2", { p: 50, q: 30 }),
  ...votesIn("x3", { p: 9, q: 8, r: 1 }),
  ...votesIn("y1", { p: 20, q: 30 }),
  ...votesIn("y2", { p: 12, q: 20, r: 8 }),
];
type Table = Readonly<Record<string, Readonly<Record<string, number>>>>;
/** As many votes as seats: by D'Hondt everybody has just these. */
const rowsOf = (contest: string, table: Table): readonly VoteRow[] =>
  Object.entries(table).flatMap(([area, seats]) => votesIn(area, seats, contest));
const WON: Table = { x1: { p: 1 }, x2: { p: 1 }, x3: { p: 1 }, y1: { q: 1 }, y2: { q: 1 } };
const COVER: Table = { x: { p: 2, q: 1 }, y: { p: 1, q: 1 } };

interface More {
  readonly votes?: readonly VoteRow[];
  readonly won?: Table;
  readonly cover?: Table;
  readonly areas?: readonly Area[];
  readonly contenders?: readonly Contender[];
  readonly lots?: readonly Lot[];
}
const run = (
  clause: object,
  { votes = VOTES, won = WON, cover = COVER, areas = AREAS, contenders = [], lots = [] }: More = {},
): Outcome =>
  countedTwice(
    {
      levels: ["nation", "land", "district"],
      bases: {
        valid: { lines: ["contenders"] },
        told: { lines: ["contenders", "against-all"] },
        counted: { lines: ["valid"] },
      },
      steps: {
        votes: { count: "marks", contest: "list", in: "district" },
        wins: { count: "marks", contest: "won", in: "district" },
        lists: { count: "marks", contest: "cover", in: "land" },
        direct: { allot: "divisor", divisor: "dhondt", votes: "wins", in: "district", seats: "area" },
        cover: { allot: "divisor", divisor: "dhondt", votes: "lists", in: "land", seats: { figure: "list" } },
        alone: { admit: "fact", votes: "wins", in: "district", fact: "alone" },
        seated: {
          compensate: "covered",
          winners: "direct",
          cover: "cover",
          votes: "votes",
          of: "valid",
          ...clause,
        },
      },
      tiers: { seated: "seated" },
    },
    { areas, contenders, votes: [...votes, ...rowsOf("won", won), ...rowsOf("cover", cover)] },
    lots,
  );
const seated = (outcome: Outcome): readonly string[] =>
  outcome.areas.flatMap(({ area, seats }) =>
    seats.map((s) => `${area} ${s.contender}${s.seats > 1 ? ` ${s.seats}` : ""}`),
  );
const stepsOf = (outcome: Outcome): readonly object[] =>
  outcome.trace.filter(({ at, clause }) => at === "seated" && clause === "covered");
const n = (num: number, den = 1): unknown => ({ num, den });

describe("winners that their list covers", () => {
  test("are those with the largest shares, land by land; the house is as large as those who sit", () => {
    const outcome = run({});
    expect(seated(outcome)).toEqual(["x1 p", "x2 p", "y1 q"]);
    expect(outcome.tiers).toEqual([
      { id: "seated", origin: "computed", status: "complete", size: 3, given: 3 },
    ]);
    const head = { verb: "compensate", clause: "covered", at: "seated", cite: [] };
    expect(stepsOf(outcome)).toEqual([
      {
        ...head,
        area: "x",
        contender: "p",
        cover: 2,
        rows: [
          { area: "x2", votes: n(50), share: n(5, 8), rank: 1, seated: true },
          { area: "x1", votes: n(60), share: n(3, 5), rank: 2, seated: true },
          { area: "x3", votes: n(9), share: n(1, 2), rank: 3, seated: false },
        ],
      },
      {
        ...head,
        area: "y",
        contender: "q",
        cover: 1,
        rows: [
          { area: "y1", votes: n(30), share: n(3, 5), rank: 1, seated: true },
          { area: "y2", votes: n(20), share: n(1, 2), rank: 2, seated: false },
        ],
      },
    ]);
  });

  test("are none where the list has no seat, and all where it has enough", () => {
    const cover = { x: { p: 3 }, y: { p: 2, q: 0 } };
    const outcome = run({}, { cover });
    expect(seated(outcome)).toEqual(["x1 p", "x2 p", "x3 p"]);
    expect(stepsOf(outcome)).toMatchObject([
      { cover: 3 },
      { cover: 0, rows: [{ seated: false }, { seated: false }] },
    ]);
  });

  test("with equal shares tie for the cover that is left; who is above them sits", () => {
    const votes = VOTES.map((row) => (row.area === "x1" && row.option === "p" ? { ...row, votes: 40 } : row));
    // Shares of p: x2 5/8, x1 40/80, x3 9/18: one seat for two of them.
    const open = run({ ties: [{ by: "lot" }] }, { votes });
    expect(open.status).toBe("tied");
    expect(open.ties).toMatchObject([
      { verb: "compensate", at: "seated", area: "x", among: ["x1", "x3"], for: 1, resolvedBy: "lot" },
    ]);
    expect(seated(open)).toEqual(["x2 p", "y1 q"]);
    // The house is not known yet: it is shown with all its winners.
    expect(open.tiers).toMatchObject([{ status: "tied", size: 5, given: 2 }]);
    const drawn = run({ ties: [{ by: "lot" }] }, { votes, lots: [{ at: "seated", order: ["x3"] }] });
    expect(seated(drawn)).toEqual(["x2 p", "x3 p", "y1 q"]);
    expect(stepsOf(drawn)[0]).toMatchObject({
      rows: [
        { area: "x2", seated: true },
        { area: "x1", seated: false },
        { area: "x3", seated: true },
      ],
    });
    expect(run({}, { votes }).ties).toMatchObject([{ resolvedBy: "silent" }]);
    const all = run({}, { votes, cover: { ...COVER, x: { p: 3 } } });
    expect(all.ties).toEqual([]);
  });

  test("without a list of their own sit only if they need no cover", () => {
    const won = { ...WON, x3: { z: 1 }, y2: { w: 1 } };
    const votes = [...VOTES, ...votesIn("x3", { z: 99 }), ...votesIn("y2", { w: 99 })];
    const contenders = [{ id: "z", facts: { alone: true } }];
    expect(seated(run({ exempt: "alone" }, { won, votes, contenders }))).toEqual([
      "x1 p",
      "x2 p",
      "x3 z",
      "y1 q",
    ]);
    expect(seated(run({}, { won, votes, contenders }))).toEqual(["x1 p", "x2 p", "y1 q"]);
  });

  test("who need no cover sit beside it, and take none of it", () => {
    const contenders = [{ id: "q", facts: { alone: true } }];
    const outcome = run({ exempt: "alone" }, { contenders, cover: { x: { p: 2, q: 1 }, y: { p: 2 } } });
    expect(seated(outcome)).toEqual(["x1 p", "x2 p", "y1 q", "y2 q"]);
    expect(stepsOf(outcome)).toHaveLength(1);
  });
});

describe("shares that are not known", () => {
  const unknownIn = (area: string, option: string): readonly VoteRow[] =>
    VOTES.map((row) => (row.area === area && row.option === option ? { ...row, votes: null } : row));
  const refusal = (missing: readonly string[]): object => ({
    kind: "data-missing",
    at: "seated",
    area: "x",
    reason: "votes-missing",
    details: { contest: "list", contender: "p", missing },
  });

  test.each([
    ["its own votes", unknownIn("x3", "p"), {}],
    ["the base", unknownIn("x3", "q"), {}],
    ["a line of the base", [...VOTES, ...votesIn("x3", { "against-all": null })], { of: "told" }],
    ["any votes", VOTES.filter((row) => row.area !== "x3"), {}],
    ["a base that is not nothing", VOTES.map((row) => (row.area === "x3" ? { ...row, votes: 0 } : row)), {}],
  ])(
    "for want of %s are refused where not all are covered, and do not matter otherwise",
    (_, votes, clause) => {
      expect(run(clause, { votes }).refusal).toEqual(refusal(["x3"]));
      const all = run(clause, { votes, cover: { ...COVER, x: { p: 3 } } });
      expect(all.refusal).toBeNull();
      expect(seated(all)).toEqual(["x1 p", "x2 p", "x3 p", "y1 q"]);
    },
  );

  test("nor its own votes beside a base that is known; those of others do not matter then", () => {
    const valid = ["x1", "x2", "x3", "y1", "y2"].flatMap((id) => votesIn(id, { valid: 100 }));
    const of = { of: "counted" };
    expect(run(of, { votes: [...unknownIn("x3", "p"), ...valid] }).refusal).toEqual(refusal(["x3"]));
    expect(seated(run(of, { votes: [...unknownIn("x3", "q"), ...valid] }))).toEqual(["x1 p", "x2 p", "y1 q"]);
  });

  test("an unknown line that is not in the base does not matter", () => {
    const votes = [...VOTES, ...votesIn("x3", { invalid: null })];
    expect(seated(run({}, { votes }))).toEqual(["x1 p", "x2 p", "y1 q"]);
  });

  test("nor is a share of two seats one of each: they are all covered, or refused", () => {
    const areas = AREAS.map((area) => (area.id === "x3" ? { ...area, seats: 2 } : area));
    const won = { ...WON, x3: { p: 2 } };
    expect(run({}, { areas, won }).refusal).toEqual(refusal(["x3"]));
    const wide = areas.map((area) => (area.id === "x" ? { ...area, figures: { list: 4 } } : area));
    expect(seated(run({}, { areas: wide, won, cover: { ...COVER, x: { p: 4 } } }))).toEqual([
      "x1 p",
      "x2 p",
      "x3 p 2",
      "y1 q",
    ]);
  });
});
