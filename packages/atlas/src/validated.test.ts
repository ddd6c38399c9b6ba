import { describe, expect, it } from "vitest";
import { openAtlas } from "./load.ts";
import { writePlace } from "./problems.ts";
import { electionsWithResult, validateElection } from "./validated.ts";

const atlas = openAtlas();

describe("real elections, from their votes through the rules in force to the official result", () => {
  it("are several", () => {
    expect(electionsWithResult(atlas).length).toBeGreaterThan(20);
  });

  it.each(electionsWithResult(atlas))("%s", (id) => {
    const row = validateElection(atlas, id);
    const problems = row.ok
      ? []
      : row.problems.map(
          (p) => `${p.code} ${writePlace(p.place)}: ${p.expected}, found ${p.found ?? "nothing"}`,
        );
    expect(problems).toEqual([]);
    if (!row.ok) return;
    expect(row.value.differences).toEqual([]);
    expect(row.value).toMatchObject({ status: "complete", agrees: true });
  });
});
