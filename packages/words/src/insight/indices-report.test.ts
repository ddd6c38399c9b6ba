import { ratio } from "@urna/law";
import { expect, test } from "vitest";
import { NAMED_BY_ID } from "../case.ts";
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

async function cellsOf(language: (typeof LANGUAGES)[number]): Promise<readonly (readonly string[])[]> {
  const report = indicesReport(await loadWords(language), {
    election: { id: "xx-council-2020", title: "Council", date: "2020-01-01" },
    naming: NAMED_BY_ID,
    contest: "list",
    tiers: ["list"],
    votes: 100,
    seats: 9,
    hasAgainstAll: true,
    hasPersons: false,
    lines: LINES,
  });
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
      "10.00 %…20.00 %",
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

test.each(LANGUAGES)("%s: every index is named and explained", async (language) => {
  const rows = await cellsOf(language);
  expect(rows.flat().filter((text) => text === "" || text.includes("{{"))).toEqual([]);
});
