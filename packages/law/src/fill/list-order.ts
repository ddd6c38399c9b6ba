/**
 * The order of the list decides who sits (closed lists). Persons may share a place: then those who also stood in an area of
 * their own come in order of their votes over the winner's there (best losers).
 *
 * @module
 */

import { type ClauseKind, clauseKind, type Scope } from "../clause.ts";
import { unknownAt, votesMissing } from "../count/base.ts";
import type { Refusal } from "../errors.ts";
import { compareRatios, fraction, type Fraction, type Ratio, ZERO } from "../exact.ts";
import { optional, record, step } from "../schema.ts";
import { bindFill, comparePlaces, fillFields, type Listed, type PersonsStep, standingsBy } from "./frame.ts";
import { ownRows } from "./own-area.ts";

export const listOrder: ClauseKind<PersonsStep> = clauseKind({
  verb: "fill",
  kind: "list-order",
  gives: "persons",
  doc: "Seats go to the persons of the list in its order.",
  source: "Closed lists; International IDEA, Electoral System Design (2005), par. 111.",
  fields: {
    ...fillFields,
    equal: optional(
      record("who comes first among persons of one place", {
        votes: step("votes in an area of their own: more, as a share of the winner's, comes first", "votes"),
      }),
    ),
  },
  bind: (clause, scope) => {
    const ratios = clause.equal === undefined ? undefined : sharesOfWinner(scope, clause.equal.votes);
    const compare = (a: Listed, b: Listed): number => {
      const place = comparePlaces(a, b);
      return place !== 0 || ratios === undefined
        ? place
        : compareRatios(ratios.of(b.id) ?? ZERO, ratios.of(a.id) ?? ZERO);
    };
    return bindFill(clause, scope, "list-order", {
      standings: (race) =>
        ratios?.refusal(race.persons) ??
        standingsBy(
          // Somebody without a place is not on the list, but belongs to the same party.
          race.persons.filter((p) => p.place !== undefined),
          compare,
          "place",
        ),
      ratio: (person): Fraction | undefined => {
        const found = ratios?.of(person.id);
        return found === undefined ? undefined : fraction(found.num, found.den);
      },
    });
  },
});

interface SharesOfWinner {
  /** The votes of a person over the most that anybody has in the same area; undefined for somebody who stood in none. */
  readonly of: (person: string) => Ratio | undefined;
  /** Why these persons cannot be compared: in the area of one of them not all votes are known. */
  readonly refusal: (persons: readonly Listed[]) => Refusal | undefined;
}

function sharesOfWinner(scope: Scope, count: string): SharesOfWinner {
  const table = scope.votes(count);
  const width = table.cols.length;
  const colOf = new Map(table.cols.map((id, i) => [id, i]));
  const areaOf = ownRows(scope, table);
  const of = (person: string): Ratio | undefined => {
    const row = areaOf.get(person);
    const col = colOf.get(person);
    if (row === undefined || col === undefined) return undefined;
    let most = table.cells[row * width] ?? 0;
    for (let c = 1; c < width; c++) {
      const votes = table.cells[row * width + c] ?? 0;
      if (votes > most) most = votes;
    }
    return most === 0 ? ZERO : { num: table.cells[row * width + col] ?? 0, den: most };
  };
  const refusal = (persons: readonly Listed[]): Refusal | undefined => {
    for (const { id } of persons) {
      const row = areaOf.get(id);
      const unknown = row === undefined ? [] : unknownAt(table, row);
      if (row !== undefined && unknown.length > 0) return votesMissing(scope, table, row, unknown);
    }
    return undefined;
  };
  return { of, refusal };
}
