/**
 * Seats that voters do not fill: another body elects or appoints their holders. Who holds them is declared, never computed.
 *
 * @module
 */

import { type ClauseKind, clauseKind } from "../clause.ts";
import { integer, named } from "../schema.ts";
import type { SeatsTable } from "../tables.ts";
import { type DeclaredStep, declaredSeats } from "./declared.ts";

export const appointed: ClauseKind<DeclaredStep> = clauseKind({
  verb: "allot",
  kind: "appointed",
  gives: "seats",
  doc: "So many seats are filled by another body.",
  source: "Reserved and appointed seats; International IDEA, Electoral System Design (2005), par. 180.",
  fields: {
    contest: named("contest", "the name under which the input declares who holds the seats"),
    seats: integer("how many", 1, 10_000),
  },
  bind: (clause, scope) => {
    const declared = declaredSeats(scope, clause.contest, scope.top, clause.seats, undefined);
    if (declared !== undefined) return declared;
    const root = scope.input.root;
    const out: SeatsTable = {
      gives: "seats",
      level: scope.top,
      rows: [root],
      cols: [],
      cells: [],
      size: [clause.seats],
      origin: "declared",
    };
    // That nobody was named does not hold up what the voters decided: the seats are there, and given to nobody.
    return {
      out,
      run: (run) => {
        run.record?.({
          verb: "allot",
          clause: "declared",
          at: scope.id,
          area: root,
          cite: scope.cite,
          seats: clause.seats,
          rows: [],
        });
        return undefined;
      },
    };
  },
});
