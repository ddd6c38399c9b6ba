/**
 * What votes against all do: they are in the base of the bar or not, they win seats that stay empty, or districts that vote
 * again.
 *
 * @module
 */

import { isObject, type Result } from "@urna/law";
import { keepsAgainstAll } from "@urna/words/insight/law-before";
import { wanting } from "@urna/words/insight/wanted";
import { type AgainstAll, EMPTY_SEATS } from "@urna/words/insight/what-if-input";
import { type Scenario, stepsOf } from "../scenario.ts";
import { type Applied, impossible, type WhatIfAssumption, withRules } from "./change.ts";
import { barsOf, baseLines, contestOf, tiersOf } from "./tiers.ts";

export function applyAgainstAll(scenario: Scenario, as: Exclude<AgainstAll, "rerun">): Result<Applied> {
  const { rules, given } = scenario;
  const bars = barsOf(rules);
  const contests = new Set(bars.map((bar) => contestOf(rules, bar)));
  const rows = (given.votes ?? []).filter((row) => row.option === "against-all" && contests.has(row.contest));
  if (bars.length === 0 || rows.length === 0) {
    return impossible("R007", "against-all", wanting("barAndAgainst"));
  }
  const bases = isObject(rules["bases"]) ? rules["bases"] : {};
  const changed = Object.fromEntries(
    bars.flatMap((bar) => {
      const id = String(stepsOf(rules).get(bar)?.["of"]);
      const base = bases[id];
      const others = baseLines(rules, bar).filter((line) => line !== "against-all");
      return isObject(base)
        ? [[id, { ...base, lines: as === "kept" ? [...others, "against-all"] : others }]]
        : [];
    }),
  );
  // As a list they are among the contenders of the base.
  const next = as === "empty" ? { ...scenario, given: withEmptySeats(given, contests) } : scenario;
  const assumed: WhatIfAssumption = {
    kind: "against-all",
    as,
    votes: sumOf(rows),
    ...(as === "dropped" && keepsAgainstAll(rules) ? { counted: true } : {}),
  };
  return withRules(next, { ...rules, bases: { ...bases, ...changed } }, [assumed]);
}

/** Districts that they win elect nobody; where their votes are not known, nor is who sits for any district. */
export function applyRerun(scenario: Scenario): Result<Applied> {
  const { rules, given } = scenario;
  const contests = new Set(
    tiersOf(rules).flatMap(({ kind, step = "" }) => (kind === "areas" ? (contestOf(rules, step) ?? []) : [])),
  );
  if (contests.size === 0) return impossible("R007", "against-all", wanting("districts"));
  const rows = (given.votes ?? []).filter((row) => contests.has(row.contest));
  const against = rows.filter((row) => row.option === "against-all");
  if (rows.length > 0 && against.length === 0)
    return impossible("R007", "against-all", wanting("districtsAgainst"));
  const declared = (given.declared ?? []).filter((row) => !contests.has(row.contest));
  return withRules({ rules, given: { ...withEmptySeats(given, contests), declared } }, rules, [
    { kind: "against-all", as: "rerun", votes: against.length === 0 ? null : sumOf(against) },
  ]);
}

type Votes = NonNullable<Scenario["given"]["votes"]>;

/** Votes against all of these contests as votes for seats that stay empty. */
function withEmptySeats(
  given: Scenario["given"],
  contests: ReadonlySet<string | undefined>,
): Scenario["given"] {
  const votes = (given.votes ?? []).map((row) =>
    row.option === "against-all" && contests.has(row.contest) ? { ...row, option: EMPTY_SEATS } : row,
  );
  return { ...given, votes };
}

function sumOf(rows: Votes): number {
  return rows.reduce((sum, row) => sum + (typeof row.votes === "number" ? row.votes : 0), 0);
}

/** Whether it is open how votes against all are to be read: they were cast, and the law's bar knows no such line. */
export function againstAllIsOpen({ rules, given }: Scenario): boolean {
  return barsOf(rules).some((bar) => {
    const lines = baseLines(rules, bar);
    const contest = contestOf(rules, bar);
    return (
      lines.includes("contenders") &&
      !lines.includes("against-all") &&
      (given.votes ?? []).some((row) => row.contest === contest && row.option === "against-all")
    );
  });
}
