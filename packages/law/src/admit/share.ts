/**
 * The electoral threshold: who reaches a share of a named base takes part.
 *
 * @module
 */

import { barOf, type ClauseKind, clauseKind, oneOf, type Scope } from "../clause.ts";
import { baseAt, missingAt, unknownAt, votesMissing } from "../count/base.ts";
import {
  addRatios,
  compareProducts,
  compareRatios,
  type Figure,
  type Fraction,
  figure,
  fraction,
  multiply,
  quotient,
  type Ratio,
  subtract,
  subtractRatios,
  type Whole,
  writeRatio,
  ZERO,
} from "../exact.ts";
import { base, fractionOf, integer, level, list, named, optional, record, step } from "../schema.ts";
import { emptySet } from "../sets.ts";
import type { Bar, StepBase } from "../step.ts";
import type { VotesTable } from "../tables.ts";

export interface ShareStep extends StepBase {
  readonly verb: "admit";
  readonly clause: "share";
  /** The figure that the share is of, in votes. */
  readonly base: Fraction;
  /** Lines that the base adds up: `contenders`, or lines of the protocol. */
  readonly baseLines: readonly string[];
  /** Lines of the base whose figure is not known. */
  readonly missing: readonly string[];
  /** The largest unknown figure for which every verdict stays as it is; absent when nothing is missing. */
  readonly holdsUpTo?: Figure;
  /** By how much every share was lowered, because too few reached it; absent where none was. */
  readonly lowered?: Fraction;
  readonly rows: readonly {
    readonly contender: string;
    readonly votes: Fraction;
    readonly bar: Bar;
    /** Votes that the bar asks for. */
    readonly needed: Fraction;
    /** Votes above (or, negative, below) the bar. */
    readonly margin: Fraction;
    readonly passes: boolean;
  }[];
}

/** All shares are lowered by a step at a time until so many reach theirs. */
interface Lowering {
  readonly step: Ratio;
  readonly until: number;
}

/** Steps that were smaller would be a number without an end. */
const LEAST: Ratio = { num: 1, den: 10_000 };

/** The difference, and nothing below zero. */
function less(share: Ratio, by: Ratio): Ratio {
  return compareRatios(share, by) > 0 ? subtractRatios(share, by) : ZERO;
}

export const share: ClauseKind<ShareStep> = clauseKind({
  verb: "admit",
  kind: "share",
  gives: "set",
  doc: "Whoever reaches a share of a named base takes part.",
  source: "Electoral threshold; International IDEA, Electoral System Design (2005), par. 104.",
  fields: {
    votes: step("the votes that are compared", "votes"),
    atLeast: optional(fractionOf("the share that is enough", { max: 1 })),
    moreThan: optional(fractionOf("the share that must be exceeded", { max: 1 })),
    of: base("the base of the share"),
    in: optional(level("the level at which the share is taken; the whole when left out")),
    by: optional(
      named(
        "group",
        "the kind of group that is compared, for example alliance; the columns of the votes when left out",
      ),
    ),
    brackets: optional(
      list(
        "other shares for groups of several parties",
        record("one bracket", {
          fact: named("fact", "the fact of the contender that counts its parties"),
          from: integer("the number from which this bracket holds", 1, 1000),
          share: fractionOf("the share", { max: 1 }),
        }),
      ),
    ),
    inProportion: optional(
      record("a list with fewer names than its area has seats needs only that part of the share", {
        fact: named("fact", "the fact of the contender that counts its names"),
      }),
    ),
    lowered: optional(
      record("while too few reach their shares, all shares are lowered", {
        step: fractionOf("by how much at a time, not less than 0.01 %", { max: 1 }),
        until: integer("until so many reach them", 1, 1000),
      }),
    ),
  },
  check: (clause, at, reading) => {
    oneOf(reading, at, ["atLeast", clause.atLeast], ["moreThan", clause.moreThan]);
    const by = clause.lowered?.step;
    if (by !== undefined && compareRatios(by, LEAST) < 0)
      reading.wrong("R004", `${at}/lowered/step`, "a fraction of at least 0.01%", writeRatio(by));
  },
  bind: (clause, scope) => {
    const table = scope.votes(clause.votes, {
      level: clause.in ?? scope.top,
      ...(clause.by === undefined ? {} : { by: clause.by }),
    });
    const rule = scope.base(clause.of);
    const bar = barOf(clause);
    const { rows, cols } = table;
    const width = cols.length;
    const enough = bar.is === "atLeast";
    const shares: readonly Ratio[] = cols.map((id) => {
      let found = bar.share;
      let from = 0;
      for (const bracket of clause.brackets ?? []) {
        const parties = scope.universe.contender(id)?.facts?.[bracket.fact];
        if (typeof parties === "number" && parties >= bracket.from && bracket.from > from) {
          found = bracket.share;
          from = bracket.from;
        }
      }
      return found;
    });
    const parts =
      clause.inProportion === undefined ? undefined : partsOf(clause.inProportion.fact, scope, table);
    /** By how much every share is lowered in the area that is looked at. */
    let lowered: Ratio = ZERO;
    const shareIn = (r: number, c: number): Ratio => {
      const written = shares[c] ?? bar.share;
      const share = lowered === ZERO ? written : less(written, lowered);
      const part = parts?.[r * width + c];
      if (part === undefined) return share;
      return { num: multiply(share.num, part.num), den: multiply(share.den, part.den) };
    };
    /** Lowers the shares while too few reach them; where nothing is asked for any more, all do. Of no votes nobody does. */
    const lower = (r: number, total: Whole, { step: by, until }: Lowering): void => {
      lowered = ZERO;
      if (total === 0) return;
      const reaches = (c: number): boolean => {
        const asked = shareIn(r, c);
        const votes = table.cells[r * width + c] ?? 0;
        const side = compareProducts(votes, asked.den, total, asked.num);
        return side > 0 || (enough && side === 0 && votes !== 0);
      };
      while (
        cols.filter((_, c) => reaches(c)).length < until &&
        cols.some((_, c) => compareRatios(shareIn(r, c), ZERO) > 0)
      ) {
        lowered = addRatios(lowered, by);
      }
    };
    const out = emptySet(table.level, rows, cols);
    const { cells } = out;
    return {
      out,
      run: (run) => {
        for (let r = 0; r < rows.length; r++) {
          const total = baseAt(table, rule, r);
          const missing = missingAt(table, rule, r);
          const unknown = unknownAt(table, r);
          if (unknown.length > 0) return votesMissing(scope, table, r, missing, unknown);
          if (clause.lowered !== undefined) lower(r, total, clause.lowered);
          let upTo: Whole | undefined;
          for (let c = 0; c < width; c++) {
            const asked = shareIn(r, c);
            const votes = table.cells[r * width + c] ?? 0;
            const side = compareProducts(votes, asked.den, total, asked.num);
            // Nobody reaches a share of nothing, unless none is asked for.
            const reaches = votes !== 0 || asked.num === 0;
            const passes = reaches && (enough ? side >= 0 : side > 0);
            cells[r * width + c] = passes;
            if (missing.length > 0 && passes) {
              const room = roomFor(votes, asked, total, enough);
              if (upTo === undefined || room < upTo) upTo = room;
            }
          }
          if (missing.length > 0) {
            run.assume({
              at: scope.id,
              area: rows[r] ?? "",
              missing,
              ...(upTo === undefined ? {} : { upTo }),
            });
          }
          run.record?.({
            verb: "admit",
            clause: "share",
            at: scope.id,
            area: rows[r] ?? "",
            cite: scope.cite,
            base: fraction(total, table.scale),
            baseLines: rule.lines,
            missing,
            ...(upTo !== undefined ? { holdsUpTo: figure(upTo) } : {}),
            ...(lowered === ZERO ? {} : { lowered: fraction(lowered.num, lowered.den) }),
            rows: cols.map((contender, c) => {
              const asked = shareIn(r, c);
              const votes = table.cells[r * width + c] ?? 0;
              const needed = { num: multiply(total, asked.num), den: multiply(asked.den, table.scale) };
              const above = subtract(multiply(votes, asked.den), multiply(total, asked.num));
              return {
                contender,
                votes: fraction(votes, table.scale),
                bar: { is: bar.is, share: fraction(asked.num, asked.den), of: clause.of },
                needed: fraction(needed.num, needed.den),
                margin: fraction(above, multiply(asked.den, table.scale)),
                passes: cells[r * width + c] === true,
              };
            }),
          });
        }
        return undefined;
      },
    };
  },
});

/** Names of each list over the seats of each area, where they are fewer. */
function partsOf(fact: string, scope: Scope, table: VotesTable): readonly (Ratio | undefined)[] {
  return table.rows.flatMap((area) => {
    const seats = scope.universe.area(area)?.seats;
    return table.cols.map((id) => {
      const names = scope.universe.contender(id)?.facts?.[fact];
      const fewer = typeof names === "number" && seats !== undefined && names < seats;
      return fewer ? { num: names, den: seats } : undefined;
    });
  });
}

/** How much an unknown part of the base may hold before `votes` no longer pass: votes/share - known part, downwards. */
function roomFor(votes: Whole, asked: Ratio, known: Whole, enough: boolean): Whole {
  if (asked.num === 0) return Number.MAX_SAFE_INTEGER;
  const product = multiply(votes, asked.den);
  const most = quotient(product, asked.num);
  const exactly = compareProducts(most, asked.num, product, 1) === 0;
  return subtract(enough || !exactly ? most : subtract(most, 1), known);
}
