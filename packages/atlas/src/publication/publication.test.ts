import { describe, expect, test } from "vitest";
import type { Finding } from "./findings.ts";
import { openAtlas } from "../load.ts";
import { checkPublication } from "./publication.ts";

const atlas = openAtlas();

/** Seats in all as the engine computes them from the votes of 2023, with the declared district seats. */
const SEATS_2023 = { amanat: 62, auyl: 8, respublica: 6, "aq-jol": 6, qhp: 5, osdp: 4, independent: 7 };

function findings(id: string, seats?: Readonly<Record<string, number>>): readonly Finding[] {
  const election = atlas.election(id);
  const bulletins = atlas.bulletins(id);
  if (!election.ok || !bulletins.ok) throw new Error(`${id} cannot be read`);
  const outcome =
    seats === undefined
      ? {}
      : {
          outcome: {
            seats: Object.entries(seats).map(([contender, total]) => ({ contender, total, byTier: {} })),
          },
        };
  return checkPublication(election.value, { bulletins: bulletins.value, ...outcome });
}

function of<C extends Finding["code"]>(
  all: readonly Finding[],
  code: C,
): readonly Extract<Finding, { code: C }>[] {
  return all.filter((f): f is Extract<Finding, { code: C }> => f.code === code);
}

describe("the Mäjilis of 2023", () => {
  const all = findings("kz-majilis-2023", SEATS_2023);

  test("P101: eight options add up to the declared total", () => {
    expect(of(all, "P101")).toMatchObject([
      { verdict: "holds", figures: { options: 8, sum: 6_366_441, total: 6_366_441, difference: 0 } },
    ]);
  });

  test("P102: all shares reproduce, of the valid votes with against all", () => {
    expect(of(all, "P102")).toMatchObject([
      {
        verdict: "holds",
        figures: { base: "valid", baseCount: 6_366_441, printed: 8, reproduced: 8, deviating: [] },
      },
    ]);
  });

  test("P103: the commission's seats recompute, those of ElectionGuide add up and do not", () => {
    const [commission, guide, ...others] = of(all, "P103");
    expect(others).toEqual([]);
    expect(commission).toMatchObject({ verdict: "holds", figures: { by: "", sum: 98, house: 98 } });
    expect(guide).toMatchObject({
      verdict: "fails",
      known: true,
      open: false,
      figures: { by: "electionguide-4078", sum: 98, house: 98 },
    });
    expect(guide?.figures.seats.filter((s) => s.published !== s.computed)).toEqual([
      { option: "osdp", published: 5, computed: 4 },
      { option: "independent", published: 6, computed: 7 },
    ]);
  });

  test("P104: two digits exchanged in one agency's number", () => {
    const votes = of(all, "P104").filter((f) => f.figures.key === "votes");
    expect(votes).toMatchObject([
      {
        verdict: "fails",
        known: true,
        open: false,
        figures: {
          option: "amanat",
          holds: 3_431_510,
          rival: 3_341_510,
          rivalSources: ["kazinform-a4049989"],
          sums: { withHolds: 6_366_441, withRival: 6_276_441, total: 6_366_441 },
          shares: { base: "valid", printed: "53.90", withHolds: "53.90", withRival: "52.49" },
        },
      },
    ]);
  });

  test("P104: every rival is recorded; that of Astana's turnout is open", () => {
    const rivals = of(all, "P104");
    expect(rivals.map((f) => f.figures.rival)).toEqual([
      3_341_510,
      283,
      5,
      6,
      12_320_550,
      12_320_052,
      "42.91",
    ]);
    expect(rivals.every((f) => f.known)).toBe(true);
    expect(rivals.filter((f) => f.open).map((f) => f.area)).toEqual(["astana"]);
  });

  test("P105: numbers that are all called turnout, and numbers that all took part", () => {
    const [turnout, tookPart] = of(all, "P105");
    expect(turnout?.figures.values.map((v) => [v.value, v.as.map((f) => [f.part, f.partCount])])).toEqual([
      ["54.21", []],
      ["54.19", [["received", 6_521_860]]],
      ["54.09", []],
      ["54.29", []],
      ["52.90", [["valid", 6_366_441]]],
    ]);
    expect(tookPart?.figures.values.map((v) => [v.value, v.is, v.percent])).toEqual([
      [6_521_860, ["received"], "54.19"],
      [6_366_441, ["valid"], "52.90"],
    ]);
    expect([turnout?.known, tookPart?.known]).toEqual([true, true]);
  });

  test("P106: turnout of Turkistan and Ulytau falls between bulletins", () => {
    const falls = of(all, "P106").filter((f) => f.verdict === "fails");
    expect(falls).toMatchObject([
      {
        area: "turkistan",
        known: true,
        figures: { earlier: { time: "16:10", value: "49.14" }, later: { time: "18:10", value: "41.07" } },
      },
      {
        area: "ulytau",
        known: true,
        figures: { earlier: { time: "18:10", value: "63.63" }, later: { time: "22:10", value: "58.99" } },
      },
    ]);
  });

  test("P107: no votes by region were published", () => {
    expect(of(all, "P107")).toMatchObject([{ verdict: "untestable", figures: { areas: 20 } }]);
  });

  test("nothing fails that is not recorded", () => {
    expect(all.filter((f) => f.verdict === "fails" && !f.known)).toEqual([]);
  });
});

describe("other elections", () => {
  test("without an outcome seats are untestable", () => {
    expect(of(findings("kz-majilis-2021"), "P103")).toMatchObject([
      { verdict: "untestable", figures: { sum: 107, house: 107 } },
    ]);
  });

  test("1999: rows and printed total differ by nine; one share is cut", () => {
    const all = findings("kz-majilis-1999");
    expect(of(all, "P101")).toMatchObject([
      {
        verdict: "fails",
        known: true,
        open: true,
        figures: { sum: 5_253_855, total: 5_253_864, difference: -9 },
      },
    ]);
    expect(of(all, "P102")).toMatchObject([
      {
        verdict: "fails",
        known: true,
        figures: {
          base: "cast",
          printed: 10,
          reproduced: 9,
          deviating: [{ option: "renaissance-party", printed: "1.9", computed: "2.0" }],
        },
      },
    ]);
  });

  test("2004: the shares are of the valid votes; with invalid ballots the rows make the ballots cast", () => {
    const all = findings("kz-majilis-2004");
    expect(of(all, "P101")).toMatchObject([
      { verdict: "holds", figures: { lines: ["invalid"], sum: 4_893_204 } },
    ]);
    expect(of(all, "P102")).toMatchObject([
      { verdict: "holds", figures: { base: "lines", baseCount: 4_757_773 } },
    ]);
  });

  test("referendums: shares of all who took part; a derived line proves nothing", () => {
    expect(of(findings("kz-referendum-2022"), "P101")).toMatchObject([{ verdict: "untestable" }]);
    expect(of(findings("kz-referendum-2026"), "P101")).toMatchObject([
      { verdict: "holds", figures: { sum: 9_127_192 } },
    ]);
    expect(of(findings("kz-referendum-2026"), "P102")).toMatchObject([
      { figures: { base: "cast", baseCount: 9_127_192 } },
    ]);
  });

  test("maslikhat of Karaganda: the base is valid votes with against all, not all who took part", () => {
    expect(of(findings("kz-maslikhat-2023-karaganda"), "P102")).toMatchObject([
      { verdict: "holds", figures: { base: "lines", baseCount: 448_741, printed: 6, reproduced: 6 } },
    ]);
  });

  test("Kostanay cannot be tested: one line is missing", () => {
    expect(of(findings("kz-maslikhat-2023-kostanay"), "P101")).toMatchObject([
      { verdict: "untestable", figures: { sum: null } },
    ]);
  });

  test("Kyzylorda: 146 of 147", () => {
    expect(of(findings("kz-senate-2024-kyzylorda"), "P101")).toMatchObject([
      { verdict: "fails", known: true, open: true, figures: { sum: 146, total: 147, difference: -1 } },
    ]);
  });

  test("the candidates for the Senate by region add up to the nation", () => {
    expect(of(findings("kz-senate-2023"), "P107")).toMatchObject([
      { verdict: "holds", figures: { key: "candidates", sum: 55, total: 55, areas: 20 } },
    ]);
  });

  test.each(atlas.electionIds().filter((id) => id.startsWith("kz-")))("%s: what fails is recorded", (id) => {
    expect(findings(id).filter((f) => f.verdict === "fails" && !f.known)).toEqual([]);
  });
});
