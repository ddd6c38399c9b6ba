/**
 * Rules on the order of a list: in every so many places there must be so many persons of a group. A list that does not
 * keep to them may be struck, or lose what another step says.
 *
 * @module
 */

import { type ClauseKind, clauseKind } from "../clause.ts";
import { integer, level, named, optional, step, text } from "../schema.ts";
import { emptySet } from "../sets.ts";
import { type ReachStep, reach } from "./reached.ts";

export const admitPlacement: ClauseKind<ReachStep> = clauseKind({
  verb: "admit",
  kind: "placement",
  gives: "set",
  doc: "A list takes part when every so many of its places, from the first on, hold enough persons of a group.",
  source:
    "Placement mandates of candidate quotas; International IDEA, Atlas of Electoral Gender Quotas (2013).",
  fields: {
    votes: step("the votes, whose contenders are the lists", "votes"),
    in: optional(level("the level of areas of the lists; the whole when left out")),
    order: named("fact", "the fact of a person that is the place on the list"),
    fact: named("fact", "the fact by which persons are of the group"),
    is: optional(text('what it must be, for example "woman"; true when left out')),
    every: integer("so many places after one another", 1, 1000),
    atLeast: integer("how many of them must be of the group", 1, 1000),
    first: optional(integer("only the first so many places are looked at; all when left out", 1, 10_000)),
  },
  check: (clause, at, reading) => {
    if (clause.atLeast > clause.every)
      reading.wrong("R014", `${at}/atLeast`, "no more than the places", clause.atLeast);
  },
  bind: (clause, scope) => {
    const { rows, cols, level: at } = scope.votes(clause.votes, { level: clause.in ?? scope.top });
    const { universe } = scope;
    const out = emptySet(at, rows, cols);
    const persons = [...scope.input.contenders.values()].flatMap(({ id, facts }) => {
      const place = facts?.[clause.order];
      const fact = facts?.[clause.fact];
      const isOfGroup = clause.is === undefined ? fact === true : String(fact) === clause.is;
      return typeof place === "number" ? [{ id, place, isOfGroup }] : [];
    });
    /** The fewest of the group in any full run of places; all that is asked where there is none. */
    const fewest = cols.map((list) => {
      const places = persons
        .filter(({ id }) => id !== list && universe.belongs(id, list))
        .sort((a, b) => a.place - b.place)
        .slice(0, clause.first);
      let least = clause.every;
      for (let i = 0; i + clause.every <= places.length; i += clause.every) {
        least = Math.min(least, places.slice(i, i + clause.every).filter((one) => one.isOfGroup).length);
      }
      return least;
    });
    return {
      out,
      run: (run) => {
        for (let r = 0; r < rows.length; r++) reach("placement", scope, run, out, r, fewest, clause.atLeast);
        return undefined;
      },
    };
  },
});
