import { must } from "@urna/law";
import { describe, expect, test } from "vitest";
import { MAJILIS_2023 } from "../majilis.fixture.ts";
import { MAJILIS_2021 } from "../majilis-laws.fixture.ts";
import { compareElections } from "./compare.ts";
import type { ComparedElection, MatrixCell } from "./matrix.ts";
import { type TurnoutFigures, turnoutRows } from "./turnout.ts";

const IDENTITIES: Readonly<Record<string, string>> = { "nur-otan": "amanat" };
const identityOf = (id: string): string => IDENTITIES[id] ?? id;
const first: ComparedElection = {
  id: "kz-majilis-2021",
  date: "2021-01-10",
  scenario: MAJILIS_2021,
  identityOf,
};
const second: ComparedElection = {
  id: "kz-majilis-2023",
  date: "2023-03-19",
  scenario: MAJILIS_2023,
  identityOf,
};
const comparison = must(
  compareElections(first, second, {
    standing: {
      spans: new Map([
        ["respublica", { from: "2023" }],
        ["baytaq", { from: "2022" }],
        ["adal", { from: "2013", until: "2022" }],
        ["osdp", { from: "2006" }],
      ]),
      absent: new Map([["kz-majilis-2021", new Map([["osdp", "did-not-stand"]])]]),
      isParty: (id) => !["against-all", "independents", "assembly"].includes(id),
    },
    majoritiesOf: () => [
      { id: "law", moreThan: { num: 1, den: 2 } },
      { id: "constitutional-law", atLeast: { num: 2, den: 3 } },
      { id: "amendment", atLeast: { num: 3, den: 4 } },
    ],
  }),
);

describe("votes of 2021 and 2023 under four laws", () => {
  const amanat = (cell: MatrixCell | undefined): unknown =>
    cell?.kind === "bounds"
      ? cell.bounds["amanat"]
      : cell?.readings.map((reading) => reading.seats["amanat"]);

  test("the strongest of the second is asked for", () => expect(comparison.party).toBe("amanat"));

  test("rows: ballots of 2021 and of 2023", () => {
    expect(comparison.matrix.columns.map((column) => column.id)).toEqual([
      "first",
      "second",
      "linked",
      "all-list",
    ]);
    expect(comparison.matrix.rows[0].cells.map((cell) => amanat(cell))).toEqual([
      [76],
      { least: 51, most: 80, certain: { list: 51 } },
      { least: 51, most: 72, certain: {} },
      [72],
    ]);
    expect(comparison.matrix.rows[1].cells.map((cell) => amanat(cell))).toEqual([[65, 60], [62], [52], [56]]);
  });

  test("76 to 65 to 62, or 76 to 60 to 62: an assumption decides whether the reform took or gave", () => {
    expect(comparison.decomposition.paths).toEqual([
      { againstAll: "kept", start: 76, between: 65, end: 62, votes: -11, rules: -3 },
      { againstAll: "dropped", start: 76, between: 60, end: 62, votes: -16, rules: 2 },
    ]);
    expect(comparison.decomposition.signDependsOnReading).toBe(true);
  });

  test("in the other direction the rules come first, and the votes first have bounds", () => {
    const back = must(compareElections(second, first, { party: "amanat" })).decomposition;
    expect(back.paths).toEqual([]);
    expect(back.rulesFirst).toEqual([
      { againstAll: "kept", start: 62, between: 65, end: 76, votes: 11, rules: 3 },
      { againstAll: "dropped", start: 62, between: 60, end: 76, votes: 16, rules: -2 },
    ]);
    expect(back.otherOrder).toEqual({
      between: { least: 51, most: 80 },
      rules: { least: -4, most: 25 },
      votes: { least: -11, most: 18 },
    });
    expect(back.signDependsOnReading).toBe(true);
  });

  test("the other order has bounds only", () => {
    expect(comparison.decomposition.otherOrder).toEqual({
      between: { least: 51, most: 80 },
      rules: { least: -25, most: 4 },
      votes: { least: -18, most: 11 },
    });
  });

  test("an election against itself has one law and no decomposition", () => {
    const same = must(compareElections(second, second));
    expect(same.matrix.columns.map((column) => column.id)).toEqual(["first", "linked", "all-list"]);
    expect(same.decomposition.paths).toEqual([]);
  });

  test("a party that stood in neither", () => {
    const asked = compareElections(first, second, { party: "amanta" });
    expect(asked.ok ? [] : asked.problems[0]?.near).toEqual(["amanat"]);
  });
});

test("swings, with a word where one side is missing", () => {
  const hundredths = (swing: (typeof comparison.swings)[number]): unknown =>
    swing.change === null
      ? swing.absence
      : Math.round((10_000 * Number(swing.change.num)) / Number(swing.change.den));
  expect(comparison.swings.map((swing) => [swing.identity, hundredths(swing)])).toEqual([
    ["amanat", -1719],
    ["auyl", 561],
    ["respublica", "new"],
    ["aq-jol", -254],
    ["qhp", -230],
    ["osdp", "did-not-stand"],
    ["baytaq", "new"],
    ["adal", "no-longer-existed"],
    ["independents", "not-offered"],
    ["assembly", "not-offered"],
    ["against-all", "not-offered"],
  ]);
  expect(comparison.swings[0]?.first).toEqual({
    contender: "nur-otan",
    votes: { num: 5_148_074, den: 1 },
    base: { num: 7_241_562, den: 1 },
    share: { num: 2_574_037, den: 3_620_781 },
    seats: 76,
  });
});

test("who did not exist yet, or no longer, in whichever order the elections stand", () => {
  const spans = new Map([
    ["adal", { from: "2020", until: "2022" }],
    ["respublica", { from: "2023" }],
  ]);
  const words = (one: typeof first, other: typeof second): readonly unknown[] =>
    must(compareElections(one, other, { standing: { spans } }))
      .swings.filter(({ identity }) => spans.has(identity))
      .map(({ identity, absence }) => [identity, absence]);
  expect(words(first, second)).toEqual([
    ["respublica", "new"],
    ["adal", "no-longer-existed"],
  ]);
  expect(words(second, first)).toEqual([
    ["adal", "no-longer-existed"],
    ["respublica", "did-not-exist-yet"],
  ]);
});

test("houses of 107 and 98, each with its own majorities", () => {
  expect(
    comparison.houses.map((house) => [
      house.members,
      house.bar?.share,
      ...house.majorities.map((m) => m.needed),
    ]),
  ).toEqual([
    [107, "7%", 54, 72, 81],
    [98, "5%", 50, 66, 74],
  ]);
});

test("turnout: always of the voters on the list, what was counted beside it", () => {
  const figures = (
    election: string,
    date: string,
    counts: readonly (number | null)[],
    printed: string,
  ): TurnoutFigures => {
    const [registered, received, cast] = counts.map((value) =>
      value === null ? null : { value, status: "final" },
    );
    return {
      election,
      kind: "parliament",
      date,
      registered: registered ?? null,
      received: received ?? null,
      cast: cast ?? null,
      printed: { value: printed, status: "final", sources: [] },
    };
  };
  const in2021 = figures("2021", "2021-01-10", [11_919_241, 7_539_280, null], "63.25");
  const in2023 = figures("2023", "2023-03-19", [12_035_578, null, null], "54.21");
  const rows = turnoutRows([in2023, in2021]);
  expect(rows.map((row) => [row.election, row.byReceived?.share])).toEqual([
    ["2021", { num: 7_539_280, den: 11_919_241 }],
    ["2023", undefined],
  ]);
});

test("turnout: a count of the night over the final list gives way to the percentage that was finally printed", () => {
  const night: TurnoutFigures = {
    election: "2023",
    kind: "parliament",
    date: "2023-03-19",
    registered: { value: 12_035_578, status: "final" },
    received: { value: 6_521_860, status: "preliminary" },
    cast: null,
    printed: { value: "54.21", status: "final", sources: ["a"] },
  };
  const referendum: TurnoutFigures = { ...night, kind: "referendum" };
  const unprinted: TurnoutFigures = { ...night, printed: null };
  const counts = { num: 6_521_860, den: 12_035_578 };
  const shares = [night, referendum, unprinted].map((figures) => turnoutRows([figures])[0]?.byReceived);
  expect(shares.map((each) => [each?.from, each?.share, each?.counts])).toEqual([
    ["printed", { num: 5421, den: 10_000 }, counts],
    ["counts", counts, counts],
    ["counts", counts, counts],
  ]);
});
