/**
 * What a change of an election would have had to be, as a sentence in the language of whoever asked. A problem carries the
 * English one as `expected`, for programs and logs, and which it is as `wanted`.
 *
 * @module
 */

import type { Problem } from "@urna/law";
import { wanted as english } from "../catalogues/wanted.en.ts";
import { phraseText } from "../expected.ts";
import type { Words } from "../words.ts";

type Keys = keyof typeof english;
/** Which sentence. */
export type WantedKey = Keys extends `wanted.${infer Key}` ? Key : never;
type Values = Readonly<Record<string, string>>;

/** A problem that says in any language what was wanted. */
interface Wanting extends Problem {
  readonly wanted: { readonly key: WantedKey; readonly values: Values };
}

/** The two fields of a problem that say what was wanted. */
export function wanting(key: WantedKey, values: Values = {}): Pick<Wanting, "expected" | "wanted"> {
  return { expected: filled(english[`wanted.${key}`], values), wanted: { key, values } };
}

/**
 * What is wrong and what was wanted, in the language of the words. A problem of the engine has a sentence of its own besides;
 * what it wanted is left out where the language has no words for it.
 */
export function wantedText(
  words: Words,
  problem: Problem,
): { readonly wrong?: string; readonly wanted?: string } {
  if (isWanting(problem)) {
    const { key, values } = problem.wanted;
    return { wanted: filled(words.find(`wanted.${key}`) ?? english[`wanted.${key}`], values) };
  }
  const wrong = words.find(`problem.${problem.code}`);
  const wanted = phraseText(words, problem.expected);
  return { ...(wrong === undefined ? {} : { wrong }), ...(wanted === undefined ? {} : { wanted }) };
}

function isWanting(problem: Problem): problem is Wanting {
  return "wanted" in problem;
}

function filled(text: string, values: Values): string {
  return text.replaceAll(/\{\{(\w+)\}\}/g, (all, name: string) => values[name] ?? all);
}
