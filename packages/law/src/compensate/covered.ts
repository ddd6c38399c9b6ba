/**
 * Winners who keep their seat only as far as the seats of their list cover it: ranked by their share of the votes, the
 * first ones are seated; the others are not elected, and their districts have nobody.
 *
 * @module
 */

import { type ClauseKind, clauseKind, colsInto, rowsInto } from "../clause.ts";
import { baseAt, missingAt, unknownAt } from "../count/base.ts";
import { compareProducts, type Fraction, fraction, type Whole } from "../exact.ts";
import { base, list, optional, step } from "../schema.ts";
import type { StepBase } from "../step.ts";
import { tieRule } from "../ties.ts";
import { memberOf, rowOf, seatsOver, settleBy, votesAt } from "../gather.ts";

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
    const frame = { level: winners.level, rows, cols };
    const width = cols.length;
    const votes = scope.votes(clause.votes, { level: winners.level });
    const rule = scope.base(clause.of);
    const votesRow = rowsInto(scope.universe, rows, votes);
    const votesCol = colsInto(scope.universe, cols, votes.cols);
    const coverRow = rowsInto(scope.universe, rows, cover);
    const coverCol = colsInto(scope.universe, cols, cover.cols);
    const exempt = clause.exempt === undefined ? () => false : memberOf(scope, clause.exempt, frame);
    const out = { ...seatsOver(frame), origin: winners.origin };
    /** Cells of the winners' table by cell of the covering table. */
    const groups = new Map<number, number[]>();
    const alone: number[] = [];
    for (let i = 0; i < out.cells.length; i++) {
      const [row, col] = [coverRow[rowOf(i, width)] ?? -1, coverCol[i % width] ?? -1];
      if (row < 0 || col < 0) {
        alone.push(i);
        continue;
      }
      const group = groups.get(row * cover.cols.length + col);
      if (group === undefined) groups.set(row * cover.cols.length + col, [i]);
      else group.push(i);
    }
    const order = [...groups].sort(([a], [b]) => a - b);

    return {
      out,
      run: (run) => {
        out.cells.fill(0);
        for (let r = 0; r < rows.length; r++) out.size[r] = winners.size[r] ?? 0;
        // Nobody covers them: no list in the area, or no list at all.
        for (const i of alone) if (exempt(i)) out.cells[i] = winners.cells[i] ?? 0;
        let open = false;
        for (const [place, cells] of order) {
          const won: number[] = [];
          for (const i of cells) {
            if ((winners.cells[i] ?? 0) === 0) continue;
            if (exempt(i)) out.cells[i] = winners.cells[i] ?? 0;
            else won.push(i);
          }
          if (won.length === 0) continue;
          const seats = cover.cells[place] ?? 0;
          const area = cover.rows[rowOf(place, cover.cols.length)] ?? "";
          const contender = cover.cols[place % cover.cols.length] ?? "";
          // A base that the protocol does not have is no base: without it nobody has a share.
          const bare = won.filter((i) => baseAt(votes, rule, votesRow[rowOf(i, width)] ?? -1) === 0);
          let count = 0;
          for (const i of won) count += winners.cells[i] ?? 0;
          const unknown = won.filter((i) => {
            const row = votesRow[rowOf(i, width)] ?? -1;
            return (
              bare.includes(i) ||
              (winners.cells[i] ?? 0) > 1 ||
              votes.known[row] !== true ||
              missingAt(votes, rule, row).length > 0 ||
              unknownAt(votes, row).includes(votes.cols[votesCol[i % width] ?? -1] ?? "")
            );
          });
          if (unknown.length > 0) {
            if (count > seats) {
              const missing = unknown.map((i) => rows[rowOf(i, width)] ?? "");
              const details = { contest: votes.contest, contender, missing };
              return { kind: "data-missing", at: scope.id, area, reason: "votes-missing", details };
            }
            // All are covered, whatever their shares.
            for (const i of won) out.cells[i] = winners.cells[i] ?? 0;
            continue;
          }
          const own = (i: number): Whole => votesAt(votes, votesRow[rowOf(i, width)], votesCol[i % width]);
          const all = (i: number): Whole => baseAt(votes, rule, votesRow[rowOf(i, width)] ?? -1);
          const ranked =
            won.length > seats || run.record !== undefined
              ? won.sort((a, b) => compareProducts(own(b), all(a), own(a), all(b)) || a - b)
              : won;
          let seated: readonly number[] = ranked.slice(0, seats);
          const edge = ranked[seats - 1];
          const next = ranked[seats];
          if (
            edge !== undefined &&
            next !== undefined &&
            compareProducts(own(edge), all(next), own(next), all(edge)) === 0
          ) {
            const level = ranked.filter((i) => compareProducts(own(i), all(edge), own(edge), all(i)) === 0);
            const sure = seated.filter((i) => !level.includes(i));
            const names = level.map((i) => rows[rowOf(i, width)] ?? "");
            const settle = settleBy(run, scope, "compensate", area, names, clause.ties ?? []);
            const chosen = settle(
              level.map((_, k) => k),
              seats - sure.length,
            );
            if (chosen === undefined) open = true;
            seated = [...sure, ...(chosen ?? []).map((k) => level[k] ?? -1)];
          }
          for (const i of seated) out.cells[i] = winners.cells[i] ?? 0;
          run.record?.({
            verb: "compensate",
            clause: "covered",
            at: scope.id,
            area,
            cite: scope.cite,
            contender,
            cover: seats,
            rows: ranked.map((i, k) => ({
              area: rows[rowOf(i, width)] ?? "",
              votes: fraction(own(i), votes.scale),
              share: fraction(own(i), all(i)),
              rank: k + 1,
              seated: seated.includes(i),
            })),
          });
        }
        if (open) return "tied";
        // What nobody may fill is no seat: the house is as large as those who sit.
        for (let r = 0; r < rows.length; r++) {
          let seated = 0;
          for (let c = r * width; c < (r + 1) * width; c++) seated += out.cells[c] ?? 0;
          out.size[r] = seated;
        }
        return undefined;
      },
    };
  },
});
