/**
 * A count with transfers on the ballots of one row, with its stages recorded: what the single transferable vote and the
 * instant run-off share.
 *
 * @module
 */

import type { DrawQuestion } from "../draws.ts";
import type { Papers } from "../tables.ts";
import {
  ballotsThatCount,
  type bindByBallots,
  type Field,
  type StageRow,
  type StagesStep,
  thoseWith,
  writeStage,
} from "./by-ballots.ts";
import type { Frame, Race } from "./frame.ts";
import { type Condition, limitsOf } from "./limits.ts";
import { countTransfers } from "./transfer.ts";
import type { SampleQuestion, TransferRules } from "./transfer-rules.ts";

/** Runs the kernel on the ballots of one row and records its stages. */
export function transferCount(
  name: "stv" | "instant-runoff",
  rules: TransferRules,
  {
    excludeFirst,
    conditions,
  }: { readonly excludeFirst?: string; readonly conditions?: readonly Condition[] },
): Parameters<typeof bindByBallots<StagesStep>>[2] {
  return (field, run, frame, race) => {
    const papers = field.table.papers[field.row];
    if (papers === undefined || field.seats === 0) return undefined;
    const { names, index, seats } = field;
    const stages: StageRow[] = [];
    const result = countTransfers(
      {
        n: names.length,
        seats,
        papers,
        index,
        excludedFirst: thoseWith(frame.scope, names, excludeFirst),
        limits: limitsOf(conditions, frame.scope.universe, names),
      },
      rules,
      {
        ask: field.ask,
        keep: field.keep,
        draw: (question) => run.draw(nameDraw(question, field, papers, frame, race)),
        watch: run.record === undefined ? undefined : (stage) => stages.push(writeStage(stage, names)),
      },
    );
    if (result.status === "too-fine") {
      return frame.refuse("impossible", race, "values-too-fine", { seats });
    }
    if (result.status === "conditions") {
      return frame.refuse("impossible", race, "conditions-not-met", { seats });
    }
    for (const k of result.elected) field.win(k);
    run.record?.({
      verb: "allot",
      clause: name,
      at: frame.scope.id,
      area: race.area,
      cite: frame.scope.cite,
      seats,
      ballots: ballotsThatCount(field),
      ...(conditions === undefined ? {} : { conditions }),
      stages,
      elected: result.elected.map((k) => names[k] ?? ""),
    });
    return result.status === "tied" ? "tied" : undefined;
  };
}

/** A draw of papers as the law's words ask for it: names instead of numbers. */
function nameDraw(
  { from, stage, groups, types }: SampleQuestion,
  { names, table }: Field,
  { marks, starts }: Papers,
  { scope }: Frame,
  { area }: Race,
): DrawQuestion {
  return {
    at: scope.id,
    area,
    cite: scope.cite,
    from: names[from] ?? "",
    stage,
    groups: groups.map(({ to, papers, of }) => ({
      ...(to === undefined ? {} : { to: names[to] ?? null }),
      papers,
      of,
    })),
    types: types.map(({ type, group, count }) => ({
      group,
      count,
      ranking: Array.from(marks.subarray(starts[type], starts[type + 1]), (col) => table.cols[col] ?? ""),
    })),
  };
}
