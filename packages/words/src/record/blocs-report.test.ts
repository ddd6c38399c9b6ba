import { describe, expect, test } from "vitest";
import { type BlocsFacts, blocsReport } from "./blocs-report.ts";
import { linesOf } from "../testing.ts";
import { loadWords } from "../words.ts";

const words = await loadWords("en");
const NONE: BlocsFacts = {
  title: "Election of the council",
  date: "2023-03-19",
  members: 98,
  strongest: null,
  blocs: [],
  majorities: [{ title: "To adopt a law", needed: 50 }],
};
const bloc = (members: readonly string[], seats: number): BlocsFacts["blocs"][number] => ({
  name: "bloc",
  members,
  seats,
  confidence: "one-source",
  sources: ["a"],
});
const lines = (facts: Partial<BlocsFacts>): string =>
  linesOf(blocsReport(words, { ...NONE, ...facts }, new Map())).join("\n");

describe("majorities by bloc", () => {
  test("none on record: said, and no table", () => {
    expect(lines({})).toContain("No bloc is on record for this day.");
    expect(lines({})).not.toContain("To adopt a law");
  });

  test("one: beside the strongest party alone; exactly the number has it, one less is one short", () => {
    const told = lines({
      strongest: { name: "Red", seats: 49 },
      blocs: [bloc(["Red", "Blue"], 50)],
    });
    expect(told).toContain("Red + Blue 50; Red 49; of 98 seats");
    expect(told).toMatch(/To adopt a law.*50.*1 short.*has it/);
  });

  test("a bloc of the strongest party alone stands there once; one without seats is short of everything", () => {
    const told = lines({
      strongest: { name: "Red", seats: 49 },
      blocs: [bloc(["Red"], 49), bloc(["Green"], 0)],
    });
    expect(told).toContain("Red 49; Green 0; of 98 seats");
    expect(told).toContain("50 short");
  });

  test("two parties with as many seats: neither stands beside the blocs", () => {
    expect(lines({ blocs: [bloc(["Green"], 3)] })).toContain("19 March 2023: Green 3; of 98 seats");
  });
});
