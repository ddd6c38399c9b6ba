/**
 * How many persons a list has to give: more seats it cannot take. Other steps use the number as the greatest number of
 * seats, so that what a list cannot fill passes on to others.
 *
 * @module
 */

import { type ClauseKind, clauseKind } from "../clause.ts";
import { isWhole } from "../exact.ts";
import { personsOf } from "../fill/frame.ts";
import { seatsOver } from "../gather.ts";
import { named, optional, step } from "../schema.ts";
import type { StepBase } from "../step.ts";

export interface NamesStep extends StepBase {
  readonly verb: "count";
  readonly clause: "names";
  readonly rows: readonly {
    readonly contender: string;
    /** Persons on the list. */
    readonly names: number;
    /** Persons of the list who may be elected. */
    readonly electable: number;
  }[];
}

export const names: ClauseKind<NamesStep> = clauseKind({
  verb: "count",
  kind: "names",
  gives: "seats",
  doc: "The number of persons that a list has to give.",
  source: "List exhaustion; Pukelsheim, Proportional Representation (2017), ch. 4.",
  fields: {
    lists: step("the votes whose contenders are the lists", "votes"),
    among: optional(step("the persons who may be elected; all when left out", "set")),
    order: optional(
      named("fact", "the fact without which a person is not on the list; belonging is enough when left out"),
    ),
    fact: optional(
      named("fact", "the fact of a list that counts its persons, where the input does not name them"),
    ),
  },
  bind: (clause, scope) => {
    const votes = scope.votes(clause.lists);
    const { rows, cols } = votes;
    const among = clause.among === undefined ? undefined : scope.set(clause.among);
    const written = personsOf(scope, cols, clause.order ?? "", among);
    const lists = cols.map((contender, c) => {
      const fact =
        clause.fact === undefined ? undefined : scope.universe.contender(contender)?.facts?.[clause.fact];
      return {
        contender,
        persons: (written[c] ?? []).filter((p) => clause.order === undefined || p.place !== undefined),
        // A list whose persons nobody named has as many as the input says, or as many as it needs.
        told: typeof fact === "number" && isWhole(fact) ? fact : MANY,
      };
    });
    const out = seatsOver({ level: votes.level, rows, cols });
    return {
      out,
      run: (run) => {
        const counted = lists.map(({ contender, persons, told }) => {
          const electable = persons.filter((p) => among === undefined || among.cells[p.at] === true);
          return persons.length === 0
            ? { contender, names: told, electable: told }
            : { contender, names: persons.length, electable: electable.length };
        });
        for (const [r] of rows.entries()) {
          for (const [c, { electable }] of counted.entries()) out.cells[r * cols.length + c] = electable;
        }
        run.record?.({
          verb: "count",
          clause: "names",
          at: scope.id,
          area: scope.input.root,
          cite: scope.cite,
          rows: counted.filter(({ names: known }) => known !== MANY),
        });
        return undefined;
      },
    };
  },
});

/** More persons than any body has seats. */
const MANY = 1_000_000;
