import { expect, test } from "vitest";
import { compile } from "../engine.ts";
import { outcomeOf } from "../elect.ts";
import { must } from "../errors.ts";
import { type Contender, readInput } from "../input.ts";
import { rulesOf, votesIn } from "../testing/documents.ts";

const person = (id: string, party: string, facts: Contender["facts"] = {}): Contender => ({
  id,
  kind: "person",
  in: { party },
  facts,
});
// p has two places and somebody without one; nobody named the persons of q and r.
const CONTENDERS: readonly Contender[] = [
  person("p1", "p", { place: 1, able: true }),
  person("p2", "p", { place: 2 }),
  person("p3", "p", { able: true }),
  { id: "q", facts: { names: 4, told: "four" } },
];

/** Persons by list, in each of two areas, and what the trace says of them. */
function namesOf(clause: object): { readonly cells: unknown; readonly rows: unknown } {
  const rules = rulesOf({
    steps: {
      votes: { count: "marks", contest: "list", in: "district" },
      persons: { count: "marks", contest: "personal" },
      able: { admit: "fact", votes: "persons", fact: "able" },
      names: { count: "names", lists: "votes", ...clause },
    },
  });
  const given = {
    areas: [
      { id: "n", level: "nation" },
      { id: "d1", level: "district", parent: "n" },
      { id: "d2", level: "district", parent: "n" },
    ],
    contenders: CONTENDERS,
    votes: [
      ...votesIn("d1", { p: 1, q: 1, r: 1 }),
      ...votesIn("d2", { p: 1 }),
      ...votesIn("n", { p1: 1, p2: 1, p3: 1 }, "personal"),
    ],
  };
  const engine = must(compile(rules, must(readInput(given))));
  const step = outcomeOf(engine).trace.find(({ at }) => at === "names");
  const table = engine.table("names");
  expect(table).toMatchObject({
    gives: "seats",
    level: "district",
    rows: ["d1", "d2"],
    cols: ["p", "q", "r"],
  });
  expect(step).toMatchObject({ verb: "count", clause: "names", area: "n", cite: [] });
  return {
    cells: table?.gives === "seats" ? table.cells : [],
    rows:
      step?.verb === "count" && step.clause === "names"
        ? step.rows.map((row) => `${row.contender} ${row.electable}/${row.names}`)
        : [],
  };
}
const MANY = 1_000_000;

test.each<[object, readonly number[], readonly string[]]>([
  [{}, [3, MANY, MANY], ["p 3/3"]],
  // Who has no place is not on the list.
  [{ order: "place" }, [2, MANY, MANY], ["p 2/2"]],
  [{ order: "place", among: "able" }, [1, MANY, MANY], ["p 1/2"]],
  [{ among: "able" }, [2, MANY, MANY], ["p 2/3"]],
  // Where the persons are not named, the number that the input gives.
  [{ fact: "names" }, [3, 4, MANY], ["p 3/3", "q 4/4"]],
  [{ fact: "told" }, [3, MANY, MANY], ["p 3/3"]],
])("by %j a list has so many persons, in every area", (clause, cells, rows) => {
  expect(namesOf(clause)).toEqual({ cells: [...cells, ...cells], rows });
});
