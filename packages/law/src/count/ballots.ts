/**
 * Reads ranked and marked ballots as a law reads them: what becomes of a rank that was left out, of two options on one
 * rank, of an option that occurs twice, of too many or too few preferences. Equal ballots become one type with a count.
 *
 * @module
 */

import { type Bound, type ClauseKind, clauseKind, type Scope } from "../clause.ts";
import { add, type Whole } from "../exact.ts";
import { type BallotRow, isLine, LINES, type Line } from "../input.ts";
import { choice, either, type Field, integer, level, named, optional } from "../schema.ts";
import { type BallotsTable, type Papers, zeros } from "../tables.ts";
import { bindTickets } from "./tickets.ts";
import {
  EQUAL,
  keyOf,
  LEAST,
  type Mark,
  type Reading,
  readPlain,
  readRanking,
  REPEATED,
  SKIPPED,
} from "./ranking.ts";

const least: Field<number | (typeof LEAST)[number]> = either<number | (typeof LEAST)[number]>(
  "how many preferences make a ballot valid",
  [
    { fits: (value) => typeof value === "number", form: integer("a number", 1, 1000) },
    { fits: () => true, form: choice("all candidates, or all but one", LEAST) },
  ],
);

/** Counting by ballots records nothing: its figures are the input's. */
export const ballots: ClauseKind<never> = clauseKind({
  verb: "count",
  kind: "ballots",
  gives: "ballots",
  doc: "Ballots with preferences or several marks, by type, read by the rules for odd ones.",
  source:
    "NIST SP 1500-107, Cast Vote Records; International IDEA, Electoral System Design (2005), pars 90 to 113.",
  fields: {
    contest: named("contest", "the contest, as the ballots name it"),
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
    tickets: optional(
      named(
        "fact",
        "a fact, the place of a person in its group: a group that is marked stands for its persons in that order",
      ),
    ),
    passOver: optional(
      named(
        "fact",
        "a fact: preferences for those of whom it is true, such as withdrawn candidates, pass to the next",
      ),
    ),
  },
  check: (clause, at, reading) => {
    if ((clause.most === undefined) !== (clause.tooMany === undefined)) {
      reading.wrong("R014", at, "most and tooMany together, or neither");
    }
  },
  bind: (clause, scope) => bindBallots(scope, clause.contest, clause.in ?? scope.top, clause, clause),
});

/** What one row collects while ballots are read. */
interface RowOfTypes {
  readonly types: Map<string, { count: number; readonly marks: readonly Mark[] }>;
  readonly lines: Map<Line, number>;
}

function bindBallots(
  scope: Scope,
  contest: string,
  at: string,
  rules: Reading,
  { passOver: fact, tickets }: { readonly passOver?: string; readonly tickets?: string },
): Bound<never> {
  const { universe } = scope;
  const rows = universe.areasAt(at);
  const rowOf = new Map(rows.map((id, i) => [id, i]));
  const written = scope.input.ballots.filter((b) => b.contest === contest);
  const ticketOf = bindTickets(scope, tickets);
  const given =
    ticketOf === undefined
      ? written
      : written.map((ballot) => ({ ...ballot, ranking: ballot.ranking.flatMap(ticketOf) }));
  const told = standsWhere(scope, contest, rows);
  const isOut = (id: string): boolean => fact !== undefined && universe.contender(id)?.facts?.[fact] === true;

  const named = new Set<string>(told.keys());
  for (const ballot of given) for (const options of ballot.ranking) for (const o of options) named.add(o);
  const cols = [...named].filter((id) => !isLine(id) && !isOut(id)).sort();
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
    // How many preferences make a ballot valid is said of those for persons.
    const isTicket = ballot.ranking.length !== (written[index]?.ranking.length ?? 0);
    const own = isTicket && rules.least !== undefined ? { ...rules, least: 1 } : rules;
    const read =
      readPlain(ballot.ranking, own, standingIn[row] ?? 0, colOf) ??
      readRanking(ballot.ranking, own, standingIn[row] ?? 0, colOf, isOut);
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
  const cells: Whole[] = zeros({ rows, cols });
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
