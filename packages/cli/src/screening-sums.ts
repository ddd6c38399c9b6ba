/**
 * The first shelf for a table of polling stations: the checks of one protocol that its columns allow, made at every station. No
 * chance is involved: a figure that contradicts another does so in a table of any size, drawn at random or not.
 *
 * @module
 */

import type { StationTable } from "@urna/screening";
import { type CheckCode, type FieldName, makeChecker, REGISTER, type Return } from "@urna/tally";
import type { Block, Words } from "@urna/words";
import { loadReturnsWords } from "@urna/words/returns-words";

/** How many places are named for each finding. */
const NAMED = 5;

/** A return, and how it is found again: its station, or its line in a table. */
export interface Placed {
  readonly at: string;
  readonly value: Return;
}

/** What the checks found, told. */
export async function stationSums(words: Words, returns: readonly Placed[]): Promise<readonly Block[]> {
  const texts = await loadReturnsWords(words);
  const check = makeChecker({ mode: "observer" });
  const places = new Map<CheckCode, string[]>();
  const made = new Set<CheckCode>();
  for (const { at, value } of returns) {
    const checked = check(value);
    for (const code of checked.made) made.add(code);
    for (const { code } of checked.findings) {
      const known = places.get(code);
      if (known === undefined) places.set(code, [at]);
      else known.push(at);
    }
  }
  const whole = (value: number): string => words.numbers.whole(value);
  const clean = [...made].filter((code) => !places.has(code)).sort();
  const findings = [...places]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([code, at]): Block => {
      const more = at.length > NAMED ? ", ..." : "";
      const count = words.say("screening.sums.lines", {
        n: whole(at.length),
        stations: whole(returns.length),
        lines: `${at.slice(0, NAMED).join(", ")}${more}`,
      });
      return {
        kind: "finding",
        severity: REGISTER[code].severity.observer,
        code,
        text: texts.find(`check.${code}`) ?? code,
        notes: [count],
      };
    });
  const holds = words.say("screening.sums.clean", { codes: clean.join(", ") });
  return [
    ...findings,
    ...(clean.length === 0
      ? []
      : [{ kind: "finding", severity: "ok", code: "P1", text: holds, notes: [] } as const]),
    { kind: "paragraph", text: words.word("screening.sums.more") },
  ];
}

/** The rows of a table as returns: ballots counted are those in the boxes, turnout those who received a ballot. */
export function rowsAsReturns(table: StationTable, file: string): readonly Placed[] {
  return Array.from(table.area, (_, i) => {
    const figures = new Map<FieldName, number>();
    const put = (name: FieldName, column: Float64Array): void => {
      const value = column[i] ?? Number.NaN;
      if (!Number.isNaN(value)) figures.set(name, value);
    };
    put("registered", table.registered);
    put("receivedBallot", table.given);
    put("issued", table.given);
    put("inBoxes", table.counted);
    // The header is line 1.
    const at = `${file}:${i + 2}`;
    return { at, value: { station: at, contest: "", figures, votes: new Map() } };
  });
}
