/**
 * `urna indices`: how votes became seats, in numbers that literature knows.
 *
 * @module
 */

import {
  competitiveness,
  computeIndices,
  contestsOf,
  type DistrictVotes,
  type IndexInput,
  type Measured,
  seatsAt,
  seatsVotesCurve,
  singleSeats,
  stepsOf,
  votesByArea,
} from "@urna/insight";
import { parseRatio, type Ratio, writeRatio } from "@urna/law";
import { stepsOfTier } from "@urna/words/case";
import type { CurveCase } from "@urna/words/insight/curve-blocks";
import { type IndicesCase, indicesReport } from "@urna/words/insight/indices-report";
import { lineageOf, measure } from "../measured.ts";
import { EXIT } from "../exit.ts";
import { Failure } from "../failure.ts";
import { writeFractions } from "../fractions.ts";
import { type Base, baseOf, contenderNamed, pairOf } from "../scenarios.ts";
import type { Answer, Session } from "../session.ts";

export interface IndicesOptions {
  readonly against?: string;
  readonly tier?: string;
  /** The party whose seats-votes curve is printed. */
  readonly curve?: string;
}

/** How many districts are listed as the closest. */
const CLOSEST = 10;

export function indices(session: Session, name: string, options: IndicesOptions): Answer {
  const [base, earlier] =
    options.against === undefined ? [baseOf(session, name)] : pairOf(session, name, options.against);
  const measured = measure(session, base, options.tier);
  const areas = votesByArea(base.scenario.given, measured.contest);
  const districts = singleSeats(base.rules, base.scenario.given);
  const electorates = electoratesOf(base, measured.tiers);
  const magnitude = magnitudeOf(base, measured);
  const pair = districts === undefined ? {} : largestTwo(districts);
  const input: IndexInput = {
    rows: measured.rows,
    ...(earlier === undefined
      ? {}
      : {
          earlier: { rows: measure(session, earlier, options.tier).rows, lineage: lineageOf(earlier, base) },
        }),
    ...(areas === undefined ? {} : { areas }),
    ...(districts === undefined ? {} : { districts }),
    ...pair,
    ...(electorates === undefined ? {} : { electorates }),
    ...(magnitude === undefined ? {} : { magnitude }),
  };
  const curve = options.curve === undefined ? undefined : curveOf(session, base, districts, options.curve);
  const lines = computeIndices(input);
  const contests = districts === undefined ? undefined : competitiveness(districts);
  const told: IndicesCase = {
    election: base.election,
    naming: base.naming,
    contest: measured.contest,
    tiers: measured.tiers,
    votes: measured.votes,
    seats: measured.seats,
    hasAgainstAll: measured.rows.some((row) => row.kind === "against-all"),
    hasPersons: measured.rows.some((row) => row.kind === "persons" && (row.seats ?? 0) > 0),
    ...(earlier === undefined ? {} : { against: earlier.election }),
    ...pair,
    lines,
    ...(curve === undefined ? {} : { curve }),
    ...(contests === undefined
      ? {}
      : {
          districts: {
            closest: contests.districts.filter((d) => d.kind === "contested").slice(0, CLOSEST),
            contested: contests.contested,
            close: contests.close,
            unopposed: contests.unopposed,
            unknown: contests.missing.length,
          },
        }),
  };
  return {
    report: indicesReport(session.words, told),
    kind: "table",
    json: () => ({
      election: base.election.id,
      contest: measured.contest,
      tiers: measured.tiers,
      against: earlier?.election.id ?? null,
      pair: input.pair ?? null,
      rows: measured.rows,
      indices: lines.map(({ index, result }) => ({
        id: index.id,
        family: index.family,
        unit: index.unit,
        range: index.range.map((end) => (end === null ? null : writeRatio(end))),
        ...writeResult(result),
      })),
      districts: contests === undefined ? null : contests.districts.map(writeDistrict),
      ...(curve === undefined ? {} : { curve: writeCurve(curve) }),
    }),
  };
}

/** The curve of a party over districts of one seat; ends the command where there are none with known votes. */
function curveOf(
  session: Session,
  { source }: Base,
  districts: readonly DistrictVotes[] | undefined,
  name: string,
): CurveCase {
  const party = contenderNamed(session, source, name, `urna indices ${source.id} --curve`);
  const curve = districts === undefined ? undefined : seatsVotesCurve(districts, party);
  if (curve === undefined) throw new Failure(EXIT.dataMissing, { text: session.words.word("cli.curveNone") });
  return { ...curve, atHalf: seatsAt(curve, { num: 1, den: 2 }) };
}

function writeCurve({ share, steps, ...rest }: CurveCase): object {
  return {
    ...rest,
    ...writeFractions({ share }),
    steps: steps.map(({ district, swing, share: at, seats }) => ({
      district,
      ...writeFractions({ swing, share: at }),
      seats,
    })),
  };
}

type Result = ReturnType<typeof computeIndices>[number]["result"];

function writeResult(result: Result): object {
  switch (result.kind) {
    case "value":
      return { kind: "value", ...writeFractions({ value: result.value }), exact: result.exact };
    case "bounds":
      return {
        kind: "bounds",
        ...writeFractions({ low: result.low, high: result.high }),
        missing: result.missing,
      };
    case "infinite":
    case "none":
      return result;
  }
}

type District = ReturnType<typeof competitiveness>["districts"][number];

function writeDistrict(district: District): object {
  return district.kind === "contested"
    ? { ...district, ...writeFractions({ margin: district.margin }) }
    : district;
}

/** The two options with most votes over all districts. */
function largestTwo(districts: readonly DistrictVotes[]): { readonly pair?: readonly [string, string] } {
  const votes = new Map<string, number>();
  for (const { rows } of districts)
    for (const row of rows)
      if (row.contends !== false) votes.set(row.id, (votes.get(row.id) ?? 0) + (row.votes ?? 0));
  const [first, second] = [...votes].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1));
  return first === undefined || second === undefined ? {} : { pair: [first[0], second[0]] };
}

/** Seats and voters of every area of the first tier that is filled area by area; null where nobody published voters. */
function electoratesOf(
  { outcome, scenario, rules }: Base,
  preferred: readonly string[],
): IndexInput["electorates"] {
  const tiers = [...preferred, ...rules.tiers.keys()];
  const tier = tiers.find((id) => outcome.areas.filter((area) => area.tier === id).length > 1);
  if (tier === undefined) return undefined;
  const known = new Map((scenario.given.areas ?? []).map((area) => [area.id, area.figures?.["registered"]]));
  const districts = outcome.areas
    .filter((area) => area.tier === tier)
    .map(({ area, size }) => ({ id: area, seats: size, electors: known.get(area) ?? null }));
  if (districts.every((d) => d.electors === null)) return undefined;
  const contests = contestsOf(rules, tier);
  const total = (scenario.given.votes ?? []).find(
    (row) => contests.includes(row.contest) && row.option === "registered" && !known.has(row.area),
  )?.votes;
  return { districts, ...(typeof total === "number" ? { total } : {}) };
}

/** The seats of the one district in which the votes are shared, and the bar of its law. */
function magnitudeOf(
  { rules, outcome, scenario }: Base,
  { tiers, contest, seats }: Measured,
): IndexInput["magnitude"] {
  const [tier, another] = tiers;
  if (tier === undefined || another !== undefined || seats === 0) return undefined;
  if (votesByArea(scenario.given, contest) !== undefined) return undefined;
  if (outcome.areas.some((area) => area.tier === tier)) return undefined;
  const legal = barOf(rules, tier);
  return { seats, ...(legal === undefined ? {} : { legal }) };
}

function barOf(rules: Base["rules"], tier: string): Ratio | undefined {
  const steps = stepsOf(rules.document);
  for (const id of stepsOfTier(rules, tier)) {
    const step = steps.get(id);
    const share = step?.["admit"] === "share" ? (step["atLeast"] ?? step["moreThan"]) : undefined;
    if (typeof share === "string") return parseRatio(share);
  }
  return undefined;
}
