/**
 * Lots that were given and decided nothing: somebody who is not tied is named, not everybody who is, or there is no tie.
 *
 * @module
 */

import type { DrawStep } from "./draws.ts";
import { nearest, type Problem } from "./errors.ts";
import type { Lot } from "./input.ts";
import { isAt, type TieStep, useOf } from "./ties.ts";

/** What a run met that lots decide. */
export interface Met {
  readonly steps: readonly string[];
  readonly ties: readonly TieStep[];
  readonly draws: readonly DrawStep[];
  /** Lots that answered something. */
  readonly used: ReadonlySet<string>;
}

/**
 * Problems of these lots, at `lots/<number>`. A count that stopped at one tie or draw may need further lots later: where
 * some lot is about the one that is open, others may wait.
 */
export function lotMisfits(lots: readonly Lot[], { steps, ties, draws, used }: Met): readonly Problem[] {
  return lots.flatMap((lot, i): readonly Problem[] => {
    const at = `lots/${i + 1}`;
    if (!steps.includes(lot.at)) {
      const near = nearest(lot.at, steps);
      const problem: Problem = { code: "R006", at, expected: "the id of a step", found: lot.at };
      return [near.length === 0 ? problem : { ...problem, near }];
    }
    const [tiesHere, drawsHere] = [ties.filter((tie) => isAt(lot, tie)), draws.filter((d) => isAt(lot, d))];
    if ([...used].some((use) => use.startsWith(useOf(i, "")))) return [];
    const open =
      tiesHere.find((tie) => tie.winners === undefined) ?? drawsHere.find((draw) => draw.drawn === undefined);
    const mayWait = open !== undefined && !isAbout(lot, open) && lots.some((other) => isAbout(other, open));
    if (mayWait) return [];
    if (!("order" in lot)) {
      const names = drawsHere.map((draw) => draw.from).join(", ");
      const expected = names === "" ? "nothing: no draw is asked for here" : `papers of ${names}`;
      return [{ code: "V014", at, expected, found: lot.from }];
    }
    const tie =
      tiesHere.find((one) => one === open) ?? tiesHere.find((one) => isAbout(lot, one)) ?? tiesHere[0];
    const strangers = lot.order.filter((id) => tie?.among.includes(id) !== true);
    const found = (strangers.length > 0 ? strangers : lot.order).join(", ");
    return [{ code: "V008", at, expected: wanted(tie, strangers.length > 0), found }];
  });
}

/** What a lot that decided nothing should have been, where the nearest tie is this one. */
function wanted(tie: TieStep | undefined, hasStrangers: boolean): string {
  if (tie === undefined) return "nothing: there is no tie here";
  const names = tie.among.join(", ");
  const isSaid = tie.winners !== undefined && !hasStrangers;
  return isSaid ? `nothing: who comes first of ${names} is said already` : `an order of ${names}`;
}

/** Whether a lot names anybody of a tie, or the one whose papers are to be drawn. */
function isAbout(lot: Lot, met: TieStep | DrawStep): boolean {
  if (!isAt(lot, met)) return false;
  if (met.clause === "draw") return !("order" in lot) && lot.from === met.from;
  return "order" in lot && lot.order.some((id) => met.among.includes(id));
}
