/** One golden sentence for each family of systems, and what it rests on: figures that the official results confirm. */

import { openAtlas, toInput } from "@urna/atlas";
import { type BallotRow, elect, type Given, readRules } from "@urna/law";
import {
  type Block,
  type Case,
  explainAll,
  explainContender,
  LANGUAGES,
  type Language,
  loadWords,
  NAMED_BY_ID,
  type Naming,
} from "@urna/words";
import { describe, expect, test } from "vitest";

const atlas = openAtlas();
const words = new Map(
  await Promise.all(LANGUAGES.map(async (language) => [language, await loadWords(language)] as const)),
);

function must<T>(result: { readonly ok: true; readonly value: T } | { readonly ok: false }, what: string): T {
  if (!result.ok) throw new Error(what);
  return result.value;
}

function caseOf(id: string, language: Language): Case {
  const election = must(atlas.election(id), id);
  const rules = must(atlas.rules(must(atlas.rulesOf(election), id).id), id);
  const outcome = must(elect(rules, toInput(election)), id);
  const naming: Naming = {
    contender: (each) => election.options.get(each)?.names[language] ?? each,
    short: (each) =>
      election.options.get(each)?.short[language] ?? election.areas.get(each)?.names[language] ?? each,
    area: (each) => election.areas.get(each)?.names[language] ?? each,
    partyOf: (each) => election.options.get(each)?.party,
  };
  return { rules, outcome, naming };
}

function wordsOf(language: Language) {
  const found = words.get(language);
  if (found === undefined) throw new Error(language);
  return found;
}

/** The blocks of an explanation as lines. */
function linesOf(blocks: readonly Block[]): readonly string[] {
  return blocks.flatMap((block) => {
    switch (block.kind) {
      case "facts":
        return block.rows.map((row) => [row.label, row.value, row.remark ?? ""].join(" | "));
      case "table":
        return [
          block.columns.map((column) => column.title).join(" | "),
          ...block.rows.map((row) => row.map((cell) => cell.text).join(" | ")),
        ];
      case "list":
        return block.items;
      case "plot":
        return [block.title, block.summary];
      case "answer":
      case "heading":
      case "paragraph":
      case "finding":
        return [block.text];
    }
  });
}

function explained(id: string, contender: string, language: Language = "en"): readonly string[] {
  return linesOf(explainContender(wordsOf(language), caseOf(id, language), contender).blocks).map((line) =>
    line.replaceAll("\u00A0", " "),
  );
}

const headline = (id: string, contender: string, language: Language = "en"): string =>
  explained(id, contender, language)[0] ?? "";

/** Election, contender, sentence: one for each family. */
const HEADLINES: readonly (readonly [string, string, string, string])[] = [
  [
    "majority",
    "kz-president-2019",
    "tokayev",
    "Kassym-Jomart Tokayev has 1 seat (president): 70.96 % of valid votes, while more than 1/2 is needed.",
  ],
  [
    "instant run-off",
    "us-burlington-mayor-2009",
    "kiss",
    "Bob Kiss has 1 seat (mayor): elected at stage 2 of 2 with 4,314 votes (quota 4,189).",
  ],
  [
    "transferable vote, excluded",
    "us-minneapolis-park-board-2013",
    "tom-nordyke",
    "Tom Nordyke has no seats: excluded at stage 9 of 9 with 8,701 votes (quota 14,866).",
  ],
  [
    "divisors",
    "at-nationalrat-2017",
    "spoe",
    "SPÖ has 52 seats: 1,361,746 votes / 25,700 = 52.99 (D'Hondt).",
  ],
  [
    "quotas",
    "sk-narodna-rada-2020",
    "olano",
    "OĽANO has 53 list seats: 52 full quotas and 1 by largest remainder.",
  ],
  [
    "a bar not reached",
    "kz-majilis-2023",
    "baytaq",
    "Baytaq has no seats: 2.30 % of valid votes (with against all), while the bar is at least 5 %.",
  ],
  [
    "linked lists",
    "ch-nationalrat-2023",
    "zh-1",
    "SVP Schweizerische Volkspartei (Zürich) has 10 seats (council): 4,207,258 votes / 100,000 = 42.07 (D'Hondt).",
  ],
  [
    "bonus",
    "it-camera-2013",
    "partito-democratico",
    "PARTITO DEMOCRATICO has 292 seats (whole country): 292 full quotas.",
  ],
  [
    "parallel",
    "jp-shugiin-2021",
    "ldp",
    "Liberal Democratic Party has 259 seats: 187 district seats and 72 seats (block).",
  ],
  [
    "compensatory",
    "nz-house-2014",
    "national-party",
    "National Party has 60 seats: 41 seats (electorate) and 19 list seats.",
  ],
  [
    "levelled overhang",
    "de-bundestag-2021",
    "spd",
    "SPD has 206 seats: 121 seats (direct) and 85 list seats.",
  ],
  ["covered winners", "de-bundestag-2025", "cdu", "CDU has 164 seats: 128 seats (direct) and 36 list seats."],
  ["levelling seats", "no-storting-2021", "v", "V has 8 seats: 3 district seats and 5 seats (levelling)."],
  [
    "biproportional",
    "ch-zh-kantonsrat-2019",
    "evp",
    "EVP has 8 seats: in 8 of 18 areas; divisor of the list 0.9800.",
  ],
  [
    "apportionment",
    "us-house-apportionment-2010",
    "california",
    "California has 53 seats (House): 37,341,989 votes / 710,000 = 52.59 (Huntington-Hill).",
  ],
];

test.each(HEADLINES)("%s", (_, election, contender, sentence) => {
  expect(headline(election, contender)).toBe(sentence);
});

/** The same in the other languages: plurals, no suffix on a variable. */
const TRANSLATED: readonly (readonly [Language, string, string, string])[] = [
  ["ru", "at-nationalrat-2017", "spoe", "SPÖ: 52 места: голоса 1 361 746 / 25 700 = 52,99 (д’Ондт)."],
  ["ru", "no-storting-2021", "v", "V: 8 мест: 3 места по округам и 5 мест (выравнивающие мандаты)."],
  [
    "ru",
    "sk-narodna-rada-2020",
    "olano",
    "OĽANO: 53 места по спискам: 52 целые квоты и 1 по наибольшему остатку.",
  ],
  [
    "kk",
    "us-minneapolis-park-board-2013",
    "tom-nordyke",
    "Tom Nordyke: орын жоқ: 9 кезеңнің 9 кезеңінде шығарылды, дауыс 8 701 (квота 14 866).",
  ],
  ["kk", "ch-zh-kantonsrat-2019", "evp", "EVP: 8 орын: 18 ішінен 8 аумақта; тізім бөлгіші 0,9800."],
  [
    "es",
    "de-bundestag-2021",
    "die-linke",
    "DIE LINKE: 39 escaños: 3 escaños (directos) y 36 escaños de lista.",
  ],
  [
    "es",
    "us-burlington-mayor-2009",
    "kiss",
    "Bob Kiss: 1 escaño (alcalde): elegido en la etapa 2 de 2 con 4314 votos (cuota 4189).",
  ],
];

test.each(TRANSLATED)("%s: %s %s", (language, election, contender, sentence) => {
  expect(headline(election, contender, language)).toBe(sentence);
});

describe("what anyone can check by hand", () => {
  test("a divisor: the quotient of everybody, the last claim and the next", () => {
    const lines = explained("at-nationalrat-2017", "spoe");
    expect(lines).toContain("SPÖ | 1,361,746 | 52.986 | 52");
    expect(lines).toContain(
      "Check: divide the votes of each by 25,700 and take the whole part; the seats add up to 183. The last seat was won with 25,734.29 (ÖVP); the next claim is 25,693.32 (SPÖ).",
    );
  });

  test("few seats are listed one by one, from the seats that are held on", () => {
    const lines = explained("gb-holyrood-2011-highlands-and-islands", "snp");
    expect(lines).toContain("4 | SNP | 85,082 | 7 | 12,154.57");
    expect(lines).toContain("7 | SNP | 85,082 | 9 | 9,453.56");
  });

  test("two divisors: votes of the cell over both of them", () => {
    const lines = explained("ch-zh-kantonsrat-2019", "evp");
    expect(lines).toContain("list's divisor | 0.980000 | ");
    // 6,198 / 12,646 / 0.98 = 0.500
    expect(lines).toContain("Bezirk Affoltern | 6,198 | 12,646 | 0.500 | 1");
  });

  test("the house that grows: what is due by votes, and what must not be fallen below", () => {
    const lines = explained("de-bundestag-2021", "csu");
    expect(lines).toContain("CSU | 2,402,827 | 41.502 | 42 | 45 | 45");
    expect(lines).toContain("Check: divide by 57,896 and round as the method says.");
  });

  test("levelling seats: each sharing out, who holds more than is due, the place of each seat", () => {
    const lines = explained("no-storting-2021", "v");
    expect(lines).toContain("V | 137,433 | 8 | 3 | 5");
    expect(lines).toContain("14 | V | Oslo | 38,142 | 2 | 0.3819");
  });

  test("a stage of a count: what was received, and who was excluded", () => {
    const lines = explained("us-minneapolis-park-board-2013", "annie-young");
    expect(lines).toContain("9 | excluded: Tom Nordyke | +1,158 | 15,044 | elected");
    const all = linesOf(explainAll(wordsOf("en"), caseOf("us-minneapolis-park-board-2013", "en")).blocks);
    expect(all).toContain(
      "Elected, in this order: John Erwin, Annie Young and Meg Forney. Check: at every stage votes, exhausted and lost add up to 59,463.",
    );
  });

  test("a coalition stands beside the party that belongs to it", () => {
    const lines = explained("it-camera-2013", "partito-democratico");
    expect(lines).toContain("through: ITALIA. BENE COMUNE");
    expect(lines).toContain("strongest | votes 10,049,393; seats 340 | bonus");
  });
});

describe("one area", () => {
  test("only its steps, in full", () => {
    const given = caseOf("de-bundestag-2021", "en");
    const lines = linesOf(explainAll(wordsOf("en"), given, { area: "hessen" }).blocks);
    expect(lines).toContain("Only this area: Hessen.");
    expect(lines.some((line) => line.includes("Bayern"))).toBe(false);
    expect(lines.some((line) => line.startsWith("Check: divide the votes of each by"))).toBe(true);
  });

  test("of one contender: its seats there, and the steps that gave them", () => {
    const given = caseOf("no-storting-2021", "en");
    const lines = linesOf(explainContender(wordsOf("en"), given, "v", { area: "oslo" }).blocks);
    expect(lines[0]).toBe("V, Oslo: 2 district seats and 1 seat (levelling).");
    expect(lines).toContain("V | 38,142 | 1.966 | 2");
    const zurich = caseOf("ch-zh-kantonsrat-2019", "en");
    const cell = linesOf(explainContender(wordsOf("en"), zurich, "evp", { area: "bezirk-uster" }).blocks);
    expect(cell[0]).toBe("EVP, Bezirk Uster: 1 seat.");
    expect(cell).toContain("Bezirk Uster | 13,213 | 25,383 | 0.531 | 1");
  });

  test("in the whole, areas are summed up first and then told one by one; equal ones together", () => {
    const norway = linesOf(explainAll(wordsOf("en"), caseOf("no-storting-2021", "en")).blocks);
    const sum = norway.findIndex((line) => line.startsWith("seats in all | A 48, H 35, SP 28, FRP 17, SV 8"));
    expect(sum).toBeGreaterThan(0);
    expect(norway[sum + 2]).toBe("Akershus | H 5, A 5, FRP 2, SP 2, V 1, SV 1, MDG 1, RØDT 1");
    const germany = linesOf(explainAll(wordsOf("en"), caseOf("de-bundestag-2025", "en")).blocks);
    expect(germany).toContain("299 areas | 62 of 89");
  });

  test("the whole says how to get it", () => {
    const election = { id: "x", title: "X", date: "2021-09-26" };
    const given = { ...caseOf("de-bundestag-2021", "en"), election };
    const lines = linesOf(explainAll(wordsOf("en"), given).blocks);
    expect(lines.some((line) => line.includes("urna explain x --area "))).toBe(true);
  });
});

describe("methods that no election of the atlas uses", () => {
  const head = { inForce: "2000-01-01", levels: ["city"], laws: { law: { title: { en: "made up" } } } };
  const run = (steps: Readonly<Record<string, unknown>>, tier: string, given: Given): readonly string[] => {
    const document = { urna: "rules/1", id: "example/x@2000-01-01", title: { en: "x" }, ...head };
    const rules = must(readRules({ ...document, steps, tiers: { seat: tier } }), "rules");
    const outcome = must(elect(rules, given), "outcome");
    return linesOf(explainAll(wordsOf("en"), { rules, outcome, naming: NAMED_BY_ID }).blocks);
  };
  const ballots = (...rows: readonly (readonly [number, string])[]): readonly BallotRow[] =>
    rows.map(([count, order]) => ({
      contest: "vote",
      area: "city",
      count,
      ranking: order.split(">").map((id) => [id]),
    }));
  const count = { count: "ballots", contest: "vote" };

  test("Condorcet: every pair, and whoever wins them all", () => {
    const lines = run({ ballots: count, seat: { allot: "condorcet", ballots: "ballots" } }, "seat", {
      ballots: ballots([3, "a>b>c"], [2, "b>a>c"]),
    });
    expect(lines).toContain("a | 3 | b | 2");
    expect(lines).toContain("Preferred to each of the others: a.");
  });

  test("a circle: the way out by its name", () => {
    const steps = {
      ballots: count,
      seat: { allot: "condorcet", ballots: "ballots", circle: "schulze", strength: "winning-votes" },
    };
    const lines = run(steps, "seat", { ballots: ballots([4, "a>b>c"], [3, "b>c>a"], [2, "c>a>b"]) });
    expect(lines).toContain(
      "Nobody is preferred to each of the others: there is a circle. The way out is the strongest paths (Schulze); it puts first: a.",
    );
  });

  test("Meek: what the elected keep of each vote", () => {
    const steps = {
      ballots: count,
      seat: { allot: "meek", ballots: "ballots", seats: 2, rule: "meek", digits: 9, omega: 6 },
    };
    const lines = run(steps, "seat", { ballots: ballots([6, "a>b"], [3, "b>c"], [3, "c>b"]) });
    expect(lines).toContain(
      "Elected, in this order: a and b. Check: at every stage votes, exhausted and lost add up to 12.",
    );
  });
});
