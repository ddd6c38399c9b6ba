/**
 * Draws of ballot papers: where a law passes on a surplus by a random sample, which papers move is decided outside of the
 * count and given to it, as lots are. Without the draw the count stops and says which one it needs.
 *
 * @module
 */

import type { Problem } from "./errors.ts";
import type { Lot, PaperLot } from "./input.ts";
import type { StepBase } from "./step.ts";
import { isAt } from "./ties.ts";

/** Papers among which a number is drawn. */
export interface DrawGroup {
  /** The next preference of these papers, null where they have none; absent where papers are drawn whatever comes next. */
  readonly to?: string | null;
  /** How many are drawn. */
  readonly papers: number;
  /** Out of how many. */
  readonly of: number;
}

/** A draw of papers: asked for, or made. */
export interface DrawStep extends StepBase {
  readonly verb: "allot";
  readonly clause: "draw";
  /** Whose surplus is passed on. */
  readonly from: string;
  readonly stage: number;
  readonly groups: readonly DrawGroup[];
  /** What was drawn; absent while the draw is open. */
  readonly drawn?: PaperLot["papers"];
}

/** What a count asks for: the groups, and the papers of each by their preferences. */
export interface DrawQuestion {
  readonly at: string;
  readonly area: string;
  readonly cite: StepBase["cite"];
  readonly from: string;
  readonly stage: number;
  readonly groups: readonly DrawGroup[];
  readonly types: readonly {
    /** The number of its group. */
    readonly group: number;
    readonly ranking: readonly string[];
    readonly count: number;
  }[];
}

/** The step of the trace, and how many papers of each type were drawn where the draw is known. */
export interface Drawn {
  readonly step: DrawStep;
  readonly counts?: readonly number[];
  /** The number of the lot among those given, from 0; -1 where there is none. */
  readonly lot: number;
  /** What is wrong with the papers that it gives. */
  readonly problems: readonly Problem[];
}

/** Looks a draw up among the lots. Papers of a group that all move, or are all alike, need not be given. */
export function resolveDraw(question: DrawQuestion, lots: readonly Lot[]): Drawn {
  const { at, area, cite, from, stage, groups } = question;
  const head = { verb: "allot", clause: "draw", at, area, cite, from, stage, groups } as const;
  const counts = question.types.map((type) => forced(question, type));
  const open = (group: number): boolean =>
    question.types.some((type, t) => type.group === group && counts[t] === undefined);
  const place = lots.findIndex((lot) => "papers" in lot && lot.from === from && isAt(lot, question));
  const lot = lots[place];
  if (lot === undefined || !("papers" in lot)) {
    const isSettled = !groups.some((_, g) => open(g));
    return {
      step: head,
      ...(isSettled ? { counts: counts.map((n) => n ?? 0) } : {}),
      lot: place,
      problems: [],
    };
  }

  const problems: Problem[] = [];
  const wrong = (expected: string, found: string): void => {
    problems.push({ code: "V014", at: `lots/${place + 1}`, expected, found });
  };
  const taken = question.types.map(() => 0);
  for (const { ranking, count } of lot.papers) {
    const written = ranking.join(" > ");
    let left = count;
    let there = 0;
    // Types that differ only in what the count passes over are the same paper here.
    for (const [t, type] of question.types.entries()) {
      if (type.ranking.join(" > ") !== written) continue;
      there += type.count;
      const now = Math.min(left, type.count - (taken[t] ?? 0));
      taken[t] = (taken[t] ?? 0) + now;
      left -= now;
    }
    if (left > 0) wrong(`at most ${there} papers with these preferences`, `${count} x ${written}`);
  }
  for (const [g, group] of groups.entries()) {
    const drawn = question.types.reduce((sum, type, t) => sum + (type.group === g ? (taken[t] ?? 0) : 0), 0);
    if (drawn === group.papers || (drawn === 0 && !open(g))) continue;
    const next = group.to === undefined ? "" : group.to === null ? " without a next" : ` to ${group.to}`;
    wrong(`${group.papers} papers of ${from}${next}`, `${drawn}`);
  }
  if (problems.length > 0) return { step: head, lot: place, problems };
  return {
    step: { ...head, drawn: lot.papers },
    counts: question.types.map(({ group }, t) => (open(group) ? (taken[t] ?? 0) : (counts[t] ?? 0))),
    lot: place,
    problems: [],
  };
}

/** How many papers of a type move whatever is drawn; undefined where chance decides. */
function forced(
  { groups, types }: DrawQuestion,
  { group, count }: DrawQuestion["types"][number],
): number | undefined {
  const { papers = 0, of = 0 } = groups[group] ?? {};
  if (papers === 0) return 0;
  if (papers === of) return count;
  return types.filter((type) => type.group === group).length === 1 ? papers : undefined;
}
