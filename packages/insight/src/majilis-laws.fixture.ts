/**
 * The election of 10 January 2021 and two more laws, for tests: 98 list seats and 7 % of 2021 (no line against all on the
 * ballot), and the 145 list seats of the Kurultai of 2026. Figures as the commission published them.
 *
 * @module
 */

import type { Given } from "@urna/law";
import { LAW_2023 } from "./majilis.fixture.ts";
import { type RulesDocument, type Scenario, stepsOf, withField } from "./scenario.ts";

const VOTES_2021 = {
  "nur-otan": 5_148_074,
  "aq-jol": 792_828,
  qhp: 659_019,
  auyl: 383_023,
  adal: 258_618,
} as const;

const GIVEN_2021: Given = {
  areas: [{ id: "kz", level: "nation" }],
  votes: Object.entries(VOTES_2021).map(([option, votes]) => ({
    contest: "list",
    area: "kz",
    option,
    votes,
  })),
  declared: [{ contest: "assembly", area: "kz", option: "assembly", seats: 9 }],
};

/** The lists of a law, without districts. */
function lists(id: string, inForce: string, seats: number, bar: string): RulesDocument {
  const steps = Object.fromEntries([...stepsOf(LAW_2023)].filter(([step]) => !step.startsWith("district")));
  const plain = { ...LAW_2023, id, inForce, levels: ["nation"], steps, tiers: { list: "list" } };
  return withField(withField(plain, "list", "seats", seats), "bar", "atLeast", bar);
}

const lists2021 = lists("kz/majilis@2021-01-10", "2021-01-10", 98, "7%");

export const LAW_2021: RulesDocument = {
  ...lists2021,
  bases: { valid: { lines: ["contenders"] } },
  steps: {
    ...Object.fromEntries(stepsOf(lists2021)),
    assembly: { allot: "appointed", contest: "assembly", seats: 9 },
  },
  tiers: { list: "list", assembly: "assembly" },
};

export const LAW_2026: RulesDocument = lists("kz/kurultai@2026-07-01", "2026-07-01", 145, "5%");

export const MAJILIS_2021: Scenario = { rules: LAW_2021, given: GIVEN_2021 };
