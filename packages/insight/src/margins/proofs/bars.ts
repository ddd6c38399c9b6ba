/**
 * How many ballots must change at the least before anybody comes to the other side of a line: a share that lets persons or
 * lists in, a majority, half a seat. One ballot moves votes less a share of their base, a part of one, by at most one.
 *
 * @module
 */

import {
  addRatios,
  compareRatios,
  type Engine,
  isObject,
  multiplyRatios,
  parseRatio,
  type Ratio,
  readFraction,
  type Step,
  subtractRatios,
} from "@urna/law";
import { baseAt } from "@urna/law/count/base";
import type { ChangeKind } from "../terms/changes.ts";
import { absolute, ceiling, HALF, ZERO } from "./terms.ts";
import { byLead } from "./shares.ts";

type Clause = Readonly<Record<string, unknown>>;
type Of<C extends Step["clause"], V extends Step["verb"] = Step["verb"]> = Extract<
  Step,
  { readonly clause: C; readonly verb: V }
>;

const ANY = Number.POSITIVE_INFINITY;

/** Votes to a line that is a share of a base. */
function toLine(votes: Ratio, line: Ratio): number {
  return ceiling(absolute(subtractRatios(votes, line)));
}

/** Who has as many votes as stand behind a seat; a line above all votes that there are nobody reaches. */
export function bySeatQuota({ seats, needed, rows }: Of<"quota", "admit">, clause: Clause): number {
  const times = parseRatio(clause["times"] ?? 1);
  // A seat with more than all votes behind it moves faster than the ballots.
  if (times === undefined || compareRatios(times, { num: seats, den: 1 }) > 0) return seats === 0 ? ANY : 1;
  return Math.min(...rows.map((row) => toLine(readFraction(row.votes), readFraction(needed))), ANY);
}

/** Those who lead, and the next; somebody without a vote may be the next. */
export function byTop({ admitted, rows }: Of<"top">, clause: Clause, kind: ChangeKind): number {
  if (admitted.length !== clause["next"]) return 1;
  const none = { contender: "", votes: readOf(ZERO) };
  const each = [...rows, none].map(({ contender, votes }) => ({
    votes,
    seats: admitted.includes(contender) ? 1 : 0,
  }));
  return byLead(each, kind);
}

/** The first vote lets somebody lead where nobody has any, which no step shows. */
export function byFirstVotes(engine: Engine, clause: Clause): number {
  if (clause["admit"] !== "top") return ANY;
  const table = engine.table(String(clause["votes"]));
  if (table?.gives !== "votes") return ANY;
  return table.cells.some((votes, at) => votes === 0 && table.stands?.[at] !== false) ? 1 : ANY;
}

function readOf({ num, den }: Ratio): Of<"top">["rows"][number]["votes"] {
  return { num: Number(num), den: Number(den) };
}

/** A figure against a share of a base: a turnout, a quorum. What is not known stays so, whatever ballots say. */
export function byTest({ value, needed }: Of<"share", "decide">): number {
  return value === null || needed === null ? ANY : toLine(readFraction(value), readFraction(needed));
}

/** One seat for whoever has a majority: nobody crosses the line, and of those above it the first stays ahead. */
export function byMajority(step: Of<"majority">, clause: Clause, kind: ChangeKind): number {
  const { also, lead, needed, rows, winners } = step;
  if (also !== undefined || lead !== undefined || winners !== undefined || clause["seats"] !== 1) return 1;
  const lines = rows.map((row) => toLine(readFraction(row.votes), readFraction(needed)));
  const passing = rows.filter((row) => row.passes);
  const ahead = passing.map((row, i) => ({ votes: row.votes, seats: i === 0 ? 1 : 0 }));
  return Math.min(...lines, byLead(ahead, kind), ANY);
}

/** Whoever has more than half of the votes and no more than half of the seats: as long as it is nobody, and stays so. */
export function byMajoritySeat({ base, seats, to, rows }: Of<"majority-seat">): number {
  if (to !== null) return 1;
  const half = multiplyRatios(HALF, readFraction(base));
  const few = rows.filter((row) => 2 * row.before <= seats);
  return Math.min(...few.map((row) => toLine(readFraction(row.votes), half)), ANY);
}

/**
 * A part of what is missing, rounded half up to seats: while all keep theirs, what is shared out in proportion to them stays.
 * Where seats are left over for the votes themselves nothing is proven.
 */
export function byLinkage({ total, outside, part, seats, linked, rows }: Of<"linkage">): number {
  if (linked < seats) return 1;
  const whole = total - outside;
  if (whole <= 0) return 1;
  // Votes of all that take part: what anybody's share of the whole is counted in.
  const cast = rows.reduce<Ratio>((sum, row) => addRatios(sum, readFraction(row.votes)), ZERO);
  const share = readFraction(part);
  const inverse: Ratio = { num: share.den, den: share.num };
  const perSeat = multiplyRatios(cast, { num: 1, den: whole });
  const nobody = { votes: readOf(ZERO), held: 0, linked: 0 };
  return Math.min(
    ...[...rows, nobody].flatMap((row) => {
      const lines = row.linked === 0 ? [1] : [2 * row.linked - 1, 2 * row.linked + 1];
      return lines.flatMap((halves) => {
        const due = addRatios(multiplyRatios({ num: halves, den: 2 }, inverse), { num: row.held, den: 1 });
        // Nobody is due more than there is.
        return compareRatios(due, { num: whole, den: 1 }) > 0
          ? []
          : [toLine(readFraction(row.votes), multiplyRatios(due, perSeat))];
      });
    }),
    ANY,
  );
}

/** Persons who stood in an area of their own, and the share of its votes that they must have. */
export function byOwnVotes(engine: Engine, clause: Clause): number {
  const { own } = clause;
  if (own === undefined) return ANY;
  const table = isObject(own) ? engine.table(String(own["votes"])) : undefined;
  const rule = isObject(own) ? engine.rules.bases.get(String(own["of"])) : undefined;
  const share = isObject(own) ? parseRatio(own["atLeast"]) : undefined;
  if (table?.gives !== "votes" || rule === undefined || share === undefined) return 1;
  const { cells, cols, rows, scale, stands } = table;
  return Math.min(
    ...rows.map((_, r) => {
      const line = multiplyRatios(share, { num: baseAt(table, rule, r), den: scale });
      const here = cols.flatMap((__, c) => {
        const at = r * cols.length + c;
        return stands?.[at] === false ? [] : [toLine({ num: cells[at] ?? 0, den: scale }, line)];
      });
      return Math.min(...here, ANY);
    }),
    ANY,
  );
}
