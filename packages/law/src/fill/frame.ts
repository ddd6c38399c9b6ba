/**
 * What all ways of naming persons share: whose list a person is on, who may be elected at all, the order in which a list
 * gives its seats, ties on the edge of the seats, seats that nobody is left to take.
 *
 * A list is a contender; a person is a contender of kind `person` that belongs to it (`in`), directly or through groups.
 *
 * @module
 */

import { type Bound, rowsInto, type Run, type Scope } from "../clause.ts";
import { unknownAt, votesMissing } from "../count/base.ts";
import type { Refusal } from "../errors.ts";
import { compareRatios, type Fraction, fraction, parseRatio, type Ratio, type Whole } from "../exact.ts";
import { type Field, integer, list, named, optional, step } from "../schema.ts";
import type { Bar, StepBase } from "../step.ts";
import type { PersonsTable, SetTable, VotesTable } from "../tables.ts";
import { type TieRule, tieRule } from "../ties.ts";

/** Who was named for the seats of each list, and who comes next. */
export interface PersonsStep extends StepBase {
  readonly verb: "fill";
  readonly clause: "list-order" | "most-votes" | "preference" | "largest-share";
  readonly rows: readonly {
    readonly contender: string;
    readonly seats: number;
    /** Votes that a preference needed. */
    readonly bar?: Bar & { readonly needed: Fraction };
    /** In order of election. */
    readonly persons: readonly {
      readonly person: string;
      /** What gave the seat: the place on the list, votes, votes above the bar, or a share of votes. */
      readonly by: "place" | "votes" | "preference" | "share";
      readonly votes?: Fraction;
      readonly place?: Fraction;
      /** The share of votes that gave the seat; or votes over the winner's, where that orders persons of one place. */
      readonly ratio?: Fraction;
    }[];
    /** Seats for which nobody is left. */
    readonly vacant: number;
    /** Who follows, in order, where the law names alternates. */
    readonly next: readonly string[];
  }[];
}

/** Fields that every way of naming persons has. */
export const fillFields: {
  readonly seats: Field<string>;
  readonly among: ReturnType<typeof optional<string>>;
  readonly order: ReturnType<typeof optional<string>>;
  readonly alternates: ReturnType<typeof optional<number>>;
  readonly ties: ReturnType<typeof optional<readonly TieRule[]>>;
} = {
  seats: step("the seats to be filled", "seats"),
  among: optional(step("the persons who may be elected; all when left out", "set")),
  order: optional(
    named("fact", "the fact of a person that is the place on the list; position when left out"),
  ),
  alternates: optional(integer("how many persons are named who follow when a seat falls vacant", 1, 1000)),
  ties: optional(list("how ties are resolved, in this order", tieRule)),
};

/** What {@link fillFields} read. */
export interface FillClause {
  readonly seats: string;
  readonly among?: string;
  readonly order?: string;
  readonly alternates?: number;
  readonly ties?: readonly TieRule[];
}

/** A person on a list, as an order sees it. */
export interface Listed {
  readonly id: string;
  /** Place on the list; undefined where it is not known. */
  readonly place: Ratio | undefined;
  /** Place in a set that says who may be elected. */
  readonly at: number;
}

/** Persons of equal standing, and what brought them there. */
export interface Standing {
  readonly members: readonly Listed[];
  readonly by: PersonsStep["rows"][number]["persons"][number]["by"];
}

/** One list in one area, with those on it who may be elected. */
export interface ListRace {
  readonly area: string;
  readonly contender: string;
  /** Row and column in the table of seats. */
  readonly row: number;
  readonly col: number;
  readonly seats: number;
  readonly persons: readonly Listed[];
  /** All who are on the list, whether they may be elected or not. */
  readonly all: readonly Listed[];
}

/** How a clause orders a list: groups of equal standing, first group first; or why it cannot. */
export interface Order {
  readonly standings: (race: ListRace) => readonly Standing[] | Refusal;
  readonly bar?: (race: ListRace) => (Bar & { readonly needed: Fraction }) | undefined;
  readonly votes?: (race: ListRace, person: Listed) => Fraction | undefined;
  readonly ratio?: (person: Listed) => Fraction | undefined;
}

/** Binds a way of naming persons. */
export function bindFill(
  clause: FillClause,
  scope: Scope,
  kind: PersonsStep["clause"],
  order: Order,
): Bound<PersonsStep> {
  const seats = scope.seats(clause.seats);
  const { rows, cols } = seats;
  const among = clause.among === undefined ? undefined : scope.set(clause.among);
  const lists = personsOf(scope, cols, clause.order ?? "position", among);
  const out: PersonsTable = { gives: "persons", level: seats.level, rows, cols, people: [] };
  const recorded: PersonsStep["rows"][number][] = [];

  return {
    out,
    run: (run) => {
      out.people.length = 0;
      let tied = false;
      for (const [r, area] of rows.entries()) {
        recorded.length = 0;
        for (const [c, contender] of cols.entries()) {
          const won = seats.cells[r * cols.length + c] ?? 0;
          if (won === 0) continue;
          const all = lists[c] ?? [];
          // A person who won a seat alone sits already.
          if (all.length === 0 && scope.universe.contender(contender)?.kind === "person") continue;
          const persons = among === undefined ? all : all.filter((p) => among.cells[p.at] === true);
          const race = { area, contender, row: r, col: c, seats: won, persons, all };
          const standings = order.standings(race);
          if (!isStandings(standings)) return standings;
          const taken = take(standings, race, clause.ties ?? [], run, scope);
          if (taken.open) tied = true;
          for (const { person } of taken.elected) {
            out.people.push({ area, contender, person: person.id });
          }
          if (run.record === undefined) continue;
          const bar = order.bar?.(race);
          recorded.push({
            contender,
            seats: won,
            ...(bar === undefined ? {} : { bar }),
            persons: taken.elected.map(({ person, by }) => told(race, person, by, order)),
            vacant: taken.open ? 0 : won - taken.elected.length,
            next: taken.next.slice(0, clause.alternates ?? 0),
          });
        }
        if (recorded.length > 0) {
          run.record?.({
            verb: "fill",
            clause: kind,
            at: scope.id,
            area,
            cite: scope.cite,
            rows: [...recorded],
          });
        }
      }
      return tied ? "tied" : undefined;
    },
  };
}

function isStandings(value: readonly Standing[] | Refusal): value is readonly Standing[] {
  return Array.isArray(value);
}

function told(
  race: ListRace,
  person: Listed,
  by: Standing["by"],
  order: Order,
): PersonsStep["rows"][number]["persons"][number] {
  const votes = order.votes?.(race, person);
  const ratio = order.ratio?.(person);
  return {
    person: person.id,
    by,
    ...(votes === undefined ? {} : { votes }),
    ...(person.place === undefined ? {} : { place: fraction(person.place.num, person.place.den) }),
    ...(ratio === undefined ? {} : { ratio }),
  };
}

interface Taken {
  readonly elected: readonly { readonly person: Listed; readonly by: Standing["by"] }[];
  readonly next: readonly string[];
  /** Whether a tie on the edge of the seats stays open. */
  readonly open: boolean;
}

/** Takes whole groups while they fit; the group on the edge goes to the tie rules. */
function take(
  standings: readonly Standing[],
  race: ListRace,
  rules: readonly TieRule[],
  run: Run<PersonsStep>,
  scope: Scope,
): Taken {
  const elected: { person: Listed; by: Standing["by"] }[] = [];
  const next: string[] = [];
  let open = false;
  for (const { members, by } of standings) {
    const left = race.seats - elected.length;
    if (open || left === 0) next.push(...members.map((p) => p.id));
    else if (members.length <= left) for (const person of members) elected.push({ person, by });
    else {
      const winners = run.settle(
        {
          verb: "fill",
          at: scope.id,
          area: race.area,
          cite: scope.cite,
          among: members.map((p) => p.id).sort(),
          places: left,
          candidates: race.persons.length,
        },
        rules,
      );
      open = winners === undefined;
      for (const id of winners ?? []) {
        const person = members.find((p) => p.id === id);
        if (person !== undefined) elected.push({ person, by });
      }
      next.push(...members.map((p) => p.id).filter((id) => winners?.includes(id) !== true));
    }
  }
  return { elected, next, open };
}

/** The persons on each list, in order of id. */
export function personsOf(
  scope: Scope,
  lists: readonly string[],
  fact: string,
  among?: SetTable,
): readonly (readonly Listed[])[] {
  const at = new Map(lists.map((id, i) => [id, i]));
  const cellOf = new Map(among?.cols.map((id, i) => [id, i]));
  const found: Listed[][] = lists.map(() => []);
  const { contenders } = scope.input;
  for (const id of [...contenders.keys()].sort()) {
    if (contenders.get(id)?.kind !== "person") continue;
    const written = contenders.get(id)?.facts?.[fact];
    const place = typeof written === "boolean" ? undefined : parseRatio(written);
    const groups = groupsOf(scope, id);
    for (const group of groups) {
      const list = at.get(group);
      if (list !== undefined) found[list]?.push({ id, place, at: cellOf.get(id) ?? -1 });
    }
  }
  return found;
}

/** All groups that a contender belongs to, directly or through its groups. */
function groupsOf(scope: Scope, id: string): ReadonlySet<string> {
  const groups = new Set<string>();
  const queue = [id];
  for (const next of queue) {
    for (const group of Object.values(scope.universe.contender(next)?.in ?? {})) {
      if (groups.has(group)) continue;
      groups.add(group);
      queue.push(group);
    }
  }
  return groups;
}

/** Groups of equal standing, by a comparison that says which person comes first. */
export function standingsBy(
  persons: readonly Listed[],
  compare: (a: Listed, b: Listed) => number,
  by: Standing["by"],
): readonly Standing[] {
  // Inside a group the place on the list is the order in which all of them are named, when all of them fit.
  const sorted = [...persons].sort((a, b) => compare(a, b) || comparePlaces(a, b) || (a.id < b.id ? -1 : 1));
  const groups: Listed[][] = [];
  let previous: Listed | undefined;
  for (const person of sorted) {
    const group = groups.at(-1);
    if (group !== undefined && previous !== undefined && compare(previous, person) === 0) group.push(person);
    else groups.push([person]);
    previous = person;
  }
  return groups.map((members) => ({ members, by }));
}

/** Smaller places first; persons without a place last. */
export function comparePlaces(a: Listed, b: Listed): number {
  if (a.place === undefined || b.place === undefined) {
    return (a.place === undefined ? 1 : 0) - (b.place === undefined ? 1 : 0);
  }
  return compareRatios(a.place, b.place);
}

/** Votes of persons, by row of another table; undefined for somebody for whom nobody could vote. */
export function personalVotes(
  scope: Scope,
  count: string,
  rows: readonly string[],
  level: string,
): {
  readonly table: VotesTable;
  readonly of: (row: number, person: string) => Whole | undefined;
  /** Why votes do not order these persons of a list: nobody counted there, or votes of theirs are not known. */
  readonly refusal: (race: ListRace, persons: readonly Listed[]) => Refusal | undefined;
} {
  const table = scope.votes(count, { level });
  const rowMap = rowsInto(scope.universe, rows, table);
  const colOf = new Map(table.cols.map((id, i) => [id, i]));
  return {
    table,
    refusal: (race, persons) => {
      const row = rowMap[race.row] ?? -1;
      if (table.known[row] !== true) {
        const details = { contest: table.contest };
        return { kind: "data-missing", at: scope.id, area: race.area, reason: "no-votes", details };
      }
      const unknown = unknownAt(table, row).filter((id) => persons.some((person) => person.id === id));
      return unknown.length > 0 ? votesMissing(scope, table, row, unknown) : undefined;
    },
    of: (row, person) => {
      const col = colOf.get(person);
      const at = rowMap[row] ?? -1;
      return col === undefined || at < 0 ? undefined : table.cells[at * table.cols.length + col];
    },
  };
}
