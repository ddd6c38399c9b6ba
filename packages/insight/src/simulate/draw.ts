/**
 * Draws votes from a model and writes them where the engine reads them. What is written is whole votes; the engine does the
 * rest with whole numbers and fractions.
 *
 * @module
 */

import { type ContestFigures, isLine, multiply, type Problem, type Result, type Slot } from "@urna/law";
import { cholesky, type Model } from "./model.ts";
import { multinomial } from "./multinomial.ts";
import { gammaShape, type Random } from "./random.ts";

/** Draws once. */
export interface Drawer {
  /** Draws votes for every option in every area, and leaves the sums in `votes`. */
  draw(random: Random): void;
  /** Votes of each option of the model over all areas, from the last draw. */
  readonly votes: Float64Array;
}

/** One area: where its votes are written, and what they were. */
interface Plan {
  readonly slots: readonly (Slot | undefined)[];
  readonly base: readonly number[];
  readonly ballots: number;
  /** The line of valid votes, which is the sum of all options. */
  readonly valid: Slot | undefined;
  /** Valid votes that the model does not touch. */
  readonly untouched: number;
}

/**
 * Binds a model to the figures of a contest. The problems name what does not fit: options that the contest does not have,
 * votes that are not known, ballots for several areas.
 */
export function bindModel(model: Model, figures: ContestFigures): Result<Drawer> {
  const plans = planAreas(model, figures);
  if (!plans.ok) return plans;
  const areas = plans.value;
  const n = model.options.length;
  const votes = new Float64Array(n);
  const counts = new Float64Array(n);
  const { scale } = figures;
  const write = (plan: Plan): void => {
    let sum = plan.untouched;
    for (let i = 0; i < n; i++) {
      const count = counts[i] ?? 0;
      votes[i] = (votes[i] ?? 0) + count;
      sum += count;
      const slot = plan.slots[i];
      if (slot !== undefined) slot.votes = scale === 1 ? small(count) : multiply(count, scale);
    }
    if (plan.valid !== undefined) plan.valid.votes = scale === 1 ? small(sum) : multiply(sum, scale);
  };

  if (model.kind === "bootstrap") {
    const byArea = Map.groupBy(model.stations, (s) => s.area);
    const drawn = areas.map(({ area, plan }) => ({ plan, stations: byArea.get(area) ?? [] }));
    const draw = (random: Random): void => {
      votes.fill(0);
      for (const { plan, stations } of drawn) {
        counts.fill(0);
        for (let s = 0; s < stations.length; s++) {
          const station = stations[random.below(stations.length)];
          for (let i = 0; i < n; i++) counts[i] = (counts[i] ?? 0) + (station?.votes[i] ?? 0);
        }
        write(plan);
      }
    };
    return { ok: true, value: { draw, votes } };
  }

  const shares = new Float64Array(n);
  const drawShares = shareDrawer(model, shares);
  const all = model.centre.reduce((sum, c) => sum + c, 0);
  const centre = model.centre.map((c) => c / all);
  const weights = new Float64Array(n);
  const [only] = areas;
  const draw = (random: Random): void => {
    drawShares(random);
    votes.fill(0);
    if (areas.length === 1 && only !== undefined) {
      multinomial(random, only.plan.ballots, shares, counts);
      write(only.plan);
      return;
    }
    for (const { plan } of areas) {
      for (let i = 0; i < n; i++) {
        const base = plan.base[i] ?? 0;
        const [now, before] = [shares[i] ?? 0, centre[i] ?? 0];
        if (plan.slots[i] === undefined) weights[i] = 0;
        else if (model.kind === "uniform-swing") weights[i] = Math.max(0, base / plan.ballots + now - before);
        else weights[i] = before === 0 ? 0 : (base * now) / before;
      }
      multinomial(random, plan.ballots, weights, counts);
      write(plan);
    }
  };
  return { ok: true, value: { draw, votes } };
}

/** The same number, as an integer of 32 bits where it is one: the engine's sums stay in the quick form. */
function small(count: number): number {
  return count < 2_147_483_648 ? count | 0 : count;
}

/** A function that writes shares (or weights of them) of the whole into `shares`. */
function shareDrawer(
  model: Exclude<Model, { kind: "bootstrap" }>,
  shares: Float64Array,
): (random: Random) => void {
  const all = model.centre.reduce((sum, c) => sum + c, 0);
  const centre = model.centre.map((c) => c / all);
  const n = centre.length;
  switch (model.kind) {
    case "dirichlet-multinomial": {
      const shapes = centre.map((c) => (c > 0 ? gammaShape(c * model.concentration) : undefined));
      return (random) => {
        for (let total = 0; total === 0; ) {
          for (let i = 0; i < n; i++) {
            const shape = shapes[i];
            const value = shape === undefined ? 0 : random.gammaOf(shape);
            shares[i] = value;
            total += value;
          }
        }
        normalise(shares);
      };
    }
    case "logistic-normal": {
      const lower = Float64Array.from((cholesky(model.covariance) ?? []).flat());
      const normals = new Float64Array(n);
      return (random) => {
        for (let i = 0; i < n; i++) normals[i] = random.normal();
        let place = 0;
        for (let i = 0; i < n; i++) {
          let log = 0;
          for (let j = 0; j <= i; j++) log += (lower[place++] ?? 0) * (normals[j] ?? 0);
          shares[i] = (centre[i] ?? 0) * Math.exp(log);
        }
        normalise(shares);
      };
    }
    case "uniform-swing": {
      const gains = new Float64Array(n);
      return (random) => {
        let sum = 0;
        for (let i = 0; i < n; i++) {
          const gain = (model.deviations[i] ?? 0) * random.normal();
          gains[i] = gain;
          sum += gain;
        }
        for (let i = 0; i < n; i++) shares[i] = Math.max(0, (centre[i] ?? 0) + (gains[i] ?? 0) - sum / n);
        normalise(shares);
      };
    }
    case "proportional-swing":
      return (random) => {
        for (let total = 0; total === 0; ) {
          for (let i = 0; i < n; i++) {
            const share = (centre[i] ?? 0) * Math.max(0, 1 + (model.deviations[i] ?? 0) * random.normal());
            shares[i] = share;
            total += share;
          }
        }
        normalise(shares);
      };
  }
}

function normalise(shares: Float64Array): void {
  let total = 0;
  for (const share of shares) total += share;
  for (let i = 0; i < shares.length; i++) shares[i] = (shares[i] ?? 0) / total;
}

function planAreas(
  model: Model,
  figures: ContestFigures,
): Result<readonly { readonly area: string; readonly plan: Plan }[]> {
  const problems: Problem[] = [];
  const wrong = (at: string, expected: string): void => {
    problems.push({ code: "R004", at, expected });
  };
  const { scale } = figures;
  const known = new Set(figures.slots.map((slot) => slot.option));
  for (const option of model.options)
    if (!known.has(option))
      wrong(`model/options/${option}`, `one of ${[...known].filter((o) => !isOther(o)).join(", ")}`);
  const plans: { area: string; plan: Plan }[] = [];
  for (const [area, slots] of Map.groupBy(figures.slots, (slot) => slot.area)) {
    const own = model.options.map((option) => slots.find((slot) => slot.option === option));
    if (own.every((slot) => slot === undefined)) continue;
    const base = own.map((slot) => {
      if (slot?.votes === null) wrong(`${model.contest}/${area}/${slot.option}`, "votes that are known");
      return Number(slot?.votes ?? 0) / Number(scale);
    });
    const rest = slots.filter((slot) => !model.options.includes(slot.option) && !isOther(slot.option));
    const untouched = rest.reduce((sum, slot) => sum + Number(slot.votes ?? 0) / Number(scale), 0);
    const ballots = model.ballots ?? base.reduce((sum, votes) => sum + votes, 0);
    if (!Number.isSafeInteger(ballots) || ballots < 1)
      wrong(`${model.contest}/${area}`, "a whole number of votes, one or more");
    plans.push({
      area,
      plan: { slots: own, base, ballots, untouched, valid: slots.find((slot) => slot.option === "valid") },
    });
  }
  if (model.ballots !== undefined && plans.length > 1)
    wrong("model/ballots", "a contest of one area, or no number of ballots");
  if (model.kind === "bootstrap") {
    const covered = new Set(model.stations.map((s) => s.area));
    for (const { area } of plans)
      if (!covered.has(area)) wrong(`model/stations/${area}`, "returns of its polling stations");
  }
  return problems.length > 0 ? { ok: false, problems } : { ok: true, value: plans };
}

/** A line of the protocol that is no valid mark: a sum, or ballots and voters. */
function isOther(option: string): boolean {
  return isLine(option) && option !== "against-all" && option !== "uncounted";
}
