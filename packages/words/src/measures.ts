/**
 * Percentages of voters and ballots: each with what is divided by what, because one word ("turnout") stands for several.
 *
 * @module
 */

import type { Fraction } from "@urna/law";
import type { Block } from "./blocks.ts";
import type { Context } from "./case.ts";
import { left, missingCell, right, textCell } from "./cells.ts";
import { baseName } from "./terms.ts";

/** A percentage of the whole electorate or of the ballots: what is divided by what. */
export interface Measure {
  /** Lines that are added up for the numerator: `contenders`, or lines of the protocol (`received`, `against-all`, ...). */
  readonly what: readonly string[];
  /** Lines of the denominator. */
  readonly of: readonly string[];
  /** Both figures, unreduced, where they are known. */
  readonly value?: Fraction;
  /** The percentage as printed (`"54.21"`), where the figures are not known or it was published so. */
  readonly printed?: string;
  /** Whether those who publish it call it turnout. */
  readonly turnout?: boolean;
  /** A word such as `final` or `preliminary`. */
  readonly status?: string;
  /** Who says so, in the language of the report. */
  readonly source?: string;
}

/** The table of measures; nothing when there are none. */
export function measureBlocks(ctx: Context, measures: readonly Measure[]): readonly Block[] {
  if (measures.length === 0) return [];
  const { words } = ctx;
  const n = words.numbers;
  const turnouts = measures.filter((measure) => measure.turnout === true);
  return [
    { kind: "heading", text: words.word("measures.heading") },
    {
      kind: "table",
      id: "measures",
      columns: [
        left("what", words.word("column.what")),
        right("value", words.word("column.votes")),
        left("of", words.word("column.of")),
        right("base", words.word("column.base")),
        right("percent", words.word("column.percent")),
        left("status", words.word("column.status")),
      ],
      rows: measures.map((measure) => {
        const { value, printed } = measure;
        const name = baseName(words, measure.what);
        const status = [
          measure.status === undefined
            ? undefined
            : (words.find(`status.${measure.status}`) ?? measure.status),
          measure.source,
        ].filter((part) => part !== undefined);
        const computed = value === undefined || value.den === 0 ? undefined : n.percent(value);
        const percent = computed ?? (printed === undefined ? undefined : n.printedPercent(printed));
        return [
          textCell(
            measure.turnout === true ? words.say("measures.turnout", { name }) : name,
            measure.what.join("+"),
          ),
          value === undefined ? missingCell() : { text: n.whole(value.num), raw: value.num },
          textCell(baseName(words, measure.of), measure.of.join("+")),
          value === undefined ? missingCell() : { text: n.whole(value.den), raw: value.den },
          percent === undefined ? missingCell() : textCell(percent, printed ?? null),
          textCell(status.join(", ")),
        ];
      }),
    },
    ...(turnouts.length > 1 ? [{ kind: "paragraph", text: words.word("measures.several") } as const] : []),
  ];
}
