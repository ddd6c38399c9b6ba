/**
 * Margins of a tier whose seats are won area by area: in each area the fewest ballots that take a seat from somebody, or
 * bring one to a contender.
 *
 * @module
 */

import type { BoundedAim, BoundedMargin, BoundedOptions } from "./terms/between.ts";
import { CHANGES, type ChangeKind } from "./terms/changes.ts";
import { marginFor } from "./search/margin.ts";
import type { Race } from "./race/race.ts";
import { type NamedGoal, resultWith } from "./race/result.ts";

/**
 * The margins of every area, fewest ballots first: of a seat that anybody has, or of one seat less and one more for each
 * contender that is named. Areas with an open tie are left out.
 */
export function areaMargins(
  races: readonly Race[],
  { contenders, kinds = CHANGES }: BoundedOptions,
): readonly BoundedMargin[] {
  const found = races.flatMap((race) => {
    const now = resultWith(race, race.votes);
    if (now === undefined || now.tied.length > 0) return [];
    const held = (id: string): number => now.seats.get(id) ?? 0;
    const own = race.options.filter((_, i) => race.contender[i] === true);
    return kinds.flatMap((change): readonly BoundedMargin[] => {
      if (contenders === undefined) {
        const losses = own
          .filter((id) => held(id) > 0)
          .map((id) => seatOf(race, id, held(id), "one-less", change));
        return losses.sort(fewestFirst).slice(0, 1);
      }
      return own
        .filter((id) => contenders.includes(id))
        .flatMap((id) => [
          ...(held(id) > 0 ? [seatOf(race, id, held(id), "one-less", change)] : []),
          ...(held(id) < race.seats ? [seatOf(race, id, held(id), "one-more", change)] : []),
        ]);
    });
  });
  return found.sort(fewestFirst);
}

function fewestFirst(a: BoundedMargin, b: BoundedMargin): number {
  const ballots = (margin: BoundedMargin): number => margin.most?.ballots ?? Number.POSITIVE_INFINITY;
  return ballots(a) === ballots(b) ? 0 : ballots(a) - ballots(b);
}

function seatOf(
  race: Race,
  contender: string,
  held: number,
  aim: Exclude<BoundedAim, "any">,
  change: ChangeKind,
): BoundedMargin {
  const goal: NamedGoal =
    aim === "one-less"
      ? { contender, is: "atMost", seats: held - 1 }
      : { contender, is: "atLeast", seats: held + 1 };
  const margin = marginFor(race, goal, change);
  return {
    area: race.area,
    contender,
    aim,
    change,
    least: { ballots: margin?.lowerBound.ballots ?? 1, proof: "search" },
    most:
      margin === undefined
        ? null
        : {
            ballots: margin.ballots,
            area: race.area,
            changes: Object.fromEntries(margin.changes),
            gains: Object.fromEntries(margin.gains),
          },
  };
}
