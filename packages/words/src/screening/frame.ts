/**
 * What the frame of a screening says of tests: their names, and what they need where they cannot be made.
 *
 * @module
 */

import type { Block } from "../blocks.ts";
import { skippedHead } from "./card.ts";
import type { Words } from "../words.ts";

/** A test that cannot be made on what is at hand. */
export interface SkippedTest {
  readonly name: string;
  readonly code: string;
  readonly needs: "anything" | "totals" | "day" | "stations";
  /** The smallest number of stations below which its silence means nothing. */
  readonly fewest: number;
}

/** The name of a test in the language of the report. */
export function testTitle(words: Words, name: string): string {
  return words.find(`screening.test.${name}`) ?? name;
}

/** Says what the test needs. */
export function skippedTestBlock(words: Words, { name, code, needs, fewest }: SkippedTest): Block {
  const test = testTitle(words, name);
  const text =
    needs === "stations"
      ? words.say("screening.needs.stations", { test, fewest: words.numbers.whole(fewest) })
      : words.say("screening.needs.other", { test, what: words.find(`screening.need.${needs}`) ?? needs });
  return skippedHead(words, code, text);
}
