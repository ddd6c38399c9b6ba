/**
 * The card of whole percentages at polling stations, and what is said where no station can be used.
 *
 * @module
 */

import type { Block, Cell, Plot } from "../blocks.ts";
import { left, right, textCell, wholeCell } from "../cells.ts";
import { cardHead, droppedText, hiddenBlocks, probabilities, type Rows, skippedHead } from "./card.ts";
import type { IntegersCard, IntegersInput, StationsInput } from "./input.ts";
import { percentAxis, plotBlock } from "./shape.ts";
import { decimalText, probabilityText, rateText } from "./words.ts";
import type { Words } from "../words.ts";

const CODE = "U201";

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

/** The card of whole percentages. */
export function integerBlocks(
  words: Words,
  { result, choices, rate, adjusted }: IntegersCard,
  used: Rows,
): readonly Block[] {
  const title: Block = { kind: "heading", text: words.word("screening.integer.title") };
  if (rate?.hidden === true) return [title, ...hiddenBlocks(words, CODE, rate, used)];
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
    cardHead(words, CODE, claim, adjusted ?? either.p),
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
          result.smallestEffect === undefined
            ? words.say("screening.integer.noEffect", { needed: whole(result.needed) })
            : words.say("screening.integer.effect", {
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
    weightings(words, result),
    otherRules(words, choices),
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

function weightings(words: Words, { excess }: IntegersInput): Block {
  const weights = ["stations", "registered", "given", "leader"] as const;
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
      ...weights.map((weighting) => right(weighting, words.word(`screening.weighting.${weighting}`))),
    ],
    rows: (["either", "result", "turnout"] as const).map((aspect) => [
      textCell(words.word(`screening.aspect.${aspect}`), aspect),
      ...weights.map((weighting) => cell(excess[weighting][aspect])),
    ]),
  };
}

function otherRules(words: Words, choices: IntegersCard["choices"]): Block {
  return {
    kind: "table",
    id: "integer-rules",
    columns: [
      left("rule", words.word("screening.column.rule")),
      right("near", words.word("screening.column.width")),
      right("stations", words.word("screening.column.stations")),
      right("observed", words.word("screening.column.observed")),
      right("expected", words.word("screening.column.expected")),
      right("p", words.word("screening.column.p")),
    ],
    rows: choices.map(({ rule, parts, stations, observed, expected, p }) => [
      textCell(words.find(`screening.rule.${rule}`) ?? rule, rule),
      textCell(decimalText(words, 1 / parts, 3), String(1 / parts)),
      wholeCell(words, stations),
      wholeCell(words, observed),
      textCell(decimalText(words, expected, 1), String(expected)),
      textCell(probabilityText(words, p), String(p)),
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
