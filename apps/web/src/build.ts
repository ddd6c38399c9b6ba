/**
 * The same pages as files, for any web host: every address becomes a folder with an index.html.
 *
 * @module
 */

import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { type Language, LANGUAGES, loadWords, type Words } from "@urna/words";
import { pathOf } from "./addresses.ts";
import { assetPaths } from "./assets.ts";
import type { Desk } from "./desk.ts";
import { sectionsOf } from "./sections.ts";
import { comparable, comparisonFiles } from "./pages/compare.ts";
import { seatsOf } from "./pages/seat.ts";
import { PLAIN } from "./pages/why-rungs.ts";
import { EMBED_FILE } from "./share/embed.ts";
import { recordPaths } from "./pages/record/page.ts";
import { DOSSIER_FILE } from "./pages/dossier.ts";
import { fileNames } from "./share/files.ts";
import { whatIfFiles } from "./share/what-if-picture.ts";
import { presetsFor } from "./pages/what-if/question.ts";
import { benchOf, CASE_FILE } from "./pages/what-if/page.ts";
import { WORKSHOPS } from "./pages/workshop.ts";
import type { Reply, Visit } from "./reply.ts";
import { makeSite } from "./site.ts";

/** Where the files go. */
export interface SiteFolder {
  readonly folder: string;
  /** Where the files will be reached, for citations and what is pasted elsewhere: `https://example.org/urna`. */
  readonly origin?: string;
  /** The elections that have pages there; all where it is left out. */
  readonly elections?: readonly string[];
}

/** Writes what belongs to no election: style, fonts, scripts, lists, workshops. Gives the number of files. */
export async function buildFrame(desk: Desk, target: SiteFolder): Promise<number> {
  const writer = openWriter(desk, target);
  for (const path of [...assetPaths(), EMBED_FILE]) await writer.put(path, "en");
  for (const language of LANGUAGES)
    for (const path of [pathOf(language), ...WORKSHOPS.map((kind) => pathOf(language, kind))])
      await writer.put(path, language);
  // A host without redirects still has a first page: the list in English, one folder higher.
  const first = await writer.page(pathOf("en"), "en");
  writeFileSync(join(target.folder, "index.html"), String(first).replaceAll('="../', '="./'));
  return writer.files() + 1;
}

/**
 * Writes all pages of one election in all languages, so that it is counted once for all of them, and gives the number of
 * files. A page that cannot be made ends it with its address.
 */
export async function buildElection(desk: Desk, target: SiteFolder, id: string): Promise<number> {
  const writer = openWriter(desk, target);
  for (const language of LANGUAGES)
    for await (const path of pathsOf(desk, await loadWords(language), id)) await writer.put(path, language);
  return writer.files();
}

interface Writer {
  page(path: string, language: Language): Promise<Reply["body"]>;
  put(path: string, language: Language): Promise<void>;
  files(): number;
}

function openWriter(desk: Desk, { folder, origin, elections }: SiteFolder): Writer {
  const some = elections === undefined ? {} : { elections: new Set(elections) };
  const site = makeSite(desk, { live: false, origin: () => origin, ...some });
  let files = 0;
  const page = async (path: string, language: Language): Promise<Reply["body"]> => {
    const { status, body } = await site.render(`/${path}`, language, {});
    if (status !== 200 && status !== 422) throw new Error(`/${path} has no page: status ${status}`);
    return body;
  };
  return {
    page,
    put: async (path, language) => {
      const body = await page(path, language);
      const file = join(folder, path.endsWith("/") ? `${path}index.html` : path);
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, body);
      files++;
    },
    files: () => files,
  };
}

/** All addresses of the pages of one election in one language. */
async function* pathsOf(desk: Desk, words: Words, id: string): AsyncGenerator<string> {
  const { language } = words;
  yield pathOf(language, id);
  const subject = desk.open(id, words);
  if (!subject.ok) return;
  yield `${pathOf(language, "rules")}${id}.json`;
  const at = (...parts: readonly string[]): string => pathOf(language, id, ...parts);
  const sections = sectionsOf(subject);
  yield* sections.filter((section) => section !== "result").map((section) => at(section));
  const contenders = new Set([
    ...subject.outcome.seats.map((row) => row.contender),
    ...subject.source.options.keys(),
  ]);
  yield at("why", PLAIN);
  for (const contender of contenders) yield* [at("why", contender), at("why", contender, PLAIN)];
  const seats = subject.outcome.seats.reduce((sum, row) => sum + row.total, 0);
  for (const { contender } of subject.outcome.seats)
    yield* seatsOf(subject, contender).map((seat) => at("why", contender, `${seat.number}`));
  const visit: Visit = { desk, words, language, path: at(), query: {}, root: "", live: false };
  if (sections.includes("what-if")) {
    yield `${at("what-if")}${CASE_FILE}`;
    for (const preset of presetsFor(subject.scenario)) {
      const folder = preset === "law" ? at("what-if") : at("what-if", preset);
      if (preset !== "law") yield folder;
      yield* whatIfFiles(benchOf(visit, subject, preset)).map((name) => `${folder}${name}`);
    }
  }
  if (sections.includes("record")) yield* recordPaths(visit, subject);
  if (sections.includes("dossier")) yield `${at("dossier")}${DOSSIER_FILE}`;
  if (sections.includes("compare")) {
    for (const { id: other } of comparable(visit, subject)) {
      const folder = at("compare", other);
      yield folder;
      yield* (await comparisonFiles(visit, subject, other)).map((name) => `${folder}${name}`);
    }
  }
  const kind = seats > 1 ? "seats" : "show";
  const answer = await desk.ask({ kind, election: id }, words);
  if (answer.ok) yield* fileNames(visit, subject, answer.report).map((name) => `${at("share")}${name}`);
}
