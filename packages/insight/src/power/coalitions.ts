/**
 * Who with whom: minimal winning coalitions, and routes from one party to a majority. Persons of a group stand for each other,
 * so a route says "any four of the seven", not which.
 *
 * @module
 */

import type { Whole } from "@urna/law";
import { type Group, type House, makeHouse, type Bloc, type Seated } from "./house.ts";
import { countMinimal } from "./indices.ts";

/** Some players of a group: a party, or any `players` of the `of` persons. */
export interface Partner {
  readonly id: string;
  readonly players: number;
  readonly of: number;
  readonly seats: number;
}

/** A coalition that wins, and loses without any one of its players. */
export interface Coalition {
  /** Most seats a player first. */
  readonly partners: readonly Partner[];
  readonly seats: number;
  /** Seats above the quota. */
  readonly spare: number;
}

export interface Coalitions {
  /** Fewest players first, then fewest seats, then by ids. */
  readonly found: readonly Coalition[];
  /** How many there are when every person is told apart from the others. */
  readonly players: Whole;
  /** Whether more than `limit` exist; then `found` holds those met first, not the smallest. */
  readonly cut: boolean;
}

/** Lists the minimal winning coalitions, at most `limit` (1,000 unless told otherwise). */
export function minimalCoalitions(house: House, options: { readonly limit?: number } = {}): Coalitions {
  const { limit = 1000 } = options;
  const found: Coalition[] = [];
  const { groups, quota } = house;
  // Seats of all groups from one on: a branch that cannot reach the quota is left.
  const left: number[] = [0];
  for (const group of [...groups].reverse()) left.unshift((left[0] ?? 0) + group.seats * group.count);
  let cut = false;

  const visit = (i: number, chosen: readonly Partner[], seats: number): void => {
    const group = groups[i];
    if (group === undefined || seats + (left[i] ?? 0) < quota || cut) return;
    for (let j = group.count; j >= 0 && !cut; j--) {
      const now = seats + j * group.seats;
      if (now - group.seats >= quota && j > 0) continue;
      const partners = j === 0 ? chosen : [...chosen, partnerOf(group, j)];
      if (now < quota) visit(i + 1, partners, now);
      else if (found.length === limit) cut = true;
      else found.push({ partners, seats: now, spare: now - quota });
    }
  };
  visit(0, [], 0);
  found.sort(inOrder);
  return { found, players: countMinimal(house), cut };
}

/** How one party (or several together) gets to a majority. */
export type Routes =
  /** It has enough alone. */
  | { readonly kind: "alone"; readonly seats: number; readonly spare: number }
  /** Not with everybody else together. */
  | { readonly kind: "impossible"; readonly seats: number; readonly short: number }
  /** With the partners of any of these, none of whom it could do without. */
  | {
      readonly kind: "with";
      readonly seats: number;
      /** Seats that it lacks alone. */
      readonly short: number;
      /** `seats` and `spare` count the party itself; `partners` do not name it. */
      readonly routes: readonly Coalition[];
      readonly players: Whole;
      readonly cut: boolean;
    };

/**
 * The routes to a quota from where `from` (ids of contenders or blocs) stand together. Amanat, with 62 seats in the Mäjilis of
 * 2023, comes to 66 with OSDP, or QHP, ..., or any four of the seven independents.
 *
 * Throws a RangeError when one of `from` does not sit.
 */
export function routes(
  seated: readonly Seated[],
  quota: number,
  from: readonly string[],
  options: { readonly blocs?: readonly Bloc[]; readonly limit?: number } = {},
): Routes {
  const { blocs = [], limit } = options;
  const house = makeHouse(seated, quota, { blocs });
  for (const id of from) {
    const known = house.groups.some((g) => g.id === id) || seated.some((s) => s.id === id && s.seats === 0);
    if (!known) throw new RangeError(`${id} does not sit`);
  }
  const own = house.groups.filter((g) => from.includes(g.id));
  const seats = own.reduce((sum, g) => sum + g.seats * g.count, 0);
  if (seats >= quota) return { kind: "alone", seats, spare: seats - quota };
  if (house.seats < quota) return { kind: "impossible", seats, short: quota - house.seats };
  const others = house.groups.filter((g) => !from.includes(g.id));
  const rest: House = {
    groups: others,
    players: others.reduce((sum, g) => sum + g.count, 0),
    seats: house.seats - seats,
    quota: quota - seats,
  };
  const { found, players, cut } = minimalCoalitions(rest, limit === undefined ? {} : { limit });
  return {
    kind: "with",
    seats,
    short: quota - seats,
    routes: found.map((coalition) => ({ ...coalition, seats: coalition.seats + seats })),
    players,
    cut,
  };
}

function partnerOf(group: Group, players: number): Partner {
  return { id: group.id, players, of: group.count, seats: players * group.seats };
}

function inOrder(a: Coalition, b: Coalition): number {
  const size = (c: Coalition): number => c.partners.reduce((sum, p) => sum + p.players, 0);
  const name = (c: Coalition): string => c.partners.map((p) => p.id).join("\n");
  return size(a) - size(b) || a.seats - b.seats || (name(a) < name(b) ? -1 : 1);
}
