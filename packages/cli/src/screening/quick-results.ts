/**
 * Reads a quick count: protocols of the stations that the lot drew, what they say of all shares, and of the seats.
 *
 * The table of results has a line for each station (`station,ballots`) and a column for each option; a station whose protocol
 * did not arrive has empty cells, or no line at all.
 *
 * @module
 */

import { anyFiles } from "@urna/atlas/files";
import { readOpenTable } from "@urna/atlas/open-table";
import { type Place, Problems } from "@urna/atlas/problems";
import { type Race, raceOf, resultWith, simulate, summarise } from "@urna/insight";
import { ratio } from "@urna/law";
import { type DrawnStratum, type PlannedStratum, readQuickCount, sampledTotals } from "@urna/screening";
import { type QuickRead, quickReport, type QuickSeats } from "@urna/words/screening/quick-report";
import { countIn, type FrameRow } from "./quick-frame.ts";
import { type Base, baseOf, impossibleParameter, tierOf } from "../scenarios.ts";
import { type Answer, badFiles, fromAtlas, fromLaw, type Session } from "../session.ts";

/** The plan whose stations were drawn. */
export interface DrawnPlan {
  readonly frame: readonly FrameRow[];
  readonly strata: readonly PlannedStratum[];
  readonly drawn: readonly DrawnStratum[];
  readonly seed: string;
  readonly election?: string;
  readonly tier?: string;
}

/** One station of the sample; `votes` in the order of the options, null where its protocol did not arrive. */
interface Station {
  readonly stratum: string;
  readonly ballots: number;
  readonly votes: readonly number[] | null;
}

/** Elections that are drawn from the sample's own spread. */
const DRAWS = 10_000;
/** The middle and the ends of 95 of 100. */
const LEVELS = [ratio(1, 40), ratio(1, 2), ratio(39, 40)] as const;

/** What the protocols say; stations that the lot did not draw get no margin of error. */
export function readResults(session: Session, path: string, plan: DrawnPlan): Answer {
  const base = plan.election === undefined ? undefined : baseOf(session, plan.election);
  const table = readTable(session, path, plan.frame);
  const names = table.options.map((id) => base?.naming.short(id) ?? id);
  const read = quickRead(session, { plan, base, table, names });
  return { kind: "prose", report: quickReport(session.words, read), json: () => read };
}

interface Reading {
  readonly plan: DrawnPlan;
  readonly base: Base | undefined;
  readonly table: Table;
  readonly names: readonly string[];
}

function quickRead(session: Session, reading: Reading): QuickRead {
  const { plan, base, table, names } = reading;
  const { options, rows } = table;
  const strangers = notByLot(plan.drawn, [...rows.keys()]);
  const sample = sampleOf(plan, rows);
  const arrived = sample.flatMap(({ stratum, votes }) => (votes === null ? [] : [{ stratum, votes }]));
  const counts = options.map((_, i) =>
    readQuickCount(
      sample.map(({ stratum, ballots, votes }) => ({
        stratum,
        ballots,
        votes: votes === null ? null : (votes[i] ?? 0),
      })),
      plan.strata,
      { drawn: strangers.length === 0 ? "by-lot" : "otherwise" },
    ),
  );
  const [refused] = counts.filter((count) => count.kind === "refused");
  const totals = sampledTotals(arrived, plan.strata);
  if (refused !== undefined || totals === undefined) {
    const collected = [...rows.values()];
    const all = collected.reduce((sum, { ballots }) => sum + ballots, 0);
    return {
      kind: "refused",
      why: refused?.why ?? "stratum-too-small",
      protocols: collected.length,
      strangers,
      sums: options.map((_, i) => {
        const votes = collected.reduce((sum, row) => sum + (row.votes[i] ?? 0), 0);
        return { name: names[i] ?? "", votes, share: all === 0 ? 0 : votes / all };
      }),
    };
  }
  const reserves = new Set(plan.drawn.flatMap((stratum) => stratum.reserves));
  const shares = counts.flatMap((count, i) =>
    count.kind === "refused"
      ? []
      : [{ name: names[i] ?? "", share: count.share, low: count.low, high: count.high, worst: count.worst }],
  );
  const missing = sample.length - arrived.length;
  return {
    kind: "estimate",
    protocols: arrived.length,
    planned: plan.drawn.reduce((sum, stratum) => sum + stratum.sample.length, 0),
    missing,
    replaced: [...rows.keys()].filter((id) => reserves.has(id)).length,
    shares: shares.toSorted((a, b) => b.share - a.share || (a.name < b.name ? -1 : 1)),
    seats: base === undefined ? undefined : seatsOf(session, { base, plan, options, sample, totals }),
    seed: plan.seed,
  };
}

/** Stations that the lot did not draw: neither of the sample nor of the reserves before which all others were used. */
function notByLot(drawn: readonly DrawnStratum[], stations: readonly string[]): readonly string[] {
  const allowed = new Set<string>();
  for (const { sample, reserves } of drawn) {
    const used = reserves.filter((id) => stations.includes(id)).length;
    for (const id of [...sample, ...reserves.slice(0, used)]) allowed.add(id);
  }
  return stations.filter((id) => !allowed.has(id));
}

/** Protocols that arrived, and of each stratum as many missing ones as the plan lacks; these have the ballots of the frame. */
function sampleOf({ drawn, frame }: DrawnPlan, rows: Table["rows"]): readonly Station[] {
  const ballots = new Map(frame.map((row) => [row.id, row.ballots]));
  return drawn.flatMap(({ id: stratum, sample, reserves }): readonly Station[] => {
    const arrived = [...sample, ...reserves].flatMap((id): readonly Station[] => {
      const row = rows.get(id);
      return row === undefined ? [] : [{ stratum, ...row }];
    });
    const absent = sample
      .filter((id) => !rows.has(id))
      .slice(0, Math.max(0, sample.length - arrived.length))
      .map((id): Station => ({ stratum, ballots: ballots.get(id) ?? 0, votes: null }));
    return [...arrived, ...absent];
  });
}

/** Seats by the law of an election: from the spread of all shares together, and at the ends of what is missing. */
function seatsOf(
  session: Session,
  given: {
    readonly base: Base;
    readonly plan: DrawnPlan;
    readonly options: readonly string[];
    readonly sample: readonly Station[];
    readonly totals: {
      readonly totals: readonly number[];
      readonly covariance: readonly (readonly number[])[];
    };
  },
): readonly QuickSeats[] {
  const { base, plan, options, sample, totals } = given;
  const found = raceOf(base.scenario, tierOf(session, base, plan.tier));
  if (!found.ok) throw impossibleParameter(session, found.problems, "quick-count");
  const race = found.value;
  const strange = race.options.filter((id) => !options.includes(id));
  if (strange.length > 0)
    throw badFiles(session.words, [
      {
        code: "A003",
        expected: "a column for each option of the contest",
        found: strange.join(", "),
        file: base.source.id,
      },
    ]);
  const ballots = Math.round(totals.totals.reduce((sum, votes) => sum + votes, 0));
  const simulated = simulate({
    scenario: base.scenario,
    model: {
      kind: "logistic-normal",
      contest: race.contest,
      options,
      centre: totals.totals,
      covariance: totals.covariance,
      ballots,
      fit: { from: "stations", count: sample.length, sources: [] },
    },
    seed: Number(plan.seed) % Number.MAX_SAFE_INTEGER,
    draws: DRAWS,
  });
  if (!simulated.ok)
    throw badFiles(
      session.words,
      simulated.problems.map((problem) => fromLaw(problem, base.rules.id)),
    );
  const { seats } = summarise(simulated.value, { levels: LEVELS });
  const lacking = missingBallots(plan, sample);
  return race.options
    .filter((_, i) => race.contender[i] === true)
    .map((id): QuickSeats => {
      const fixed = race.fixed.get(id) ?? 0;
      const [low = fixed, median = fixed, high = fixed] = seats.find((row) => row.id === id)?.quantiles ?? [];
      const rival = strongestBut(race, options, totals.totals, id);
      return {
        name: base.naming.short(id),
        low: low - fixed,
        median: median - fixed,
        high: high - fixed,
        most: seatsWith(race, options, totals.totals, { to: id, ballots: lacking })?.get(id),
        least: seatsWith(race, options, totals.totals, { to: rival, ballots: lacking })?.get(id),
      };
    })
    .filter(({ high, most }) => high > 0 || (most ?? 0) > 0)
    .sort((a, b) => b.median - a.median || (a.name < b.name ? -1 : 1));
}

/** Ballots of all stations for which the missing protocols stand. */
function missingBallots({ strata }: DrawnPlan, sample: readonly Station[]): number {
  return strata.reduce((sum, { id, stations }) => {
    const own = sample.filter(({ stratum }) => stratum === id);
    const missing = own.filter(({ votes }) => votes === null);
    const ballots = missing.reduce((total, each) => total + each.ballots, 0);
    return own.length === 0 ? sum : sum + (stations * ballots) / own.length;
  }, 0);
}

function strongestBut(
  race: Race,
  options: readonly string[],
  totals: readonly number[],
  own: string,
): string {
  const others = options
    .map((id, i) => ({ id, votes: totals[i] ?? 0 }))
    .filter(({ id }) => id !== own && race.contender[race.options.indexOf(id)] === true);
  return others.reduce((best, each) => (each.votes > best.votes ? each : best), { id: own, votes: -1 }).id;
}

/** The seats at the estimated votes, with the missing ballots all for one option. */
function seatsWith(
  race: Race,
  options: readonly string[],
  totals: readonly number[],
  { to, ballots }: { readonly to: string; readonly ballots: number },
): ReadonlyMap<string, number> | undefined {
  const all = totals.reduce((sum, votes) => sum + votes, 0);
  const left = all === 0 ? 0 : Math.max(0, 1 - ballots / all);
  const votes = race.options.map((id) => {
    const own = (totals[options.indexOf(id)] ?? 0) * left;
    return Math.round(id === to ? own + Math.min(ballots, all) : own);
  });
  return resultWith(race, votes)?.seats;
}

/** Protocols that arrived, by station. */
interface Table {
  readonly options: readonly string[];
  readonly rows: ReadonlyMap<string, { readonly ballots: number; readonly votes: readonly number[] }>;
}

function readTable(session: Session, path: string, frame: readonly FrameRow[]): Table {
  const problems = new Problems();
  const required = ["station", "ballots"];
  const { header, rows: lines } = readOpenTable(
    anyFiles(),
    path,
    { required, others: (name) => name !== "" },
    problems,
  );
  const options = header.filter((name) => !required.includes(name));
  const known = new Set(frame.map(({ id }) => id));
  const rows = new Map<string, { readonly ballots: number; readonly votes: readonly number[] }>();
  for (const line of lines) {
    const place = (field: string): Place => ({ file: path, row: line.line, field });
    const id = line.get("station") ?? "";
    if (!known.has(id) || rows.has(id))
      problems.add("A004", place("station"), "a station of the frame, once", id, known);
    // A protocol that did not arrive has no figures.
    if (options.every((name) => line.get(name) === undefined)) continue;
    const ballots = countIn(line, "ballots", path, problems);
    const votes = options.map((name) => countIn(line, name, path, problems));
    const sum = votes.reduce((total, each) => total + each, 0);
    if (sum > ballots) problems.add("A207", place("ballots"), `${sum} or more`, ballots);
    rows.set(id, { ballots, votes });
  }
  if (problems.list.length > 0) throw badFiles(session.words, problems.list.map(fromAtlas));
  return { options, rows };
}
