/**
 * A small number that passes a test, by doubling and halving: the smallest one where larger numbers pass as well.
 *
 * @module
 */

/** A number from 1 to `most` that passes, with what the test gave; undefined when the search meets none. */
export function narrow<T>(
  most: number,
  test: (n: number) => T | undefined,
): { readonly n: number; readonly value: T } | undefined {
  let low = 0;
  let high = Math.min(1, most);
  let value = most < 1 ? undefined : test(high);
  while (value === undefined) {
    if (high >= most) return undefined;
    low = high;
    high = Math.min(2 * high, most);
    value = test(high);
  }
  while (high - low > 1) {
    const middle = low + Math.floor((high - low) / 2);
    const tried = test(middle);
    if (tried === undefined) low = middle;
    else {
      high = middle;
      value = tried;
    }
  }
  return { n: high, value };
}
