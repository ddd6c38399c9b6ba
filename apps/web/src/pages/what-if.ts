/**
 * What if: the same votes under a changed law, beside the real result, and the seats at every bar. A form asks; the page
 * answers without any script.
 *
 * @module
 */

import { type Element, el, seatRows, sweep } from "@urna/draw";
import { type Reading, sweepBar, whatIf } from "@urna/insight";
import { type Problem, type Ratio, readFraction, readRules } from "@urna/law";
import { barIn, type Case, whatIfReport } from "@urna/words";
import { blocksToHtml, table } from "../blocks.ts";
import type { Subject } from "../desk.ts";
import { frameOf, hasSeats, linksOf, sourceLine } from "../election-frame.ts";
import { figure } from "../figure.ts";
import { writePage } from "../html.ts";
import { barOf, hueIn, majorityLines, placeOf } from "../pictures.ts";
import { page, type Reply, type Visit } from "../reply.ts";
import { notFound } from "./error.ts";
import { presets, whatIfForm } from "./what-if-form.ts";
import { formChanges, isPreset, presetChanges } from "./what-if-question.ts";

export function whatIfPage(visit: Visit, subject: Subject, rest: readonly string[]): Reply {
  const { words, query } = visit;
  const [preset, more] = rest;
  if (!hasSeats(subject) || more !== undefined || (preset !== undefined && !isPreset(preset)))
    return notFound(visit, { text: words.word("page.notFound"), near: [] });
  const changes =
    preset === undefined ? formChanges(query, subject.scenario) : presetChanges(preset, subject.scenario);
  const frame = frameOf(subject, "what-if", `${words.word("page.whatIf")}: ${subject.election.title}`);
  const party = partyOf(subject, query["party"]);
  const asked = whatIf(subject.scenario, changes, { majoritiesOf: subject.majoritiesOf });
  const controls = [
    presets(visit, subject, changes.length === 0 && preset === undefined ? "law" : preset),
    visit.live
      ? whatIfForm(visit, subject, party)
      : el("p", { class: "note" }, words.word("page.whatIfStatic")),
  ];
  if (!asked.ok) {
    const content = [
      ...impossible(visit, asked.problems),
      ...controls,
      ...sweepFigure(visit, subject, party),
    ];
    return page(422, writePage(visit, frame, content));
  }
  const report = whatIfReport(
    { words, naming: subject.naming, rules: subject.rules.id, election: subject.election.id },
    asked.value,
    {
      changes,
      document: subject.scenario.rules,
      cases: asked.value.readings.flatMap((reading) => caseOf(subject, reading)),
      party,
    },
  );
  const [headline, ...below] = blocksToHtml(report, { linkOf: linksOf(visit, subject) });
  const [first] = asked.value.readings;
  return page(
    200,
    writePage(visit, frame, [
      ...(headline === undefined ? [] : [headline]),
      el(
        "p",
        { class: "notice notice-what-if" },
        el("strong", {}, words.word("page.whatIfStamp")),
        ". ",
        words.word("page.whatIfSame"),
      ),
      ...controls,
      ...(first === undefined ? [] : seatsFigure(visit, subject, first, headlineOf(report.blocks))),
      ...below,
      ...sweepFigure(visit, subject, party),
    ]),
  );
}

function headlineOf(blocks: ReturnType<typeof whatIfReport>["blocks"]): string {
  const second = blocks[1];
  return second?.kind === "paragraph" ? second.text : "";
}

/** The contender that is followed: the one asked for where it stood, else the strongest. */
function partyOf(subject: Subject, asked: string | undefined): string {
  const known = subject.outcome.seats.map((row) => row.contender);
  return asked !== undefined && known.includes(asked) ? asked : (known[0] ?? "");
}

function caseOf(subject: Subject, { scenario, outcome }: Reading): readonly Case[] {
  const rules = readRules(scenario.rules);
  return rules.ok ? [{ rules: rules.value, outcome, naming: subject.naming }] : [];
}

/** A change that cannot be: what was expected, what was found. */
function impossible({ words }: Visit, problems: readonly Problem[]): readonly Element[] {
  return [
    el("h1", { class: "claim" }, words.word("page.whatIfImpossible")),
    el(
      "ul",
      {},
      ...problems.map(({ code, at, expected, found }) => {
        const parts = [
          words.find(`problem.${code}`) ?? code,
          ...(at === "" ? [] : [words.say("cli.atPlace", { place: at })]),
          words.say("cli.expectedForm", { form: expected }),
          ...(found === undefined ? [] : [words.say("cli.foundHere", { found })]),
        ];
        return el("li", {}, parts.join("; "));
      }),
    ),
  ];
}

/** Seats after the change, with hollow marks for those that are lost; the order is that of the real result. */
function seatsFigure(visit: Visit, subject: Subject, reading: Reading, headline: string): readonly Element[] {
  const { words } = visit;
  const n = words.numbers;
  const tiers = reading.outcome.tiers.filter((tier) => tier.given > 0);
  if (reading.rows.some((row) => row.after === null) || tiers.length === 0) return [];
  const rows = reading.rows
    .filter((row) => row.before.total > 0 || (row.after?.total ?? 0) > 0)
    .map((row) => {
      const total = row.after?.total ?? 0;
      const change = row.difference === null || row.difference === 0 ? "" : n.signed(row.difference);
      return {
        id: row.contender,
        name: subject.naming.short(row.contender),
        hue: hueIn(subject, row.contender),
        seats: tiers.map((tier) => row.after?.byTier[tier.id] ?? 0),
        before: row.before.total,
        total: n.whole(total),
        note: change,
      };
    });
  const input = {
    rows,
    tiers: tiers.map((tier) => ({
      shape: DISTRICTS.has(tier.id) ? ("circle" as const) : ("square" as const),
      text: words.find(`tier.${tier.id}`) ?? tier.id,
    })),
    lines: majorityLines(subject, words, reading.house),
    stamp: words.word("page.whatIfWord"),
    summary: `${words.word("page.whatIfWord")}: ${rows.map((row) => `${row.name} ${row.total} ${row.note}`.trim()).join("; ")}.`,
  };
  const sub = words.say("page.oneMark", { seats: n.whole(reading.house) });
  return [figure({ headline, sub, source: sourceLine(visit, subject) }, (width) => seatRows(input, width))];
}

/** Tiers whose seats are won in districts. */
const DISTRICTS: ReadonlySet<string> = new Set(["district", "direct"]);

/** The seats of one contender at every bar. */
function sweepFigure(visit: Visit, subject: Subject, party: string): readonly Element[] {
  const bar = barOf(subject);
  const law = barIn(subject.scenario.rules);
  if (bar === undefined || party === "") return [];
  const to = rangeOf(bar);
  const swept = sweepBar(subject.scenario, { num: 0, den: 1 }, to);
  if (!swept.ok) return [];
  const { words } = visit;
  const n = words.numbers;
  const merged: { from: number; to: number; end: string; seats: number }[] = [];
  for (const step of swept.value.steps) {
    if (step.status === "refused") return [];
    const seats = step.seats[party] ?? 0;
    const last = merged.at(-1);
    const end = n.percent(step.to, 2);
    if (last?.seats === seats) merged[merged.length - 1] = { ...last, to: placeOf(step.to) * 100, end };
    else merged.push({ from: placeOf(step.from) * 100, to: placeOf(step.to) * 100, end, seats });
  }
  const name = subject.naming.short(party);
  const steps = merged.map((step) => ({ ...step, text: n.whole(step.seats) }));
  const top = placeOf(to) * 100;
  const lawShare = lawBarOf(bar);
  const house = subject.outcome.tiers.reduce((sum, tier) => sum + tier.given, 0);
  const most = Math.max(...steps.map((step) => step.seats));
  const input = {
    steps,
    lines: majorityLines(subject, words, house).filter((line) => line.at <= most * 1.5),
    marks:
      law === undefined || lawShare === undefined
        ? []
        : [{ at: placeOf(lawShare) * 100, text: words.say("page.lawMark", { share: n.share(lawShare) }) }],
    ticks: ticksTo(top).map((at) => ({ at, text: n.percent({ num: at, den: 100 }, 0) })),
    ...(lawShare === undefined ? {} : { here: placeOf(lawShare) * 100 }),
    stamp: words.word("page.whatIfWord"),
    summary: words.say("page.sweepSummary", {
      name,
      steps: merged
        .map(({ seats, end }) => words.say("page.sweepStep", { seats: n.whole(seats), to: end }))
        .join("; "),
    }),
  };
  const headline = words.say("page.sweep", { name });
  const sub = words.say("page.sweepSub", { base: n.amount(bar.base) });
  return [
    el("h2", {}, headline),
    figure({ sub, source: sourceLine(visit, subject) }, (width) => sweep(input, width)),
    table({
      kind: "table",
      id: "sweep",
      columns: [
        { key: "upTo", title: words.word("page.sweepUpTo"), align: "right" },
        { key: "seats", title: words.word("column.seats"), align: "right" },
      ],
      rows: merged.map(({ seats, end }) => [
        { text: end, raw: end },
        { text: n.whole(seats), raw: seats },
      ]),
    }),
  ];
}

type Bar = NonNullable<ReturnType<typeof barOf>>;

function lawBarOf(bar: Bar): Ratio | undefined {
  const [row] = bar.rows;
  return row === undefined ? undefined : readFraction(row.bar.share);
}

/** To one percent above the second largest share, a whole number of percent, at most 60. */
function rangeOf(bar: Bar): Ratio {
  const shares = bar.rows.map((row) => placeOf(row.votes) / placeOf(bar.base)).sort((a, b) => b - a);
  const percent = Math.min(60, Math.max(2, Math.ceil((shares[1] ?? 0.1) * 100) + 1));
  return { num: percent, den: 100 };
}

function ticksTo(top: number): readonly number[] {
  const step = top <= 14 ? 2 : top <= 30 ? 5 : 10;
  return Array.from({ length: Math.floor(top / step) + 1 }, (_, i) => i * step);
}
