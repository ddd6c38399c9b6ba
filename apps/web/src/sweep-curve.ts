/**
 * The seats of one contender at every bar, or at every size of a tier, as a curve: for pages and for files.
 *
 * @module
 */

import type { Sweep, SweepStep } from "@urna/draw";
import { barsOf, type RulesDocument, type Scenario, sweepBar, sweepSeats } from "@urna/insight";
import { multiplyRatios, type Outcome, parseRatio, type Ratio, readFraction, writeRatio } from "@urna/law";
import { barIn, type Cell, type Words } from "@urna/words";
import type { Portable } from "./desk.ts";
import { barOf, houseOf, majorityLines, placeOf } from "./pictures.ts";

/** One stretch of the curve, as it is drawn and as it is written. */
interface Stretch extends SweepStep {
  /** Where it ends, rounded as the axis is. */
  readonly end: string;
  /** The same exactly, for people and for machines. */
  readonly exact: Cell;
}

/** Whose seats, of which election, in which language. */
interface Asked {
  readonly words: Words;
  readonly subject: Portable;
  readonly party: string;
}

interface Range<T> {
  readonly from: T;
  readonly to: T;
}

interface Frame extends Pick<Sweep, "marks" | "ticks"> {
  readonly headline: string;
  readonly sub: string;
  /** The title of the first column of the table. */
  readonly column: string;
  /** The title of a column with the exact ends; left out where the first column is exact. */
  readonly exact?: string;
  readonly house: number;
  readonly here: number | undefined;
}

/** What is drawn, with the words around it and what a table of it says. */
export interface Curve extends Frame {
  readonly stretches: readonly Stretch[];
  readonly input: Sweep;
}

/** The curve over the bar; undefined where the rules have no single bar, or where the law is silent somewhere. */
export function barCurve(
  { words, subject, party }: Asked,
  scenario: Scenario,
  outcome: Outcome,
  { here: asked, range }: { readonly here?: Ratio; readonly range?: Range<Ratio> } = {},
): Curve | undefined {
  const n = words.numbers;
  const bar = barOf({ ...subject, outcome });
  if (bar === undefined || party === "" || barsOf(scenario.rules).length !== 1) return undefined;
  const here = asked ?? lawBarOf(bar);
  const { from, to } = range ?? { from: { num: 0, den: 1 }, to: rangeOf(bar, here) };
  const swept = sweepBar(scenario, from, to);
  if (!swept.ok || swept.value.steps.some((step) => step.status === "refused")) return undefined;
  const stretches = merge(
    swept.value.steps.map((step) => ({
      from: placeOf(step.from) * 100,
      to: placeOf(step.to) * 100,
      seats: step.seats[party] ?? 0,
      text: n.whole(step.seats[party] ?? 0),
      end: n.percent(step.to, 4),
      exact: exactVotes(readFraction(step.to), readFraction(bar.base), words),
    })),
  );
  const top = placeOf(to) * 100;
  const law = barOf(subject);
  const lawShare =
    law === undefined || barIn(subject.scenario.rules) === undefined ? undefined : lawBarOf(law);
  const name = subject.naming.short(party);
  return curveOf({ words, subject, party }, stretches, {
    headline: words.say("page.sweep", { name }),
    sub: words.say("page.sweepSub", { base: n.amount(bar.base) }),
    column: words.word("page.sweepUpTo"),
    exact: words.say("page.sweepVotes", { base: n.amount(bar.base) }),
    // Seats that there are: also those of a tier whose votes or names are not loaded count for a majority.
    house: outcome.tiers.reduce((sum, tier) => sum + tier.size, 0),
    marks: [
      ...(lawShare === undefined
        ? []
        : [{ at: placeOf(lawShare) * 100, text: words.say("page.lawMark", { share: n.share(lawShare) }) }]),
      ...otherBars(subject.laws(), lawShare)
        .filter(({ share }) => placeOf(share) < placeOf(to))
        .map(({ share, year }) => ({ at: placeOf(share) * 100, text: `${year}: ${n.share(share)}` })),
    ],
    ticks: ticksTo(top).map((at) => ({ at, text: n.percent({ num: at, den: 100 }, 0) })),
    here: here === undefined ? undefined : placeOf(here) * 100,
  });
}

/** The bars of the other laws of the series, each once, with the year of the latest law that has it. */
function otherBars(
  laws: readonly RulesDocument[],
  own: Ratio | undefined,
): readonly { readonly share: Ratio; readonly year: string }[] {
  const found = new Map<string, { readonly share: Ratio; readonly year: string }>();
  for (const law of laws) {
    const share = parseRatio(barIn(law) ?? "");
    const year = /@(\d{4})/.exec(String(law["id"]))?.[1];
    if (share === undefined || year === undefined || share.num === 0) continue;
    const key = writeRatio(share);
    const isOwn = own !== undefined && key === writeRatio(own);
    if (!isOwn && (found.get(key)?.year ?? "") <= year) found.set(key, { share, year });
  }
  return [...found.values()];
}

/** The curve over the seats of a tier; undefined where the rules have no such tier, or where the law is silent somewhere. */
export function seatsCurve(
  { words, subject, party }: Asked,
  scenario: Scenario,
  tier: string,
  { here, range }: { readonly here?: number; readonly range?: Range<number> } = {},
): Curve | undefined {
  const n = words.numbers;
  const house = houseOf(subject);
  const swept = sweepSeats(scenario, tier, range?.from ?? 1, range?.to ?? house);
  if (!swept.ok || swept.value.points.some((point) => point.status === "refused")) return undefined;
  const { real, points } = swept.value;
  const named = words.find(`tier.${tier}`) ?? tier;
  const stretches = merge(
    points.map((point) => ({
      from: point.seatsOfTier - 0.5,
      to: point.seatsOfTier + 0.5,
      seats: point.seats[party] ?? 0,
      // Of the other tier's seats the contender may have none or all; with as many as were voted on it has what it won.
      ...(point.rest === 0 || point.seatsOfTier === real
        ? {}
        : { band: { least: point.own[party] ?? 0, most: (point.own[party] ?? 0) + point.rest } }),
      text: n.whole(point.seats[party] ?? 0),
      end: n.whole(point.seatsOfTier),
      exact: { text: n.whole(point.seatsOfTier), raw: point.seatsOfTier },
    })),
  );
  return curveOf({ words, subject, party }, stretches, {
    headline: words.say("page.sweepSeatsHead", { name: subject.naming.short(party), tier: named }),
    sub: words.say("page.sweepSeatsSub", { seats: n.whole(house), real: n.whole(real), tier: named }),
    column: words.say("page.whatIfSeats", { tier: named }),
    house,
    marks: [{ at: real, text: words.say("page.lawMark", { share: n.whole(real) }) }],
    ticks: ticksTo(house).flatMap((at) => (at === 0 ? [] : [{ at, text: n.whole(at) }])),
    here: here ?? real,
  });
}

function curveOf({ words, subject }: Asked, stretches: readonly Stretch[], frame: Frame): Curve {
  const { headline, house, marks, ticks, here } = frame;
  const most = Math.max(...stretches.map((step) => step.seats));
  // What stands outside the range has no place in the picture.
  const [from, to] = [
    Math.min(...stretches.map((step) => step.from)),
    Math.max(...stretches.map((step) => step.to)),
  ];
  const isInside = (at: number): boolean => at >= from && at <= to;
  const input: Sweep = {
    steps: stretches,
    lines: majorityLines(subject, words, house).filter((line) => line.at <= most * 1.5),
    marks: marks.filter(({ at }) => isInside(at)),
    ticks: ticks.filter(({ at }) => isInside(at)),
    ...(here === undefined || !isInside(here) ? {} : { here }),
    stamp: words.word("page.whatIfWord"),
    summary: words.say("page.sweepSummary", {
      name: headline,
      steps: stretches
        .map(({ text, end }) => words.say("page.sweepStep", { seats: text, to: end }))
        .join("; "),
    }),
  };
  return { ...frame, stretches, input };
}

/** A share as votes of the base: whole where it is the share of somebody, else with the fraction that is left. */
function exactVotes(share: Ratio, base: Ratio, words: Words): Cell {
  return { text: words.numbers.mixed(multiplyRatios(share, base)), raw: writeRatio(share) };
}

/** Neighbours with as many seats are one stretch. */
function merge(steps: readonly Stretch[]): readonly Stretch[] {
  const merged: Stretch[] = [];
  for (const step of steps) {
    const last = merged.at(-1);
    if (
      last?.seats === step.seats &&
      last.band?.least === step.band?.least &&
      last.band?.most === step.band?.most
    )
      merged[merged.length - 1] = { ...last, to: step.to, end: step.end, exact: step.exact };
    else merged.push(step);
  }
  return merged;
}

type Bar = NonNullable<ReturnType<typeof barOf>>;

function lawBarOf(bar: Bar): Ratio | undefined {
  const [row] = bar.rows;
  return row === undefined ? undefined : readFraction(row.bar.share);
}

/** To one percent above the second largest share, and above the bar itself, a whole number of percent, at most 60. */
function rangeOf(bar: Bar, here: Ratio | undefined): Ratio {
  const shares = bar.rows.map((row) => placeOf(row.votes) / placeOf(bar.base)).sort((a, b) => b - a);
  const most = Math.max(shares[1] ?? 0.1, here === undefined ? 0 : placeOf(here));
  const percent = Math.min(60, Math.max(2, Math.ceil(most * 100) + 1));
  return { num: percent, den: 100 };
}

function ticksTo(top: number): readonly number[] {
  const step = top <= 14 ? 2 : top <= 30 ? 5 : top <= 120 ? 10 : 100;
  return Array.from({ length: Math.floor(top / step) + 1 }, (_, i) => i * step);
}
