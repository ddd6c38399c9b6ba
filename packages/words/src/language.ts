/**
 * The languages of the house.
 *
 * @module
 */

/** Kazakh, Russian, English, Spanish. */
export const LANGUAGES = ["kk", "ru", "en", "es"] as const;
export type Language = (typeof LANGUAGES)[number];

export function isLanguage(value: string): value is Language {
  return LANGUAGES.some((language) => language === value);
}

/** A text in several languages: the asked-for one, else English, Russian, Kazakh, Spanish, else the fallback. */
export function pickText(
  texts: ReadonlyMap<string, string> | Readonly<Record<string, string>> | undefined,
  language: Language,
  fallback: string,
): string {
  if (texts === undefined) return fallback;
  const of = (l: Language): string | undefined => (isMap(texts) ? texts.get(l) : texts[l]);
  for (const l of [language, "en", "ru", "kk", "es"] as const) {
    const text = of(l);
    if (text !== undefined && text !== "") return text;
  }
  return fallback;
}

function isMap(
  texts: ReadonlyMap<string, string> | Readonly<Record<string, string>>,
): texts is ReadonlyMap<string, string> {
  return texts instanceof Map;
}
