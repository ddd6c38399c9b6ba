/**
 * The first shelf for polling stations: the checks that their figures allow. No chance is involved: a figure that contradicts
 * another does so in a table of any size, drawn at random or not.
 *
 * @module
 */

import type { StationTable } from "@urna/screening";
import {
  checkAll,
  type CheckCode,
  checkRemainder,
  type FieldName,
  impliedRemainder,
  makeChecker,
  type Official,
  REGISTER,
  type Return,
} from "@urna/tally";
import type { Block, Words } from "@urna/words";
import { loadReturnsWords, type ReturnsWords } from "@urna/words/returns-words";
import type { Opened } from "../returns/open-returns.ts";

/** How many places are named for each finding. */
const NAMED = 5;

/** A return, and how it is found again: its station, or its line in a table. */
export interface Placed {
  readonly at: string;
  readonly value: Return;
}

/** What the checks of every return by itself found, told: for a table, which has one line for each station. */
export async function stationSums(words: Words, returns: readonly Placed[]): Promise<readonly Block[]> {
  const check = makeChecker({ mode: "observer" });
  const found: Found[] = [];
  const made = new Set<CheckCode>();
  for (const { at, value } of returns) {
    const checked = check(value);
    for (const code of checked.made) made.add(code);
    found.push(...checked.findings.map(({ code }) => ({ code, at })));
  }
  return told(words, await loadReturnsWords(words), { found, made, stations: returns.length });
}

/**
 * The same for a folder of returns, and besides: copies of one protocol that disagree, contests of one station that disagree
 * on who came, and what the stations that nobody collected would have had to return so that the published totals come out.
 */
export function folderSums(
  words: Words,
  { project, geography, texts }: Opened,
  officials: readonly Official[],
): readonly Block[] {
  const returns = [...project.returns.values()];
  const all = checkAll(returns, geography, { mode: "observer" });
  const remainders = officials.map((official) =>
    impliedRemainder(official, all.count.tally(official.area, official.contest)),
  );
  const findings = [...all.findings, ...remainders.flatMap((remainder) => checkRemainder(remainder))];
  const found = findings
    .filter(({ code }) => addsUp(code))
    .map(({ code, station, area = "" }) => ({
      code,
      at: station ?? area,
    }));
  const made = new Set([...all.made.keys()].filter(addsUp));
  if (returns.some(({ copy }) => copy !== undefined)) made.add("D403");
  if (new Set(returns.map(({ contest }) => contest)).size > 1) made.add("W405");
  if (remainders.some(({ lines }) => lines.length > 0)) made.add("C602").add("C603").add("C604");
  const stations = new Set(returns.map(({ station }) => station)).size;
  return told(words, texts, { found, made, stations });
}

/** Checks that no chance can explain: accounting, copies, publications, sums, and contests of one station. */
function addsUp(code: CheckCode): boolean {
  return /^[EDCT]/.test(code) || code === "W405";
}

/** One finding, and where it is found again. */
interface Found {
  readonly code: CheckCode;
  readonly at: string;
}

function told(
  words: Words,
  texts: ReturnsWords,
  {
    found,
    made,
    stations,
  }: { readonly found: readonly Found[]; readonly made: ReadonlySet<CheckCode>; readonly stations: number },
): readonly Block[] {
  const places = new Map<CheckCode, Set<string>>();
  for (const { code, at } of found) {
    const known = places.get(code);
    if (known === undefined) places.set(code, new Set([at]));
    else known.add(at);
  }
  const whole = (value: number): string => words.numbers.whole(value);
  const clean = [...made].filter((code) => !places.has(code)).sort();
  const findings = [...places]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([code, at]): Block => {
      const more = at.size > NAMED ? ", ..." : "";
      const count = words.say("screening.sums.lines", {
        n: whole(at.size),
        stations: whole(stations),
        lines: `${[...at].slice(0, NAMED).join(", ")}${more}`,
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
