/**
 * The foot of every page: where to go on, what the reader can choose about the look, the list of keys, and on paper the
 * address with a code to scan.
 *
 * @module
 */

import { el, type Element, qrCode } from "@urna/draw";
import type { Words } from "@urna/words";
import type { Visit } from "./reply.ts";

/** What pins the content of a page: its address with hash and rules. */
export interface Pin {
  /** From the root of the site, with its query. */
  readonly path: string;
  readonly data: string;
  readonly rules: string;
}

export function foot(visit: Visit, pin: Pin | undefined): Element {
  const { words, language, root } = visit;
  return el(
    "footer",
    {},
    el(
      "p",
      {},
      el("a", { href: `${root}${language}/` }, words.word("page.all")),
      " · ",
      words.word("page.noCookies"),
      ...(words.reviewedByNativeSpeaker ? [] : [" ", words.word("page.review")]),
    ),
    choices(words),
    keys(words),
    ...(pin === undefined ? [] : [onPaper(visit, pin)]),
  );
}

/** Only a script can remember what was chosen, so only with one they are shown. */
function choices(words: Words): Element {
  return el(
    "p",
    { class: "choices needs-script" },
    el(
      "label",
      {},
      words.word("page.theme"),
      el(
        "select",
        { id: "theme" },
        ...(["system", "light", "dark"] as const).map((theme) =>
          el("option", { value: theme }, words.word(`page.theme.${theme}`)),
        ),
      ),
    ),
    el("button", { id: "show-keys", type: "button" }, words.word("page.keys")),
  );
}

function keys(words: Words): Element {
  const rows = [
    ["← ↑ → ↓", "page.keysArrows"],
    ["← →", "page.keysRungs"],
    ["Home, End", "page.keysEnds"],
    ["Enter", "page.keysEnter"],
    ["Esc", "page.keysEsc"],
    ["T", "page.keysTable"],
    ["?", "page.keysHelp"],
  ] as const;
  return el(
    "dialog",
    { id: "keys", "aria-labelledby": "keys-head" },
    el("h2", { id: "keys-head" }, words.word("page.keysHead")),
    el(
      "dl",
      { class: "facts" },
      ...rows.map(([key, text]) => el("div", {}, el("dt", {}, key), el("dd", {}, words.word(text)))),
    ),
    el(
      "form",
      { method: "dialog" },
      el(
        "label",
        { class: "check" },
        el("input", { id: "single-keys", type: "checkbox", checked: "" }),
        words.word("page.keysSingle"),
      ),
      el("button", {}, words.word("page.close")),
    ),
  );
}

/** Codes that were made; a page that is asked for again needs none anew. */
const codes = new Map<string, Element>();
const MOST_CODES = 500;

function codeOf(address: string): Element {
  const known = codes.get(address) ?? qrCode(address);
  if (codes.size >= MOST_CODES) codes.clear();
  codes.set(address, known);
  return known;
}

/** Shown on paper only. */
function onPaper({ words, origin }: Visit, { path, data, rules }: Pin): Element {
  const address = `${origin ?? ""}/${path}`;
  return el(
    "div",
    { class: "on-paper" },
    // Without a host there is nothing that a telephone could open.
    ...(origin === undefined ? [] : [codeOf(address)]),
    el(
      "p",
      {},
      words.say("page.print.pin", { data, rules }),
      ": ",
      el("span", { class: "address" }, address),
    ),
  );
}
