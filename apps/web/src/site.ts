/**
 * The site as one function: an address, a language and a query in, a page out. The server and the folder of files are both
 * made of it.
 *
 * @module
 */

import { type Language, LANGUAGES, loadWords, type Words } from "@urna/words";
import { nearest } from "@urna/law";
import { pathOf, readAddress, rootFrom, SECTIONS } from "./addresses.ts";
import { assetAt } from "./assets.ts";
import { blocksToHtml } from "./blocks.ts";
import type { Desk } from "./desk.ts";
import { sectionsOf } from "./sections.ts";
import { writePage } from "./html.ts";
import { comparePage } from "./pages/compare.ts";
import { electionsPage } from "./pages/elections.ts";
import { notFound, refused } from "./pages/error.ts";
import { recordPage } from "./pages/record/page.ts";
import { regionsPage } from "./pages/regions.ts";
import { dossierPage } from "./pages/dossier.ts";
import { reportPage } from "./pages/reports.ts";
import { resultPage } from "./pages/result/page.ts";
import { sharePage } from "./pages/share.ts";
import { whatIfPage } from "./pages/what-if/page.ts";
import { whyPage } from "./pages/why.ts";
import { isWorkshop, workshopPage } from "./pages/workshop.ts";
import { download, page, type Query, redirect, type Reply, type Visit } from "./reply.ts";
import { EMBED_FILE, EMBED_SCRIPT } from "./share/embed.ts";

/** Parts of addresses below which there are files. */
const HAVE_FILES: ReadonlySet<string> = new Set([
  "share",
  "what-if",
  "compare",
  "rules",
  "record",
  "dossier",
]);

export interface Site {
  /** The answer to a request. `path` begins with a slash and has no query; `language` is what the reader would like. */
  render(path: string, language: Language, query: Query): Promise<Reply>;
}

export interface SiteOptions {
  /** `false` leaves out what only a running program can answer. */
  readonly live: boolean;
  /** Where the site is reached, once that is known: `https://example.org`, without a slash at the end. */
  readonly origin?: () => string | undefined;
  /** The elections that have pages, where not all have. */
  readonly elections?: ReadonlySet<string>;
}

/** Makes the site. */
export function makeSite(desk: Desk, { live, origin, elections }: SiteOptions): Site {
  const loaded = new Map<Language, Promise<Words>>();
  const wordsIn = (language: Language): Promise<Words> => {
    const known = loaded.get(language) ?? loadWords(language);
    loaded.set(language, known);
    return known;
  };
  return {
    render: async (path, wanted, query) => {
      if (path === `/${EMBED_FILE}`) return download("text/javascript", EMBED_SCRIPT);
      const file = assetAt(path.slice(1));
      if (file !== undefined) return file;
      const { language, parts } = readAddress(path);
      if (language === undefined && parts.length === 0) return redirect(`/${pathOf(wanted)}`);
      const spoken = language ?? wanted;
      const clean = pathOf(spoken, ...parts);
      const isFile =
        parts.slice(0, -1).some((part) => HAVE_FILES.has(part)) && (parts.at(-1) ?? "").includes(".");
      const visit: Visit = {
        desk,
        words: await wordsIn(spoken),
        language: spoken,
        path: clean,
        query,
        root: language === undefined ? "/" : rootFrom(path),
        live,
        ...withOrigin(origin?.()),
        ...(elections === undefined ? {} : { elections }),
      };
      if (language === undefined) return unknownLanguage(visit, parts);
      if (!isFile && !path.endsWith("/")) return redirect(`/${clean}`);
      return answer(visit, parts);
    },
  };
}

function withOrigin(origin: string | undefined): { readonly origin?: string } {
  return origin === undefined ? {} : { origin };
}

async function answer(visit: Visit, [name, section, ...rest]: readonly string[]): Promise<Reply> {
  const { desk, words, root, language } = visit;
  if (name === undefined) return electionsPage(visit);
  if (isWorkshop(name)) return workshopPage(visit, name, section === undefined ? [] : [section, ...rest]);
  const found = desk.find(name);
  if (found.kind !== "one") {
    const ids = found.kind === "several" ? found.ids : found.near;
    return notFound(visit, {
      text: words.say("page.noElection", { name }),
      near: ids.map((id) => {
        const head = desk.heads(words).find((each) => each.id === id);
        const text = head === undefined ? id : `${head.title[language]}, ${words.date(head.date)}`;
        return { text, href: `${root}${pathOf(language, id)}` };
      }),
    });
  }
  // One election has one address.
  if (found.id !== name) {
    const rewritten = [found.id, ...(section === undefined ? [] : [section, ...rest])];
    return redirect(`/${pathOf(language, ...rewritten)}`);
  }
  const subject = desk.open(found.id, words);
  if (!subject.ok) {
    if (section !== undefined || subject.report === undefined) return refused(visit, subject, 404);
    // Nothing is counted yet: who stands, and how a result would be entered.
    const title = words.word("page.result");
    return page(200, writePage(visit, { title }, blocksToHtml(subject.report)));
  }
  const isThere = section === undefined || sectionsOf(subject).some((each) => each === section);
  if (!isThere || section === "result") {
    const near = nearest(section, SECTIONS).filter((each) => sectionsOf(subject).some((own) => own === each));
    return notFound(visit, {
      text: words.word("page.notFound"),
      near: [subject.election.id, ...near].map((each, i) => ({
        text: i === 0 ? subject.election.title : each,
        href: `${root}${i === 0 ? pathOf(language, subject.election.id) : pathOf(language, subject.election.id, each)}`,
      })),
    });
  }
  switch (section) {
    case undefined:
      return resultPage(visit, subject);
    case "why":
      return whyPage(visit, subject, rest);
    case "what-if":
      return whatIfPage(visit, subject, rest);
    case "compare":
      return comparePage(visit, subject, rest);
    case "share":
      return sharePage(visit, subject, rest);
    case "record":
      return recordPage(visit, subject, rest);
    case "regions":
      return regionsPage(visit, subject, rest);
    case "dossier":
      return dossierPage(visit, subject, rest);
    case "law":
    case "checks":
    case "source":
      if (rest.length > 0) return notFound(visit, { text: words.word("page.notFound"), near: [] });
      return reportPage(visit, subject, section);
    default:
      return notFound(visit, { text: words.word("page.notFound"), near: [] });
  }
}

/** The first part of an address is the language: those that exist, with the same page where it may be meant. */
function unknownLanguage(visit: Visit, [first = "", ...rest]: readonly string[]): Reply {
  const { desk, words } = visit;
  const near = desk.find(first).kind === "one" ? [first, ...rest] : rest;
  return notFound(visit, {
    text: words.word("page.notFound"),
    near: LANGUAGES.map((language) => ({
      text: `/${pathOf(language, ...near)}`,
      href: `/${pathOf(language, ...near)}`,
    })),
  });
}
