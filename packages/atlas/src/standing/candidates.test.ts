import { ratio } from "@urna/law";
import { describe, expect, test } from "vitest";
import { checkRegister, readCandidates, type RegisterResult } from "./candidates.ts";
import { openAtlas } from "../load.ts";
import { Problems } from "../problems.ts";

const LISTS = ["amanat", "osdp"];

function read(content: string) {
  const problems = new Problems();
  const files = { directory: "", list: () => [], has: () => true, read: () => content };
  return { candidates: readCandidates(files, "register.csv", LISTS, problems), problems: problems.list };
}

function check(content: string, mandates: Readonly<Record<string, number>> = {}): RegisterResult {
  const law = openAtlas().eligibilityFor("kz/majilis", "2023-03-19");
  if (!law.ok) throw new Error("no law");
  const { candidates, problems } = read(content);
  expect(problems).toEqual([]);
  return checkRegister(candidates, law.value, {
    day: "2023-03-19",
    mandates: new Map(Object.entries(mandates)),
  });
}

const answer = (result: RegisterResult, kind: string, list: string | null = null) =>
  result.answers.find((one) => one.check === kind && one.list === list);

describe("a register of candidates", () => {
  test("25 on election day: the birthday itself is enough, the day after is not; what is not said is unknown", () => {
    const result = check("person,born\na,1998-03-19\nb,1998-03-20\nc,\n");
    expect(answer(result, "age")).toMatchObject({
      is: "not-met",
      have: 1,
      persons: ["b"],
      unknown: 1,
      article: "51",
    });
    expect(answer(check("person,born\na,1998-03-19\nc,\n"), "age")).toMatchObject({
      is: "unknown",
      unknown: 1,
    });
    expect(answer(check("person,born\na,1998-03-19\n"), "age")).toMatchObject({ is: "met" });
  });

  test("resident for ten years", () => {
    const result = check("person,resident\na,2013-03-19\nb,2013-03-20\n");
    expect(answer(result, "residence")).toMatchObject({ is: "not-met", persons: ["b"] });
  });

  test("nobody both on a list and in a district, in whatever rows", () => {
    expect(answer(check("person,list,district\na,osdp,\na,,d1\nb,,d2\n"), "double")).toMatchObject({
      is: "not-met",
      persons: ["a"],
    });
    expect(answer(check("person,list,district\na,osdp,\nb,,d2\n"), "double")?.is).toBe("met");
  });

  test("90 persons are within 69 and 30 %, 91 are not", () => {
    const rows = (n: number): string => Array.from({ length: n }, (_, i) => `p${i},amanat`).join("\n");
    expect(answer(check(`person,list\n${rows(90)}\n`), "length", "amanat")).toMatchObject({
      is: "met",
      have: 90,
      asked: ratio(897, 10),
    });
    expect(answer(check(`person,list\n${rows(91)}\n`), "length", "amanat")?.is).toBe("not-met");
  });

  test("the party's choice: as many as it won, and 30 % among them, persons counted once", () => {
    const list = "a,osdp,women;youth,named\nb,osdp,,named\nc,osdp,,named\nd,osdp,,named\ne,osdp,youth,\n";
    const result = check(`person,list,groups,mandate\n${list}`, { osdp: 4 });
    expect(answer(result, "naming", "osdp")).toMatchObject({ is: "met", have: 4, asked: ratio(4) });
    expect(answer(result, "among-mandates", "osdp")).toMatchObject({
      is: "depends",
      have: 1,
      asked: ratio(6, 5),
    });
    expect(answer(result, "in-list", "osdp")).toMatchObject({ is: "met", have: 2, asked: ratio(3, 2) });
    const fewer = check(`person,list,groups,mandate\n${list}`, { osdp: 5 });
    expect(answer(fewer, "naming", "osdp")?.is).toBe("not-met");
    expect(answer(check(`person,list,groups,mandate\n${list}`), "naming", "osdp")).toBeUndefined();
  });

  test("a vacancy: anybody of the list may follow who never had the mandate; once filled there is none", () => {
    const open = check("person,list,mandate\na,osdp,vacant\nb,osdp,named\nc,osdp,\nd,osdp,\n", { osdp: 2 });
    expect(open.vacancies).toEqual([{ list: "osdp", vacant: 1, next: ["c", "d"] }]);
    expect(answer(open, "naming", "osdp")?.is).toBe("met");
    const filled = check("person,list,mandate\na,osdp,vacant\nb,osdp,named\nc,osdp,named\n", { osdp: 2 });
    expect(filled.vacancies).toEqual([]);
    expect(answer(filled, "naming", "osdp")).toMatchObject({ is: "met", have: 2 });
    const exhausted = check("person,list,mandate\na,osdp,vacant\nb,osdp,named\n", { osdp: 2 });
    expect(exhausted.vacancies).toEqual([{ list: "osdp", vacant: 1, next: [] }]);
  });

  test("every mistake of the file, with its line", () => {
    const { problems } = read(
      "person,list,born,groups,mandate\n,osdp,,,\na,amanta,1990-13-01,wimen,perhaps\nb,osdp,,,\nb,osdp,,,\n",
    );
    expect(problems.map(({ place, found }) => [place.row, place.field, found])).toEqual([
      [2, "person", undefined],
      [3, "list", "amanta"],
      [3, "born", "1990-13-01"],
      [3, "groups", "wimen"],
      [3, "mandate", "perhaps"],
      [5, "person", "b"],
    ]);
    expect(problems.find(({ found }) => found === "amanta")?.near).toEqual(["amanat"]);
  });

  test("the order of the rows says nothing", () => {
    const rows = ["a,osdp,women,named", "b,osdp,,named", "c,amanat,youth,named"];
    const of = (lines: readonly string[]) =>
      check(`person,list,groups,mandate\n${lines.join("\n")}\n`, { osdp: 2, amanat: 1 }).answers.map(
        ({ persons: _, ...rest }) => rest,
      );
    expect(of([...rows].reverse())).toEqual(of(rows));
  });
});
