/**
 * Reads ranked and marked ballots as a law reads them: what becomes of a rank that was left out, of two options on one
 * rank, of an option that occurs twice, of too many or too few preferences. Equal ballots become one type with a count.
 *
 * @module
 */

import { type Bound, type ClauseKind, clauseKind, type Scope } from "../clause.ts";
import { add, type Whole } from "../exact.ts";
import { type BallotRow, isLine, LINES, type Line } from "../input.ts";
import { choice, either, type Field, integer, level, optional, text } from "../schema.ts";
import type { BallotsTable, Papers } from "../tables.ts";

const EQUAL = ["keep", "skip", "stop", "invalid"] as const;
const SKIPPED = ["close", "keep", "stop", "stop-after-two", "invalid"] as const;
const REPEATED = ["skip", "stop", "invalid"] as const;
const LEAST = ["all", "all-but-one"] as const;

const least: Field<number | (typeof LEAST)[number]> = either<number | (typeof LEAST)[number]>(
  "how many preferences make a ballot valid",
  [
    { fits: (value) => typeof value === "number", form: integer("a number", 1, 1000) },
    { fits: () => true, form: choice("all candidates, or all but one", LEAST) },
  ],
);

/** How ballots are read. A case for which the law has no rule is a problem of the input, not a guess. */
export interface Reading {
  readonly equal?: (typeof EQUAL)[number];
  readonly skipped?: (typeof SKIPPED)[number];
  readonly repeated?: (typeof REPEATED)[number];
  readonly most?: number;
  readonly tooMany?: "cut" | "invalid";
  readonly least?: number | (typeof LEAST)[number];
}

/** Counting by ballots records nothing: its figures are the input's. */
export const ballots: ClauseKind<never> = clauseKind({
  verb: "count",
  kind: "ballots",
  gives: "ballots",
  doc: "Ballots with preferences or several marks, by type, read by the rules for odd ones.",
  source:
    "NIST SP 1500-107, Cast Vote Records; International IDEA, Electoral System Design (2005), pars 90 to 113.",
  fields: {
    contest: text("the contest, as the ballots name it"),
    in: optional(level("the level of areas by which ballots are counted; the whole when left out")),
    equal: optional(
      choice(
        "several options on one rank: they stay equal, the rank is passed over, the ballot ends there, or is invalid",
        EQUAL,
      ),
    ),
    skipped: optional(
      choice(
        "a rank left out: later ones move up, keep their rank, the ballot ends there (or where two in a row are left out), or is invalid",
        SKIPPED,
      ),
    ),
    repeated: optional(
      choice(
        "an option that occurs again: it is passed over, the ballot ends there, or is invalid",
        REPEATED,
      ),
    ),
    most: optional(integer("the largest number of options that may be marked", 1, 1000)),
    tooMany: optional(
      choice("beyond that number: later marks are cut, or the ballot is invalid", ["cut", "invalid"]),
    ),
    least: optional(least),
    passOver: optional(
      text(
        "a fact: preferences for those of whom it is true, such as withdrawn candidates, pass to the next",
      ),
    ),
  },
  check: (clause, at, reading) => {
    if ((clause.most === undefined) !== (clause.tooMany === undefined)) {
      reading.wrong("R014", at, "most and tooMany together, or neither");
    }
  },
  bind: (clause, scope) =>
    bindBallots(scope, clause.contest, clause.in ?? scope.top, clause, clause.passOver),
});

/** What one row collects while ballots are read. */
interface RowOfTypes {
  readonly types: Map<string, { count: number; readonly marks: readonly Mark[] }>;
  readonly lines: Map<Line, number>;
}

interface Mark {
  readonly col: number;
  readonly rank: number;
}

function bindBallots(
  scope: Scope,
  contest: string,
  at: string,
  rules: Reading,
  fact: string | undefined,
): Bound<never> {
  const { universe } = scope;
  const rows = universe.areasAt(at);
  const rowOf = new Map(rows.map((id, i) => [id, i]));
  const given = scope.input.ballots.filter((b) => b.contest === contest);
  const told = standsWhere(scope, contest, rows);
  const isOut = (id: string): boolean => fact !== undefined && universe.contender(id)?.facts?.[fact] === true;

  const written = new Set<string>(told.keys());
  for (const ballot of given) for (const options of ballot.ranking) for (const o of options) written.add(o);
  const cols = [...written].filter((id) => !isLine(id) && !isOut(id)).sort();
  const colOf = new Map<string, number>(cols.map((id, i) => [id, i]));
  const width = cols.length;

  const stands: boolean[] = Array.from({ length: rows.length * width }, () => false);
  for (const [id, places] of told) {
    const col = colOf.get(id);
    for (const row of places) if (col !== undefined) stands[row * width + col] = true;
  }
  const placed: { readonly row: number; readonly index: number; readonly ballot: BallotRow }[] = [];
  for (const [index, ballot] of given.entries()) {
    const area = rowOf.has(ballot.area) ? ballot.area : universe.ancestor(ballot.area, at);
    const row = area === undefined ? undefined : rowOf.get(area);
    if (row === undefined) {
      scope.wrong("V011", `ballots of ${contest} in ${ballot.area}`, `ballots by ${at}, or by smaller areas`);
      continue;
    }
    for (const options of ballot.ranking) {
      for (const id of options) {
        const col = colOf.get(id);
        if (col === undefined) continue;
        if (told.get(id)?.includes(row) === false) {
          scope.wrong("V004", `ballots of ${contest} in ${ballot.area}`, "somebody who stands there", id);
        }
        stands[row * width + col] = true;
      }
    }
    placed.push({ row, index, ballot });
  }
  const standingIn = rows.map((_, r) => stands.slice(r * width, (r + 1) * width).filter(Boolean).length);

  const collected = rows.map((): RowOfTypes => ({ types: new Map(), lines: new Map() }));
  let hasEqual = false;
  for (const { row, index, ballot } of placed) {
    const into = collected[row];
    if (into === undefined) continue;
    const put = (line: Line): void => {
      into.lines.set(line, (into.lines.get(line) ?? 0) + ballot.count);
    };
    const read =
      readPlain(ballot.ranking, rules, standingIn[row] ?? 0, colOf) ??
      readRanking(ballot.ranking, rules, standingIn[row] ?? 0, colOf, isOut);
    switch (read.kind) {
      case "line":
        put(read.line);
        break;
      case "untold":
        scope.wrong(
          "V013",
          `ballots of ${contest}, type ${index + 1}`,
          `a rule for this: ${read.rule}`,
          ballot.ranking.map((o) => o.join(" = ")).join(" > "),
        );
        break;
      case "marks": {
        put("valid");
        if (read.equal) hasEqual = true;
        const key = keyOf(read);
        const known = into.types.get(key);
        if (known === undefined) into.types.set(key, { count: ballot.count, marks: read.marks });
        else known.count += ballot.count;
        break;
      }
    }
  }

  const papers = collected.map((row) => pack(row));
  const cells: Whole[] = Array.from({ length: rows.length * width }, () => 0);
  const known = collected.map((row) => row.types.size > 0 || row.lines.size > 0);
  const lines = gatherLines(scope, contest, at, rows, collected);
  const out: BallotsTable = {
    gives: "ballots",
    contest,
    level: at,
    rows,
    cols,
    scale: 1,
    cells,
    lines,
    missing: rows.map(() => new Set<string>()),
    known,
    papers,
    stands,
    hasEqual,
  };
  return {
    out,
    run: () => {
      cells.fill(0);
      for (const [r, { counts, starts, marks, ranks }] of papers.entries()) {
        for (let t = 0; t < counts.length; t++) {
          const first = starts[t] ?? 0;
          if (first === (starts[t + 1] ?? 0)) continue;
          // A first rank that is shared is nobody's first preference.
          if (first + 1 < (starts[t + 1] ?? 0) && ranks[first] === ranks[first + 1]) continue;
          const place = r * width + (marks[first] ?? 0);
          cells[place] = add(cells[place] ?? 0, counts[t] ?? 0);
        }
      }
      return undefined;
    },
  };
}

/** Rows in which contenders stand by their facts `contest` and `area`; those without them stand where they are marked. */
function standsWhere(
  scope: Scope,
  contest: string,
  rows: readonly string[],
): ReadonlyMap<string, readonly number[]> {
  const stands = new Map<string, readonly number[]>();
  for (const { id, facts } of scope.input.contenders.values()) {
    if (facts?.["contest"] !== contest) continue;
    const area = facts["area"];
    const all = rows.map((_, r) => r);
    stands.set(id, area === undefined ? all : all.filter((r) => rows[r] === area));
  }
  return stands;
}

export type Read =
  | { readonly kind: "marks"; readonly marks: readonly Mark[]; readonly equal: boolean }
  | { readonly kind: "line"; readonly line: Line }
  /** A case for which the rules have no answer: the field that would hold it. */
  | { readonly kind: "untold"; readonly rule: "equal" | "skipped" | "repeated" | "a line among preferences" };

/** Ballots with the same key are one type. */
function keyOf({ marks, equal }: Extract<Read, { kind: "marks" }>): string {
  let key = "";
  const gaps = equal || marks.at(-1)?.rank !== marks.length;
  for (const { col, rank } of marks) key += gaps ? `${rank}:${col} ` : String.fromCharCode(col + 1);
  return gaps ? `/${key}` : key;
}

/** Reads a ranking to which no rule for odd ballots applies, quickly; undefined when one might. */
function readPlain(
  ranking: readonly (readonly string[])[],
  rules: Reading,
  candidates: number,
  colOf: ReadonlyMap<string, number>,
): Read | undefined {
  if (ranking.length === 0 || ranking.length < leastOf(rules.least, candidates)) return undefined;
  if (rules.most !== undefined && ranking.length > rules.most) return undefined;
  const marks: Mark[] = [];
  for (const options of ranking) {
    const col = options.length === 1 ? colOf.get(options[0] ?? "") : undefined;
    if (col === undefined) return undefined;
    for (const mark of marks) if (mark.col === col) return undefined;
    marks.push({ col, rank: marks.length + 1 });
  }
  return { kind: "marks", marks, equal: false };
}

/** Reads one ranking as it was written. `candidates` is the number of those who stand. */
export function readRanking(
  ranking: readonly (readonly string[])[],
  rules: Reading,
  candidates: number,
  colOf: ReadonlyMap<string, number>,
  isOut: (id: string) => boolean,
): Read {
  const [first] = ranking;
  if (ranking.length === 1 && first?.length === 1) {
    const [only] = first;
    if (only !== undefined && isLine(only)) return { kind: "line", line: only };
  }
  const marks: Mark[] = [];
  const seen = new Set<string>();
  const invalid: Read = { kind: "line", line: "invalid" };
  let rank = 0;
  let empty = 0;
  let equal = false;
  reading: for (const options of ranking) {
    if (options.length === 0) {
      empty += 1;
      continue;
    }
    if (empty > 0) {
      switch (rules.skipped) {
        case undefined:
          return { kind: "untold", rule: "skipped" };
        case "invalid":
          return invalid;
        case "stop":
          break reading;
        case "stop-after-two":
          if (empty > 1) break reading;
          break;
        case "keep":
          rank += empty;
          break;
        case "close":
          break;
      }
    }
    empty = 0;
    if (options.some((id) => isLine(id))) return { kind: "untold", rule: "a line among preferences" };
    let here = [...new Set(options)];
    if (here.length > 1) {
      if (rules.equal === undefined) return { kind: "untold", rule: "equal" };
      if (rules.equal === "invalid") return invalid;
      if (rules.equal === "stop") break;
      if (rules.equal === "skip") continue;
    }
    if (here.length < options.length || here.some((id) => seen.has(id))) {
      if (rules.repeated === undefined) return { kind: "untold", rule: "repeated" };
      if (rules.repeated === "invalid") return invalid;
      if (rules.repeated === "stop") break;
      here = here.filter((id) => !seen.has(id));
      if (here.length === 0) continue;
    }
    for (const id of here) seen.add(id);
    const left = here.filter((id) => !isOut(id)).flatMap((id) => colOf.get(id) ?? []);
    if (left.length === 0) continue;
    rank += 1;
    if (left.length > 1) equal = true;
    for (const col of left.sort((a, b) => a - b)) marks.push({ col, rank });
  }
  if (marks.length === 0) return { kind: "line", line: ranking.flat().length === 0 ? "blank" : "invalid" };
  const enough = leastOf(rules.least, candidates);
  if (marks.length < enough) return invalid;
  if (rules.most !== undefined && marks.length > rules.most) {
    if (rules.tooMany === "invalid") return invalid;
    marks.length = rules.most;
    equal = marks.some((m, i) => i > 0 && m.rank === marks[i - 1]?.rank);
  }
  return { kind: "marks", marks, equal };
}

function leastOf(rule: Reading["least"], candidates: number): number {
  if (rule === undefined) return 1;
  if (typeof rule === "number") return Math.min(rule, candidates);
  return rule === "all" ? candidates : candidates - 1;
}

function pack(row: RowOfTypes): Papers {
  const types = [...row.types].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, type]) => type);
  const starts = new Int32Array(types.length + 1);
  for (const [t, type] of types.entries()) starts[t + 1] = (starts[t] ?? 0) + type.marks.length;
  const size = starts[types.length] ?? 0;
  const marks = new Int32Array(size);
  const ranks = new Int32Array(size);
  let place = 0;
  for (const type of types) {
    for (const { col, rank } of type.marks) {
      marks[place] = col;
      ranks[place] = rank;
      place += 1;
    }
  }
  return { counts: types.map((t) => t.count), starts, marks, ranks };
}

/** Lines of the contest: those that the table of votes gives, and where it gives none, what the ballots themselves say. */
function gatherLines(
  scope: Scope,
  contest: string,
  at: string,
  rows: readonly string[],
  collected: readonly RowOfTypes[],
): ReadonlyMap<Line, Whole[]> {
  const lines = new Map<Line, Whole[]>();
  for (const line of LINES) {
    if (!collected.some((row) => row.lines.has(line))) continue;
    lines.set(
      line,
      collected.map((row) => row.lines.get(line) ?? 0),
    );
  }
  const figures = scope.figures(contest);
  const told = new Set<string>();
  for (const slot of figures.slots) {
    if (!isLine(slot.option) || slot.votes === null) continue;
    const area = rows.includes(slot.area) ? slot.area : scope.universe.ancestor(slot.area, at);
    const row = area === undefined ? -1 : rows.indexOf(area);
    if (row < 0) continue;
    const cells = lines.get(slot.option) ?? rows.map((): Whole => 0);
    lines.set(slot.option, cells);
    const key = `${row} ${slot.option}`;
    cells[row] = add(told.has(key) ? (cells[row] ?? 0) : 0, slot.votes);
    told.add(key);
  }
  return lines;
}
