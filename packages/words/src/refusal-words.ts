/**
 * The reason of a refusal in a sentence. Reasons with figures have a sentence of their own; the others have a text in the
 * catalogues and their figures beside it; a reason that no catalogue knows is said as the engine says it.
 *
 * @module
 */

import type { Refusal } from "@urna/law";
import type { Context } from "./case.ts";
import { contestName, namesOf } from "./terms.ts";
import type { Words } from "./words.ts";

/** Says one figure or list of names of the refusal. */
type Detail = (name: string) => string;

const SENTENCES: Readonly<Record<string, (words: Words, detail: Detail) => string>> = {
  "votes-missing": (words, detail) =>
    words.say("refusal.votes-missing", { missing: detail("missing"), contest: detail("contest") }),
  "no-votes": (words, detail) => words.say("refusal.no-votes", { contest: detail("contest") }),
  "next-round": (words, detail) =>
    words.say("refusal.next-round", { names: detail("among"), contest: detail("contest") }),
  "nobody-admitted": (words, detail) => words.say("refusal.nobody-admitted", { seats: detail("seats") }),
  "nobody-to-let-in": (words, detail) => words.say("refusal.nobody-to-let-in", { needed: detail("needed") }),
  "no-votes-at-all": (words, detail) => words.say("refusal.no-votes-at-all", { seats: detail("seats") }),
  "quota-gives-wrong-number": (words, detail) =>
    words.say("refusal.quota-gives-wrong-number", { full: detail("full"), seats: detail("seats") }),
  "not-valid": (words, detail) =>
    words.word(detail("verdict") === "no" ? "refusal.not-valid" : "refusal.not-known-valid"),
};

/** Why no seats are given, with the figures. */
export function reasonText(ctx: Context, { reason, details }: Refusal): string {
  const { words } = ctx;
  const detail: Detail = (name) => {
    const value = details[name];
    if (typeof value === "number") return words.numbers.whole(value);
    if (typeof value !== "string") return namesOf(ctx, value ?? []);
    return name === "contest" ? contestName(words, value) : value;
  };
  const sentence = SENTENCES[reason];
  if (sentence !== undefined) return sentence(words, detail);
  const figures = Object.keys(details)
    .map((name) => `${words.find(`column.${name}`) ?? name}: ${detail(name)}`)
    .join("; ");
  const text = words.find(`refusal.${reason}`);
  if (text === undefined) return words.say("refusal.other", { reason, details: figures });
  return figures === "" ? text : words.say("refusal.details", { text, details: figures });
}
