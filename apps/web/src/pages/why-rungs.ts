/**
 * An explanation as a ladder: one section for each step, with its picture; links and arrow keys lead from one to the next,
 * and every figure to how it is computed. Told like a judge or like a teacher, from the same steps.
 *
 * @module
 */

import { el, type Element, type Node, type RawRow } from "@urna/draw";
import type { Block, Report } from "@urna/words";
import { inManner } from "@urna/words/manner";
import type { Manner } from "@urna/words/words";
import { blocksToHtml } from "../blocks.ts";
import { chipNav } from "../chips.ts";
import type { Subject } from "../desk.ts";
import { linksOf } from "../election-frame.ts";
import { rungFigures, tableFigures } from "../ladder.ts";
import { openerOf } from "../opened-figures.ts";
import type { Visit } from "../reply.ts";

/** The last part of an address that is told like a teacher. */
export const PLAIN = "plain";

interface Told {
  readonly manner: Manner;
  /** Whom the page is about. */
  readonly asked?: string;
  /** The page as it is told like a judge, and like a teacher. */
  readonly addresses: Readonly<Record<Manner, string>>;
  /** A seat is shown by its reason; the pictures are one page higher. */
  readonly hasPictures?: boolean;
  readonly answerAs?: "h1" | "h2";
}

interface Rung {
  /** What it is about; undefined for what stands between and below rungs. */
  readonly id?: string;
  readonly head: string;
  readonly blocks: Block[];
}

/** The report with its switch, its rungs, and every figure opened. */
export function rungsView(
  visit: Visit,
  subject: Subject,
  report: Report,
  { manner, asked, addresses, hasPictures = true, answerAs = "h1" }: Told,
): readonly Element[] {
  const { words } = visit;
  const opener = openerOf({ ...visit, words: inManner(words, manner) }, subject, asked);
  const links = linksOf(visit, subject);
  const dressing = {
    answerAs,
    openOf: opener.ofFact,
    linkOf: (column: string, raw: string, row: RawRow) => links(column, raw) ?? opener.ofCell(column, row),
    ...(hasPictures ? { before: tableFigures(visit, subject, asked) } : {}),
  };
  const parts = split(report.blocks);
  const count = parts.filter(({ id }) => id !== undefined).length;
  const pictures = rungFigures(visit, subject, asked);
  let place = 0;
  const [before, ...rest] = parts.map(({ id, head, blocks }): readonly Element[] => {
    const content = blocksToHtml({ blocks }, dressing);
    if (id === undefined) return content;
    place++;
    return [
      el(
        "section",
        { class: "rung", id: `step-${place}`, "data-rung": "", tabindex: -1, "aria-label": head },
        ...content,
        ...(hasPictures && asked !== undefined ? pictures(id) : []),
        pager(visit, place, count),
      ),
    ];
  });
  const steps = parts.flatMap(({ id, head }) => (id === undefined ? [] : [head]));
  return [
    ...(before ?? []),
    switchOf(visit, manner, addresses),
    ...(manner === "teacher" ? [el("p", { class: "note" }, words.word("page.rounded"))] : []),
    contents(visit, steps),
    ...rest.flat(),
    ...opener.list,
  ];
}

/** What stands before the first rung, the rungs, and what stands below them. */
function split(blocks: readonly Block[]): readonly Rung[] {
  const parts: Rung[] = [{ head: "", blocks: [] }];
  for (const block of blocks) {
    if (block.kind === "heading")
      parts.push({ ...(block.id === undefined ? {} : { id: block.id }), head: block.text, blocks: [] });
    parts.at(-1)?.blocks.push(block);
  }
  return parts;
}

function contents({ words }: Visit, steps: readonly string[]): Element {
  return el(
    "nav",
    { "aria-label": words.word("page.rungs") },
    el(
      "ol",
      { class: "chips steps" },
      ...steps.map((head, i) => el("li", {}, el("a", { href: `#step-${i + 1}` }, head))),
    ),
  );
}

function pager({ words }: Visit, place: number, count: number): Element {
  const link = (to: number, key: "page.rungBefore" | "page.rungAfter"): readonly Node[] =>
    to < 1 || to > count ? [] : [el("a", { class: "act", href: `#step-${to}` }, words.word(key))];
  return el(
    "p",
    { class: "pager" },
    ...link(place - 1, "page.rungBefore"),
    ...link(place + 1, "page.rungAfter"),
  );
}

function switchOf({ words }: Visit, manner: Manner, addresses: Told["addresses"]): Element {
  const manners = ["judge", "teacher"] as const;
  return chipNav(
    words.word("page.manner"),
    manners.map((each) => ({
      href: addresses[each],
      text: words.word(`page.${each}`),
      isCurrent: each === manner,
    })),
  );
}
