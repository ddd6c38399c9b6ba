/**
 * The one table of a load: a row a protocol, a column a figure. Columns are numbered, so that no name of a user becomes a
 * name of a column; what stands in which is in the head of the load.
 *
 * @module
 */

import {
  FACT_CHECKS,
  FIELD_NAMES,
  FIELDS,
  FigureRow,
  type FieldName,
  markedBallots,
  measureRow,
  Names,
  NOT_WRITTEN,
} from "@urna/tally";
import { factsIn, factsText } from "./facts.ts";
import { type PlacedReturn, Refused, type StoreShape } from "./store.ts";

/** A cell of a row. Drivers give whole numbers in different forms. */
export type Cell = string | number | bigint | null;

/** A column of the table. */
export interface Column {
  readonly name: string;
  readonly kind: "text" | "whole";
}

/** Levels and options beyond these make no table that every engine can keep. */
const MOST_LEVELS = 9;
const MOST_OPTIONS = 1500;

/** The column of the area on a level. */
export const areaColumn = (place: number): string => `a${place}`;
/** The column of a figure. */
export const figureColumn = (field: string): string => `f_${field.toLowerCase()}`;
/** The column of a figure in a table of this shape; `absent` where no protocol has it. */
export function figureIn({ fields }: StoreShape, field: FieldName, absent = "NULL"): string {
  return fields.includes(field) ? figureColumn(field) : absent;
}
/** The column of an option, by its place in its contest. */
export const voteColumn = (place: number): string => `v${place}`;

/**
 * What several checks look at, made once when a row is written: votes of all options, the most of one option, all figures
 * added up, and how many are written. `marked` and `leader` are empty where no votes are written.
 */
export const MADE_COLUMNS = ["marked", "leader", "everything", "written"] as const;

/** What a check of the facts of a protocol finds in it, counted when the row is written. */
export const factColumn = (code: string): string => `found_${code.toLowerCase()}`;
const FACT_COLUMNS = FACT_CHECKS.map(({ code }) => factColumn(code));

/** What stands between the areas of a row and its figures. */
const HEAD_TEXTS = ["source", "facts"] as const;
const HEAD_WHOLES = ["file", "line", "register", "members"] as const;

/** How many columns of votes a table has. */
export function widthOf({ contests }: StoreShape): number {
  return Math.max(0, ...Object.values(contests).map((options) => options.length));
}

/** All columns, in the order in which rows are written. */
export function columnsOf(shape: StoreShape): readonly Column[] {
  const { levels } = shape;
  const width = widthOf(shape);
  if (levels.length > MOST_LEVELS)
    throw new Refused(`${levels.length} levels of areas; at most ${MOST_LEVELS}`);
  if (width > MOST_OPTIONS) throw new Refused(`${width} options in a contest; at most ${MOST_OPTIONS}`);
  const text = (name: string): Column => ({ name, kind: "text" });
  const whole = (name: string): Column => ({ name, kind: "whole" });
  return [
    text("contest"),
    text("station"),
    ...levels.map((_, place) => text(areaColumn(place))),
    ...HEAD_TEXTS.map(text),
    ...HEAD_WHOLES.map(whole),
    ...MADE_COLUMNS.map(whole),
    ...FACT_COLUMNS.map(whole),
    ...shape.fields.map((field) => whole(figureColumn(field))),
    ...Array.from({ length: width }, (_, place) => whole(voteColumn(place))),
  ];
}

/** Makes protocols into rows. */
export function rowWriter(shape: StoreShape): (placed: PlacedReturn) => readonly Cell[] {
  const width = widthOf(shape);
  const files = new Map(shape.files.map(({ sha256 }, place) => [sha256, place]));
  return ({ areas, register, value }) => {
    const { station, contest, figures, votes, issuedByMember, provenance } = value;
    const options = shape.contests[contest] ?? [];
    const cells: Cell[] = [
      contest,
      station,
      ...areas,
      provenance?.source ?? "",
      factsText(value),
      files.get(provenance?.sha256 ?? "") ?? null,
      provenance?.row ?? null,
      register ?? null,
      issuedByMember === undefined ? null : issuedByMember.reduce((sum, n) => sum + n, 0),
    ];
    const votesRow = measureRow(FigureRow.of(votes).row);
    const marked = markedBallots(value) ?? null;
    cells.push(marked, marked === null ? null : votesRow.most);
    cells.push(measureRow(FigureRow.of(figures).row).sum + votesRow.sum, figures.size + votes.size);
    for (const { find } of FACT_CHECKS) cells.push(find(value).length);
    for (const field of shape.fields) cells.push(figures.get(field) ?? null);
    for (let place = 0; place < width; place += 1) {
      const option = options[place];
      cells.push(option === undefined ? null : (votes.get(option) ?? null));
    }
    return cells;
  };
}

/** Makes rows into protocols. */
export function rowReader(shape: StoreShape): (cells: readonly Cell[]) => PlacedReturn {
  const firstArea = 2;
  const firstText = firstArea + shape.levels.length;
  const firstWhole = firstText + HEAD_TEXTS.length;
  const firstFigure = firstWhole + HEAD_WHOLES.length + MADE_COLUMNS.length + FACT_COLUMNS.length;
  const firstVote = firstFigure + shape.fields.length;
  const fieldPlaces = FIELDS.map((field) => shape.fields.indexOf(field));
  const options = new Map(Object.entries(shape.contests).map(([id, list]) => [id, new Names(list)]));
  const none = new Names([]);
  return (cells) => {
    const text = (place: number): string => String(cells[place] ?? "");
    const whole = (place: number): number | undefined => {
      const cell = cells[place];
      return cell === null || cell === undefined ? undefined : Number(cell);
    };
    const contest = text(0);
    const [source = "", facts = ""] = HEAD_TEXTS.map((_, place) => text(firstText + place));
    const [file, line, register, members] = HEAD_WHOLES.map((_, place) => whole(firstWhole + place));
    const from = shape.files[file ?? -1];
    const figures = fieldPlaces.map((place) =>
      place < 0 ? NOT_WRITTEN : (whole(firstFigure + place) ?? NOT_WRITTEN),
    );
    const names = options.get(contest) ?? none;
    const votes = names.list.map((_, place) => whole(firstVote + place) ?? NOT_WRITTEN);
    const known = line !== undefined || from !== undefined || source !== "";
    const provenance = {
      file: from?.file ?? "",
      sha256: from?.sha256 ?? "",
      row: line ?? 0,
      ...(source === "" ? {} : { source }),
    };
    return {
      areas: shape.levels.map((_, place) => text(firstArea + place)),
      ...(register === undefined ? {} : { register }),
      value: {
        station: text(1),
        contest,
        figures: new FigureRow(FIELD_NAMES, figures),
        votes: new FigureRow(names, votes),
        ...(members === undefined ? {} : { issuedByMember: [members] }),
        ...factsIn(facts),
        ...(known ? { provenance } : {}),
      },
    };
  };
}
