import { loadWords } from "@urna/words/words";
import { expect, test } from "vitest";
import { startProgress } from "./progress.ts";

const words = await loadWords("en");

/** What is written to a stream while so much is done at so many milliseconds. */
function written(
  steps: readonly (readonly [at: number, done: number])[],
  { tty = true, ascii = false }: { readonly tty?: boolean; readonly ascii?: boolean } = {},
): readonly string[] {
  const lines: string[] = [];
  let now = 0;
  const stream = { isTTY: tty, write: (text: string) => lines.push(text) };
  const bar = startProgress(stream, words, 1000, { ascii, now: () => now });
  for (const [at, done] of steps) {
    now = at;
    bar.update(done);
  }
  bar.end();
  return lines;
}

const ERASE = "\r\u001B[2K";

test("says how much is done and how long the rest takes, and leaves nothing behind", () => {
  const steps = [
    [900, 50],
    [1100, 250],
  ] as const;
  expect(written(steps)).toEqual([`${ERASE}██████░░░░░░░░░░░░░░░░░░ 250 of 1,000, about 1 s left`, ERASE]);
});

test("what was spent before the first news does not count", () => {
  const steps = [
    [5000, 10],
    [6000, 20],
  ] as const;
  expect(written(steps)[0]).toContain("about 98 s left");
});

test("work that is soon over shows nothing", () => {
  const steps = [
    [200, 400],
    [299, 900],
  ] as const;
  expect(written(steps)).toEqual([]);
});

test("is drawn ten times a second at most", () => {
  const steps = [200, 300, 350, 399, 400, 410, 500].map((at) => [at, at] as const);
  expect(written(steps)).toHaveLength(4);
});

test("nothing on a stream that is no terminal", () => {
  const steps = [
    [4000, 400],
    [5000, 500],
  ] as const;
  expect(written(steps, { tty: false })).toEqual([]);
});

test("only signs of the keyboard where these are asked for", () => {
  const steps = [
    [900, 400],
    [1000, 500],
  ] as const;
  expect(written(steps, { ascii: true })[0]).toContain("############............ 500 of 1,000");
});
