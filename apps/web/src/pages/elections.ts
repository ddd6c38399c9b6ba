/**
 * The list of elections.
 *
 * @module
 */

import { el } from "@urna/draw";
import { pathOf } from "../addresses.ts";
import { blocksToHtml } from "../blocks.ts";
import { writePage } from "../html.ts";
import { page, type Reply, type Visit } from "../reply.ts";
import { refused } from "./error.ts";
import { TITLES, WORKSHOPS } from "./workshop.ts";

export async function electionsPage(visit: Visit): Promise<Reply> {
  const { desk, words, root, language } = visit;
  const answer = await desk.ask({ kind: "elections" }, words);
  if (!answer.ok) return refused(visit, answer);
  const content = [
    ...blocksToHtml(answer.report, {
      linkOf: (column, raw) => (column === "election" ? `${root}${pathOf(language, raw)}` : undefined),
      before: () => [],
    }),
  ];
  const [first, ...rest] = content;
  return page(
    200,
    writePage(visit, { title: words.word("page.all") }, [
      ...(first === undefined ? [] : [first]),
      el("p", {}, words.word("page.about")),
      el(
        "ul",
        { class: "chips", "aria-label": words.word("page.tools") },
        ...WORKSHOPS.map((kind) => {
          const href = `${root}${pathOf(language, kind)}`;
          return el("li", {}, el("a", { href }, words.word(TITLES[kind])));
        }),
      ),
      ...rest,
    ]),
  );
}
