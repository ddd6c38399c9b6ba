/**
 * A made-up country whose sums are the official ones. The model: regions differ from the country, stations from their
 * region, and people by chance. Sizes of stations are lognormal up to the legal limit; turnout, invalid ballots and votes
 * are moved on the log odds by normal deviates with the spreads below. What is known by region is kept; what is not known
 * is drawn. Nothing here is about a real station.
 *
 * @module
 */

import type { WrittenReturn } from "@urna/tally";
import { makeRandom, type Random } from "./random.ts";
import { takeSize } from "./station-size.ts";
import { type Spread, splitByWeight, takeShare, takeVotes } from "./split-total.ts";

/** A contest whose sums are official. */
export interface SynthContest {
  readonly id: string;
  /** The sum of the options. */
  readonly options: readonly { readonly id: string; readonly votes: number }[];
}

/** A region; turnout (received of registered) as a fraction where it was published. */
export interface SynthRegion {
  readonly id: string;
  readonly turnout?: number;
}

/** What a country is made of. */
export interface SynthPlan {
  readonly name: string;
  readonly seed: number;
  readonly stations: number;
  readonly registered: number;
  readonly received: number;
  readonly contests: readonly SynthContest[];
  readonly regions: readonly SynthRegion[];
}

/** A precinct has at most so many voters (Art. 23). */
export const MOST_VOTERS = 3000;
const LEAST_VOTERS = 20;

const REGIONS: Spread = { size: 0.45, turnout: 0.2, invalid: 0.15, votes: 0.3 };
const STATIONS: Spread = { size: 0.7, turnout: 0.35, invalid: 0.3, votes: 0.25 };

/** A made-up station with the protocols of its contests. */
export interface SynthStation {
  readonly id: string;
  readonly region: string;
  readonly registered: number;
  readonly returns: readonly WrittenReturn[];
}

/** Sums of a region. */
interface RegionTotals {
  readonly id: string;
  readonly stations: number;
  readonly registered: number;
  readonly received: number;
  readonly votes: readonly (readonly number[])[];
}

/** Why a plan cannot be carried out; undefined when it can. */
export function planProblem({
  stations,
  registered,
  received,
  contests,
  regions,
}: SynthPlan): string | undefined {
  if (stations < regions.length) return `at least ${regions.length} stations, one in each region`;
  const fewest = Math.ceil(registered / MOST_VOTERS);
  // Regions are drawn: some room is needed so that each can hold its voters.
  if (stations < fewest * 1.1)
    return `at least ${Math.ceil(fewest * 1.1)} stations of at most ${MOST_VOTERS} voters`;
  if (stations > registered) return `at most ${registered} stations`;
  if (received > registered) return "no more voters who received a ballot than voters on the list";
  const most = Math.max(...contests.map((contest) => sumOf(contest.options.map(({ votes }) => votes))));
  return most > received ? "no more votes than voters who received a ballot" : undefined;
}

/** Makes the stations, one after the other, in constant memory. The same plan gives the same stations. */
export function* makeStations(plan: SynthPlan): Generator<SynthStation, void, undefined> {
  for (const region of regionsOf(plan)) {
    const random = makeRandom(plan.seed, `stations of ${region.id}`);
    const draws = plan.contests.map((contest) => makeRandom(plan.seed, `${contest.id} in ${region.id}`));
    let { registered, received } = region;
    const left = region.votes.map((votes) => [...votes]);
    const least = Math.min(LEAST_VOTERS, Math.floor(registered / region.stations));
    const most = Math.max(MOST_VOTERS, Math.ceil(registered / region.stations));
    for (let i = 0; i < region.stations; i += 1) {
      const parts = region.stations - i;
      const own = takeSize(registered, parts, random, { spread: STATIONS.size, least, most });
      const got = takeShare(received, registered, own, random, STATIONS.turnout);
      const id = `${region.id}/${`${i + 1}`.padStart(4, "0")}`;
      const returns = plan.contests.map((contest, k) => {
        const votes = left[k] ?? [];
        const draw = draws[k] ?? random;
        const valid = takeShare(sumOf(votes), received, got, draw, STATIONS.invalid);
        const taken = takeVotes(votes, valid, draw, tiltsOf(votes, draw, STATIONS.votes));
        return protocolOf(id, contest, { registered: own, received: got, votes: taken }, draw);
      });
      registered -= own;
      received -= got;
      yield { id, region: region.id, registered: own, returns };
    }
  }
}

/** Splits the country into regions, exactly. Published turnouts are kept to the last digit that was printed. */
function regionsOf(plan: SynthPlan): readonly RegionTotals[] {
  const random = makeRandom(plan.seed, "regions");
  const weights = plan.regions.map(() => Math.exp(REGIONS.size * random.normal()));
  const [registeredBy, receivedBy] = turnoutsOf(plan, weights, random);
  const stationsBy = stationCounts(plan, registeredBy);
  const left = plan.contests.map(({ options }) => options.map(({ votes }) => votes));
  const validLeft = left.map(sumOf);
  let receivedLeft = plan.received;
  return plan.regions.map(({ id }, r) => {
    const received = receivedBy[r] ?? 0;
    const votes = plan.contests.map((contest, k) => {
      const draw = makeRandom(plan.seed, `${contest.id} of ${id}`);
      const options = left[k] ?? [];
      const valid = takeShare(validLeft[k] ?? 0, receivedLeft, received, draw, REGIONS.invalid);
      validLeft[k] = (validLeft[k] ?? 0) - valid;
      return takeVotes(options, valid, draw, tiltsOf(options, draw, REGIONS.votes));
    });
    receivedLeft -= received;
    return { id, stations: stationsBy[r] ?? 1, registered: registeredBy[r] ?? 0, received, votes };
  });
}

/** Voters and those who received a ballot, by region. Sizes give way so that published turnouts meet the national one. */
function turnoutsOf(
  { registered, received, regions }: SynthPlan,
  weights: readonly number[],
  random: Random,
): readonly [readonly number[], readonly number[]] {
  const national = received / registered;
  const turnouts = regions.map(({ turnout }) => {
    if (turnout !== undefined) return turnout;
    const odds = (national / (1 - national)) * Math.exp(REGIONS.turnout * random.normal());
    return odds / (1 + odds);
  });
  const meanAt = (tilt: number): number => {
    let [above, below] = [0, 0];
    for (const [i, turnout] of turnouts.entries()) {
      const weight = (weights[i] ?? 1) * Math.exp(tilt * turnout);
      above += weight * turnout;
      below += weight;
    }
    return above / below;
  };
  let [low, high] = [-200, 200];
  for (let i = 0; i < 100; i += 1) {
    const middle = (low + high) / 2;
    if (meanAt(middle) < national) low = middle;
    else high = middle;
  }
  const tilted = turnouts.map((turnout, i) => (weights[i] ?? 1) * Math.exp(low * turnout));
  const registeredBy = splitByWeight(registered, tilted);
  const wanted = registeredBy.map((voters, i) => voters * (turnouts[i] ?? national));
  return [registeredBy, splitByWeight(received, wanted)];
}

/** Stations by region: by voters, at least one, and enough that none must be larger than the law allows. */
function stationCounts({ stations }: SynthPlan, registeredBy: readonly number[]): readonly number[] {
  const needed = registeredBy.map((voters) => Math.max(1, Math.ceil(voters / MOST_VOTERS)));
  const rest = splitByWeight(Math.max(0, stations - sumOf(needed)), registeredBy);
  return needed.map((count, i) => count + (rest[i] ?? 0));
}

function tiltsOf(votes: readonly number[], random: Random, spread: number): readonly number[] {
  return votes.map(() => spread * random.normal());
}

/** A protocol in which everything agrees. */
function protocolOf(
  station: string,
  contest: SynthContest,
  {
    registered,
    received,
    votes,
  }: { readonly registered: number; readonly received: number; readonly votes: readonly number[] },
  random: Random,
): WrittenReturn {
  const valid = sumOf(votes);
  const inBoxes = received - Math.min(received - valid, random.count(0.15));
  const inPortable = Math.min(inBoxes, random.count(inBoxes * 0.03));
  const spoiled = random.count(0.2);
  const delivered = Math.max(received + spoiled, Math.floor(registered * 1.005));
  const applicationsOutside = inPortable + random.count(0.3);
  const member = splitByWeight(received, [1, 1 + 0.1 * random.next(), 1, 0.9]);
  return {
    station,
    contest: contest.id,
    figures: {
      registered,
      receivedBallot: received,
      issued: received,
      issuedOutside: inPortable,
      delivered,
      unused: delivered - received - spoiled,
      spoiled,
      inBoxes,
      inStationary: inBoxes - inPortable,
      inPortable,
      applicationsOutside,
      tookPart: inBoxes,
      valid,
      invalid: inBoxes - valid,
    },
    votes: Object.fromEntries(contest.options.map(({ id }, i) => [id, votes[i] ?? 0])),
    issuedByMember: member,
  };
}

function sumOf(values: readonly number[]): number {
  let sum = 0;
  for (const value of values) sum += value;
  return sum;
}
