import { readFileSync } from "node:fs";
import { openAtlas, toInput } from "@urna/atlas";
import { canonical, elect } from "@urna/law";
import { describe, expect, test } from "vitest";
import { misfits } from "./json-schema.ts";

const schemaOf = (name: string): unknown =>
  JSON.parse(readFileSync(new URL(`../packages/law/schema/${name}.schema.json`, import.meta.url), "utf8"));
const RULES = schemaOf("rules-1");
const OUTCOME = schemaOf("outcome-1");
const atlas = openAtlas();

describe("the published schemas", () => {
  test.each(atlas.listRules().map(({ id }) => id))("%s fits the schema of rules", (id) => {
    const rules = atlas.rules(id);
    expect(rules.ok && misfits(RULES, rules.value.document)).toEqual([]);
    expect(rules.ok && canonical(rules.value.document).length).toBeGreaterThan(0);
  });

  test.each(atlas.electionIds())("the outcome of %s fits the schema of outcomes", (id) => {
    const election = atlas.election(id);
    if (!election.ok || election.value.result === "none") return;
    const version = atlas.rulesOf(election.value);
    const rules = version.ok ? atlas.rules(version.value.id) : version;
    if (!rules.ok) return;
    const outcome = elect(rules.value, toInput(election.value));
    const printed: unknown = outcome.ok ? JSON.parse(JSON.stringify(outcome.value)) : undefined;
    expect(outcome.ok && misfits(OUTCOME, printed)).toEqual([]);
  });

  test("refuse what is wrong", () => {
    expect(misfits(RULES, { urna: "rules/1", steps: { a: { count: "marx" } } }).length).toBeGreaterThan(0);
    expect(misfits(OUTCOME, { urna: "outcome/1" }).length).toBeGreaterThan(0);
  });
});
