/**
 * The tests of a screening by name: what `--test` takes, the code on the card, and what a test needs to be made at all.
 * A recommendation of observers that blocks a test names it by the same word.
 *
 * @module
 */

import { FEWEST_COUNTS } from "./digits.ts";
import { FEWEST_FOR_DENSITY } from "./density/spikes.ts";
import { FEWEST_FOR_SHAPE } from "./fingerprint/fingerprint.ts";
import { FEWEST_STATIONS } from "./integers.ts";
import { FEWEST_LINES } from "./round-share.ts";
import { FEWEST_FOR_SCALING } from "./scaling/scaling.ts";
import { FEWEST_FOR_SURFACE } from "./surface/surface.ts";

/** What a test is made on: anything that was published, totals of a contest, figures through the day, polling stations. */
export type TestNeed = "anything" | "totals" | "day" | "stations";

/** The names of the tests in the order of the report. */
export const TEST_NAMES = [
  "must-add-up",
  "round-share",
  "sequence",
  "integers",
  "digits",
  "fingerprint",
  "shpilkin",
  "rozenas",
  "klimek",
  "kireev",
] as const;
export type TestName = (typeof TEST_NAMES)[number];

/** What is known of a test before it is made. */
export interface ScreenTest {
  readonly name: TestName;
  readonly code: string;
  readonly on: TestNeed;
  /** The smallest number of stations, counts or totals below which its silence means nothing. */
  readonly fewest: number;
}

/** All tests in the order of the report. */
export const SCREEN_TESTS: readonly ScreenTest[] = [
  { name: "must-add-up", code: "P1", on: "anything", fewest: 1 },
  { name: "round-share", code: "U101", on: "totals", fewest: FEWEST_LINES },
  { name: "sequence", code: "U301", on: "day", fewest: 1 },
  { name: "integers", code: "U201", on: "stations", fewest: FEWEST_STATIONS },
  { name: "digits", code: "U202", on: "stations", fewest: FEWEST_COUNTS },
  { name: "fingerprint", code: "U204", on: "stations", fewest: FEWEST_FOR_SHAPE },
  { name: "shpilkin", code: "U205", on: "stations", fewest: FEWEST_FOR_SCALING },
  { name: "rozenas", code: "U206", on: "stations", fewest: FEWEST_FOR_DENSITY },
  { name: "klimek", code: "U207", on: "stations", fewest: FEWEST_FOR_SURFACE },
  { name: "kireev", code: "U208", on: "stations", fewest: 20 },
];

/** Whether a word names a test. */
export function isTestName(word: string): word is TestName {
  return TEST_NAMES.some((name) => name === word);
}
