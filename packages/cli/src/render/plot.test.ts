import type { Plot, PlotAxis } from "@urna/words";
import { expect, test } from "vitest";
import { plotLines } from "./plot.ts";

const axis = (title: string, to: number, texts: readonly number[]): PlotAxis => ({
  title,
  from: 0,
  to,
  ticks: texts.map((at) => ({ at, text: String(at) })),
});

test("cells: the fullest is darkest, the highest result is the first row, values of the axis stand at their rows", () => {
  const plot: Plot = {
    shape: "heat",
    x: axis("turnout", 100, [0, 100]),
    y: axis("result", 100, [0, 100]),
    panels: [
      {
        title: "own",
        side: 100,
        cells: [
          { x: 0, y: 99, count: 1 },
          { x: 99, y: 0, count: 900 },
        ],
      },
    ],
  };
  const lines = plotLines(plot, 80);
  expect(lines[0]).toBe("  result");
  expect(lines[1]?.trimEnd()).toBe("  100│·");
  expect(lines[20]).toBe(`    0│${" ".repeat(49)}█`);
  expect(lines.every((line) => line.length <= 80)).toBe(true);
});

test("bars: what lies above the band of chance is dark", () => {
  const plot: Plot = {
    shape: "bars",
    x: axis("percent", 3, [0, 3]),
    y: axis("stations", 100, [100]),
    bars: [
      { value: 100, low: 0, high: 100 },
      { value: 100, low: 0, high: 20 },
      { value: 0, low: 0, high: 0 },
    ],
    key: { bar: "seen", band: "by chance" },
  };
  const rows = plotLines(plot, 80).filter((line) => line.includes("│"));
  expect(rows).toHaveLength(10);
  expect(rows[0]).toContain("░█ ");
  expect(rows[9]).toContain("░░ ");
});

test("lines: a letter at every point, a key below", () => {
  const plot: Plot = {
    shape: "lines",
    x: axis("exponent", 3, [0, 3]),
    y: axis("share", 100, [0, 100]),
    lines: [
      {
        text: "votes",
        points: [
          { x: 0, y: 0 },
          { x: 3, y: 100 },
        ],
      },
    ],
  };
  const lines = plotLines(plot, 60);
  expect(lines.some((line) => line.endsWith("a"))).toBe(true);
  expect(lines.at(-1)?.trim()).toBe("a  votes");
});
