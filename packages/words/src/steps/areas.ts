/**
 * What steps say of many areas: one line for each, one contender through all of them, who has how many seats.
 *
 * @module
 */

import type { Step } from "@urna/law";
import type { Block, Cell } from "../blocks.ts";
import type { Context } from "../case.ts";
import { left, textCell } from "../cells.ts";
import { citeText } from "../cite.ts";
import type { ContenderPart, Fact } from "../step-words.ts";
import { namesOf } from "../terms.ts";

/** Where a clause was applied in more areas than this, each area is one line. */
export const FEW_AREAS = 3;
/** Where a contender stands in more areas than this, they are counted and not listed. */
export const MANY_AREAS = 40;
/** A table of everybody stands beside the figures of one when it is not longer than this. */
export const SHORT_TABLE = 15;

/** The seats of all areas together, by party where candidates won them; nothing where no seats were given. */
export function sumBlocks(
  ctx: Context,
  rows: readonly { readonly contender: string; readonly seats: number }[],
): readonly Block[] {
  const sums = new Map<string, number>();
  for (const { contender, seats } of rows) {
    const name = ctx.naming.short(contender) === contender ? ctx.naming.partyOf?.(contender) : undefined;
    const id = name ?? contender;
    sums.set(id, (sums.get(id) ?? 0) + seats);
  }
  const text = seatsText(
    ctx,
    [...sums].map(([contender, seats]) => ({ contender, seats })),
  );
  return rows.length === 0 ? [] : factBlocks([{ label: ctx.words.word("label.inAll"), value: text }]);
}

/** The area of one of several steps. */
export function areaHeading(ctx: Context, step: Step, of: number): readonly Block[] {
  return of < 2 ? [] : [{ kind: "paragraph", text: `${ctx.naming.area(step.area)}:` }];
}

export function factBlocks(rows: readonly Fact[]): readonly Block[] {
  return rows.length === 0 ? [] : [{ kind: "facts", rows }];
}

/** One line for each area: what came of the step there; areas with the same result share a line where that is short. */
export function briefTable<S extends Step>(
  ctx: Context,
  steps: readonly S[],
  result: (step: S) => string,
): Block {
  const { words } = ctx;
  const lines = steps.map((step) => ({ areas: [step.area], text: result(step) }));
  const merged = new Map<string, string[]>();
  for (const { areas, text } of lines) merged.set(text, [...(merged.get(text) ?? []), ...areas]);
  const few = merged.size <= FEW_RESULTS && merged.size < lines.length;
  const rows = few ? [...merged].map(([text, areas]) => ({ areas, text })) : lines;
  const named = (areas: readonly string[]): string =>
    areas.length > FEW_AREAS
      ? words.counted("areas", areas.length)
      : words.list(areas.map((area) => ctx.naming.area(area)));
  return {
    kind: "table",
    id: `${steps[0]?.at ?? ""}-areas`,
    columns: [left("area", words.word("column.area")), left("result", words.word("column.result"))],
    rows: rows.map(({ areas, text }) => [textCell(named(areas), areas.join(" ")), textCell(text)]),
  };
}

/** Areas with the same result are told together when there are no more results than this. */
const FEW_RESULTS = 4;

/** The place in the law under the name of the reason. */
export function lawOf(ctx: Context, step: Step, label: string): ContenderPart["law"] {
  return [{ label, value: citeText(ctx.words, ctx.rules.laws, step.cite) }];
}

/** In one area a clause may be applied to several groups. */
export function areasIn(steps: readonly Step[]): number {
  return new Set(steps.map((step) => step.area)).size;
}

/** What is said about one contender in many areas. */
export interface AreaRows {
  readonly label: string;
  readonly seats?: number;
  /** Areas in which it won a seat. */
  readonly won?: number;
  /** Areas in all. */
  readonly all: number;
  /** Areas in which it passed. */
  readonly passed?: number;
  /** No table. */
  readonly quiet?: boolean;
  readonly columns: readonly {
    readonly key: string;
    readonly title: string;
    readonly align: "left" | "right";
  }[];
  readonly rows: readonly { readonly area: string; readonly cells: readonly Cell[]; readonly won: boolean }[];
}

/** A table with a line for each area; where there are too many, only their number. */
export function areasPart(ctx: Context, first: Step, given: AreaRows): ContenderPart {
  const { words } = ctx;
  const { seats, won, all, rows } = given;
  const shown = rows.length > MANY_AREAS ? rows.filter((row) => row.won) : rows;
  const { numbers } = words;
  const whole = (value: number): string => numbers.whole(value);
  const summary =
    seats === undefined || won === undefined
      ? undefined
      : words.say("areas.won", { won: whole(won), all: whole(all) });
  const value =
    seats !== undefined
      ? words.counted("seats", seats)
      : given.passed === undefined
        ? words.say("areas.in", { n: whole(rows.length), all: whole(all) })
        : words.say("areas.passes", { passed: whole(given.passed), all: whole(all) });
  return {
    facts: [
      { label: given.label, value, remark: summary === undefined ? first.at : `${summary} (${first.at})` },
    ],
    ...(shown.length > MANY_AREAS || shown.length === 0 || given.quiet === true
      ? {}
      : {
          blocks: [
            {
              kind: "table",
              id: `${first.at}-areas`,
              columns: [left("area", words.word("column.area")), ...given.columns],
              rows: shown.map((row) => [textCell(ctx.naming.area(row.area), row.area), ...row.cells]),
            },
          ],
        }),
    ...(summary === undefined || seats === 0 ? {} : { summary }),
    law: lawOf(ctx, first, given.label),
  };
}

/** "SPD 12, CDU 10": who has how many, most first. */
export function seatsText(
  ctx: Context,
  rows: readonly { readonly contender: string; readonly seats: number }[],
): string {
  const won = rows.filter((row) => row.seats > 0).sort((a, b) => b.seats - a.seats);
  if (won.length === 0) return ctx.words.word("rows.nobody");
  return won
    .map((row) => `${ctx.naming.short(row.contender)} ${ctx.words.numbers.whole(row.seats)}`)
    .join(", ");
}

/** "3 of 25: SPD, CDU, FDP". */
export function passedText(
  ctx: Context,
  rows: readonly { readonly contender: string; readonly passes: boolean }[],
): string {
  const { words } = ctx;
  const passed = rows.filter((row) => row.passes).map((row) => row.contender);
  const count = words.say("share.passed", {
    passed: words.numbers.whole(passed.length),
    all: words.numbers.whole(rows.length),
  });
  return passed.length === 0 || passed.length > SHORT_TABLE ? count : `${count}: ${namesOf(ctx, passed)}`;
}
