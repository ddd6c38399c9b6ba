/**
 * Parts that the sentences of several clauses share: bars, bases, seats, levels, ties.
 *
 * @module
 */

import { type Body, numberIn, objectIn, objectsIn, ratioIn, type RuleContext, textIn } from "./rule-body.ts";
import { areasOf, barText, baseName, factName, levelName } from "../terms.ts";

/** "at least 5 %"; empty when the body has no bar. */
export function writtenBar({ words }: RuleContext, body: Body): string {
  const atLeast = ratioIn(body, "atLeast");
  const share = atLeast ?? ratioIn(body, "moreThan");
  return share === undefined
    ? ""
    : barText(words, { is: atLeast === undefined ? "moreThan" : "atLeast", share });
}

/** The lines of a base by its id, as one phrase; the id where the document does not have it. */
export function writtenBase({ words, rules }: RuleContext, id: string | undefined): string {
  const base = id === undefined ? undefined : rules.bases.get(id);
  return base === undefined ? (id ?? "") : baseName(words, base.lines);
}

/** How many seats, in which areas: "29 areas (district): 1 seat each". */
export function writtenSeats({ words }: RuleContext, body: Body): string {
  const seats = seatsOf({ words }, body);
  const level = textIn(body, "in");
  const areas = numberIn(body, "areas");
  if (areas !== undefined && level !== undefined) {
    return words.say("rule.seatsInAreas", { areas: areasOf(words, level, areas), seats });
  }
  return level === undefined
    ? seats
    : words.say("rule.seatsAtLevel", { level: levelName(words, level), seats });
}

function seatsOf({ words }: Pick<RuleContext, "words">, body: Body): string {
  const fixed = numberIn(body, "seats");
  if (fixed !== undefined) return words.counted("seats", fixed);
  if (body["seats"] === "area") return words.word("rule.seatsOfArea");
  const rule = objectIn(body, "seats") ?? {};
  const part = ratioIn(rule, "part");
  const of = textIn(rule, "of");
  if (part !== undefined && of !== undefined) {
    const rounded = words.word(textIn(rule, "rounded") === "up" ? "rule.roundedUp" : "rule.roundedDown");
    return words.say("rule.seatsPart", { part: words.numbers.share(part), of: factName(words, of), rounded });
  }
  const figure = textIn(rule, "figure");
  if (figure !== undefined) return words.say("rule.seatsFigure", { figure: factName(words, figure) });
  const less = rule["less"];
  const from = rule["from"];
  const written = (value: unknown): string =>
    typeof value === "number"
      ? words.numbers.whole(value)
      : value === "area"
        ? words.word("value.area")
        : String(value);
  if (from === undefined || (from === "area" && less === undefined)) return words.word("rule.seatsOfArea");
  return less === undefined || less === 0
    ? words.say("rule.seatsFrom", { step: written(from) })
    : words.say("rule.seatsLess", { step: written(from), less: written(less) });
}

/** One sentence for the order in which ties are resolved; none when the document names no rule. */
export function writtenTies({ words }: RuleContext, body: Body): readonly string[] {
  const rules = objectsIn(body, "ties").map((tie) => writtenTie(words, tie));
  return rules.length === 0 ? [] : [words.say("rule.ties", { rules: rules.join("; ") })];
}

function writtenTie(words: RuleContext["words"], tie: Body): string {
  const by = textIn(tie, "by") ?? "";
  const fact = textIn(tie, "fact");
  const votes = textIn(tie, "votes");
  if (by === "earlier" && fact !== undefined)
    return words.say("tie.rule.earlier", { fact: factName(words, fact) });
  if (by === "later" && fact !== undefined)
    return words.say("tie.rule.later", { fact: factName(words, fact) });
  if (by === "more" && votes !== undefined) return words.say("tie.rule.more", { votes });
  if (by === "fewer" && votes !== undefined) return words.say("tie.rule.fewer", { votes });
  const act = words.find(`tie.rule.${by}`) ?? by;
  const when = objectIn(tie, "when") ?? {};
  const candidates = numberIn(when, "candidates");
  if (candidates === undefined) return act;
  const number = words.numbers.whole(candidates);
  return textIn(when, "is") === "exactly"
    ? words.say("tie.when.exactly", { act, number })
    : words.say("tie.when.moreThan", { act, number });
}

/** Conditions that every way of allotting may have: an earlier round, a verdict that must be there. */
export function writtenConditions({ words }: RuleContext, body: Body): readonly string[] {
  const unless = textIn(body, "unless");
  const given = textIn(body, "given");
  return [
    ...(unless === undefined ? [] : [words.say("rule.unless", { step: unless })]),
    ...(given === undefined ? [] : [words.say("rule.given", { step: given })]),
  ];
}
