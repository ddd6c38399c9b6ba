import { describe, expect, test } from "vitest";
import { explainAll } from "./explain-all.ts";
import { explainContender } from "./explain-contender.ts";
import { LANGUAGES } from "../language.ts";
import { caseOf, linesOf, rulesJson, rulesOf } from "../testing.ts";
import { loadWords } from "../words.ts";

const [kk, ru, en, es] = await Promise.all(LANGUAGES.map(loadWords));
if (kk === undefined || ru === undefined || en === undefined || es === undefined)
  throw new Error("four languages");
const case2023 = caseOf();
const official = { by: "CEC", seats: [{ contender: "osdp", seats: 4 }] };

describe("the golden explanation: OSDP in 2023", () => {
  test("in English, in full", () => {
    const report = explainContender(en, { ...case2023, official }, "osdp");
    expect(linesOf(report)).toEqual([
      "OSDP has 4 list seats: 3 full quotas and 1 by largest remainder. [recomputed] [matches: CEC]",
      "votes | 331,058 of 6,366,441 valid votes (with against all) | 5.20005 %",
      "bar | 5 % = 318,322.05 | passes by 12,735.95",
      "quota | 5,971,719 / 69 = 86,546 45/69 | take part: 6",
      "full seats | 331,058 = 3 x 86,546.65 + 71,418.04 | 67 of 69 seats given",
      "remainder | 71,418.04: rank 1 of 6, 2 seats left | +1",
      "rank | contender | full | remainder | seat",
      "1 | OSDP | 3 | 71,418.04 | +1",
      "2 | Amanat | 39 | 56,190.57 | +1",
      "--- cut",
      "3 | Respublica | 6 | 27,874.09 | ",
      "4 | Aq Jol | 6 | 15,859.09 | ",
      "5 | Auyl | 8 | 1,564.78 | ",
      "6 | QHP | 5 | 186.74 | ",
      "Check: 39 + 8 + 6 + 6 + 5 + 3 = 67 full, + 2 by remainder = 69. The smallest remainder with a seat is 56,190.57 (Amanat), the largest without one 27,874.09 (Respublica).",
      "deputies | The party names its deputies from its list within 10 days after the result is published; no name follows from the votes. Together at least 30 % of the mandates go to: women, youth and persons with disabilities. If it names nobody in time, those on the list follow in alphabetical order.",
      "# law [rules kz/majilis@2023-01-01]",
      "bar | Art. 97-1(1), Art. 43(5)",
      "quota | Art. 97-1(3), (4)",
      "deputies | Art. 97-1(5)",
      "law | Constitutional Law on Elections | version of 1 January 2023; read 1 November 2026",
    ]);
    expect(report.next).toBe("urna explain kz-majilis-2023");
  });

  test.each([
    [
      ru,
      [
        "OSDP: 4 места по спискам: 3 целые квоты и 1 по наибольшему остатку. [пересчитано]",
        "голоса | 331 058 из 6 366 441 (действительные голоса, включая «против всех») | 5,20005 %",
        "порог | 5 % = 318 322,05 | проходит с запасом 12 735,95",
        "квота | 5 971 719 / 69 = 86 546 45/69 | участвуют: 6",
        "остаток | 71 418,04: место 1 из 6, осталось 2 места | +1",
        "порог | ст. 97-1(1), ст. 43(5)",
      ],
    ],
    [
      kk,
      [
        "OSDP: 4 тізімдік орын: 3 толық квота және ең үлкен қалдықпен 1 орын. [қайта есептелді]",
        "дауыстар | 6 366 441 ішінен 331 058 (жарамды дауыстар, «бәріне қарсы» қоса) | 5,20005 %",
        "меже | 5 % = 318 322,05 | артығы: 12 735,95",
        "қалдық | 71 418,04: 6 ішінде реті 1, 2 орын қалды | +1",
        "меже | бап 97-1(1), бап 43(5)",
      ],
    ],
    [
      es,
      [
        "OSDP: 4 escaños de lista: 3 cuotas enteras y 1 por el mayor resto. [recalculado]",
        "votos | 331 058 de 6 366 441 votos válidos (incluidos los «en contra de todos») | 5,20005 %",
        "umbral | 5 % = 318 322,05 | lo supera por 12 735,95",
        "resto | 71 418,04: puesto 1 de 6, quedan 2 escaños | +1",
        "umbral | art. 97-1(1), art. 43(5)",
      ],
    ],
  ] as const)("key sentences in another language", (words, expected) => {
    const lines = linesOf(explainContender(words, case2023, "osdp"));
    for (const line of expected) expect(lines).toContain(line);
  });

  test("tested margins have their place", () => {
    const margins = [
      {
        kind: "move",
        votes: 12736,
        from: "osdp",
        changes: [
          { contender: "osdp", by: -4 },
          { contender: "amanat", by: 2 },
        ],
      },
      { kind: "withhold", votes: 13407, from: "osdp", changes: [] },
      { kind: "formula", rule: "D'Hondt", changes: [{ contender: "osdp", by: -1 }] },
    ] as const;
    const lines = linesOf(explainContender(en, case2023, "osdp", { margins }));
    expect(lines).toContain("12,736 votes from OSDP to another option | OSDP \u22124, Amanat +2");
    expect(lines).toContain("13,407 votes for OSDP not cast | nothing changes");
    expect(lines).toContain("D'Hondt instead | OSDP \u22121");
  });
});

describe("the others of 2023", () => {
  const first = (id: string): string | undefined => linesOf(explainContender(en, case2023, id))[0];

  test.each([
    ["amanat", "Amanat has 62 seats: 40 list seats and 22 district seats. [recomputed] [declared]"],
    [
      "independent",
      "Independent candidates have 7 district seats: declared; votes are not loaded. [declared]",
    ],
    ["qhp", "QHP has 5 list seats: 5 full quotas. [recomputed]"],
    [
      "baytaq",
      "Baytaq has no seats: 2.30 % of valid votes (with against all), while the bar is at least 5 %. [recomputed]",
    ],
    ["against-all", "Against all: takes part in no distribution and receives no seats."],
    ["nobody", "nobody does not occur in this election."],
  ])("%s", (id, expected) => {
    expect(first(id)).toBe(expected);
  });

  test("against all says what its votes do", () => {
    expect(linesOf(explainContender(en, case2023, "against-all")).slice(1, 3)).toEqual([
      "votes | 248,291 of 6,366,441 valid votes (with against all) | 3.90000 %",
      "bar | its votes count in the base: at least 5 % of valid votes (with against all)",
    ]);
  });

  test("a list below the bar is told how many votes are short, and nothing of quotas", () => {
    const lines = linesOf(explainContender(en, case2023, "baytaq"));
    expect(lines).toContain("bar | 5 % = 318,322.05 | short by 171,891.05");
    expect(lines.join()).not.toContain("quota |");
  });

  test("a different published number is a difference, not an error", () => {
    const rival = { by: "ElectionGuide", seats: [{ contender: "osdp", seats: 5 }] };
    expect(linesOf(explainContender(en, { ...case2023, official: rival }, "osdp"))[0]).toContain(
      "[differs from: ElectionGuide]",
    );
  });
});

describe("special cases", () => {
  const lists = rulesOf(rulesJson({ steps: {}, tiers: { list: "list" } }));

  test("exactly on the bar passes", () => {
    const given = caseOf({ a: 950, b: 50 }, lists, {});
    expect(linesOf(explainContender(en, given, "b"))).toContain("bar | 5 % = 50 | reaches it exactly");
  });

  test("the lone list and the one let in: 0.7 and at least 2", () => {
    const given = caseOf({ a: 970, b: 20, c: 10 }, lists, {});
    const b = linesOf(explainContender(en, given, "b"));
    expect(b[0]).toContain("b has 2 list seats: let in by the rule for a lone list");
    expect(b).toContain("let in | Only a passes; let in by the number of votes: b.");
    expect(b.some((line) => line.endsWith("not fewer than 2 seats"))).toBe(true);
    const a = linesOf(explainContender(en, given, "a"));
    expect(a[0]).toContain("a has 67 list seats: 67 full quotas.");
    const more = linesOf(explainContender(en, caseOf({ a: 900, b: 40, c: 35, d: 25 }, lists, {}), "a"));
    expect(more[0]).toContain("a has 67 list seats: 66 full quotas and all that was left over (1 seat).");
    expect(more).toContain("left over | all seats left over: 1 seat");
  });

  test("no list over the bar: the law is silent, and says at which step", () => {
    const many = Object.fromEntries(Array.from({ length: 25 }, (_, i) => [`l${i}`, 40]));
    const lines = linesOf(
      explainAll(en, caseOf(many, rulesOf(rulesJson({ steps: {}, tiers: { list: "list" } })), {})),
    );
    expect(lines[0]).toContain("The law is silent.");
  });

  test("a tie says who, for how many, what resolves it and what is needed", () => {
    const given = caseOf({ a: 300, b: 300 }, lists, {});
    const lines = linesOf(explainAll(en, given));
    expect(lines).toContain(
      "- Art. 97-1(3), (4): Equal claims: a and b, for 1 seat. The earlier one comes first. Needed and not known for all of them: time of registration.",
    );
    // The notice stands before the steps.
    expect(lines.findIndex((l) => l.startsWith("- Art."))).toBeLessThan(
      lines.findIndex((l) => l.startsWith("# 1.")),
    );
  });

  test("a figure of the base that is not known: up to which number all stays as it is", () => {
    const given = caseOf({ a: 800, b: 200, "against-all": null }, lists, {});
    expect(linesOf(explainAll(en, given))).toContain(
      "- Kazakhstan: Not known: Against all. Up to 3,000 votes there, the same pass the bar.",
    );
  });

  test("missing votes refuse with their names", () => {
    const given = caseOf({ a: 800, b: null }, lists, {});
    expect(linesOf(explainAll(en, given))[0]).toBe(
      "Figures are missing. The votes of b are not known (list vote). Step: bar; area: Kazakhstan.",
    );
  });
});

describe("the whole allocation", () => {
  test("every step has its number, its name and its article; the headline is the sum of the last table", () => {
    const lines = linesOf(explainAll(en, case2023));
    expect(lines.filter((line) => /^# \d+\./.test(line))).toEqual([
      "# 1. Bar (Art. 97-1(1))",
      "# 2. Declared seats (Art. 9)",
      "# 3. Seats by quota and largest remainders (Art. 97-1(3), (4))",
      "# 4. Who sits (Art. 97-1(5))",
    ]);
    expect(lines[0]).toBe("Amanat has 62 of 98 seats. [recomputed] [declared]");
    expect(lines).toContain("Amanat | 40 | 22 | 62");
    expect(lines).toContain("total | 69 | 29 | 98");
    expect(lines).toContain(
      "base | 6,366,441 valid votes (with against all) | = 6,118,150 for those who stand + 248,291 against all",
    );
    expect(lines).toContain("Baytaq | 146,431 | 2.30 | \u2212171,891.05 | no");
    expect(lines).toContain("OSDP | 331,058 | 3 | 71,418.04 | 1 | 1 | 4");
  });

  test("says the same in every language: as many blocks, no key left unsaid", () => {
    const reports = [kk, ru, en, es].map((words) => explainAll(words, case2023));
    expect(new Set(reports.map((report) => report.blocks.length)).size).toBe(1);
    for (const report of reports)
      expect(linesOf(report).join("\n")).not.toMatch(/\{\{|\bundefined\b|\b[a-z]+\.[a-zA-Z]+ \|/);
  });
});
