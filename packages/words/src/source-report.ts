/**
 * One figure: its value, how firm it is, who says so, and every other value that was printed for it.
 *
 * @module
 */

import type { Block, Report } from "./blocks.ts";
import { left, right, textCell } from "./cells.ts";
import type { Fact } from "./step-words.ts";
import type { Words } from "./words.ts";

/** A page on which a figure was read. */
export interface SourceWords {
  readonly id: string;
  /** `official`, `law`, `press`, ... */
  readonly kind: string;
  readonly title: string;
  readonly address?: string;
  /** ISO date or month. */
  readonly readOn?: string;
}

/** One value that was printed. */
export interface FigureValue {
  /** A whole number, a percentage as printed (`"54.21"`), or null where it was looked for in vain. */
  readonly value: number | string | null;
  /** `final`, `preliminary`, `claimed`, ... */
  readonly status: string;
  readonly sources: readonly SourceWords[];
  readonly note?: string;
}

/** What is asked about: what it is, where, and whose. */
export interface FigureQuestion extends FigureValue {
  /** The key: `votes`, `turnout`, `registered`, ... */
  readonly key: string;
  /** Names in the language of the report. */
  readonly election: string;
  readonly contest?: string;
  readonly area?: string;
  readonly option?: string;
  readonly rivals: readonly FigureValue[];
  /** What was decided about the disagreement, and why. */
  readonly disputes: readonly {
    readonly verdict: "decided" | "both" | "open";
    readonly holds: readonly string[];
    readonly over: readonly string[];
    readonly why: string;
  }[];
}

/** Answers for one figure, or for several (the same word may stand for different numbers). */
export function sourceReport(words: Words, figures: readonly FigureQuestion[]): Report {
  if (figures.length === 0) {
    return { blocks: [{ kind: "answer", text: words.word("source.none"), stamps: [] }] };
  }
  return { blocks: figures.flatMap((figure, i) => figureBlocks(words, figure, i === 0)) };
}

function figureBlocks(words: Words, figure: FigureQuestion, first: boolean): readonly Block[] {
  const name = figureName(words, figure);
  const status = statusWord(words, figure.status);
  const text =
    figure.value === null
      ? words.say("source.notFound", { name })
      : words.say("source.answer", { name, value: valueText(words, figure.value), status });
  const disputed = figure.rivals.length > 0;
  return [
    first
      ? {
          kind: "answer",
          text,
          stamps: disputed ? [{ stamp: "disputed", text: words.word("stamp.disputed") }] : [],
        }
      : { kind: "heading", text },
    { kind: "paragraph", text: figure.election },
    { kind: "facts", rows: factsOf(words, figure) },
    ...rivalBlocks(words, figure.rivals),
    ...disputeBlocks(words, figure.disputes),
  ];
}

/** What the figure is: the option, the word for it, the contest and the area. */
export function figureName(
  words: Words,
  { key, option, contest, area }: Pick<FigureQuestion, "key" | "option" | "contest" | "area">,
): string {
  const parts = [
    option,
    words.find(`figure.${key}`) ?? key,
    contest === undefined ? undefined : (words.find(`contest.${contest}`) ?? contest),
    area,
  ];
  return parts.filter((part) => part !== undefined && part !== "").join(", ");
}

function statusWord(words: Words, status: string): string {
  return words.find(`status.${status}`) ?? status;
}

/** A number, or a percentage as printed. */
function valueText(words: Words, value: number | string): string {
  return typeof value === "number" ? words.numbers.whole(value) : words.numbers.printedPercent(value);
}

function factsOf(words: Words, figure: FigureValue): readonly Fact[] {
  const value = figure.value === null ? words.word("source.missing") : valueText(words, figure.value);
  return [
    { label: words.word("source.value"), value },
    { label: words.word("column.status"), value: statusWord(words, figure.status) },
    ...figure.sources.map((source) => ({
      label: words.word("column.source"),
      value: sourceText(words, source),
      ...(source.address === undefined ? {} : { remark: source.address }),
    })),
    ...(figure.note === undefined ? [] : [{ label: words.word("source.note"), value: figure.note }]),
  ];
}

const MONTHS = "January February March April May June July August September October November December".split(
  " ",
);
const MONTH = new RegExp(`(${MONTHS.join("|")}) (\\d{4})`, "g");

/**
 * The title of a page in the language of the reader, as far as that is known: titles are kept in English, with dates as
 * `2023-03-27` or "March 2023", and "(in Kazakh)".
 */
export function sourceTitle(words: Words, title: string): string {
  return title
    .replaceAll(/(?<![\d-])\d{4}-\d{2}-\d{2}(?![\d-])/g, (date) => words.date(date))
    .replaceAll(MONTH, (_, month: string, year: string) => {
      const number = `${MONTHS.indexOf(month) + 1}`.padStart(2, "0");
      return words.date(`${year}-${number}`);
    })
    .replace("(in Kazakh)", `(${words.word("source.inKazakh")})`);
}

/** Title, kind of page, and when it was read. */
export function sourceText(words: Words, { title: kept, kind, readOn }: SourceWords): string {
  const title = sourceTitle(words, kept);
  const kindWord = words.find(`sourceKind.${kind}`) ?? kind;
  const read = readOn === undefined ? undefined : words.say("cite.read", { date: words.date(readOn) });
  const inside = [kindWord, read].filter((part) => part !== undefined && part !== "").join("; ");
  return inside === "" ? title : `${title} (${inside})`;
}

function rivalBlocks(words: Words, rivals: readonly FigureValue[]): readonly Block[] {
  if (rivals.length === 0) return [];
  return [
    { kind: "heading", text: words.counted("source.rivals", rivals.length) },
    {
      kind: "table",
      id: "rivals",
      columns: [
        right("value", words.word("source.value")),
        left("status", words.word("column.status")),
        left("source", words.word("column.source")),
        left("note", words.word("source.note")),
      ],
      rows: rivals.map((rival) => [
        rival.value === null
          ? { text: words.word("source.missing"), raw: null }
          : { text: valueText(words, rival.value), raw: rival.value },
        textCell(statusWord(words, rival.status), rival.status),
        textCell(
          rival.sources.map((source) => sourceText(words, source)).join("; "),
          rival.sources.map((source) => source.id).join(";"),
        ),
        textCell(rival.note ?? ""),
      ]),
    },
  ];
}

function disputeBlocks(words: Words, disputes: FigureQuestion["disputes"]): readonly Block[] {
  if (disputes.length === 0) return [];
  const items = disputes.map(({ verdict, holds, over, why }) => {
    const values = { holds: writtenValues(words, holds), over: writtenValues(words, over), why };
    if (verdict === "both") return words.say("dispute.both", { holds: values.holds, why });
    if (verdict === "open") {
      return holds.length === 0
        ? words.say("dispute.open", { over: values.over, why })
        : words.say("dispute.openUsed", values);
    }
    return over.length === 0 || holds.length === 0
      ? words.say("dispute.decidedAlone", { value: holds.length === 0 ? values.over : values.holds, why })
      : words.say("dispute.decided", values);
  });
  return [{ kind: "list", items }];
}

/** Values as the table of disputes writes them: whole numbers, percentages, or words. */
function writtenValues(words: Words, values: readonly string[]): string {
  return values
    .map((value) => {
      if (/^\d+$/.test(value)) return words.numbers.whole(value);
      return /^\d+\.\d+$/.test(value) ? words.numbers.printedPercent(value) : value;
    })
    .join(", ");
}
