/**
 * What the place of a problem wanted, in the language of whoever reads it. The engine knows one language: its phrase is
 * recognized by the English pattern and said by the text of the same key.
 *
 * @module
 */

import { problems as english } from "./catalogues/problems.en.ts";
import type { Words } from "./words.ts";

interface Pattern {
  readonly name: string;
  readonly text: RegExp;
}

const HEAD = "expected.";
let known: readonly Pattern[] | undefined;

/** The patterns in the order of the catalogue: what is said of one name stands before what fits any. */
function patterns(): readonly Pattern[] {
  known ??= Object.entries(english)
    .filter(([key]) => key.startsWith(HEAD))
    .map(([key, text]) => {
      const parts = text
        .split(/\{\{(\w+)\}\}/)
        .map((part, i) => (i % 2 === 0 ? escaped(part) : `(?<${part}>.+?)`));
      return { name: key.slice(HEAD.length), text: new RegExp(`^${parts.join("")}$`, "u") };
    });
  return known;
}

function escaped(text: string): string {
  return text.replaceAll(/[\\^$.*+?()[\]{}|/]/g, String.raw`\$&`);
}

/** A phrase of the engine in the language of the words; undefined where the catalogue does not know it. */
export function phraseText(words: Words, phrase: string): string | undefined {
  if (words.language === "en") return phrase;
  for (const { name: key, text } of patterns()) {
    const found = text.exec(phrase);
    if (found === null) continue;
    const said = words.find(`expected.${key}`);
    return said?.replaceAll(/\{\{(\w+)\}\}/g, (all, name: string) => {
      const value = found.groups?.[name] ?? all;
      return name === "what" ? givenText(words, value) : value;
    });
  }
  return undefined;
}

/** What a step gives, or may give: `votes or ballots`. */
function givenText(words: Words, what: string): string {
  return what
    .split(" or ")
    .map((each) => words.find(`gives.${each}`) ?? each)
    .join(", ");
}

/** What was found, likewise. Only what another step is says the engine in words of its own; anything else was written so. */
export function foundText(
  words: Words,
  { code, found = "" }: { readonly code: string; readonly found?: string },
): string {
  return (code === "R007" ? phraseText(words, found) : undefined) ?? found;
}

/** Where something is: a path, or a step and what about it. Declared seats are those of a contest. */
export function placeText(words: Words, at: string): string {
  const [step = "", ...about] = at.split(": ");
  const rest = about.join(": ");
  if (rest === "") return at;
  return rest.startsWith("declared/")
    ? rest.slice("declared/".length)
    : `${step}: ${phraseText(words, rest) ?? rest}`;
}
