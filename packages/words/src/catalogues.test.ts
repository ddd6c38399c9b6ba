import { readdirSync, readFileSync } from "node:fs";
import { PROBLEMS, REASONS } from "@urna/law";
import { describe, expect, test } from "vitest";
import { LANGUAGES } from "./language.ts";
import { languagesReport } from "./languages-report.ts";
import type { Message } from "./message.ts";
import { linesOf } from "./testing.ts";
import { loadCatalogue, loadWords } from "./words.ts";

const catalogues = new Map(
  await Promise.all(
    LANGUAGES.map(async (language): Promise<[string, ReadonlyMap<string, Message>]> => {
      const { messages } = await loadCatalogue(language);
      return [language, new Map(Object.entries(messages))];
    }),
  ),
);
const english = catalogues.get("en") ?? new Map<string, Message>();

const textsOf = (message: Message | undefined): readonly string[] =>
  message === undefined ? [] : typeof message === "string" ? [message] : Object.values({ ...message });
const variablesOf = (text: string): readonly string[] =>
  [...new Set([...text.matchAll(/\{\{(\w+)\}\}/g)].map((m) => m[1] ?? ""))].sort();

describe.each(LANGUAGES)("%s", (language) => {
  const catalogue = catalogues.get(language) ?? new Map<string, Message>();

  test("has the same keys as English", () => {
    expect([...catalogue.keys()].sort()).toEqual([...english.keys()].sort());
  });

  test("has the same variables in every text", () => {
    const wrong: string[] = [];
    for (const [key, message] of catalogue) {
      const [measure = ""] = textsOf(english.get(key));
      for (const text of textsOf(message)) {
        if (variablesOf(text).join() !== [...new Set(variablesOf(measure))].join())
          wrong.push(`${key}: ${text}`);
      }
    }
    expect(wrong).toEqual([]);
  });

  test("has a text for every plural category of the language", () => {
    const categories = new Intl.PluralRules(language).resolvedOptions().pluralCategories;
    const wrong: string[] = [];
    for (const [key, message] of catalogue) {
      if (typeof message === "string") continue;
      const forms = new Set(Object.keys({ ...message }));
      if (categories.some((c) => !forms.has(c) && !(c === "many" && language === "es"))) wrong.push(key);
    }
    expect(wrong).toEqual([]);
  });

  test("accuses nobody, leaves no text empty, and says whether somebody reviewed it", async () => {
    const all = [...catalogue.values()].flatMap(textsOf);
    expect(all.filter((text) => text.trim() === "")).toEqual([]);
    expect(all.filter((text) => /fraud|фальсиф|мошенн|fraude|алаяқ|бұрмала/i.test(text))).toEqual([]);
    expect((await loadWords(language)).reviewedByNativeSpeaker).toBe(false);
  });
});

test("Kazakh: nothing is glued to a variable, neither letters nor a suffix with a hyphen", () => {
  const glued = [...(catalogues.get("kk") ?? [])].filter(([, message]) =>
    textsOf(message).some((text) => /\}\}[\p{L}]|\}\}[-\u2010-\u2015'’]\p{L}/u.test(text)),
  );
  expect(glued).toEqual([]);
});

test("every problem of the engine has a text of its own", () => {
  expect(Object.keys(PROBLEMS).filter((code) => !english.has(`problem.${code}`))).toEqual([]);
});

test("every reason of a refusal has a text of its own", () => {
  expect(Object.keys(REASONS).filter((reason) => !english.has(`refusal.${reason}`))).toEqual([]);
});

test("every text of the reports is said somewhere", () => {
  const folder = new URL(".", import.meta.url);
  const sources = readdirSync(folder, { encoding: "utf8", recursive: true })
    .filter((name) => name.endsWith(".ts") && !name.endsWith(".test.ts") && !name.startsWith("catalogues"))
    .map((name) => readFileSync(new URL(name, folder), "utf8"))
    .join("\n");
  // Keys that are made of data: line.*, tier.*, field.* and so on.
  const made = new Set([...sources.matchAll(/`([a-zA-Z.]+)\.\$\{/g)].map((m) => m[1] ?? ""));
  const { command } = commandKeys();
  const unsaid = [...english.keys()].filter(
    (key) =>
      !command.has(key) &&
      !/^(help|cli|page)\./.test(key) &&
      !sources.includes(`"${key}"`) &&
      ![...made].some((head) => key.startsWith(`${head}.`)),
  );
  expect(unsaid).toEqual([]);
});

/** The keys of the command are said by the command. */
function commandKeys(): { readonly command: ReadonlySet<string> } {
  const text = readFileSync(new URL("catalogues/command.en.ts", import.meta.url), "utf8");
  return { command: new Set([...text.matchAll(/^ {2}"?([\w.-]+)"?:/gm)].map((m) => m[1] ?? "")) };
}

test("the report of languages names all four and the state of each", async () => {
  const lines = linesOf(await languagesReport(await loadWords("en")));
  expect(lines[0]).toBe("4 languages");
  expect(lines.filter((line) => line.includes("not yet reviewed by a native speaker"))).toHaveLength(4);
});
