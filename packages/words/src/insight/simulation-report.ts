/**
 * Simulated elections: what the model assumes and rests on, how many seats they give, how often majorities are reached.
 * The first line says that nothing here is a result.
 *
 * @module
 */

import { type MajorityRule, type Ratio, ratio, writeRatio } from "@urna/law";
import type { Block, Cell, Report } from "../blocks.ts";
import type { ElectionHead, Naming } from "../case.ts";
import { decimalCell, left, missingCell, right, textCell, wholeCell } from "../cells.ts";
import { barOf, binsOf } from "./histogram.ts";
import { majorityBar } from "./power-report.ts";
import type { Words } from "../words.ts";

/** Who had how many seats over all simulated elections. `low` and `high` leave out 5 % at either end. */
export interface SimulatedSeats {
  readonly id: string;
  /** Seats in the election itself; null where it has none yet. */
  readonly counted: number | null;
  readonly mean: Ratio;
  readonly low: number;
  readonly median: number;
  readonly high: number;
  /** How often the bar was passed; null where there is none for it. */
  readonly passes: Ratio | null;
}

/** How often a majority was reached, by whom. */
export interface SimulatedMajority {
  readonly needed: number;
  readonly rules: readonly MajorityRule[];
  readonly reached: readonly { readonly id: string; readonly chance: Ratio; readonly error: Ratio }[];
}

export interface SimulationCase {
  readonly election: ElectionHead;
  readonly naming: Naming;
  readonly rules: string;
  readonly runs: number;
  readonly seed: string;
  readonly members: number;
  /** Seats that stay as they were declared. */
  readonly fixed: number;
  /** Contests whose votes are not drawn: they stay as they were counted. */
  readonly held: readonly string[];
  /** The number of votes, where it is an assumption. */
  readonly ballots?: number;
  readonly model: {
    /** `dirichlet-multinomial`, ... */
    readonly kind: string;
    readonly fit: {
      readonly from: "swings" | "poll" | "stations" | "given";
      readonly count: number;
      readonly elections: number;
      readonly sources: readonly string[];
    };
    readonly options: readonly { readonly id: string; readonly share: Ratio; readonly deviation: Ratio }[];
  };
  readonly seats: readonly SimulatedSeats[];
  /** The contender that the first line and the plot are about; `counts[n]`: how often it had n seats. */
  readonly plot?: { readonly id: string; readonly counts: readonly number[] };
  readonly majorities: readonly SimulatedMajority[];
  readonly tied: number;
  readonly refused: readonly { readonly reason: string; readonly count: number }[];
}

/** What simulated elections say. */
export function simulationReport(words: Words, given: SimulationCase): Report {
  return {
    blocks: [
      {
        kind: "answer",
        text: answerOf(words, given),
        stamps: [{ stamp: "simulated", text: words.word("stamp.simulated") }],
      },
      ...headBlocks(words, given),
      { kind: "heading", text: words.word("simulate.seats") },
      seatTable(words, given),
      ...plotBlocks(words, given),
      ...majorityBlocks(words, given),
      ...openBlocks(words, given),
      ...spreadBlocks(words, given),
    ],
  };
}

function answerOf(words: Words, { plot, seats, naming, members, runs }: SimulationCase): string {
  const n = words.numbers;
  const row = seats.find((each) => each.id === plot?.id);
  if (row === undefined) return words.say("simulate.answerNone", { runs: n.whole(runs) });
  return words.say("simulate.answer", {
    runs: n.whole(runs),
    name: naming.short(row.id),
    low: n.whole(row.low),
    high: n.whole(row.high),
    of: n.whole(members),
  });
}

function headBlocks(words: Words, given: SimulationCase): readonly Block[] {
  const { election, model, fixed, held, ballots } = given;
  const contests = words.list(held.map((contest) => words.find(`contest.${contest}`) ?? contest));
  const n = words.numbers;
  const head = words.say("simulate.head", {
    title: election.title,
    date: words.date(election.date),
    rules: given.rules,
  });
  const said = words.say("simulate.model", {
    model: words.find(`simulate.model.${model.kind}`) ?? model.kind,
    says: words.find(`simulate.modelSays.${model.kind}`) ?? "",
  });
  const notes = [
    ...(fixed > 0 ? [words.say("simulate.fixed", { seats: words.counted("seats", fixed) })] : []),
    ...(held.length > 0 ? [words.say("simulate.held", { contests })] : []),
    ...(ballots === undefined ? [] : [words.say("simulate.ballots", { ballots: n.whole(ballots) })]),
    words.say("simulate.seed", { seed: given.seed }),
  ];
  return [
    { kind: "paragraph", text: `${head} ${said}` },
    { kind: "paragraph", text: fitText(words, model.fit) },
    { kind: "paragraph", text: notes.join(" ") },
  ];
}

function fitText(words: Words, fit: SimulationCase["model"]["fit"]): string {
  const sources = words.list(fit.sources);
  const n = words.numbers.whole(fit.count);
  switch (fit.from) {
    case "swings": {
      const elections = words.numbers.whole(fit.elections);
      return words.say("simulate.fit.swings", { elections, sources, n });
    }
    case "poll":
      return words.say("simulate.fit.poll", { sources, n });
    case "stations":
      return words.say("simulate.fit.stations", { sources, n });
    case "given":
      return words.say("simulate.fit.given", { sources });
  }
}

function seatTable(words: Words, { seats, naming }: SimulationCase): Block {
  const counted = seats.some((row) => row.counted !== null);
  const barred = seats.some((row) => row.passes !== null);
  return {
    kind: "table",
    id: "simulated-seats",
    columns: [
      left("contender", words.word("column.contender")),
      ...(counted ? [right("counted", words.word("column.counted"))] : []),
      right("mean", words.word("column.mean")),
      right("low", words.word("column.low")),
      right("median", words.word("column.median")),
      right("high", words.word("column.high")),
      ...(barred ? [right("passes", words.word("column.passesIn"))] : []),
    ],
    rows: seats.map((row) => [
      textCell(naming.short(row.id), row.id),
      ...(counted ? [wholeCell(words, row.counted)] : []),
      decimalCell(words, row.mean, 1),
      wholeCell(words, row.low),
      wholeCell(words, row.median),
      wholeCell(words, row.high),
      ...(barred ? [row.passes === null ? missingCell() : percentCell(words, row.passes)] : []),
    ]),
  };
}

function percentCell(words: Words, value: Ratio): Cell {
  return { text: words.numbers.percentDigits(value), raw: writeRatio(value) };
}

/** The distribution of one contender's seats as bars of blocks; the bin in which a majority begins is marked. */
function plotBlocks(words: Words, { plot, naming, majorities }: SimulationCase): readonly Block[] {
  if (plot === undefined) return [];
  const n = words.numbers;
  const bins = binsOf(plot.counts);
  const most = Math.max(...bins.map((bin) => bin.count));
  const all = plot.counts.reduce((sum, count) => sum + count, 0);
  return [
    { kind: "heading", text: words.say("simulate.plot", { name: naming.short(plot.id) }) },
    {
      kind: "facts",
      rows: bins.map(({ low, high, count }) => {
        const marks = majorities
          .filter(({ needed }) => needed >= low && needed <= high)
          .map(({ needed, rules }) => {
            const bar = majorityBar(words, rules[0]);
            const from = n.whole(needed);
            return bar === undefined ? `≥ ${from}` : words.say("simulate.fromSeats", { needed: from, bar });
          });
        const range = { low: n.whole(low), high: n.whole(high) };
        return {
          label: low === high ? range.low : words.say("simulate.bin", range),
          value: barOf(count, most),
          remark: [n.percent(ratio(count, all)), ...marks].join("; "),
        };
      }),
    },
  ];
}

function majorityBlocks(words: Words, { majorities, naming }: SimulationCase): readonly Block[] {
  if (majorities.length === 0) return [];
  return [
    { kind: "heading", text: words.word("simulate.majorities") },
    {
      kind: "table",
      id: "simulated-majorities",
      columns: [
        right("needed", words.word("column.needed")),
        left("bar", words.word("column.bar")),
        left("contender", words.word("column.contender")),
        right("chance", words.word("column.chance")),
        right("error", words.word("column.error")),
      ],
      rows: majorities.flatMap(({ needed, rules, reached }) => {
        const bar = textCell(majorityBar(words, rules[0]) ?? "", rules.map((rule) => rule.id).join(" "));
        const head = [wholeCell(words, needed), bar];
        if (reached.length === 0) {
          const none: Ratio = { num: 0, den: 1 };
          return [
            [...head, textCell(words.word("simulate.nobody"), null), percentCell(words, none), missingCell()],
          ];
        }
        // The first always, others where the printed digits say more than zero.
        const told = reached.filter(({ chance }, i) => i === 0 || isSeen(chance));
        return told.map(({ id, chance, error }) => [
          ...head,
          textCell(naming.short(id), id),
          percentCell(words, chance),
          percentCell(words, error),
        ]);
      }),
    },
  ];
}

function isSeen({ num, den }: Ratio): boolean {
  return BigInt(num) * 20_000n >= BigInt(den);
}

/** Simulated elections that have no result: they may have gone either way. */
function openBlocks(words: Words, { tied, refused, runs }: SimulationCase): readonly Block[] {
  const n = words.numbers;
  const open = refused.reduce((sum, { count }) => sum + count, tied);
  if (open === 0) return [];
  const texts = [
    ...(tied > 0 ? [words.say("simulate.openTies", { n: n.whole(tied) })] : []),
    ...refused.map(({ reason, count }) =>
      words.say("simulate.openLaw", {
        n: n.whole(count),
        reason: words.find(`refusal.${reason}`) ?? reason,
      }),
    ),
    words.say("simulate.openShare", { share: n.percent(ratio(open, runs), 100 * open < runs ? 4 : 2) }),
  ];
  return [{ kind: "paragraph", text: texts.join(" ") }];
}

/** The middle and the standard deviation of every share. */
function spreadBlocks(words: Words, { model, naming }: SimulationCase): readonly Block[] {
  return [
    { kind: "heading", text: words.word("simulate.spread") },
    {
      kind: "table",
      id: "model",
      columns: [
        left("option", words.word("column.option")),
        right("share", words.word("column.share")),
        right("deviation", words.word("column.deviation")),
      ],
      rows: model.options.map(({ id, share, deviation }) => [
        textCell(words.find(`line.${id}`) ?? naming.short(id), id),
        percentCell(words, share),
        percentCell(words, deviation),
      ]),
    },
    { kind: "paragraph", text: words.word("simulate.spreadNote") },
  ];
}
