/**
 * A rules document in words, article by article, from the same data that the engine evaluates; and the list of versions.
 *
 * @module
 */

import { askedBy, isObject, type Rules } from "@urna/law";
import type { Block, Report } from "../blocks.ts";
import { left, missingCell, textCell } from "../cells.ts";
import { citeText, lawFacts, withPlace } from "../cite.ts";
import { clauseTitle } from "./clause-title.ts";
import { clauseSentences } from "./clause-words.ts";
import { pickText } from "../language.ts";
import { numberIn, objectIn, type RuleContext, writtenSteps } from "./rule-body.ts";
import type { Fact } from "../step-words.ts";
import { baseName, seatsIn, tierName } from "../terms.ts";
import { tierSteps } from "../tiers.ts";
import type { Words } from "../words.ts";

/** A version of a set of rules, for the list. */
export interface RulesHead {
  readonly id: string;
  /** In the language of the report. */
  readonly title: string;
  readonly adopted?: string;
  readonly inForce: string;
  /** Whether every law that it cites was read. */
  readonly read?: boolean;
}

/** Says what a rules document says. */
export function rulesInWords(words: Words, rules: Rules): Report {
  const ctx: RuleContext = { words, rules };
  const title = pickText(rules.title, words.language, rules.id);
  return {
    blocks: [
      { kind: "answer", text: words.say("rules.answer", { title, rules: rules.id }), stamps: [] },
      { kind: "facts", rows: headFacts(ctx) },
      ...baseBlocks(ctx),
      { kind: "heading", text: words.word("rules.steps") },
      ...stepBlocks(ctx),
      ...exceptionBlocks(ctx),
      ...inputBlocks(ctx),
      { kind: "heading", text: words.word("laws.heading") },
      { kind: "facts", rows: lawFacts(words, rules.laws) },
    ],
  };
}

function headFacts({ words, rules }: RuleContext): readonly Fact[] {
  const tiers = [...rules.tiers.keys()].map((tier) => {
    const seats = seatsOfTier(rules, tier);
    return seats === undefined ? tierName(words, tier) : seatsIn(words, tier, seats);
  });
  return [
    ...(rules.adopted === undefined
      ? []
      : [{ label: words.word("rules.adopted"), value: words.date(rules.adopted) }]),
    { label: words.word("rules.inForce"), value: words.date(rules.inForce) },
    ...(tiers.length === 0 ? [] : [{ label: words.word("rules.tiers"), value: tiers.join(" + ") }]),
  ];
}

/** The seats of a tier, where the document itself says how many; rounds of one tier fill the same seats. */
export function seatsOfTier(rules: Rules, tier: string): number | undefined {
  const bodies = objectIn(rules.document, "steps") ?? {};
  let most: number | undefined;
  for (const id of tierSteps(rules, tier)) {
    const body = bodies[id];
    if (!isObject(body)) continue;
    const seats = numberIn(body, "seats");
    if (seats === undefined) continue;
    const areas = numberIn(body, "areas");
    if (areas === undefined && body["in"] !== undefined) continue;
    most = Math.max(most ?? 0, seats * (areas ?? 1));
  }
  return most;
}

function baseBlocks({ words, rules }: RuleContext): readonly Block[] {
  if (rules.bases.size === 0) return [];
  return [
    { kind: "heading", text: words.word("bases.heading") },
    {
      kind: "facts",
      rows: [...rules.bases.values()].map((base) => ({
        label: words.word("label.base"),
        value: baseName(words, base.lines),
        // Its name in the document, by which it can be changed.
        remark: [citeText(words, rules.laws, base.cite), base.id].filter((part) => part !== "").join("; "),
      })),
    },
  ];
}

/** One item for each step: its name, its place in the law, what it says. */
function stepBlocks(ctx: RuleContext): readonly Block[] {
  const { words, rules } = ctx;
  const items = writtenSteps(rules).map((step) => {
    const text = [
      `${clauseTitle(ctx, step.verb, step.kind)} (${step.id}).`,
      ...clauseSentences(ctx, step),
    ].join(" ");
    return withPlace(words, rules.laws, step.cite, text);
  });
  const notes = writtenSteps(rules).flatMap(({ id, body }) =>
    typeof body["note"] === "string" ? [`${id}: ${body["note"]}`] : [],
  );
  return [
    { kind: "list", items },
    ...(notes.length === 0
      ? []
      : ([
          { kind: "heading", text: words.word("rules.notes") },
          { kind: "list", items: notes },
        ] as const)),
  ];
}

/** What the law says and the document does not, where the document names it. */
function exceptionBlocks({ words, rules }: RuleContext): readonly Block[] {
  const exceptions = objectIn(rules.document, "exceptions");
  if (exceptions === undefined) return [];
  const own = exceptions[words.language] ?? exceptions["en"] ?? Object.values(exceptions)[0];
  const items = Array.isArray(own) ? own.filter((item: unknown) => typeof item === "string") : [];
  if (items.length === 0) return [];
  return [
    { kind: "heading", text: words.word("rules.exceptions") },
    { kind: "list", items },
  ];
}

/** What the tables of `urna seats --rules` must hold: which column knows which name, and of areas of which level. */
function inputBlocks({ words, rules }: RuleContext): readonly Block[] {
  const asked = askedBy(rules);
  const hasAreas = rules.levels.length > 1 && rules.areas.length === 0;
  const level = (id: string): string => (hasAreas ? id : "");
  const rows = [
    ...asked.contests.map((one) => [`--${one.as}`, "contest", one.id, level(one.level)]),
    ...[...asked.options, ...asked.lines].map((id) => ["--votes", "option", id, ""]),
    ...(hasAreas ? [["--areas", "level", rules.levels.join(" > "), ""]] : []),
    ...(rules.areas.length === 0
      ? asked.figures.map(({ id, levels }) => ["--areas", id, "", level(levels.join(", "))])
      : []),
    ...asked.groups.map((id) => ["--contenders", `in_${id}`, "", ""]),
    ...asked.facts.map((id) => ["--contenders", `fact_${id}`, "", ""]),
  ];
  if (rows.length === 0) return [];
  return [
    { kind: "heading", text: words.word("rules.input") },
    {
      kind: "table",
      id: "input",
      columns: [
        left("table", words.word("rules.input.table")),
        left("column", words.word("rules.input.column")),
        left("name", words.word("rules.input.name")),
        left("level", words.word("rules.input.level")),
      ],
      rows: rows.map((row) => row.map((text) => textCell(text))),
    },
  ];
}

/** Lists versions of rules. */
export function rulesList(words: Words, versions: readonly RulesHead[]): Report {
  const [first] = versions;
  const hasRead = versions.some((version) => version.read !== undefined);
  return {
    blocks: [
      { kind: "answer", text: words.counted("rules.count", versions.length), stamps: [] },
      {
        kind: "table",
        id: "rules",
        columns: [
          left("rules", words.word("column.rules")),
          left("title", words.word("column.title")),
          left("adopted", words.word("rules.adopted")),
          left("inForce", words.word("rules.inForce")),
          ...(hasRead ? [left("read", words.word("column.read"))] : []),
        ],
        rows: versions.map((version) => [
          textCell(version.id),
          textCell(version.title),
          version.adopted === undefined
            ? missingCell()
            : textCell(words.date(version.adopted), version.adopted),
          textCell(words.date(version.inForce), version.inForce),
          ...(hasRead ? [readCell(words, version.read)] : []),
        ]),
      },
    ],
    ...(first === undefined ? {} : { next: `urna rules ${first.id}` }),
  };
}

function readCell(words: Words, read: boolean | undefined): ReturnType<typeof textCell> {
  if (read === undefined) return missingCell();
  return textCell(words.word(read ? "yes" : "cite.unread"), read ? "yes" : "no");
}
