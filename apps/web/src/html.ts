/**
 * The frame of every page: languages, sections, content, foot.
 *
 * @module
 */

import { type Element, el, type Node, paperPatterns, write } from "@urna/draw";
import { type Language, LANGUAGES } from "@urna/words";
import { type Section, sectionPath, SECTIONS } from "./addresses.ts";
import { scriptAddress, styleAddress } from "./assets.ts";
import { foot, type Pin } from "./foot.ts";
import type { Visit } from "./reply.ts";

export const LANGUAGE_NAMES: Readonly<Record<Language, string>> = {
  kk: "Қазақша",
  ru: "Русский",
  en: "English",
  es: "Español",
};

const SECTION_WORD = {
  result: "page.result",
  why: "page.why",
  "what-if": "page.whatIf",
  compare: "page.compare",
  regions: "page.regions",
  law: "page.law",
  checks: "page.checks",
  source: "page.sources",
  record: "page.record",
  dossier: "page.dossier",
  share: "page.share",
} as const;

/** What a page is besides its content. */
export interface Frame {
  readonly title: string;
  /** The election whose sections are shown, and the one that this page belongs to. */
  readonly election?: {
    readonly id: string;
    readonly title: string;
    /** ISO date. */
    readonly date: string;
    readonly sections: readonly Section[];
    /** Whether it is about seats of a house, and not about one person or an answer. */
    readonly hasSeats: boolean;
  };
  readonly section?: Section;
  /** What pins the content, for paper. */
  readonly pin?: Pin;
  /** The same page in another language, from the root of the site. */
  readonly inLanguage?: (language: Language) => string;
}

/** Writes a page. */
export function writePage(visit: Visit, frame: Frame, content: readonly Node[]): string {
  const { words, language, root, live } = visit;
  const script = scriptAddress();
  const html = el(
    "html",
    // What a script must know of the site: where it begins, and whether queries are answered.
    { lang: language, "data-root": root, "data-live": live ? "yes" : "no" },
    el(
      "head",
      {},
      el("meta", { charset: "utf-8" }),
      el("meta", { name: "viewport", content: "width=device-width, initial-scale=1" }),
      el("title", {}, `${frame.title} · Urna`),
      el("meta", { name: "description", content: words.word("page.about") }),
      el("link", { rel: "stylesheet", href: `${root}${styleAddress()}` }),
      el("link", { rel: "icon", href: `${root}icon.svg`, type: "image/svg+xml" }),
      ...(script === undefined ? [] : [el("script", { type: "module", src: `${root}${script}` })]),
    ),
    el(
      "body",
      {},
      el("a", { class: "skip", href: "#content" }, words.word("page.skip")),
      head(visit, frame),
      el("main", { id: "content", tabindex: -1 }, ...content),
      foot(visit, frame.pin),
      // Not hidden altogether: then no picture could use them.
      el("svg", { class: "unseen", "aria-hidden": "true" }, paperPatterns()),
    ),
  );
  return `<!doctype html>\n${write(html)}\n`;
}

function head(visit: Visit, frame: Frame): Element {
  const { words, language, root } = visit;
  return el(
    "header",
    {},
    el(
      "div",
      { class: "bar" },
      el("a", { class: "brand", href: `${root}${language}/` }, "Urna"),
      el(
        "nav",
        { "aria-label": words.word("page.languages"), class: "languages" },
        ...LANGUAGES.map((other) =>
          el(
            "a",
            {
              href: `${root}${frame.inLanguage?.(other) ?? swapLanguage(visit.path, other)}`,
              lang: other,
              hreflang: other,
              "aria-current": other === language ? "true" : undefined,
            },
            LANGUAGE_NAMES[other],
          ),
        ),
      ),
    ),
    ...(frame.election === undefined ? [] : sections(visit, frame, frame.election)),
  );
}

/** The same place in another language. */
function swapLanguage(path: string, language: Language): string {
  const [, ...rest] = path.split("/");
  return [language, ...rest].join("/");
}

function sections(
  { words, language, root }: Visit,
  { section }: Frame,
  { id, title, date, sections: shown, hasSeats }: NonNullable<Frame["election"]>,
): readonly Element[] {
  return [
    el("p", { class: "election" }, `${title}, ${words.date(date)}`),
    el(
      "nav",
      { "aria-label": words.word("page.sections"), class: "sections" },
      ...SECTIONS.filter((each) => shown.includes(each)).map((each) =>
        el(
          "a",
          {
            href: `${root}${sectionPath(language, id, each)}`,
            "aria-current": each === section ? "page" : undefined,
          },
          words.word(each === "why" && !hasSeats ? "page.whyOne" : SECTION_WORD[each]),
        ),
      ),
    ),
  ];
}
