/**
 * The race behind a list tier: one national allotment by quota and largest remainders or by divisors, with a bar. What the
 * exact search for margins understands; other rules get stated bounds or a refusal by name.
 *
 * @module
 */

import {
  add,
  compareProducts,
  type Engine,
  isLine,
  multiply,
  parseRatio,
  type Problem,
  quotient,
  type Ratio,
  remainder,
  type Result,
  type Whole,
} from "@urna/law";
import { bind, kindOf, type Scenario, seatTotals, stepsOf } from "../scenario.ts";

/** How seats follow from the votes of those who are in. */
export type RaceMethod =
  /** The Hare quota, then largest remainders. Smaller quotas can give too many seats at once, which is another rule. */
  | { readonly kind: "quota" }
  /** Divisor of the seat after s seats. */
  | { readonly kind: "divisor"; readonly at: (s: number) => Whole };

/** One national allotment, taken out of a scenario. Index i is the i-th option, in order of id. */
export interface Race {
  readonly scenario: Scenario;
  readonly engine: Engine;
  readonly contest: string;
  readonly area: string;
  readonly step: string;
  readonly options: readonly string[];
  /** Whether the option can win seats; lines such as against all cannot. */
  readonly contender: readonly boolean[];
  readonly votes: readonly number[];
  /** The bar; a share of zero where the law has none. */
  readonly bar: { readonly is: "atLeast" | "moreThan"; readonly share: Ratio };
  /** Whether the law lets others in when one list alone passes: a rule that the search does not follow. */
  readonly rescues: boolean;
  readonly seats: number;
  readonly method: RaceMethod;
  /** Seats of other tiers, which the change of list votes leaves as they are. */
  readonly fixed: ReadonlyMap<string, number>;
}

const DIVISORS: Readonly<Record<string, (s: number) => Whole>> = {
  dhondt: (s) => s + 1,
  "sainte-lague": (s) => 2 * s + 1,
  danish: (s) => 3 * s + 1,
  imperiali: (s) => s + 2,
};

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
  const method = methodOf(allot);
  if (
    another !== undefined ||
    method === undefined ||
    typeof allot["seats"] !== "number" ||
    allot["in"] !== undefined
  ) {
    return refuse(
      step,
      "one national allotment of a fixed number of seats by quota or divisor",
      kindOf(allot)?.kind,
    );
  }
  const count = steps.get(String(allot["votes"]));
  if (count?.["count"] !== "marks" || count["by"] !== undefined || count["in"] !== undefined) {
    return refuse(step, "votes that are marks counted nationally");
  }
  const contest = String(count["contest"]);
  const slots = engine.figures(contest)?.slots ?? [];
  if (slots.length === 0) return refuse(step, `votes of contest ${contest}`);
  const [first] = slots;
  if (slots.some((s) => s.area !== first?.area)) return refuse(step, "votes of one area: the nation");

  const gate = gateOf(steps, allot["among"]);
  if (gate === undefined)
    return refuse(step, "a bar on a share of votes, and at most a rule that lets the next list in");
  const lines = gate.base === undefined ? [] : (engine.rules.bases.get(gate.base)?.lines ?? []);
  const inRace = slots.filter((s) => !isLine(s.option) || lines.some((line) => line === s.option));
  if (lines.length > 0 && !lines.includes("contenders"))
    return refuse(step, "a bar whose base holds the contenders' votes");
  if (inRace.some((s) => typeof s.votes !== "number")) return refuse(step, "votes that are known and whole");

  engine.run();
  const fixed = new Map(seatTotals(engine));
  const table = engine.table(step);
  if (table?.gives === "seats") {
    for (const [c, id] of table.cols.entries()) fixed.set(id, (fixed.get(id) ?? 0) - (table.cells[c] ?? 0));
  }
  return {
    ok: true,
    value: {
      scenario,
      engine,
      contest,
      area: first?.area ?? "",
      step,
      options: inRace.map((s) => s.option),
      contender: inRace.map((s) => !isLine(s.option)),
      votes: inRace.map((s) => (typeof s.votes === "number" ? s.votes : 0)),
      bar: gate.bar,
      rescues: gate.rescues,
      seats: allot["seats"],
      method,
      fixed,
    },
  };
}

function methodOf(allot: Readonly<Record<string, unknown>>): RaceMethod | undefined {
  // A rounded quota or another treatment of remainders is another method; so is a changed first divisor.
  const plain = ["rounding", "remainders", "overAward", "first", "minimum", "maximum", "start", "groups"];
  if (plain.some((field) => allot[field] !== undefined)) return undefined;
  if (allot["allot"] === "quota") {
    return allot["quota"] === "hare" ? { kind: "quota" } : undefined;
  }
  if (allot["allot"] === "divisor") {
    const at = typeof allot["divisor"] === "string" ? DIVISORS[allot["divisor"]] : undefined;
    return at === undefined ? undefined : { kind: "divisor", at };
  }
  return undefined;
}

/** The bar behind a chain of `admit` steps: a share, perhaps with a rescue on top. */
function gateOf(
  steps: ReadonlyMap<string, Readonly<Record<string, unknown>>>,
  among: unknown,
): { readonly bar: Race["bar"]; readonly base?: string; readonly rescues: boolean } | undefined {
  if (among === undefined) return { bar: { is: "atLeast", share: { num: 0, den: 1 } }, rescues: false };
  if (typeof among !== "string") return undefined;
  let step = steps.get(among);
  const rescues = step?.["admit"] === "rescue";
  if (rescues) step = steps.get(String(step?.["from"]));
  if (step?.["admit"] !== "share" || step["brackets"] !== undefined || step["by"] !== undefined)
    return undefined;
  const is = step["moreThan"] === undefined ? "atLeast" : "moreThan";
  const share = parseRatio(step[is]);
  return share === undefined ? undefined : { bar: { is, share }, base: String(step["of"]), rescues };
}

/** The smallest number of votes that passes the bar when the base is `base`. */
export function needed(race: Race, base: number): number {
  const { share, is } = race.bar;
  const product = multiply(base, share.num);
  const floor = Number(quotient(product, share.den));
  const exact = compareProducts(floor, share.den, product, 1) === 0;
  if (is === "moreThan") return floor + 1;
  return exact ? floor : floor + 1;
}

/** a/b rounded down, for any a and b > 0. */
export function floorDivide(a: Whole, b: Whole): number {
  if (a >= 0) return Number(quotient(a, b));
  const positive = multiply(a, -1);
  const whole = quotient(positive, b);
  return -Number(remainder(positive, b) === 0 ? whole : add(whole, 1));
}

/** a/b rounded up, for any a and b > 0. */
export function ceilDivide(a: Whole, b: Whole): number {
  return -floorDivide(multiply(a, -1), b);
}
