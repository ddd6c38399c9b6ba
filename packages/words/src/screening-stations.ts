/**
 * The cards of the tests of polling stations.
 *
 * @module
 */

import type { Block, Cell, Plot } from "./blocks.ts";
import { left, right, textCell, wholeCell } from "./cells.ts";
import {
  cardHead,
  droppedText,
  hiddenBlocks,
  probabilities,
  type Rows,
  skippedHead,
} from "./screening-card.ts";
import type {
  DigitsCard,
  DigitsInput,
  IntegersCard,
  IntegersInput,
  StationsInput,
} from "./screening-input.ts";
import { DIGITS } from "./screening-references.ts";
import { percentAxis, plotBlock } from "./screening-shape.ts";
import { decimalText, probabilityText, rateText } from "./screening-words.ts";
import type { Words } from "./words.ts";

const CODES = { integers: "U201", last: "U202", pairs: "U203" } as const;

/** How many areas are listed. */
const LISTED = 10;

/**
 * The same code on other elections: stations used, and deviations from chance. Tables of polling stations: cran/spikes 1.1
 * (Canada), hrpunio/PLWybory (Poland), dkobak/elections (Russia); worked out with this program.
 */
const REFERENCES = [
  { id: "ca2011", stations: 65_340, deviations: 2.22 },
  { id: "pl2014", stations: 26_459, deviations: 0.99 },
  { id: "ru2011", stations: 86_718, deviations: 8.74 },
  { id: "ru2018", stations: 91_152, deviations: 14.56 },
] as const;

/** That nothing is said of stations that are not there. */
export function onlyTheseBlock(words: Words): Block {
  return { kind: "paragraph", text: words.word("screening.stations.only") };
}

/** What is said where no station can be used. */
export function noStationBlock(words: Words, { rows, dropped }: StationsInput): Block {
  const text = words.say("screening.stations.none", {
    rows: words.numbers.whole(rows),
    dropped: droppedText(words, dropped),
  });
  return skippedHead(words, "U200", text);
}

/** What is said where there are too few counts for digits. */
export function noDigitsBlock(words: Words, needed: number): Block {
  const text = words.say("screening.digits.refused", { needed: words.numbers.whole(needed) });
  return skippedHead(words, CODES.last, text);
}

/** The card of whole percentages. */
export function integerBlocks(
  words: Words,
  { result, rate, adjusted }: IntegersCard,
  used: Rows,
): readonly Block[] {
  const title: Block = { kind: "heading", text: words.word("screening.integer.title") };
  if (rate?.hidden === true) return [title, ...hiddenBlocks(words, CODES.integers, rate, used)];
  const { either } = result.excess.stations;
  const whole = (value: number): string => words.numbers.whole(value);
  const claim = words.say("screening.integer.found", {
    observed: whole(either.observed),
    expected: decimalText(words, either.expected, 1),
    sd: decimalText(words, either.sd, 1),
  });
  const row = (label: string, value: string): Rows[number] => ({ label, value });
  return [
    title,
    cardHead(words, CODES.integers, claim, adjusted ?? either.p),
    {
      kind: "facts",
      rows: [
        ...used,
        ...(result.few
          ? [
              row(
                words.word("screening.label.few"),
                words.say("screening.integer.few", { needed: whole(result.fewest) }),
              ),
            ]
          : []),
        row(words.word("screening.label.null"), words.word("screening.integer.null")),
        ...probabilities(
          words,
          words.say("screening.integer.p", { p: probabilityText(words, either.p) }),
          rate,
          adjusted,
        ),
        row(
          words.word("screening.label.effect"),
          words.say("screening.integer.effect", {
            share: rateText(words, result.smallestEffect),
            needed: whole(result.needed),
          }),
        ),
        row(words.word("screening.label.sees"), words.word("screening.integer.sees")),
        row(words.word("screening.label.cannot"), words.word("screening.integer.cannot")),
        row(words.word("screening.label.innocent"), words.word("screening.integer.innocent")),
        row(words.word("screening.label.settles"), words.word("screening.integer.settles")),
        row(words.word("screening.label.weaker"), words.word("screening.exploratory")),
      ],
    },
    wholePlot(words, result, "turnout", claim),
    wholePlot(words, result, "result", claim),
    { kind: "paragraph", text: words.word("screening.integer.choices") },
    choices(words, result),
    ...areas(words, result),
    { kind: "paragraph", text: words.word("screening.integer.references") },
    {
      kind: "table",
      id: "integer-references",
      columns: [
        left("election", words.word("screening.column.election")),
        right("stations", words.word("screening.column.stations")),
        right("deviations", words.word("screening.column.deviations")),
      ],
      rows: REFERENCES.map(({ id, stations, deviations }) => [
        textCell(words.find(`screening.reference.${id}`) ?? id, id),
        wholeCell(words, stations),
        textCell(decimalText(words, deviations, 2), String(deviations)),
      ]),
    },
  ];
}

/** Stations near each whole percent, beside the band of chance. */
function wholePlot(
  words: Words,
  { percents }: IntegersInput,
  aspect: "turnout" | "result",
  summary: string,
): Block {
  const bars = percents[aspect].map(({ seen, low, high }) => ({ value: seen, low, high }));
  const most = Math.max(1, ...bars.flatMap(({ value, high }) => [value, high]));
  const title = words.say("screening.plot.whole", { what: words.word(`screening.aspect.${aspect}`) });
  const plot: Plot = {
    shape: "bars",
    x: percentAxis(words.word("screening.axis.percent"), [0, 20, 40, 60, 80, 100]),
    y: {
      title: words.word("screening.axis.stations"),
      from: 0,
      to: most,
      ticks: [{ at: most, text: words.numbers.whole(Math.round(most)) }],
    },
    bars,
    key: {
      bar: words.word("screening.plot.wholeBar"),
      band: words.word("screening.plot.wholeBand"),
    },
  };
  return plotBlock(`whole-${aspect}`, title, plot, summary);
}

function choices(words: Words, { excess }: IntegersInput): Block {
  const weightings = ["stations", "registered", "given", "leader"] as const;
  const cell = ({ excess: more, sd }: { readonly excess: number; readonly sd: number }): Cell => {
    const amount = words.numbers.whole(Math.round(more));
    const deviations = sd === 0 ? "–" : decimalText(words, more / sd, 1);
    return textCell(`${amount} (${deviations})`, String(more));
  };
  return {
    kind: "table",
    id: "integer-choices",
    columns: [
      left("aspect", words.word("screening.column.aspect")),
      ...weightings.map((weighting) => right(weighting, words.word(`screening.weighting.${weighting}`))),
    ],
    rows: (["either", "result", "turnout"] as const).map((aspect) => [
      textCell(words.word(`screening.aspect.${aspect}`), aspect),
      ...weightings.map((weighting) => cell(excess[weighting][aspect])),
    ]),
  };
}

function areas(words: Words, { areas: found }: IntegersInput): readonly Block[] {
  if (found.length < 2) return [];
  return [
    {
      kind: "paragraph",
      text: words.say("screening.integer.areas", { n: words.numbers.whole(found.length) }),
    },
    {
      kind: "table",
      id: "integer-areas",
      columns: [
        left("area", words.word("screening.column.area")),
        right("stations", words.word("screening.column.stations")),
        right("observed", words.word("screening.column.observed")),
        right("expected", words.word("screening.column.expected")),
        right("p", words.word("screening.column.p")),
        right("corrected", words.word("screening.column.corrected")),
      ],
      rows: found
        .slice(0, LISTED)
        .map(({ area, stations, observed, expected, p, adjusted }) => [
          textCell(area),
          wholeCell(words, stations),
          wholeCell(words, observed),
          textCell(decimalText(words, expected, 1), String(expected)),
          textCell(probabilityText(words, p), String(p)),
          textCell(probabilityText(words, adjusted), String(adjusted)),
        ]),
    },
  ];
}

/** The card of last digits, or of pairs. */
export function digitBlocks(
  words: Words,
  { result, rate, adjusted }: DigitsCard,
  used: Rows,
): readonly Block[] {
  const title: Block = { kind: "heading", text: words.word(`screening.digits.${result.kind}`) };
  if (rate?.hidden === true) return [title, ...hiddenBlocks(words, CODES[result.kind], rate, used)];
  const claim = words.say("screening.digits.found", {
    chi: decimalText(words, result.chiSquared, 2),
    degrees: words.numbers.whole(result.degrees),
    counts: words.numbers.whole(result.counts),
  });
  const row = (label: string, value: string): Rows[number] => ({ label, value });
  return [
    title,
    cardHead(words, CODES[result.kind], claim, adjusted ?? result.p),
    digitTable(words, result),
    {
      kind: "facts",
      rows: [
        ...used,
        row(words.word("screening.label.null"), words.word("screening.digits.null")),
        ...probabilities(words, probabilityText(words, result.p), rate, adjusted),
        row(words.word("screening.label.effect"), words.word("screening.digits.effect")),
        row(words.word("screening.label.sees"), words.word("screening.digits.sees")),
        row(words.word("screening.label.cannot"), words.word("screening.digits.cannot")),
        row(words.word("screening.label.innocent"), words.word("screening.digits.innocent")),
        row(words.word("screening.label.settles"), words.word("screening.digits.settles")),
        row(words.word("screening.label.weaker"), words.word("screening.exploratory")),
      ],
    },
    { kind: "paragraph", text: words.word("screening.card.references") },
    {
      kind: "table",
      id: `digit-references-${result.kind}`,
      columns: [
        left("election", words.word("screening.column.election")),
        right("counts", words.word("screening.column.stations")),
        right("p", words.word("screening.column.p")),
      ],
      rows: DIGITS.map((reference) => [
        textCell(words.find(`screening.reference.${reference.id}`) ?? reference.id, reference.id),
        wholeCell(words, reference.counts),
        textCell(probabilityText(words, reference[result.kind]), String(reference[result.kind])),
      ]),
    },
  ];
}

function digitTable(words: Words, { kind, observed, expected }: DigitsInput): Block {
  return {
    kind: "table",
    id: `digits-${kind}`,
    columns: [
      left("digit", words.word("screening.column.digit")),
      right("observed", words.word("screening.column.observed")),
      right("expected", words.word("screening.column.expected")),
    ],
    rows: observed.map((seen, i) => [
      textCell(kind === "last" ? String(i) : (words.find(`screening.pair.${i}`) ?? String(i)), String(i)),
      wholeCell(words, seen),
      textCell(decimalText(words, expected[i] ?? 0, 1), String(expected[i] ?? 0)),
    ]),
  };
}
