/**
 * The record of an election: what observers saw and recommended, what happened when, who could stand. Each choice of a
 * filter has its own address, so nothing needs a script.
 *
 * @module
 */

import { el, type Element } from "@urna/draw";
import { type Footnotes, makeFootnotes } from "@urna/words/record/record-notes";
import { blocksToHtml } from "../../blocks.ts";
import type { Subject } from "../../desk.ts";
import { frameOf } from "../../sections.ts";
import { writePage } from "../../html.ts";
import { type RecordContent, recordPath } from "../../record-frame.ts";
import { numbered } from "../../record-pictures.ts";
import { page, type Reply, type Visit } from "../../reply.ts";
import { notFound } from "../error.ts";
import { RECORD_FILES, recordFile } from "./files.ts";
import { candidacyContent } from "./candidacy.ts";
import { choicePaths } from "./cards.ts";
import { observersContent } from "./observers.ts";
import { kindsOf, timelineContent } from "./timeline.ts";

/** The parts of the record, by the address below it. */
const PARTS = ["observers", "timeline", "candidacy"] as const;
type Part = (typeof PARTS)[number];

export function recordPage(visit: Visit, subject: Subject, rest: readonly string[]): Reply {
  const file = recordFile(visit, subject, rest);
  if (file !== undefined) return file;
  const { desk, words } = visit;
  const notes = makeFootnotes(words, desk.sources(words));
  const [first] = rest;
  const part: Part = first === "timeline" || first === "candidacy" ? first : "observers";
  const shown = contentOf(visit, subject, { part, rest: part === "observers" ? rest : rest.slice(1), notes });
  if (shown === undefined)
    return notFound(visit, { text: words.word("page.notFound"), near: nearOf(visit, subject) });
  return page(
    200,
    writePage(visit, frameOf(visit, subject, "record", `${shown.headline}. ${subject.election.title}`), [
      partNav(visit, subject, part),
      el("h1", { class: "claim" }, shown.headline),
      ...shown.content,
      ...blocksToHtml({ blocks: notes.blocks() }, { sources: words.word("record.sources") }),
    ]),
  );
}

function contentOf(
  visit: Visit,
  subject: Subject,
  { part, rest, notes }: { readonly part: Part; readonly rest: readonly string[]; readonly notes: Footnotes },
): RecordContent | undefined {
  switch (part) {
    case "observers":
      return observersContent(visit, subject, rest, notes);
    case "timeline":
      return timelineContent(visit, subject, rest, notes);
    case "candidacy":
      return rest.length > 0 ? undefined : candidacyContent(visit, subject, notes);
  }
}

function partNav(visit: Visit, subject: Subject, current: Part): Element {
  const { words, root } = visit;
  return el(
    "nav",
    { "aria-label": words.word("page.record.parts") },
    ...PARTS.map((part) =>
      el(
        "a",
        {
          href: `${root}${recordPath(visit, subject, ...(part === "observers" ? [] : [part]))}`,
          "aria-current": part === current ? "page" : undefined,
        },
        words.word(`page.record.${part}`),
      ),
    ),
  );
}

function nearOf(visit: Visit, subject: Subject): readonly { readonly text: string; readonly href: string }[] {
  return PARTS.map((part) => ({
    text: visit.words.word(`page.record.${part}`),
    href: `${visit.root}${recordPath(visit, subject, ...(part === "observers" ? [] : [part]))}`,
  }));
}

/** All addresses below the record: every choice, every kind of event, every file that there is. */
export function recordPaths(visit: Visit, subject: Subject): readonly string[] {
  const { desk, words } = visit;
  const kinds = kindsOf(numbered(desk.recordOf(subject.election.id, words).events, words));
  const files = RECORD_FILES.filter((name) => recordFile(visit, subject, [name]) !== undefined);
  return [
    ...choicePaths(visit, subject)
      .filter((path) => path.length > 0)
      .map((path) => recordPath(visit, subject, ...path)),
    recordPath(visit, subject, "timeline"),
    ...kinds.map((kind) => recordPath(visit, subject, "timeline", kind)),
    recordPath(visit, subject, "candidacy"),
    ...files.map((name) => `${recordPath(visit, subject)}${name}`),
  ];
}
