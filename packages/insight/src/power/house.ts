/**
 * A house as a weighted voting game: who sits in it with how many seats, and how many seats a decision needs.
 *
 * @module
 */

/** A contender with seats. `persons` are independents: each seat is one person who decides alone. */
export interface Seated {
  readonly id: string;
  readonly seats: number;
  readonly kind?: "party" | "persons";
}

/** Contenders that vote as one. */
export interface Bloc {
  readonly id: string;
  readonly members: readonly string[];
}

/**
 * Players who cannot be told apart: `count` of them with `seats` each. A party is one player; seven independents are a
 * group of seven players with one seat each.
 */
export interface Group {
  readonly id: string;
  readonly seats: number;
  readonly count: number;
}

/** A weighted voting game. Groups are sorted: most seats a player first, equal ones by id. */
export interface House {
  readonly groups: readonly Group[];
  readonly players: number;
  /** All seats that are held. */
  readonly seats: number;
  /** Seats that decide. */
  readonly quota: number;
}

/**
 * Arranges a house. Contenders without seats are left out; members of a bloc become one player under its id. `quota` is the
 * number of seats that a decision needs, out of all members by law, so vacant seats count against it.
 *
 * Throws a RangeError for a quota below one, seats that are no whole number, ids that occur twice, and blocs that name
 * nobody or share a member.
 */
export function makeHouse(
  seated: readonly Seated[],
  quota: number,
  options: { readonly blocs?: readonly Bloc[] } = {},
): House {
  const { blocs = [] } = options;
  if (!Number.isSafeInteger(quota) || quota < 1) throw new RangeError(`a quota of ${quota} seats`);
  const known = new Set<string>();
  for (const { id, seats } of seated) {
    if (!Number.isSafeInteger(seats) || seats < 0) throw new RangeError(`${id} has ${seats} seats`);
    if (known.has(id)) throw new RangeError(`${id} sits twice`);
    known.add(id);
  }
  const blocOf = new Map<string, string>();
  for (const { id, members } of blocs) {
    for (const member of members) {
      if (!known.has(member)) throw new RangeError(`the bloc ${id} names ${member}, who does not sit`);
      if (blocOf.has(member)) throw new RangeError(`${member} is in two blocs`);
      blocOf.set(member, id);
    }
  }
  const groups = new Map<string, Group>();
  for (const { id, seats, kind } of seated) {
    if (seats === 0) continue;
    const bloc = blocOf.get(id);
    const name = bloc ?? id;
    const before = groups.get(name)?.seats ?? 0;
    if (bloc === undefined && kind === "persons") groups.set(name, { id, seats: 1, count: seats });
    else groups.set(name, { id: name, seats: before + seats, count: 1 });
  }
  const sorted = [...groups.values()].sort((a, b) => b.seats - a.seats || (a.id < b.id ? -1 : 1));
  return {
    groups: sorted,
    players: sorted.reduce((sum, g) => sum + g.count, 0),
    seats: sorted.reduce((sum, g) => sum + g.seats * g.count, 0),
    quota,
  };
}

/** Who matters at all. Ids of groups. */
export interface Standing {
  /** Has the quota alone. With a quota above half of the seats there is at most one, and it decides alone. */
  readonly alone: readonly string[];
  /** Without it nothing passes: in every winning coalition. */
  readonly veto: readonly string[];
  /** Whether all together reach the quota. */
  readonly possible: boolean;
}

export function standing(house: House): Standing {
  return {
    alone: house.groups.filter((g) => g.seats >= house.quota).map((g) => g.id),
    veto: house.groups
      .filter((g) => house.seats >= house.quota && house.seats - g.seats < house.quota)
      .map((g) => g.id),
    possible: house.seats >= house.quota,
  };
}

/** The player that decides alone: it has the quota and nobody has it without it. Then indices are ones and zeros. */
export function dictator(house: House): string | undefined {
  const { alone, veto } = standing(house);
  return alone.find((id) => veto.includes(id));
}
