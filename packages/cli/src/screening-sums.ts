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

/** How many lines of the table are named for each finding. */
const NAMED = 5;

/** What the checks found, told. Ballots counted are taken as ballots in the boxes, turnout as voters who received one. */
export async function stationSums(words: Words, table: StationTable): Promise<readonly Block[]> {
  const texts = await loadReturnsWords(words);
  const check = makeChecker({ mode: "observer" });
  const lines = new Map<CheckCode, number[]>();
  const made = new Set<CheckCode>();
  for (let i = 0; i < table.area.length; i++) {
    const checked = check(returnOf(table, i));
    for (const code of checked.made) made.add(code);
    for (const { code } of checked.findings) {
      const known = lines.get(code);
      // The header is line 1.
      if (known === undefined) lines.set(code, [i + 2]);
      else known.push(i + 2);
    }
  }
  const whole = (value: number): string => words.numbers.whole(value);
  const clean = [...made].filter((code) => !lines.has(code)).sort();
  const findings = [...lines]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([code, at]): Block => {
      const more = at.length > NAMED ? ", ..." : "";
      const count = words.say("screening.sums.lines", {
        n: whole(at.length),
        stations: whole(table.area.length),
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

function returnOf(table: StationTable, i: number): Return {
  const figures = new Map<FieldName, number>();
  const put = (name: FieldName, column: Float64Array): void => {
    const value = column[i] ?? Number.NaN;
    if (!Number.isNaN(value)) figures.set(name, value);
  };
  put("registered", table.registered);
  put("receivedBallot", table.given);
  put("issued", table.given);
  put("inBoxes", table.counted);
  return { station: String(i), contest: "", figures, votes: new Map() };
}
