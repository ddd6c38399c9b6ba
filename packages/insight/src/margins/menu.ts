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
  let costs: number[] = [0];
  /** For each menu and sum, what was taken from it and the sum before. */
  const steps: { readonly took: number[]; readonly from: number[] }[] = [];
  for (const menu of menus) {
    const next: number[] = [];
    const took: number[] = [];
    const from: number[] = [];
    for (const [t, sofar] of costs.entries()) {
      if (!Number.isFinite(sofar)) continue;
      for (const [more, price] of menu.entries()) {
        const at = Math.min(t + more, target);
        const cost = sofar + price;
        if (cost < (next[at] ?? Number.POSITIVE_INFINITY)) {
          next[at] = cost;
          took[at] = more;
          from[at] = t;
        }
      }
    }
    costs = Array.from({ length: next.length }, (_, t) => next[t] ?? Number.POSITIVE_INFINITY);
    steps.push({ took, from });
  }
  const cost = costs[target];
  if (cost === undefined || !Number.isFinite(cost)) return undefined;
  const take: number[] = [];
  let at = target;
  for (const { took, from } of steps.toReversed()) {
    take.unshift(took[at] ?? 0);
    at = from[at] ?? 0;
  }
  return { cost, take };
}
