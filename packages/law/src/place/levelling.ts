/**
 * Where levelling seats sit when areas have a number of them: seat by seat to the highest comparison number of a contender
 * in an area, each area up to its number and each contender up to its own; or contender by contender in the order of the
 * whole, each to the area where its number is highest.
 *
 * @module
 */

import { bindSeats, seatsField } from "../allot/seats-rule.ts";
import { divisorFields, type Sequence, sequenceOf } from "../allot/sequences.ts";
import { type ClauseKind, clauseKind, colsInto } from "../clause.ts";
import { gatherSeats, memberOf, rowOf, seatsOver, settleBy } from "../gather.ts";
import { baseAt, missingAt, unknownAt, votesMissing } from "../count/base.ts";
import { compareProducts, type Fraction, fraction, multiply, type Ratio, type Whole } from "../exact.ts";
import { base, choice, integer, level, list, optional, record, step } from "../schema.ts";
import type { StepBase } from "../step.ts";
import { tieRule } from "../ties.ts";

/** What a comparison number is taken of. */
export const MEASURES = [
  /** Votes in the area. */
  "votes",
  /** The share of the area's votes. */
  "share",
  /** Votes over the votes behind a seat of the area: the base over the seats that were filled there before. */
  "votes-per-seat",
] as const;

export interface LevellingPlaceStep extends StepBase {
  readonly verb: "place";
  readonly clause: "levelling";
  readonly measure: (typeof MEASURES)[number];
  /** In the order in which the seats were given. */
  readonly seats: readonly {
    readonly contender: string;
    readonly area: string;
    readonly votes: Fraction;
    /** Seats of the contender in the area before this one. */
    readonly before: number;
    /** Its comparison number there, in units in which it can be compared with others of this step. */
    readonly number: Fraction;
  }[];
}

/** The placing of seats as numbers: cell (r, c) is at `r * cols + c`. */
export interface Placing {
  readonly rows: number;
  readonly cols: number;
  readonly sequence: Sequence;
  /** Votes of those who take part; zero keeps a contender out of an area. */
  readonly votes: readonly Whole[];
  /** What the comparison numbers of a row are multiplied by: 1, 1/votes, seats/votes. */
  readonly weight: readonly Ratio[];
  readonly held: readonly number[];
  /** Seats of each row. */
  readonly rowSeats: readonly number[];
  /** Seats of each column; without them columns take turns. */
  readonly colSeats?: readonly number[];
  /** Turns: the seats of each column before, and the votes and divisors that say whose turn it is. */
  readonly turns?: {
    readonly sequence: Sequence;
    readonly votes: readonly Whole[];
    readonly held: readonly number[];
  };
  /** No more than so many seats of a column in one row. */
  readonly each?: number;
}

/** Decides between equal claims: indices of cells or, for turns, of columns. */
export type SettlePlacing = (what: "cells" | "cols", among: readonly number[]) => number | undefined;

export type Placed =
  | { readonly kind: "done" | "tied"; readonly seats: readonly number[]; readonly order: readonly number[] }
  | { readonly kind: "impossible"; readonly seats: readonly number[]; readonly left: number };

/**
 * Places seats one by one until the rows (or the columns) are full. Equal numbers are a tie only where both cannot have a
 * seat; to stay simple every tie for the next seat asks `settle`, unless all tied cells can have theirs.
 */
export function placeSeats(placing: Placing, settle: SettlePlacing): Placed {
  const { rows, cols, votes, held, rowSeats, each } = placing;
  const seats = votes.map(() => 0);
  const order: number[] = [];
  const rowLeft = [...rowSeats];
  const colLeft = placing.colSeats === undefined ? undefined : [...placing.colSeats];
  const wins = Array.from({ length: cols }, () => 0);
  const open = (r: number, c: number): boolean =>
    (rowLeft[r] ?? 0) > 0 &&
    (colLeft?.[c] ?? 1) > 0 &&
    votes[r * cols + c] !== 0 &&
    (each === undefined || (seats[r * cols + c] ?? 0) < each);
  const claim = (cell: number, r: number): Ratio => {
    const weight = placing.weight[r] ?? { num: 1, den: 1 };
    const at = placing.sequence.at((held[cell] ?? 0) + (seats[cell] ?? 0));
    return { num: multiply(votes[cell] ?? 0, weight.num), den: multiply(at, weight.den) };
  };
  let left = 0;
  for (const n of colLeft ?? rowLeft) left += n;
  for (; left > 0; left--) {
    const turn = placing.turns === undefined ? undefined : nextTurn(placing, wins, open, settle);
    if (turn === "tied") return { kind: "tied", seats, order };
    let best: number[] = [];
    let high: Ratio | undefined;
    for (let r = 0; r < rows; r++) {
      for (let c = 0; c < cols; c++) {
        if ((turn !== undefined && turn !== c) || !open(r, c)) continue;
        const cell = r * cols + c;
        const own = claim(cell, r);
        const side = high === undefined ? 1 : compareProducts(own.num, high.den, high.num, own.den);
        if (side > 0) {
          best = [cell];
          high = own;
        } else if (side === 0) best.push(cell);
      }
    }
    const [first] = best;
    if (first === undefined) return { kind: "impossible", seats, left };
    let cell: number | undefined = first;
    // Who takes turns places one seat now: the others may not get theirs.
    const free = placing.turns === undefined && together(best, cols, rowLeft, colLeft);
    if (best.length > 1 && !free) cell = settle("cells", best);
    if (cell === undefined) return { kind: "tied", seats, order };
    const col = cell % cols;
    const row = rowOf(cell, cols);
    seats[cell] = (seats[cell] ?? 0) + 1;
    wins[col] = (wins[col] ?? 0) + 1;
    rowLeft[row] = (rowLeft[row] ?? 0) - 1;
    if (colLeft !== undefined) colLeft[col] = (colLeft[col] ?? 0) - 1;
    order.push(cell);
  }
  return { kind: "done", seats, order };
}

/** Whether all these cells can have a seat: then their order decides nothing. */
function together(
  cells: readonly number[],
  cols: number,
  rowLeft: readonly number[],
  colLeft: readonly number[] | undefined,
): boolean {
  return cells.every((cell) => {
    const [row, col] = [rowOf(cell, cols), cell % cols];
    const inRow = cells.filter((other) => rowOf(other, cols) === row).length;
    const inCol = cells.filter((other) => other % cols === col).length;
    return inRow <= (rowLeft[row] ?? 0) && inCol <= (colLeft?.[col] ?? Number.MAX_SAFE_INTEGER);
  });
}

/** Whose turn it is: the column with the highest number in the whole that any row can still seat. */
function nextTurn(
  placing: Placing,
  wins: readonly number[],
  open: (r: number, c: number) => boolean,
  settle: SettlePlacing,
): number | "tied" | undefined {
  const { turns } = placing;
  if (turns === undefined) return undefined;
  let best: number[] = [];
  let high: Ratio | undefined;
  for (let c = 0; c < placing.cols; c++) {
    let any = false;
    for (let r = 0; r < placing.rows && !any; r++) any = open(r, c);
    if (!any) continue;
    const own = {
      num: turns.votes[c] ?? 0,
      den: turns.sequence.at((turns.held[c] ?? 0) + (wins[c] ?? 0)),
    };
    const side = high === undefined ? 1 : compareProducts(own.num, high.den, high.num, own.den);
    if (side > 0) {
      best = [c];
      high = own;
    } else if (side === 0) best.push(c);
  }
  const [first] = best;
  if (first === undefined) return undefined;
  return best.length === 1 ? first : (settle("cols", best) ?? "tied");
}

export const placeLevelling: ClauseKind<LevellingPlaceStep> = clauseKind({
  verb: "place",
  kind: "levelling",
  gives: "seats",
  doc: "Levelling seats are placed one by one in areas that have room for them, the highest comparison number first.",
  source:
    "Placement of adjustment seats; Hylland, Den norske valgordningen (2010); Helgason, Apportionment of seats to Althingi (2010).",
  fields: {
    votes: step("the votes by which comparison numbers are made", "votes"),
    among: optional(step("who takes part; all when left out", "set")),
    in: level("the level of areas in which seats are placed"),
    room: { ...seatsField, doc: "the levelling seats of each area" },
    seats: optional(step("the levelling seats of each contender", "seats")),
    turns: optional(
      record(
        "contenders take turns instead: the next seat is of the one with the highest number in the whole",
        divisorFields,
      ),
    ),
    held: list("the seats that contenders hold in the areas already", step("a step", "seats")),
    ...divisorFields,
    measure: choice("what comparison numbers are taken of", MEASURES),
    of: optional(base("the votes of an area, for shares and for votes behind a seat")),
    each: optional(integer("no more than so many levelling seats of one contender in one area", 1, 1000)),
    ties: optional(list("how ties are resolved, in this order", tieRule)),
  },
  check: (clause, at, reading) => {
    if ((clause.seats === undefined) === (clause.turns === undefined)) {
      reading.wrong("R014", at, "either seats or turns");
    }
    if ((clause.of === undefined) !== (clause.measure === "votes")) {
      reading.wrong("R014", `${at}/of`, "a base for shares and votes behind a seat, none for votes");
    }
    for (const sequence of [clause, ...(clause.turns === undefined ? [] : [clause.turns])].map(sequenceOf)) {
      if (sequence.power !== 1 || sequence.over !== undefined || sequence.at(0) === 0) {
        reading.wrong("R004", `${at}/divisor`, "plain divisors above zero", sequence.name);
      }
    }
  },
  bind: (clause, scope) => {
    const votes = scope.votes(clause.votes, { level: clause.in });
    const whole = scope.votes(clause.votes, { level: scope.top });
    const { rows, cols } = votes;
    const frame = { level: clause.in, rows, cols };
    const width = cols.length;
    const top = { level: scope.top, rows: whole.rows, cols };
    const room = bindSeats(clause.room, scope, rows);
    const due = clause.seats === undefined ? undefined : gatherSeats(scope, [clause.seats], top);
    const held = gatherSeats(scope, clause.held, frame);
    const heldInAll = gatherSeats(scope, clause.held, top);
    const wholeOf = colsInto(scope.universe, cols, whole.cols);
    const member = memberOf(scope, clause.among, frame);
    const rule = clause.of === undefined ? undefined : scope.base(clause.of);
    const sequence = sequenceOf(clause);
    const turns = clause.turns === undefined ? undefined : sequenceOf(clause.turns);
    const out = seatsOver(frame);
    return {
      out,
      run: (run) => {
        held.add();
        heldInAll.add();
        due?.add();
        out.cells.fill(0);
        const area = scope.input.root;
        const rowSeats: number[] = [];
        const weight: Ratio[] = [];
        for (let r = 0; r < rows.length; r++) {
          const seats = room(r);
          if (seats === undefined) {
            return {
              kind: "data-missing",
              at: scope.id,
              area: rows[r] ?? "",
              reason: "seats-missing",
              details: {},
            };
          }
          const unknown = unknownAt(votes, r);
          const missing = rule === undefined ? [] : missingAt(votes, rule, r);
          if (votes.known[r] !== true || unknown.length > 0 || missing.length > 0) {
            return votesMissing(scope, votes, r, unknown, missing);
          }
          rowSeats.push(seats);
          out.size[r] = seats;
          const behind = rule === undefined ? 1 : baseAt(votes, rule, r);
          let filled = held.outside[r] ?? 0;
          for (let c = 0; c < width; c++) filled += held.cells[r * width + c] ?? 0;
          weight.push({
            num: clause.measure === "votes-per-seat" ? filled : 1,
            den: behind === 0 ? 1 : behind,
          });
        }
        const own = votes.cells.map((v, i) => (member(i) ? v : 0));
        const colSeats = due === undefined ? undefined : cols.map((_, c) => due.cells[c] ?? 0);
        const placing: Placing = {
          rows: rows.length,
          cols: width,
          sequence,
          votes: own,
          weight,
          held: held.cells,
          rowSeats,
          ...(colSeats === undefined ? {} : { colSeats }),
          ...(turns === undefined
            ? {}
            : {
                turns: {
                  sequence: turns,
                  votes: cols.map((_, c) => whole.cells[wholeOf[c] ?? -1] ?? 0),
                  held: heldInAll.cells,
                },
              }),
          ...(clause.each === undefined ? {} : { each: clause.each }),
        };
        const placed = placeSeats(placing, (what, among) => {
          const tied = nameTied(what, among, rows, cols);
          const settle = settleBy(run, scope, "place", tied.area ?? area, tied.names, clause.ties ?? []);
          const winners = settle(
            among.map((_, k) => k),
            1,
          );
          return among[winners?.[0] ?? -1];
        });
        if (placed.kind === "impossible") {
          const details = { left: placed.left };
          return { kind: "impossible", at: scope.id, area, reason: "no-area-has-room", details };
        }
        for (const [i, seats] of placed.seats.entries()) out.cells[i] = seats;
        if (run.record !== undefined) {
          const before = [...held.cells];
          run.record({
            verb: "place",
            clause: "levelling",
            at: scope.id,
            area,
            cite: scope.cite,
            measure: clause.measure,
            seats: placed.order.map((cell) => {
              const r = rowOf(cell, width);
              const s = before[cell] ?? 0;
              before[cell] = s + 1;
              const by = weight[r] ?? { num: 1, den: 1 };
              const scaled = multiply(votes.scale, multiply(sequence.at(s), by.den));
              const base = rule === undefined ? scaled : multiply(sequence.at(s), by.den);
              return {
                contender: cols[cell % width] ?? "",
                area: rows[r] ?? "",
                votes: fraction(own[cell] ?? 0, votes.scale),
                before: s,
                number: fraction(multiply(multiply(own[cell] ?? 0, by.num), sequence.whole), base),
              };
            }),
          });
        }
        return placed.kind === "tied" ? "tied" : undefined;
      },
    };
  },
});

/** Names equal claims by what they differ in: contenders of one area, areas of one contender, or both. */
function nameTied(
  what: "cells" | "cols",
  among: readonly number[],
  rows: readonly string[],
  cols: readonly string[],
): { readonly names: readonly string[]; readonly area?: string } {
  if (what === "cols") return { names: among.map((c) => cols[c] ?? "") };
  const width = cols.length;
  const cells = among.map((i) => ({ area: rows[rowOf(i, width)] ?? "", contender: cols[i % width] ?? "" }));
  const [first] = cells;
  if (first !== undefined && cells.every((c) => c.area === first.area)) {
    return { names: cells.map((c) => c.contender), area: first.area };
  }
  if (first !== undefined && cells.every((c) => c.contender === first.contender)) {
    return { names: cells.map((c) => c.area) };
  }
  return { names: cells.map((c) => `${c.contender}/${c.area}`) };
}
