/**
 * What a clause of a rules document says, in sentences: one table by verb and kind. A clause without a line here is said
 * field by field.
 *
 * @module
 */

import { isObject } from "@urna/law";
import { fieldPhrases } from "./clause-fields.ts";
import { writtenBar, writtenBase, writtenConditions, writtenSeats, writtenTies } from "./clause-parts.ts";
import {
  type Body,
  numberIn,
  objectIn,
  objectsIn,
  ratioIn,
  type RuleContext,
  textIn,
  textsIn,
  type WrittenStep,
} from "./rule-body.ts";
import { partyChoiceText } from "./party-choice.ts";
import { factName, levelName } from "../terms.ts";

type ClauseWords = (ctx: RuleContext, body: Body) => readonly string[];

const countMarks: ClauseWords = ({ words }, body) => {
  const contest = textIn(body, "contest") ?? "";
  const name = words.find(`contest.${contest}`) ?? contest;
  const level = textIn(body, "in");
  const text = words.say("rule.marks", { contest: name });
  return level === undefined ? [text] : [text, words.say("rule.addedUp", { level: levelName(words, level) })];
};

const admitShare: ClauseWords = (ctx, body) => {
  const { words } = ctx;
  const base = writtenBase(ctx, textIn(body, "of"));
  const level = textIn(body, "in");
  const bar = writtenBar(ctx, body);
  const lowered = objectIn(body, "lowered");
  return [
    words.say("rule.bar", { bar, base }),
    ...(level === undefined ? [] : [words.say("rule.barLevel", { level: levelName(words, level) })]),
    ...objectsIn(body, "brackets").map((bracket) =>
      words.say("rule.bracket", {
        fact: factName(words, textIn(bracket, "fact") ?? ""),
        from: words.numbers.whole(numberIn(bracket, "from") ?? 0),
        share: words.numbers.share(ratioIn(bracket, "share") ?? { num: 0, den: 1 }),
      }),
    ),
    ...(lowered === undefined
      ? []
      : [
          words.say("rule.lowered", {
            until: words.numbers.whole(numberIn(lowered, "until") ?? 0),
            step: words.numbers.share(ratioIn(lowered, "step") ?? { num: 0, den: 1 }),
          }),
        ]),
  ];
};

const admitRescue: ClauseWords = (ctx, body) => {
  const { words } = ctx;
  const when = numberIn(body, "when") ?? 0;
  const next = numberIn(body, "next") ?? 0;
  const text =
    when === 1 && next === 1
      ? words.word("rule.rescueSecond")
      : words.say("rule.rescue", { when: words.numbers.whole(when), next: words.numbers.whole(next) });
  return [text, ...writtenTies(ctx, body)];
};

const admitTop: ClauseWords = (ctx, body) => [
  ctx.words.say("rule.top", { next: ctx.words.numbers.whole(numberIn(body, "next") ?? 0) }),
  ...writtenConditions(ctx, body),
  ...writtenTies(ctx, body),
];

const admitListLength: ClauseWords = ({ words }, body) => [
  words.say("rule.listLength", {
    times: words.numbers.shortDecimal(ratioIn(body, "times") ?? { num: 0, den: 1 }),
    seats: words.counted("seats", numberIn(body, "seats") ?? 0),
    rounded: words.word(textIn(body, "rounded") === "up" ? "rule.roundedUp" : "rule.roundedDown"),
  }),
];

const allotQuota: ClauseWords = (ctx, body) => {
  const { words } = ctx;
  const name = textIn(body, "quota") ?? "";
  const quota = words.find(`rule.quota.${name}`) ?? name;
  const rescued = objectIn(body, "rescued");
  return [
    words.say("rule.quota", { seats: writtenSeats(ctx, body), quota }),
    ...(rescued === undefined
      ? []
      : [
          words.say("rule.rescued", {
            times: words.numbers.shortDecimal(ratioIn(rescued, "times") ?? { num: 0, den: 1 }),
            seats: words.counted("seats", numberIn(rescued, "atLeast") ?? 0),
          }),
        ]),
    ...writtenConditions(ctx, body),
    ...writtenTies(ctx, body),
  ];
};

const allotPlurality: ClauseWords = (ctx, body) => [
  ctx.words.say("rule.plurality", { seats: writtenSeats(ctx, body) }),
  ...writtenConditions(ctx, body),
  ...writtenTies(ctx, body),
];

const allotMajority: ClauseWords = (ctx, body) => [
  ctx.words.say("rule.majority", {
    seats: writtenSeats(ctx, body),
    bar: writtenBar(ctx, body),
    base: writtenBase(ctx, textIn(body, "of")),
  }),
  ...writtenConditions(ctx, body),
  ...writtenTies(ctx, body),
];

const allotAppointed: ClauseWords = ({ words }, body) => [
  words.say("rule.appointed", { seats: words.counted("seats", numberIn(body, "seats") ?? 0) }),
];

const fillPartyChoice: ClauseWords = (ctx, body) => {
  const groups = objectIn(body, "groups");
  const share = groups === undefined ? undefined : ratioIn(groups, "share");
  const fraction = share === undefined ? undefined : { num: `${share.num}`, den: `${share.den}` };
  return [
    partyChoiceText(ctx, {
      withinDays: numberIn(body, "withinDays") ?? 0,
      ...(groups === undefined || fraction === undefined
        ? {}
        : { groups: { of: textsIn(groups, "of"), share: fraction } }),
      ...(textIn(body, "otherwise") === "alphabetical" ? { otherwise: "alphabetical" } : {}),
    }),
  ];
};

const decideShare: ClauseWords = (ctx, body) => {
  const { words } = ctx;
  const option = textIn(body, "option");
  const base = textIn(body, "base");
  const what = option === undefined ? writtenBase(ctx, base) : (words.find(`option.${option}`) ?? option);
  const level = textIn(body, "in");
  return [
    words.say("rule.test", { what, bar: writtenBar(ctx, body), base: writtenBase(ctx, textIn(body, "of")) }),
    ...(level === undefined ? [] : [words.say("rule.testLevel", { level: levelName(words, level) })]),
  ];
};

const decideAreas: ClauseWords = (ctx, body) => [
  ctx.words.say("rule.areas", { bar: writtenBar(ctx, body), step: textIn(body, "each") ?? "" }),
];

const decideAll: ClauseWords = ({ words }, body) => [
  words.say("rule.all", { steps: words.list(textsIn(body, "of")) }),
];

const CLAUSE_WORDS: Readonly<Record<string, ClauseWords>> = {
  "count.marks": countMarks,
  "admit.share": admitShare,
  "admit.rescue": admitRescue,
  "admit.top": admitTop,
  "admit.list-length": admitListLength,
  "allot.quota": allotQuota,
  "allot.plurality": allotPlurality,
  "allot.majority": allotMajority,
  "allot.appointed": allotAppointed,
  "fill.party-choice": fillPartyChoice,
  "decide.share": decideShare,
  "decide.areas": decideAreas,
  "decide.all": decideAll,
};

/** Fields that {@link CLAUSE_WORDS} speaks of; all others are listed. */
const SAID: Readonly<Record<string, readonly string[]>> = {
  "count.marks": ["contest", "in"],
  "admit.share": ["votes", "atLeast", "moreThan", "of", "in", "brackets", "lowered"],
  "admit.rescue": ["from", "votes", "when", "next"],
  "admit.top": ["votes", "next", "unless"],
  "admit.list-length": ["votes", "seats", "times", "rounded", "fact"],
  "allot.quota": ["votes", "among", "seats", "in", "areas", "unless", "given", "quota", "rescued"],
  "allot.plurality": ["votes", "among", "seats", "in", "areas", "unless", "given"],
  "allot.majority": [
    "votes",
    "among",
    "seats",
    "in",
    "areas",
    "unless",
    "given",
    "atLeast",
    "moreThan",
    "of",
  ],
  "allot.appointed": ["contest", "seats"],
  "fill.party-choice": ["seats", "withinDays", "groups", "otherwise"],
  "decide.share": ["votes", "option", "base", "atLeast", "moreThan", "of", "in"],
  "decide.areas": ["each", "atLeast", "moreThan"],
  "decide.all": ["of"],
};

/** What a step of a document says: its own sentence or that of its kind, every other field, and how ties are resolved. */
export function clauseSentences(ctx: RuleContext, step: WrittenStep): readonly string[] {
  const at = `${step.verb}.${step.kind}`;
  const known = CLAUSE_WORDS[at];
  const { words } = ctx;
  const fields = fieldPhrases(words, step, step.body, known === undefined ? [] : SAID[at]);
  const listed = fields.length === 0 ? [] : [words.say("rule.fields", { fields: fields.join("; ") })];
  if (known !== undefined) return [...known(ctx, step.body), ...listed];
  const doc = words.find(`clauseDoc.${at}`);
  return [...(doc === undefined ? [] : [doc]), ...listed, ...writtenTies(ctx, step.body)];
}

/** The name of a field; its name in the document where no catalogue has one. */
export function fieldName(words: RuleContext["words"], name: string): string {
  return words.find(`field.${name}`) ?? name;
}

/**
 * A value of a field as the document writes it, numbers and shares formatted. Ids of steps stay ids; words that the format
 * itself gives, and facts, are said in the language.
 */
export function fieldValue(words: RuleContext["words"], value: unknown, field = ""): string {
  if (typeof value === "number" && Number.isSafeInteger(value)) return words.numbers.whole(value);
  if (typeof value === "string") return fieldText(words, value, field);
  if (Array.isArray(value)) return words.list(value.map((item: unknown) => fieldValue(words, item, field)));
  if (isObject(value)) {
    return Object.entries(value)
      .map(([name, inner]) => {
        const text = fieldValue(words, inner, field === "groups" && name === "of" ? "fact" : name);
        return name === "of" || name === "by" ? text : `${fieldName(words, name)}: ${text}`;
      })
      .join(", ");
  }
  return String(value);
}

const PERCENT = /^\d+(\.\d+)?%$/;
/** Fields whose texts are words of the document format. */
const WORDED: readonly string[] = ["quota", "by", "is", "rounded", "otherwise", "divisor", "divisors"];

function fieldText(words: RuleContext["words"], value: string, field: string): string {
  if (PERCENT.test(value)) return words.numbers.printedPercent(value.slice(0, -1));
  if (field === "fact") return factName(words, value);
  return (WORDED.includes(field) ? words.find(`value.${value}`) : undefined) ?? value;
}
