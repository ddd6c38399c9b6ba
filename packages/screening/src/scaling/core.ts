/**
 * The core of a cloud of polling stations: the ellipse of smallest area that holds half of the voters (minimum covariance
 * determinant, weighted by voters), found by concentration from several fixed starts. No random numbers.
 *
 * Source: P. Rousseeuw, K. Van Driessen, A fast algorithm for the minimum covariance determinant estimator, Technometrics 41
 * (1999), 212-223 (concentration steps).
 *
 * @module
 */

/** Points with weights: turnout, result, voters. */
export interface Cloud {
  readonly turnout: Float64Array;
  readonly result: Float64Array;
  readonly weight: Float64Array;
}

/** Which points belong to the core, and where it is. */
export interface Core {
  readonly isMember: Uint8Array;
  readonly turnout: number;
  readonly result: number;
}

interface Shape {
  readonly x: number;
  readonly y: number;
  readonly xx: number;
  readonly xy: number;
  readonly yy: number;
}

/** A core holds this part of the weight. */
const PART = 0.5;
/** Concentration ends here even where two subsets would alternate. */
const MOST_STEPS = 100;
/** Every start is followed so far; only the best goes on. */
const FIRST_STEPS = 2;
/** Where the starts lie: at these quantiles of turnout and of the result, each with each. */
const STARTS = [0.25, 0.5, 0.75] as const;
/** So narrow an ellipse is a line: it is widened by this variance. */
const FLOOR = 1e-8;

/** The core. */
export function coreOf(cloud: Cloud): Core {
  const xs = quantiles(cloud.turnout, cloud.weight);
  const ys = quantiles(cloud.result, cloud.weight);
  let best: Step | undefined;
  for (const x of xs) {
    for (const y of ys) {
      const found = concentrate(cloud, { x, y, xx: 0.01, xy: 0, yy: 0.01 }, FIRST_STEPS);
      if (best === undefined || found.area < best.area) best = found;
    }
  }
  if (best === undefined) return { isMember: new Uint8Array(0), turnout: Number.NaN, result: Number.NaN };
  const { members, shape } = concentrate(cloud, best.shape, MOST_STEPS);
  return { isMember: members, turnout: shape.x, result: shape.y };
}

interface Step {
  readonly area: number;
  readonly members: Uint8Array;
  readonly shape: Shape;
}

function concentrate(cloud: Cloud, start: Shape, steps: number): Step {
  let best: Step = { area: Number.POSITIVE_INFINITY, members: nearest(cloud, start), shape: start };
  for (let step = 0; step < steps; step++) {
    const shape = shapeOf(cloud, best.members);
    const area = shape.xx * shape.yy - shape.xy * shape.xy;
    if (area >= best.area) break;
    best = { area, members: nearest(cloud, shape), shape };
  }
  return best;
}

/** The points nearest to the centre of an ellipse that hold the part; all points at the same distance go together. */
function nearest({ turnout, result, weight }: Cloud, { x, y, xx, xy, yy }: Shape): Uint8Array {
  const determinant = xx * yy - xy * xy;
  const distances = Float64Array.from(weight, (_, i) => {
    const [dx, dy] = [(turnout[i] ?? 0) - x, (result[i] ?? 0) - y];
    return (dx * dx * yy - 2 * dx * dy * xy + dy * dy * xx) / determinant;
  });
  const cut = quantile(distances, weight, PART);
  return Uint8Array.from(distances, (distance) => (distance <= cut ? 1 : 0));
}

function shapeOf({ turnout, result, weight }: Cloud, members: Uint8Array): Shape {
  let [total, x, y] = [0, 0, 0];
  for (let i = 0; i < weight.length; i++) {
    if (members[i] !== 1) continue;
    const w = weight[i] ?? 0;
    total += w;
    x += w * (turnout[i] ?? 0);
    y += w * (result[i] ?? 0);
  }
  x /= total;
  y /= total;
  let [xx, xy, yy] = [0, 0, 0];
  for (let i = 0; i < weight.length; i++) {
    if (members[i] !== 1) continue;
    const w = weight[i] ?? 0;
    const [dx, dy] = [(turnout[i] ?? 0) - x, (result[i] ?? 0) - y];
    xx += w * dx * dx;
    xy += w * dx * dy;
    yy += w * dy * dy;
  }
  return { x, y, xx: xx / total + FLOOR, xy: xy / total, yy: yy / total + FLOOR };
}

function quantiles(values: Float64Array, weight: Float64Array): readonly number[] {
  return STARTS.map((part) => quantile(values, weight, part));
}

/** A value below or at which this part of the weight lies, by halving; only values between the bounds are looked at again. */
function quantile(values: Float64Array, weight: Float64Array, part: number): number {
  let [low, high, wanted] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, 0];
  for (let i = 0; i < values.length; i++) {
    low = Math.min(low, values[i] ?? 0);
    high = Math.max(high, values[i] ?? 0);
    wanted += part * (weight[i] ?? 0);
  }
  let between = Int32Array.from(values, (_, i) => i);
  while (between.length > 1) {
    const middle = low + (high - low) / 2;
    if (middle <= low || middle >= high) break;
    let [below, lower, upper] = [0, 0, between.length];
    const parted = new Int32Array(between.length);
    for (let at = 0; at < between.length; at++) {
      const i = between[at] ?? 0;
      if ((values[i] ?? 0) <= middle) {
        below += weight[i] ?? 0;
        parted[lower++] = i;
      } else parted[--upper] = i;
    }
    if (below < wanted) {
      wanted -= below;
      low = middle;
      between = parted.subarray(upper);
    } else {
      high = middle;
      between = parted.subarray(0, lower);
    }
  }
  return high;
}
