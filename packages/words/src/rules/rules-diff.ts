/**
 * What changed between two rules documents, in words and articles. It compares what the documents write, step by step and
 * field by field, so that every clause kind is covered; wiring between steps is left out where a new step explains it.
 *
 * @module
 */

import { type BaseRule, type Citation, isObject, type Rules } from "@urna/law";
import type { Report } from "../blocks.ts";
import { withPlace } from "../cite.ts";
import { writtenBar } from "./clause-parts.ts";
import { clauseTitle } from "./clause-title.ts";
import { clauseSentences, fieldName, fieldValue } from "./clause-words.ts";
import { type WrittenStep, writtenSteps } from "./rule-body.ts";
import { seatsOfTier } from "./rules-report.ts";
import { lineName, seatsIn, tierName } from "../terms.ts";
import { tierSteps } from "../tiers.ts";
import type { Words } from "../words.ts";

interface Diff {
  readonly words: Words;
  readonly before: Rules;
  readonly after: Rules;
}

/** Says what is different in `after`. */
export function rulesDiff(words: Words, before: Rules, after: Rules): Report {
  const diff: Diff = { words, before, after };
  const items = [...tierChanges(diff), ...baseChanges(diff), ...stepChanges(diff)];
  const names = { before: before.id, after: after.id };
  return {
    blocks: [
      {
        kind: "answer",
        text:
          items.length === 0
            ? words.say("diff.nothing", names)
            : words.say("diff.answer", { ...names, changes: words.counted("diff.count", items.length) }),
        stamps: [],
      },
      {
        kind: "facts",
        rows: [
          { label: before.id, value: words.say("diff.inForce", { date: words.date(before.inForce) }) },
          { label: after.id, value: words.say("diff.inForce", { date: words.date(after.inForce) }) },
        ],
      },
      ...(items.length === 0 ? [] : [{ kind: "list", items } as const]),
    ],
    next: `urna rules ${after.id}`,
  };
}

function placed({ words }: Diff, rules: Rules, cites: readonly Citation[], text: string): string {
  return withPlace(words, rules.laws, cites, text);
}

/** Sets of seats that are new, gone, or of another size. */
function tierChanges(diff: Diff): readonly string[] {
  const { words, before, after } = diff;
  const ids = [...new Set([...before.tiers.keys(), ...after.tiers.keys()])];
  return ids.flatMap((id) => {
    const old = before.tiers.has(id) ? seatsOfTier(before, id) : undefined;
    const now = after.tiers.has(id) ? seatsOfTier(after, id) : undefined;
    const written = (seats: number | undefined): string =>
      seats === undefined ? tierName(words, id) : seatsIn(words, id, seats);
    if (!before.tiers.has(id)) return [words.say("diff.tierNew", { seats: written(now) })];
    if (!after.tiers.has(id)) return [words.say("diff.tierGone", { seats: written(old) })];
    if (old === now || old === undefined || now === undefined) return [];
    const values = {
      tier: tierName(words, id),
      before: words.numbers.whole(old),
      after: words.numbers.whole(now),
    };
    const cites = after.steps
      .filter((step) => tierSteps(after, id).includes(step.id))
      .flatMap((step) => step.cite);
    return [placed(diff, after, cites, words.say("diff.tierSize", values))];
  });
}

/** Lines that joined or left a base. */
function baseChanges(diff: Diff): readonly string[] {
  const { words, before, after } = diff;
  const items: string[] = [];
  for (const [id, base] of after.bases) {
    const old = before.bases.get(id) ?? onlyOther(before, after);
    if (old === undefined) continue;
    const added = base.lines.filter((line) => !old.lines.includes(line));
    const removed = old.lines.filter((line) => !base.lines.includes(line));
    const names = (lines: readonly string[]): string =>
      words.list(lines.map((line) => lineName(words, line)));
    if (added.length > 0)
      items.push(
        placed(diff, after, base.cite, words.say("diff.baseAdded", { base: id, lines: names(added) })),
      );
    if (removed.length > 0)
      items.push(
        placed(diff, after, base.cite, words.say("diff.baseRemoved", { base: id, lines: names(removed) })),
      );
  }
  return items;
}

/** The one base of both documents, where each has one under another id. */
function onlyOther(before: Rules, after: Rules): BaseRule | undefined {
  return before.bases.size === 1 && after.bases.size === 1 ? [...before.bases.values()][0] : undefined;
}

interface Pair {
  readonly old: WrittenStep;
  readonly now: WrittenStep;
}

function stepChanges(diff: Diff): readonly string[] {
  const { words, before, after } = diff;
  const old = writtenSteps(before);
  const now = writtenSteps(after);
  const pairs = pairUp(old, now);
  const gone = old.filter((step) => !pairs.some((pair) => pair.old === step));
  const fresh = now.filter((step) => !pairs.some((pair) => pair.now === step));
  const explained = new Set([...gone, ...fresh].map((step) => step.id));
  const renamed = new Map(pairs.map((pair) => [pair.old.id, pair.now.id]));
  return [
    ...pairs.flatMap((pair) => fieldChanges(diff, pair, explained, renamed)),
    ...fresh
      .filter((step) => step.verb !== "count")
      .map((step) => {
        const text = sentencesOf(diff, after, step);
        const title = titleOf(diff, step);
        return placed(diff, after, step.cite, words.say("diff.stepNew", { title, text }));
      }),
    ...gone
      .filter((step) => step.verb !== "count")
      .map((step) => {
        const text = sentencesOf(diff, before, step);
        const title = titleOf(diff, step);
        return placed(diff, before, step.cite, words.say("diff.stepGone", { title, text }));
      }),
  ];
}

/** The name of a clause, and its step where a document has several such steps. */
function titleOf({ words, before, after }: Diff, step: WrittenStep): string {
  const title = clauseTitle({ words }, step.verb, step.kind);
  const isLone = [before, after].every(
    (rules) =>
      writtenSteps(rules).filter((other) => other.verb === step.verb && other.kind === step.kind).length < 2,
  );
  return isLone ? title : words.say("diff.step", { title, step: step.id });
}

/** What a step says, with the steps that it points at by name: the list in which they stand is not shown. */
function sentencesOf(diff: Diff, rules: Rules, step: WrittenStep): string {
  const body = Object.fromEntries(
    Object.entries(step.body).map(([name, value]) => [name, withNames(diff, rules, step, value)]),
  );
  return clauseSentences({ words: diff.words, rules }, { ...step, body }).join(" ");
}

/** A value in which the steps that it points at are called by the names of their clauses. */
function withNames(diff: Diff, rules: Rules, step: WrittenStep, value: unknown): unknown {
  const needs = rules.steps.find((one) => one.id === step.id)?.needs ?? [];
  const steps = writtenSteps(rules);
  const named = (inner: unknown): unknown => {
    if (Array.isArray(inner)) return inner.map(named);
    if (isObject(inner))
      return Object.fromEntries(Object.entries(inner).map(([name, each]) => [name, named(each)]));
    const target = needs.some((id) => id === inner) ? steps.find((one) => one.id === inner) : undefined;
    return target === undefined ? inner : titleOf(diff, target);
  };
  return named(value);
}

/** Steps of the same id and clause; then those of one clause that each document has once. */
function pairUp(old: readonly WrittenStep[], now: readonly WrittenStep[]): readonly Pair[] {
  const same = (a: WrittenStep, b: WrittenStep): boolean => a.verb === b.verb && a.kind === b.kind;
  const pairs: Pair[] = [];
  for (const step of old) {
    const match = now.find((other) => other.id === step.id && same(step, other));
    if (match !== undefined) pairs.push({ old: step, now: match });
  }
  const open = (steps: readonly WrittenStep[], side: "old" | "now"): readonly WrittenStep[] =>
    steps.filter((step) => !pairs.some((pair) => pair[side] === step));
  for (const step of open(old, "old")) {
    const matches = open(now, "now").filter((other) => same(step, other));
    const rivals = open(old, "old").filter((other) => same(step, other));
    const [match] = matches;
    if (match !== undefined && matches.length === 1 && rivals.length === 1)
      pairs.push({ old: step, now: match });
  }
  return pairs;
}

function fieldChanges(
  diff: Diff,
  { old, now }: Pair,
  explained: ReadonlySet<string>,
  renamed: ReadonlyMap<string, string>,
): readonly string[] {
  const { words, before, after } = diff;
  const title = titleOf(diff, now);
  const items: string[] = [];
  const bars = [
    writtenBar({ words, rules: before }, old.body),
    writtenBar({ words, rules: after }, now.body),
  ] as const;
  if (bars[0] !== bars[1]) {
    const both = { title, before: bars[0], after: bars[1] };
    const isBar = now.verb === "admit" && now.kind === "share";
    items.push(
      isBar
        ? words.say("diff.whole", both)
        : words.say("diff.field", { ...both, field: words.word("label.bar") }),
    );
  }
  const names = [...new Set([...Object.keys(old.body), ...Object.keys(now.body)])];
  for (const name of names) {
    if (name === now.verb || UNCOMPARED.includes(name)) continue;
    const was = old.body[name];
    const is = now.body[name];
    if (name === "seats" && isSizeOfTier(diff, old.id, now.id)) continue;
    if (isSame(was, is) || isWiring(was, is, explained, renamed)) continue;
    const values = { title, field: fieldName(words, name) };
    const then = fieldValue(words, withNames(diff, before, old, was), name);
    const later = fieldValue(words, withNames(diff, after, now, is), name);
    if (was === undefined) items.push(words.say("diff.fieldNew", { ...values, value: later }));
    else if (is === undefined) items.push(words.say("diff.fieldGone", { ...values, value: then }));
    else {
      const both = { before: then, after: later };
      items.push(words.say("diff.field", { ...values, ...both }));
    }
  }
  return items.map((text) => placed(diff, after, now.cite, text));
}

/** Bars are compared as one thing; citations and remarks are no rule. */
const UNCOMPARED: readonly string[] = ["atLeast", "moreThan", "cite", "note"];

/** Whether the number of seats of a step is that of its tier, which {@link tierChanges} has told. */
function isSizeOfTier({ before, after }: Diff, old: string, now: string): boolean {
  return [...after.tiers.keys()].some(
    (tier) =>
      tierSteps(before, tier).includes(old) &&
      tierSteps(after, tier).includes(now) &&
      seatsOfTier(before, tier) !== undefined &&
      seatsOfTier(after, tier) !== undefined,
  );
}

function isSame(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

/** Whether a field only points at another step because that step is new, gone or renamed. */
function isWiring(
  was: unknown,
  is: unknown,
  explained: ReadonlySet<string>,
  renamed: ReadonlyMap<string, string>,
): boolean {
  const points = (value: unknown): boolean => typeof value === "string" && explained.has(value);
  return points(was) || points(is) || (typeof was === "string" && renamed.get(was) === is);
}
