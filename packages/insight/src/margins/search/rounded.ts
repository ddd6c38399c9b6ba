/**
 * Whether exactly so many ballots reach a goal where the quota moves in jumps: in whole votes it stays the same while a
 * seat's worth of ballots changes, then steps by one for every claim at once. So the votes of those who are in are
 * taken by ranges: with the kindest quotas of a range first, and where those suffice by halves, down to one quota.
 *
 * @module
 */

import { compareRatios } from "@urna/law";
import { type Changes, sumOf } from "../terms/changes.ts";
import { kindestOf, type LooseQuota, quotaClaims, withTies } from "../race/method.ts";
import { type Exactly, fit, type Range, spread, type Task, taskOf } from "./rounded-fit.ts";

/**
 * Changes for every quota with which so many ballots suffice by the claims; none where they suffice with no quota. The engine
 * may still refuse them: a quota can give too many seats at once.
 */
export function* changesByQuota(exactly: Exactly, quota: LooseQuota): Generator<Changes> {
  for (const { task, before, range } of whole(exactly)) yield* inRange(task, quota, before, range);
}

/** Whether so many ballots, or fewer, can suffice if the quota stood anywhere between the sizes that its rounding allows. */
export function mayReach(exactly: Exactly, quota: LooseQuota): boolean {
  const upToAll = (range: Range): Range => [range[0], exactly.ballots];
  return whole(exactly).some(({ task, before, range }) => {
    const { up, down } = task.outside;
    // What is not needed counts as if it passed between those outside.
    const outside = { ...task.outside, up: upToAll(up), down: upToAll(down) };
    return mayReachIn({ ...task, outside }, quota, before, range);
  });
}

interface Whole {
  readonly task: Task;
  /** Votes of those who are in, before any change, and by how many they may change. */
  readonly before: number;
  readonly range: Range;
}

function whole(exactly: Exactly): readonly Whole[] {
  const task = taskOf(exactly);
  if (task === undefined) return [];
  const { members, race, goal, limits, rivals, downs, ups } = task;
  const before = sumOf(race.votes, members);
  const own = limits[goal.contender] ?? [0, 0];
  const low = Math.max(own[0] - rivals.down[1], -downs, 1 - before);
  const high = Math.min(own[1] + rivals.up[1], ups);
  return low > high ? [] : [{ task, before, range: [low, high] }];
}

function* inRange(task: Task, quota: LooseQuota, before: number, range: Range): Generator<Changes> {
  const ends = [quota.sizeOf(before + range[0]), quota.sizeOf(before + range[1])] as const;
  const isOne = compareRatios(...ends) === 0;
  const strict = isOne ? quotaClaims(ends[0]) : kindestOf(ends);
  const all = task.race.settles ? [withTies(strict), strict] : [strict];
  const ways = all.flatMap((claims) => {
    const fitted = fit(task, claims, range);
    return fitted === undefined ? [] : [{ claims, fitted }];
  });
  if (ways.length === 0) return;
  if (isOne) for (const { claims, fitted } of ways) yield spread(task, claims, fitted);
  else for (const half of halves(range)) yield* inRange(task, quota, before, half);
}

function mayReachIn(task: Task, quota: LooseQuota, before: number, range: Range): boolean {
  const [smallest] = quota.between(before + range[0]);
  const [, largest] = quota.between(before + range[1]);
  const claims = kindestOf([smallest, largest]);
  // What is equal counts where the law settles ties.
  const kind = task.race.settles ? withTies(claims) : claims;
  if (fit(task, kind, range) === undefined) return false;
  return (
    range[1] - range[0] < quota.step || halves(range).some((half) => mayReachIn(task, quota, before, half))
  );
}

/** The half with fewer changes comes first: it makes the simpler example. */
function halves([low, high]: Range): readonly Range[] {
  const middle = low + ((high - low) >> 1);
  const both: readonly Range[] = [
    [low, middle],
    [middle + 1, high],
  ];
  return low + high < 0 ? both.toReversed() : both;
}
