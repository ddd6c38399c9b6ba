/**
 * `urna indices`: how votes became seats, in numbers that literature knows.
 *
 * @module
 */

import {
  competitiveness,
  computeIndices,
  type DistrictVotes,
  districtsBeyond,
  type IndexInput,
  partisanBias,
  seatsAt,
  seatsVotesCurve,
  seatWeights,
  singleSeats,
  votesByArea,
  wastedVotes,
} from "@urna/insight";
import { type Ratio, writeRatio } from "@urna/law";
import type { CurveCase } from "@urna/words/insight/curve-blocks";
import { type IndicesCase, indicesReport } from "@urna/words/insight/indices-report";
import { type Electorates, electoratesOf, largestTwo, magnitudeOf, spreadsOf } from "../districts.ts";
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

/** How many are listed: the closest districts, the largest parties. JSON has all. */
const LISTED = 10;

/** By how much of the mean a district may differ without a special reason: Venice Commission, Code of Good Practice, I.2.2. */
const TOLERATED: Ratio = { num: 1, den: 10 };

export function indices(session: Session, name: string, options: IndicesOptions): Answer {
  const [base, earlier] =
    options.against === undefined ? [baseOf(session, name)] : pairOf(session, name, options.against);
  if (earlier !== undefined) checkEarlier(session, base, earlier);
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
  const wasted = districts === undefined ? undefined : wastedVotes(districts);
  const weights = electorates === undefined ? undefined : weightsOf(electorates);
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
    ...(areas === undefined ? {} : { spreads: spreadsOf(areas, LISTED) }),
    ...(weights === undefined ? {} : { weights }),
    ...(curve === undefined ? {} : { curve }),
    ...(contests === undefined
      ? {}
      : {
          districts: {
            closest: contests.districts.filter((d) => d.kind === "contested").slice(0, LISTED),
            wasted: wasted?.options.slice(0, LISTED) ?? [],
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
      spreads: (areas === undefined ? [] : spreadsOf(areas)).map(({ id, ...scores }) => ({
        id,
        ...writeFractions(scores),
      })),
      electorates: electorates ?? null,
      magnitude:
        magnitude === undefined
          ? null
          : {
              ...magnitude,
              ...(magnitude.legal === undefined ? {} : { legal: writeRatio(magnitude.legal) }),
            },
      districts: contests === undefined ? null : contests.districts.map(writeDistrict),
      wasted:
        wasted === undefined
          ? null
          : wasted.options.map(({ id, lost, surplus }) => ({ id, lost, ...writeFractions({ surplus }) })),
      ...(curve === undefined ? {} : { curve: writeCurve(curve) }),
    }),
  };
}

/** Votes move between an election and one before it, and parties do not stand for president. */
function checkEarlier({ words }: Session, { source }: Base, { source: earlier }: Base): void {
  if (earlier.date < source.date && earlier.kind === source.kind) return;
  throw new Failure(EXIT.usage, {
    text: words.word("cli.againstEarlier"),
    details: [earlier, source].map(({ id, date }) => `${id}: ${words.date(date)}`),
    next: `urna indices ${source.id}`,
  });
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
  return { ...curve, atHalf: seatsAt(curve, { num: 1, den: 2 }), bias: partisanBias(curve) };
}

/** Between which ends the voters for a seat lie, among the districts that are known. */
function weightsOf({ districts, total, claimed }: Electorates): IndicesCase["weights"] {
  const weights = seatWeights(districts);
  const beyond = districtsBeyond(districts, TOLERATED, total === undefined ? {} : { total });
  if (weights === undefined) return undefined;
  const known = districts.length - weights.missing.length;
  return {
    ...weights,
    claimed,
    known,
    all: districts.length,
    ...(beyond === undefined ? {} : { beyond: beyond.length }),
  };
}

function writeCurve({ share, bias, steps, ...rest }: CurveCase): object {
  return {
    ...rest,
    ...writeFractions({ share, bias }),
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
