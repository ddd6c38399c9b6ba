/**
 * Share: pictures that stand alone, data, a sentence in every language, a piece for other pages, citations, and an address
 * that pins data and rules. What is to be copied stands there as text, so nothing needs a script.
 *
 * @module
 */

import { el, type Element, type Node } from "@urna/draw";
import { LANGUAGES, loadWords } from "@urna/words";
import { nearest } from "@urna/law";
import { sectionPath } from "../addresses.ts";
import type { Answered, Subject } from "../desk.ts";
import { hasSeats } from "../election-frame.ts";
import { frameOf } from "../sections.ts";
import { LANGUAGE_NAMES, writePage } from "../html.ts";
import { page, type Reply, type Visit } from "../reply.ts";
import { bibtex, citationText } from "../share/citation.ts";
import { embedCode } from "../share/embed.ts";
import {
  answerOf,
  citedOf,
  CITE_FILES,
  DATA_FILES,
  fileNames,
  fileOf,
  permalink,
  TABLE_FILES,
  tableOf,
  wikiTable,
} from "../share/files.ts";
import { snippets } from "../share/snippets.ts";
import { formLinks } from "../share/forms.ts";
import { pictureInPage, PICTURES, picturesOf } from "../share/pictures.ts";
import { notFound, refused } from "./error.ts";
import { dataHash, pinQuery } from "../pinned.ts";

/** Stands for the address of a copy that does not know its own. */
const EXAMPLE = "https://example.org";

export async function sharePage(visit: Visit, subject: Subject, rest: readonly string[]): Promise<Reply> {
  const [name, more] = rest;
  const { desk, words } = visit;
  const kind = hasSeats(subject) ? "seats" : "show";
  const answer = await desk.ask({ kind, election: subject.election.id }, words);
  if (!answer.ok) return refused(visit, answer);
  if (name !== undefined) {
    const file = more === undefined ? await fileOf(visit, subject, answer, name) : undefined;
    const names = fileNames(visit, subject, answer.report);
    return (
      file ??
      notFound(visit, {
        text: words.word("page.notFound"),
        near: nearest(name, names).map((near) => ({
          text: near,
          href: `${visit.root}${sectionPath(visit.language, subject.election.id, "share")}${near}`,
        })),
      })
    );
  }
  return page(
    200,
    writePage(
      visit,
      frameOf(visit, subject, "share", `${words.word("page.share")}: ${subject.election.title}`),
      await content(visit, subject, answer),
    ),
  );
}

async function content(visit: Visit, subject: Subject, answer: Answered): Promise<readonly Element[]> {
  const { words } = visit;
  const { report } = answer;
  const pictures = picturesOf(visit, subject, report);
  const cited = citedOf(visit, subject);
  const table = tableOf(report);
  const part = (key: Parameters<typeof words.word>[0], ...nodes: readonly Node[]): Element =>
    el("section", {}, el("h2", {}, words.word(key)), ...nodes);
  const files = (names: readonly (readonly [string, Node])[]): Element =>
    el("ul", { class: "links" }, ...names.map(([name, text]) => el("li", {}, el("a", { href: name }, text))));
  return [
    el("h1", { class: "claim" }, words.say("page.share.head", { title: subject.election.title })),
    ...(pictures.length === 0
      ? []
      : [part("page.picture", ...looks(visit), pictureList(visit, subject, report))]),
    part(
      "page.data",
      files(
        [...(table === undefined ? [] : TABLE_FILES), ...DATA_FILES].map(
          ([name, key]) => [name, words.word(key)] as const,
        ),
      ),
      ...(table === undefined
        ? []
        : [
            el(
              "details",
              {},
              el("summary", {}, words.word("page.share.wikitext")),
              copyable(wikiTable(visit, subject, report, table), words.word("page.share.wikitext")),
            ),
            el("details", {}, el("summary", {}, words.word("page.share.code")), ...code(visit, subject)),
          ]),
    ),
    part("page.sentence", ...(await sentences(visit, subject))),
    ...(pictures.includes("seats") ? [part("page.share.embed", ...embed(visit, subject, report))] : []),
    part(
      "page.share.citation",
      el("p", {}, citationText(cited)),
      copyable(bibtex(cited), "BibTeX"),
      files(CITE_FILES),
    ),
    part(
      "page.cite",
      el("p", {}, el("a", { href: `../${pinQuery(subject)}` }, el("code", {}, permalink(visit, subject)))),
      el(
        "p",
        { class: "note" },
        words.say("page.citeNote", { data: dataHash(subject), rules: subject.rules.id }),
      ),
    ),
  ];
}

/** A text in a field, so that it can be chosen as a whole. */
function copyable(text: string, label: string): Element {
  return el("pre", { class: "copy", tabindex: 0, role: "region", "aria-label": label }, text);
}

/** Ways to look at the pictures before they are taken. */
const LOOKS = ["colour", "grey", "deuteranopia", "dark"] as const;

/** How much of each light reaches the eye without one kind of cones (Machado and others 2009, whole severity). */
const DEUTERANOPIA =
  ".367322 .860646 -.227968 0 0 .280085 .672501 .047413 0 0 -.01182 .04294 .968881 0 0 0 0 0 1 0";

/** The choice of a look, which the style sheet follows. */
function looks({ words }: Visit): readonly Element[] {
  return [
    el(
      "fieldset",
      { class: "preview" },
      el("legend", {}, words.word("page.share.preview")),
      ...LOOKS.map((look, i) =>
        el(
          "label",
          { class: "check" },
          el("input", { type: "radio", name: "look", value: look, checked: i === 0 ? "" : undefined }),
          words.word(`page.share.look.${look}`),
        ),
      ),
    ),
    el(
      "svg",
      { class: "unseen", "aria-hidden": "true" },
      el("filter", { id: "deuteranopia" }, el("feColorMatrix", { values: DEUTERANOPIA })),
    ),
  ];
}

/** How programs read the files. */
function code({ language, origin = EXAMPLE }: Visit, { election }: Subject): readonly Node[] {
  return snippets(`${origin}/${sectionPath(language, election.id, "share")}`).flatMap(([name, text]) => [
    el("p", { class: "note" }, name),
    copyable(text, name),
  ]);
}

/** Each picture with its forms and what each is for. */
function pictureList(visit: Visit, subject: Subject, report: Answered["report"]): Element {
  const { words } = visit;
  const kinds = PICTURES.flatMap(([name, key]) => {
    const shown = pictureInPage(visit, subject, report, name);
    return shown === undefined ? [] : [{ name, title: words.word(key), ...shown }];
  });
  return el(
    "ul",
    { class: "pictures" },
    ...kinds.map(({ name, title, picture, alt }) =>
      el(
        "li",
        {},
        el("h3", {}, title),
        picture,
        el("label", {}, words.word("page.share.alt"), el("textarea", { rows: 4 }, alt)),
        formLinks(words, { name, title }),
      ),
    ),
  );
}

/** The answer in every language, each by its own catalogue. */
async function sentences({ desk }: Visit, subject: Subject): Promise<readonly Element[]> {
  const { id } = subject.election;
  const kind = hasSeats(subject) ? "seats" : "show";
  return Promise.all(
    LANGUAGES.map(async (language) => {
      const words = await loadWords(language);
      const [answer, opened] = [await desk.ask({ kind, election: id }, words), desk.open(id, words)];
      if (!answer.ok || !opened.ok) return el("p", {}, id);
      const sentence = words.say("page.sentenceWith", {
        answer: answerOf(answer.report, opened),
        title: opened.election.title,
        date: words.date(opened.election.date),
        rules: opened.rules.id,
      });
      return el(
        "blockquote",
        { lang: language },
        el("p", { class: "note" }, LANGUAGE_NAMES[language]),
        el("p", {}, sentence),
      );
    }),
  );
}

/** What is pasted into another page. */
function embed(visit: Visit, subject: Subject, report: Answered["report"]): readonly Element[] {
  const { words, origin } = visit;
  const code = embedCode({
    origin: origin ?? EXAMPLE,
    page: sectionPath(visit.language, subject.election.id, "result") + pinQuery(subject),
    folder: sectionPath(visit.language, subject.election.id, "share"),
    alt: answerOf(report, subject),
  });
  return [
    el("p", {}, words.word("page.share.embedAbout")),
    copyable(code, words.word("page.share.embed")),
    ...(origin === undefined ? [el("p", { class: "note" }, words.word("page.share.embedHost"))] : []),
  ];
}
