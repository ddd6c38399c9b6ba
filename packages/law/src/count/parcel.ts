/**
 * The papers with which somebody was elected, at the values that they had then: what is counted again when that person
 * leaves, so that those who elected the one who left choose the next (countback).
 *
 * @module
 */

import { type Bound, type ClauseKind, clauseKind } from "../clause.ts";
import { named, step } from "../schema.ts";
import { type BallotsTable, type Papers, zeros } from "../tables.ts";

const NONE: Papers = {
  counts: [],
  starts: Int32Array.of(0),
  marks: new Int32Array(),
  ranks: new Int32Array(),
};

/** Counting records nothing: its figures are those of the count that it goes back to. */
export const parcel: ClauseKind<never> = clauseKind({
  verb: "count",
  kind: "parcel",
  gives: "ballots",
  doc: "The papers with which somebody who has left was elected, at the values they had then (countback).",
  source: "Recounts to fill casual vacancies: Local Government Act 1993 of Tasmania, schedule 8.",
  fields: {
    ballots: step("the ballots", "ballots"),
    seats: step("the count that elected: single transferable vote, or instant run-off", "seats"),
    fact: named(
      "fact",
      "a fact: it is true of the one, in each area with a vacancy, whose papers are counted again",
    ),
  },
  bind: (clause, scope) => {
    const from = scope.ballots(clause.ballots);
    const { parcels } = scope.seats(clause.seats);
    if (parcels === undefined) {
      scope.wrong("R007", "seats", "a count in which papers pass on: stv, or instant-runoff", clause.seats);
    }
    const width = from.cols.length;
    const hasLeft = (id: string): boolean => scope.universe.contender(id)?.facts?.[clause.fact] === true;
    const leavers = from.rows.map((_, r) =>
      from.cols.filter((id, c) => hasLeft(id) && from.stands[r * width + c]),
    );
    for (const [r, those] of leavers.entries()) {
      if (those.length > 1)
        scope.wrong(
          "V004",
          `ballots of ${from.contest} in ${from.rows[r] ?? ""}`,
          "one who has left",
          those.join(", "),
        );
    }
    // Areas in which nobody has left have nothing to fill.
    const at = leavers.flatMap((those, r) => (those.length === 1 ? [r] : []));
    const rows = at.map((r) => from.rows[r] ?? "");
    const papers: Papers[] = rows.map(() => NONE);
    const out: BallotsTable = {
      ...from,
      rows,
      scale: 1,
      cells: zeros({ rows, cols: from.cols }),
      lines: new Map(),
      missing: rows.map(() => new Set<string>()),
      known: rows.map(() => true),
      papers,
      stands: at.flatMap((r) => from.stands.slice(r * width, (r + 1) * width)),
      hasWorth: true,
    };
    const bound: Bound<never> = {
      out,
      run: () => {
        for (const [r, area] of rows.entries()) {
          const who = leavers[at[r] ?? 0]?.[0] ?? "";
          const held = parcels?.get(area)?.get(who);
          if (held === undefined) {
            const details = { contender: who };
            return { kind: "impossible", at: scope.id, area, reason: "not-elected-there", details };
          }
          papers[r] = held;
        }
        return undefined;
      },
    };
    return bound;
  },
});
