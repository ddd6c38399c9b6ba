/**
 * Tallies of areas added up to those of the areas above them.
 *
 * @module
 */

import type { Registered, StoredSum, StoredTally } from "./store.ts";

/** Two tallies of one contest as one. */
export function addTallies(a: StoredTally, b: StoredTally): StoredTally {
  const turnout = (name: keyof StoredTally["turnouts"]) => {
    const [x, y] = [a.turnouts[name], b.turnouts[name]];
    return { part: x.part + y.part, whole: x.whole + y.whole, stations: x.stations + y.stations };
  };
  return {
    area: a.area,
    contest: a.contest,
    counted: a.counted + b.counted,
    synthetic: a.synthetic + b.synthetic,
    voters: a.voters + b.voters,
    register: addSums(a.register, b.register),
    figures: addMaps(a.figures, b.figures, addSums),
    votes: addMaps(a.votes, b.votes, addSums),
    turnouts: { received: turnout("received"), inBoxes: turnout("inBoxes"), valid: turnout("valid") },
    found: addMaps(a.found, b.found, (x, y) => x + y),
  };
}

/** Registers of two areas as one. */
export function addRegistered(a: Registered, b: Registered): Registered {
  return { area: a.area, stations: a.stations + b.stations, voters: addSums(a.voters, b.voters) };
}

function addSums(a: StoredSum, b: StoredSum): StoredSum {
  return { total: a.total + b.total, stations: a.stations + b.stations };
}

function addMaps<K, V>(
  a: ReadonlyMap<K, V>,
  b: ReadonlyMap<K, V>,
  add: (x: V, y: V) => V,
): ReadonlyMap<K, V> {
  const sums = new Map(a);
  for (const [key, value] of b) {
    const known = sums.get(key);
    sums.set(key, known === undefined ? value : add(known, value));
  }
  return sums;
}
