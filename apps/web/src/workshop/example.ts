/**
 * What an empty workshop begins with: a small law that shows the form, and votes that nobody cast.
 *
 * @module
 */

import type { Workshop } from "./result.ts";
import { writeDocument } from "./write-document.ts";

const RULES = {
  urna: "rules/1",
  id: "xx/parliament@2024-01-01",
  title: {
    en: "Parliament of an invented country",
    ru: "Парламент выдуманной страны",
    kk: "Ойдан шығарылған елдің парламенті",
    es: "Parlamento de un país inventado",
  },
  inForce: "2024-01-01",
  levels: ["nation"],
  laws: { act: { title: { en: "Electoral Act of an invented country" }, version: "2024-01-01" } },
  bases: { valid: { lines: ["contenders"], cite: [{ law: "act" }] } },
  steps: {
    votes: { count: "marks", contest: "list" },
    bar: { admit: "share", votes: "votes", atLeast: "5%", of: "valid", cite: [{ law: "act" }] },
    list: {
      allot: "divisor",
      divisor: "dhondt",
      votes: "votes",
      among: "bar",
      seats: 101,
      ties: [{ by: "lot" }],
      cite: [{ law: "act" }],
    },
  },
  tiers: { list: "list" },
};

export const EXAMPLE: Workshop = {
  rules: writeDocument(RULES),
  tables: {
    "votes.csv":
      "contest,option,votes\nlist,north,412300\nlist,river,287450\nlist,harbour,150020\nlist,hill,61240\nlist,reed,38110\n",
  },
};
