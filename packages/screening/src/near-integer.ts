/**
 * How likely a share of ballots is to lie within 0.05 percentage points of a whole percentage, exactly: the terms of the
 * binomial distribution are added up over all whole numbers of ballots that do. No random numbers.
 *
 * @module
 */

/** Terms further from the mean than these standard deviations (and this many ballots) are not added: below 10^-10 together. */
const REACH = 6.5;
const REACH_BALLOTS = 8;

/** A share is near where it is within 1/20 of a percentage point. */
const PARTS = 20;

/**
 * Whether 100 k/n is within 0.05 (one part of so many) of a whole number, in the order of operations of the published
 * notebooks.
 */
export function isNearInteger(k: number, n: number, parts: number = PARTS): boolean {
  const percent = (100 * k) / n;
  return Math.abs(percent - Math.round(percent)) <= 1 / parts;
}

/** The chance of n and k; `each` hears what every whole percent adds to it. */
export type NearInteger = (n: number, k: number, each?: (percent: number, chance: number) => void) => number;

/** Makes the function that adds up the terms; it keeps ln k! up to the largest n that it has met. */
export function makeNearInteger(parts: number = PARTS): NearInteger {
  const whole = 100 * parts;
  let logs = new Float64Array([0, 0]);

  const grow = (n: number): void => {
    const longer = new Float64Array(Math.max(n + 1, 2 * logs.length));
    longer.set(logs);
    // Summation that keeps the rest that a sum would lose (Neumaier).
    let [sum, rest] = [longer[logs.length - 1] ?? 0, 0];
    for (let k = logs.length; k < longer.length; k++) {
      const next = Math.log(k);
      const total = sum + next;
      rest += sum - total + next;
      sum = total;
      longer[k] = sum + rest;
    }
    logs = longer;
  };

  return (n, k, each) => {
    if (k <= 0 || k >= n) {
      each?.(k <= 0 ? 0 : 100, 1);
      return 1;
    }
    if (n >= logs.length) grow(n);
    const p = k / n;
    const [success, failure] = [Math.log(p), Math.log1p(-p)];
    const odds = p / (1 - p);
    const reach = REACH * Math.sqrt(k * (1 - p)) + REACH_BALLOTS;
    const low = Math.max(0, Math.ceil(k - reach));
    const high = Math.min(n, Math.floor(k + reach));
    const top = (logs[n] ?? 0) + n * failure;
    const slope = success - failure;
    let sum = 0;
    const last = Math.ceil((100 * high) / n);
    for (let percent = Math.floor((100 * low) / n); percent <= last; percent++) {
      // k with |100 k/n - percent| <= 1/20, that is |2000 k - 20 percent n| <= n, in whole numbers.
      const middle = parts * percent * n;
      let from = Math.max(low, Math.ceil((middle - n) / whole));
      let to = Math.min(high, Math.floor((middle + n) / whole));
      // Only at such sizes can a share lie on the edge itself, and there the order of operations decides.
      if (n % whole === 0) {
        if (from <= to && !isNearInteger(from, n, parts)) from += 1;
        if (from <= to && !isNearInteger(to, n, parts)) to -= 1;
      }
      if (from > to) continue;
      let term = Math.exp(top - (logs[from] ?? 0) - (logs[n - from] ?? 0) + from * slope);
      let own = term;
      for (let j = from; j < to; j++) {
        term *= ((n - j) / (j + 1)) * odds;
        own += term;
      }
      sum += own;
      each?.(percent, own);
    }
    return Math.min(1, sum);
  };
}
