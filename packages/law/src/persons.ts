/**
 * Who sits, after a run: persons who won a seat themselves, and persons whom a step of the verb `fill` named for the seats
 * of their list.
 *
 * @module
 */

import type { Engine } from "./engine.ts";

/** A person elected: in which tier and area, for whom, and who. */
export interface ElectedPerson {
  readonly tier: string;
  readonly area: string;
  /** Whose seat it is: the list or party; the person where nobody else is named. */
  readonly contender: string;
  readonly person: string;
}

/** The persons of all tiers: by tier as the document names them, then by area, then in order of election. */
export function electedPersons(engine: Engine): readonly ElectedPerson[] {
  const persons: ElectedPerson[] = [];
  for (const [tier, steps] of engine.rules.tiers) {
    const group = engine.rules.tierGroups.get(tier);
    for (const step of steps) persons.push(...winnersIn(engine, tier, step, group));
    for (const step of fillersOf(engine, steps)) {
      const table = engine.table(step);
      if (table?.gives !== "persons" || !hasResult(engine, step)) continue;
      for (const { area, contender, person } of table.people) {
        const holder = group === undefined ? contender : engine.universe.fold(contender, group);
        persons.push({ tier, area, contender: holder, person });
      }
    }
  }
  return persons;
}

/** Contenders of a table of seats that are persons and won one. */
function winnersIn(
  engine: Engine,
  tier: string,
  step: string,
  group: string | undefined,
): readonly ElectedPerson[] {
  const table = engine.table(step);
  if (table?.gives !== "seats" || !hasResult(engine, step)) return [];
  const { universe } = engine;
  const found: ElectedPerson[] = [];
  for (const [r, area] of table.rows.entries()) {
    for (const [c, person] of table.cols.entries()) {
      if ((table.cells[r * table.cols.length + c] ?? 0) === 0) continue;
      if (universe.contender(person)?.kind !== "person") continue;
      const contender = group === undefined ? person : universe.fold(person, group);
      found.push({ tier, area, contender, person });
    }
  }
  return found;
}

/** Steps that fill seats of these steps: those that need one of them, nearer than a step of another tier. */
function fillersOf(engine: Engine, steps: readonly string[]): readonly string[] {
  const { rules } = engine;
  const tierSteps = new Set([...rules.tiers.values()].flat());
  const byId = new Map(rules.steps.map((s) => [s.id, s]));
  return rules.steps
    .filter(({ clause }) => clause.verb === "fill" && clause.gives === "persons")
    .filter(({ needs }) => {
      const direct = needs.filter((id) => byId.get(id)?.clause.gives === "seats");
      if (direct.some((id) => tierSteps.has(id))) return steps.some((id) => direct[0] === id);
      const above = direct.flatMap((id) => byId.get(id)?.needs ?? []);
      return above.some((id) => steps.includes(id));
    })
    .map(({ id }) => id);
}

function hasResult(engine: Engine, step: string): boolean {
  const { kind } = engine.state(step);
  return kind === "done" || kind === "tied";
}
