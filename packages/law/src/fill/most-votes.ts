/**
 * Voters alone decide who sits: the persons of a list with most votes (open lists, panachage).
 *
 * @module
 */

import { type ClauseKind, clauseKind } from "../clause.ts";
import { compare, fraction, type Whole } from "../exact.ts";
import { step } from "../schema.ts";
import { bindFill, fillFields, type Listed, personalVotes, type PersonsStep, standingsBy } from "./frame.ts";

export const mostVotes: ClauseKind<PersonsStep> = clauseKind({
  verb: "fill",
  kind: "most-votes",
  gives: "persons",
  doc: "Seats go to the persons of the list with most votes.",
  source: "Open lists and panachage; International IDEA, Electoral System Design (2005), pars 111 to 114.",
  fields: { ...fillFields, votes: step("the votes of persons", "votes") },
  bind: (clause, scope) => {
    const { rows, level } = scope.seats(clause.seats);
    const votes = personalVotes(scope, clause.votes, rows, level);
    const of = (row: number, person: Listed): Whole => votes.of(row, person.id) ?? 0;
    return bindFill(clause, scope, "most-votes", {
      standings: (race) => {
        const refusal = votes.refusal(race, race.persons);
        if (refusal !== undefined) return refusal;
        const order = (a: Listed, b: Listed): number => compare(of(race.row, b), of(race.row, a));
        return standingsBy(race.persons, order, "votes");
      },
      votes: (race, person) => fraction(of(race.row, person), votes.table.scale),
    });
  },
});
