/**
 * The party chooses after the vote who of its list receives a mandate. Nobody's name follows from the votes, so the
 * clause states the rule and names nobody.
 *
 * @module
 */

import { type ClauseKind, clauseKind } from "../clause.ts";
import { type Fraction, fraction } from "../exact.ts";
import { choice, fractionOf, integer, list, named, optional, record, step } from "../schema.ts";
import type { StepBase } from "../step.ts";
import type { PersonsTable } from "../tables.ts";

export interface PartyChoiceStep extends StepBase {
  readonly verb: "fill";
  readonly clause: "party-choice";
  readonly withinDays: number;
  readonly groups?: { readonly of: readonly string[]; readonly share: Fraction };
  readonly otherwise?: "alphabetical";
  /** Mandates that each party fills. */
  readonly rows: readonly { readonly contender: string; readonly seats: number }[];
}

export const partyChoice: ClauseKind<PartyChoiceStep> = clauseKind({
  verb: "fill",
  kind: "party-choice",
  gives: "persons",
  doc: "The party names its deputies after the vote, from its list and within a time, with quotas for groups.",
  source: "Lists without a fixed order, for example in the law library under kz/majilis.",
  fields: {
    seats: step("the seats to be filled", "seats"),
    withinDays: integer("days after publication of the results", 1, 365),
    groups: optional(
      record("groups that together have a share of the mandates", {
        of: list("the groups, as facts of persons", named("fact", "a fact")),
        share: fractionOf("their share", { max: 1 }),
      }),
    ),
    otherwise: optional(choice("who is named when the party names nobody in time", ["alphabetical"])),
  },
  bind: (clause, scope) => {
    const seats = scope.seats(clause.seats);
    const out: PersonsTable = {
      gives: "persons",
      level: seats.level,
      rows: seats.rows,
      cols: seats.cols,
      people: [],
    };
    return {
      out,
      run: (run) => {
        for (const [r, area] of seats.rows.entries()) {
          run.record?.({
            verb: "fill",
            clause: "party-choice",
            at: scope.id,
            area,
            cite: scope.cite,
            withinDays: clause.withinDays,
            ...(clause.groups === undefined
              ? {}
              : {
                  groups: {
                    of: clause.groups.of,
                    share: fraction(clause.groups.share.num, clause.groups.share.den),
                  },
                }),
            ...(clause.otherwise === undefined ? {} : { otherwise: clause.otherwise }),
            rows: seats.cols
              .map((contender, c) => ({ contender, seats: seats.cells[r * seats.cols.length + c] ?? 0 }))
              .filter((row) => row.seats > 0),
          });
        }
        return undefined;
      },
    };
  },
});
