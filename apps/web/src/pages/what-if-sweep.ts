/**
 * The sweep of a what-if page: the seats of one contender at every bar, or at every size of a tier, under everything else
 * that was changed. Made on the server, or in a worker while the old curve stays.
 *
 * @module
 */

import { type Element, el, type Sweep, sweep, type SweepStep } from "@urna/draw";
import {
  applyChanges,
  barsOf,
  type Change,
  evaluate,
  type RulesDocument,
  sweepBar,
  sweepSeats,
  tiersOf,
} from "@urna/insight";
import { multiplyRatios, type Outcome, parseRatio, type Ratio, readFraction, writeRatio } from "@urna/law";
import { barIn, type Cell, type Words } from "@urna/words";
import { writeQuery } from "../addresses.ts";
import { table } from "../blocks.ts";
import { sourceLine } from "../election-frame.ts";
import { figure } from "../figure.ts";
import { barOf, houseOf, majorityLines, placeOf } from "../pictures.ts";
import { formChanges } from "./what-if-question.ts";
import { partyOf } from "./what-if-view.ts";
import type { Workbench } from "./what-if-workbench.ts";

/** One stretch of the curve, as it is drawn and as it is written. */
interface Stretch extends SweepStep {
  /** Where it ends, rounded as the axis is. */
  readonly end: string;
  /** The same exactly, for people and for machines. */
  readonly exact: Cell;
}

/** The curve with its table; nothing where the rules have no such parameter. */
export function sweepView(bench: Workbench): readonly Element[] {
  const { subject, query } = bench;
  const changes = formChanges(query, subject.scenario, subject.laws());
  if (!changes.ok) return [];
  const shared = tiersOf(subject.scenario.rules).filter(
    (tier) => tier.kind === "shared" && tier.seats !== undefined,
  );
  const tier = shared.find((each) => each.id === query["x"])?.id;
  const without = changes.value.filter((change) => change.kind !== (tier === undefined ? "bar" : "seats"));
  const changed = applyChanges(subject.scenario, without);
  const outcome = changed.ok ? evaluate(changed.value.scenario) : changed;
  if (!changed.ok || !outcome.ok) return [];
  const made =
    tier === undefined
      ? overBar(bench, changes.value, changed.value.scenario, outcome.value)
      : overSeats(bench, changed.value.scenario, tier);
  return made.length === 0
    ? []
    : [...made, axes(bench, ["bar", ...shared.map(({ id }) => id)], tier ?? "bar")];
}

type Scenario = Workbench["subject"]["scenario"];

function overBar(
  bench: Workbench,
  changes: readonly Change[],
  scenario: Scenario,
  outcome: Outcome,
): readonly Element[] {
  const { reader, subject, query } = bench;
  const { words } = reader;
  const n = words.numbers;
  const party = partyOf(subject, query["party"]);
  const bar = barOf({ ...subject, outcome });
  if (bar === undefined || party === "" || barsOf(scenario.rules).length !== 1) return [];
  const asked = changes.find((change) => change.kind === "bar")?.share;
  const here = (asked === undefined ? undefined : parseRatio(asked)) ?? lawBarOf(bar);
  const to = rangeOf(bar, here);
  const swept = sweepBar(scenario, { num: 0, den: 1 }, to);
  if (!swept.ok || swept.value.steps.some((step) => step.status === "refused")) return [];
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
  return curve(bench, stretches, {
    headline: words.say("page.sweep", { name }),
    sub: words.say("page.sweepSub", { base: n.amount(bar.base) }),
    column: words.word("page.sweepUpTo"),
    exact: words.say("page.sweepVotes", { base: n.amount(bar.base) }),
    house: houseOf({ ...subject, outcome }),
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

function overSeats(bench: Workbench, scenario: Scenario, tier: string): readonly Element[] {
  const { reader, subject, query } = bench;
  const { words } = reader;
  const n = words.numbers;
  const party = partyOf(subject, query["party"]);
  const house = houseOf(subject);
  const swept = sweepSeats(scenario, tier, 1, house);
  if (!swept.ok || swept.value.points.some((point) => point.status === "refused")) return [];
  const { real, points } = swept.value;
  const written = /^\d{1,4}$/.exec(query[`seats-${tier}`] ?? "")?.[0];
  const named = words.find(`tier.${tier}`) ?? tier;
  const stretches = merge(
    points.map((point) => ({
      from: point.seatsOfTier - 0.5,
      to: point.seatsOfTier + 0.5,
      seats: point.seats[party] ?? 0,
      text: n.whole(point.seats[party] ?? 0),
      end: n.whole(point.seatsOfTier),
      exact: { text: n.whole(point.seatsOfTier), raw: point.seatsOfTier },
    })),
  );
  return curve(bench, stretches, {
    headline: words.say("page.sweepSeatsHead", { name: subject.naming.short(party), tier: named }),
    sub: words.say("page.sweepSeatsSub", { seats: n.whole(house), real: n.whole(real), tier: named }),
    column: words.say("page.whatIfSeats", { tier: named }),
    house,
    marks: [{ at: real, text: words.say("page.lawMark", { share: n.whole(real) }) }],
    ticks: ticksTo(house).flatMap((at) => (at === 0 ? [] : [{ at, text: n.whole(at) }])),
    here: written === undefined ? real : Number(written),
  });
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

function curve(
  { reader, subject }: Workbench,
  stretches: readonly Stretch[],
  { headline, sub, column, exact, house, marks, ticks, here }: Frame,
): readonly Element[] {
  const { words } = reader;
  const most = Math.max(...stretches.map((step) => step.seats));
  const input: Sweep = {
    steps: stretches,
    lines: majorityLines(subject, words, house).filter((line) => line.at <= most * 1.5),
    marks,
    ticks,
    ...(here === undefined ? {} : { here }),
    stamp: words.word("page.whatIfWord"),
    summary: words.say("page.sweepSummary", {
      name: headline,
      steps: stretches
        .map(({ text, end }) => words.say("page.sweepStep", { seats: text, to: end }))
        .join("; "),
    }),
  };
  return [
    el("h2", {}, headline),
    figure({ sub, source: sourceLine(reader, subject) }, (width) => sweep(input, width)),
    table({
      kind: "table",
      id: "sweep",
      columns: [
        ...(exact === undefined ? [] : [{ key: "upTo", title: exact, align: "right" } as const]),
        { key: exact === undefined ? "upTo" : "share", title: column, align: "right" },
        { key: "seats", title: words.word("column.seats"), align: "right" },
      ],
      rows: stretches.map(({ seats, text, end, exact: own }) => [
        ...(exact === undefined ? [] : [own]),
        exact === undefined ? own : { text: end, raw: own.raw },
        { text, raw: seats },
      ]),
    }),
  ];
}

/** A share as votes of the base: whole where it is the share of somebody, else with the fraction that is left. */
function exactVotes(share: Ratio, base: Ratio, words: Words): Cell {
  return { text: words.numbers.mixed(multiplyRatios(share, base)), raw: writeRatio(share) };
}

/** What the curve can be drawn along, as links. */
function axes({ reader, query, address }: Workbench, names: readonly string[], shown: string): Element {
  const { words } = reader;
  return el(
    "ul",
    { class: reader.live ? "chips" : "chips needs-script" },
    ...names.map((name) =>
      el(
        "li",
        {},
        el(
          "a",
          {
            href: `${address}${writeQuery({ ...query, x: name === "bar" ? undefined : name })}`,
            "aria-current": name === shown ? "true" : undefined,
          },
          name === "bar"
            ? words.word("page.whatIfBar")
            : words.say("page.whatIfSeats", { tier: words.find(`tier.${name}`) ?? name }),
        ),
      ),
    ),
  );
}

/** Neighbours with as many seats are one stretch. */
function merge(steps: readonly Stretch[]): readonly Stretch[] {
  const merged: Stretch[] = [];
  for (const step of steps) {
    const last = merged.at(-1);
    if (last?.seats === step.seats)
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
