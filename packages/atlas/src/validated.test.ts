import { askedBy, elect, type Given, must } from "@urna/law";
import { describe, expect, it } from "vitest";
import { toInput } from "./input.ts";
import { openAtlas } from "./load.ts";
import { writePlace } from "./problems.ts";
import { electionsWithResult, validateElection } from "./validated.ts";

const atlas = openAtlas();

describe("real elections, from their votes through the rules in force to the official result", () => {
  it("are several", () => {
    expect(electionsWithResult(atlas).length).toBeGreaterThan(20);
  });

  it.each(electionsWithResult(atlas))("%s", (id) => {
    const row = validateElection(atlas, id);
    const problems = row.ok
      ? []
      : row.problems.map(
          (p) => `${p.code} ${writePlace(p.place)}: ${p.expected}, found ${p.found ?? "nothing"}`,
        );
    expect(problems).toEqual([]);
    if (!row.ok) return;
    expect(row.value.differences).toEqual([]);
    expect(row.value).toMatchObject({ status: "complete", agrees: true });
  });
});

/** The rows and names that rules ask for, and nothing else. */
function onlyAsked(given: Given, asked: ReturnType<typeof askedBy>): Given {
  const contests = new Set(asked.contests.map((one) => one.id));
  const pick = <T>(from: Readonly<Record<string, T>> | undefined, names: readonly string[]) =>
    Object.fromEntries(Object.entries(from ?? {}).filter(([name]) => names.includes(name)));
  const figures = asked.figures.map((one) => one.id);
  return {
    ...given,
    areas: (given.areas ?? []).map(({ id, level, parent, seats, figures: own }) => ({
      id,
      level,
      ...(parent === undefined ? {} : { parent }),
      ...(seats === undefined || !figures.includes("seats") ? {} : { seats }),
      figures: pick(own, figures),
    })),
    contenders: (given.contenders ?? []).map((one) => ({
      ...one,
      // Which list a person is on is asked by every law that seats persons.
      in: pick(one.in, [...asked.groups, "list"]),
      facts: pick(one.facts, [...asked.facts, "contest", "area"]),
    })),
    votes: (given.votes ?? []).filter((row) => contests.has(row.contest)),
    ballots: (given.ballots ?? []).filter((row) => contests.has(row.contest)),
    declared: (given.declared ?? []).filter((row) => contests.has(row.contest)),
  };
}

it.each(electionsWithResult(atlas))("%s: what its rules ask for is all that they look at", (id) => {
  const election = atlas.election(id);
  if (!election.ok) throw new Error(id);
  const version = atlas.rulesOf(election.value);
  if (!version.ok) throw new Error(id);
  const rules = atlas.rules(version.value.id);
  if (!rules.ok) throw new Error(id);
  const input = toInput(election.value);
  const whole = must(elect(rules.value, input));
  const less = must(elect(rules.value, onlyAsked(input, askedBy(rules.value))));
  expect(less.seats.filter((row) => row.total > 0)).toEqual(whole.seats.filter((row) => row.total > 0));
  expect(less.persons).toEqual(whole.persons);
});
