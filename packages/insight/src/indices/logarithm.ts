/**
 * Natural logarithms of whole numbers and their inverse, in fixed point with {@link BITS} binary places. Every step loses
 * less than one unit of the last place and there are fewer than 400 steps, so errors stay below 2^-110: what is printed
 * (twelve decimals, 2^-40) is the true value rounded, unless that lies within 10^-33 of a tie between two decimals.
 *
 * @module
 */

/** Binary places of fixed-point numbers in this file. */
export const BITS = 120n;

const ONE = 1n << BITS;
const LN_2 = 2n * inverseTangent(ONE / 3n);

/** The natural logarithm of a whole number from 1 on, as a multiple of 2^-120. */
export function logarithm(n: bigint): bigint {
  // n = m * 2^k with m from 2/3 to 4/3, so that the series converges by at least 5 bits a term.
  let k = BigInt(n.toString(2).length - 1);
  let m = k > BITS ? n >> (k - BITS) : n << (BITS - k);
  if (3n * m > 4n * ONE) {
    k += 1n;
    m >>= 1n;
  }
  return k * LN_2 + 2n * inverseTangent(((m - ONE) << BITS) / (m + ONE));
}

/** e to the power of x (a multiple of 2^-120, from 0 to 40), to about 2^-100. */
export function exponential(x: bigint): bigint {
  // e^x = 2^k * e^r with r below ln 2.
  const k = x / LN_2;
  const r = x - k * LN_2;
  let term = ONE;
  let sum = ONE;
  for (let i = 1n; term > 0n; i++) {
    term = (term * r) / (i << BITS);
    sum += term;
  }
  return sum << k;
}

/** The inverse hyperbolic tangent z + z^3/3 + z^5/5 + ... of |z| <= 1/3. */
function inverseTangent(z: bigint): bigint {
  const square = (z * z) >> BITS;
  let power = z;
  let sum = 0n;
  for (let i = 1n; power > 1n || power < -1n; i += 2n) {
    sum += power / i;
    power = (power * square) >> BITS;
  }
  return sum;
}
