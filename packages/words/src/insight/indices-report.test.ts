import { ratio } from "@urna/law";
import { expect, test } from "vitest";
import { NAMED_BY_ID } from "../case.ts";
import type { Report } from "../blocks.ts";
import type { DistrictsCase } from "./district-blocks.ts";
import { type IndexRow, indicesReport } from "./indices-report.ts";
import { LANGUAGES } from "../language.ts";
import { loadWords } from "../words.ts";

const ONE = ratio(1);
const row = (
  id: string,
  result: IndexRow["result"],
  unit: IndexRow["index"]["unit"] = "share",
): IndexRow => ({
  index: { id, family: "disproportionality", unit, range: [ratio(0), unit === "share" ? ONE : null] },
  result,
});

const LINES: readonly IndexRow[] = [
  row("gallagher", { kind: "value", value: ratio(437, 10_000) }),
  row("malapportionment", { kind: "bounds", low: ratio(1, 10), high: ratio(1, 5), missing: ["d1"] }),
  row("inverse-entropy", { kind: "infinite", because: ["p", "q"] }, "ratio"),
  row("pedersen", { kind: "none", reason: "needs-earlier-election", about: [] }),
  row("golosov-seats", { kind: "value", value: ratio(5, 2) }, "number"),
];

const DISTRICTS: DistrictsCase = {
  naming: NAMED_BY_ID,
  spreads: [{ id: "a", equal: ratio(5, 6), weighed: ratio(1, 3) }],
  weights: {
    smallest: { id: "x", perSeat: ratio(100) },
    largest: { id: "y", perSeat: ratio(601, 2) },
    ratio: ratio(601, 200),
    known: 2,
    all: 3,
    beyond: 2,
    claimed: ["y"],
  },
  districts: {
    closest: [{ id: "x", first: "a", second: "b", lead: 3, margin: ratio(1, 40) }],
    contested: 2,
    close: 1,
    unopposed: 0,
    unknown: 1,
    wasted: [{ id: "b", lost: 40, surplus: ratio(5, 2) }],
  },
};

async function reportIn(
  language: (typeof LANGUAGES)[number],
  more: Partial<DistrictsCase> = {},
): Promise<Report> {
  return indicesReport(await loadWords(language), {
    election: { id: "xx-council-2020", title: "Council", date: "2020-01-01" },
    naming: NAMED_BY_ID,
    contest: "list",
    tiers: ["list"],
    votes: 100,
    seats: 9,
    hasAgainstAll: true,
    hasPersons: false,
    lines: LINES,
    ...more,
  });
}

async function cellsOf(language: (typeof LANGUAGES)[number]): Promise<readonly (readonly string[])[]> {
  const report = await reportIn(language);
  const table = report.blocks.find((block) => block.kind === "table");
  return table?.kind === "table" ? table.rows.map((cells) => cells.map((cell) => cell.text)) : [];
}

test("a value, bounds, infinity and none, each with its range and what it says", async () => {
  expect(await cellsOf("en")).toEqual([
    [
      "Gallagher (least squares)",
      "4.37 %",
      "0…100 %",
      "How far shares of seats are from shares of votes; large differences weigh more than small ones.",
    ],
    [
      "malapportionment",
      "10…20 %",
      "0…100 %",
      "The share of seats that districts have too many or too few for their voters. Not known for: d1.",
    ],
    [
      "inverse entropy",
      "infinite",
      "0…",
      "The same from votes to seats; infinite as soon as one option with votes has no seat. Infinite because of: p and q.",
    ],
    ["Pedersen volatility", "–", "0…100 %", "Not known: needs an earlier election (--against)."],
    ["Golosov, seats", "2.50", "0…", "The same, of seats."],
  ]);
});

test("behind the indices: the spread of parties, what a vote weighs, wasted votes", async () => {
  const { blocks } = await reportIn("en", DISTRICTS);
  const tables = blocks.flatMap((block) => (block.kind === "table" ? [[block.id, block.rows] as const] : []));
  const raw = Object.fromEntries(
    tables.map(([id, rows]) => [id, rows.map((cells) => cells.map((c) => c.raw))]),
  );
  expect(raw).toMatchObject({
    spreads: [["a", "5/6", "1/3"]],
    districts: [["x", "a", "b", 3, "1/40"]],
    wasted: [["b", 40, "5/2", "85/2"]],
  });
  expect(blocks.flatMap((block) => (block.kind === "paragraph" ? [block.text] : []))).toContain(
    "Fewest voters for a seat: x (100); most: y (301); a vote weighs 3.01 times as much in the first. " +
      "Districts whose voters are known: 2 of 3. Of them more than 10 % from the mean: 2. " +
      "Voters as stated elsewhere, not by a commission: y.",
  );
});

test.each(LANGUAGES)("%s: no sentence about districts has a gap", async (language) => {
  const { blocks } = await reportIn(language, DISTRICTS);
  expect(JSON.stringify(blocks)).not.toContain("{{");
});

test.each(LANGUAGES)("%s: every index is named and explained", async (language) => {
  const rows = await cellsOf(language);
  expect(rows.flat().filter((text) => text === "" || text.includes("{{"))).toEqual([]);
});
