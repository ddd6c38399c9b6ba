/**
 * The race behind a list tier: one allotment by quota and largest remainders or by divisors, in the whole or in one area,
 * with a bar. What the exact search for margins understands; other rules get stated bounds or a refusal by name.
 *
 * @module
 */

import {
  type Bar,
  compareProducts,
  type Engine,
  fraction,
  isLine,
  multiply,
  type Problem,
  quotient,
  readFraction,
  type Result,
} from "@urna/law";
import { bind, kindOf, type Scenario, seatTotals, stepsOf } from "../scenario.ts";
import { methodOf, type RaceMethod } from "./method.ts";

export type { RaceMethod };

/** One allotment, taken out of a scenario. Index i is the i-th option, in order of id. */
export interface Race {
  readonly scenario: Scenario;
  readonly engine: Engine;
  readonly contest: string;
  readonly area: string;
  readonly step: string;
  readonly options: readonly string[];
  /** Whether the option can win seats; lines such as against all cannot, nor can whoever is kept out for another reason. */
  readonly contender: readonly boolean[];
  readonly votes: readonly number[];
  /** The bar of each option; a share of zero where the law has none. */
  readonly bars: readonly Hurdle[];
  /** Whether the law lets others in when one list alone passes: a rule that the search does not follow. */
  readonly rescues: boolean;
  readonly seats: number;
  /** The most seats of each option: as many as its list has names. */
  readonly most: readonly number[];
  readonly method: RaceMethod;
  /** Seats of other tiers, which the change of list votes leaves as they are. */
  readonly fixed: ReadonlyMap<string, number>;
}

/** A bar as far as the search needs it. */
type Hurdle = Pick<Bar, "is" | "share">;

const NO_BAR: Hurdle = { is: "atLeast", share: fraction(0) };

/** Takes the race of a tier out of a scenario; the problems say what about the rules stands in the way. */
export function raceOf(scenario: Scenario, tier: string): Result<Race> {
  const bound = bind(scenario);
  if (!bound.ok) return bound;
  const engine = bound.value;
  const refuse = (at: string, expected: string, found?: string): Result<never> => {
    const problem: Problem = { code: "R007", at, expected, ...(found === undefined ? {} : { found }) };
    return { ok: false, problems: [problem] };
  };

  const steps = stepsOf(scenario.rules);
  const tiers = engine.rules.tiers;
  const [step, another] = tiers.get(tier) ?? [];
  if (step === undefined) return refuse(`tiers/${tier}`, `one of ${[...tiers.keys()].join(", ")}`, tier);
  const allot = steps.get(step) ?? {};
  const one =
    "one allotment of a fixed number of seats in the whole, by quota and largest remainders or by divisors";
  if (another !== undefined || allot["in"] !== undefined) return refuse(step, one, kindOf(allot)?.kind);
  const seen = recorded(engine);
  const table = engine.table(step);
  const [seats = 0] = table?.gives === "seats" ? table.size : [];
  const read = methodOf(allot, seats);
  if ("field" in read) return refuse(`${step}/${read.field}`, one, JSON.stringify(allot[read.field]));
  const size = allot["seats"];
  if (typeof size === "object" && size !== null && "from" in size)
    return refuse(`${step}/seats`, "a number of seats that no other step gives", JSON.stringify(size));
  const count = steps.get(String(allot["votes"]));
  if (count?.["count"] !== "marks" || count["by"] !== undefined || count["in"] !== undefined) {
    return refuse(step, "votes that are marks counted in the whole");
  }
  const contest = String(count["contest"]);
  const slots = engine.figures(contest)?.slots ?? [];
  if (slots.length === 0) return refuse(step, `votes of contest ${contest}`);
  const [first] = slots;
  if (slots.some((s) => s.area !== first?.area)) return refuse(step, "votes of one area: the whole");

  const gate = gateOf(steps, allot["among"]);
  if (gate === undefined)
    return refuse(step, "a bar on a share of votes, and at most a rule that lets the next list in");
  const lines = gate.base === undefined ? [] : (engine.rules.bases.get(gate.base)?.lines ?? []);
  const inRace = slots.filter((s) => !isLine(s.option) || lines.some((line) => line === s.option));
  if (lines.length > 0 && !lines.includes("contenders"))
    return refuse(step, "a bar whose base holds the contenders' votes");
  if (inRace.some((s) => typeof s.votes !== "number")) return refuse(step, "votes that are known and whole");

  const fixed = new Map(seatTotals(engine));
  if (table?.gives === "seats") {
    for (const [c, id] of table.cols.entries()) fixed.set(id, (fixed.get(id) ?? 0) - (table.cells[c] ?? 0));
  }
  const kept = gate.fixed === undefined ? undefined : engine.table(gate.fixed);
  const mayWin = (id: string): boolean =>
    !isLine(id) && (kept?.gives !== "set" || kept.cells[kept.cols.indexOf(id)] === true);
  return {
    ok: true,
    value: {
      scenario,
      engine,
      contest,
      area: first?.area ?? "",
      step,
      options: inRace.map((s) => s.option),
      contender: inRace.map((s) => mayWin(s.option)),
      votes: inRace.map((s) => (typeof s.votes === "number" ? s.votes : 0)),
      bars: inRace.map((s) => (gate.share === undefined ? NO_BAR : (seen.bars.get(s.option) ?? NO_BAR))),
      rescues: gate.rescues,
      seats,
      most: inRace.map((s) => Math.min(read.most ?? seats, seen.most.get(s.option) ?? seats)),
      method: read.method,
      fixed,
    },
  };
}

/** Bars and lengths of lists that the engine used, by contender. */
function recorded(engine: Engine): {
  readonly bars: ReadonlyMap<string, Hurdle>;
  readonly most: ReadonlyMap<string, number>;
} {
  const bars = new Map<string, Hurdle>();
  const most = new Map<string, number>();
  engine.run({
    record: (step) => {
      if (step.verb === "admit" && step.clause === "share")
        for (const row of step.rows) bars.set(row.contender, row.bar);
      if (step.verb === "allot" && step.clause === "divisor" && "rows" in step)
        for (const row of step.rows) if (row.maximum !== undefined) most.set(row.contender, row.maximum);
    },
  });
  return { bars, most };
}

interface Gate {
  /** The step of the bar. */
  readonly share?: string;
  readonly base?: string;
  readonly rescues: boolean;
  /** A step that lets in whoever has a property, whatever the votes. */
  readonly fixed?: string;
}

/** The bar behind a chain of `admit` steps: a share, perhaps with a rescue on top; or a property of the contenders. */
function gateOf(
  steps: ReadonlyMap<string, Readonly<Record<string, unknown>>>,
  among: unknown,
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
  if (step?.["admit"] !== "share" || step["by"] !== undefined || step["in"] !== undefined) return undefined;
  return { share: name, base: String(step["of"]), rescues };
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
