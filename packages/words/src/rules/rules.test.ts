import { describe, expect, test } from "vitest";
import { LANGUAGES } from "../language.ts";
import { rulesDiff } from "./rules-diff.ts";
import { rulesInWords, rulesList } from "./rules-report.ts";
import { linesOf, rulesJson, rulesOf } from "../testing.ts";
import { loadWords } from "../words.ts";

const [kk, ru, en, es] = await Promise.all(LANGUAGES.map(loadWords));
if (kk === undefined || ru === undefined || en === undefined || es === undefined)
  throw new Error("four languages");

const rules2023 = rulesOf(rulesJson({}));
/** As from 2009 to 2021: 98 list seats, 7 %, no line against all, nine seats of the Assembly. */
const rules2021 = rulesOf(
  rulesJson({
    id: "kz/majilis@2021-01-10",
    lines: ["contenders"],
    bar: "7%",
    seats: 98,
    steps: { assembly: { allot: "appointed", contest: "assembly", seats: 9, cite: [{ law: "elections" }] } },
    tiers: { list: "list", assembly: "assembly" },
  }),
);

describe("rules in words", () => {
  test("every clause with its article", () => {
    const lines = linesOf(rulesInWords(en, rules2023));
    expect(lines.slice(0, 5)).toEqual([
      "Election of the Mäjilis: rules kz/majilis@2023-01-01.",
      "adopted | 5 November 2022",
      "in force from | 1 January 2023",
      "seats | 69 list seats + 29 district seats",
      "# bases: what shares are taken of",
    ]);
    expect(lines).toContain(
      "- Art. 97-1(1): Bar (bar). Takes part whoever has at least 5 % of valid votes (with against all).",
    );
    expect(lines).toContain(
      "- Art. 9: Seats by most votes (district). 29 districts, each 1 seat: elected are those with the most votes.",
    );
    expect(lines.find((line) => line.includes("(list)"))).toContain(
      "the quotient is multiplied by 0.7 before the whole part is taken, and it receives not fewer than 2 seats",
    );
    expect(lines.at(-1)).toBe(
      "law | Constitutional Law on Elections | version of 1 January 2023; read 1 November 2026",
    );
  });

  test("in the other languages", () => {
    expect(linesOf(rulesInWords(ru, rules2023))).toContain(
      "- ст. 97-1(1): Порог (bar). Участвует тот, у кого не менее 5 % (база: действительные голоса, включая «против всех»).",
    );
    expect(linesOf(rulesInWords(ru, rules2023))).toContain(
      "- ст. 9: Места по наибольшему числу голосов (district). 29 округов, в каждом 1 место: избираются те, у кого больше голосов.",
    );
    expect(linesOf(rulesInWords(kk, rules2023))).toContain(
      "- бап 97-1(1): Меже (bar). Қатысу үшін керегі: кемінде 5 % (негіз: жарамды дауыстар, «бәріне қарсы» қоса).",
    );
    expect(linesOf(rulesInWords(es, rules2023))).toContain(
      "- art. 97-1(1): Umbral (bar). Participa quien tiene al menos 5 % de votos válidos (incluidos los «en contra de todos»).",
    );
  });

  test("a law that nobody read is said to be not read", () => {
    const json = rulesJson({ lines: ["contenders"] });
    const text = JSON.stringify(json).replace('"read":"2026-11-01"', '"address":"https://example.org"');
    const unread: unknown = JSON.parse(
      text.replaceAll(/,"article":"[^"]*"/g, "").replaceAll(/,"paragraph":"[^"]*"/g, ""),
    );
    const lines = linesOf(rulesInWords(en, rulesOf(unread)));
    expect(lines.at(-1)).toContain("not read");
    expect(lines.find((line) => line.includes("Bar (bar)"))).toContain(
      "- Constitutional Law on Elections (not read): Bar",
    );
  });
});

describe("what changed", () => {
  const lines = linesOf(rulesDiff(en, rules2021, rules2023));

  test.each([
    "- Art. 97-1(3), (4): Seats (list): 98 → 69.",
    "- No longer: 9 seats (Assembly).",
    "- New seats: 29 district seats.",
    "- Art. 43(5): Base (valid): added: against all.",
    "- Art. 97-1(1): Bar: at least 7 % → at least 5 %.",
    "- Art. 9: New: Seats by most votes. 29 districts, each 1 seat: elected are those with the most votes.",
  ])("%s", (line) => {
    expect(lines).toContain(line);
  });

  test("nothing is said twice, and the number of changes is that of the list", () => {
    const items = lines.filter((line) => line.startsWith("- "));
    expect(new Set(items).size).toBe(items.length);
    expect(lines[0]).toBe(`From kz/majilis@2021-01-10 to kz/majilis@2023-01-01: ${items.length} changes.`);
  });

  test("steps are called by the names of their clauses, and by their ids where a document has several", () => {
    const levelled = (of: readonly string[], more: object = {}) =>
      rulesOf({
        urna: "rules/1",
        id: "xx/house@2000-01-01",
        title: { en: "A house" },
        inForce: "2000-01-01",
        levels: ["nation"],
        laws: {},
        steps: {
          votes: { count: "marks", contest: "list" },
          first: { allot: "plurality", votes: "votes", seats: 1 },
          list: { allot: "divisor", votes: "votes", seats: 9, divisor: "dhondt" },
          rest: { allot: "divisor", votes: "votes", seats: 3, divisor: "dhondt" },
          all: { compensate: "combine", take: "sum", of },
          ...more,
        },
        tiers: { all: "all" },
      });
    const items = linesOf(
      rulesDiff(
        en,
        levelled(["list", "first"]),
        levelled(["list", "rest"], { two: { compensate: "combine", take: "larger", of: ["all", "first"] } }),
      ),
    );
    const [list, rest] = ["list", "rest"].map((id) => `Seats by divisors (highest averages) (${id})`);
    expect(items).toContain(
      `- Seats put together (all), of: ${list} and Seats by most votes → ${list} and ${rest}.`,
    );
    expect(items.find((line) => line.includes("New:"))).toContain(
      "of: Seats put together (all) and Seats by most votes",
    );
  });

  test("the other way round, and none", () => {
    const back = linesOf(rulesDiff(en, rules2023, rules2021));
    expect(back).toContain("- Art. 97-1(1): Bar: at least 5 % → at least 7 %.");
    expect(back).toContain("- Art. 43(5): Base (valid): no longer: against all.");
    expect(linesOf(rulesDiff(en, rules2023, rules2023))[0]).toBe(
      "kz/majilis@2023-01-01 and kz/majilis@2023-01-01 say the same.",
    );
  });

  test("a step under another id is the same step", () => {
    const renamed: unknown = JSON.parse(
      JSON.stringify(rulesJson({ bar: "7%" })).replaceAll('"bar"', '"threshold"'),
    );
    const found = linesOf(rulesDiff(en, rulesOf(renamed), rules2023)).filter((line) => line.startsWith("- "));
    expect(found).toEqual(["- Art. 97-1(1): Bar: at least 7 % → at least 5 %."]);
  });

  test("a second-list rule that is new is one change", () => {
    const without: unknown = JSON.parse(
      JSON.stringify(rulesJson({}), (key, value: unknown) =>
        key === "second" || key === "rescued" ? undefined : value === "second" ? "bar" : value,
      ),
    );
    const found = linesOf(rulesDiff(en, rulesOf(without), rules2023)).filter((line) => line.startsWith("- "));
    expect(found).toEqual([
      "- Art. 97-1(3), (4): Seats by quota and largest remainders, rule for a list let in: new: factor: 0.7, at least: 2.",
      "- Art. 97-1(2): New: When too few pass. If only one passes, the next by votes is let in as well.",
    ]);
  });

  test("plurals of the count in Russian", () => {
    expect(linesOf(rulesDiff(ru, rules2021, rules2023))[0]).toMatch(
      /: \d+ (изменение|изменения|изменений)\.$/,
    );
  });
});

test("the list of versions says when each was adopted and in force", () => {
  const lines = linesOf(
    rulesList(en, [
      {
        id: "kz/majilis@2023-01-01",
        title: "Mäjilis",
        adopted: "2022-11-05",
        inForce: "2023-01-01",
        read: true,
      },
      { id: "kz/majilis@1999-05-06", title: "Mäjilis", inForce: "1999-05-06", read: false },
    ]),
  );
  expect(lines).toEqual([
    "2 sets of rules",
    "rules | title | adopted | in force from | law read",
    "kz/majilis@2023-01-01 | Mäjilis | 5 November 2022 | 1 January 2023 | yes",
    "kz/majilis@1999-05-06 | Mäjilis | \u2013 | 6 May 1999 | not read",
  ]);
  expect(linesOf(rulesList(en, []))[0]).toBe("0 sets of rules");
});
