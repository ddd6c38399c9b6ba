/**
 * The controls of a what-if page: ready-made changes as links, and a form that is sent as a query.
 *
 * @module
 */

import { type Element, el } from "@urna/draw";
import { FORMULAS, tiersOf } from "@urna/insight";
import { barIn } from "@urna/words";
import { pathOf } from "../addresses.ts";
import type { Subject } from "../desk.ts";
import { seatedIn } from "../pictures.ts";
import type { Visit } from "../reply.ts";
import { PRESET_WORD, type Preset, PRESETS } from "./what-if-question.ts";

/** Ready-made changes; the one that is shown is marked. */
export function presets(
  { words, root, language }: Visit,
  subject: Subject,
  shown: Preset | undefined,
): Element {
  const tiers = tiersOf(subject.scenario.rules);
  const fits = PRESETS.filter((preset) => (preset !== "linked" && preset !== "all-list") || tiers.length > 1);
  return el(
    "nav",
    { "aria-label": words.word("page.whatIfPresets") },
    el(
      "ul",
      { class: "chips" },
      ...fits.map((preset) =>
        el(
          "li",
          {},
          el(
            "a",
            {
              href: `${root}${pathOf(language, subject.election.id, "what-if", ...(preset === "law" ? [] : [preset]))}`,
              "aria-current": preset === shown ? "page" : undefined,
            },
            words.word(PRESET_WORD[preset]),
          ),
        ),
      ),
    ),
  );
}

/** The form: every field says what the law has, and an empty one changes nothing. */
export function whatIfForm(
  { words, query, root, language }: Visit,
  subject: Subject,
  party: string,
): Element {
  const { rules } = subject.scenario;
  const formula = query["formula"] ?? "";
  const tiers = tiersOf(rules).filter((tier) => tier.seats !== undefined);
  const option = (value: string, text: string, chosen: string): Element =>
    el("option", { value, selected: value === chosen ? "selected" : undefined }, text);
  return el(
    "form",
    {
      method: "get",
      action: `${root}${pathOf(language, subject.election.id, "what-if")}`,
      "aria-label": words.word("page.whatIfForm"),
    },
    el(
      "label",
      {},
      words.word("page.whatIfBar"),
      el("input", {
        name: "bar",
        inputmode: "decimal",
        autocomplete: "off",
        maxlength: 12,
        placeholder: barIn(rules) ?? "0",
        value: query["bar"] ?? "",
      }),
    ),
    el(
      "label",
      {},
      words.word("page.whatIfFormula"),
      el(
        "select",
        { name: "formula" },
        option("", words.word("page.whatIfAsLaw"), formula),
        ...[...FORMULAS.keys()].map((name) => option(name, words.find(`formula.${name}`) ?? name, formula)),
      ),
    ),
    ...tiers.map(({ id, seats }) =>
      el(
        "label",
        {},
        words.say("page.whatIfSeats", { tier: words.find(`tier.${id}`) ?? id }),
        el("input", {
          name: `seats-${id}`,
          inputmode: "numeric",
          autocomplete: "off",
          maxlength: 4,
          placeholder: words.numbers.whole(seats ?? 0),
          value: query[`seats-${id}`] ?? "",
        }),
      ),
    ),
    el(
      "label",
      {},
      words.word("page.whatIfParty"),
      el(
        "select",
        { name: "party" },
        ...seatedIn(subject).map((row) => option(row.contender, subject.naming.short(row.contender), party)),
      ),
    ),
    ...(tiers.length > 1
      ? [
          el(
            "label",
            { class: "check" },
            el("input", {
              type: "checkbox",
              name: "link",
              value: "1",
              checked: query["link"] === "1" ? "checked" : undefined,
            }),
            words.word("page.whatIfLink"),
          ),
        ]
      : []),
    el("button", { type: "submit" }, words.word("page.whatIfCompute")),
    el(
      "a",
      { href: `${root}${pathOf(language, subject.election.id, "what-if")}` },
      words.word("page.whatIfReset"),
    ),
  );
}
