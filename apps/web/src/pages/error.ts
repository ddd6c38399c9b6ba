/**
 * Pages for what is not there: what was not found, what is written alike, where to go on.
 *
 * @module
 */

import { el } from "@urna/draw";
import { pathOf } from "../addresses.ts";
import { blocksToHtml } from "../blocks.ts";
import type { Refusal } from "../desk.ts";
import { writePage } from "../html.ts";
import { page, type Reply, type Visit } from "../reply.ts";

export interface Lost {
  readonly text: string;
  readonly near: readonly { readonly text: string; readonly href: string }[];
}

/** Nothing is at this address. */
export function notFound(visit: Visit, { text, near }: Lost): Reply {
  const { words, root, language } = visit;
  return page(
    404,
    writePage(visit, { title: text, inLanguage: (other) => pathOf(other) }, [
      el("h1", { class: "claim" }, text),
      ...(near.length === 0
        ? []
        : [
            el("p", { class: "near" }, `${words.word("cli.didYouMean")}:`),
            el(
              "ul",
              { class: "links" },
              ...near.map((each) => el("li", {}, el("a", { href: each.href }, each.text))),
            ),
          ]),
      el("p", {}, el("a", { href: `${root}${pathOf(language)}` }, words.word("page.all"))),
    ]),
  );
}

/** The command has no answer: its reasons as a page. */
export function refused(visit: Visit, { text, details, near, report }: Refusal, status = 422): Reply {
  const { words } = visit;
  const title = text === "" ? words.word("page.unreadable") : text;
  return page(
    status,
    writePage(visit, { title }, [
      ...(report === undefined ? [el("h1", { class: "claim" }, title)] : []),
      ...(details.length === 0 ? [] : [el("ul", {}, ...details.map((each) => el("li", {}, each)))]),
      ...(near.length === 0 ? [] : [el("p", {}, `${words.word("cli.didYouMean")}: ${near.join(", ")}`)]),
      ...(report === undefined ? [] : blocksToHtml(report)),
    ]),
  );
}
