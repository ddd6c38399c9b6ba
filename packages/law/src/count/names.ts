/**
 * How many persons a list has to give: more seats it cannot take. Other steps use the number as the greatest number of
 * seats, so that what a list cannot fill passes on to others.
 *
 * @module
 */

import { type ClauseKind, clauseKind } from "../clause.ts";
import { personsOf } from "../fill/frame.ts";
import { named, optional, step } from "../schema.ts";
import type { StepBase } from "../step.ts";
import { type SeatsTable, zeros } from "../tables.ts";

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
    const lists = scope.votes(clause.lists);
    const { rows, cols } = lists;
    const among = clause.among === undefined ? undefined : scope.set(clause.among);
    const persons = personsOf(scope, cols, clause.order ?? "position", among).map((all) =>
      clause.order === undefined ? all : all.filter((p) => p.place !== undefined),
    );
    // A list whose persons nobody named has as many as the input says, or as many as it needs.
    const told = cols.map((id) => {
      const fact = clause.fact === undefined ? undefined : scope.universe.contender(id)?.facts?.[clause.fact];
      return typeof fact === "number" ? fact : undefined;
    });
    const cells = zeros({ rows, cols });
    const out: SeatsTable = {
      gives: "seats",
      level: lists.level,
      rows,
      cols,
      cells,
      size: rows.map(() => 0),
      origin: "computed",
    };
    return {
      out,
      run: (run) => {
        const counted = cols.map((_, c) => {
          const all = persons[c] ?? [];
          if (all.length === 0) return told[c] ?? MANY;
          return among === undefined ? all.length : all.filter((p) => among.cells[p.at] === true).length;
        });
        for (let r = 0; r < rows.length; r++) {
          for (const [c, number] of counted.entries()) cells[r * cols.length + c] = number;
        }
        run.record?.({
          verb: "count",
          clause: "names",
          at: scope.id,
          area: scope.input.root,
          cite: scope.cite,
          rows: cols.flatMap((contender, c) => {
            const electable = counted[c] ?? MANY;
            const known = persons[c]?.length ?? 0;
            return electable === MANY
              ? []
              : [{ contender, names: known === 0 ? electable : known, electable }];
          }),
        });
        return undefined;
      },
    };
  },
});

/** More persons than any body has seats. */
const MANY = 1_000_000;
