/**
 * The table of seats: who has how many, by tier, from how many votes; majorities; whether it matches the official result.
 *
 * @module
 */

import { isLine, parseRatio, type Step, seatsNeeded } from "@urna/law";
import type { Block, Cell, Report } from "./blocks.ts";
import type { Case, Context } from "./case.ts";
import { amountCell, left, missingCell, right, shareCell, signedCell, textCell, wholeCell } from "./cells.ts";
import { citeText } from "./cite.ts";
import { compareOfficial } from "./comparison.ts";
import { pickText } from "./language.ts";
import { type Measure, measureBlocks } from "./measures.ts";
import { readRatio } from "./numbers.ts";
import { bodyOf, houseSize, outcomeHeadline, specialNotices } from "./outcome-words.ts";
import { comparisonBlocks, comparisonStamps, originStamps } from "./stamps.ts";
import { baseName, lineName, seatsIn, tierName } from "./terms.ts";
import type { Words } from "./words.ts";

type ShareStep = Extract<Step, { verb: "admit"; clause: "share" }>;
type Amount = ShareStep["base"];

/** The seats of an outcome. */
export function seatsReport(
  words: Words,
  given: Case,
  options: { readonly measures?: readonly Measure[] } = {},
): Report {
  const ctx: Context = { ...given, words };
  const comparison = compareOfficial(given);
  const stamps = [...originStamps(words, given.outcome.tiers), ...comparisonStamps(words, comparison)];
  return {
    blocks: [
      { kind: "answer", text: outcomeHeadline(ctx), stamps },
      ...headBlocks(ctx),
      ...specialNotices(ctx),
      ...seatsBlocks(ctx),
      ...majorityBlocks(ctx),
      ...comparisonBlocks(ctx, comparison),
      ...measureBlocks(ctx, options.measures ?? []),
    ],
    ...(given.election === undefined ? {} : { next: `urna explain ${given.election.id}` }),
  };
}

/** The election, its date and rules; and which seats are computed, which declared. */
function headBlocks(ctx: Context): readonly Block[] {
  const { words, election, rules, outcome } = ctx;
  const head =
    election === undefined
      ? words.say("seats.rules", { rules: rules.id })
      : words.say("seats.head", { title: election.title, date: words.date(election.date), rules: rules.id });
  const tiers = outcome.tiers.map((tier) => {
    const seats = seatsIn(words, tier.id, tier.size);
    if (tier.status === "refused") return words.say("seats.refused", { seats });
    if (tier.status === "tied")
      return words.say("seats.tied", { seats, given: words.numbers.whole(tier.given) });
    return words.say(tier.origin === "declared" ? "seats.declared" : "seats.computed", { seats });
  });
  return [{ kind: "paragraph", text: [head, ...tiers].join(" ") }];
}

/** The first bar of the trace that was applied to the whole: the shares of the table are of its base. */
function barOf(ctx: Context): ShareStep | undefined {
  const steps = ctx.outcome.trace.filter(
    (step): step is ShareStep => step.verb === "admit" && step.clause === "share",
  );
  return steps.length === 1 ? steps[0] : undefined;
}

interface Line {
  readonly id: string;
  readonly votes: Amount | undefined;
  readonly total: number | undefined;
  readonly byTier: Readonly<Record<string, number>>;
  readonly isLine: boolean;
}

/** Seats first, then votes; then those without seats, then lines that are no contender. */
function linesOf(ctx: Context, bar: ShareStep | undefined): readonly Line[] {
  const votes = new Map(bar?.rows.map((row) => [row.contender, row.votes]));
  const seats = new Map(ctx.outcome.seats.map((row) => [row.contender, row]));
  const ids = new Set([...seats.keys(), ...votes.keys()]);
  const lines: Line[] = [...ids].map((id) => ({
    id,
    votes: votes.get(id),
    total: seats.get(id)?.total ?? 0,
    byTier: seats.get(id)?.byTier ?? {},
    isLine: false,
  }));
  lines.sort(
    (a, b) =>
      (b.total ?? 0) - (a.total ?? 0) ||
      Number(a.votes === undefined) - Number(b.votes === undefined) ||
      compareAmounts(b.votes, a.votes) ||
      (a.id < b.id ? -1 : 1),
  );
  for (const row of ctx.votes ?? []) {
    if (bar?.baseLines.includes(row.option) !== true || !isLine(row.option) || row.area !== bar.area)
      continue;
    const exact = row.votes === null ? undefined : parseRatio(row.votes);
    const amount = exact === undefined ? undefined : { num: `${exact.num}`, den: `${exact.den}` };
    lines.push({ id: row.option, votes: amount, total: undefined, byTier: {}, isLine: true });
  }
  return lines;
}

function compareAmounts(a: Amount | undefined, b: Amount | undefined): number {
  if (a === undefined || b === undefined) return 0;
  const left = readRatio(a);
  const right = readRatio(b);
  const difference = BigInt(left.num) * BigInt(right.den) - BigInt(right.num) * BigInt(left.den);
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
}

function seatsBlocks(ctx: Context): readonly Block[] {
  const { words, outcome } = ctx;
  const bar = barOf(ctx);
  const lines = linesOf(ctx, bar);
  const tiers = outcome.tiers;
  const firstWithout = lines.findIndex((line) => (line.total ?? 0) === 0);
  const empty: Cell = { text: "", raw: null };
  const table: Block = {
    kind: "table",
    id: "seats",
    columns: [
      left("contender", words.word("column.contender")),
      ...(bar === undefined
        ? []
        : [right("votes", words.word("column.votes")), right("share", words.word("column.share"))]),
      ...(tiers.length > 1 ? tiers.map((tier) => right(tier.id, tierName(words, tier.id))) : []),
      right("seats", words.word("column.seats")),
    ],
    rows: lines.map((line) => [
      textCell(line.isLine ? lineName(words, line.id) : ctx.naming.short(line.id), line.id),
      ...(bar === undefined
        ? []
        : line.votes === undefined
          ? [missingCell(), missingCell()]
          : [amountCell(words, line.votes), shareCell(words, line.votes, bar.base)]),
      ...(tiers.length > 1
        ? tiers.map((tier) => (line.isLine ? missingCell() : wholeCell(words, line.byTier[tier.id] ?? 0)))
        : []),
      line.total === undefined ? missingCell() : wholeCell(words, line.total),
    ]),
    ...(firstWithout > 0 ? { lines: [{ before: firstWithout, text: words.word("line.noSeatsBelow") }] } : {}),
    totals: [
      textCell(words.word("total"), null),
      ...(bar === undefined ? [] : [amountCell(words, bar.base), empty]),
      ...(tiers.length > 1 ? tiers.map((tier) => wholeCell(words, tier.given)) : []),
      wholeCell(
        words,
        tiers.reduce((sum, tier) => sum + tier.given, 0),
      ),
    ],
  };
  if (bar === undefined) return [table];
  const total = words.numbers.amount(bar.base);
  const note = words.say("seats.sharesOf", { total, base: baseName(words, bar.baseLines) });
  return [table, { kind: "paragraph", text: note }];
}

/** Which decisions need how many seats, by which article, and how far the largest is from each. */
function majorityBlocks(ctx: Context): readonly Block[] {
  const { words, body, outcome } = ctx;
  const version = bodyOf(ctx);
  if (body === undefined || version === undefined || version.majorities.length === 0) return [];
  const most = outcome.seats[0]?.total ?? 0;
  const leaders = outcome.seats.filter((row) => row.total === most && most > 0);
  const laws = body.laws;
  return [
    {
      kind: "heading",
      text: words.say("majorities.heading", { members: words.numbers.whole(version.members) }),
    },
    {
      kind: "table",
      id: "majorities",
      columns: [
        left("decision", words.word("column.decision")),
        left("share", words.word("column.bar")),
        right("needed", words.word("column.needed")),
        ...leaders.map((row) => right(row.contender, ctx.naming.short(row.contender))),
        left("law", words.word("column.law")),
      ],
      rows: version.majorities.map((rule) => {
        const needed = seatsNeeded(rule, version.members);
        const share = rule.atLeast ?? rule.moreThan ?? { num: 0, den: 1 };
        const written = words.numbers.share(share);
        const bar = words.say(rule.atLeast === undefined ? "bar.moreThan" : "bar.atLeast", {
          share: written,
        });
        return [
          textCell(pickText(rule.title, words.language, rule.id), rule.id),
          textCell(bar, `${share.num}/${share.den}`),
          wholeCell(words, needed),
          ...leaders.map((row) => signedCell(words, row.total - needed)),
          textCell(citeText(words, laws, rule.cite)),
        ];
      }),
    },
    {
      kind: "paragraph",
      text: words.say("majorities.note", { members: words.numbers.whole(houseSize(ctx)) }),
    },
  ];
}
