/**
 * The races behind a tier: an allotment by most votes, by quota and largest remainders or by divisors, in the whole or in
 * each area, with a bar. What the exact search for margins understands; other rules get stated bounds or a refusal by name.
 *
 * @module
 */

import {
  type Bar,
  compareProducts,
  type Engine,
  fraction,
  isObject,
  isLine,
  multiply,
  parseRatio,
  type Problem,
  quotient,
  readFraction,
  type Result,
  type Slot,
} from "@urna/law";
import { bind, kindOf, type Scenario, seatTotals, stepsOf } from "../scenario.ts";
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
  /** The bar of each option; a share of zero where the law has none. */
  readonly bars: readonly Hurdle[];
  /** Whether the law lets others in when one list alone passes: a rule that the search does not follow. */
  readonly rescues: boolean;
  /** Whether the seat stays empty when nobody passes the bar, as in the first of two rounds. */
  readonly mayStayEmpty: boolean;
  readonly seats: number;
  /** The most seats of each option: as many as its list has names. */
  readonly most: readonly number[];
  readonly method: RaceMethod;
  /** Seats of other tiers and areas, which the change of votes leaves as they are. */
  readonly fixed: ReadonlyMap<string, number>;
}

/** A bar as far as the search needs it. */
type Hurdle = Pick<Bar, "is" | "share">;

const NO_BAR: Hurdle = { is: "atLeast", share: fraction(0) };

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
  const steps = stepsOf(scenario.rules);
  const tiers = engine.rules.tiers;
  const [step, another] = tiers.get(tier) ?? [];
  if (tiers.size === 0) return refuse("tiers", "seats that are won by votes");
  if (step === undefined) return refuse(`tiers/${tier}`, `one of ${[...tiers.keys()].join(", ")}`, tier);
  const allot = steps.get(step) ?? {};
  const one =
    "an allotment of a fixed number of seats by most votes, by quota and largest remainders or by divisors";
  // What follows when nobody has a majority is another vote, of which these votes say nothing.
  const isFirstRound = allot["allot"] === "majority";
  if (another !== undefined && !isFirstRound) return refuse(step, one, kindOf(allot)?.kind);
  const seen = recorded(engine);
  const table = engine.table(step);
  if (table?.gives !== "seats") return refuse(step, one, kindOf(allot)?.kind);
  const size = allot["seats"];
  const from = isObject(size) ? size["from"] : undefined;
  if (typeof from === "string" && steps.has(from))
    return refuse(`${step}/seats`, "a number of seats that no other step gives", JSON.stringify(size));
  const count = steps.get(String(allot["votes"]));
  if (count?.["count"] !== "marks" || count["by"] !== undefined || count["in"] !== allot["in"])
    return refuse(step, "votes that are marks, counted where the seats are");
  const contest = String(count["contest"]);
  const { scale, slots } = engine.figures(contest) ?? { scale: 1, slots: [] };
  if (scale !== 1) return refuse(step, "votes in whole numbers", `1/${scale}`);
  const areas = table.rows.filter((area) => slots.some((slot) => slot.area === area));
  if (areas.length === 0) return refuse(step, `votes of contest ${contest}`);
  if (areas.every((area) => (table.size[table.rows.indexOf(area)] ?? 0) === 0))
    return refuse(`${step}/seats`, "a number of seats: none is known");
  const gate = isFirstRound ? majorityOf(allot) : gateOf(steps, allot["among"], allot["in"]);
  if (gate === undefined)
    return refuse(step, "a bar on a share of votes, and at most a rule that lets the next list in");
  const lines = gate.base === undefined ? [] : (engine.rules.bases.get(gate.base)?.lines ?? []);
  if (lines.length > 0 && !lines.includes("contenders"))
    return refuse(step, "a bar whose base holds the contenders' votes");
  const totals = seatTotals(engine);
  const kept = gate.fixed === undefined ? undefined : engine.table(gate.fixed);
  const mayWin = (id: string): boolean =>
    !isLine(id) && (kept?.gives !== "set" || kept.cells[kept.cols.indexOf(id)] === true);

  const races: Race[] = [];
  for (const area of areas) {
    const row = table.rows.indexOf(area);
    const seats = table.size[row] ?? 0;
    const read = methodOf(allot, seats);
    if ("field" in read) return refuse(`${step}/${read.field}`, one, JSON.stringify(allot[read.field]));
    const own = slots.filter(
      (slot) => slot.area === area && (!isLine(slot.option) || lines.some((line) => line === slot.option)),
    );
    if (own.some((slot) => typeof slot.votes !== "number"))
      return refuse(step, "votes that are known and whole");
    const fixed = new Map(totals);
    for (const [c, id] of table.cols.entries())
      fixed.set(id, (fixed.get(id) ?? 0) - (table.cells[row * table.cols.length + c] ?? 0));
    const barOf = (id: string): Hurdle =>
      gate.bar !== undefined
        ? gate.bar
        : gate.share === undefined
          ? NO_BAR
          : (seen.bars.get(`${area} ${id}`) ?? NO_BAR);
    const mostOf = (id: string): number =>
      Math.min(read.most ?? seats, seen.most.get(`${area} ${id}`) ?? seats);
    races.push({
      engine,
      contest,
      area,
      step,
      row,
      options: own.map((slot) => slot.option),
      slots: own,
      contender: own.map((slot) => mayWin(slot.option)),
      votes: own.map((slot) => (typeof slot.votes === "number" ? slot.votes : 0)),
      bars: own.map((slot) => barOf(slot.option)),
      rescues: gate.rescues,
      mayStayEmpty: isFirstRound,
      seats,
      most: own.map((slot) => mostOf(slot.option)),
      method: read.method,
      fixed,
    });
  }
  return { ok: true, value: races };
}

function refuse(at: string, expected: string, found?: string): Result<never> {
  const problem: Problem = { code: "R007", at, expected, ...(found === undefined ? {} : { found }) };
  return { ok: false, problems: [problem] };
}

/** Bars and lengths of lists that the engine used, by area and contender. */
function recorded(engine: Engine): {
  readonly bars: ReadonlyMap<string, Hurdle>;
  readonly most: ReadonlyMap<string, number>;
} {
  const bars = new Map<string, Hurdle>();
  const most = new Map<string, number>();
  engine.run({
    record: (step) => {
      if (!("rows" in step)) return;
      if (step.verb === "admit" && step.clause === "share")
        for (const row of step.rows) bars.set(`${step.area} ${row.contender}`, row.bar);
      if (step.verb === "allot" && step.clause === "divisor")
        for (const row of step.rows)
          if (row.maximum !== undefined) most.set(`${step.area} ${row.contender}`, row.maximum);
    },
  });
  return { bars, most };
}

interface Gate {
  /** The step of the bar. */
  readonly share?: string;
  /** A bar that the step of the seats has itself. */
  readonly bar?: Hurdle;
  readonly base?: string;
  readonly rescues: boolean;
  /** A step that lets in whoever has a property, whatever the votes. */
  readonly fixed?: string;
}

/** The bar behind a chain of `admit` steps: a share, perhaps with a rescue on top; or a property of the contenders. */
function gateOf(
  steps: ReadonlyMap<string, Readonly<Record<string, unknown>>>,
  among: unknown,
  level: unknown,
): Gate | undefined {
  if (among === undefined) return { rescues: false };
  if (typeof among !== "string") return undefined;
  let name = among;
  let step = steps.get(name);
  const rescues = step?.["admit"] === "rescue";
  if (rescues) {
    name = String(step?.["from"]);
    step = steps.get(name);
  }
  if (step?.["admit"] === "fact" && !rescues) return { rescues, fixed: name };
  if (step?.["admit"] !== "share" || step["by"] !== undefined || step["in"] !== level) return undefined;
  return { share: name, base: String(step["of"]), rescues };
}

/** The bar of a seat that needs a majority. */
function majorityOf(allot: Readonly<Record<string, unknown>>): Gate | undefined {
  const is = allot["moreThan"] === undefined ? "atLeast" : "moreThan";
  const share = parseRatio(allot[is]);
  if (share === undefined || allot["among"] !== undefined) return undefined;
  return { bar: { is, share: fraction(share.num, share.den) }, base: String(allot["of"]), rescues: false };
}

/** The smallest number of votes with which each option passes its bar when the base is `base`. */
export function needed(race: Race, base: number): readonly number[] {
  return race.bars.map(({ is, share }) => {
    const { num, den } = readFraction(share);
    const product = multiply(base, num);
    const floor = Number(quotient(product, den));
    const exact = compareProducts(floor, den, product, 1) === 0;
    return is === "moreThan" || !exact ? floor + 1 : floor;
  });
}
