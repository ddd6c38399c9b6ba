import { readdirSync, readFileSync } from "node:fs";
import { readRules } from "@urna/law";
import { expect, test } from "vitest";
import { problems as english } from "./catalogues/problems.en.ts";
import { foundText, phraseText } from "./expected.ts";
import { LANGUAGES } from "./language.ts";
import { loadWords } from "./words.ts";

const languages = await Promise.all(LANGUAGES.map(loadWords));
const others = languages.filter((words) => words.language !== "en");

test("every phrase of the catalogue is one that is said in the sources", () => {
  const folders = ["law", "cli", "atlas"].map((name) => new URL(`../../${name}/src/`, import.meta.url));
  const sources = folders
    .flatMap((folder) =>
      readdirSync(folder, { encoding: "utf8", recursive: true })
        .filter((name) => name.endsWith(".ts") && !name.endsWith(".test.ts"))
        .map((name) => readFileSync(new URL(name, folder), "utf8")),
    )
    .join("\n");
  // Names, and forms of a value, may be put in anywhere: what stands between them is looked for.
  const unsaid = Object.entries(english)
    // What a search for margins asks for is held by the tests of the command.
    .filter(([key]) => key.startsWith("expected.") && !key.startsWith("expected.race."))
    .filter(
      ([, text]) =>
        !text.split(/\{\{\w+\}\}|, or /).every((part) => part.length < 7 || sources.includes(part)),
    )
    .map(([key]) => key)
    // "the id of a" and what it is of are put together.
    .filter(
      (key) =>
        !["step", "base", "level", "law", "contest", "option", "group", "fact", "figure"].includes(
          key.slice(9),
        ),
    );
  expect(unsaid).toEqual([]);
});

test("what a document should have been is said in every language", () => {
  const read = readRules({
    urna: "rules/1",
    id: "xx/house@2020-01-01",
    title: { en: "A house" },
    inForce: "2020-02-30",
    levels: ["nation", "nation"],
    laws: {},
    bases: { valid: { lines: ["contenders", "votes"] } },
    steps: {
      votes: { count: "marks", contest: 7 },
      bar: { admit: "share", votes: "votes", atLeast: "700%", moreThan: "5%", of: "vlid" },
      list: { allot: "divisor", divisor: "dhondt", votes: "bar", seats: -1, among: "barr", ties: [] },
      more: { alot: "divisor" },
    },
    tiers: { list: "list" },
  });
  const found = read.ok ? [] : read.problems;
  expect(found.length).toBeGreaterThan(8);
  for (const words of others) {
    const left = found.filter((problem) => phraseText(words, problem.expected) === undefined);
    expect(left.map(({ code, expected }) => `${words.language} ${code} ${expected}`)).toEqual([]);
  }
});

test("the most specific phrase is taken, and its values stand where they belong", () => {
  const said = (phrase: string): readonly (string | undefined)[] =>
    others.map((words) => phraseText(words, phrase));
  expect(said("a whole number from 0 to 98")).toEqual([
    "0 мен 98 аралығындағы бүтін сан",
    "целое число от 0 до 98",
    "un número entero de 0 a 98",
  ]);
  expect(said("a step that gives votes or ballots")[1]).toBe("шаг, который даёт: голоса, бюллетени");
  expect(said("one of a, b|c")[2]).toBe("uno de a, b|c");
  expect(said("something that no catalogue knows")).toEqual([undefined, undefined, undefined]);
  for (const words of languages)
    expect(foundText(words, { code: "R004", found: "a counts" })).toBe("a counts");
});
