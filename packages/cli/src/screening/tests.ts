/**
 * Which tests of a screening are made: those that were asked for by name, or all.
 *
 * @module
 */

import { nearest } from "@urna/law";
import { isTestName, SCREEN_TESTS, TEST_NAMES, type TestName, type TestNeed } from "@urna/screening";
import { skippedTestBlock } from "@urna/words/screening/frame";
import { EXIT } from "../exit.ts";
import { Failure } from "../failure.ts";
import type { Card } from "./cards.ts";
import type { Session } from "../session.ts";

/** The tests that were asked for, in the order of the report; all where nothing was asked for. Unknown names end the command. */
export function chosenTests({ words }: Session, asked: readonly string[] | undefined): readonly TestName[] {
  if (asked === undefined) return TEST_NAMES;
  const unknown = asked.filter((name) => !isTestName(name));
  if (unknown.length > 0) {
    throw new Failure(EXIT.usage, {
      text: words.say("cli.wrongChoice", { option: "--test", value: unknown.join(" ") }),
      details: [`${words.word("cli.oneOf")}: ${TEST_NAMES.join(", ")}`],
      near: [...new Set(unknown.flatMap((name) => nearest(name, TEST_NAMES)))],
    });
  }
  return TEST_NAMES.filter((name) => asked.includes(name));
}

/** Of these tests, the ones that can be made on what is at hand. */
export function testsOn(tests: readonly TestName[], needs: readonly TestNeed[]): readonly TestName[] {
  return SCREEN_TESTS.filter(({ name, on }) => tests.includes(name) && needs.includes(on)).map(
    ({ name }) => name,
  );
}

/** Cards of the tests that cannot be made on what is at hand: what they need. */
export function skippedCards(
  { words }: Session,
  tests: readonly TestName[],
  needs: readonly TestNeed[],
): readonly Card[] {
  return SCREEN_TESTS.filter(({ name, on }) => tests.includes(name) && needs.includes(on)).map(
    (test): Card => {
      const { name, code, on, fewest } = test;
      return {
        test: name,
        lay: () => [skippedTestBlock(words, { name, code, needs: on, fewest })],
        json: { skipped: true, needs: on, fewest },
      };
    },
  );
}
