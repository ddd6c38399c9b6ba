/**
 * The texts of one language, ready to be said: {@link loadWords} loads only the catalogue that was asked for.
 *
 * @module
 */

import { createInstance, type i18n } from "i18next";
import { writeDate } from "./dates.ts";
import type { Language } from "./language.ts";
import type {
  Catalogue,
  CountedKey,
  FullCatalogue,
  Key,
  Message,
  MethodTexts,
  PlainKey,
  Values,
} from "./message.ts";
import { makeNumbers, type Numbers } from "./numbers.ts";

/** `judge`: every fraction exact, every step with its article. `teacher`: whole votes, a sentence for every step. */
export type Manner = "judge" | "teacher";

/** Says things in one language. */
export interface Words {
  readonly language: Language;
  /** Whether somebody whose first language it is has read every text of the catalogue. */
  readonly reviewedByNativeSpeaker: boolean;
  readonly numbers: Numbers;
  /** How explanations are told; absent: as briefly as a terminal does. */
  readonly manner?: Manner;
  /** A text with its variables; figures come formatted. */
  say<K extends Key>(key: K, values: Values<K>): string;
  /** A text without variables. */
  word(key: PlainKey): string;
  /** A number with its noun in the form that the language asks for: "1 seat", "21 место". */
  counted(key: CountedKey, count: number): string;
  /** A text by a key that is made of data (`tier.list`); undefined when the catalogue has none. */
  find(key: string): string | undefined;
  /** "a", "a and b", "a, b and c". */
  list(items: readonly string[]): string;
  /** `2023-03-19` as "19 March 2023"; `2023-03` and `2023` likewise. */
  date(iso: string): string;
}

/** Loads the words of a language, and of no other. */
export async function loadWords(language: Language): Promise<Words> {
  return wordsOf(language, await loadCatalogue(language));
}

/** The same without the texts on single methods, which only explanations and rules in words need: sooner there. */
export async function loadReportWords(language: Language): Promise<Words> {
  return wordsOf(language, await loadReports(language));
}

async function wordsOf(language: Language, catalogue: Catalogue): Promise<Words> {
  const i18n = createInstance();
  await startOf(i18n, language, catalogue);
  return makeWords(language, catalogue, i18n);
}

/** The catalogue of a language as data. */
export async function loadCatalogue(language: Language): Promise<FullCatalogue> {
  const [reports, methods] = await Promise.all([loadReports(language), loadMethods(language)]);
  // Without a prototype: adding a thousand properties to an ordinary object takes long.
  return { ...reports, messages: Object.assign({ __proto__: null }, reports.messages, methods) };
}

async function loadReports(language: Language): Promise<Catalogue> {
  switch (language) {
    case "kk":
      return (await import("./catalogues/kk.ts")).catalogue;
    case "ru":
      return (await import("./catalogues/ru.ts")).catalogue;
    case "en":
      return (await import("./catalogues/en.ts")).catalogue;
    case "es":
      return (await import("./catalogues/es.ts")).catalogue;
  }
}

async function loadMethods(language: Language): Promise<MethodTexts> {
  switch (language) {
    case "kk":
      return (await import("./catalogues/law.kk.ts")).law;
    case "ru":
      return (await import("./catalogues/law.ru.ts")).law;
    case "en":
      return (await import("./catalogues/law.en.ts")).law;
    case "es":
      return (await import("./catalogues/law.es.ts")).law;
  }
}

/** Sentences of a language that are kept at a time. */
const MOST_KEPT = 4096;

function makeWords(language: Language, catalogue: Catalogue, i18n: i18n): Words {
  const numbers = makeNumbers(language);
  const messages: Readonly<Record<string, Message>> = catalogue.messages;

  // Pages say the same sentences again and again, and putting one together costs more than finding it.
  const said = new Map<string, string>();
  const say = (key: string, values: Readonly<Record<string, string | number>>): string => {
    const asked = key + JSON.stringify(values);
    const known = said.get(asked);
    if (known !== undefined) return known;
    if (said.size >= MOST_KEPT) said.clear();
    const text = i18n.t(key, values);
    said.set(asked, text);
    return text;
  };
  const word = (key: string): string => {
    const message = messages[key];
    return typeof message === "string" ? message : key;
  };
  return {
    language,
    reviewedByNativeSpeaker: catalogue.reviewedByNativeSpeaker,
    numbers,
    say,
    word,
    counted: (key, count) => say(key, { count, n: numbers.whole(count) }),
    find: (key) => {
      const message = messages[key];
      return typeof message === "string" ? message : undefined;
    },
    list: (items) => {
      const last = items.at(-1);
      if (last === undefined) return "";
      if (items.length === 1) return last;
      const key = language === "es" && /^h?[iIíÍ](?![aeouAEOU])/u.test(last) ? "list.andBeforeI" : "list.and";
      return say(key, { first: items.slice(0, -1).join(", "), last });
    },
    date: (iso) =>
      writeDate(iso, {
        word,
        day: (parts) => say("date.day", parts),
        month: (parts) => say("date.month", parts),
      }),
  };
}

/** i18next wants plural forms as keys of their own: `seats_one`, `seats_other`. Everything is in memory: no waiting. */
function startOf(i18n: i18n, language: Language, catalogue: Catalogue): Promise<unknown> {
  const texts: Record<string, string> = {};
  for (const [key, message] of Object.entries<Message>(catalogue.messages)) {
    if (typeof message === "string") texts[key] = message;
    else
      for (const [category, text] of Object.entries<string>({ ...message }))
        texts[`${key}_${category}`] = text;
  }
  return i18n.init({
    lng: language,
    resources: { [language]: { words: texts } },
    defaultNS: "words",
    fallbackLng: false,
    initAsync: false,
    keySeparator: false,
    nsSeparator: false,
    interpolation: { escapeValue: false, skipOnVariables: true },
  });
}
