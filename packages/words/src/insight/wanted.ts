/**
 * What a change of an election would have had to be, as a sentence in the language of whoever asked. A problem carries the
 * English one as `expected`, for programs and logs, and which it is as `wanted`.
 *
 * @module
 */

import type { Problem } from "@urna/law";
import { wanted as english } from "../catalogues/wanted.en.ts";
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

/** What was wanted, in the language of the words where the problem can be said in it, else in English. */
export function wantedText(words: Words, problem: Problem): string {
  if (!isWanting(problem)) return problem.expected;
  const { key, values } = problem.wanted;
  return filled(words.find(`wanted.${key}`) ?? english[`wanted.${key}`], values);
}

function isWanting(problem: Problem): problem is Wanting {
  return "wanted" in problem;
}

function filled(text: string, values: Values): string {
  return text.replaceAll(/\{\{(\w+)\}\}/g, (all, name: string) => values[name] ?? all);
}
