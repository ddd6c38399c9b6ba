import type { Step } from "@urna/law";
import { describe, expect, test } from "vitest";
import { explainAll } from "../explain/explain-all.ts";
import { explainContender } from "../explain/explain-contender.ts";
import { LANGUAGES } from "../language.ts";
import { caseOf, linesOf } from "../testing.ts";
import { loadWords } from "../words.ts";

const words = await Promise.all(LANGUAGES.map((language) => loadWords(language)));
const [, , en] = words;
if (en === undefined) throw new Error("English");
const case2023 = caseOf();

const votes = (num: number) => ({ num, den: 1 });
const head = { at: "list", area: "kz", cite: [] } as const;

/** Steps that no election of the atlas records, by hand. */
const STEPS: readonly (readonly [Step, string])[] = [
  [{ ...head, verb: "count", clause: "seats", rows: [{ contender: "osdp", votes: votes(3) }] }, "OSDP | 3"],
  [
    {
      ...head,
      verb: "count",
      clause: "transfer",
      which: "needed",
      rows: [{ contender: "osdp", votes: votes(60), won: true, handed: votes(41) }],
    },
    "OSDP | 60 | yes | 41",
  ],
  [
    {
      ...head,
      verb: "compensate",
      clause: "majority-seat",
      claim: "remainder",
      base: votes(900),
      seats: 9,
      to: "amanat",
      from: "osdp",
      rows: [
        { contender: "amanat", votes: votes(455), before: 4, claim: votes(155), seats: 5 },
        { contender: "osdp", votes: votes(175), before: 2, claim: votes(75), seats: 1 },
        { contender: "aq-jol", votes: votes(9), before: 0, claim: null, seats: 0 },
      ],
    },
    "Amanat has more than half of the votes and no more than half of the seats, and gets one seat more. OSDP loses the seat that was won with the smallest remainder.",
  ],
  [
    {
      ...head,
      verb: "fill",
      clause: "largest-share",
      rows: [
        {
          contender: "osdp",
          seats: 1,
          persons: [{ person: "tokayev", by: "share", votes: votes(150), ratio: { num: 3, den: 8 } }],
          vacant: 0,
          next: [],
        },
      ],
    },
    "tokayev | share of votes | 150 | 37.50",
  ],
  [
    {
      ...head,
      verb: "admit",
      clause: "share",
      base: votes(1000),
      baseLines: ["contenders"],
      missing: [],
      lowered: { num: 1, den: 50 },
      rows: [
        {
          contender: "osdp",
          votes: votes(36),
          bar: { is: "atLeast", share: { num: 3, den: 100 }, of: "valid" },
          needed: votes(30),
          margin: votes(6),
          passes: true,
        },
      ],
    },
    "bar | at least 3 % of 1,000 = 30 votes | too few reached it: lowered by 2 % of the base",
  ],
  [
    {
      ...head,
      verb: "admit",
      clause: "first",
      of: ["five", "three"],
      atLeast: 2,
      counts: [1, 2],
      taken: "three",
      admitted: ["osdp", "amanat"],
    },
    "The first of these sets with at least 2 takes part (members in brackets): five (1), three (2). It is: three.",
  ],
  [
    {
      ...head,
      verb: "admit",
      clause: "until",
      passed: ["amanat"],
      added: ["osdp"],
      votes: votes(70),
      base: votes(100),
    },
    "Let in by the number of votes: OSDP. Together they have 70 of 100 = 70.00 %.",
  ],
  [
    {
      ...head,
      verb: "allot",
      clause: "whole-quotas",
      quota: "hare",
      quotaOf: "kz",
      seats: 10,
      total: votes(100),
      size: votes(10),
      rows: [{ contender: "osdp", votes: votes(35), seats: 3 }],
    },
    "OSDP | 35 | 3",
  ],
  [
    {
      ...head,
      verb: "compensate",
      clause: "cap",
      seats: 100,
      rows: [{ contender: "osdp", share: { num: 2, den: 5 }, most: 48, held: 40, left: 8 }],
    },
    "OSDP | 40.00 | 48 | 40 | 8",
  ],
  [
    {
      ...head,
      verb: "compensate",
      clause: "give-back",
      returned: [{ contender: "osdp", area: "north", number: votes(12) }],
      given: [{ contender: "osdp", area: "south", number: votes(9) }],
    },
    "given back | OSDP | north | 12",
  ],
  [
    {
      ...head,
      verb: "fill",
      clause: "most-votes",
      rows: [
        {
          contender: "osdp",
          seats: 2,
          persons: [{ person: "ann", by: "votes", votes: votes(12) }],
          vacant: 1,
          next: ["bob"],
        },
      ],
    },
    "OSDP | 2 seats | vacant: 1",
  ],
  [
    { ...head, verb: "decide", clause: "any", rows: [{ step: "turnout", verdict: "no" }], verdict: "no" },
    "One of them is enough: not met.",
  ],
  [
    { ...head, verb: "decide", clause: "not", rows: [{ step: "turnout", verdict: "no" }], verdict: "yes" },
    "None of them may hold: met.",
  ],
  [
    {
      ...head,
      verb: "decide",
      clause: "share-sum",
      option: "yes",
      ofVotes: { num: 11, den: 20 },
      ofAreas: { num: 1, den: 2 },
      verdict: "yes",
    },
    "yes: 55.00 % of the votes and 50.00 % of the areas; together more than 100 % are needed: met.",
  ],
  [
    {
      ...head,
      verb: "admit",
      clause: "electable",
      candidates: 9,
      rows: [{ contender: "osdp", because: "too-few-votes", votes: votes(5), needed: votes(10) }],
    },
    "- OSDP: too few votes of their own (5, needed 10)",
  ],
];

describe.each(STEPS)("$verb $clause", (step, line) => {
  const given = { ...case2023, outcome: { ...case2023.outcome, trace: [step] } };

  test("says its figures", () => {
    expect(linesOf(explainAll(en, given))).toContain(line);
  });

  test("says as much in every language, and leaves nothing unsaid", () => {
    const reports = words.flatMap((each) => [explainAll(each, given), explainContender(each, given, "osdp")]);
    for (const report of reports)
      expect(linesOf(report).join("\n")).not.toMatch(
        /\{\{|\bundefined\b|\b(?:label|column|because|transfer|logic|giveBack|sets|by|clause)\.[a-z]/,
      );
    expect(new Set(words.map((each) => explainAll(each, given).blocks.length)).size).toBe(1);
  });
});
