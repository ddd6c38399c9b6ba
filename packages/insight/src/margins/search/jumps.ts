/**
 * The fewest ballots where the quota moves in jumps: one ballot more can be too many, so number after number is asked, from
 * what not even the kindest quotas allow.
 *
 * @module
 */

import { limitOf } from "../race/bars.ts";
import { type Changes, isWhole, mayChange, sum } from "../terms/changes.ts";
import type { LooseQuota } from "../race/method.ts";
import { byClaims } from "./plan.ts";
import { changesByQuota, mayReach } from "./rounded.ts";
import {
  type Found,
  isFollowed,
  isOtherwise,
  type Question,
  reachable,
  reachableOnce,
  type Ways,
} from "./search.ts";

/** Beyond so many jumps the claims and the law have nothing to do with each other. */
const MOST_JUMPS = 4;
const FEW = 64;
/** Further on numbers are tried in strides of a part of themselves: one over two to this power. */
const STRIDE = 5;

type Asked = Pick<Question<unknown>, "race" | "goal" | "kind">;

/** Changes of which only one thing is known: not even the kindest quotas allow fewer. */
export function byKindest(
  asked: Asked,
  quota: LooseQuota,
): Required<Pick<Question<unknown>, "ways" | "grows">> {
  const planned = byClaims(asked);
  const isIn = (members: readonly boolean[]): boolean => members[asked.goal.contender] === true;
  return {
    ways: (ways) => {
      if (!isIn(ways.members)) return planned(ways);
      return mayReach({ ...asked, ...ways }, quota) ? [[]] : [];
    },
    grows: isIn,
  };
}

/** What was found, and the smallest number of ballots that suffices by the claims although the engine refused the changes tried. */
export function byJumps<T>(
  asked: Asked & Pick<Question<T>, "judge" | "limit">,
  quota: LooseQuota,
  from: number | undefined,
): { readonly best?: Found<T>; readonly open: number } {
  const { race, goal, kind, judge, limit = Number.POSITIVE_INFINITY } = asked;
  const planned = byClaims(asked);
  // Where the law settles ties, what is equal may be enough although nothing shows it.
  let open = race.settles ? (from ?? Number.POSITIVE_INFINITY) : Number.POSITIVE_INFINITY;
  const tryWith = (members: readonly boolean[], ballots: number): Found<T> | undefined => {
    const ways: Ways = { members, ballots, effort: "thorough" };
    const isIn = members[goal.contender] === true;
    const tried: Iterable<Changes> = isIn ? changesByQuota({ ...asked, ...ways }, quota) : planned(ways);
    for (const changes of tried) {
      const verdict = isWhole(race, changes, kind, ballots) ? judge(changes) : undefined;
      if (verdict !== undefined) return { ballots, changes, verdict };
      open = Math.min(open, ballots);
    }
    return undefined;
  };
  const mayRivalsChange = (members: readonly boolean[]): boolean =>
    members.some((isIn, j) => isIn && j !== goal.contender && mayChange(goal, j));
  // Where no rival may change, the jump itself can be all there is to win: it comes within a step or not at all.
  const early = Math.min(quota.step, (from ?? quota.step + 1) - 1, limit);
  const alone = [...reachable(asked, early)].filter(
    ({ members }) => isFollowed(race, members) && !mayRivalsChange(members),
  );
  for (let ballots = 1; ballots <= early; ballots++) {
    for (const { members, cost } of alone) {
      const best = cost > ballots ? undefined : tryWith(members, ballots);
      if (best !== undefined) return { best, open };
    }
  }
  if (from === undefined) return { open };
  const most = Math.min(limitOf(kind, sum(race.votes)), limit);
  const within = reachableOnce(asked, most);
  const attempt = (ballots: number): Found<T> | undefined => {
    for (const { members, cost } of within(ballots)) {
      const found = isFollowed(race, members) ? tryWith(members, ballots) : undefined;
      if (found !== undefined) return found;
      if (isOtherwise(race, members)) open = Math.min(open, cost);
    }
    return undefined;
  };
  const last = Math.min(from + MOST_JUMPS * quota.step + FEW, most);
  for (let ballots = from; ballots <= last; ballots++) {
    const best = attempt(ballots);
    if (best !== undefined) return { best, open };
  }
  // Where whole quotas give too many seats the law has no answer for a while: further on it has one again.
  for (let low = last; low < most; ) {
    const high = Math.min(low + Math.max(low >> STRIDE, 1), most);
    const best = attempt(high);
    if (best !== undefined) return { best: fewerThan(best, low, attempt), open };
    low = high;
  }
  return { open };
}

/** A change of fewer ballots, where halving meets one. */
function fewerThan<T>(
  found: Found<T>,
  failed: number,
  attempt: (ballots: number) => Found<T> | undefined,
): Found<T> {
  let [low, best] = [failed, found];
  while (best.ballots - low > 1) {
    const middle = low + ((best.ballots - low) >> 1);
    const tried = attempt(middle);
    if (tried === undefined) low = middle;
    else best = tried;
  }
  return best;
}
