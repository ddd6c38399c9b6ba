/**
 * Two elections compared, as a report: the matrix of votes and rules, what each changed, swings, houses, turnout.
 *
 * @module
 */

import type { Block, Cell, Report } from "../blocks.ts";
import { left, textCell } from "../cells.ts";
import {
  type CompareContext,
  type ComparisonWords,
  type MatrixCellWords,
  type MatrixColumnWords,
  nameOf,
  type TurnoutWords,
} from "./compare-input.ts";
import { houseBlocks, swingBlocks, turnoutBlocks } from "./compare-tables.ts";
import { tierName } from "../terms.ts";
import { needName } from "./what-if-words.ts";

/** Says what two elections have in common and what not. */
export function compareReport(
  ctx: CompareContext,
  comparison: ComparisonWords,
  turnout: readonly TurnoutWords[],
): Report {
  return {
    blocks: [
      answerOf(ctx, comparison),
      ...matrixBlocks(ctx, comparison),
      ...pathBlocks(ctx, comparison),
      ...swingBlocks(ctx, comparison),
      ...houseBlocks(ctx, comparison),
      ...turnoutBlocks(ctx, turnout),
    ],
    next: `urna what-if ${ctx.elections[1].id} --bar 7`,
  };
}

function answerOf(ctx: CompareContext, { party, matrix, decomposition }: ComparisonWords): Block {
  const { words } = ctx;
  const n = words.numbers;
  const name = nameOf(ctx, party);
  const { paths, signDependsOnReading: depends } = decomposition;
  const [first] = paths;
  const say = (text: string): Block => ({ kind: "answer", text, stamps: [] });
  const own = matrix.rows.map((row) => {
    const reading = row.cells.find((each) => each.kind === "own")?.readings[0];
    return reading === undefined ? undefined : (reading.seats[party] ?? 0);
  });
  const ends = {
    start: own[0] === undefined ? "?" : n.whole(own[0]),
    end: own[1] === undefined ? "?" : n.whole(own[1]),
  };
  if (matrix.columns.every((column) => column.id !== "second"))
    return say(words.say("compare.sameRules", { name, ...ends }));
  if (first === undefined) return say(words.say("compare.partly", { name, ...ends }));
  const either = (of: (path: (typeof paths)[number]) => number): string =>
    [...new Set(paths.map((path) => n.signed(of(path))))].reduce((one, other) =>
      words.say("compare.or", { first: one, second: other }),
    );
  const rules = either((path) => path.rules);
  return say(
    depends
      ? words.say("compare.depends", { name, ...ends, rules })
      : words.say("compare.one", { name, ...ends, votes: either((path) => path.votes), rules }),
  );
}

function matrixBlocks(ctx: CompareContext, { party, matrix }: ComparisonWords): readonly Block[] {
  const { words, elections } = ctx;
  const missing = matrix.rows.flatMap((row, r) => {
    const needs = row.cells
      .flatMap((cell) => cell.needs)
      .filter((need) => need.kind !== "level")
      .map((need) => needName(words, need));
    if (needs.length === 0) return [];
    const names = [...new Set(needs)].join(", ");
    return [words.say("compare.missing", { year: elections[r]?.label ?? "", names })];
  });
  return [
    { kind: "heading", text: words.say("compare.matrix", { name: nameOf(ctx, party) }) },
    {
      kind: "table",
      id: "matrix",
      columns: [
        left("votes", words.word("compare.votes")),
        ...matrix.columns.map((column) => left(column.id, columnTitle(ctx, column))),
      ],
      rows: matrix.rows.map((row, r) => [
        textCell(words.say("compare.votesOf", { year: elections[r]?.label ?? "" }), row.election),
        ...row.cells.map((cell) => matrixCell(ctx, cell, party)),
      ]),
    },
    ...(missing.length === 0 ? [] : [{ kind: "list", items: missing } as const]),
  ];
}

function columnTitle({ words, elections }: CompareContext, column: MatrixColumnWords): string {
  const tiers = Object.entries(column.tiers)
    .map(([tier, seats]) => `${tierName(words, tier)} ${seats === null ? "?" : words.numbers.whole(seats)}`)
    .join(", ");
  switch (column.id) {
    case "first":
      return words.say("compare.column", { year: elections[0].label, tiers });
    case "second":
      return words.say("compare.column", { year: elections[1].label, tiers });
    case "linked":
      return words.say("compare.linked", { tiers });
    case "all-list":
      return words.say("compare.all-list", { tiers });
  }
}

function matrixCell({ words }: CompareContext, cell: MatrixCellWords, party: string): Cell {
  const n = words.numbers;
  const seats = cell.readings.map((reading) => reading.seats[party] ?? 0);
  const [first, second] = seats;
  if (first !== undefined) {
    const both = second === undefined || second === first ? n.whole(first) : undefined;
    const text = both ?? words.say("compare.or", { first: n.whole(first), second: n.whole(second ?? 0) });
    const raw = both === undefined ? seats.join(" ") : first;
    return { text: cell.kind === "own" ? words.say("compare.own", { seats: text }) : text, raw };
  }
  const bounds = cell.bounds[party];
  if (bounds === undefined) return { text: "?", raw: null };
  const values = { least: n.whole(bounds.least), most: n.whole(bounds.most) };
  const certain = Object.entries(bounds.certain).map(
    ([tier, own]) => `${tierName(words, tier)} ${n.whole(own)}`,
  );
  const text =
    certain.length === 0
      ? words.say("compare.to", values)
      : words.say("compare.certain", { certain: certain.join(", "), ...values });
  return { text, raw: `${bounds.least}..${bounds.most}` };
}

/** The paths from the first result to the second, and the other order. */
function pathBlocks(ctx: CompareContext, { decomposition }: ComparisonWords): readonly Block[] {
  const { words } = ctx;
  const n = words.numbers;
  const { paths, otherOrder } = decomposition;
  const [any] = paths;
  if (any === undefined) return [];
  const range = ({ least, most }: { readonly least: number; readonly most: number }): string =>
    least === most
      ? n.signed(least)
      : words.say("compare.to", { least: n.signed(least), most: n.signed(most) });
  const values = { start: n.whole(any.start), end: n.whole(any.end) };
  return [
    { kind: "heading", text: words.say("compare.how", values) },
    {
      kind: "facts",
      id: "paths",
      rows: [
        ...paths.map((path) => ({
          raw: [path.start, path.between, path.end],
          label: [path.start, path.between, path.end].map((seats) => n.whole(seats)).join(" → "),
          value: words.say("compare.path", { votes: n.signed(path.votes), rules: n.signed(path.rules) }),
          ...(path.againstAll === null
            ? {}
            : { remark: words.word(path.againstAll === "kept" ? "whatif.kept" : "whatif.dropped") }),
        })),
        ...(otherOrder === null
          ? []
          : [
              {
                label: words.word("compare.otherOrder"),
                value: words.say("compare.otherBounds", {
                  rules: range(otherOrder.rules),
                  votes: range(otherOrder.votes),
                }),
              },
            ]),
      ],
    },
  ];
}
