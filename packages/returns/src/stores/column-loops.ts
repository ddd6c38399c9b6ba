/**
 * Loops over columns of numbers. Each is one of its own: a loop that is told what to do with two numbers is several times
 * slower.
 *
 * @module
 */

export function plus(made: Float64Array, a: Float64Array, b: Float64Array, rows: number): void {
  for (let row = 0; row < rows; row += 1) made[row] = (a[row] ?? 0) + (b[row] ?? 0);
}

export function minus(made: Float64Array, a: Float64Array, b: Float64Array, rows: number): void {
  for (let row = 0; row < rows; row += 1) made[row] = (a[row] ?? 0) - (b[row] ?? 0);
}

export function apart(made: Float64Array, a: Float64Array, b: Float64Array, rows: number): void {
  for (let row = 0; row < rows; row += 1) made[row] = Math.abs((a[row] ?? 0) - (b[row] ?? 0));
}

export function equal(found: Uint8Array, a: Float64Array, b: Float64Array, rows: number): void {
  for (let row = 0; row < rows; row += 1) if (a[row] !== b[row]) found[row] = 0;
}

export function unequal(found: Uint8Array, a: Float64Array, b: Float64Array, rows: number): void {
  for (let row = 0; row < rows; row += 1) if (a[row] === b[row]) found[row] = 0;
}

export function above(found: Uint8Array, a: Float64Array, b: Float64Array, rows: number): void {
  for (let row = 0; row < rows; row += 1) if ((a[row] ?? 0) <= (b[row] ?? 0)) found[row] = 0;
}

export function reaches(found: Uint8Array, a: Float64Array, b: Float64Array, rows: number): void {
  for (let row = 0; row < rows; row += 1) if ((a[row] ?? 0) < (b[row] ?? 0)) found[row] = 0;
}

export function written(found: Uint8Array, values: Float64Array, rows: number): void {
  for (let row = 0; row < rows; row += 1) if ((values[row] ?? 0) < 0) found[row] = 0;
}

export function absent(found: Uint8Array, values: Float64Array, rows: number): void {
  for (let row = 0; row < rows; row += 1) if ((values[row] ?? 0) >= 0) found[row] = 0;
}

export function reachesShare(
  found: Uint8Array,
  part: Float64Array,
  den: number,
  whole: Float64Array,
  num: number,
  rows: number,
): void {
  for (let row = 0; row < rows; row += 1)
    if ((part[row] ?? 0) * den < (whole[row] ?? 0) * num) found[row] = 0;
}

export function aboveShare(
  found: Uint8Array,
  part: Float64Array,
  den: number,
  whole: Float64Array,
  num: number,
  rows: number,
): void {
  for (let row = 0; row < rows; row += 1)
    if ((part[row] ?? 0) * den <= (whole[row] ?? 0) * num) found[row] = 0;
}
