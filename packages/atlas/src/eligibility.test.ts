import { ratio } from "@urna/law";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  canFollow,
  checkNaming,
  checkQuota,
  depositPart,
  depositReturned,
  doubleNominations,
  type Eligibility,
  listCeiling,
  type ListedPerson,
  PERSON_GROUPS,
  yearsOn,
} from "./eligibility.ts";
import { openAtlas } from "./load.ts";

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
