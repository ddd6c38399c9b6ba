/**
 * Ties are values. A law names an order in which they are resolved: by facts that are known (an earlier registration),
 * or by an act that has to happen (a lot, a repeat vote). The engine applies the first kind when the facts are there,
 * takes the second kind as input, and otherwise reports the tie with the rule that resolves it.
 *
 * @module
 */

import { compareProducts, compareRatios, parseRatio, type Ratio } from "./exact.ts";
import type { Lot } from "./input.ts";
import { choice, either, type Field, fractionOf, isObject, named, optional, record, step } from "./schema.ts";
import type { StepBase, Verb } from "./step.ts";
import type { Universe } from "./universe.ts";

/** Equal claims to fewer places. */
export interface TieStep extends StepBase {
  readonly verb: Verb;
  readonly clause: "tie";
  readonly among: readonly string[];
  readonly for: number;
  /** The rule of the law that resolves it: a kind of {@link TieRule}, or `silent` where the law names none. */
  readonly resolvedBy: TieRule["by"] | "silent";
  /** The fact that the rule asks for, where it is not known for all who are tied. */
  readonly needs?: string;
  /** Absent while nothing resolved it. */
  readonly winners?: readonly string[];
}

/** Acts that resolve a tie and are given as input. */
export const ACTS = ["lot", "repeat-vote", "repeat-election", "decision"] as const;

/** One rule of the order in which a law resolves ties. */
export type TieRule =
  /** Smaller (`earlier`) or larger (`later`) value of a fact of the contender first. */
  | { readonly by: "earlier" | "later"; readonly fact: string }
  /** More (`more`) or fewer votes in another count first. */
  | { readonly by: "more" | "fewer"; readonly votes: string }
  /** An act decides; `when` limits the rule to ties among more than, or exactly, so many candidates. */
  | {
      readonly by: (typeof ACTS)[number];
      readonly when?: { readonly is: "moreThan" | "exactly"; readonly candidates: Ratio };
    };

const byIs =
  (...words: readonly string[]) =>
  (value: unknown): boolean =>
    isObject(value) && words.some((w) => w === value["by"]);

/** The field by which a clause names its order of tie rules. */
export const tieRule: Field<TieRule> = either<TieRule>("a rule that resolves a tie", [
  {
    fits: byIs("earlier", "later"),
    form: record("by a fact of the contenders", {
      by: choice("which value comes first", ["earlier", "later"]),
      fact: named("fact", "the name of the fact, as in the input's contenders"),
    }),
  },
  {
    fits: byIs("more", "fewer"),
    form: record("by the votes of another count", {
      by: choice("which number comes first", ["more", "fewer"]),
      votes: step("the count", "votes"),
    }),
  },
  {
    fits: () => true,
    form: record("by an act that is given as input", {
      by: choice("the act", ACTS),
      when: optional(
        record("only when the number of candidates in the contest", {
          is: choice("how it compares", ["moreThan", "exactly"]),
          candidates: fractionOf("the number"),
        }),
      ),
    }),
  },
]);

/** What a tie is about. */
export interface TieQuestion {
  readonly verb: Verb;
  readonly at: string;
  readonly area: string;
  readonly cite: StepBase["cite"];
  /** Ids, sorted. */
  readonly among: readonly string[];
  readonly places: number;
  /** How many stood in the contest, for rules that depend on it. */
  readonly candidates: number;
  /** Votes of a contender in another count, for rules that ask for it. */
  readonly votesIn?: (count: string, contender: string) => Ratio | undefined;
}

/** Who is drawn, so many of those between whom a lot decides. */
export type Drawer = (open: readonly string[], places: number) => readonly string[];

/** The step of the trace, and which of the lots answered, by its number from 0: none where it was not for a lot to say. */
export interface Resolved {
  readonly step: TieStep;
  readonly lot?: number;
}

/** What there is to resolve a tie with. */
export interface Means {
  readonly lots: readonly Lot[];
  /** The first so many of them go before all others. */
  readonly before: number;
  /** Lots that answered something already: {@link useOf} their number. */
  readonly used: ReadonlySet<string>;
  readonly universe: Universe;
  /** Draws the lots that nobody gave. */
  readonly draw?: Drawer | undefined;
}

/** Applies the rules in their order; whatever they leave open is looked up among the lots. */
export function resolveTie(
  question: TieQuestion,
  rules: readonly TieRule[],
  { lots, before, used, universe, draw }: Means,
): Resolved {
  const { verb, at, area, cite, among, places, candidates } = question;
  const head = { verb, clause: "tie" as const, at, area, cite, among, for: places };
  let open: readonly string[] = among;
  let winners: readonly string[] = [];
  let last: TieRule["by"] | "silent" = "silent";
  let needs: string | undefined;

  for (const rule of rules) {
    if (rule.by === "earlier" || rule.by === "later" || rule.by === "more" || rule.by === "fewer") {
      last = rule.by;
      const order = orderBy(rule, open, question, universe);
      if (order === undefined) {
        needs = "fact" in rule ? rule.fact : rule.votes;
        break;
      }
      // Groups of equal standing in order: take whole groups while they fit; the group on the edge stays open.
      for (const group of order) {
        if (winners.length + group.length > places) {
          open = group;
          break;
        }
        winners = [...winners, ...group];
        if (winners.length === places) return { step: { ...head, resolvedBy: rule.by, winners } };
      }
      continue;
    }
    if ("when" in rule) {
      const side = compareProducts(candidates, rule.when.candidates.den, rule.when.candidates.num, 1);
      if (rule.when.is === "moreThan" ? side <= 0 : side !== 0) continue;
    }
    last = rule.by;
    break;
  }

  const left = places - winners.length;
  const lot = answerTo({ ...question, open, left }, lots, before, used);
  if (lot !== undefined)
    return { step: { ...head, resolvedBy: last, winners: [...winners, ...lot.drawn] }, lot: lot.number };
  if (draw !== undefined && last === "lot")
    return { step: { ...head, resolvedBy: last, winners: [...winners, ...draw(open, left)] } };
  return { step: { ...head, resolvedBy: last, ...(needs === undefined ? {} : { needs }) } };
}

/** What is asked of a lot: who of `open` have the `left` places, of those who were tied before any rule was applied. */
interface Asked extends Pick<TieQuestion, "at" | "area" | "among" | "candidates"> {
  readonly open: readonly string[];
  readonly left: number;
}

/** The use of a lot in an area: what is said of all areas may be asked in each of them. */
export function useOf(lot: number, area: string): string {
  return `${lot} ${area}`;
}

/**
 * The lot that answers a question. A step may meet several ties, so that a lot says by whom it names which one it is for,
 * and answers that one. The narrowest goes first: an order of just those who are tied; those who were drawn and nobody
 * else; an order of all who stand, which alone answers more than one question.
 */
function answerTo(
  { at, area, among, candidates, open, left }: Asked,
  lots: readonly Lot[],
  before: number,
  used: ReadonlySet<string>,
): { readonly number: number; readonly drawn: readonly string[] } | undefined {
  const breadth = (order: readonly string[], isUsed: boolean): number | undefined => {
    const [isOrder, isOfAll] = [open.every((id) => order.includes(id)), order.length >= candidates];
    if (isUsed && !isOfAll) return undefined;
    if (isOrder && order.every((id) => among.includes(id))) return 0;
    if (order.length === left && order.every((id) => open.includes(id))) return 1;
    return isOrder && isOfAll ? 2 : undefined;
  };
  let best: { readonly order: readonly string[]; readonly number: number; readonly rank: number } | undefined;
  for (const [number, lot] of lots.entries()) {
    if (!("order" in lot) || !isAt(lot, { at, area })) continue;
    const own = breadth(lot.order, used.has(useOf(number, area)));
    if (own === undefined) continue;
    // What is said of this area goes before what is said of all.
    const rank = (number < before ? 0 : 6) + 2 * own + (lot.area === undefined ? 1 : 0);
    if (best === undefined || rank < best.rank) best = { order: lot.order, number, rank };
  }
  if (best === undefined) return undefined;
  return { number: best.number, drawn: best.order.filter((id) => open.includes(id)).slice(0, left) };
}

/** Whether a lot is for this step and area. */
export function isAt(lot: Lot, { at, area }: { readonly at: string; readonly area: string }): boolean {
  return lot.at === at && (lot.area === undefined || lot.area === area);
}

/** The open contenders in groups of equal standing, first group first; undefined where nothing orders all of them. */
function orderBy(
  rule: Extract<TieRule, { by: "earlier" | "later" | "more" | "fewer" }>,
  open: readonly string[],
  question: TieQuestion,
  universe: Universe,
): readonly (readonly string[])[] | undefined {
  const texts: Keyed<string>[] = [];
  const numbers: Keyed<Ratio>[] = [];
  for (const id of open) {
    const key = "fact" in rule ? factOf(universe, id, rule.fact) : question.votesIn?.(rule.votes, id);
    if (typeof key === "string") texts.push({ id, key });
    else if (key !== undefined) numbers.push({ id, key });
  }
  const first = rule.by === "earlier" || rule.by === "fewer" ? 1 : -1;
  if (numbers.length === open.length) return grouped(numbers, (a, b) => first * compareRatios(a, b));
  if (texts.length === open.length) return grouped(texts, (a, b) => first * (a < b ? -1 : a > b ? 1 : 0));
  // Not known for all; or numbers for some and texts for others, which have no order between them.
  return undefined;
}

interface Keyed<K> {
  readonly id: string;
  readonly key: K;
}

/** In the order of their keys, those with equal keys together. */
function grouped<K>(
  keyed: readonly Keyed<K>[],
  compareKeys: (a: K, b: K) => number,
): readonly (readonly string[])[] {
  const groups: string[][] = [];
  let last: K | undefined;
  for (const { id, key } of [...keyed].sort((a, b) => compareKeys(a.key, b.key))) {
    if (last !== undefined && compareKeys(last, key) === 0) groups.at(-1)?.push(id);
    else groups.push([id]);
    last = key;
  }
  return groups;
}

/** Numbers compare as numbers; dates, times and other texts as texts. Yes and no are no order. */
function factOf(universe: Universe, id: string, fact: string): Ratio | string | undefined {
  const value = universe.contender(id)?.facts?.[fact];
  return parseRatio(value) ?? (typeof value === "string" ? value : undefined);
}
