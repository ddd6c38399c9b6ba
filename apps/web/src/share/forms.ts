/**
 * The forms in which a picture can be taken: how its file ends, and what that is for.
 *
 * @module
 */

import { el, type Element } from "@urna/draw";
import type { Words } from "@urna/words";
import type { Reader } from "../reply.ts";

/** The form that brings its letters along: many times as large, and the same on every machine. */
export const LETTERS = "-letters.svg";

const FORMS = [
  [".svg", "page.share.forWeb"],
  ["-narrow.svg", "page.share.forNarrow"],
  ["-dark.svg", "page.share.forDark"],
  ["-print.svg", "page.share.forPrint"],
  [LETTERS, "page.share.forAnywhere"],
  [".png", "page.share.forArticle"],
  ["-tall.png", "page.share.forPhone"],
  ["-print.png", "page.share.forPaper"],
] as const;

/** The files of a picture that is offered where it is shown. */
export function formNames(name: string): readonly string[] {
  return FORMS.map(([ending]) => `${name}${ending}`);
}

/** A picture to be taken. */
export interface Taken {
  /** The name of its files, without an ending. */
  readonly name: string;
  readonly title: string;
  /** From the page to the folder of the files; with a slash at the end. */
  readonly folder?: string;
  /** What the picture is asked, with its question mark. */
  readonly query?: string;
}

/** Links to the forms of a picture. */
export function formLinks(words: Words, { name, title, folder = "", query = "" }: Taken): Element {
  return el(
    "ul",
    { class: "links" },
    ...FORMS.map(([ending, key]) => {
      const text = words.word(key);
      const href = `${folder}${name}${ending}${query}`;
      return el("li", {}, el("a", { href, "aria-label": `${title}: ${text}` }, text));
    }),
  );
}

/** The same, folded away below the picture on its page; where pages are files, only what is asked nothing was drawn. */
export function takeAway({ words, live }: Reader, taken: Taken): readonly Element[] {
  return live || (taken.query ?? "") === ""
    ? [el("details", {}, el("summary", {}, words.word("page.share.take")), formLinks(words, taken))]
    : [];
}
