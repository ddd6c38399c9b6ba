/**
 * Those who came closest in an area of their own sit: persons in order of their share of its votes, so that areas of
 * different size can be compared (best losers, second seats by shares).
 *
 * @module
 */

import { type ClauseKind, clauseKind } from "../clause.ts";
import { baseAt, missingAt, unknownAt, votesMissing } from "../count/base.ts";
import type { Refusal } from "../errors.ts";
import { compareRatios, fraction, type Ratio, ZERO } from "../exact.ts";
import { base, step } from "../schema.ts";
import { bindFill, fillFields, type Listed, type PersonsStep, standingsBy } from "./frame.ts";
import { ownRows } from "./own-area.ts";

export const largestShare: ClauseKind<PersonsStep> = clauseKind({
  verb: "fill",
  kind: "largest-share",
  gives: "persons",
  doc: "Seats go to the persons with the largest share of the votes of an area of their own.",
  source:
    "Best losers and second seats by shares of the vote, for example in the law library under mu/national-assembly.",
  fields: {
    ...fillFields,
    votes: step("the votes of persons, each in an area of its own", "votes"),
    of: base("what the share is taken of"),
  },
  bind: (clause, scope) => {
    const table = scope.votes(clause.votes);
    const rule = scope.base(clause.of);
    const rowOf = ownRows(scope, table);
    const width = table.cols.length;
    const colOf = new Map(table.cols.map((id, i) => [id, i]));
    const votesOf = ({ id }: Listed, row: number): Ratio["num"] =>
      table.cells[row * width + (colOf.get(id) ?? 0)] ?? 0;
    const shareOf = (person: Listed): Ratio | undefined => {
      const row = rowOf.get(person.id);
      if (row === undefined) return undefined;
      const whole = baseAt(table, rule, row);
      return whole === 0 ? ZERO : { num: votesOf(person, row), den: whole };
    };
    const compare = (a: Listed, b: Listed): number => compareRatios(shareOf(b) ?? ZERO, shareOf(a) ?? ZERO);
    const refusal = (persons: readonly Listed[]): Refusal | undefined => {
      for (const { id } of persons) {
        const row = rowOf.get(id);
        if (row === undefined) continue;
        const unknown = unknownAt(table, row).filter((other) => other === id);
        const missing = missingAt(table, rule, row);
        if (unknown.length + missing.length > 0) return votesMissing(scope, table, row, unknown, missing);
      }
      return undefined;
    };
    return bindFill(clause, scope, "largest-share", {
      standings: (race) =>
        refusal(race.persons) ??
        // Who stood in no area has no share.
        standingsBy(
          race.persons.filter(({ id }) => rowOf.has(id)),
          compare,
          "share",
        ),
      votes: (_, person) => {
        const row = rowOf.get(person.id);
        return row === undefined ? undefined : fraction(votesOf(person, row), table.scale);
      },
      ratio: (person) => {
        const share = shareOf(person);
        return share === undefined ? undefined : fraction(share.num, share.den);
      },
    });
  },
});
