/**
 * The races behind a tier: an allotment by most votes, by quota and largest remainders or by divisors, in the whole or in
 * each area, with a bar. What the exact search for margins understands; other rules get stated bounds or a refusal by name.
 *
 * @module
 */

import { type Engine, isLine, isObject, type Problem, type Result, type Slot, type Step } from "@urna/law";
import { bind, kindOf, type Scenario, seatTotals, stepsOf } from "../../scenario.ts";
import { type Admission, type Hurdle, NEVER } from "./bars.ts";
import { sum } from "../terms/changes.ts";
import { byCrossing, byTurnout, type Departure, majorityBonus, nearestOf } from "./departures.ts";
import { gateOf, majorityGate, SUMS } from "./gate.ts";
import { methodOf, type RaceMethod } from "./method.ts";

export type { RaceMethod };

/** One allotment, taken out of a scenario. Index i is the i-th option, in order of id. */
export interface Race {
  readonly engine: Engine;
  readonly contest: string;
  readonly area: string;
  readonly step: string;
  /** The row of the area in the seats that the step gives. */
  readonly row: number;
  readonly options: readonly string[];
  /** The figures of the options; their votes may be changed between runs. */
  readonly slots: readonly Slot[];
  /** Whether the option can win seats; lines such as against all cannot, nor can whoever is kept out for another reason. */
  readonly contender: readonly boolean[];
  readonly votes: readonly number[];
  /** What lets each option in. */
  readonly bars: readonly Admission[];
  /** Whether the law goes on as it does when so many pass; what else it does the search does not follow. */
  readonly holds: (inside: number) => boolean;
  /** So many ballots, also of other areas, can make the law go on otherwise: somebody crosses a bar of a larger area. */
  readonly departs: Departure;
  /** A share that nobody has, and with which somebody would have a least number of seats. */
  readonly bonus?: Hurdle;
  /** Sums of ballots in the protocol, which change with the ballots. */
  readonly sums: readonly Slot[];
  /** Whether the law, or a lot that was drawn, settles ties between claims: then they count as won until the engine is asked. */
  readonly settles: boolean;
  /** Whether the seat stays empty when nobody passes the bar, as in the first of two rounds. */
  readonly mayStayEmpty: boolean;
  readonly seats: number;
  /** The most seats of each option: as many as its list has names. */
  readonly most: readonly number[];
  readonly method: RaceMethod;
  /** Seats of other tiers and areas, which the change of votes leaves as they are. */
  readonly fixed: ReadonlyMap<string, number>;
}

/** Takes the race of a tier out of a scenario; the problems say what about the rules stands in the way. */
export function raceOf(scenario: Scenario, tier: string): Result<Race> {
  const races = racesOf(scenario, tier);
  if (!races.ok) return races;
  const [race, another] = races.value;
  if (race !== undefined && another === undefined) return { ok: true, value: race };
  return refuse(race?.step ?? tier, "one allotment in the whole", `${races.value.length}`);
}

/** The races of a tier: one, or one for each area that has seats of its own. */
export function racesOf(scenario: Scenario, tier: string): Result<readonly Race[]> {
  const bound = bind(scenario);
  if (!bound.ok) return bound;
  const engine = bound.value;
  const clauses = stepsOf(scenario.rules);
  const tiers = engine.rules.tiers;
  const [step, another] = tiers.get(tier) ?? [];
  if (tiers.size === 0) return refuse("tiers", "seats that are won by votes");
  if (step === undefined) return refuse(`tiers/${tier}`, `one of ${[...tiers.keys()].join(", ")}`, tier);
  const allot = clauses.get(step) ?? {};
  // What follows when nobody has a majority is another vote, of which these votes say nothing.
  const isFirstRound = allot["allot"] === "majority";
  if (another !== undefined && !isFirstRound) return refuse(step, ONE, kindOf(allot)?.kind);
  const steps: Step[] = [];
  engine.run({ record: (each) => steps.push(each) });
  const table = engine.table(step);
  if (table?.gives !== "seats") return refuse(step, ONE, kindOf(allot)?.kind);
  const votes = String(allot["votes"]);
  const count = clauses.get(votes);
  if (
    count?.["count"] !== "marks" ||
    count["by"] !== undefined ||
    count["in"] !== allot["in"] ||
    count["perBallot"] !== undefined
  )
    return refuse(step, "votes that are marks, counted where the seats are");
  const contest = String(count["contest"]);
  const { scale, slots } = engine.figures(contest) ?? { scale: 1, slots: [] };
  if (scale !== 1) return refuse(step, "votes in whole numbers", `1/${scale}`);
  const areas = table.rows.filter((area) => slots.some((slot) => slot.area === area));
  if (areas.length === 0) return refuse(step, `votes of contest ${contest}`);
  if (areas.every((area) => (table.size[table.rows.indexOf(area)] ?? 0) === 0))
    return refuse(`${step}/seats`, "a number of seats: none is known");
  const source = { engine, clauses, votes, level: table.level, steps };
  const gate = isFirstRound ? majorityGate(source, allot) : gateOf(source, allot["among"]);
  if (gate === undefined) return refuse(step, BAR);
  const ways = { ...source, lines: gate.lines };
  const { seats: number, minimum } = allot;
  const from = isObject(number) ? String(number["from"]) : "";
  const turnout = clauses.has(from) ? byTurnout(ways, from) : () => Number.POSITIVE_INFINITY;
  if (turnout === undefined)
    return refuse(`${step}/seats`, "a number of seats that no other step gives", JSON.stringify(number));

  const settles = settlesTies(engine, allot["ties"]);
  const totals = seatTotals(engine);
  const lengths = lengthsIn(steps, step);
  const races: Race[] = [];
  for (const area of areas) {
    const row = table.rows.indexOf(area);
    const seats = table.size[row] ?? 0;
    const read = methodOf(allot, seats);
    if ("field" in read) return refuse(`${step}/${read.field}`, ONE, JSON.stringify(allot[read.field]));
    const own = slots.filter(
      (slot) => slot.area === area && (!isLine(slot.option) || gate.lines.includes(slot.option)),
    );
    const [sums, marks] = [own.filter(isSum), own.filter((slot) => !isSum(slot))];
    if (marks.some((slot) => typeof slot.votes !== "number"))
      return refuse(step, "votes that are known and whole");
    const fixed = new Map(totals);
    for (const [c, id] of table.cols.entries())
      fixed.set(id, (fixed.get(id) ?? 0) - (table.cells[row * table.cols.length + c] ?? 0));
    const options = marks.map((slot) => slot.option);
    const figures = marks.map((slot) => Number(slot.votes));
    const bars = gate.admissions({ area, options, votes: figures });
    // A sum of all ballots must be known where they change.
    const isKnown = sums.length > 0 || !gate.lines.some((line) => SUMS.has(line));
    if (bars === undefined || !isKnown) return refuse(step, BAR);
    const bonus = isObject(minimum) && majorityBonus(ways, String(minimum["from"]), sum(figures));
    if (minimum !== undefined && typeof bonus !== "object")
      return refuse(`${step}/minimum`, ONE, JSON.stringify(minimum));
    races.push({
      engine,
      contest,
      area,
      step,
      row,
      options,
      slots: marks,
      sums,
      contender: options.map((id, i) => !isLine(id) && bars[i] !== NEVER),
      votes: figures,
      bars,
      holds: gate.holds,
      ...(typeof bonus === "object" ? { bonus } : {}),
      departs: nearestOf([turnout, ...gate.above(area).map(byCrossing)]),
      settles,
      mayStayEmpty: isFirstRound,
      seats,
      most: options.map((id) => Math.min(read.most ?? seats, lengths.get(`${area} ${id}`) ?? seats)),
      method: read.method,
      fixed,
    });
  }
  return { ok: true, value: races };
}

const ONE =
  "an allotment of a fixed number of seats by most votes, by quota and largest remainders or by divisors";
const BAR = "a bar on a share of votes, and at most a rule for when too few pass";

function isSum({ option }: Slot): boolean {
  return SUMS.has(option);
}

/** Whether a rule, or a lot that was drawn, can settle a tie: a rule on a fact that nobody has settles none. */
function settlesTies({ universe }: Engine, ties: unknown): boolean {
  const rules: readonly unknown[] = Array.isArray(ties) ? ties : [];
  const contenders = [...universe.input.contenders.values()];
  const canSettle = rules.some((rule) => {
    if (!isObject(rule) || rule["by"] === "lot" || rule["by"] === "repeat-vote") return false;
    const { fact } = rule;
    return typeof fact !== "string" || contenders.some(({ facts }) => facts?.[fact] !== undefined);
  });
  return canSettle || universe.input.lots.length > 0;
}

function refuse(at: string, expected: string, found?: string): Result<never> {
  const problem: Problem = { code: "R007", at, expected, ...(found === undefined ? {} : { found }) };
  return { ok: false, problems: [problem] };
}

/** Lengths of lists that the engine used, by area and contender. */
function lengthsIn(steps: readonly Step[], at: string): ReadonlyMap<string, number> {
  const most = new Map<string, number>();
  for (const step of steps) {
    if (step.at !== at || step.verb !== "allot" || step.clause !== "divisor") continue;
    for (const row of step.rows)
      if (row.maximum !== undefined) most.set(`${step.area} ${row.contender}`, row.maximum);
  }
  return most;
}
