/**
 * Which hue a party has. Hues belong to parties and to nothing else.
 *
 * @module
 */

/** Hues in fixed order; `independents` and `other` are greys. */
export const HUES = [
  "amanat",
  "auyl",
  "respublica",
  "aq-jol",
  "qhp",
  "osdp",
  "baytaq",
  "independents",
  "other",
] as const;
export type Hue = (typeof HUES)[number];

/** For parties without a hue of their own, by their place in the order of the picture. */
const BY_PLACE: readonly Hue[] = ["amanat", "auyl", "respublica", "aq-jol", "qhp", "osdp", "baytaq"];

/**
 * The hue of a contender among all: its own, the same in every year and on every screen, or the next that is nobody's own.
 * No two share one while there are enough; whoever comes after the last is `other`.
 */
export function hueOf(identity: string, all: readonly string[]): Hue {
  const own = ownHue(identity);
  if (own !== undefined) return own;
  const free = BY_PLACE.filter((hue) => !all.includes(hue));
  const others = all.filter((each) => ownHue(each) === undefined);
  return free[others.indexOf(identity)] ?? "other";
}

function ownHue(identity: string): Hue | undefined {
  return HUES.find((hue) => hue === identity);
}
