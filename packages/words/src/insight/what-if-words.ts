/**
 * Changes, assumptions, missing inputs and majorities of what-if questions, one phrase each.
 *
 * @module
 */

import { parseRatio } from "@urna/law";
import type { Block } from "../blocks.ts";
import { barIn, formulaIn, saysAlready, seatsIn, valueIn } from "./law-before.ts";
import { contestName, levelName, lineName, tierName } from "../terms.ts";
import type {
  Change,
  WhatIfAssumption,
  RulesDocument,
  MajorityChange,
  MissingInput,
  WhatIfContext,
} from "./what-if-input.ts";
import type { Words } from "../words.ts";

/**
 * The first line: what is different, and from what. `document` is the law that was changed; `swept` says between which ends
 * something runs.
 */
export function changesHead(
  { words, rules }: WhatIfContext,
  changes: readonly Change[],
  document: RulesDocument,
  swept?: string,
): string {
  const said = [
    ...(swept === undefined ? [] : [swept]),
    ...ofLaw(changes).map((change) => changePhrase(words, change, lawBefore(change, changes, document))),
  ];
  const given = changes.flatMap((change) =>
    change.kind === "assume" ? [words.say("whatif.set", { path: change.name, value: change.value })] : [],
  );
  const text = (said.length > 0 ? said : given).join("; ") || words.word("whatif.nothing");
  return changes.some((change) => change.kind === "rules")
    ? words.say("whatif.headOnly", { changes: text })
    : words.say("whatif.head", { changes: text, rules });
}

/** That nothing is changed, because all that was asked for stands in the law already; nothing where something is. */
export function unchangedBlocks(
  { words }: WhatIfContext,
  changes: readonly Change[],
  document: RulesDocument,
): readonly Block[] {
  const asked = ofLaw(changes);
  const isSame = asked.every((change) => saysAlready(lawBefore(change, changes, document), change));
  return asked.length > 0 && asked.length === changes.length && isSame
    ? [{ kind: "paragraph", text: words.word("whatif.unchanged") }]
    : [];
}

function ofLaw(changes: readonly Change[]): readonly Change[] {
  return changes.filter((change) => change.kind !== "assume");
}

/** The law that a change finds: another one where the same question brings it. */
function lawBefore(change: Change, changes: readonly Change[], document: RulesDocument): RulesDocument {
  const other = changes.find((each) => each.kind === "rules");
  return other === undefined || change === other ? document : other.rules;
}

function changePhrase(words: Words, change: Change, document: RulesDocument): string {
  const isSame = saysAlready(document, change);
  if (change.kind === "rules") {
    const rules = String(change.rules["id"]);
    return isSame ? words.say("whatif.rulesInForce", { rules }) : words.say("whatif.rules", { rules });
  }
  return isSame
    ? words.say("whatif.already", { change: otherPhrase(words, change, {}) })
    : otherPhrase(words, change, document);
}

/** What is changed within a law; from what, where the law says it. */
function otherPhrase(
  words: Words,
  change: Exclude<Change, { readonly kind: "rules" }>,
  document: RulesDocument,
): string {
  switch (change.kind) {
    case "bar": {
      const before = barIn(document);
      const after = shareText(words, change.share);
      return before === undefined
        ? words.say("whatif.barNew", { after })
        : words.say("whatif.bar", { after, before: shareText(words, before) });
    }
    case "formula": {
      const name = formulaName(words, change.formula);
      const before = formulaIn(document);
      return before === undefined
        ? words.say("whatif.formula", { name })
        : words.say("whatif.formulaFrom", { name, before: formulaName(words, before) });
    }
    case "seats":
      return Object.entries(change.tiers)
        .map(([id, seats]) => seatsPhrase(words, id, seats, seatsIn(document, id)))
        .join(", ");
    case "link":
      return words.word("whatif.link");
    case "set":
      return setPhrase(words, change, valueIn(document, change.path));
    case "against-all":
      return words.word(`whatif.against.${change.as}`);
    case "assume":
      return "";
  }
}

function seatsPhrase(words: Words, id: string, seats: number, before: number | undefined): string {
  const said = { tier: tierName(words, id), seats: words.numbers.whole(seats) };
  return before === undefined || before === seats
    ? words.say("whatif.seats", said)
    : words.say("whatif.seatsFrom", { ...said, before: words.numbers.whole(before) });
}

function setPhrase(
  words: Words,
  { path, value }: { readonly path: string; readonly value: string },
  before: string | undefined,
): string {
  return before === undefined
    ? words.say("whatif.set", { path, value })
    : words.say("whatif.setFrom", { path, value, before });
}

/** A formula by its name in the language; one that was put together by hand as its fields. */
function formulaName(words: Words, formula: string | RulesDocument): string {
  return typeof formula === "string"
    ? (words.find(`formula.${formula}`) ?? formula)
    : Object.entries(formula)
        .map(([field, value]) => `${field} ${String(value)}`)
        .join(", ");
}

/** `7%` as the language writes it. */
export function shareText(words: Words, written: string): string {
  if (/^\d+(\.\d+)?%$/.test(written)) return words.numbers.printedPercent(written.slice(0, -1));
  const share = parseRatio(written);
  return share === undefined ? written : words.numbers.share(share);
}

/** All that was assumed, as the last blocks of an answer. */
export function assumptionBlocks(
  ctx: WhatIfContext,
  assumptions: readonly WhatIfAssumption[],
): readonly Block[] {
  return [
    { kind: "heading", text: ctx.words.word("whatif.assumptions") },
    { kind: "list", items: assumptionTexts(ctx, assumptions) },
  ];
}

/** What had to be assumed, in sentences; that the votes stay the same is always said. */
export function assumptionTexts(
  { words, naming }: WhatIfContext,
  assumptions: readonly WhatIfAssumption[],
): readonly string[] {
  const whole = (n: number): string => words.numbers.whole(n);
  const texts = assumptions.map((assumed): string => {
    switch (assumed.kind) {
      case "split":
        return words.say("assume.split", {
          tier: tierName(words, assumed.tier),
          seats: words.counted("seats", assumed.seats),
          before: whole(assumed.before),
          by: Object.entries(assumed.by)
            .sort(([, a], [, b]) => b - a)
            .map(([id, seats]) => `${naming.short(id)} ${whole(seats)}`)
            .join(", "),
        });
      case "appointed":
        return words.say("assume.appointed", {
          tier: tierName(words, assumed.tier),
          seats: words.counted("seats", assumed.seats),
        });
      case "against-all":
        return assumed.votes === null
          ? words.word("assume.against.unknown")
          : words.say(assumed.counted === true ? "assume.against.leftOut" : `assume.against.${assumed.as}`, {
              votes: whole(assumed.votes),
            });
      case "not-offered":
        return words.say("assume.notOffered", { line: lineName(words, assumed.line) });
      case "lone-list":
        return words.say("assume.loneList", { tier: tierName(words, assumed.tier) });
      case "set-aside":
        return words.say("assume.setAside", {
          seats: whole(assumed.seats),
          shared: whole(assumed.shared),
        });
      case "given":
        return words.say("assume.given", { name: assumed.name, value: assumed.value });
      case "open":
        return words.say("assume.open", { tier: tierName(words, assumed.tier) });
      case "unused":
        return words.say("assume.unused", { contest: contestName(words, assumed.contest) });
    }
  });
  return [...new Set([...texts, words.word("assume.same")])];
}

/** What is missing, each with the option that gives it. */
export function needTexts(words: Words, needs: readonly MissingInput[]): readonly string[] {
  return needs.map((need) => {
    const values = { name: need.name, what: needName(words, need) };
    const number = need.count === undefined || need.count === 0 ? undefined : words.numbers.whole(need.count);
    switch (need.kind) {
      case "contest":
        return number === undefined
          ? words.say("need.contest", values)
          : words.say("need.contestAreas", { ...values, number });
      case "rankings":
        return words.say("need.rankings", values);
      case "marks":
        return words.say("need.marks", values);
      case "level":
        return words.say("need.level", values);
      case "areas":
        return number === undefined
          ? words.say("need.figures", values)
          : words.say("need.areas", { ...values, number });
      case "seats":
        return number === undefined
          ? words.say("need.seats", values)
          : words.say("need.seatsInAll", { ...values, number });
      case "line":
        return words.say("need.line", values);
    }
  });
}

/** A missing input by its name in the language. */
export function needName(words: Words, { kind, name }: MissingInput): string {
  switch (kind) {
    case "contest":
    case "rankings":
    case "marks":
      return contestName(words, name);
    case "seats":
      return levelName(words, name.slice(0, name.lastIndexOf(".")));
    case "level":
    case "areas":
      return levelName(words, name);
    case "line":
      return lineName(words, name);
  }
}

/** "two thirds", "more than half"; any other as the law writes it. */
export function majorityName(words: Words, { is, share }: Pick<MajorityChange, "is" | "share">): string {
  const known = words.find(`majority.${is}.${share}`);
  if (known !== undefined) return known;
  const written = shareText(words, share);
  return words.say(is === "atLeast" ? "bar.atLeast" : "bar.moreThan", { share: written });
}

/** Who reaches or loses which majority; of the strongest also what it keeps, and what it is short of. */
export function majorityTexts(
  { words, naming }: WhatIfContext,
  majorities: readonly MajorityChange[],
  strongest: { readonly contender: string; readonly seats: number } | undefined,
): readonly string[] {
  const texts: string[] = [];
  // Several persons under one name decide nothing together.
  const blocs = (ids: readonly string[]): readonly string[] =>
    ids.filter((id) => naming.isSeveral?.(id) !== true);
  const names = (ids: readonly string[]): string => words.list(ids.map((id) => naming.short(id)));
  const values = (majority: MajorityChange): { bar: string; needed: string } => ({
    bar: majorityName(words, majority),
    needed: words.numbers.whole(majority.neededAfter),
  });
  for (const majority of majorities) {
    const [gained, lost] = [blocs(majority.gained), blocs(majority.lost)];
    if (gained.length > 0)
      texts.push(words.say("whatif.gains", { names: names(gained), ...values(majority) }));
    if (lost.length > 0) texts.push(words.say("whatif.loses", { names: names(lost), ...values(majority) }));
  }
  if (strongest === undefined || blocs([strongest.contender]).length === 0) return texts;
  const name = naming.short(strongest.contender);
  const kept = majorities.filter(
    (m) => m.held.includes(strongest.contender) && !m.gained.includes(strongest.contender),
  );
  const highest = kept.at(-1);
  if (highest !== undefined) texts.push(words.say("whatif.keeps", { names: name, ...values(highest) }));
  const next = majorities.find((m) => m.neededAfter > strongest.seats);
  if (next !== undefined) {
    const short = words.numbers.whole(next.neededAfter - strongest.seats);
    texts.push(words.say("whatif.short", { name, short, ...values(next) }));
  }
  return texts;
}
