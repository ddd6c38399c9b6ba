/**
 * The logarithm of the gamma function, for arguments above 0; tests hold it against values computed elsewhere with 50 digits.
 *
 * Source: NIST Digital Library of Mathematical Functions 5.5.1 (recurrence) and 5.11.1 (Stirling's series).
 *
 * @module
 */

const HALF_LOG_TWO_PI = 0.918_938_533_204_672_8;
/** From here on seven terms of Stirling's series are exact to the last digit. */
const LARGE = 10;

/** ln gamma(x). Near 1 and 2, where it is 0, the error is absolute: below 10^-14. */
export function logGamma(x: number): number {
  let [at, product] = [x, 1];
  while (at < LARGE) {
    product *= at;
    at += 1;
  }
  const square = 1 / (at * at);
  const series =
    (1 / 12 -
      square *
        (1 / 360 -
          square *
            (1 / 1260 -
              square * (1 / 1680 - square * (1 / 1188 - square * (691 / 360_360 - square / 156)))))) /
    at;
  const stirling = (at - 0.5) * Math.log(at) - at + HALF_LOG_TWO_PI + series;
  return product === 1 ? stirling : stirling - Math.log(product);
}
