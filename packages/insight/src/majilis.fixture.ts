/**
 * The list votes of 19 March 2023 (CEC session of 27 March 2023, as printed by the press) with the law of that day, for
 * tests: small enough to read, real enough to have golden numbers.
 *
 * @module
 */

import type { Given } from "@urna/law";
import type { Scenario } from "./scenario.ts";

export const VOTES_2023 = {
  amanat: 3_431_510,
  auyl: 693_938,
  respublica: 547_154,
  qhp: 432_920,
  baytaq: 146_431,
  "aq-jol": 535_139,
  osdp: 331_058,
  "against-all": 248_291,
} as const;

export const GIVEN_2023: Given = {
  areas: [{ id: "kz", level: "nation" }],
  votes: Object.entries(VOTES_2023).map(([option, votes]) => ({
    contest: "list",
    area: "kz",
    option,
    votes,
  })),
  declared: [
    { contest: "district", area: "kz", option: "amanat", seats: 22 },
    { contest: "district", area: "kz", option: "independents", seats: 7 },
  ],
};

export const LAW_2023: Scenario["rules"] = {
  urna: "rules/1",
  id: "kz/majilis@2023-01-01",
  title: { en: "Mäjilis" },
  inForce: "2023-01-01",
  levels: ["nation", "district"],
  laws: {},
  bases: { valid: { lines: ["contenders", "against-all"] } },
  steps: {
    "list-votes": { count: "marks", contest: "list" },
    bar: { admit: "share", votes: "list-votes", atLeast: "5%", of: "valid" },
    second: { admit: "rescue", from: "bar", votes: "list-votes", when: 1, next: 1 },
    list: {
      allot: "quota",
      votes: "list-votes",
      among: "second",
      seats: 69,
      quota: "hare",
      rescued: { times: "0.7", atLeast: 2 },
      ties: [{ by: "earlier", fact: "registered" }],
    },
    "district-votes": { count: "marks", contest: "district", in: "district" },
    district: { allot: "plurality", votes: "district-votes", in: "district", areas: 29, seats: 1 },
  },
  tiers: { list: "list", district: "district" },
};

export const MAJILIS_2023: Scenario = { rules: LAW_2023, given: GIVEN_2023 };

/** A small election of three lists and against all, in the shape of the Mäjilis, for oracles that try everything. */
export function smallElection(
  votes: readonly number[],
  seats: number,
  bar: string,
  method: object,
): Scenario {
  const options = ["a", "b", "c", "against-all"];
  return {
    rules: {
      ...LAW_2023,
      steps: {
        "list-votes": { count: "marks", contest: "list" },
        bar: { admit: "share", votes: "list-votes", atLeast: bar, of: "valid" },
        list: { ...method, votes: "list-votes", among: "bar", seats, ties: [{ by: "lot" }] },
      },
      tiers: { list: "list" },
    },
    given: {
      areas: [{ id: "kz", level: "nation" }],
      votes: votes.map((v, i) => ({ contest: "list", area: "kz", option: options[i] ?? "", votes: v })),
    },
  };
}
