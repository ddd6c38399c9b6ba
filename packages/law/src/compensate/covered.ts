/**
 * Winners who keep their seat only as far as the seats of their list cover it: ranked by their share of the votes, the
 * first ones are seated; the others are not elected, and their districts have nobody.
 *
 * @module
 */

import { type ClauseKind, clauseKind, colsInto, rowsInto } from "../clause.ts";
import { baseAt, missingAt, unknownAt } from "../count/base.ts";
import { compareRatios, type Fraction, fraction } from "../exact.ts";
import { base, list, optional, step } from "../schema.ts";
import type { StepBase } from "../step.ts";
import { tieRule } from "../ties.ts";
import { memberOf, rowOf, seatsOver, settleBy, sizeBySeats, votesAt } from "../gather.ts";

export interface CoveredStep extends StepBase {
  readonly verb: "compensate";
  readonly clause: "covered";
  /** One contender in the area of the step: how many of its winners its seats cover. */
  readonly contender: string;
  readonly cover: number;
  /** Its winners, the largest share first. */
  readonly rows: readonly {
    readonly area: string;
    readonly votes: Fraction;
    readonly share: Fraction;
    readonly rank: number;
    readonly seated: boolean;
  }[];
}

export const covered: ClauseKind<CoveredStep> = clauseKind({
  verb: "compensate",
  kind: "covered",
  gives: "seats",
  doc: "Winners are seated while the seats of their list cover them, the largest share of votes first.",
  source: "Second-vote coverage; Behnke and Weinmann, Zeitschrift für Parlamentsfragen 54 (2023).",
  fields: {
    winners: step("who won in each area", "seats"),
    cover: step("the seats of each contender, by larger areas", "seats"),
    votes: step("the votes by which winners won", "votes"),
    of: base("what the share of a winner is taken of"),
    exempt: optional(step("who needs no cover", "set")),
    ties: optional(list("how ties are resolved, in this order", tieRule)),
  },
  bind: (clause, scope) => {
    const winners = scope.seats(clause.winners);
    const cover = scope.seats(clause.cover);
    const { rows, cols } = winners;
    const votes = scope.votes(clause.votes, { level: winners.level });
    const rule = scope.base(clause.of);
    const votesRow = rowsInto(scope.universe, rows, votes);
    const votesCol = colsInto(scope.universe, cols, votes.cols);
    const coverRow = rowsInto(scope.universe, rows, cover);
    const coverCol = colsInto(scope.universe, cols, cover.cols);
    const exempt = clause.exempt === undefined ? () => false : memberOf(scope, clause.exempt, winners);
    const out = { ...seatsOver(winners), origin: winners.origin };
    /** A winner in a district with its share; the share is undefined where it is not known. */
    const winnerOf = (r: number, c: number) => {
      const cell = r * cols.length + c;
      const district = rows[r] ?? "";
      const seats = winners.cells[cell] ?? 0;
      const row = votesRow[r] ?? -1;
      const share = { num: votesAt(votes, row, votesCol[c]), den: baseAt(votes, rule, row) };
      const known =
        // A base that the protocol does not have is no base: without it nobody has a share.
        share.den !== 0 &&
        // Nor has one of two seats a share of its own.
        seats === 1 &&
        votes.known[row] === true &&
        missingAt(votes, rule, row).length === 0 &&
        !unknownAt(votes, row).some((id) => id === votes.cols[votesCol[c] ?? -1]);
      return { cell, district, seats, share, known };
    };

    return {
      out,
      run: (run) => {
        // Cells are many and winners few: the others are only passed by.
        const winning = new Map<number, ReturnType<typeof winnerOf>[]>();
        for (let i = 0, r = 0, c = 0; i < out.cells.length; i++, c++) {
          if (c === cols.length) [r, c] = [r + 1, 0];
          const seats = winners.cells[i] ?? 0;
          const isKept = seats > 0 && exempt(i);
          out.cells[i] = isKept ? seats : 0;
          if (seats <= 0 || isKept) continue;
          const [row = -1, col = -1] = [coverRow[r], coverCol[c]];
          if (row < 0 || col < 0) continue;
          const place = row * cover.cols.length + col;
          const own = winning.get(place) ?? [];
          own.push(winnerOf(r, c));
          winning.set(place, own);
        }
        for (const [r, size] of winners.size.entries()) out.size[r] = size;
        let open = false;
        for (let place = 0; place < cover.cells.length; place++) {
          const won = winning.get(place);
          if (won === undefined) continue;
          const area = cover.rows[rowOf(place, cover.cols.length)] ?? "";
          const contender = cover.cols[place % cover.cols.length] ?? "";
          const seats = cover.cells[place] ?? 0;
          const unknown = won.filter(({ known }) => !known);
          if (unknown.length > 0) {
            let count = 0;
            for (const winner of won) count += winner.seats;
            if (count > seats) {
              const missing = unknown.map(({ district }) => district);
              const details = { contest: votes.contest, contender, missing };
              return { kind: "data-missing", at: scope.id, area, reason: "votes-missing", details };
            }
            // All are covered, whatever their shares.
            for (const winner of won) out.cells[winner.cell] = winner.seats;
            continue;
          }
          const ranked = won.sort((a, b) => compareRatios(b.share, a.share));
          let seated: readonly (typeof won)[number][] = ranked.slice(0, seats);
          const [edge, next] = ranked.slice(seats - 1);
          if (
            seats > 0 &&
            edge !== undefined &&
            next !== undefined &&
            compareRatios(edge.share, next.share) === 0
          ) {
            const level = ranked.filter(({ share }) => compareRatios(share, edge.share) === 0);
            const sure = seated.filter((winner) => !level.includes(winner));
            const names = level.map(({ district }) => district);
            const settle = settleBy(run, scope, "compensate", area, names, clause.ties ?? []);
            const chosen = settle([...level.keys()], seats - sure.length);
            if (chosen === undefined) open = true;
            seated = [...sure, ...level.filter((_, k) => chosen?.includes(k))];
          }
          for (const { cell } of seated) out.cells[cell] = 1;
          run.record?.({
            verb: "compensate",
            clause: "covered",
            at: scope.id,
            area,
            cite: scope.cite,
            contender,
            cover: seats,
            rows: ranked.map((winner, k) => ({
              area: winner.district,
              votes: fraction(winner.share.num, votes.scale),
              share: fraction(winner.share.num, winner.share.den),
              rank: k + 1,
              seated: seated.includes(winner),
            })),
          });
        }
        if (open) return "tied";
        // What nobody may fill is no seat: the house is as large as those who sit.
        sizeBySeats(out);
        return undefined;
      },
    };
  },
});
