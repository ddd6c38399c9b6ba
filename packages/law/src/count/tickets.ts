/**
 * Ballots on which a group may be marked in place of persons.
 *
 * @module
 */

import type { Scope } from "../clause.ts";

/** The ranks of a ballot with groups in place of persons: those of the persons of each group, in its order. */
export function bindTickets(
  scope: Scope,
  order: string | undefined,
): ((options: readonly string[]) => readonly (readonly string[])[]) | undefined {
  if (order === undefined) return undefined;
  const groups = new Map<string, { readonly id: string; readonly place: number }[]>();
  for (const { id, facts, in: groupsOf } of scope.input.contenders.values()) {
    const place = facts?.[order];
    if (typeof place !== "number") continue;
    for (const group of Object.values(groupsOf ?? {})) {
      const persons = groups.get(group) ?? [];
      if (persons.some((one) => one.place === place)) {
        scope.wrong("V013", `contenders/${id}: ${order}`, `one person at each place of ${group}`, `${place}`);
      }
      groups.set(group, [...persons, { id, place }]);
    }
  }
  const ranks = new Map(
    [...groups].map(([group, persons]) => [
      group,
      persons.sort((a, b) => a.place - b.place).map(({ id }) => [id]),
    ]),
  );
  // A group that shares its rank is none of these: it stays as it was written.
  return (options) => (options.length === 1 ? ranks.get(options.join()) : undefined) ?? [options];
}
