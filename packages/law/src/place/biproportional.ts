/**
 * Biproportional placing: every area has its seats and every contender has its seats; each cell is the contender's votes
 * in the area over a divisor of the area and a divisor of the contender, rounded.
 *
 * @module
 */

import { bindSeats, seatsField } from "../allot/seats-rule.ts";
import { divisorFields, sequenceOf } from "../allot/sequences.ts";
import { type ClauseKind, clauseKind, colsInto } from "../clause.ts";
import { gatherSeats, seatsOver, settleBy, votesAt } from "../gather.ts";
import { compare, type Fraction, fraction, multiply, type Ratio, type Whole } from "../exact.ts";
import { integer, level, list, optional, step } from "../schema.ts";
import type { StepBase } from "../step.ts";
import { tieRule } from "../ties.ts";
import { fillMatrix } from "./matrix.ts";

export interface BiproportionalStep extends StepBase {
  readonly verb: "place";
  readonly clause: "biproportional";
  /** Divisors by which anyone can check the table: votes over both of them, rounded, is the number of seats. */
  readonly areas: readonly { readonly area: string; readonly seats: number; readonly divisor: Fraction }[];
  readonly contenders: readonly {
    readonly contender: string;
    readonly seats: number;
    readonly divisor: Fraction;
  }[];
  readonly cells: readonly {
    readonly area: string;
    readonly contender: string;
    readonly votes: Fraction;
    /** Votes over both divisors. */
    readonly quotient: Fraction;
    /** The least number of seats, where the contender leads the area. */
    readonly minimum: number;
    readonly seats: number;
  }[];
}

export const biproportional: ClauseKind<BiproportionalStep> = clauseKind({
  verb: "place",
  kind: "biproportional",
  gives: "seats",
  doc: "Seats of areas and seats of contenders are met at once: votes over two divisors, rounded.",
  source: "Balinski and Demange (1989); Pukelsheim, Proportional Representation (2017), ch. 14 and 15.",
  fields: {
    votes: step("the votes", "votes"),
    in: level("the level of areas in which seats are placed"),
    room: { ...seatsField, doc: "the seats of each area" },
    seats: step("the seats of each contender", "seats"),
    ...divisorFields,
    leaders: optional(
      integer(
        "whoever has most votes in an area gets at least so many seats there, unless more share the lead than it has seats",
        1,
        1,
      ),
    ),
    ties: optional(list("how ties are resolved, in this order", tieRule)),
  },
  check: (clause, at, reading) => {
    const sequence = sequenceOf(clause);
    if (sequence.linear === undefined || sequence.at(0) === 0) {
      reading.wrong("R004", `${at}/divisor`, "divisors above zero that grow evenly", sequence.name);
    }
  },
  bind: (clause, scope) => {
    const totals = scope.seats(clause.seats);
    const votes = scope.votes(clause.votes, { level: clause.in });
    const { rows } = votes;
    const { cols } = totals;
    const width = cols.length;
    const room = bindSeats(clause.room, scope, rows);
    const due = gatherSeats(scope, [clause.seats], { level: scope.top, rows: [scope.input.root], cols });
    const votesOf = colsInto(scope.universe, cols, votes.cols);
    const sequence = sequenceOf(clause);
    const out = seatsOver({ level: clause.in, rows, cols });
    const own: Whole[] = out.cells.map(() => 0);
    const minimum: number[] = out.cells.map(() => 0);
    const rules = clause.ties ?? [];
    return {
      out,
      run: (run) => {
        due.add();
        out.cells.fill(0);
        const area = scope.input.root;
        for (let r = 0; r < rows.length; r++) {
          const seats = room(r);
          if (seats === undefined || votes.known[r] !== true || (votes.missing[r]?.size ?? 0) > 0) {
            const reason = seats === undefined ? "seats-missing" : "votes-missing";
            const details = { contest: votes.contest, missing: [...(votes.missing[r] ?? [])].sort() };
            return { kind: "data-missing", at: scope.id, area: rows[r] ?? "", reason, details };
          }
          out.size[r] = seats;
          for (let c = 0; c < width; c++) {
            const taken = (due.cells[c] ?? 0) > 0;
            own[r * width + c] = taken ? votesAt(votes, r, votesOf[c]) : 0;
          }
          if (clause.leaders !== undefined) lead(own, minimum, r * width, width, seats, clause.leaders);
        }
        const matrix = fillMatrix(
          sequence,
          { votes: own, rowSeats: out.size, colSeats: due.cells, minimum },
          (row, among, places) => {
            const settle = settleBy(run, scope, "place", rows[row] ?? "", cols, rules);
            return settle(among, places);
          },
        );
        if (matrix.kind === "impossible") {
          const details = {
            areas: matrix.rows.map((r) => rows[r] ?? ""),
            contenders: matrix.cols.map((c) => cols[c] ?? ""),
          };
          return { kind: "impossible", at: scope.id, area, reason: matrix.reason, details };
        }
        for (const [i, seats] of matrix.seats.entries()) out.cells[i] = seats;
        if (run.record !== undefined) {
          const one = { num: 1, den: 1 };
          const rowDivisor = (r: number): Ratio => matrix.rowDivisors[r] ?? one;
          const colDivisor = (c: number): Ratio => matrix.colDivisors[c] ?? one;
          const inUse = cols.flatMap((contender, c) => ((due.cells[c] ?? 0) > 0 ? [{ contender, c }] : []));
          run.record({
            verb: "place",
            clause: "biproportional",
            at: scope.id,
            area,
            cite: scope.cite,
            areas: rows.map((id, r) => ({
              area: id,
              seats: out.size[r] ?? 0,
              divisor: fraction(rowDivisor(r).num, multiply(rowDivisor(r).den, votes.scale)),
            })),
            contenders: inUse.map(({ contender, c }) => ({
              contender,
              seats: due.cells[c] ?? 0,
              divisor: fraction(colDivisor(c).num, colDivisor(c).den),
            })),
            cells: rows.flatMap((id, r) =>
              inUse.flatMap(({ contender, c }) => {
                const cell = r * width + c;
                if (own[cell] === 0) return [];
                const [row, col] = [rowDivisor(r), colDivisor(c)];
                return [
                  {
                    area: id,
                    contender,
                    votes: fraction(own[cell] ?? 0, votes.scale),
                    quotient: fraction(
                      multiply(own[cell] ?? 0, multiply(row.den, col.den)),
                      multiply(row.num, col.num),
                    ),
                    minimum: minimum[cell] ?? 0,
                    seats: out.cells[cell] ?? 0,
                  },
                ];
              }),
            ),
          });
        }
        return matrix.kind === "tied" ? "tied" : undefined;
      },
    };
  },
});

/** Guarantees seats to those who lead a row. */
function lead(
  votes: readonly Whole[],
  minimum: number[],
  from: number,
  width: number,
  seats: number,
  guaranteed: number,
): void {
  let most: Whole = 0;
  let leaders = 0;
  for (let i = from; i < from + width; i++) {
    const side = compare(votes[i] ?? 0, most);
    if (side > 0) {
      most = votes[i] ?? 0;
      leaders = 1;
    } else if (side === 0) leaders += 1;
  }
  for (let i = from; i < from + width; i++) {
    const leads = most !== 0 && leaders <= seats && compare(votes[i] ?? 0, most) === 0;
    minimum[i] = leads ? guaranteed : 0;
  }
}
