/**
 * Voter numbers: where a ballot holds as many votes as the area has seats, votes over seats say how many voters stand
 * behind a list, so that areas with many seats do not weigh more.
 *
 * @module
 */

import { bindSeats, seatsField } from "../allot/seats-rule.ts";
import { type ClauseKind, clauseKind } from "../clause.ts";
import {
  add,
  type Fraction,
  fraction,
  leastCommonMultiple,
  multiply,
  power,
  quotient,
  type Whole,
} from "../exact.ts";
import type { Line } from "../input.ts";
import { integer, level, optional, step } from "../schema.ts";
import type { StepBase } from "../step.ts";
import type { VotesTable } from "../tables.ts";

export interface VoterNumbersStep extends StepBase {
  readonly verb: "count";
  readonly clause: "voter-numbers";
  readonly seats: number;
  readonly rows: readonly {
    readonly contender: string;
    readonly votes: Fraction;
    readonly number: Fraction;
  }[];
}

export const voterNumbers: ClauseKind<VoterNumbersStep> = clauseKind({
  verb: "count",
  kind: "voter-numbers",
  gives: "votes",
  doc: "Votes over the seats of the area: the voters behind them.",
  source: "Pukelsheim, Proportional Representation (2017), ch. 14.",
  fields: {
    votes: step("the votes", "votes"),
    seats: seatsField,
    in: level("the level of areas that have these seats"),
    decimals: optional(integer("rounded half up to so many decimals; exact when left out", 0, 9)),
  },
  check: (clause, at, reading) => {
    if (clause.seats.kind === "from" && clause.decimals === undefined) {
      reading.wrong("R014", `${at}/decimals`, "a number of decimals where seats are not known beforehand");
    }
  },
  bind: (clause, scope) => {
    const from = scope.votes(clause.votes, { level: clause.in });
    const { rows, cols } = from;
    const width = cols.length;
    const seatsOf = bindSeats(clause.seats, scope, rows);
    const { decimals } = clause;
    let unit: Whole = 1;
    if (decimals !== undefined) unit = power(10, decimals);
    else {
      for (let r = 0; r < rows.length; r++) unit = leastCommonMultiple(unit, Math.max(seatsOf(r) ?? 1, 1));
    }
    const scale = decimals === undefined ? multiply(from.scale, unit) : unit;
    const number = (votes: Whole, seats: number): Whole => {
      if (decimals === undefined) return multiply(votes, quotient(unit, seats));
      const den = multiply(from.scale, seats);
      return quotient(add(multiply(multiply(votes, unit), 2), den), multiply(den, 2));
    };
    const cells: Whole[] = from.cells.map(() => 0);
    const lines = new Map<Line, Whole[]>([...from.lines.keys()].map((line) => [line, rows.map(() => 0)]));
    const out: VotesTable = { ...from, scale, cells, lines };
    return {
      out,
      run: (run) => {
        for (let r = 0; r < rows.length; r++) {
          const area = rows[r] ?? "";
          const seats = seatsOf(r);
          if (seats === undefined || seats < 1) {
            const reason = seats === undefined ? "seats-missing" : "no-seats-to-divide-by";
            return { kind: "data-missing", at: scope.id, area, reason, details: { contest: from.contest } };
          }
          for (let c = r * width; c < (r + 1) * width; c++) cells[c] = number(from.cells[c] ?? 0, seats);
          for (const [name, line] of lines) line[r] = number(from.lines.get(name)?.[r] ?? 0, seats);
          run.record?.({
            verb: "count",
            clause: "voter-numbers",
            at: scope.id,
            area,
            cite: scope.cite,
            seats,
            rows: cols.map((contender, c) => ({
              contender,
              votes: fraction(from.cells[r * width + c] ?? 0, from.scale),
              number: fraction(cells[r * width + c] ?? 0, scale),
            })),
          });
        }
        return undefined;
      },
    };
  },
});
