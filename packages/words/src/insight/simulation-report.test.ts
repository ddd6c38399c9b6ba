import { ratio } from "@urna/law";
import { expect, test } from "vitest";
import { NAMED_BY_ID } from "../case.ts";
import { simulationReport, type SimulationCase } from "./simulation-report.ts";
import { linesOf } from "../testing.ts";
import { loadWords } from "../words.ts";

const words = await loadWords("en");

const CASE: SimulationCase = {
  election: { id: "xx-council-2020", title: "Council", date: "2020-01-01" },
  naming: NAMED_BY_ID,
  rules: "xx/council@2020-01-01",
  runs: 1000,
  seed: "1",
  members: 9,
  fixed: 0,
  held: [],
  model: {
    kind: "uniform-swing",
    fit: { from: "swings", count: 3, elections: 2, sources: ["a", "b"] },
    options: [{ id: "p", share: ratio(1, 2), deviation: ratio(1, 50) }],
  },
  seats: [
    { id: "p", counted: 5, mean: ratio(5), low: 4, median: 5, high: 6, passes: null },
    { id: "q", counted: 4, mean: ratio(4), low: 3, median: 4, high: 5, passes: null },
  ],
  plot: { id: "p", counts: [0, 0, 0, 0, 250, 500, 250] },
  majorities: [
    {
      needed: 5,
      rules: [],
      reached: [
        { id: "p", chance: ratio(3, 4), error: ratio(1, 100) },
        { id: "q", chance: ratio(1, 100_000), error: ratio(0) },
      ],
    },
  ],
  tied: 0,
  refused: [],
};

const told = (change: Partial<SimulationCase> = {}): string =>
  linesOf(simulationReport(words, { ...CASE, ...change })).join("\n");

test("the first line says that it is no result", () => {
  const [first] = simulationReport(words, CASE).blocks;
  expect(first).toMatchObject({
    kind: "answer",
    text: "SIMULATED, not a result: in 90 % of 1,000 simulated elections p has 4 to 6 of 9 seats.",
    stamps: [{ stamp: "simulated" }],
  });
});

test("names the number of elections that the spread rests on", () => {
  expect(told()).toContain("Spread fitted to elections: 2 (a and b), parties that stood in both: 3.");
});

test("names the votes that are not drawn", () => {
  expect(told()).not.toContain("not drawn");
  expect(told({ held: ["electorate", "xx"] })).toContain(
    "Votes that are not drawn and stay as they were counted: electorate vote and xx.",
  );
});

test("the plot has one row for each number of seats, the longest for the most frequent", () => {
  const plot = simulationReport(words, CASE).blocks.find((block) => block.kind === "facts");
  expect(plot).toMatchObject({
    rows: [
      { label: "4", value: "█".repeat(14), remark: "25.00 %" },
      { label: "5", value: "█".repeat(28), remark: "50.00 %; ≥ 5" },
      { label: "6", value: "█".repeat(14), remark: "25.00 %" },
    ],
  });
});

test("many numbers of seats share rows, none is lost", () => {
  const counts = Array.from({ length: 301 }, (_, n) => (n < 7 ? 0 : 1));
  const plot = simulationReport(words, { ...CASE, plot: { id: "p", counts } }).blocks.find(
    (block) => block.kind === "facts",
  );
  expect(plot).toMatchObject({ kind: "facts" });
  const rows = plot?.kind === "facts" ? plot.rows : [];
  expect(rows).toHaveLength(16);
  expect([rows[0]?.label, rows.at(-1)?.label]).toEqual(["0 to 19", "300 to 319"]);
});

test("no seat at all stands alone, however many numbers share a row", () => {
  const counts = Array.from({ length: 41 }, () => 5);
  const plot = simulationReport(words, { ...CASE, plot: { id: "p", counts } }).blocks.find(
    (block) => block.kind === "facts",
  );
  const rows = plot?.kind === "facts" ? plot.rows : [];
  expect(rows.slice(0, 2).map((row) => row.label)).toEqual(["0", "1 to 3"]);
  expect(rows.at(-1)?.label).toBe("40 to 42");
});

test("what rounds to nothing is told of the first only", () => {
  expect(told()).toMatch(/5.*p.*75\.00/);
  expect(told()).not.toMatch(/5.*q.*0\.00/);
});

test("elections without a result leave probabilities open", () => {
  const text = told({ tied: 3, refused: [{ reason: "nobody-admitted", count: 2 }] });
  expect(text).toContain("because of a tie: 3.");
  expect(text).toContain("Every probability may be higher by up to 0.5000 %.");
});

test("without any result there is neither a plot nor a number of seats", () => {
  const { plot: _, ...rest } = CASE;
  const [first] = simulationReport(words, { ...rest, seats: [], majorities: [] }).blocks;
  expect(first).toMatchObject({ text: "SIMULATED: none of 1,000 simulated elections has a result." });
});
