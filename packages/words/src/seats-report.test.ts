import { type Body, type Chance, readBody } from "@urna/law";
import { describe, expect, test } from "vitest";
import type { Case } from "./case.ts";
import { LANGUAGES } from "./language.ts";
import { seatsReport } from "./seats-report.ts";
import { caseOf, linesOf, rulesJson, rulesOf } from "./testing.ts";
import { loadWords } from "./words.ts";

const [kk, ru, en, es] = await Promise.all(LANGUAGES.map(loadWords));
if (kk === undefined || ru === undefined || en === undefined || es === undefined)
  throw new Error("four languages");

const body = bodyOf({
  urna: "body/1",
  id: "kz/majilis",
  title: { en: "Mäjilis" },
  laws: { constitution: { title: { en: "Constitution" }, read: "2026-11-01" } },
  versions: [
    {
      from: "2023-01-01",
      members: 98,
      majorities: [
        {
          id: "law",
          title: { en: "ordinary law" },
          moreThan: "1/2",
          cite: [{ law: "constitution", article: "62" }],
        },
        {
          id: "constitutional-law",
          title: { en: "constitutional law" },
          atLeast: "2/3",
          cite: [{ law: "constitution", article: "62" }],
        },
        {
          id: "amendment",
          title: { en: "amendment of the Constitution" },
          atLeast: "3/4",
          cite: [{ law: "constitution", article: "62" }],
        },
      ],
    },
  ],
});

function bodyOf(json: unknown): Body {
  const read = readBody(json);
  if (!read.ok) throw new Error(JSON.stringify(read.problems));
  return read.value;
}

describe("seats", () => {
  const case2023 = { ...caseOf(), body };

  test("the answer stands between two majorities", () => {
    expect(linesOf(seatsReport(en, case2023))[0]).toBe(
      "Amanat has 62 of 98 seats: more than half (50), 4 short of two thirds (66). [recomputed] [declared]",
    );
    expect(linesOf(seatsReport(ru, case2023))[0]).toBe(
      "Amanat: 62 из 98 мест: больше половины (50) есть, две трети (66) — не хватает 4. [пересчитано] [объявлено]",
    );
    expect(linesOf(seatsReport(kk, case2023))[0]).toBe(
      "Amanat: 98 орыннан 62 орын: жартысынан көбі (50) бар, үштен екісі (66) үшін 4 орын жетпейді. [қайта есептелді] [жарияланды]",
    );
    expect(linesOf(seatsReport(es, case2023))[0]).toBe(
      "Amanat: 62 de 98 escaños: más de la mitad (50), a 4 de dos tercios (66). [recalculado] [proclamado]",
    );
  });

  test("a tier that gives fewer seats than there are says so", () => {
    const { outcome } = case2023;
    const tiers = outcome.tiers.map((tier) => ({ ...tier, given: tier.id === "list" ? 68 : tier.given }));
    expect(linesOf(seatsReport(en, { ...case2023, outcome: { ...outcome, tiers } })).join(" ")).toContain(
      "69 list seats: 68 recomputed from the votes; the others are not given in this tier.",
    );
  });

  test("seats that a tie leaves open are a row of their own, and part of the total", () => {
    const { outcome } = case2023;
    const tiers = outcome.tiers.map((tier) =>
      tier.id === "list" ? { ...tier, status: "tied" as const, given: 68 } : tier,
    );
    const seats = outcome.seats.map((row) =>
      row.contender === "osdp" ? { ...row, total: 3, byTier: { ...row.byTier, list: 3 } } : row,
    );
    const report = seatsReport(en, { ...case2023, outcome: { ...outcome, seats, tiers } });
    const table = report.blocks.find((block) => block.kind === "table");
    const raws = table?.rows.map((row) => [row[0]?.raw, row.at(-1)?.raw]) ?? [];
    expect(raws.slice(0, 9)).toEqual([
      ["amanat", 62],
      ["auyl", 8],
      ["respublica", 6],
      ["aq-jol", 6],
      ["qhp", 5],
      ["osdp", 3],
      ["independent", 7],
      ["(open)", 1],
      ["baytaq", 0],
    ]);
    expect(table?.marks?.open).toBe("(open)");
    expect(table?.totals?.at(-1)?.raw).toBe(98);
  });

  test("what may come of lots stands after the seats, by what tells the ends apart", () => {
    const { outcome } = case2023;
    const part = { tier: "districts", size: 1 };
    const end = (
      den: number,
      seats: Readonly<Record<string, number>>,
      area: string,
      person: string,
    ): Chance => ({
      chance: { num: 1, den },
      seats: Object.entries(seats).map(([contender, total]) => ({ contender, total, byTier: {} })),
      areas: area === "" ? [] : [{ ...part, area, seats: [{ contender: "osdp", seats: 1 }] }],
      persons: person === "" ? [] : [{ tier: "districts", area: "d", contender: "osdp", person }],
      verdict: null,
    });
    const rows = (...chances: readonly Chance[]): readonly string[] => {
      const lines = linesOf(seatsReport(en, case2023, { chances }));
      return lines.slice(lines.indexOf("total | 6,366,441 |  | 69 | 29 | 98") + 1, -1);
    };
    expect(
      rows(end(4, { amanat: 62, osdp: 4 }, "d1", "x"), end(2, { amanat: 63, osdp: 3 }, "d2", "y")),
    ).toContain("25.00 | Amanat 62, OSDP 4");
    expect(rows(end(2, { osdp: 4 }, "d1", "x"), end(2, { osdp: 4 }, "d2", "x"))).toContain(
      "50.00 | OSDP 4; d1: OSDP 1",
    );
    expect(rows(end(2, {}, "", "x"), end(2, {}, "", "y"))).toContain("50.00 | x");
    expect(rows(end(1, {}, "", ""))).toContain("Whatever the lot says, the seats are the same.");
    expect(seatsReport(en, { ...case2023, outcome }, { chances: [] })).toEqual(seatsReport(en, case2023));
  });

  test("seats that are all given are told as such, whatever else is missing", () => {
    const { outcome } = case2023;
    const full: Case["outcome"] = {
      ...outcome,
      status: "refused",
      refusal: { kind: "data-missing", at: "names", reason: "votes-missing", details: {} },
    };
    const first = (told: Case["outcome"]) => linesOf(seatsReport(en, { ...case2023, outcome: told }))[0];
    expect(first(full)).toContain("Amanat has 62 of 98 seats.");
    const tiers = full.tiers.map((tier) => (tier.id === "list" ? { ...tier, given: 68 } : tier));
    expect(first({ ...full, tiers })).toContain("62 of the 97 seats that could be given");
  });

  test("the table: votes, shares of a named base, seats by tier; none for those below the bar", () => {
    const lines = linesOf(seatsReport(en, case2023));
    expect(lines).toContain("Amanat | 3,431,510 | 53.90 | 40 | 22 | 62");
    expect(lines).toContain("Independent candidates | \u2013 | \u2013 | 0 | 7 | 7");
    expect(lines).toContain("Baytaq | 146,431 | 2.30 | 0 | 0 | 0");
    expect(lines).toContain("against all | 248,291 | 3.90 | \u2013 | \u2013 | \u2013");
    expect(lines).toContain("total | 6,366,441 |  | 69 | 29 | 98");
    expect(lines).toContain("Shares are of 6,366,441 valid votes (with against all).");
  });

  test("machines read ids, whole numbers and exact shares", () => {
    const table = seatsReport(en, case2023).blocks.find((block) => block.kind === "table");
    expect(table?.kind === "table" ? table.rows[0]?.map((cell) => cell.raw) : []).toEqual([
      "amanat",
      3431510,
      "3431510/6366441",
      40,
      22,
      62,
    ]);
  });

  test("what the majorities are needed for, and how far the largest is from each", () => {
    const lines = linesOf(seatsReport(en, case2023));
    expect(lines).toContain("66 | at least 2/3 | \u22124 | constitutional law (Art. 62)");
    expect(lines).toContain("74 | at least 3/4 | \u221212 | amendment of the Constitution (Art. 62)");
  });

  test("the official result: the same, another, none", () => {
    const by = "CEC";
    const same = {
      by,
      date: "2023-03-27",
      seats: [
        { contender: "osdp", seats: 4 },
        { contender: "amanat", seats: 62 },
      ],
    };
    expect(linesOf(seatsReport(en, { ...case2023, official: same }))).toContain(
      "The seats are those of the published result (CEC, 27 March 2023).",
    );
    const other = {
      by: "ElectionGuide",
      seats: [
        { contender: "osdp", seats: 5 },
        { contender: "independent", seats: 6 },
      ],
    };
    expect(linesOf(seatsReport(en, { ...case2023, official: other }))).toEqual(
      expect.arrayContaining([
        "- OSDP: computed 4, published 5",
        "- Independent candidates: computed 7, published 6",
      ]),
    );
    expect(linesOf(seatsReport(en, case2023))).toContain("No published result is loaded to compare with.");
  });

  test("turnout always with its base; more than one is said to be so", () => {
    const measures = [
      { what: ["received"], of: ["registered"], printed: "54.21", turnout: true, status: "final" },
      {
        what: ["contenders", "against-all"],
        of: ["registered"],
        value: { num: 6366441, den: 12035578 },
        turnout: true,
      },
    ];
    const lines = linesOf(seatsReport(en, case2023, { measures }));
    expect(lines).toContain(
      "voters who received a ballot: turnout | \u2013 | voters on the list | \u2013 | 54.21 % | final",
    );
    expect(lines).toContain(
      "valid votes (with against all): turnout | 6,366,441 | voters on the list | 12,035,578 | 52.90 % | ",
    );
    expect(lines.at(-1)).toBe(
      "More than one number is called turnout; each row says what is divided by what.",
    );
  });

  test("two who lead with equal numbers; one seat", () => {
    const rules = rulesOf(rulesJson({ seats: 2, steps: {}, tiers: { list: "list" } }));
    expect(linesOf(seatsReport(en, caseOf({ a: 50, b: 50 }, rules, {})))[0]).toBe(
      "a and b have 1 of 2 seats each. [recomputed]",
    );
    const one = rulesOf(rulesJson({ seats: 1, steps: {}, tiers: { list: "list" } }));
    expect(linesOf(seatsReport(ru, caseOf({ a: 60, b: 40 }, one, {})))).toContain(
      "Election of the Mäjilis, 19 марта 2023 г.; правила kz/majilis@2023-01-01. 1 место по спискам: пересчитано по голосам.",
    );
  });
});
