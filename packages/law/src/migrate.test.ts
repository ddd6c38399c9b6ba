import { describe, expect, it } from "vitest";
import { readRules } from "./clauses.ts";
import { migrate } from "./migrate.ts";

const HEAD = {
  id: "test/hare@2000-01-01",
  title: { en: "Hare" },
  inForce: "2000-01-01",
  levels: ["nation"],
  laws: {},
  tiers: { list: "seats" },
};
const VOTES = { count: "marks", contest: "list" };
const SEATS = { allot: "quota", quota: "hare", votes: "votes", seats: 3 };
const NEW = { ...HEAD, urna: "rules/1", steps: { votes: VOTES, seats: SEATS } };

describe("migration of rules documents", () => {
  it("brings rules/0 to the version of today, and the engine reads it", () => {
    const old = {
      ...HEAD,
      urna: "rules/0",
      steps: [
        { id: "votes", ...VOTES },
        { id: "seats", ...SEATS },
      ],
    };
    expect(migrate(old)).toEqual({ ok: true, value: NEW });
    expect(readRules(old)).toMatchObject({ ok: true, value: { id: HEAD.id, document: NEW } });
  });

  it.each([
    ["a document of today", NEW],
    ["something else", 7],
    ["an unknown version", { urna: "rules/9" }],
  ])("leaves %s as it is", (_, json) => {
    expect(migrate(json)).toEqual({ ok: true, value: json });
  });

  it.each([
    ["steps that are no list", { urna: "rules/0", steps: {} }, ["R004 steps"]],
    [
      "steps without an id, or with one twice",
      { urna: "rules/0", steps: [VOTES, { id: "a" }, { id: "a" }, 5] },
      ["R003 steps/1/id", "R016 steps/3/id", "R003 steps/4/id"],
    ],
  ])("names %s", (_, json, expected) => {
    const read = readRules(json);
    expect(read.ok ? [] : read.problems.map((p) => `${p.code} ${p.at}`)).toEqual(expected);
  });
});
