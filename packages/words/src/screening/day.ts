/**
 * The card of turnout by area through the day.
 *
 * @module
 */

import type { Block, Cell, Plot } from "../blocks.ts";
import { left, right, textCell, wholeCell } from "../cells.ts";
import { UNUSUAL } from "./card.ts";
import type { HidingRate } from "./input.ts";
import { percentAxis, plotBlock, refusedBlocks, shapeBlocks } from "./shape.ts";
import { decimalText, probabilityText } from "./words.ts";
import type { Words } from "../words.ts";

/** Bulletins of one day. */
export interface DayInput {
  readonly bulletins: number;
  readonly compared: number;
  readonly falls: readonly {
    readonly area: string;
    readonly from: string;
    readonly to: string;
    readonly before: string;
    readonly after: string;
  }[];
  readonly jumps: readonly (Tested & {
    readonly from: string;
    readonly to: string;
    readonly area: string;
    readonly increase: number;
    readonly usual: number;
    readonly deviations: number;
  })[];
  readonly closeness: readonly (Tested & {
    readonly time: string;
    readonly from: number;
    readonly to: number;
  })[];
  readonly whole: readonly (Tested & {
    readonly time: string;
    readonly areas: number;
    readonly whole: number;
    readonly expected: number;
  })[];
  readonly tests: number;
  readonly p: number;
  readonly smallestJump: number | undefined;
}

interface Tested {
  readonly p: number;
  readonly adjusted: number;
}

/** The card of a day. */
export interface DayCard {
  readonly result: DayInput;
  readonly rate: HidingRate;
  /** Corrected over all tests of the report. */
  readonly adjusted?: number;
  readonly readings: readonly { readonly time: string; readonly area: string; readonly percent: string }[];
  /** The name of an area in the language of the report. */
  readonly areaName: (id: string) => string;
  readonly references: readonly {
    readonly election: string;
    /** Title and date in the language of the report. */
    readonly title: string;
    readonly bulletins: number;
    readonly falls: number;
    readonly p: number;
  }[];
}

/** What chance would do between bulletins, what was seen, and the same of other days. */
export function dayBlocks(words: Words, card: DayCard): readonly Block[] {
  const { result, rate, adjusted, areaName, references } = card;
  const whole = (value: number): string => words.numbers.whole(value);
  const looks = [...result.jumps, ...result.closeness, ...result.whole];
  const claim = words.say("screening.found.sequence", {
    falls: whole(result.falls.length),
    compared: whole(result.compared),
    unusual: whole(looks.filter((look) => look.adjusted < UNUSUAL).length),
    tests: whole(result.tests),
    bulletins: whole(result.bulletins),
  });
  const { smallestJump } = result;
  const effect =
    smallestJump === undefined
      ? {}
      : { effect: words.say("screening.effect.sequence", { points: decimalText(words, smallestJump, 1) }) };
  const falls: readonly Block[] =
    result.falls.length === 0
      ? []
      : [
          {
            kind: "list",
            items: result.falls.map(({ area, from, to, before, after }) =>
              words.say("screening.sequence.fall", {
                area: areaName(area),
                before,
                after,
                from: timeText(words, from),
                to: timeText(words, to),
              }),
            ),
          },
        ];
  return shapeBlocks(
    words,
    {
      name: "sequence",
      claim,
      used: [],
      p: { value: result.p },
      rate,
      ...(adjusted === undefined ? {} : { adjusted }),
      ...effect,
    },
    [
      ...falls,
      dayPlot(words, card, claim),
      { kind: "paragraph", text: words.word("screening.sequence.table") },
      lookTable(words, result, areaName),
      { kind: "paragraph", text: words.word("screening.card.references") },
      {
        kind: "table",
        id: "day-references",
        columns: [
          left("election", words.word("screening.column.election")),
          right("bulletins", words.word("screening.column.bulletin")),
          right("falls", words.word("screening.column.falls")),
          right("p", words.word("screening.column.corrected")),
        ],
        rows: references.map(({ election, title, bulletins, falls: fallen, p }) => [
          textCell(title, election),
          wholeCell(words, bulletins),
          wholeCell(words, fallen),
          textCell(probabilityText(words, p), String(p)),
        ]),
      },
    ],
  );
}

/** That too few bulletins are on record. */
export function noDayBlocks(words: Words, bulletins: number): readonly Block[] {
  const text = words.say("screening.refused.sequence", { n: words.numbers.whole(bulletins) });
  return refusedBlocks(words, "sequence", text);
}

function timeText(words: Words, time: string): string {
  return time === "close" ? words.word("screening.time.close") : time;
}

function lookTable(
  words: Words,
  { jumps, closeness, whole }: DayInput,
  areaName: DayCard["areaName"],
): Block {
  const row = (times: string, text: string, { p, adjusted }: Tested): readonly Cell[] => [
    textCell(times),
    textCell(text),
    textCell(probabilityText(words, p), String(p)),
    textCell(probabilityText(words, adjusted), String(adjusted)),
  ];
  const one = (value: number, decimals = 1): string => decimalText(words, value, decimals);
  const points = (value: number): string =>
    words.numbers.points({ num: Math.round(value * 10), den: 1000 }, 1);
  return {
    kind: "table",
    id: "day",
    columns: [
      left("bulletin", words.word("screening.column.bulletin")),
      left("look", words.word("screening.column.look")),
      right("p", words.word("screening.column.p")),
      right("corrected", words.word("screening.column.corrected")),
    ],
    rows: [
      ...jumps.map((jump) =>
        row(
          `${timeText(words, jump.from)}–${timeText(words, jump.to)}`,
          words.say("screening.look.jump", {
            area: areaName(jump.area),
            increase: points(jump.increase),
            usual: points(jump.usual),
          }),
          jump,
        ),
      ),
      ...closeness.map((close) =>
        row(
          timeText(words, close.time),
          words.say("screening.look.close", { from: one(close.from, 2), to: one(close.to, 2) }),
          close,
        ),
      ),
      ...whole.map((each) =>
        row(
          timeText(words, each.time),
          words.say("screening.look.whole", {
            whole: words.numbers.whole(each.whole),
            areas: words.numbers.whole(each.areas),
            expected: one(each.expected),
          }),
          each,
        ),
      ),
    ],
  };
}

/** Each area as a line over the bulletins of the day; those whose turnout falls stand out. */
function dayPlot(words: Words, { readings, areaName, result }: DayCard, summary: string): Block {
  const fallen = new Set(result.falls.map(({ area }) => area));
  const times = [...new Set(readings.map(({ time }) => time))].sort();
  const areas = [...new Set(readings.map(({ area }) => area))].sort();
  const plot: Plot = {
    shape: "lines",
    x: {
      title: words.word("screening.column.bulletin"),
      from: 0,
      to: Math.max(1, times.length - 1),
      ticks: times.map((time, at) => ({ at, text: timeText(words, time) })),
    },
    y: percentAxis(words.word("screening.axis.turnout"), [0, 20, 40, 60, 80, 100]),
    lines: areas.map((area) => ({
      text: areaName(area),
      ...(fallen.has(area) ? { apart: words.word("screening.sequence.falls") } : {}),
      points: readings
        .filter((reading) => reading.area === area)
        .map(({ time, percent }) => ({ x: times.indexOf(time), y: Number(percent) }))
        .sort((a, b) => a.x - b.x),
    })),
  };
  return plotBlock("day", words.word("screening.plot.day"), plot, summary);
}
