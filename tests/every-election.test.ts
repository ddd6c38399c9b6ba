/**
 * Every election of the atlas is measured, asked what if, and compared with those of its kind, and every field of its law is set
 * to what it is: whatever is answered is an answer, and no number stands where none can.
 */

import { openAtlas } from "@urna/atlas";
import { kindOf, setField, stepsOf } from "@urna/insight";
import { isObject } from "@urna/law";
import { expect, test } from "vitest";
import { urna } from "./urna.ts";

const atlas = openAtlas();

function need<T>(loaded: { readonly ok: true; readonly value: T } | { readonly ok: false }): T {
  if (!loaded.ok) throw new Error("the atlas is complete");
  return loaded.value;
}

const ELECTIONS = need(atlas.listElections());

/** Exit codes of an answer, of a question that cannot be, of figures that are missing, of ties and silences of the law. */
const ANSWERED = [0, 2, 3, 4, 5];

/** What a number becomes in a text when it is none. */
const NO_NUMBER = /NaN|Infinity|undefined|\[object|-0\.0+(?!\d)/;

test.each(ELECTIONS.map(({ id }) => id))("%s", { timeout: 60_000 }, async (id) => {
  const asked = [
    `indices ${id} --json`,
    `power ${id} --json`,
    `what-if ${id} --bar 7 --text`,
    `what-if ${id} --formula sainte-lague --text`,
    `what-if ${id} --sweep bar=4..6 --text`,
  ];
  for (const line of asked) {
    const { exit, stdout, stderr } = await urna(line);
    expect([line, ANSWERED.includes(exit)]).toEqual([line, true]);
    expect([line, NO_NUMBER.exec(stdout + stderr)?.[0]]).toEqual([line, undefined]);
    // Whoever gets no answer is told why.
    expect([line, exit === 0 || stderr !== ""]).toEqual([line, true]);
    expect([line, line.endsWith("--json") ? outside(stdout) : []]).toEqual([line, []]);
  }
});

/**
 * Indices of an answer whose value is not between the ends that stand beside it, or is another than the decimal beside it:
 * fractions of as many digits as it takes.
 */
function outside(answer: string): readonly unknown[] {
  const told: unknown = answer === "" ? undefined : JSON.parse(answer);
  const indices: readonly unknown[] = isObject(told) && Array.isArray(told["indices"]) ? told["indices"] : [];
  const read = (written: unknown): readonly [bigint, bigint] => {
    const [num = "0", den = "1"] = String(written).split("/");
    return [BigInt(num), BigInt(den)];
  };
  const isLess = (one: unknown, other: unknown): boolean => {
    const [[a, b], [c, d]] = [read(one), read(other)];
    return a * d < c * b;
  };
  return indices.filter((index) => {
    if (!isObject(index) || index["kind"] !== "value" || !Array.isArray(index["range"])) return false;
    const { value, valueDecimal } = index;
    const [num, den] = read(value);
    const shown = BigInt(Math.round(Number(valueDecimal) * 1e9));
    if (isLess(`${num * 10n ** 9n}/${den}`, shown - 1n) || isLess(shown + 1n, `${num * 10n ** 9n}/${den}`))
      return true;
    const range: readonly unknown[] = index["range"];
    const [low, high] = range;
    return isLess(value, low) || (high !== null && isLess(high, value));
  });
}

const PAIRS = ELECTIONS.flatMap((second, i) => {
  const first = ELECTIONS.slice(i + 1).find(
    ({ country, kind }) => country === second.country && kind === second.kind,
  );
  return first === undefined ? [] : [[first.id, second.id] as const];
});

test.each(PAIRS)("%s and %s", { timeout: 60_000 }, async (first, second) => {
  for (const line of [`compare ${first} ${second} --text`, `indices ${second} --against ${first} --json`]) {
    const { exit, stdout, stderr } = await urna(line);
    expect([line, ANSWERED.includes(exit)]).toEqual([line, true]);
    expect([line, NO_NUMBER.exec(stdout + stderr)?.[0]]).toEqual([line, undefined]);
  }
});

test("every field of every law can be written as --set reads it", () => {
  let fields = 0;
  for (const { id } of atlas.listRules()) {
    const rules = need(atlas.rules(id)).document;
    for (const [step, body] of stepsOf(rules)) {
      for (const [field, value] of Object.entries(body)) {
        // What kind of step it is makes it another one, and notes change nothing.
        if (!Object.hasOwn(kindOf(body)?.fields ?? {}, field)) continue;
        const set = setField(rules, `${step}.${field}`, JSON.stringify(value));
        expect([id, step, field, set]).toEqual([id, step, field, { ok: true, value: rules }]);
        fields += 1;
      }
    }
  }
  expect(fields).toBeGreaterThan(1000);
});
