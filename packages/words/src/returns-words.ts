/**
 * The words about returns of polling stations: a catalogue of its own, loaded only by the commands and pages that count.
 *
 * @module
 */

import type { Message, Variables } from "./message.ts";
import type { EnglishReturns, ReturnsKey, ReturnTexts } from "./returns-texts.ts";
import type { Words } from "./words.ts";

type Said<K extends ReturnsKey> = { readonly [V in Variables<EnglishReturns[K]>]: string };
type Plain = { [K in ReturnsKey]: [Variables<EnglishReturns[K]>] extends [never] ? K : never }[ReturnsKey];
type Counted = { [K in ReturnsKey]: EnglishReturns[K] extends string ? never : K }[ReturnsKey];

/** Says things about returns in one language. */
export interface ReturnsWords {
  /** A text with its variables; figures come formatted. */
  say<K extends Exclude<ReturnsKey, Plain | Counted>>(key: K, values: Said<K>): string;
  /** A text without variables. */
  word(key: Plain): string;
  /** A number with its noun in the form that the language asks for. */
  counted(key: Counted, count: number): string;
  /** A text by a key that is made of data (`check.E205`); undefined when there is none. */
  find(key: string): string | undefined;
}

/** Loads the words about returns in the language of other words. */
export async function loadReturnsWords({ language, numbers }: Words): Promise<ReturnsWords> {
  const texts = new Map<string, Message>(Object.entries(await loadReturnTexts(language)));
  const plurals = new Intl.PluralRules(language);
  const fill = (text: string, values: Readonly<Record<string, string>>): string =>
    text.replaceAll(/\{\{(\w+)\}\}/g, (_, name: string) => values[name] ?? "");
  const find = (key: string): string | undefined => {
    const message = texts.get(key);
    return typeof message === "string" ? message : undefined;
  };
  return {
    say: (key, values) => fill(find(key) ?? key, values),
    word: (key) => find(key) ?? key,
    counted: (key, count) => {
      const message = texts.get(key);
      if (message === undefined || typeof message === "string") return `${count}`;
      return fill(message[plurals.select(count)] ?? message.other, { n: numbers.whole(count) });
    },
    find,
  };
}

/** The texts of a language as data. */
export async function loadReturnTexts(language: Words["language"]): Promise<ReturnTexts> {
  switch (language) {
    case "kk":
      return (await import("./catalogues/returns.kk.ts")).returns;
    case "ru":
      return (await import("./catalogues/returns.ru.ts")).returns;
    case "en":
      return (await import("./catalogues/returns.en.ts")).returns;
    case "es":
      return (await import("./catalogues/returns.es.ts")).returns;
  }
}
