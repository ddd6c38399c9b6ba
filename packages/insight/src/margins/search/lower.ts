/**
 * Changes that leave a contender at most so many seats: everything that is free is taken from it, and given to the rivals
 * whose claims are to come before; or it falls out altogether.
 *
 * @module
 */

import type { Attempt } from "./attempt.ts";
import { type Changes, mayChange, optionsWhere, sum, sumOf, takeFrom, votesAfter } from "../terms/changes.ts";
import { cheapest } from "./menu.ts";

/** Changes with which the contender stays in. */
export function lower(asked: Attempt): readonly Changes[] {
  const { race, members, goal, ballots, effort, takenAway } = asked;
  const rivals = optionsWhere(race, (j) => j !== goal.contender && members[j] === true);
  // A few ballots elsewhere can be worth it where rounding or a tie stands in the way.
  const window = effort === "quick" ? 0 : Math.min(rivals.length + 2, ballots - takenAway);
  return Array.from({ length: Math.max(window, 0) + 1 }, (_, elsewhere) =>
    withElsewhere(asked, rivals, elsewhere),
  ).flat();
}

/** With `elsewhere` ballots that go to (or are missing from) others instead: first those outside the race. */
function withElsewhere(
  { race, members, goal, kind, ballots, claims, need, forced, takenAway, givenTo }: Attempt,
  rivals: readonly number[],
  elsewhere: number,
): readonly Changes[] {
  const i = goal.contender;
  const outside = optionsWhere(race, (j) => members[j] !== true && mayChange(goal, j));
  const changes = [...forced];
  let fromRivals = 0;
  if (kind === "withheld") {
    fromRivals = takeFrom(race, changes, outside, elsewhere);
    // Rivals whose list holds no more names have votes to spare: without them the bar is lower, and the contender stays in.
    const spare = rivals
      .filter((j) => mayChange(goal, j) && (race.most[j] ?? 0) < race.seats)
      .sort((a, b) => votesAfter(race, changes, b) - votesAfter(race, changes, a));
    if (takeFrom(race, changes, spare, fromRivals, need) > 0) return [];
    changes[i] = (changes[i] ?? 0) - (ballots - takenAway - elsewhere);
  } else {
    const heir = outside.find(
      (j) => race.contender[j] !== true || (race.votes[j] ?? 0) + elsewhere < (need[j] ?? 0),
    );
    if (elsewhere > 0 && heir === undefined) return [];
    if (heir !== undefined) changes[heir] = (changes[heir] ?? 0) + elsewhere;
    if (kind === "moved") changes[i] = (changes[i] ?? 0) - (ballots - takenAway);
  }
  const own = votesAfter(race, changes, i);
  const gained = {
    moved: takenAway - elsewhere,
    withheld: takenAway + elsewhere - fromRivals - ballots,
    added: ballots - elsewhere,
  };
  const totalAfter = sumOf(race.votes, members) + gained[kind];
  if (own < Math.max(need[i] ?? 0, 0) || totalAfter <= 0) return [];
  const offered = claims(race.method, totalAfter);
  const mostOf = (j: number): number => race.most[j] ?? 0;
  const counts = rivals.map((j) => offered.above(votesAfter(race, changes, j), own, goal.seats, mostOf(j)));
  // Where its own list holds no more names, nobody has to come before.
  const isFull = (race.most[i] ?? 0) <= goal.seats;
  const lacking = isFull ? 0 : race.seats - goal.seats - sum(counts);
  if (lacking > 0) {
    if (kind === "withheld") return [];
    const room = ballots - givenTo - elsewhere;
    const menus = rivals.map((j, n) => {
      const menu = [0];
      const count = counts[n] ?? 0;
      const most = mayChange(goal, j) ? Math.min(lacking, mostOf(j) - count) : 0;
      for (let t = 1; t <= most; t++) {
        const wants = offered.fewestWith(count + t, own, goal.seats);
        const price = Math.max(wants - votesAfter(race, changes, j), 0);
        if (price > room) break;
        menu.push(price);
      }
      return menu;
    });
    const chosen = cheapest(menus, lacking);
    if (chosen === undefined || chosen.cost > room) return [];
    for (const [n, j] of rivals.entries()) {
      changes[j] = (changes[j] ?? 0) + (menus[n]?.[chosen.take[n] ?? 0] ?? 0);
    }
  }
  const rest = kind === "withheld" ? 0 : ballots - sum(changes.map((d) => Math.max(d, 0)));
  if (rest <= 0) return [changes];
  return rivals
    .filter((j) => mayChange(goal, j))
    .sort(
      (a, b) =>
        (changes[b] ?? 0) - (changes[a] ?? 0) || votesAfter(race, changes, b) - votesAfter(race, changes, a),
    )
    .map((heir) => changes.map((d, j) => (j === heir ? d + rest : d)));
}

/** The contender falls out: what is left over goes where it decides nothing, to a line that wins no seats if there is one. */
export function fallOut({
  race,
  members,
  goal,
  kind,
  ballots,
  need,
  forced,
  takenAway,
  givenTo,
}: Attempt): readonly Changes[] {
  const order = [...optionsWhere(race, (j) => mayChange(goal, j))].sort(
    (a, b) => Number(race.contender[a]) - Number(race.contender[b]),
  );
  const rest = kind === "withheld" ? 0 : ballots - givenTo;
  const heirs = order.filter(
    (j) =>
      race.contender[j] !== true ||
      members[j] === true ||
      ((forced[j] ?? 0) >= 0 && votesAfter(race, forced, j) + rest < (need[j] ?? 0)),
  );
  const found: Changes[] = [];
  for (const heir of rest > 0 ? heirs : [-1]) {
    const changes = forced.map((d, j) => (j === heir ? d + rest : d));
    if (kind !== "added") {
      const donors = order.filter((j) => (changes[j] ?? 0) <= 0 && j !== heir);
      const outside = donors.filter((j) => members[j] !== true);
      const inside = donors.filter((j) => members[j] === true);
      const left = takeFrom(race, changes, outside, ballots - takenAway);
      if (takeFrom(race, changes, inside, left, need) > 0) continue;
    }
    found.push(changes);
  }
  return found;
}
