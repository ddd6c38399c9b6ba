/**
 * The sentence that answers "what came out", and the notices that must stand before any table: ties, refusals, figures
 * that are not known.
 *
 * @module
 */

import { bodyOn, type BodyVersion, seatsNeeded } from "@urna/law";
import type { Block } from "./blocks.ts";
import { type Case, type Context, isFull } from "./case.ts";
import { citeText, withPlace } from "./cite.ts";
import { assumptionText, drawText, refusalText, tieText } from "./steps/open.ts";
import { namesOf } from "./terms.ts";

/** The version of the body that this election fills. */
export function bodyOf(given: Case): BodyVersion | undefined {
  if (given.body === undefined) return undefined;
  return bodyOn(given.body, given.election?.date ?? given.rules.inForce);
}

/** Seats there are in all tiers. */
export function houseSize(given: Case): number {
  return bodyOf(given)?.members ?? given.outcome.tiers.reduce((sum, tier) => sum + tier.size, 0);
}

/** Whether the count waits for papers to be drawn. */
export function asksDraw({ draws = [] }: Case["outcome"]): boolean {
  return draws.some((draw) => draw.drawn === undefined);
}

/** Who leads, with how many of how many seats, and between which majorities. */
export function outcomeHeadline(ctx: Context): string {
  const { words, outcome, naming } = ctx;
  const n = words.numbers;
  const seated = outcome.seats.filter((row) => row.total > 0);
  // Several persons under one name are no bloc: they lead only where nobody else sits.
  const blocs = seated.filter((row) => naming.isSeveral?.(row.contender) !== true);
  const winners = blocs.length > 0 ? blocs : seated;
  const [first] = winners;
  if (first === undefined) {
    if (outcome.verdict !== null) return words.word(`verdict.outcome.${outcome.verdict}`);
    if (outcome.refusal !== null) return refusalText(ctx, outcome.refusal);
    if (asksDraw(outcome)) return words.word("headline.undrawn");
    return words.word(outcome.ties.length > 0 ? "headline.tied" : "headline.empty");
  }
  const of = n.whole(houseSize(ctx));
  const leaders = winners.filter((row) => row.total === first.total);
  const seats = n.whole(first.total);
  if (leaders.length > 1) {
    return words.say("headline.level", {
      names: namesOf(
        ctx,
        leaders.map((row) => row.contender),
      ),
      seats,
      of,
    });
  }
  const name = naming.short(first.contender);
  if (outcome.status === "refused" && !isFull(outcome)) {
    const given = outcome.tiers.reduce((sum, tier) => sum + tier.given, 0);
    return words.say("headline.partial", { name, seats, given: n.whole(given) });
  }
  if (houseSize(ctx) === 1) return words.say("headline.only", { name });
  if (naming.isSeveral?.(first.contender) === true)
    return words.say("headline.leadMany", { name, seats, of });
  const majorities = [...distances(ctx, first.total)];
  if (majorities.length === 0) return words.say("headline.leads", { name, seats, of });
  return words.say("headline.leadsMajority", { name, seats, of, majorities: majorities.join(", ") });
}

/** The largest majority that is reached, and the smallest that is not. */
function distances(ctx: Context, seats: number): readonly string[] {
  const { words } = ctx;
  const body = bodyOf(ctx);
  if (body === undefined || ctx.outcome.status !== "complete") return [];
  const bars = new Map<number, string>();
  for (const rule of body.majorities) {
    const share = rule.atLeast ?? rule.moreThan;
    if (share === undefined) continue;
    const written = words.numbers.share(share);
    const name =
      words.find(`majority.${rule.atLeast === undefined ? "moreThan" : "atLeast"}.${written}`) ?? written;
    bars.set(seatsNeeded(rule, body.members), name);
  }
  const sorted = [...bars].sort(([a], [b]) => a - b);
  const reached = sorted.filter(([needed]) => needed <= seats).at(-1);
  const open = sorted.find(([needed]) => needed > seats);
  const texts: string[] = [];
  if (reached !== undefined) {
    texts.push(words.say("headline.reached", { bar: reached[1], needed: words.numbers.whole(reached[0]) }));
  }
  if (open !== undefined) {
    const [needed, bar] = open;
    const short = words.numbers.whole(needed - seats);
    texts.push(words.say("headline.short", { bar, needed: words.numbers.whole(needed), short }));
  }
  return texts;
}

/** Ties, refusals and assumptions, in this order, each with its place in the law. */
export function specialNotices(ctx: Context): readonly Block[] {
  const { words, outcome, rules } = ctx;
  const items: string[] = [];
  for (const tie of outcome.ties) items.push(withPlace(words, rules.laws, tie.cite, tieText(ctx, tie)));
  for (const draw of outcome.draws ?? [])
    items.push(withPlace(words, rules.laws, draw.cite, drawText(ctx, draw)));
  if (outcome.refusal !== null) {
    const { refusal } = outcome;
    const step = rules.steps.find((s) => s.id === refusal.at);
    const place = citeText(words, rules.laws, step?.cite ?? []);
    const text = refusalText(ctx, refusal);
    items.push(place === "" ? text : words.say("cite.before", { place, text }));
  }
  for (const assumption of outcome.assumptions) items.push(assumptionText(ctx, assumption));
  return items.length === 0 ? [] : [{ kind: "list", items }];
}
