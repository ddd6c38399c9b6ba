/**
 * Places in the law: "Art. 97-1(1), (3)". A law that nobody read is named as not read, and no article of it is.
 *
 * @module
 */

import type { Citation } from "@urna/law";
import { pickText } from "./language.ts";
import type { Words } from "./words.ts";

/** What is known of a law. */
export interface CitedLaw {
  readonly title: ReadonlyMap<string, string>;
  readonly version?: string | undefined;
  readonly address?: string | undefined;
  readonly read?: string | undefined;
}

export type Laws = ReadonlyMap<string, CitedLaw>;

/**
 * The places of several citations; the law is named where the document knows more than one. Empty when there are none, and
 * where a teacher tells it.
 */
export function citeText(words: Words, laws: Laws, cites: readonly Citation[]): string {
  if (words.manner === "teacher") return "";
  const byLaw = new Map<string, Map<string, string[]>>();
  for (const { law, article, paragraph } of cites) {
    const articles = byLaw.get(law) ?? new Map<string, string[]>();
    byLaw.set(law, articles);
    if (article === undefined) continue;
    const paragraphs = articles.get(article) ?? [];
    articles.set(article, paragraphs);
    if (paragraph !== undefined && !paragraphs.includes(paragraph)) paragraphs.push(paragraph);
  }
  return [...byLaw]
    .map(([id, articles]) => {
      const places = [...articles]
        .map(([article, paragraphs]) => {
          const at = paragraphs.map((p) => `(${p})`).join(", ");
          return words.say("cite.article", { place: `${article}${at}` });
        })
        .join(", ");
      if (places === "") return lawTitle(words, laws, id);
      return laws.size > 1 ? `${lawTitle(words, laws, id)}, ${places}` : places;
    })
    .join("; ");
}

/** The name of a law; with "not read" where nobody read it. */
export function lawTitle(words: Words, laws: Laws, id: string): string {
  const law = laws.get(id);
  const title = pickText(law?.title, words.language, id);
  return law !== undefined && law.read === undefined ? words.say("cite.notRead", { law: title }) : title;
}

/** A sentence with its place in the law before it, when there is one. */
export function withPlace(words: Words, laws: Laws, cites: readonly Citation[], text: string): string {
  const place = citeText(words, laws, cites);
  return place === "" ? text : words.say("cite.before", { place, text });
}

/** One line for each law that is named: title, version, when it was read, address. */
export function lawFacts(
  words: Words,
  laws: Laws,
): readonly { readonly label: string; readonly value: string; readonly remark: string }[] {
  return [...laws].map(([id, law]) => ({
    label: words.word("cite.law"),
    value: pickText(law.title, words.language, id),
    remark: [
      law.version === undefined ? undefined : words.say("cite.version", { date: words.date(law.version) }),
      law.read === undefined
        ? words.word("cite.unread")
        : words.say("cite.read", { date: words.date(law.read) }),
      law.address,
    ]
      .filter((part) => part !== undefined)
      .join("; "),
  }));
}
