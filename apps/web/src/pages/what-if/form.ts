/**
 * The controls of a what-if page: ready-made questions as links, and the law as a sentence whose parts can be changed. It is
 * a form that is sent as a query; where a script runs it answers at once.
 *
 * @module
 */

import { type Element, el } from "@urna/draw";
import { FORMULAS, tiersOf } from "@urna/insight";
import { barIn } from "@urna/words";
import { pathOf, writeQuery } from "../../addresses.ts";
import { chipNav } from "../../chips.ts";
import { seatedIn } from "../../pictures.ts";
import { hasAgainstAll, PRESET_WORD, presetsFor, questionOf, valueOf } from "./question.ts";
import type { Workbench } from "./workbench.ts";

/** Ready-made questions; the one that is shown is marked. */
export function presets({ reader, subject, query, preset }: Workbench): Element {
  const { words, root, language } = reader;
  const kept = { party: query["party"], x: query["x"], pins: query["pins"] };
  const isLaw = preset === undefined && Object.keys(questionOf(query)).length === 0;
  const shown = isLaw ? "law" : preset;
  return chipNav(
    words.word("page.whatIfPresets"),
    presetsFor(subject.scenario).map((each) => {
      const parts = each === "law" ? [] : [each];
      const path = pathOf(language, subject.election.id, "what-if", ...parts);
      return {
        href: `${root}${path}${writeQuery(kept)}`,
        text: words.word(PRESET_WORD[each]),
        isCurrent: each === shown,
      };
    }),
  );
}

/** The law as a sentence: every part says what the law has, and an empty one changes nothing. */
export function sentence(bench: Workbench, party: string): Element {
  const { reader, subject, query, address } = bench;
  const { words } = reader;
  const { rules } = subject.scenario;
  const laws = subject.laws();
  const chosen = laws.find((law) => law["id"] === valueOf(query, "law")) ?? rules;
  const tiers = tiersOf(chosen).filter((tier) => tier.seats !== undefined);
  const asLaw: Choice = ["", words.word("page.whatIfAsLaw")];
  const hidden = (name: string): readonly Element[] =>
    query[name] === undefined ? [] : [el("input", { type: "hidden", name, value: query[name] })];
  return el(
    "form",
    {
      class: reader.live ? "sentence" : "sentence needs-script",
      method: "get",
      action: address,
      "aria-label": words.word("page.whatIfForm"),
    },
    ...(laws.length === 0
      ? []
      : [
          choice(words.word("page.whatIfLaw"), "law", valueOf(query, "law"), [
            ["", String(rules["id"])],
            ...laws.map((law): Choice => [String(law["id"]), String(law["id"])]),
          ]),
        ]),
    ...tiers.map(({ id, seats }) =>
      entry(bench, words.say("page.whatIfSeats", { tier: words.find(`tier.${id}`) ?? id }), {
        name: `seats-${id}`,
        inputmode: "numeric",
        maxlength: 4,
        "data-step": 1,
        placeholder: words.numbers.whole(seats ?? 0),
      }),
    ),
    choice(words.word("page.whatIfFormula"), "formula", query["formula"] ?? "", [
      asLaw,
      ...[...FORMULAS.keys()].map((name): Choice => [name, words.find(`formula.${name}`) ?? name]),
    ]),
    entry(bench, words.word("page.whatIfBar"), {
      name: "bar",
      inputmode: "decimal",
      maxlength: 12,
      "data-step": 0.5,
      placeholder: (barIn(chosen) ?? "0").replace("%", ""),
    }),
    ...(hasAgainstAll(subject)
      ? [
          choice(words.word("page.whatIfAgainst"), "against", query["against"] ?? "", [
            asLaw,
            ["in", words.word("page.whatIfAgainstIn")],
            ["out", words.word("page.whatIfAgainstOut")],
            ["empty", words.word("page.whatIfAgainstEmpty")],
            ...(tiers.length > 1 ? [["rerun", words.word("page.whatIfAgainstRerun")] as const] : []),
          ]),
        ]
      : []),
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
    choice(
      words.word("page.whatIfParty"),
      "party",
      party,
      seatedIn(subject).map((row): Choice => [row.contender, subject.naming.short(row.contender)]),
    ),
    ...hidden("x"),
    ...hidden("pins"),
    el("button", { type: "submit" }, words.word("page.whatIfCompute")),
    el("a", { href: `${address}${writeQuery({ pins: query["pins"] })}` }, words.word("page.whatIfReset")),
    ...(bench.canUndo
      ? [el("button", { type: "button", "data-act": "undo" }, words.word("page.whatIfUndo"))]
      : []),
  );
}

/** A value and how it is called. */
type Choice = readonly [string, string];

function choice(label: string, name: string, chosen: string, options: readonly Choice[]): Element {
  return el(
    "label",
    {},
    label,
    el(
      "select",
      { name },
      ...options.map(([value, text]) =>
        el("option", { value, selected: value === chosen ? "selected" : undefined }, text),
      ),
    ),
  );
}

function entry(
  { query }: Workbench,
  label: string,
  attributes: Readonly<Record<string, string | number>> & { readonly name: string },
): Element {
  const value = query[attributes.name] ?? "";
  return el("label", {}, label, el("input", { ...attributes, autocomplete: "off", value }));
}

/**
 * Where other sizes of tiers give another house: how many seats there would be, and the two ways to have as many as the law
 * has.
 */
export function mismatch({ reader, subject, query, address }: Workbench): readonly Element[] {
  const { words } = reader;
  const tiers = tiersOf(subject.scenario.rules).filter((tier) => tier.seats !== undefined);
  const house = tiers.reduce((sum, tier) => sum + (tier.seats ?? 0), 0);
  const sizes = tiers.map(({ id, seats }) => {
    const written = valueOf(query, `seats-${id}`);
    return { id, seats: /^\d{1,4}$/.test(written) ? Number(written) : (seats ?? 0) };
  });
  const sum = sizes.reduce((all, tier) => all + tier.seats, 0);
  if (valueOf(query, "law") !== "" || tiers.length < 2 || sum === house) return [];
  const fixes = sizes.flatMap(({ id, seats }) => {
    const fitting = seats + house - sum;
    if (fitting < 0) return [];
    const to = `${address}${writeQuery({ ...query, [`seats-${id}`]: `${fitting}` })}`;
    const text = words.say("page.whatIfFix", {
      tier: words.find(`tier.${id}`) ?? id,
      seats: words.numbers.whole(fitting),
    });
    return [el("li", {}, el("a", { href: to }, text))];
  });
  return [
    el(
      "p",
      { class: "notice" },
      words.say("page.whatIfHouse", { seats: words.numbers.whole(sum), law: words.numbers.whole(house) }),
    ),
    el("ul", { class: "chips" }, ...fixes),
  ];
}
