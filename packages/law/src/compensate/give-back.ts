/**
 * Seats that are returned: a contender with more seats in the areas than it is due in the whole gives back those that it
 * won with its lowest comparison numbers; each goes to the next contender of the same area that still has less than it is
 * due.
 *
 * @module
 */

import { divisorFields, sequenceOf } from "../allot/sequences.ts";
import { type ClauseKind, clauseKind, colsInto, rowsInto } from "../clause.ts";
import { compareProducts, type Fraction, fraction, multiply, type Ratio } from "../exact.ts";
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

        // Whose seat is given first may decide who gets another: the weakest, whatever the names.
        returned.sort((a, b) => compareNumbers(a.number, b.number));
        const short = cols.map((_, c) => Math.max(0, (due.cells[c] ?? 0) - (total.cells[c] ?? 0)));
        for (const { cell: from } of returned) {
          const r = rowOf(from, width);
          const takers = cols.flatMap((_, c) =>
            (short[c] ?? 0) > 0 && member(r * width + c) ? [r * width + c] : [],
          );
          const highest = extreme(
            takers.filter((cell) => number(cell, 0).num !== 0),
            (cell) => number(cell, out.cells[cell] ?? 0),
            1,
          );
          let [cell] = highest;
          // Nobody in the area has less than it is due: the seat stays where it was.
          if (cell === undefined) {
            out.cells[from] = (out.cells[from] ?? 0) + 1;
            continue;
          }
          if (highest.length > 1) {
            const names = highest.map((i) => cols[i % width] ?? "");
            const settle = settleBy(run, scope, "compensate", name(from), names, clause.ties ?? []);
            const winner = settle(
              highest.map((_, k) => k),
              1,
            );
            cell = highest[winner?.[0] ?? -1];
            if (cell === undefined) return "tied";
          }
          given.push({ cell, number: number(cell, out.cells[cell] ?? 0) });
          out.cells[cell] = (out.cells[cell] ?? 0) + 1;
          const col = cell % width;
          short[col] = (short[col] ?? 0) - 1;
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
    const side = edge === undefined ? 1 : sign * compareNumbers(own, edge);
    if (side > 0) {
      best = [cell];
      edge = own;
    } else if (side === 0) best.push(cell);
  }
  return best;
}

function compareNumbers(a: Ratio, b: Ratio): number {
  return compareProducts(a.num, b.den, b.num, a.den);
}
