import { describe, expect, test } from "vitest";
import { dossierReport } from "./dossier.ts";
import type { DossierFacts, ResultPart } from "./dossier-facts.ts";
import { LANGUAGES } from "../language.ts";
import { linesOf } from "../testing.ts";
import { loadWords } from "../words.ts";

/** An election of which nothing is known but its day and its rules. */
const NOTHING: DossierFacts = {
  title: "Election of the council",
  date: "2023-03-19",
  tiers: [],
  rules: { id: "xx/council@2023-01-01", inForce: "2023-01-01", sources: [], reforms: [] },
  standing: { lists: null, kept: [], funnels: [], cases: [] },
  votesOrRules: [],
  close: [],
  turnout: { own: null, earlier: [] },
  missions: [],
  recommendations: [],
  next: { bodies: [], events: [], elections: [] },
  missing: [],
};
const RESULT: ResultPart = {
  contenders: [
    {
      name: "Red",
      total: 62,
      byTier: { list: 40, district: 22 },
      share: { part: 539, whole: 1000, base: ["contenders", "against-all"] },
      sources: ["a"],
    },
  ],
  ties: [],
  majorities: [],
  blocs: [],
};
const majority = (short: number): ResultPart["majorities"][number] => ({
  title: "To adopt a constitutional law",
  needed: 66,
  members: 98,
  share: { num: 2, den: 3 },
  name: "Red",
  short,
  law: { law: "Constitution", article: "62" },
});

async function linesFor(
  facts: Partial<DossierFacts>,
  language: (typeof LANGUAGES)[number] = "en",
): Promise<readonly string[]> {
  const pages = new Map([
    ["a", { id: "a", kind: "press", title: "A paper", address: "https://example.org/a" }],
  ]);
  return linesOf(dossierReport(await loadWords(language), { ...NOTHING, ...facts }, pages));
}

describe("nothing known", () => {
  test("every part says so in a sentence of its own; no number is made up", async () => {
    expect(await linesFor({})).toEqual([
      "Election of the council, 19 March 2023: dossier",
      "# What was elected",
      "No result is loaded.",
      "# What changed in the rules",
      "Rules xx/council@2023-01-01: in force from 1 January 2023.",
      "The atlas has no earlier election of this body.",
      "# Who could stand, and who could not",
      "There was no ballot with party lists.",
      "The record knows of no party that tried to be registered and was not on the ballot.",
      "Numbers of nominations were not found.",
      "# The result, and what it is worth",
      "No result is loaded.",
      "# Votes or rules",
      "Not computed: there is no earlier election of this body whose votes and rules are loaded.",
      "# How close it was",
      "No margin was computed.",
      "# Turnout beside earlier votes",
      "The turnout of this election was not found.",
      "# What observers saw",
      "No mission is on record.",
      "# What was recommended, and what came of it",
      "No recommendation is on record.",
      "# What comes next",
      "Nothing later is on record.",
      "# Looked for and not found",
      "Nothing is marked as not found.",
    ]);
  });

  test.each(LANGUAGES)("in %s every sentence has its text", async (language) => {
    const lines = await linesFor({}, language);
    expect(lines).toHaveLength(26);
    expect(lines.filter((line) => /^[a-z]+\.[a-z]/.test(line) || line.includes("{{"))).toEqual([]);
  });
});

describe("zero, one, many", () => {
  test.each([
    [0, "- To adopt a constitutional law: 66 of 98 (2/3). Red has them. (Constitution, Art. 62)"],
    [1, "- To adopt a constitutional law: 66 of 98 (2/3). Red is 1 seat short. (Constitution, Art. 62)"],
    [4, "- To adopt a constitutional law: 66 of 98 (2/3). Red is 4 seats short. (Constitution, Art. 62)"],
  ])("%i seats short of a majority", async (short, line) => {
    expect(await linesFor({ result: { ...RESULT, majorities: [majority(short)] } })).toContain(line);
  });

  test.each([
    [1, "не хватает 1 места"],
    [2, "не хватает 2 мест"],
    [5, "не хватает 5 мест"],
    [21, "не хватает 21 места"],
  ])("in Russian %i", async (short, words) => {
    const lines = await linesFor({ result: { ...RESULT, majorities: [majority(short)] } }, "ru");
    expect(lines.some((line) => line.includes(words))).toBe(true);
  });

  test("one party that was kept out, and three", async () => {
    const party = (name: string) => ({ name, facts: [], sources: ["a"] });
    const kept = (names: readonly string[]) =>
      linesFor({ standing: { ...NOTHING.standing, kept: names.map(party) } });
    expect(await kept(["Alga"])).toContain(
      "1 party that tried to be registered was not on the ballot: Alga. [1]",
    );
    expect(await kept(["A", "B", "C"])).toContain(
      "3 parties that tried to be registered were not on the ballot: A, B and C. [1]",
    );
    expect(await kept(["Alga"])).toContain("- Alga: the record has no dated event before the election.");
  });

  test("seats with their parts, share with its base, source with its number", async () => {
    const lines = await linesFor({ result: RESULT });
    expect(lines).toContain(
      "- Red: 62 = 40 (list) + 22 (district); 53.90 % of valid votes (with against all) [1]",
    );
    expect(lines.at(-1)).toBe("- [1] A paper (press) https://example.org/a");
  });
});

describe("the first line", () => {
  const tiers = [{ tier: "list", seats: 98 }];
  const [red] = RESULT.contenders;
  const blue = { name: "Blue", total: 36, byTier: { list: 36 }, sources: [] };
  const first = async (facts: Partial<DossierFacts>): Promise<string | undefined> =>
    (await linesFor({ tiers, ...facts }))[0];

  test("who has most seats of how many", async () => {
    expect(await first({ result: RESULT })).toBe(
      "Election of the council, 19 March 2023: Red has 62 of 98 seats; dossier",
    );
  });

  test("nobody where nothing is loaded, nothing was won, two have as many, a tie is open, or one office is filled", async () => {
    const plain = "Election of the council, 19 March 2023: dossier";
    if (red === undefined) throw new Error("no contender");
    expect(await first({})).toBe(plain);
    expect(await first({ result: { ...RESULT, contenders: [] } })).toBe(plain);
    expect(await first({ result: { ...RESULT, contenders: [{ ...red, total: 0 }] } })).toBe(plain);
    expect(await first({ result: { ...RESULT, contenders: [{ ...red, total: 36 }, blue] } })).toBe(plain);
    expect(await first({ result: { ...RESULT, ties: [["Red", "Blue"]] } })).toBe(plain);
    expect(await first({ tiers: [{ tier: "office", seats: 1 }], result: RESULT })).toBe(plain);
  });
});

describe("ties and what is missing", () => {
  test("a tie is told, and its seats are not counted", async () => {
    const lines = await linesFor({ result: { ...RESULT, ties: [["Red", "Blue"]] } });
    expect(lines).toContain("A tie is open: Red and Blue; its seats are not counted.");
  });

  test("a number that was not found is a word, never a zero", async () => {
    const funnel = {
      contest: "list vote",
      nominated: 283,
      registered: 281,
      refused: null,
      onBallot: null,
      withdrawn: null,
      cancelled: 0,
      sources: [],
    };
    expect(await linesFor({ standing: { ...NOTHING.standing, funnels: [funnel] } })).toContain(
      "- list vote: nominated 283; registered 281, refused not found, withdrawn not found, cancelled 0.",
    );
  });

  test("differences of turnout have the decimals of the one that has fewer, and a sign", async () => {
    const vote = (date: string, printed: string) => ({ title: "Vote", date, printed, sources: [] });
    const earlier = [vote("2021-01-10", "63.25"), vote("2016-03-20", "77.1"), vote("2012-01-15", "54.21")];
    expect(await linesFor({ turnout: { own: vote("2023-03-19", "54.21"), earlier } })).toEqual(
      expect.arrayContaining([
        "- Vote, 10 January 2021: 63.25 %; this election −9.04 points",
        "- Vote, 20 March 2016: 77.1 %; this election −22.9 points",
        "- Vote, 15 January 2012: 54.21 %; this election 0.00 points",
      ]),
    );
  });

  test("an assessment by a later mission replaces the sentence that none was found", async () => {
    const one = {
      id: "r",
      kind: "recommendation" as const,
      says: "publish results by station",
      mission: "mission of 2021",
      addressee: "commission",
      commitment: null,
      theme: "results-by-station",
      number: "5",
      page: null,
      priority: true,
      repeats: ["earlier"],
      repeatedBy: ["later"],
      readings: [{ date: "2026-11-01", says: "not published for 2023", sources: [] }],
      blocks: ["tails"],
      quotation: "publish",
      sources: [],
    };
    const open = await linesFor({ recommendations: [{ ...one, statuses: [] }] });
    expect(open).toContain("No assessment of these by a later mission was found.");
    const assessed = await linesFor({
      recommendations: [
        { ...one, statuses: [{ status: "partly", assessor: "mission of 2026", date: "2026-09" }] },
      ],
    });
    expect(assessed).not.toContain("No assessment of these by a later mission was found.");
    expect(assessed).toContain(
      "- publish results by station · “publish” · theme: results by station · asked of: election commission · put first by the report · number in the report: 5; page: not found · commitment cited: not found · repeated later: later · repeats: earlier · results by station are not published: 1 check cannot run (tails) · ◔ partly (mission of 2026, September 2026) · our reading, 1 November 2026: not published for 2023",
    );
  });
});
