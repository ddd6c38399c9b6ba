/**
 * The density of shares as R's `density(y, bw = 1e-4, from = 0, to = 1, n = 1001)` gives it (as R did before version 4.4): values
 * are shared out linearly over 1024 points, the normal kernel is laid over these, and what comes out is interpolated at 1001 points. The band
 * width is a tenth of the distance of the points, so the sharing out is the kernel: whoever leaves it out gets another statistic.
 *
 * Own work from the documentation of R and the published definition of the test.
 *
 * @module
 */

/** Points of the result: 0, 0.001, ... 1. */
export const GRID = 1001;

const BANDWIDTH = 1e-4;
/** Points over which values are shared out; R takes the next power of two. */
const POINTS = 1024;
const LOW = -4 * BANDWIDTH;
const HIGH = 1 + 4 * BANDWIDTH;
const STEP = (HIGH - LOW) / (POINTS - 1);
/** R spaces the kernel over twice the points, and divides by one less than twice their number: a little too narrow. */
const KERNEL_STEP = (2 * (HIGH - LOW)) / (2 * POINTS - 1);
/** The kernel at its centre and one point aside; two points aside it is nothing in double precision. */
const CENTRE = kernel(0);
const ASIDE = kernel(KERNEL_STEP);

function kernel(x: number): number {
  return Math.exp(-0.5 * (x / BANDWIDTH) ** 2) / (BANDWIDTH * Math.sqrt(2 * Math.PI));
}

/** The density of values between 0 and 1, into `density` (1001 places). */
export function rDensity(values: Float64Array, density: Float64Array): void {
  const mass = new Float64Array(POINTS + 2);
  for (let i = 0; i < values.length; i++) {
    const place = ((values[i] ?? 0) - LOW) / STEP;
    const at = Math.floor(place);
    const rest = place - at;
    mass[at] = (mass[at] ?? 0) + (1 - rest);
    mass[at + 1] = (mass[at + 1] ?? 0) + rest;
  }
  const smooth = new Float64Array(POINTS);
  for (let k = 0; k < POINTS; k++) {
    const sides = (mass[k - 1] ?? 0) + (mass[k + 1] ?? 0);
    smooth[k] = (CENTRE * (mass[k] ?? 0) + ASIDE * sides) / values.length;
  }
  for (let g = 0; g < GRID; g++) {
    const place = (g / (GRID - 1) - LOW) / STEP;
    const at = Math.floor(place);
    const low = smooth[at] ?? 0;
    density[g] = low + (place - at) * ((smooth[at + 1] ?? low) - low);
  }
}

/** How many values lie in the cell around each point, (g - 1/2, g + 1/2] thousandths, into `counts` (1001 places). */
export function countCells(values: Float64Array, counts: Uint32Array): void {
  counts.fill(0);
  for (let i = 0; i < values.length; i++) {
    const g = Math.max(0, Math.ceil((values[i] ?? 0) * (GRID - 1) - 0.5));
    counts[g] = (counts[g] ?? 0) + 1;
  }
}
