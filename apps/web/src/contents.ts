/**
 * The contents of a long page: where its parts are, at its right where there is room, else above them.
 *
 * @module
 */

import { type Element, el, type Node } from "@urna/draw";
import type { Visit } from "./reply.ts";

/** A page with fewer parts has no contents. */
const FEWEST = 4;

/** The page with a list of its headings of the second rank below its first element, its title. */
export function withContents({ words }: Visit, [title, ...content]: readonly Element[]): readonly Node[] {
  const headings = content.filter(({ tag }) => tag === "h2");
  if (title === undefined || headings.length < FEWEST) return title === undefined ? [] : [title, ...content];
  const idOf = (heading: Element): string => `part-${headings.indexOf(heading) + 1}`;
  const name = words.word("page.contents");
  return [
    title,
    el(
      "div",
      { class: "listed" },
      el(
        "nav",
        { class: "contents", "aria-label": name },
        el("p", { class: "note" }, name),
        el(
          "ol",
          {},
          ...headings.map((heading) =>
            el("li", {}, el("a", { href: `#${idOf(heading)}` }, ...heading.children)),
          ),
        ),
      ),
      el(
        "div",
        {},
        ...content.map((node) =>
          node.tag === "h2" ? el("h2", { ...node.attributes, id: idOf(node) }, ...node.children) : node,
        ),
      ),
    ),
  ];
}
