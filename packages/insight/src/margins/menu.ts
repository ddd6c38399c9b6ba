/**
 * Menus: every rival offers at what price in ballots its count of claims falls or rises by how many. The cheapest choice of
 * one offer from each menu.
 *
 * @module
 */

/** The cheapest choice of one entry from each menu whose indices add up to `target` or more. */
export function cheapest(
  menus: readonly (readonly number[])[],
  target: number,
): { readonly cost: number; readonly take: readonly number[] } | undefined {
  const width = target + 1;
  let costs = new Float64Array(width).fill(Number.POSITIVE_INFINITY);
  let next = new Float64Array(width);
  costs[0] = 0;
  /** For each menu and sum, what was taken from it and the sum before. */
  const took = new Int32Array(width * menus.length);
  const from = new Int32Array(width * menus.length);
  for (const [n, menu] of menus.entries()) {
    next.fill(Number.POSITIVE_INFINITY);
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
  const take: number[] = [];
  let at = target;
  for (let n = menus.length - 1; n >= 0; n--) {
    take.unshift(took[n * width + at] ?? 0);
    at = from[n * width + at] ?? 0;
  }
  return { cost, take };
}
