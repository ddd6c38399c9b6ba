/**
 * Seats that are returned: a contender with more seats in the areas than it is due in the whole gives back those that it
 * won with its lowest comparison numbers; each goes to the next contender of the same area that still has less than it is
 * due.
 *
 * @module
 */

import { divisorFields, sequenceOf } from "../allot/sequences.ts";
import { type ClauseKind, clauseKind, colsInto, rowsInto } from "../clause.ts";
import { compareRatios, type Fraction, fraction, multiply, type Ratio } from "../exact.ts";
import { integer, list, optional, step } from "../schema.ts";
import type { StepBase } from "../step.ts";
import { tieRule } from "../ties.ts";
import { gatherSeats, memberOf, rowOf, seatsOver, settleBy, votesAt } from "../gather.ts";

export interface GiveBackStep extends StepBase {
  readonly verb: "compensate";
  readonly clause: "give-back";
  /** The lowest comparison number first; then in the order in which they were given again. */
  readonly returned: readonly {
    readonly contender: string;
    readonly area: string;
    readonly number: Fraction;
  }[];
  readonly given: readonly { readonly contender: string; readonly area: string; readonly number: Fraction }[];
}

/** So many equal seats are tried in every order, to see whether the order matters; of more it is taken to matter. */
const MOST_TRIED = 5;

/** Seats of each cell, and seats that each contender lacks. */
interface Standing {
  readonly cells: readonly number[];
  readonly short: readonly number[];
}

export const giveBack: ClauseKind<GiveBackStep> = clauseKind({
  verb: "compensate",
  kind: "give-back",
  gives: "seats",
  doc: "Who holds more seats than it is due returns those won with its lowest comparison numbers; others get them there.",
  source: "Return of surplus seats before levelling, for example in the law library under se/riksdag.",
  fields: {
    held: step("the seats in the areas", "seats"),
    due: step("what each contender is due in the whole", "seats"),
    votes: step("the votes by which the seats were won", "votes"),
    among: optional(step("who can get a returned seat; all who are due seats when left out", "set")),
    ...divisorFields,
    spare: optional(integer("areas with fewer seats than this return none", 0, 1000)),
    ties: optional(list("how ties are resolved, in this order", tieRule)),
  },
  check: (clause, at, reading) => {
    const sequence = sequenceOf(clause);
    if (sequence.power !== 1 || sequence.over !== undefined || sequence.at(0) === 0) {
      reading.wrong("R004", `${at}/divisor`, "plain divisors above zero", sequence.name);
    }
  },
  bind: (clause, scope) => {
    const held = scope.seats(clause.held);
    const { rows, cols } = held;
    const frame = { level: held.level, rows, cols };
    const width = cols.length;
    const votes = scope.votes(clause.votes, { level: held.level });
    const votesRow = rowsInto(scope.universe, rows, votes);
    const votesCol = colsInto(scope.universe, cols, votes.cols);
    const top = { level: scope.top, rows: [scope.input.root], cols };
    const due = gatherSeats(scope, [clause.due], top);
    const total = gatherSeats(scope, [clause.held], top);
    const member = memberOf(scope, clause.among, frame);
    const sequence = sequenceOf(clause);
    const out = { ...seatsOver(frame), origin: held.origin };
    /** The comparison number of a cell for the seat after `s`. */
    const number = (cell: number, s: number): Ratio => ({
      num: votesAt(votes, votesRow[rowOf(cell, width)], votesCol[cell % width]),
      den: sequence.at(s),
    });
    /** Who may take a seat that comes from a cell: who is short and highest in its area; the cell itself if nobody is. */
    const takersOf = (from: number, { cells, short }: Standing): readonly number[] => {
      const first = from - (from % width);
      const able = cols.flatMap((_, c) => {
        const cell = first + c;
        return (short[c] ?? 0) > 0 && member(cell) && number(cell, 0).num !== 0 ? [cell] : [];
      });
      return able.length === 0 ? [from] : extreme(able, (cell) => number(cell, cells[cell] ?? 0), 1);
    };
    /** All tables that can come out when a seat is given and the others after it, in whatever order. */
    const endsOf = (
      seat: number,
      others: readonly number[],
      { cells, short }: Standing,
    ): ReadonlySet<string> => {
      const ends = new Set<string>();
      for (const taker of takersOf(seat, { cells, short })) {
        const after = {
          cells: cells.map((n, i) => (i === taker ? n + 1 : n)),
          short: short.map((n, c) => (c === taker % width ? n - 1 : n)),
        };
        if (others.length === 0) ends.add(after.cells.join(" "));
        for (const [k, next] of others.entries()) {
          for (const end of endsOf(next, without(others, k), after)) ends.add(end);
        }
      }
      return ends;
    };
    const orderDecides = (seats: readonly number[], standing: Standing): boolean => {
      if (seats.length > MOST_TRIED) return true;
      const ends = seats.map((seat, k) => [...endsOf(seat, without(seats, k), standing)].sort().join());
      return ends.some((end) => end !== ends[0]);
    };

    return {
      out,
      run: (run) => {
        due.add();
        total.add();
        for (let i = 0; i < out.cells.length; i++) out.cells[i] = held.cells[i] ?? 0;
        for (let r = 0; r < rows.length; r++) out.size[r] = held.size[r] ?? 0;
        const returned: { cell: number; number: Ratio }[] = [];
        const given: { cell: number; number: Ratio }[] = [];
        const name = (cell: number): string => rows[rowOf(cell, width)] ?? "";
        const [root = ""] = top.rows;

        for (let c = 0; c < width; c++) {
          // Who is due nothing takes no part in the whole: what it won in an area it keeps.
          if ((due.cells[c] ?? 0) === 0) continue;
          for (let over = (total.cells[c] ?? 0) - (due.cells[c] ?? 0); over > 0; over--) {
            const own = rows.flatMap((_, r) => {
              const cell = r * width + c;
              const enough = (held.size[r] ?? 0) >= (clause.spare ?? 0);
              return enough && (out.cells[cell] ?? 0) > 0 ? [cell] : [];
            });
            const last = (cell: number): Ratio => number(cell, (out.cells[cell] ?? 0) - 1);
            const lowest = extreme(own, last, -1);
            const tied = lowest.length > over ? lowest : lowest.slice(0, 1);
            const [first] = tied;
            if (first === undefined) break;
            let cell: number | undefined = first;
            if (tied.length > 1) {
              // Who is drawn keeps the seat. The same areas may tie for another contender, and are drawn for again.
              const names = tied.map((i) => `${cols[c] ?? ""}/${name(i)}`);
              const settle = settleBy(run, scope, "compensate", root, names, clause.ties ?? []);
              const keep = settle(
                tied.map((_, k) => k),
                tied.length - 1,
              );
              cell = keep === undefined ? undefined : tied.find((_, k) => !keep.includes(k));
              if (cell === undefined) {
                for (const i of tied) out.cells[i] = (out.cells[i] ?? 0) - 1;
                return "tied";
              }
            }
            returned.push({ cell, number: last(cell) });
            out.cells[cell] = (out.cells[cell] ?? 0) - 1;
          }
        }

        const short = cols.map((_, c) => Math.max(0, (due.cells[c] ?? 0) - (total.cells[c] ?? 0)));
        const left = [...returned.sort((a, b) => compareRatios(a.number, b.number))];
        for (let [weakest] = left; weakest !== undefined; [weakest] = left) {
          const { number: lowest } = weakest;
          const equal = left.filter((move) => compareRatios(move.number, lowest) === 0);
          let next: (typeof left)[number] | undefined = weakest;
          // Whose seat is given first may decide who gets another: the weakest, and of equal ones as the law says.
          if (
            orderDecides(
              equal.map(({ cell }) => cell),
              { cells: out.cells, short },
            )
          ) {
            const names = equal.map(({ cell }) => `${cols[cell % width] ?? ""}/${name(cell)}`);
            const winner = settleBy(
              run,
              scope,
              "compensate",
              root,
              names,
              clause.ties ?? [],
            )([...equal.keys()], 1);
            next = equal[winner?.[0] ?? -1];
            if (next === undefined) return "tied";
          }
          left.splice(left.indexOf(next), 1);
          const takers = takersOf(next.cell, { cells: out.cells, short });
          let [cell] = takers;
          if (takers.length > 1) {
            const names = takers.map((i) => cols[i % width] ?? "");
            const settle = settleBy(run, scope, "compensate", name(next.cell), names, clause.ties ?? []);
            cell = takers[settle([...takers.keys()], 1)?.[0] ?? -1];
          }
          if (cell === undefined) return "tied";
          if (cell !== next.cell) given.push({ cell, number: number(cell, out.cells[cell] ?? 0) });
          out.cells[cell] = (out.cells[cell] ?? 0) + 1;
          short[cell % width] = (short[cell % width] ?? 0) - 1;
        }

        const write = (moves: readonly { cell: number; number: Ratio }[]): GiveBackStep["returned"] =>
          moves.map((move) => ({
            contender: cols[move.cell % width] ?? "",
            area: name(move.cell),
            number: fraction(
              multiply(move.number.num, sequence.whole),
              multiply(move.number.den, votes.scale),
            ),
          }));
        run.record?.({
          verb: "compensate",
          clause: "give-back",
          at: scope.id,
          area: root,
          cite: scope.cite,
          returned: write(returned),
          given: write(given),
        });
        return undefined;
      },
    };
  },
});

/** The cells with the highest (sign 1) or lowest (sign -1) number. */
function extreme(cells: readonly number[], number: (cell: number) => Ratio, sign: 1 | -1): readonly number[] {
  let best: number[] = [];
  let edge: Ratio | undefined;
  for (const cell of cells) {
    const own = number(cell);
    const side = edge === undefined ? 1 : sign * compareRatios(own, edge);
    if (side > 0) {
      best = [cell];
      edge = own;
    } else if (side === 0) best.push(cell);
  }
  return best;
}

function without(list: readonly number[], place: number): readonly number[] {
  return list.filter((_, k) => k !== place);
}
