/**
 * Every figure of a ladder opened: its formula, in which each input leads to its own formula, down to the published votes
 * with their sources.
 *
 * @module
 */

import { el, type Element, type RawRow } from "@urna/draw";
import { sectionPath } from "./addresses.ts";
import type { Subject } from "./desk.ts";
import { figuresOf, type Kind, KINDS } from "./opened-formulas.ts";
import { barOf } from "./pictures.ts";
import type { Visit } from "./reply.ts";
import { sectionsOf } from "./sections.ts";

function isKind(column: string): column is Kind {
  return KINDS.some((kind) => kind === column);
}

/** Facts about one contender, with the kind of figure. */
const KIND_OF_FACT: ReadonlyMap<string, string> = new Map([
  ["votes", "votes"],
  ["bar", "margin"],
  ["full", "full"],
  ["remainder", "remainder"],
]);

/** From a cell of another page to where its figure is opened on the ladder; undefined where it is not. */
export function openedOnLadder(
  { root, language }: Visit,
  subject: Subject,
): (column: string, row: RawRow) => string | undefined {
  const bar = barOf(subject);
  const shares = new Set(bar?.missing.length === 0 ? bar.rows.map((row) => row.contender) : []);
  const ladder = `${root}${sectionPath(language, subject.election.id, "why")}`;
  return (column, row) => {
    const who = row["contender"];
    const isOpened = (column === "votes" || column === "share") && typeof who === "string" && shares.has(who);
    return isOpened ? `${ladder}#figure-${column}-${who}` : undefined;
  };
}

/** Links from the figures of a ladder to where they are opened, and the list of all of them. */
export interface Opener {
  readonly ofCell: (column: string, row: RawRow) => string | undefined;
  readonly ofFact: (figure: string) => string | undefined;
  readonly list: readonly Element[];
}

/** `asked` is whom the page is about. */
export function openerOf(visit: Visit, subject: Subject, asked?: string): Opener {
  const { words, root, language } = visit;
  const figures = figuresOf(visit, subject);
  const known = new Set(figures.map(({ id }) => id));
  const link = (id: string): string | undefined => (known.has(id) ? `#${id}` : undefined);
  const sources = `${root}${sectionPath(language, subject.election.id, "source")}`;
  // Tables that came as a whole have no page of sources.
  const hasSources = sectionsOf(subject).includes("source");
  return {
    ofCell: (column, row) => {
      const who = row["contender"] ?? row["option"];
      return isKind(column) && typeof who === "string" ? link(`figure-${column}-${who}`) : undefined;
    },
    ofFact: (figure) =>
      link(figure === "quota" ? "figure-quota" : `figure-${KIND_OF_FACT.get(figure)}-${asked}`),
    list:
      figures.length === 0
        ? []
        : [
            el("h2", {}, words.word("page.opened")),
            el("p", { class: "note" }, words.word("page.openedNote")),
            el(
              "dl",
              { class: "facts opened" },
              ...figures.map(({ id, name, formula, value, source }) =>
                el(
                  "div",
                  { id, tabindex: -1 },
                  el("dt", {}, name),
                  el(
                    "dd",
                    {},
                    ...(formula === undefined ? [] : [...formula, " = "]),
                    el("strong", {}, value),
                    ...(source === undefined || !hasSources
                      ? []
                      : [" ", el("a", { href: `${sources}#${source}` }, words.word("page.figureSource"))]),
                  ),
                ),
              ),
            ),
          ],
  };
}
