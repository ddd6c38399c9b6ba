import { describe, expect, test } from "vitest";
import { LANGUAGES } from "./language.ts";
import type { Message } from "./message.ts";
import { loadReturnsWords, loadReturnTexts } from "./returns-words.ts";
import { loadWords } from "./words.ts";

const english = new Map<string, Message>(Object.entries(await loadReturnTexts("en")));
const textsOf = (message: Message | undefined): readonly string[] =>
  message === undefined ? [] : typeof message === "string" ? [message] : Object.values({ ...message });
const variablesOf = (text = ""): string =>
  [...new Set([...text.matchAll(/\{\{(\w+)\}\}/g)].map((m) => m[1] ?? ""))].sort().join();

describe.each(LANGUAGES)("%s", (language) => {
  test("has the keys and variables of English, every plural, and accuses nobody", async () => {
    const texts = new Map<string, Message>(Object.entries(await loadReturnTexts(language)));
    expect([...texts.keys()]).toEqual([...english.keys()]);
    const categories = new Intl.PluralRules(language).resolvedOptions().pluralCategories;
    const wrong: string[] = [];
    for (const [key, message] of texts) {
      const [measure] = textsOf(english.get(key));
      for (const text of textsOf(message)) {
        if (text.trim() === "" || variablesOf(text) !== variablesOf(measure)) wrong.push(key);
        if (/fraud|фальсиф|мошенн|fraude|алаяқ|бұрмала/i.test(text)) wrong.push(key);
        if (language === "kk" && /\}\}[\p{L}]|\}\}[-\u2010-\u2015'’]\p{L}/u.test(text)) wrong.push(key);
      }
      const forms = typeof message === "string" ? categories : Object.keys({ ...message });
      const lacks = categories.filter((c) => !forms.includes(c) && !(c === "many" && language === "es"));
      if (lacks.length > 0) wrong.push(key);
    }
    expect(wrong).toEqual([]);
  });
});

test("Russian counts 1, 2, 5 and 21", async () => {
  const words = await loadReturnsWords(await loadWords("ru"));
  expect([1, 2, 5, 21].map((n) => words.counted("count.stations", n))).toEqual([
    "1 участок",
    "2 участка",
    "5 участков",
    "21 участок",
  ]);
});
