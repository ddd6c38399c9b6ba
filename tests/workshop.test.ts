import { readGivenTables, tablesIn } from "@urna/atlas/given/given";
import { rankedContests } from "@urna/atlas/ballots/ranked";
import { elect, must } from "@urna/law";
import { loadWords } from "@urna/words";
import { expect, test } from "vitest";
import { openDesk } from "../packages/cli/src/pages/desk.ts";
import { tablesOf } from "../apps/web/src/workshop/tables-of.ts";

const desk = openDesk();
const words = await loadWords("en");
const subjects = desk.heads(words).flatMap(({ id }) => {
  const subject = desk.open(id, words);
  return subject.ok ? [subject] : [];
});

test.each(subjects.map((subject) => [subject.election.id, subject] as const))(
  "%s: its tables, read again, give the same seats",
  (_, { scenario, rules, outcome, naming }) => {
    const tables = tablesOf(scenario.given, {
      contender: (id) => naming.short(id),
      area: (id) => naming.area(id),
    });
    const names = Object.keys(tables);
    const files = {
      directory: "",
      list: () => names,
      has: (file: string) => names.includes(file),
      read: (file: string) => tables[file],
    };
    const read = readGivenTables(tablesIn(files, ""), files, rankedContests(rules));
    if (!read.ok) throw new Error(JSON.stringify(read.problems.slice(0, 3)));
    expect(must(elect(rules, read.value.given)).seats).toEqual(outcome.seats);
  },
);
