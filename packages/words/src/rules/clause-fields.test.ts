import { CLAUSES, isObject } from "@urna/law";
import { describe, expect, test } from "vitest";
import { fieldPhrases, nameOf } from "./clause-fields.ts";
import { LANGUAGES } from "../language.ts";
import { loadCatalogue, loadWords } from "../words.ts";

/** What a schema names: fields, and words of the format with the field they stand in. */
function namesIn(schema: unknown, field: string): { fields: string[]; values: [string, string][] } {
  const found: { fields: string[]; values: [string, string][] } = { fields: [], values: [] };
  const into = (inner: unknown, name: string): void => {
    const more = namesIn(inner, name);
    found.fields.push(...more.fields);
    found.values.push(...more.values);
  };
  if (!isObject(schema)) return found;
  const { properties, anyOf, oneOf, items } = schema;
  if (isObject(properties)) {
    for (const [name, inner] of Object.entries(properties)) {
      found.fields.push(name);
      into(inner, name);
    }
  }
  for (const forms of [anyOf, oneOf]) if (Array.isArray(forms)) for (const form of forms) into(form, field);
  into(items, field);
  if (Array.isArray(schema["enum"]))
    for (const value of schema["enum"]) if (typeof value === "string") found.values.push([field, value]);
  return found;
}

/** Ties have sentences of their own. */
const fieldsOf = (clause: (typeof CLAUSES)[number]): readonly (readonly [string, unknown])[] =>
  Object.entries(clause.fields)
    .filter(([name]) => name !== "ties")
    .map(([name, field]) => [name, field.schema]);

describe.each(LANGUAGES)("%s", (language) => {
  test("has a name and a sentence for every clause kind", async () => {
    const { messages } = await loadCatalogue(language);
    const texts = new Map(Object.entries(messages));
    const missing = CLAUSES.flatMap(({ verb, kind }) => [
      `clause.${verb}.${kind}`,
      `clauseDoc.${verb}.${kind}`,
    ]);
    expect(missing.filter((key) => !texts.has(key))).toEqual([]);
  });

  test("has a name for every field of every clause, also of those inside others", async () => {
    const words = await loadWords(language);
    const unnamed = CLAUSES.flatMap((clause) => {
      const at = `${clause.verb}.${clause.kind}`;
      return fieldsOf(clause)
        .flatMap(([name, schema]) => [name, ...namesIn(schema, name).fields])
        .filter(
          (name) =>
            words.find(`field.${at}.${name}`) === undefined && words.find(`field.${name}`) === undefined,
        )
        .map((name) => `${at}.${name}`);
    });
    expect(unnamed).toEqual([]);
  });

  test("has a word for every word that the format names", async () => {
    const words = await loadWords(language);
    const unsaid = CLAUSES.flatMap((clause) => {
      const at = `${clause.verb}.${clause.kind}`;
      return fieldsOf(clause)
        .flatMap(([name, schema]) => namesIn(schema, name).values)
        .filter(
          ([name, value]) =>
            words.find(`value.${at}.${name}.${value}`) === undefined &&
            words.find(`value.${name}.${value}`) === undefined &&
            words.find(`value.${value}`) === undefined,
        )
        .map(([name, value]) => `${at}.${name}: ${value}`);
    });
    expect(unsaid).toEqual([]);
  });
});

test("English says of every clause what the clause says of itself", async () => {
  const words = await loadWords("en");
  const differ = CLAUSES.filter(({ verb, kind, doc }) => words.find(`clauseDoc.${verb}.${kind}`) !== doc);
  expect(differ.map(({ verb, kind }) => `${verb}: ${kind}`)).toEqual([]);
});

describe("what a clause says, field by field", () => {
  const body = {
    allot: "divisor",
    votes: "lists",
    seats: { from: "area", less: 1 },
    in: "county",
    divisor: "imperiali",
    first: "1.4",
    ties: [{ by: "lot" }],
    cite: [],
  };

  test("names the steps by their ids, the words of the format and the figures in the language", async () => {
    const [en, ru] = await Promise.all([loadWords("en"), loadWords("ru")]);
    expect(fieldPhrases(en, { verb: "allot", kind: "divisor" }, body)).toEqual([
      "votes: lists",
      "seats: from: the area's own, less: 1",
      "level: county",
      "divisors: Imperiali (2, 3, 4, ...)",
      "first divisor: 1.4",
    ]);
    expect(fieldPhrases(ru, { verb: "allot", kind: "divisor" }, body).at(-1)).toBe("первый делитель: 1,4");
  });

  test("leaves out what was said", async () => {
    const en = await loadWords("en");
    const said = ["votes", "seats", "in", "divisor"];
    expect(fieldPhrases(en, { verb: "allot", kind: "divisor" }, body, said)).toEqual(["first divisor: 1.4"]);
  });

  test("fields of one name mean different things in few clauses", async () => {
    const en = await loadWords("en");
    expect(nameOf(en, "decide.areas", "each")).toBe("test");
    expect(nameOf(en, "allot.quota", "each")).toBe("at most for each");
    expect(nameOf(en, "place.levelling", "each")).toBe("at most in one area");
  });
});
