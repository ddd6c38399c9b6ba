/**
 * The dossier: who could stand, the result and what it is worth, what observers said, and what became of it, in sentences
 * with their sources; as Markdown too.
 *
 * @module
 */

import { el } from "@urna/draw";
import { pathOf } from "../addresses.ts";
import { blocksToHtml } from "../blocks.ts";
import { withContents } from "../contents.ts";
import type { Subject } from "../desk.ts";
import { frameOf } from "../sections.ts";
import { writePage } from "../html.ts";
import { download, page, type Reply, type Visit } from "../reply.ts";
import { notFound, refused } from "./error.ts";

/** The dossier as Markdown, below its page. */
export const DOSSIER_FILE = "dossier.md";

/** The dossier: numbers in square brackets lead to its sources, and the pages that have more to their part of it. */
export async function dossierPage(visit: Visit, subject: Subject, rest: readonly string[]): Promise<Reply> {
  const { desk, words, root, language } = visit;
  const { id, title } = subject.election;
  const [file, more] = rest;
  if (more !== undefined || (file !== undefined && file !== DOSSIER_FILE))
    return notFound(visit, { text: words.word("page.notFound"), near: [] });
  const answer = await desk.ask({ kind: "dossier", election: id }, words);
  if (!answer.ok) return refused(visit, answer);
  if (file === DOSSIER_FILE) return download("text/markdown", desk.markdown(answer.report));
  const [head, ...content] = blocksToHtml(answer.report, { sources: words.word("record.sources") });
  const to = (
    key: "page.record.observers" | "page.record.timeline" | "page.record.candidacy",
    path: string,
  ) => el("li", {}, el("a", { href: `${root}${pathOf(language, id, "record")}${path}` }, words.word(key)));
  const links = el(
    "ul",
    { class: "chips" },
    ...(subject.isOnRecord
      ? [
          to("page.record.candidacy", "candidacy/"),
          to("page.record.observers", ""),
          to("page.record.timeline", "timeline/"),
        ]
      : []),
    el("li", {}, el("a", { href: DOSSIER_FILE }, words.word("page.dossier.markdown"))),
  );
  return page(
    200,
    writePage(visit, frameOf(visit, subject, "dossier", `${words.word("page.dossier")}: ${title}`), [
      ...withContents(visit, [...(head === undefined ? [] : [head]), links, ...content]),
    ]),
  );
}
