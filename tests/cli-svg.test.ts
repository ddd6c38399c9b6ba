/** `--svg`: one file that says everything inside, with as many marks as there are seats. */

import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { feedXml } from "../packages/returns/src/formats/xml.ts";
import { folderWith, urna } from "./urna.ts";

/** The drawn seats and all text of an SVG; what is not well-formed is thrown. */
function partsOf(svg: string): {
  readonly seats: number;
  readonly text: string;
  readonly names: ReadonlySet<string>;
} {
  const names = new Set<string>();
  const texts: string[] = [];
  let seats = 0;
  const feed = feedXml("picture.svg", {
    begin: (name, attributes) => {
      names.add(name);
      if ((attributes["class"] ?? "").split(" ").includes("seat")) seats += 1;
    },
    end: (_, text) => {
      texts.push(text);
    },
  });
  feed.push(svg);
  feed.end();
  return { seats, names, text: texts.join(" ").replaceAll(/\s+/g, " ") };
}

describe("the seats of an election", () => {
  test.each(["seats", "half-circle"])("%s: 98 marks, and all that stands around them", async (name) => {
    const { exit, stdout, stderr } = await urna(`seats kz-majilis-2023 --svg ${name}`);
    expect({ exit, stderr }).toEqual({ exit: 0, stderr: "" });
    const { seats, text, names } = partsOf(stdout);
    expect(seats).toBe(98);
    for (const part of ["Amanat has 62 of 98 seats", "matches: election commission", "19 March 2023"])
      expect(text).toContain(part);
    expect(text).not.toContain("WHAT-IF");
    expect(names).toContain("desc");
    expect(stdout).not.toMatch(/href=|url\(http|var\(--/);
  });

  test.each(["votes-and-seats", "cut", "regions"])("%s is drawn", async (name) => {
    const { exit, stdout } = await urna(`seats kz-majilis-2023 --svg ${name} --lang kk`);
    expect(exit).toBe(0);
    expect(partsOf(stdout).text).toContain("kz-majilis-2023");
  });

  test("of 2021 with the seats that an assembly fills", async () => {
    const { stdout } = await urna("seats kz-majilis-2021 --svg seats");
    expect(partsOf(stdout).seats).toBe(107);
  });
});

describe("a changed law", () => {
  test("as many marks as the changed house has seats, the stamp inside, and what was assumed", async () => {
    const { exit, stdout, stderr } = await urna(
      "what-if kz-majilis-2023 --rules kz/kurultai@2026-07-01 --svg",
    );
    expect({ exit, stderr }).toEqual({ exit: 0, stderr: "" });
    const { seats, text } = partsOf(stdout);
    expect(seats).toBe(145);
    for (const part of [
      "WHAT-IF: rules kz/kurultai@2026-07-01",
      "83 of 145",
      "Not used by these rules: district vote",
    ])
      expect(text).toContain(part);
    expect(stdout).toMatch(/class="stamp halo"[^>]*>WHAT-IF</);
  });

  test("one of two readings", async () => {
    const { exit, stdout } = await urna(
      "what-if kz-majilis-2023 --rules kz/majilis@2021-01-10 --against-all dropped --assume assembly=assembly:9 --svg",
    );
    expect(exit).toBe(0);
    expect(partsOf(stdout).text).toContain("Amanat: 60 of 107");
  });
});

describe("a sweep", () => {
  test("of the bar: the steps of the paper, the laws, the stamp", async () => {
    const { exit, stdout, stderr } = await urna(
      "what-if kz-majilis-2023 --sweep bar=0..12 --party amanat --svg",
    );
    expect({ exit, stderr }).toEqual({ exit: 0, stderr: "" });
    const { text } = partsOf(stdout);
    for (const part of ["61", "62", "64", "68", "73", "79", "83", "5 %", "2021", "19 March 2023"])
      expect(text).toContain(part);
    expect(stdout).toMatch(/class="stamp halo"[^>]*>WHAT-IF</);
    expect(stdout).not.toContain("NaN");
  });

  test("of seats, with what else was changed", async () => {
    const { exit, stdout } = await urna(
      "what-if kz-majilis-2023 --bar 7 --sweep seats.list=60..80 --party osdp --svg",
    );
    expect(exit).toBe(0);
    const { text } = partsOf(stdout);
    expect(text).toContain("WHAT-IF: bar 7 %");
    expect(text).not.toMatch(/ (?:20|40) /);
    expect(stdout).not.toContain("NaN");
  });
});

test("a comparison: the steps of both readings from one result to the other", async () => {
  const { exit, stdout, stderr } = await urna("compare kz-majilis-2021 kz-majilis-2023 --party amanat --svg");
  expect({ exit, stderr }).toEqual({ exit: 0, stderr: "" });
  const { text } = partsOf(stdout);
  for (const part of ["76", "\u221211", "\u22123", "\u221216", "+2", "62"]) expect(text).toContain(part);
});

test("votes by rules, where that picture of a comparison is named", async () => {
  const line = "compare kz-majilis-2021 kz-majilis-2023 --svg matrix --party amanat --lang es";
  const { exit, stdout, stderr } = await urna(line);
  expect({ exit, stderr }).toEqual({ exit: 0, stderr: "" });
  const { text, names } = partsOf(stdout);
  for (const part of ["76", "65 o 60", "62", "52", "56"]) expect(text).toContain(part);
  expect(names).toContain("pattern");
});

describe("a plot of a screening", () => {
  /** Stations whose shares rise with turnout. */
  const stations = (): string => {
    const rows = Array.from({ length: 1200 }, (_, i) => {
      const cast = 300 + ((i * 37) % 500);
      return `1000,${cast},${Math.floor((cast * (40 + (i % 30))) / 100)}`;
    });
    return join(folderWith({ "stations.csv": `voters,cast,party\n${rows.join("\n")}\n` }), "stations.csv");
  };
  const COLUMNS = "--registered voters --given cast --counted cast --option party --test fingerprint";

  test("stands alone, with its title and what the report says first", async () => {
    const { exit, stdout, stderr } = await urna(`screen ${stations()} ${COLUMNS} --svg fingerprint`);
    expect({ exit, stderr }).toEqual({ exit: 0, stderr: "" });
    const { text, names } = partsOf(stdout);
    expect(names).toContain("desc");
    expect(text).toContain("unusual 0 of 0 tests");
    expect(stdout).toMatch(/^<svg [^>]*viewBox/);
    expect(stdout).not.toContain("NaN");
  });

  test("one that the report has not is refused, and those that it has are named", async () => {
    const { exit, stdout, stderr } = await urna(`screen ${stations()} ${COLUMNS} --svg surface`);
    expect({ exit, stdout }).toEqual({ exit: 2, stdout: "" });
    expect(stderr).toContain("fingerprint");
  });
});

test.each([
  ["compare kz-majilis-2021 kz-majilis-2023 --svg pie", 2, "matrix"],
  ["screen kz-majilis-2023 --svg fingerprint --test must-add-up", 2, "kz-majilis-2023"],
  ["screen kz-majilis-2023 --svg fingerprint --report html --test must-add-up", 2, "--svg"],
  ["seats kz-majilis-2023 --svg seats --json", 2, "--svg"],
  ["seats kz-majilis-2023 --svg pie", 2, "half-circle"],
  ["seats kz-president-2022 --svg cut", 2, "kz-president-2022"],
  ["seats --rules kz/kurultai@2026-07-01 --votes x.csv --svg seats", 2, "kz/kurultai@2026-07-01"],
  ["what-if kz-majilis-2023 --rules kz/majilis@2021-01-10 --svg", 2, "--against-all kept"],
  ["what-if kz-majilis-2021 --rules kz/majilis@2023-01-01 --svg", 3, "--assume"],
  ["what-if kz-majilis-2023 --sweep bar=0..10 --sweep seats.list=0..98 --svg", 2, "--sweep"],
])("%s: nothing is drawn, and why", async (line, code, said) => {
  const { exit, stdout, stderr } = await urna(line);
  expect({ exit, stdout }).toEqual({ exit: code, stdout: "" });
  expect(stderr).toContain(said);
});
