/**
 * The browser of a file of tests: opened before them, closed after them. It comes as a package that is made for one kind of
 * machine; elsewhere the tests are skipped, and say why.
 *
 * @module
 */

import process from "node:process";
import { afterAll, beforeAll, beforeEach } from "vitest";
import { type Bench, type BenchOptions, openBench } from "./browser.ts";

const CAN_START = process.platform === "linux" && process.arch === "x64";

/** The browser of this file; there is none before the first test. */
export function useBench(options: BenchOptions = {}): () => Bench {
  let opened: Bench | undefined;
  beforeAll(async () => {
    if (CAN_START) opened = await openBench(options);
  });
  afterAll(() => opened?.close());
  beforeEach((ctx) => {
    if (!CAN_START) ctx.skip("the browser of these tests runs on Linux, x64");
  });
  return () => {
    if (opened === undefined)
      throw new Error("the browser is opened before the first test, not while they are listed");
    return opened;
  };
}
