import type { VoteRow } from "@urna/law";
import { describe, expect, test } from "vitest";
import { LANGUAGES } from "./language.ts";
import { notLoadedReport, showReport } from "./show-report.ts";
import { caseOf, linesOf, NAMING, outcomeOf, rulesOf } from "./testing.ts";
import { loadWords } from "./words.ts";

const [kk, ru, en, es] = await Promise.all(LANGUAGES.map(loadWords));
if (kk === undefined || ru === undefined || en === undefined || es === undefined)
  throw new Error("four languages");

describe("questions", () => {
  const cite = [{ law: "referendum", article: "31" }];
  const rules = rulesOf({
    urna: "rules/1",
    id: "kz/referendum@2008-05-04",
    title: { en: "Referendum" },
    inForce: "2008-05-04",
    levels: ["nation", "region"],
    laws: { referendum: { title: { en: "Law on the Referendum" }, read: "2026-11-01" } },
    bases: { participants: { lines: ["cast"] }, eligible: { lines: ["registered"] } },
    steps: {
      answers: { count: "marks", contest: "question" },
      turnout: {
        decide: "share",
        votes: "answers",
        base: "participants",
        moreThan: "1/2",
        of: "eligible",
        cite,
      },
      majority: {
        decide: "share",
        votes: "answers",
        option: "yes",
        moreThan: "1/2",
        of: "participants",
        cite,
      },
      regional: { count: "marks", contest: "regional", in: "region" },
      each: {
        decide: "share",
        votes: "regional",
        in: "region",
        option: "yes",
        moreThan: "1/2",
        of: "participants",
      },
      regions: { decide: "areas", each: "each", atLeast: "2/3", cite },
      adopted: { decide: "all", of: ["turnout", "majority", "regions"], cite },
    },
    verdict: "adopted",
  });
  const regions = Array.from({ length: 17 }, (_, i) => `r${i}`);
  const question = (regional: (i: number) => number | null): ReturnType<typeof caseOf> => {
    const row = (contest: string, area: string, option: string, votes: number | null): VoteRow => ({
      contest,
      area,
      option,
      votes,
    });
    const votes = [
      row("question", "kz", "yes", 6163863),
      row("question", "kz", "no", 1490475),
      row("question", "kz", "cast", 7986293),
      row("question", "kz", "registered", 11734642),
      ...regions.flatMap((area, i) => [
        row("regional", area, "yes", regional(i)),
        row("regional", area, "cast", 100),
      ]),
    ];
    const areas = [
      { id: "kz", level: "nation" },
      ...regions.map((id) => ({ id, level: "region", parent: "kz" })),
    ];
    return { rules, outcome: outcomeOf(rules, { areas, votes }), naming: NAMING };
  };
  const declared = { is: "adopted", by: "CEC" } as const;

  test("adopted, with the figures and the base of each test", () => {
    const lines = linesOf(
      showReport(
        en,
        question(() => 60),
        { declared },
      ),
    );
    expect(lines[0]).toBe("Adopted: every condition of the law is met. [recomputed]");
    expect(lines).toContain("What was declared is the same (CEC).");
    expect(lines).toContain(
      "Art. 31: yes: 6,163,863 of 7,986,293 ballots in the boxes (all who took part) = 77.18 %; more than 1/2 is needed: met.",
    );
    expect(lines).toContain(
      "Met in 17 of 17 areas (region), not met in 0, not known in 0; 12 are needed: met.",
    );
  });

  test("three-valued: national conditions met, regions not published, declared adopted", () => {
    const given = question(() => null);
    expect(linesOf(showReport(en, given, { declared }))[0]).toBe(
      "The national conditions are met; results by area (region) were not published. Declared adopted (CEC).",
    );
    expect(linesOf(showReport(ru, given, { declared }))[0]).toBe(
      "Общегосударственные условия выполнены; итоги по территориям (регион) не опубликованы. Объявлено: принято (CEC).",
    );
    expect(linesOf(showReport(kk, given))[0]).toBe(
      "Жалпыұлттық шарттар орындалды; аумақтар бойынша нәтиже (өңір) жарияланбаған. Жарияланған қорытынды енгізілмеген.",
    );
    expect(linesOf(showReport(es, given))[0]).toContain("Se cumplen las condiciones nacionales");
  });

  test("not adopted: six regions against", () => {
    const lines = linesOf(
      showReport(
        en,
        question((i) => (i < 6 ? 40 : 60)),
        { declared },
      ),
    );
    expect(lines[0]).toBe("Not adopted: a condition of the law is not met. [recomputed]");
    expect(lines).toContain(
      "Met in 11 of 17 areas (region), not met in 6, not known in 0; 12 are needed: not met.",
    );
    expect(lines).toContain("What was declared is different (CEC).");
  });
});

describe("one office", () => {
  const rules = rulesOf({
    urna: "rules/1",
    id: "kz/president@2022-11-20",
    title: { en: "President" },
    inForce: "2022-11-20",
    levels: ["nation"],
    laws: { elections: { title: { en: "Constitutional Law on Elections" }, read: "2026-11-01" } },
    bases: { valid: { lines: ["contenders", "against-all"] } },
    steps: {
      votes: { count: "marks", contest: "list" },
      first: {
        allot: "majority",
        votes: "votes",
        seats: 1,
        moreThan: "1/2",
        of: "valid",
        cite: [{ law: "elections", article: "9" }],
      },
      leaders: { admit: "top", votes: "votes", next: 2, unless: "first" },
      "run-off-votes": { count: "marks", contest: "run-off" },
      "run-off": { allot: "plurality", votes: "run-off-votes", among: "leaders", seats: 1, unless: "first" },
    },
    tiers: { president: ["first", "run-off"] },
  });

  test("elected by more than half, of a named base", () => {
    const given = caseOf({ t: 6456392, d: 271641, "against-all": 460484 }, rules, {});
    expect(linesOf(showReport(en, given))[0]).toBe(
      "t is elected: 89.82 % of valid votes (with against all); more than 1/2 is needed. [recomputed]",
    );
  });

  test("exactly half is not more than half: a run-off is needed, and it is not loaded", () => {
    const given = caseOf({ t: 50, d: 30, "against-all": 20 }, rules, {});
    expect(linesOf(showReport(en, given))[0]).toBe(
      "Nobody has the majority; a run-off is needed between d and t.",
    );
    expect(linesOf(showReport(ru, given))[0]).toBe("Большинства нет ни у кого; нужен второй тур: d и t.");
  });
});

test("seven lists, no result loaded, and how to enter one", () => {
  const contenders = ["adilet", "respublica", "qhp", "auyl", "aq-jol", "baytaq", "osdp"].map((id, i) => ({
    id,
    name: id,
    candidates: 30 + i,
  }));
  const given = {
    election: { id: "kz-kurultai-2026", title: "Election of the Kurultai", date: "2026-08" },
    seats: 145,
    contenders,
  };
  const lines = linesOf(notLoadedReport(en, given));
  expect(lines.slice(0, 3)).toEqual([
    "On the ballot: 7 lists. No result is loaded.",
    "Election of the Kurultai, August 2026.",
    "To be filled: 145 seats.",
  ]);
  expect(lines).toContain("- A row looks like this: list,kz,adilet,12345");
  expect(linesOf(notLoadedReport(ru, given))[0]).toBe("В бюллетене: 7 списков. Результат не загружен.");
  expect(linesOf(notLoadedReport(kk, given))[0]).toBe("Бюллетеньде: 7 тізім. Нәтиже енгізілмеген.");
  expect(linesOf(notLoadedReport(es, { ...given, contenders: [] }))[0]).toBe(
    "En la papeleta: 0 participantes. No hay resultado cargado.",
  );
});
