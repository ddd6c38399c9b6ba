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
import { comparable } from "./pages/compare.ts";
import { seatsOf } from "./pages/seat.ts";
import { PLAIN } from "./pages/why-rungs.ts";
import { EMBED_FILE } from "./share/embed.ts";
import { recordPaths } from "./pages/record.ts";
import { DOSSIER_FILE } from "./pages/dossier.ts";
import { fileNames } from "./share/files.ts";
import { presetsFor } from "./pages/what-if-question.ts";
import { CASE_FILE } from "./pages/what-if.ts";
import { WORKSHOPS } from "./pages/workshop.ts";
import type { Visit } from "./reply.ts";
import { makeSite } from "./site.ts";

/** Larger houses have no page for each seat: there would be tens of thousands of files. */
const MOST_SEAT_PAGES = 160;

export interface BuildOptions {
  /** Only these elections; all when left out. */
  readonly elections?: readonly string[];
  readonly languages?: readonly Language[];
  /** Where the files will be reached, for citations and what is pasted elsewhere: `https://example.org/urna`. */
  readonly origin?: string;
  /** Told after each election in each language: how many of how many are written. */
  readonly onWritten?: (done: number, all: number) => void;
}

/** Writes the site into a folder and gives the number of files. A page that cannot be made ends it with its address. */
export async function buildSite(desk: Desk, folder: string, options: BuildOptions = {}): Promise<number> {
  const { languages = LANGUAGES, origin, onWritten } = options;
  const site = makeSite(desk, { live: false, origin: () => origin });
  let files = 0;
  const put = async (path: string, language: Language): Promise<void> => {
    const reply = await site.render(`/${path}`, language, {});
    const isHere = reply.status === 200 || reply.status === 422;
    if (!isHere) throw new Error(`/${path} has no page: status ${reply.status}`);
    const target = join(folder, path.endsWith("/") ? `${path}index.html` : path);
    mkdirSync(dirname(target), { recursive: true });
    writeFileSync(target, reply.body);
    files++;
  };
  for (const path of [...assetPaths(), EMBED_FILE]) await put(path, "en");
  let done = 0;
  for (const language of languages) {
    const words = await loadWords(language);
    const elections = options.elections ?? desk.heads(words).map(({ id }) => id);
    const general = [pathOf(language), ...WORKSHOPS.map((kind) => pathOf(language, kind))];
    for (const path of general) await put(path, language);
    // Election by election, so that never more than one of them has to be kept.
    for (const id of elections) {
      for await (const path of pathsOf(desk, words, id)) await put(path, language);
      onWritten?.(++done, languages.length * elections.length);
    }
  }
  // A host without redirects still has a first page: the list in English, one folder higher.
  const first = await site.render(`/${pathOf("en")}`, "en", {});
  writeFileSync(join(folder, "index.html"), String(first.body).replaceAll('href="../', 'href="./'));
  return files + 1;
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
  if (seats <= MOST_SEAT_PAGES) {
    for (const { contender } of subject.outcome.seats)
      yield* seatsOf(subject, contender).map((seat) => at("why", contender, `${seat.number}`));
  }
  const visit: Visit = { desk, words, language, path: at(), query: {}, root: "", live: false };
  if (sections.includes("what-if")) {
    yield `${at("what-if")}${CASE_FILE}`;
    yield* presetsFor(subject.scenario.rules)
      .filter((preset) => preset !== "law")
      .map((preset) => at("what-if", preset));
  }
  if (sections.includes("record")) yield* recordPaths(visit, subject);
  if (sections.includes("dossier")) yield `${at("dossier")}${DOSSIER_FILE}`;
  if (sections.includes("compare")) yield* comparable(visit, subject).map((head) => at("compare", head.id));
  const kind = seats > 1 ? "seats" : "show";
  const answer = await desk.ask({ kind, election: id }, words);
  if (answer.ok) yield* fileNames(visit, subject, answer.report).map((name) => `${at("share")}${name}`);
}
