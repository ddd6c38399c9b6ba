/** Any figure has a source: also those that the bulletins of election day printed by area. */

import { expect, test } from "vitest";
import { urna } from "./urna.ts";

test("turnout of an area: the last value, and every other that was printed, with its time", async () => {
  const { exit, stdout } = await urna("source kz-majilis-2023 turnout astana");
  expect(exit).toBe(0);
  expect(stdout.split("\n")[0]).toMatch(/^turnout, Astana: 42\.41 % \(preliminary\)\./);
  expect(stdout).toMatch(/42\.91 % +claimed/);
  expect(stdout).toMatch(/23\.35 % +preliminary/);
});

test("an impossible value is shown as one, and does not hold", async () => {
  const { stdout } = await urna("source kz-majilis-2023 turnout turkistan");
  expect(stdout.split("\n")[0]).toMatch(/^turnout, Turkistan Region: 53\.01 %/);
  expect(stdout).toMatch(/41\.07 % +claimed .*18:10; impossible/);
});

test("the national turnout stays the commission's", async () => {
  const { stdout } = await urna("source kz-majilis-2023 turnout");
  expect(stdout.split("\n")[0]).toMatch(/^turnout: 54\.21 % \(final\)\./);
});
