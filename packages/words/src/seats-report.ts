/**
 * The table of seats: who has how many, by tier, from how many votes; majorities; whether it matches the official result.
 *
 * @module
 */

import { type Chance, isLine, parseRatio, type Step, seatsNeeded } from "@urna/law";
import type { Block, Cell, Marks, Report, Table } from "./blocks.ts";
import type { Case, Context } from "./case.ts";
import { amountCell, left, missingCell, right, shareCell, signedCell, textCell, wholeCell } from "./cells.ts";
import { chancesBlocks } from "./chances-blocks.ts";
import { citeText, lawTitle } from "./cite.ts";
import { compareOfficial } from "./comparison.ts";
import { pickText } from "./language.ts";
import { type Measure, measureBlocks } from "./measures.ts";
import { readRatio } from "./numbers.ts";
import { asksDraw, bodyOf, houseSize, outcomeHeadline, specialNotices } from "./outcome-words.ts";
import { comparisonBlocks, comparisonStamps, originStamps } from "./stamps.ts";
import { baseName, lineName, seatsIn, tierName } from "./terms.ts";
import type { Words } from "./words.ts";

type ShareStep = Extract<Step, { verb: "admit"; clause: "share" }>;
type Amount = ShareStep["base"];

/** The seats of an outcome. */
export function seatsReport(
  words: Words,
  given: Case,
  options: { readonly measures?: readonly Measure[]; readonly chances?: readonly Chance[] | undefined } = {},
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
      ...chancesBlocks(ctx, options.chances),
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
    if (tier.status === "refused") {
      return words.say("seats.refused", { seats: tier.size === 0 ? tierName(words, tier.id) : seats });
    }
    if (tier.status === "tied") {
      const key = asksDraw(outcome) ? "seats.undrawn" : "seats.tied";
      return words.say(key, { seats, given: words.numbers.whole(tier.given) });
    }
    if (tier.origin === "computed" && tier.given < tier.size)
      return words.say("seats.partly", { seats, given: words.numbers.whole(tier.given) });
    return words.say(tier.origin === "declared" ? "seats.declared" : "seats.computed", { seats });
  });
  return [{ kind: "paragraph", text: [head, ...tiers].join(" ") }];
}

/** The first bar of the trace that was applied to the whole: the shares of the table are of its base. */
function barOf(ctx: Context): ShareStep | undefined {
  const steps = ctx.outcome.trace.filter(
    (step): step is ShareStep => step.verb === "admit" && step.clause === "share",
  );
  const [only] = steps;
  // A base of no votes is nobody's share: the votes are not loaded.
  return steps.length !== 1 || only === undefined || isNone(only.base) ? undefined : only;
}

function isNone({ num }: Amount): boolean {
  return BigInt(num) === 0n;
}

/** What stands for a contender in the row of seats that are not decided. */
const OPEN = "(open)";

interface Line {
  readonly id: string;
  readonly votes: Amount | undefined;
  readonly total: number | undefined;
  readonly byTier: Readonly<Record<string, number>>;
  readonly isLine: boolean;
}

/** Lists by seats, then votes; those who won without a list; those without seats; lines that are no contender. */
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
      Number((a.total ?? 0) === 0) - Number((b.total ?? 0) === 0) ||
      Number(a.votes === undefined) - Number(b.votes === undefined) ||
      (b.total ?? 0) - (a.total ?? 0) ||
      compareAmounts(b.votes, a.votes) ||
      (a.id < b.id ? -1 : 1),
  );
  const open = openSeats(ctx);
  if (open !== undefined) {
    const firstWithout = lines.findIndex((line) => line.total === 0);
    lines.splice(firstWithout === -1 ? lines.length : firstWithout, 0, open);
  }
  for (const row of ctx.votes ?? []) {
    if (bar?.baseLines.includes(row.option) !== true || !isLine(row.option) || row.area !== bar.area)
      continue;
    const exact = row.votes === null ? undefined : parseRatio(row.votes);
    const amount = exact === undefined ? undefined : { num: `${exact.num}`, den: `${exact.den}` };
    lines.push({ id: row.option, votes: amount, total: undefined, byTier: {}, isLine: true });
  }
  return lines;
}

/** The row of seats for which claims are equal: they are nobody's until that is decided, and part of the house. */
function openSeats({ outcome }: Context): Line | undefined {
  const byTier = Object.fromEntries(outcome.tiers.map((tier) => [tier.id, undecidedIn(tier)]));
  const total = Object.values(byTier).reduce((sum, seats) => sum + seats, 0);
  return total === 0 ? undefined : { id: OPEN, votes: undefined, total, byTier, isLine: false };
}

function undecidedIn({ status, size, given }: Context["outcome"]["tiers"][number]): number {
  return status === "tied" ? size - given : 0;
}

function compareAmounts(a: Amount | undefined, b: Amount | undefined): number {
  if (a === undefined || b === undefined) return 0;
  const left = readRatio(a);
  const right = readRatio(b);
  const difference = BigInt(left.num) * BigInt(right.den) - BigInt(right.num) * BigInt(left.den);
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
}

/** More contenders without votes and without seats than this are told as a number. */
const MOST_WITHOUT = 10;

/** Contenders with neither votes in the table nor seats, such as those who stood in one district each and lost. */
function foldedIn(
  { words }: Context,
  lines: readonly Line[],
  key: "withoutVotes" | "withoutSeats",
): Pick<Table, "folded"> {
  const isEmpty = ({ votes, total, isLine }: Line): boolean => !isLine && votes === undefined && total === 0;
  const from = lines.findIndex(isEmpty);
  const to = lines.findLastIndex(isEmpty) + 1;
  if (to - from <= MOST_WITHOUT || !lines.slice(from, to).every(isEmpty)) return {};
  return { folded: { from, to, text: words.counted(key, to - from) } };
}

function seatsBlocks(ctx: Context): readonly Block[] {
  const { words, outcome } = ctx;
  const bar = barOf(ctx);
  const lines = linesOf(ctx, bar);
  const tiers = outcome.tiers;
  const firstWithout = lines.findIndex((line) => (line.total ?? 0) === 0);
  const empty: Cell = { text: "", raw: null };
  const nothingKnown = tiers.length > 0 && tiers.every(isUnknown);
  const marks = marksOf(ctx);
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
      textCell(lineTitle(ctx, line), line.id),
      ...(bar === undefined
        ? []
        : line.votes === undefined
          ? [missingCell(), missingCell()]
          : [amountCell(words, line.votes), shareCell(words, line.votes, bar.base)]),
      ...(tiers.length > 1
        ? tiers.map((tier) =>
            line.isLine || isUnknown(tier) ? missingCell() : wholeCell(words, line.byTier[tier.id] ?? 0),
          )
        : []),
      line.total === undefined || nothingKnown ? missingCell() : wholeCell(words, line.total),
    ]),
    ...(firstWithout > 0 && !nothingKnown
      ? { lines: [{ before: firstWithout, text: words.word("mark.noSeatsBelow") }] }
      : {}),
    ...(nothingKnown ? {} : foldedIn(ctx, lines, bar === undefined ? "withoutSeats" : "withoutVotes")),
    ...(marks === undefined ? {} : { marks }),
    totals: [
      textCell(words.word("total"), null),
      ...(bar === undefined ? [] : [amountCell(words, bar.base), empty]),
      ...(tiers.length > 1
        ? tiers.map((tier) =>
            isUnknown(tier) ? missingCell() : wholeCell(words, tier.given + undecidedIn(tier)),
          )
        : []),
      nothingKnown
        ? missingCell()
        : wholeCell(
            words,
            tiers.reduce((sum, tier) => sum + tier.given + undecidedIn(tier), 0),
          ),
    ],
  };
  if (bar === undefined) return [table];
  const total = words.numbers.amount(bar.base);
  // A line that was not published is not in the sum, and the sum must not be called as if it were.
  const unknown = new Set(
    lines.filter((line) => line.isLine && line.votes === undefined).map(({ id }) => id),
  );
  const summed = bar.baseLines.filter((line) => !unknown.has(line));
  const base =
    unknown.size === 0 ? baseName(words, summed) : words.list(summed.map((l) => lineName(words, l)));
  const note = words.say("seats.sharesOf", { total, base });
  return [table, { kind: "paragraph", text: note }];
}

function lineTitle({ words, naming }: Context, { id, isLine: isNoContender }: Line): string {
  if (id === OPEN) return words.word("seats.open");
  return isNoContender ? lineName(words, id) : naming.short(id);
}

/** Seats that are not given to anybody: who has them is not known, which is not the same as none. */
function isUnknown({ status, given, size }: Context["outcome"]["tiers"][number]): boolean {
  return given === 0 && (size > 0 || status !== "complete");
}

/** How many seats are needed for what, by which article, and how far the largest is from it. */
function majorityBlocks(ctx: Context): readonly Block[] {
  const { words, body, outcome } = ctx;
  const version = bodyOf(ctx);
  if (body === undefined || version === undefined || version.majorities.length === 0) return [];
  const blocs = outcome.seats.filter((row) => ctx.naming.isSeveral?.(row.contender) !== true);
  const most = blocs[0]?.total ?? 0;
  const leaders = blocs.filter((row) => row.total === most && most > 0);
  const cited = new Set(version.majorities.flatMap((rule) => rule.cite.map((cite) => cite.law)));
  const laws = new Map([...body.laws].filter(([id]) => cited.has(id)));
  const groups = groupBy(version.majorities, (rule) => seatsNeeded(rule, version.members));
  return [
    {
      kind: "heading",
      text: words.say("majorities.heading", { members: words.numbers.whole(version.members) }),
    },
    {
      kind: "table",
      id: "majorities",
      columns: [
        right("needed", words.word("column.needed")),
        left("share", words.word("column.bar")),
        ...leaders.map((row) => right(row.contender, ctx.naming.short(row.contender))),
        left("decision", words.word("column.decision")),
      ],
      rows: [...groups].map(([needed, rules]) => {
        const [first] = rules;
        const share = first?.atLeast ?? first?.moreThan ?? { num: 0, den: 1 };
        const bar = words.say(first?.atLeast === undefined ? "bar.moreThan" : "bar.atLeast", {
          share: words.numbers.share(share),
        });
        const decisions = rules.map((rule) => {
          const title = pickText(rule.title, words.language, rule.id);
          // A law that nobody read is named once, below the table: it has no article to be looked up.
          const place = rule.cite.some((cite) => cite.article !== undefined)
            ? citeText(words, laws, rule.cite)
            : "";
          return place === "" ? title : words.say("majorities.decision", { title, place });
        });
        return [
          wholeCell(words, needed),
          textCell(bar, `${share.num}/${share.den}`),
          ...leaders.map((row) => signedCell(words, row.total - needed)),
          textCell(decisions.join("; "), rules.map((rule) => rule.id).join(" ")),
        ];
      }),
    },
    {
      kind: "paragraph",
      text: [
        ...(leaders.length === 0
          ? []
          : [words.say("majorities.note", { members: words.numbers.whole(houseSize(ctx)) })]),
        words.say("majorities.law", {
          law: [...laws.keys()].map((id) => lawTitle(words, laws, id)).join("; "),
        }),
      ].join(" "),
    },
  ];
}

/** What has the same number together, the smallest number first. */
function groupBy<T>(items: readonly T[], number: (item: T) => number): ReadonlyMap<number, readonly T[]> {
  const groups = new Map<number, T[]>();
  for (const item of [...items].sort((a, b) => number(a) - number(b))) {
    const group = groups.get(number(item));
    if (group === undefined) groups.set(number(item), [item]);
    else group.push(item);
  }
  return groups;
}

/** Seats of several tiers can be drawn: what is won in districts as circles, everything else as squares. */
function marksOf(ctx: Context): Marks | undefined {
  const { words, outcome } = ctx;
  const version = bodyOf(ctx);
  const tiers = outcome.tiers.filter((tier) => tier.given > 0);
  if (tiers.length === 0) return undefined;
  const columns = tiers.map((tier) => ({
    key: outcome.tiers.length > 1 ? tier.id : "seats",
    shape: DISTRICTS.has(tier.id) ? ("circle" as const) : ("square" as const),
    text: tierName(words, tier.id),
  }));
  const lines = new Map<number, string>();
  for (const rule of version?.majorities ?? []) {
    const share = rule.atLeast ?? rule.moreThan;
    const kind = rule.atLeast === undefined ? "moreThan" : "atLeast";
    const name = words.find(`majority.${kind}.${share === undefined ? "" : words.numbers.share(share)}`);
    const isDrawn = share !== undefined && DRAWN.has(`${kind} ${share.num}/${share.den}`);
    if (isDrawn && name !== undefined) lines.set(seatsNeeded(rule, version?.members ?? 0), name);
  }
  return {
    columns,
    lines: [...lines].sort(([a], [b]) => a - b).map(([at, text]) => ({ at, text })),
    ...(openSeats(ctx) === undefined ? {} : { open: OPEN }),
  };
}

/** Tiers whose seats are won in districts. */
const DISTRICTS: ReadonlySet<string> = new Set(["district", "direct"]);

/** The majorities that a drawing of seats shows: to govern, and to change the law of laws. */
const DRAWN: ReadonlySet<string> = new Set(["moreThan 1/2", "atLeast 2/3"]);
