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
  const { words, elections } = ctx;
  const [first, second] = elections;
  const seats = ctx.isAlike
    ? [answerOf(ctx, comparison), ...matrixBlocks(ctx, comparison), ...pathBlocks(ctx, comparison)]
    : [
        {
          kind: "answer",
          text: words.say("compare.notAlike", {
            first: `${first.title} (${first.label})`,
            second: `${second.title} (${second.label})`,
          }),
          stamps: [],
        } as const,
      ];
  const hasBar = (comparison.houses[1]?.bar ?? null) !== null;
  return {
    blocks: [
      ...seats,
      ...swingBlocks(ctx, comparison),
      ...houseBlocks(ctx, comparison),
      ...turnoutBlocks(ctx, turnout),
    ],
    next: hasBar ? `urna what-if ${second.id} --bar 7` : `urna seats ${second.id}`,
  };
}

function answerOf(ctx: CompareContext, { party, matrix, decomposition }: ComparisonWords): Block {
  const { words } = ctx;
  const n = words.numbers;
  const name = nameOf(ctx, party);
  const { paths: votesFirst, rulesFirst, signDependsOnReading: depends } = decomposition;
  const paths = votesFirst.length > 0 ? votesFirst : rulesFirst;
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
      .map((need) => {
        const name = needName(words, need);
        const isOfAreas = need.kind === "areas" || need.kind === "seats";
        return isOfAreas ? words.say("compare.figuresOf", { level: name }) : name;
      });
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
  const { paths: votesFirst, rulesFirst, otherOrder } = decomposition;
  const isVotesFirst = votesFirst.length > 0;
  const paths = isVotesFirst ? votesFirst : rulesFirst;
  const [any] = paths;
  if (any === undefined) return [];
  const path = isVotesFirst ? "compare.path" : "compare.pathRules";
  const bounds = isVotesFirst ? "compare.otherBounds" : "compare.otherBoundsVotes";
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
        ...paths.map((each) => ({
          // A picture of the steps shows the votes first.
          ...(isVotesFirst ? { raw: [each.start, each.between, each.end] } : {}),
          label: [each.start, each.between, each.end].map((seats) => n.whole(seats)).join(" → "),
          value: words.say(path, { votes: n.signed(each.votes), rules: n.signed(each.rules) }),
          ...(each.againstAll === null
            ? {}
            : { remark: words.word(each.againstAll === "kept" ? "whatif.kept" : "whatif.dropped") }),
        })),
        ...(otherOrder === null
          ? []
          : [
              {
                label: words.word(isVotesFirst ? "compare.otherOrder" : "compare.votesFirst"),
                value: words.say(bounds, {
                  rules: range(otherOrder.rules),
                  votes: range(otherOrder.votes),
                }),
              },
            ]),
      ],
    },
  ];
}
