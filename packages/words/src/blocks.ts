/**
 * What a report is made of before anybody decides how it looks: the same blocks become terminal text, Markdown, TSV and
 * pages. A block holds finished words in one language; figures keep their raw value beside the words.
 *
 * @module
 */

/** One cell of a table: what people read, and what machines read (integers ungrouped, fractions as `num/den`, null = missing). */
export interface Cell {
  readonly text: string;
  readonly raw: string | number | null;
}

/** A column of a table. `key` is stable and English: it is the header of TSV and the name in JSON. */
export interface Column {
  readonly key: string;
  readonly title: string;
  readonly align: "left" | "right";
}

/** How a figure came about; printed as a stamp. */
export const STAMPS = [
  "official",
  "provisional",
  "recomputed",
  "declared",
  "what-if",
  "disputed",
  "synthetic",
  "simulated",
] as const;
export type Stamp = (typeof STAMPS)[number];

/**
 * Seats as marks, one each, in the order of `columns`: a square for a list seat, a circle for a district seat. `lines`
 * stand at a number of seats that matters, for example 66 with the text `two thirds`. `open` is the row, by the raw value
 * of its first cell, of seats that are not decided: nobody holds them.
 */
export interface Marks {
  readonly columns: readonly {
    readonly key: string;
    readonly shape: "square" | "circle";
    readonly text: string;
  }[];
  readonly lines: readonly { readonly at: number; readonly text: string }[];
  readonly open?: string;
}

/** An axis of a plot: what it measures, from where to where, and the values that are written on it. */
export interface PlotAxis {
  readonly title: string;
  readonly from: number;
  readonly to: number;
  readonly ticks: readonly { readonly at: number; readonly text: string }[];
}

/** Figures that people would rather look at than read. */
export type Plot =
  /** How many lie in which cell: the first panel is what is asked about, others are drawn beside it on the same axes. */
  | {
      readonly shape: "heat";
      readonly x: PlotAxis;
      readonly y: PlotAxis;
      readonly panels: readonly {
        readonly title: string;
        /** Cells to a side. */
        readonly side: number;
        /** Cells that are not empty, counted from the left and from below. */
        readonly cells: readonly { readonly x: number; readonly y: number; readonly count: number }[];
      }[];
    }
  /** A number for each place on the axis, beside the band in which chance keeps it. */
  | {
      readonly shape: "bars";
      readonly x: PlotAxis;
      readonly y: PlotAxis;
      readonly bars: readonly { readonly value: number; readonly low: number; readonly high: number }[];
      /** What a bar and the band are. */
      readonly key: { readonly bar: string; readonly band: string };
    }
  /** One value over another, line by line. */
  | {
      readonly shape: "lines";
      readonly x: PlotAxis;
      readonly y: PlotAxis;
      readonly lines: readonly {
        readonly text: string;
        /** What sets this line apart; where a line has it, those without are there for comparison. */
        readonly apart?: string;
        readonly points: readonly { readonly x: number; readonly y: number }[];
      }[];
    };

/** The letter of a line of a plot: a, b, c ... */
export function letterOf(place: number): string {
  return String.fromCodePoint(97 + (place % 26));
}

/** What the key says of a line: its letter, its name, and what sets it apart. */
export function lineKey(
  { text, apart }: { readonly text: string; readonly apart?: string },
  place: number,
): string {
  return `${letterOf(place)}  ${text}${apart === undefined ? "" : `: ${apart}`}`;
}

export type Block =
  /** The answer: one sentence, first line of every report; stamps stand at its right. */
  | {
      readonly kind: "answer";
      readonly text: string;
      readonly stamps: readonly { readonly stamp: Stamp; readonly text: string }[];
    }
  /** `id`, stable and English, where a rung of an explanation begins. */
  | { readonly kind: "heading"; readonly text: string; readonly id?: string }
  | { readonly kind: "paragraph"; readonly text: string }
  /** Labelled figures: label, value, and a remark at the right. */
  | {
      readonly kind: "facts";
      readonly id?: string;
      readonly rows: readonly {
        readonly label: string;
        readonly value: string;
        readonly remark?: string;
        /** What kind of figure it is, where it can be opened: `remainder`. */
        readonly figure?: string;
        /** The figures of the row for machines, where a picture is made of them. */
        readonly raw?: readonly number[];
      }[];
    }
  | {
      readonly kind: "table";
      /** Stable English id. */
      readonly id: string;
      readonly columns: readonly Column[];
      readonly rows: readonly (readonly Cell[])[];
      /** A line with a word before the row of this index, for example the cut. */
      readonly lines?: readonly { readonly before: number; readonly text: string }[];
      readonly totals?: readonly Cell[];
      /** Rows that hardly say anything, up to but without `to`: people see the words in their place and may open them. */
      readonly folded?: { readonly from: number; readonly to: number; readonly text: string };
      /** Where there is room, the seats of these columns are also drawn, one mark each. */
      readonly marks?: Marks;
    }
  | { readonly kind: "list"; readonly items: readonly string[] }
  /** A picture; `summary` says the same to those who do not see it. */
  | {
      readonly kind: "plot";
      /** Stable English id. */
      readonly id: string;
      readonly title: string;
      readonly summary: string;
      readonly plot: Plot;
    }
  /** A finding of a check: severity word, stable code, claim, and notes below it. */
  | {
      readonly kind: "finding";
      readonly severity: "ok" | "error" | "warning" | "unusual" | "skipped";
      readonly code: string;
      readonly text: string;
      readonly notes: readonly string[];
    };

export type Table = Extract<Block, { readonly kind: "table" }>;

/** The table with its folded rows as one: their words, and nothing beside them. */
export function foldRows(table: Table): Table {
  const { folded, ...whole } = table;
  if (folded === undefined) return table;
  const { from, to, text } = folded;
  const empty: Cell = { text: "", raw: null };
  const row = whole.columns.map((_, i) => (i === 0 ? { text, raw: null } : empty));
  const lines = whole.lines?.map(({ before, text: word }) => ({
    before: before < to ? Math.min(before, from) : before - (to - from) + 1,
    text: word,
  }));
  return {
    ...whole,
    rows: [...whole.rows.slice(0, from), row, ...whole.rows.slice(to)],
    ...(lines === undefined ? {} : { lines }),
  };
}

/** A report: blocks in reading order, and one suggestion for what to do next. */
export interface Report {
  readonly blocks: readonly Block[];
  readonly next?: string;
}
