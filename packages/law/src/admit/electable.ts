/**
 * Which persons of the lists may still be elected: not those who sit already, and not those who failed in an area of their
 * own (dual candidacy).
 *
 * @module
 */

import { barOf, type ClauseKind, clauseKind, type Scope } from "../clause.ts";
import { baseAt, missingAt, unknownAt, votesMissing } from "../count/base.ts";
import type { Refusal } from "../errors.ts";
import { compareProducts, type Fraction, fraction, multiply, type Whole } from "../exact.ts";
import { base, fractionOf, list, optional, record, step } from "../schema.ts";
import { emptySet } from "../sets.ts";
import type { Bar, StepBase } from "../step.ts";
import type { PersonsTable, SeatsTable } from "../tables.ts";

export interface ElectableStep extends StepBase {
  readonly verb: "admit";
  readonly clause: "electable";
  readonly candidates: number;
  /** Who may not be elected, and why: sits already, or had too few votes of their own. */
  readonly rows: readonly {
    readonly contender: string;
    readonly because: "elected" | "too-few-votes";
    readonly votes?: Fraction;
    readonly needed?: Fraction;
    readonly bar?: Bar;
  }[];
}

type Barred = ElectableStep["rows"][number];

export const electable: ClauseKind<ElectableStep> = clauseKind({
  verb: "admit",
  kind: "electable",
  gives: "set",
  doc: "Persons of lists may be elected unless they sit already or had too few votes in an area of their own.",
  source: "Dual candidacy in mixed systems; Shugart and Wattenberg, Mixed-Member Electoral Systems (2001).",
  fields: {
    without: optional(list("the steps whose winners sit already", step("a step", "seats", "persons"))),
    own: optional(
      record("who stood in an area of their own must have a share of its votes", {
        votes: step("the votes there, by person", "votes"),
        atLeast: fractionOf("the share that is enough", { max: 1 }),
        of: base("the base of the share"),
      }),
    ),
  },
  bind: (clause, scope) => {
    const { contenders } = scope.input;
    const cols = [...contenders.keys()].filter((id) => contenders.get(id)?.kind === "person").sort();
    const colOf = new Map(cols.map((id, i) => [id, i]));
    const out = emptySet(scope.top, [scope.input.root], cols);
    const { cells } = out;
    const tables = (clause.without ?? []).map((id) => scope.winners(id));
    const failed = clause.own === undefined ? undefined : bindOwn(clause.own, scope, colOf);
    return {
      out,
      run: (run) => {
        cells.fill(true);
        const recorded: Barred[] = [];
        for (const table of tables) {
          eachWinner(table, (id) => {
            const col = colOf.get(id);
            if (col === undefined || cells[col] !== true) return;
            cells[col] = false;
            recorded.push({ contender: id, because: "elected" });
          });
        }
        const refusal = failed?.(
          (col) => cells[col] === true,
          (col, entry) => {
            cells[col] = false;
            recorded.push(entry);
          },
        );
        if (refusal !== undefined) return refusal;
        run.record?.({
          verb: "admit",
          clause: "electable",
          at: scope.id,
          area: scope.input.root,
          cite: scope.cite,
          candidates: cols.length,
          rows: recorded,
        });
        return undefined;
      },
    };
  },
});

function eachWinner(table: SeatsTable | PersonsTable, note: (id: string) => void): void {
  if (table.gives === "persons") {
    for (const { person } of table.people) note(person);
    return;
  }
  const width = table.cols.length;
  for (let at = 0; at < table.cells.length; at++)
    if ((table.cells[at] ?? 0) > 0) note(table.cols[at % width] ?? "");
}

/**
 * Notes persons whose votes in an area of their own are below the bar. Those who may not be elected anyway are not asked,
 * and a figure that decides and is not known is refused.
 */
function bindOwn(
  own: {
    readonly votes: string;
    readonly atLeast: { readonly num: number | bigint; readonly den: number | bigint };
    readonly of: string;
  },
  scope: Scope,
  colOf: ReadonlyMap<string, number>,
): (asked: (col: number) => boolean, note: (col: number, entry: Barred) => void) => Refusal | undefined {
  const table = scope.votes(own.votes);
  const width = table.cols.length;
  const rule = scope.base(own.of);
  const bar = barOf(own);
  const rowOf = new Map(table.rows.map((id, i) => [id, i]));
  const optionOf = new Map(table.cols.map((id, i) => [id, i]));
  const stood = scope.figures(table.contest).slots.flatMap((slot) => {
    const row = rowOf.get(slot.area) ?? rowOf.get(scope.universe.ancestor(slot.area, table.level) ?? "");
    const col = colOf.get(slot.option);
    const option = optionOf.get(slot.option);
    return row === undefined || col === undefined || option === undefined ? [] : [{ row, col, option }];
  });
  return (asked, note) => {
    /** The base of each area, added up once. */
    const totals = new Map<number, Whole>();
    for (const { row, col, option } of stood) {
      if (!asked(col)) continue;
      const contender = table.cols[option] ?? "";
      const missing = missingAt(table, rule, row);
      const unknown = unknownAt(table, row).filter((id) => id === contender);
      if (missing.length > 0 || unknown.length > 0) return votesMissing(scope, table, row, missing, unknown);
      const total = totals.get(row) ?? baseAt(table, rule, row);
      totals.set(row, total);
      const votes = table.cells[row * width + option] ?? 0;
      if (compareProducts(votes, bar.share.den, total, bar.share.num) >= 0) continue;
      note(col, {
        contender,
        because: "too-few-votes",
        votes: fraction(votes, table.scale),
        needed: fraction(multiply(total, bar.share.num), multiply(bar.share.den, table.scale)),
        bar: { is: "atLeast", share: fraction(bar.share.num, bar.share.den), of: own.of },
      });
    }
    return undefined;
  };
}
