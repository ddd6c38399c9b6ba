/**
 * The cards of what can only be said as a range: votes above the pattern at low turnout, and the sensitivity surface of a
 * model.
 *
 * @module
 */

import type { Block, Plot } from "../blocks.ts";
import { left, missingCell, right, textCell, wholeCell } from "../cells.ts";
import type { Rows } from "./card.ts";
import { SCALINGS, SURFACES } from "./references.ts";
import {
  numberCell,
  percentAxis,
  plotBlock,
  rateCell,
  referenceCell,
  refusedBlocks,
  shapeBlocks,
} from "./shape.ts";
import { decimalText, rateText } from "./words.ts";
import type { Words } from "../words.ts";

type Core = "five" | "fifteen" | "all" | "ellipse";

/** Scaling by turnout, for every choice of the core. */
export interface ScalingInput {
  readonly declared: { readonly leader: number; readonly share: number; readonly turnout: number };
  readonly choices: readonly {
    readonly core: Core;
    readonly from: number;
    readonly to: number;
    readonly ballots: number;
    readonly found:
      | {
          readonly ratio: number;
          readonly beyond: number;
          readonly share: number;
          readonly turnout: number;
        }
      | undefined;
  }[];
  readonly slope: number;
}

/** A range over the choices of the core; refused where none is left. */
export function scalingBlocks(words: Words, result: ScalingInput, used: Rows): readonly Block[] {
  const found = result.choices.flatMap((choice) => (choice.found === undefined ? [] : [choice.found]));
  if (found.length === 0)
    return [
      ...refusedBlocks(words, "shpilkin", words.word("screening.refused.shpilkin"), used),
      coreTable(words, result),
    ];
  const range = (of: (each: (typeof found)[number]) => number): readonly [number, number] => [
    Math.min(...found.map(of)),
    Math.max(...found.map(of)),
  ];
  const [low, high] = range(({ beyond }) => Math.round(beyond));
  const [shareLow, shareHigh] = range(({ share }) => share);
  const [turnoutLow, turnoutHigh] = range(({ turnout }) => turnout);
  const claim = words.say("screening.found.shpilkin", {
    low: words.numbers.whole(low),
    high: words.numbers.whole(high),
    leader: words.numbers.whole(result.declared.leader),
    shareLow: rateText(words, shareLow),
    shareHigh: rateText(words, shareHigh),
    share: rateText(words, result.declared.share),
    turnoutLow: rateText(words, turnoutLow),
    turnoutHigh: rateText(words, turnoutHigh),
    turnout: rateText(words, result.declared.turnout),
  });
  const more: Rows = [
    {
      label: words.word("screening.label.slope"),
      value: words.say("screening.slope", { slope: decimalText(words, result.slope, 2) }),
    },
  ];
  return shapeBlocks(words, { name: "shpilkin", claim, used, more }, [
    { kind: "paragraph", text: words.word("screening.card.choices") },
    coreTable(words, result),
    { kind: "paragraph", text: words.word("screening.card.references") },
    {
      kind: "table",
      id: "scaling-references",
      columns: [
        left("election", words.word("screening.column.election")),
        right("low", words.say("screening.column.lowest", { what: words.word("screening.column.beyond") })),
        right("high", words.say("screening.column.highest", { what: words.word("screening.column.beyond") })),
        right(
          "share_low",
          words.say("screening.column.lowest", { what: words.word("screening.column.share") }),
        ),
        right(
          "share_high",
          words.say("screening.column.highest", { what: words.word("screening.column.share") }),
        ),
        right("slope", words.word("screening.column.slope")),
      ],
      rows: SCALINGS.map((reference) => [
        referenceCell(words, reference.id),
        wholeCell(words, reference.low),
        wholeCell(words, reference.high),
        rateCell(words, reference.shareLow),
        rateCell(words, reference.shareHigh),
        numberCell(words, reference.slope, 2),
      ]),
    },
  ]);
}

function coreTable(words: Words, { choices }: ScalingInput): Block {
  return {
    kind: "table",
    id: "scaling-cores",
    columns: [
      left("core", words.word("screening.column.core")),
      right("turnout", words.word("screening.column.turnout")),
      right("ballots", words.word("screening.base.counted")),
      right("ratio", words.word("screening.column.ratio")),
      right("beyond", words.word("screening.column.beyond")),
      right("share", words.word("screening.column.share")),
    ],
    rows: choices.map(({ core, from, to, ballots, found }) => [
      textCell(words.word(`screening.core.${core}`), core),
      textCell(`${from}–${to} %`, `${from}-${to}`),
      rateCell(words, ballots),
      ...(found === undefined
        ? [missingCell(), missingCell(), missingCell()]
        : [
            numberCell(words, found.ratio, 3),
            wholeCell(words, Math.round(found.beyond)),
            rateCell(words, found.share),
          ]),
    ]),
  };
}

/** The best fits of a model under every combination of choices. */
export interface SurfaceInput {
  readonly points: readonly {
    readonly mode: "first" | "voters" | "highest";
    readonly objective: "votes" | "votes-relative" | "both" | "both-relative";
    readonly exponent: number;
    readonly incremental: number;
    readonly extreme: number;
    readonly isBest: boolean;
  }[];
  readonly incremental: readonly [number, number];
  readonly extreme: readonly [number, number];
}

/** Why no surface was fitted. */
export type SurfaceRefusalInput =
  | {
      readonly kind: "modes";
      readonly turnout: readonly { readonly at: number }[];
      readonly result: readonly { readonly at: number }[];
    }
  | { readonly kind: "no-mode" };

/** The whole surface; never one number. */
export function surfaceBlocks(words: Words, result: SurfaceInput, used: Rows): readonly Block[] {
  const claim = words.say("screening.found.klimek", {
    low: rateText(words, result.incremental[0]),
    high: rateText(words, result.incremental[1]),
    exLow: rateText(words, result.extreme[0]),
    exHigh: rateText(words, result.extreme[1]),
  });
  return shapeBlocks(words, { name: "klimek", claim, used }, [
    surfacePlot(words, result, claim),
    { kind: "paragraph", text: words.word("screening.card.choices") },
    {
      kind: "table",
      id: "surface",
      columns: [
        left("mode", words.word("screening.column.mode")),
        left("objective", words.word("screening.column.objective")),
        right("exponent", words.word("screening.column.exponent")),
        right("incremental", words.word("screening.column.incremental")),
        right("extreme", words.word("screening.column.extreme")),
      ],
      rows: result.points
        .filter(({ isBest }) => isBest)
        .map(({ mode, objective, exponent, incremental, extreme }) => [
          textCell(words.word(`screening.mode.${mode}`), mode),
          textCell(words.word(`screening.objective.${objective}`), objective),
          numberCell(words, exponent, 2),
          rateCell(words, incremental),
          rateCell(words, extreme),
        ]),
    },
    { kind: "paragraph", text: words.word("screening.card.references") },
    {
      kind: "table",
      id: "surface-references",
      columns: [
        left("election", words.word("screening.column.election")),
        right("low", words.word("screening.column.incremental")),
        right("high", words.word("screening.column.incremental")),
        right("extreme_low", words.word("screening.column.extreme")),
        right("extreme_high", words.word("screening.column.extreme")),
      ],
      rows: SURFACES.map((reference) => [
        referenceCell(words, reference.id),
        ...[...(reference.incremental ?? [null, null]), ...(reference.extreme ?? [null, null])].map(
          (share) => (share === null ? missingCell() : rateCell(words, share)),
        ),
      ]),
    },
  ]);
}

/** The card where the clean mode cannot be told. */
export function noSurfaceBlocks(words: Words, why: SurfaceRefusalInput, used: Rows): readonly Block[] {
  const places = (modes: readonly { readonly at: number }[]): string =>
    modes.map(({ at }) => rateText(words, at)).join(", ");
  const text =
    why.kind === "modes"
      ? words.say("screening.refused.modes", {
          turnout: places(why.turnout),
          result: places(why.result),
        })
      : words.word("screening.refused.noMode");
  return refusedBlocks(words, "klimek", text, used);
}

function surfacePlot(words: Words, { points }: SurfaceInput, summary: string): Block {
  const keys = [...new Set(points.map(({ mode, objective }) => `${mode} ${objective}`))];
  const exponents = points.map(({ exponent }) => exponent);
  const [from, to] = [Math.min(...exponents), Math.max(...exponents)];
  const plot: Plot = {
    shape: "lines",
    x: {
      title: words.word("screening.axis.exponent"),
      from,
      to,
      ticks: [0.5, 1, 1.5, 2, 2.5, 3]
        .filter((at) => at >= from && at <= to)
        .map((at) => ({ at, text: decimalText(words, at, 1) })),
    },
    y: percentAxis(words.word("screening.axis.incremental"), [0, 20, 40, 60, 80, 100]),
    lines: keys.map((key) => {
      const own = points.filter(({ mode, objective }) => `${mode} ${objective}` === key);
      const [first] = own;
      const text =
        first === undefined
          ? key
          : `${words.word(`screening.mode.${first.mode}`)}; ${words.word(`screening.objective.${first.objective}`)}`;
      return {
        text,
        points: own.map(({ exponent, incremental }) => ({ x: exponent, y: 100 * incremental })),
      };
    }),
  };
  return plotBlock("surface", words.word("screening.plot.surface"), plot, summary);
}
