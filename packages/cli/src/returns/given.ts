/**
 * What was counted as the input of the engine, by its names.
 *
 * @module
 */

import type { Election } from "@urna/atlas";
import { toInput } from "@urna/atlas/input";
import type { BallotRow, Given, VoteRow } from "@urna/law";
import type { Counted } from "@urna/returns";
import { complete, type FieldName, type Tally } from "@urna/tally";

/** The engine's input with what was counted in place of what was published; undefined where nothing was. */
export function givenOf(
  election: Election,
  count: Counted,
  ballots: readonly BallotRow[] = [],
): Given | undefined {
  const published = toInput(election);
  const contests = election.contests.filter(({ id }) => count.contests.includes(id));
  if (contests.length === 0 && ballots.length === 0) return undefined;
  const cast = new Set(ballots.map(({ contest }) => contest));
  const otherBallots = (published.ballots ?? []).filter(({ contest }) => !cast.has(contest));
  const counted = new Set(contests.map(({ id }) => id));
  const rows = contests.flatMap(({ id, level }) => {
    const areas = level === "nation" ? [election.area] : areasOf(count, level);
    return areas.flatMap((area) => votesOf(count.tally(area, id)));
  });
  const others = (published.votes ?? []).filter(({ contest }) => !counted.has(contest));
  return {
    ...published,
    ...(others.length + rows.length === 0 ? {} : { votes: [...others, ...rows] }),
    ...(cast.size === 0 ? {} : { ballots: [...otherBallots, ...ballots.map(asCast)] }),
  };
}

/** Without the file that they are of, which the law does not ask for. */
function asCast({ contest, area, count, ranking }: BallotRow): BallotRow {
  return { contest, area, count, ranking };
}

function areasOf({ geography }: Counted, level: string): readonly string[] {
  return [...geography.areas.values()].filter((area) => area.level === level).map(({ id }) => id);
}

/** Lines of a protocol that the engine knows, by our names. */
const LINES: readonly (readonly [line: string, field: FieldName])[] = [
  ["valid", "valid"],
  ["invalid", "invalid"],
  ["cast", "inBoxes"],
  ["received", "receivedBallot"],
  ["registered", "registered"],
  ["against-all", "againstAll"],
];

function votesOf(tally: Tally): readonly VoteRow[] {
  const { contest, area } = tally;
  const rows: VoteRow[] = [...tally.votes].map(([option, { total }]) => ({
    contest,
    area,
    option,
    votes: total,
  }));
  for (const [option, field] of LINES) {
    const votes = complete(tally, tally.figures.get(field));
    if (votes !== undefined && !tally.votes.has(option)) rows.push({ contest, area, option, votes });
  }
  return rows;
}
