/**
 * Counts one mark a ballot: the votes of every option, added up over a level of areas and, where asked, over a kind of
 * group. Lines of the protocol that are no contender are kept beside the contenders.
 *
 * @module
 */

import { type Bound, clauseKind, type ClauseKind, type Scope } from "../clause.ts";
import { add, type Whole } from "../exact.ts";
import { isLine, type Line } from "../input.ts";
import { choice, flag, level, named, optional } from "../schema.ts";
import { type VotesTable, zeros } from "../tables.ts";

/** Counting by marks records nothing: its figures are the input's. */
export const marks: ClauseKind<never> = clauseKind({
  verb: "count",
  kind: "marks",
  gives: "votes",
  doc: "Every ballot is worth one vote for the option that is marked on it.",
  source: "Any categorical ballot; NIST SP 1500-100, ContestSelection.",
  fields: {
    contest: named("contest", "the contest, as the votes name it"),
    in: optional(level("the level of areas by which votes are added up; the whole when left out")),
    by: optional(
      named(
        "group",
        "the kind of group by which votes are added up, for example party; options when left out",
      ),
    ),
    larger: optional(
      choice("what figures of a larger area say of its parts: nothing; left out, they are a mistake", [
        "nothing",
      ]),
    ),
    perBallot: optional(
      choice(
        "how many votes a ballot can give to one option: as many as the area has seats; one when left out",
        ["area"],
      ),
    ),
    fractions: optional(flag("whether the law makes fractions of votes; left out, a fraction is a mistake")),
  },
  bind: (clause, scope) => {
    if (clause.fractions !== true) refuseFractions(scope, clause.contest);
    return bindMarks(scope, clause.contest, clause.in ?? scope.top, clause.by, clause.larger === "nothing");
  },
});

/** Votes are counted in whole ballots, unless the law itself divides them. */
function refuseFractions(scope: Scope, contest: string): void {
  for (const { option, area, votes } of scope.input.votes.filter((row) => row.contest === contest)) {
    if (votes !== null && votes.den !== 1) {
      const found = `${votes.num}/${votes.den}`;
      scope.wrong(
        "V001",
        `votes of ${option} in ${area}, contest ${contest}`,
        "a whole number, zero or more",
        found,
      );
    }
  }
}

function bindMarks(
  scope: Scope,
  contest: string,
  at: string,
  by: string | undefined,
  mayBeLarger: boolean,
): Bound<never> {
  const { universe } = scope;
  const figures = scope.figures(contest);
  const rows = universe.areasAt(at);
  const rowOf = new Map(rows.map((id, i) => [id, i]));
  const name = (option: string): string => (by === undefined ? option : universe.fold(option, by));
  const options = new Set(figures.slots.filter((s) => !isLine(s.option)).map((s) => name(s.option)));
  const cols = [...options].sort();
  const width = cols.length;
  const colOf = new Map(cols.map((id, i) => [id, i]));

  const cells: Whole[] = zeros({ rows, cols });
  const lines = new Map<Line, Whole[]>();
  const missing = rows.map(() => new Set<string>());
  const known = rows.map(() => false);
  // A figure that is given for the area itself holds; those of its parts are not added to it a second time.
  const whole = new Set<string>();
  for (const slot of figures.slots) {
    if (rowOf.has(slot.area) && slot.votes !== null) whole.add(`${slot.area}\n${slot.option}`);
  }
  const stands: boolean[] = cells.map(() => false);
  /** Where each slot goes: the array and the place in it. */
  const targets = figures.slots.map((slot) => {
    const area = rowOf.has(slot.area) ? slot.area : universe.ancestor(slot.area, at);
    const row = area === undefined ? undefined : rowOf.get(area);
    if (row === undefined) {
      if (!mayBeLarger)
        scope.wrong("V011", `votes of ${contest} in ${slot.area}`, `votes by ${at}, or by smaller areas`);
      return { into: cells, place: -1, row: -1 };
    }
    known[row] = true;
    if (!isLine(slot.option)) stands[row * width + (colOf.get(name(slot.option)) ?? 0)] = true;
    if (slot.area !== area && whole.has(`${area}\n${slot.option}`)) return { into: cells, place: -1, row };
    if (!isLine(slot.option)) {
      return { into: cells, place: row * width + (colOf.get(name(slot.option)) ?? -1), row };
    }
    let line = lines.get(slot.option);
    if (line === undefined) {
      line = rows.map(() => 0);
      lines.set(slot.option, line);
    }
    return { into: line, place: row, row };
  });

  /** What lacks a figure where a slot does: a line, or the column to which its votes go. */
  const told = figures.slots.map(({ option }) => (isLine(option) ? option : name(option)));
  const sums = [...lines.values()];
  /** Slots without a figure: from run to run they are mostly the same, and then `missing` stays as it is. */
  const lacks = targets.map(() => false);

  const out: VotesTable = {
    gives: "votes",
    contest,
    level: at,
    rows,
    cols,
    scale: figures.scale,
    cells,
    lines,
    missing,
    known,
    ...standing(stands),
  };
  return {
    out,
    run: () => {
      for (let i = 0; i < cells.length; i++) cells[i] = 0;
      for (let l = 0; l < sums.length; l++) {
        const line = sums[l] ?? [];
        for (let r = 0; r < line.length; r++) line[r] = 0;
      }
      let changed = false;
      for (let i = 0; i < targets.length; i++) {
        const target = targets[i];
        const slot = figures.slots[i];
        if (target === undefined || slot === undefined || target.place < 0) continue;
        if ((slot.votes === null) !== lacks[i]) {
          lacks[i] = slot.votes === null;
          changed = true;
        }
        if (slot.votes !== null) target.into[target.place] = add(target.into[target.place] ?? 0, slot.votes);
      }
      if (changed) noteMissing();
      return undefined;
    },
  };

  function noteMissing(): void {
    for (const set of missing) set.clear();
    for (const [i, target] of targets.entries()) {
      if (lacks[i] === true) missing[target.row]?.add(told[i] ?? "");
    }
  }
}

/** Nothing where everybody stands everywhere, which is the usual case and needs no look at every cell. */
function standing(stands: readonly boolean[]): { readonly stands?: readonly boolean[] } {
  return stands.every(Boolean) ? {} : { stands };
}

/** The same votes, added up to a higher level or to a kind of group. Bound by the engine where a clause asks for it. */
export function sumVotes(scope: Scope, from: VotesTable, at: string, by: string | undefined): Bound<never> {
  const { universe } = scope;
  const rows = universe.areasAt(at);
  const rowOf = new Map(rows.map((id, i) => [id, i]));
  const rowMap = from.rows.map((id) => {
    const up = rowOf.has(id) ? id : universe.ancestor(id, at);
    const row = up === undefined ? undefined : rowOf.get(up);
    if (row === undefined) {
      scope.wrong("V011", `votes of ${from.contest} in ${id}`, `votes by ${at}, or by smaller areas`);
    }
    return row ?? -1;
  });
  const names = from.cols.map((id) => (by === undefined ? id : universe.fold(id, by)));
  const cols = [...new Set(names)].sort();
  const colOf = new Map(cols.map((id, i) => [id, i]));
  const colMap = names.map((id) => colOf.get(id) ?? -1);
  const width = cols.length;
  const cells: Whole[] = zeros({ rows, cols });
  const lines = new Map<Line, Whole[]>([...from.lines.keys()].map((line) => [line, rows.map(() => 0)]));
  const missing = rows.map(() => new Set<string>());
  const known = rows.map((_, r) => rowMap.some((to, i) => to === r && from.known[i] === true));
  const stands = cells.map(() => false);
  for (const [r, to] of rowMap.entries()) {
    if (to < 0) continue;
    for (const [c, col] of colMap.entries()) {
      if (from.stands?.[r * from.cols.length + c] !== false) stands[to * width + col] = true;
    }
  }
  const { stands: _, ...rest } = from;
  const out: VotesTable = {
    ...rest,
    level: at,
    rows,
    cols,
    cells,
    lines,
    missing,
    known,
    ...standing(stands),
  };
  return {
    out,
    run: () => {
      cells.fill(0);
      for (const set of missing) set.clear();
      for (const line of lines.values()) line.fill(0);
      for (let r = 0; r < from.rows.length; r++) {
        const to = rowMap[r] ?? -1;
        if (to < 0) continue;
        for (let c = 0; c < from.cols.length; c++) {
          const place = to * width + (colMap[c] ?? 0);
          cells[place] = add(cells[place] ?? 0, from.cells[r * from.cols.length + c] ?? 0);
        }
        for (const [name, line] of lines) line[to] = add(line[to] ?? 0, from.lines.get(name)?.[r] ?? 0);
        for (const id of from.missing[r] ?? [])
          missing[to]?.add(by === undefined || isLine(id) ? id : universe.fold(id, by));
      }
      return undefined;
    },
  };
}
