/**
 * Menus: every rival offers at what price in ballots its count of claims falls or rises by how many. The cheapest choice of
 * one offer from each menu.
 *
 * @module
 */

/** Room that is used again and again: choices are made by the million, and most are small. */
let room = makeRoom(64, 1024);

function makeRoom(
  width: number,
  places: number,
): {
  readonly costs: Float64Array;
  readonly next: Float64Array;
  /** For each menu and sum, what was taken from it and the sum before. */
  readonly took: Int32Array;
  readonly from: Int32Array;
} {
  return {
    costs: new Float64Array(width),
    next: new Float64Array(width),
    took: new Int32Array(places),
    from: new Int32Array(places),
  };
}

function roomFor(width: number, places: number): typeof room {
  if (room.costs.length < width || room.took.length < places)
    room = makeRoom(Math.max(width, room.costs.length), Math.max(places, room.took.length));
  return room;
}

/** The cheapest choice of one entry from each menu whose indices add up to `target` or more. */
export function cheapest(
  menus: readonly (readonly number[])[],
  target: number,
): { readonly cost: number; readonly take: readonly number[] } | undefined {
  const width = target + 1;
  const all = roomFor(width, width * menus.length);
  let { costs, next } = all;
  const { took, from } = all;
  costs.fill(Number.POSITIVE_INFINITY, 0, width);
  costs[0] = 0;
  for (const [n, menu] of menus.entries()) {
    // Who offers nothing is passed by.
    if (menu.length === 1 && menu[0] === 0) continue;
    next.fill(Number.POSITIVE_INFINITY, 0, width);
    const start = n * width;
    for (let sum = 0; sum <= target; sum++) {
      const sofar = costs[sum] ?? 0;
      if (sofar === Number.POSITIVE_INFINITY) continue;
      for (let more = 0; more < menu.length; more++) {
        const at = Math.min(sum + more, target);
        const cost = sofar + (menu[more] ?? 0);
        if (cost >= (next[at] ?? 0)) continue;
        next[at] = cost;
        took[start + at] = more;
        from[start + at] = sum;
      }
    }
    [costs, next] = [next, costs];
  }
  const cost = costs[target] ?? Number.POSITIVE_INFINITY;
  if (cost === Number.POSITIVE_INFINITY) return undefined;
  const take = menus.map(() => 0);
  let at = target;
  for (let n = menus.length - 1; n >= 0; n--) {
    if (menus[n]?.length === 1 && menus[n]?.[0] === 0) continue;
    take[n] = took[n * width + at] ?? 0;
    at = from[n * width + at] ?? 0;
  }
  return { cost, take };
}
