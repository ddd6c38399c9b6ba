/**
 * Choices as a row of links, the one that is shown marked.
 *
 * @module
 */

import { el, type Element } from "@urna/draw";

interface Chip {
  readonly href: string;
  readonly text: string;
  readonly isCurrent: boolean;
  /** The whole name, where the text is short. */
  readonly title?: string;
}

/** Each leads to a page of its own; `label` says what is chosen. */
export function chipNav(label: string, chips: readonly Chip[]): Element {
  return el(
    "nav",
    { "aria-label": label },
    el(
      "ul",
      { class: "chips" },
      ...chips.map(({ href, text, isCurrent, title }) =>
        el("li", {}, el("a", { href, title, "aria-current": isCurrent ? "page" : undefined }, text)),
      ),
    ),
  );
}
