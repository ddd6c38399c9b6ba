/**
 * What all ways of allotting seats share: who takes part in which area, how many seats there are, which rows are skipped
 * because an earlier round filled them or an election was not valid, declared results, and ties. A formula sees one row:
 * votes of those who take part, seats to give, seats won.
 *
 * @module
 */

import { filledIn, isFilled } from "../admit/filled.ts";
import { type Bound, oneOf, type Run, rowsInto, type Scope } from "../clause.ts";
import type { Refusal } from "../errors.ts";
import type { Whole } from "../exact.ts";
import { integer, level, list, named, optional, type Reading, step } from "../schema.ts";
import { alignSet } from "../sets.ts";
import { type SeatsTable, type VotesTable, zeros } from "../tables.ts";
import { type TieRule, tieRule } from "../ties.ts";
import { bindBound, type BoundRule, boundField } from "./bounds.ts";
import { bindDeclared, type DeclaredStep } from "./declared.ts";
import { bindSeats, seatsInAll, type SeatsRule, seatsField } from "./seats-rule.ts";

/** Fields that every way of allotting has. */
export const allotFields = {
  votes: step("the votes by which seats are given", "votes"),
  among: optional(step("who takes part; all when left out", "set")),
  seats: seatsField,
  in: optional(level("the level of areas that have seats of their own; the whole when left out")),
  by: optional(named("group", "the kind of group that wins seats; the columns of the votes when left out")),
  areas: optional(integer("how many such areas the law makes", 1, 1_000_000)),
  unless: optional(step("an earlier round: areas whose seats it filled are passed over", "seats")),
  given: optional(step("a verdict without which no seat is given, by area", "verdict")),
  ties: optional(list("how ties are resolved, in this order", tieRule)),
} as const;

/**
 * Fields of the proportional ways of allotting: those of all, seats shared inside the groups of another step, and bounds.
 */
export const shareFields = {
  ...allotFields,
  seats: optional(seatsField),
  inside: optional(
    step("instead of `seats`: the step that gave them to groups; each group's are shared inside it", "seats"),
  ),
  minimum: optional(boundField("the least number of seats of one contender")),
  maximum: optional(boundField("the greatest number of seats of one contender; the rest passes on")),
} as const;

/** The check of {@link shareFields} that no single field can make. */
export function checkShare(clause: AllotClause, at: string, reading: Reading): void {
  if (clause.inside !== undefined) oneOf(reading, at, ["seats", clause.seats], ["inside", clause.inside]);
  else if (clause.seats === undefined) reading.wrong("R003", `${at}/seats`, seatsField.doc);
}

/** What {@link allotFields} read. */
export interface AllotClause {
  readonly votes: string;
  readonly among?: string;
  /** Left out where `inside` says it. */
  readonly seats?: SeatsRule;
  readonly in?: string;
  readonly by?: string;
  readonly areas?: number;
  readonly unless?: string;
  readonly given?: string;
  readonly ties?: readonly TieRule[];
  readonly inside?: string;
  readonly minimum?: BoundRule;
  readonly maximum?: BoundRule;
  /** Seats that the same contenders hold already. */
  readonly held?: BoundRule;
}

/**
 * One area, as a formula sees it, ready for the kernels of the proportional methods. Index i is the i-th of those who
 * take part, in order of id.
 */
export interface Race {
  area: string;
  row: number;
  /** The group inside which seats are shared, where they are. */
  group: string | undefined;
  /** How many take part. */
  size: number;
  /** Column in the table of each who takes part. */
  readonly cols: number[];
  /** Votes in units of 1/`scale`. */
  votes: Whole[];
  /** Let in by a rule for the case that too few pass. */
  readonly rescued: boolean[];
  readonly scale: Whole;
  /** Seats to give. */
  seats: number;
  /** Bounds, and seats held already, where the clause has them. */
  readonly minimum: number[] | undefined;
  readonly maximum: number[] | undefined;
  readonly start: number[] | undefined;
  /** Seats won: the formula fills it. */
  won: number[];
}

/** What a formula has at hand besides the race. */
export interface Frame {
  readonly scope: Scope;
  readonly table: VotesTable;
  readonly rules: readonly TieRule[];
  /** The kind of group that wins seats. */
  readonly by: string | undefined;
  name(race: Race, i: number): string;
  refuse(kind: Refusal["kind"], race: Race, reason: Refusal["reason"], details: Refusal["details"]): Refusal;
}

export type Formula<S> = (race: Race, run: Run<S>, frame: Frame) => Refusal | "tied" | undefined;

/** Binds a way of allotting. */
export function bindAllotment<S>(
  clause: AllotClause,
  scope: Scope,
  formula: Formula<S>,
): Bound<S | DeclaredStep> {
  const at = clause.in ?? scope.top;
  const table = scope.votes(clause.votes, {
    level: at,
    ...(clause.by === undefined ? {} : { by: clause.by }),
  });
  const declared = bindDeclared(clause, scope, table.contest, at);
  if (declared !== undefined) return declared;

  const { universe } = scope;
  const { rows, cols } = table;
  const width = cols.length;
  if (clause.areas !== undefined && rows.length !== clause.areas && rows.length > 0) {
    scope.wrong("V006", `areas of level ${at}`, `${clause.areas} areas`, `${rows.length}`);
  }
  const among = clause.among === undefined ? undefined : alignSet(scope, scope.set(clause.among), table);
  const earlier = clause.unless === undefined ? undefined : scope.seats(clause.unless);
  const verdict = clause.given === undefined ? undefined : scope.verdict(clause.given);
  const verdictRow = verdict === undefined ? [] : rowsInto(universe, rows, verdict);
  const seatsRule: SeatsRule = clause.seats ?? { kind: "from", step: clause.inside ?? 0, less: 0 };
  const seatsOf = bindSeats(seatsRule, scope, rows);
  const pools = bindPools(clause.inside, scope, table);
  const minimum = clause.minimum === undefined ? undefined : bindBound(clause.minimum, scope, table);
  const maximum = clause.maximum === undefined ? undefined : bindBound(clause.maximum, scope, table);
  const held = clause.held === undefined ? undefined : bindBound(clause.held, scope, table);

  // Sums of votes are bound before the steps that read them, so that they are up to date when a tie asks for them.
  for (const rule of clause.ties ?? []) if ("votes" in rule) tieVotes(scope, rule.votes, at, clause.by);

  const cells = zeros({ rows, cols });
  // Seats there are even while nobody can fill them: a step that was refused still says how many it would have given.
  const lawful = (row: number): number => (seatsRule.kind === "from" ? 0 : (seatsOf(row) ?? 0));
  const size: number[] =
    rows.length === 0 && earlier === undefined
      ? [seatsInAll(seatsRule, scope, rows, clause.areas ?? 0) ?? 0]
      : rows.map((_, r) => lawful(r));
  const unearned = rows.map(() => false);
  const out: SeatsTable = {
    gives: "seats",
    level: at,
    rows,
    cols,
    cells,
    size,
    unearned,
    origin: "computed",
  };
  const race: Race = {
    area: "",
    row: 0,
    group: undefined,
    size: 0,
    cols: [],
    votes: [],
    rescued: [],
    scale: table.scale,
    seats: 0,
    minimum: minimum === undefined ? undefined : [],
    maximum: maximum === undefined ? undefined : [],
    start: held === undefined ? undefined : [],
    won: [],
  };
  const frame: Frame = {
    scope,
    table,
    rules: clause.ties ?? [],
    by: clause.by,
    name: (r, i) => cols[r.cols[i] ?? 0] ?? "",
    refuse: (kind, r, reason, details) => ({ kind, at: scope.id, area: r.area, reason, details }),
  };

  /** Arrays by the number of those who take part: one that shrinks and grows from row to row is made anew each time. */
  const ofSize: { readonly votes: Whole[]; readonly won: number[] }[] = [];

  /** Runs the formula among those of a pool who take part. */
  const share = (pool: Pool, r: Race, run: Run<S>): Refusal | "tied" | undefined => {
    const first = r.row * width;
    let n = 0;
    for (const c of pool.cols) {
      if (among !== undefined && !among.has(first + c)) continue;
      if (table.stands !== undefined && table.stands[first + c] !== true) continue;
      r.cols[n] = c;
      n += 1;
    }
    const { votes, won } = (ofSize[n] ??= {
      votes: Array.from({ length: n }, () => 0),
      won: Array.from({ length: n }, () => 0),
    });
    r.size = n;
    r.votes = votes;
    r.won = won;
    for (let i = 0; i < n; i++) {
      const c = r.cols[i] ?? 0;
      votes[i] = table.cells[first + c] ?? 0;
      won[i] = 0;
      r.rescued[i] = among?.rescued(first + c) === true;
      if (r.minimum !== undefined) r.minimum[i] = minimum?.(r.row, c) ?? 0;
      if (r.maximum !== undefined) r.maximum[i] = maximum?.(r.row, c) ?? r.seats;
      if (r.start !== undefined) r.start[i] = held?.(r.row, c) ?? 0;
    }
    const unknown = table.missing[r.row];
    if (unknown !== undefined && unknown.size > 0) {
      const lacking: string[] = [];
      for (let i = 0; i < n; i++) {
        const id = cols[r.cols[i] ?? 0] ?? "";
        if (unknown.has(id)) lacking.push(id);
      }
      if (lacking.length > 0) {
        return frame.refuse("data-missing", r, "votes-missing", { contest: table.contest, missing: lacking });
      }
    }
    if (n === 0 && r.seats > 0) {
      return frame.refuse("law-is-silent", r, "nobody-admitted", {
        seats: r.seats,
        ...(pool.group === undefined ? {} : { group: pool.group }),
      });
    }
    const halted = formula(r, run, frame);
    if (halted !== undefined && halted !== "tied") return halted;
    for (let i = 0; i < n; i++) cells[first + (r.cols[i] ?? 0)] = r.won[i] ?? 0;
    return halted;
  };

  return {
    out,
    run: (run) => {
      let tied = false;
      for (let i = 0; i < cells.length; i++) cells[i] = 0;
      if (rows.length === 0 && earlier === undefined) {
        race.area = scope.input.root;
        return frame.refuse("data-missing", race, "no-votes", { contest: table.contest, among: [] });
      }
      for (let r = 0; r < rows.length; r++) {
        const area = rows[r] ?? "";
        race.area = area;
        race.row = r;
        race.seats = 0;
        size[r] = lawful(r);
        unearned[r] = false;
        if (earlier !== undefined && isFilled(earlier, area)) {
          size[r] = 0;
          continue;
        }
        const valid = verdict === undefined ? "yes" : (verdict.cells[verdictRow[r] ?? -1] ?? "unknown");
        if (valid === "no") return frame.refuse("impossible", race, "not-valid", { verdict: valid });
        if (table.known[r] !== true) {
          return frame.refuse("data-missing", race, earlier === undefined ? "no-votes" : "next-round", {
            contest: table.contest,
            among: among?.named(r) ?? [],
          });
        }
        const seats = seatsOf(r);
        if (seats === undefined) {
          return frame.refuse("data-missing", race, "seats-missing", { contest: table.contest });
        }
        if (seats < 0) return frame.refuse("impossible", race, "fewer-seats-than-none", { seats });
        // What an earlier round filled of several seats is gone.
        race.seats = earlier === undefined ? seats : seats - filledIn(earlier, area);
        size[r] = race.seats;
        if (valid === "unknown") {
          run.assume({ at: scope.id, area, missing: [], verdict: clause.given ?? "" });
        }
        for (const pool of pools) {
          if (pool.seatsIn !== undefined) race.seats = pool.seatsIn(r);
          race.group = pool.group;
          if (pool.group !== undefined && race.seats === 0) continue;
          const halted = share(pool, race, run);
          if (halted === "tied") tied = true;
          else if (halted !== undefined) return halted;
        }
        // A formula may find that there are fewer seats than the law foresees.
        if (clause.inside === undefined) {
          unearned[r] = race.seats === 0 && (size[r] ?? 0) > 0;
          size[r] = race.seats;
        }
      }
      return tied ? "tied" : undefined;
    },
  };
}

/** Columns among which seats are shared: all of them, or the members of one group. */
interface Pool {
  readonly group: string | undefined;
  readonly cols: readonly number[];
  /** Seats of the group in a row; undefined where the area's seats are shared. */
  readonly seatsIn?: (row: number) => number;
}

function bindPools(inside: string | undefined, scope: Scope, table: VotesTable): readonly Pool[] {
  const { universe } = scope;
  const { rows, cols } = table;
  if (inside === undefined) return [{ group: undefined, cols: cols.map((_, c) => c) }];
  const groups = scope.seats(inside);
  // Of another level, its seats would be shared out nowhere, or in several areas.
  if (groups.level !== table.level)
    scope.wrong("R014", "inside", `a step that gives seats by ${table.level}`, groups.level);
  const rowMap = rowsInto(universe, rows, groups);
  return groups.cols.map((group, g) => ({
    group,
    cols: cols.flatMap((id, c) => (id === group || universe.belongs(id, group) ? [c] : [])),
    seatsIn: (row) => groups.cells[(rowMap[row] ?? 0) * groups.cols.length + g] ?? 0,
  }));
}

/**
 * Gives the places on the edge of an order to equal claims. `claims` are indices in the race, best first, all that could
 * take one more seat; the first `sure` of them take one, and `tied` compete for the rest.
 */
export function settleEdge<S>(
  race: Race,
  run: Run<S>,
  frame: Frame,
  tied: readonly number[],
  places: number,
): readonly number[] | undefined {
  const winners = run.settle(
    {
      verb: "allot",
      at: frame.scope.id,
      area: race.area,
      cite: frame.scope.cite,
      among: tied.map((i) => frame.name(race, i)),
      places,
      candidates: race.size,
      votesIn: (count, contender) => {
        const { scope, table } = frame;
        const other = tieVotes(scope, count, table.level, frame.by);
        const row = other.rows.indexOf(scope.universe.ancestor(race.area, other.level) ?? race.area);
        const col = other.cols.indexOf(contender);
        // Votes that are not known resolve nothing.
        if (row < 0 || col < 0 || other.missing[row]?.has(contender) === true) return undefined;
        return { num: other.cells[row * other.cols.length + col] ?? 0, den: other.scale };
      },
    },
    frame.rules,
  );
  return winners === undefined ? undefined : tied.filter((i) => winners.includes(frame.name(race, i)));
}

/** The votes that a tie rule asks for: those of the area, or of the area above it where they are not known by area. */
function tieVotes(scope: Scope, count: string, level: string, by: string | undefined): VotesTable {
  const { levels } = scope.universe;
  const own = scope.votes(count).level;
  const at = levels.indexOf(own) < levels.indexOf(level) ? own : level;
  return scope.votes(count, { level: at, ...(by === undefined ? {} : { by }) });
}
