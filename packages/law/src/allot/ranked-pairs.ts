/**
 * Ranked pairs: preferences of most are locked from the strongest down unless they close a circle; who is beaten by nobody
 * in what is locked comes first. Where equally strong preferences can be locked in several orders, every order is
 * followed, and all who come first in one of them are tied.
 *
 * @module
 */

/** Orders that are followed before the search is given up. */
const PATIENCE = 20_000;

interface Pair {
  readonly from: number;
  readonly to: number;
}

/** Who comes first; undefined when there are too many orders to follow. `strength` is 0 where there is no preference. */
export function rankedPairs(strength: readonly number[], n: number): readonly number[] | undefined {
  const groups = byStrength(strength, n);
  const first = new Set<number>();
  const seen = new Set<string>();
  let steps = 0;

  /** Locks `left` of a group on top of what can be reached already; false when patience is at its end. */
  const follow = (group: number, left: readonly Pair[], reach: readonly boolean[]): boolean => {
    const key = `${group}|${left.map((p) => `${p.from}>${p.to}`).join(" ")}|${reach.map((r) => (r ? 1 : 0)).join("")}`;
    if (seen.has(key)) return true;
    seen.add(key);
    steps += 1;
    if (steps > PATIENCE) return false;
    const open = left.filter(({ from, to }) => reach[to * n + from] !== true);
    if (open.length === 0) {
      const next = groups[group + 1];
      if (next !== undefined) return follow(group + 1, next, reach);
      for (let i = 0; i < n; i++) {
        if (!Array.from({ length: n }, (_, j) => reach[j * n + i]).includes(true)) first.add(i);
      }
      return true;
    }
    const together = open.reduce<readonly boolean[] | undefined>(
      (so, pair) =>
        so === undefined || so[pair.to * n + pair.from] === true ? undefined : lock(so, pair, n),
      reach,
    );
    // Nothing closes a circle: the order does not matter.
    if (together !== undefined) return follow(group, [], together);
    return open.every((pair) =>
      follow(
        group,
        open.filter((other) => other !== pair),
        lock(reach, pair, n),
      ),
    );
  };

  const none = Array.from({ length: n * n }, () => false);
  if (!follow(0, groups[0] ?? [], none)) return undefined;
  return [...first].sort((a, b) => a - b);
}

function byStrength(strength: readonly number[], n: number): readonly (readonly Pair[])[] {
  const groups = new Map<number, Pair[]>();
  for (let from = 0; from < n; from++) {
    for (let to = 0; to < n; to++) {
      const s = strength[from * n + to] ?? 0;
      if (s > 0) groups.set(s, [...(groups.get(s) ?? []), { from, to }]);
    }
  }
  return [...groups].sort(([a], [b]) => b - a).map(([, pairs]) => pairs);
}

/** What can be reached when a pair is added: whatever reaches `from` reaches whatever `to` reaches. */
function lock(reach: readonly boolean[], { from, to }: Pair, n: number): readonly boolean[] {
  const more = [...reach];
  for (let i = 0; i < n; i++) {
    if (i !== from && reach[i * n + from] !== true) continue;
    for (let j = 0; j < n; j++) if (j === to || reach[to * n + j] === true) more[i * n + j] = true;
  }
  return more;
}
