import { ratio } from "@urna/law";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Eligibility, PERSON_GROUPS } from "./eligibility.ts";
import { openAtlas } from "../load.ts";
import {
  canFollow,
  checkNaming,
  checkQuota,
  checkSignatures,
  depositPart,
  depositReturned,
  doubleNominations,
  listCeiling,
  type ListedPerson,
  yearsOn,
} from "./standing.ts";

function lawOf(series: string, day: string): Eligibility {
  const read = openAtlas().eligibilityFor(series, day);
  if (!read.ok) throw new Error(JSON.stringify(read.problems));
  return read.value;
}
const majilis = lawOf("kz/majilis", "2023-03-19");
const maslikhat = lawOf("kz/maslikhat", "2023-03-19");
const person = (id: string, ...groups: ListedPerson["groups"]): ListedPerson => ({ id, groups });
const quota = majilis.amongMandates ?? { of: [], share: ratio(0), article: "" };

describe("trap 9: no fixed order of candidates", () => {
  const list = [person("a"), person("b", "women"), person("c"), person("d", "youth"), person("e")];

  test("any four of the list in any order are a choice of the party", () => {
    expect(checkNaming(list, ["e", "b", "a", "d"], 4, majilis)).toMatchObject({
      faults: [],
      quota: { is: "met" },
    });
    expect(checkNaming(list, ["d", "a", "b", "e"], 4, majilis).faults).toEqual([]);
  });

  test("a person from outside, one named twice, one too few: all faults", () => {
    expect(checkNaming(list, ["x", "b", "b"], 4, majilis).faults).toEqual([
      "wrong-number",
      "not-on-the-list",
      "named-twice",
    ]);
  });

  test("a vacancy: anybody left on the list; nobody when it is used up", () => {
    expect(canFollow(list, ["a", "b", "c"])).toEqual(["d", "e"]);
    expect(canFollow(list, ["a", "b", "c", "d", "e"])).toEqual([]);
  });

  test("ten days and the alphabet for the Mäjilis; five days and nothing for a maslikhat", () => {
    expect(majilis.order).toMatchObject({ withinDays: 10, otherwise: "alphabetical" });
    expect(maslikhat.order).toMatchObject({ withinDays: 5, otherwise: "none" });
  });
});

describe("trap 10: 30 % of women, youth and persons with disabilities together, persons counted once", () => {
  test("one woman of 29 with a disability is one person: 1 of 4 depends on the rounding of 1.2", () => {
    const chosen = [person("a", "women", "youth", "disability"), person("b"), person("c"), person("d")];
    expect(checkQuota(chosen, quota)).toEqual({ is: "depends", have: 1, of: 4, asked: ratio(6, 5) });
    expect(checkQuota([...chosen.slice(0, 3), person("d", "women")], quota).is).toBe("met");
    expect(checkQuota([person("a"), person("b"), person("c"), person("d")], quota).is).toBe("not-met");
  });

  test("of 40 mandates twelve are asked for exactly", () => {
    const mandates = (n: number): readonly ListedPerson[] =>
      Array.from({ length: 40 }, (_, i) => (i < n ? person(`${i}`, "youth") : person(`${i}`)));
    expect([11, 12].map((n) => checkQuota(mandates(n), quota).is)).toEqual(["not-met", "met"]);
  });

  test("in a maslikhat none among the mandates, and in the list women and youth only", () => {
    expect(maslikhat.amongMandates).toBeUndefined();
    expect(checkNaming([person("a")], ["a"], 1, maslikhat).quota).toBeNull();
    const own = maslikhat.inList ?? quota;
    expect(checkQuota([person("a", "disability"), person("b")], own).have).toBe(0);
  });

  test("belonging to more groups never changes the number, nobody and nothing is met", () => {
    const persons = fc.array(
      fc.record({ id: fc.nat(30).map(String), groups: fc.subarray([...PERSON_GROUPS]) }),
      { maxLength: 30 },
    );
    fc.assert(
      fc.property(persons, (all) => {
        const answer = checkQuota(all, quota);
        const twice = checkQuota(
          [...all, ...all.map((p) => ({ ...p, groups: p.groups.slice(0, 1) }))],
          quota,
        );
        return answer.have <= answer.of && twice.have === answer.have && twice.of === answer.of;
      }),
    );
    expect(checkQuota([], quota).is).toBe("met");
  });
});

describe("what else is asked", () => {
  test("the ceiling of a list: 89.7 for 69 mandates, and 90 was accepted; 188.5 for 145, rounding not known", () => {
    const rule = majilis.list ?? { more: ratio(0), rounded: "up" as const, article: "" };
    expect(listCeiling(rule, 69)).toEqual({ exact: ratio(897, 10), most: 90 });
    expect(listCeiling(rule, 10).most).toBe(13);
    const later = lawOf("kz/kurultai", "2026-08-23").list ?? rule;
    expect(listCeiling(later, 145)).toEqual({ exact: ratio(377, 2), most: 188 });
  });

  test("the deposit: free from 5 %, half from 3 %, 70 % from 1 %, all of it below and for new parties", () => {
    const rule = majilis.deposit;
    if (rule === undefined) throw new Error("no deposit");
    const pays = [ratio(5, 100), ratio(499, 10_000), ratio(3, 100), ratio(1, 100), ratio(99, 10_000), null];
    expect(pays.map((share) => depositPart(rule, share))).toEqual([
      ratio(0),
      ratio(1, 2),
      ratio(1, 2),
      ratio(7, 10),
      ratio(1),
      ratio(1),
    ]);
    expect([
      depositReturned(rule, ratio(5, 100), false),
      depositReturned(rule, ratio(4, 100), false),
      depositReturned(rule, ratio(0), true),
    ]).toEqual([true, false, true]);
  });

  test("age on the day, and nobody twice", () => {
    expect([yearsOn("1998-03-19", "2023-03-19"), yearsOn("1998-03-20", "2023-03-19")]).toEqual([25, 24]);
    expect(majilis.person).toMatchObject({ age: 25, residence: 10 });
    expect(doubleNominations(["a", "b"], ["b", "c", "b"])).toEqual(["b"]);
  });
});

describe("who may stand for President and for the Senate", () => {
  const president = lawOf("kz/president", "2022-11-20");
  const senate = lawOf("kz/senate", "2023-01-14");

  test("what the law asks of a person", () => {
    expect(president.person).toMatchObject({ age: 40, residence: 15, service: 5 });
    expect(president.person?.needs).toEqual(["citizen-by-birth", "state-language", "higher-education"]);
    expect(president.nominatedBy).toEqual([{ of: ["association"], article: "51-68" }]);
    expect(senate.person).toMatchObject({ age: 30, inArea: 3, work: 5, needs: ["higher-education"] });
  });

  test("a President: signatures of one in a hundred voters, from two thirds of the regions", () => {
    const rule = president.signatures ?? { of: "voters", share: ratio(0), article: "" };
    const spread = (areas: number, each: number): ReadonlyMap<string, number> =>
      new Map(Array.from({ length: areas }, (_, i) => [`r${i}`, each]));
    const held = { entitled: 11_999, areas: 20 };
    // 1 % of 11,999 is 119.99: 119 are too few; two thirds of 20 are 13 1/3: 13 areas are too few.
    expect(checkSignatures(rule, spread(14, 8), held)).toMatchObject({ have: 112, enough: false });
    expect(checkSignatures(rule, spread(13, 10), held)).toMatchObject({
      asked: ratio(11_999, 100),
      enough: true,
      spread: { areas: 13, of: 20, enough: false },
      largest: null,
    });
    expect(checkSignatures(rule, spread(14, 9), held)).toMatchObject({
      enough: true,
      spread: { enough: true },
    });
    expect(
      checkSignatures(
        rule,
        new Map([
          ["a", 200],
          ["b", 0],
        ]),
        held,
      ).spread?.areas,
    ).toBe(1);
  });

  test("a senator: a tenth of the electors, at most a quarter from one maslikhat", () => {
    const rule = senate.signatures ?? { of: "electors", share: ratio(0), article: "" };
    const of = (...numbers: number[]) =>
      checkSignatures(rule, new Map(numbers.map((n, i) => [`m${i}`, n])), { entitled: 317, areas: 17 });
    expect(of(8, 8, 8, 8)).toMatchObject({ have: 32, enough: true, largest: { allowed: true } });
    expect(of(8, 8, 8, 7)).toMatchObject({ have: 31, enough: false, largest: { allowed: false } });
    expect(of(9, 8, 8, 8).largest).toEqual({ signatures: 9, allowed: false });
    expect(of()).toMatchObject({ have: 0, enough: false, largest: { signatures: 0, allowed: true } });
  });

  test("whether the deposit comes back is not known where the share was not found, but it does when elected", () => {
    const deposit = president.deposit ?? { wages: 0, waivers: [], article: "" };
    expect(depositReturned(deposit, ratio(1, 10), false)).toBeUndefined();
    expect(depositReturned(deposit, ratio(1, 10), true)).toBe(true);
  });
});
