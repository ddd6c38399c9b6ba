/**
 * Bounds of margins where ballots rank the candidates: above, ballots that rank one candidate first and then another
 * one; below, orders of exclusion none of which elects anybody else.
 *
 * @module
 */

import { type BallotRow, type BallotsTable, type Engine, Reading, record, ZERO } from "@urna/law";
import { transferFields } from "@urna/law/allot/stv";
import { fixedQuota } from "@urna/law/allot/transfer-quota";
import { bind, seatTotals } from "../../scenario.ts";
import type { BoundedAim, BoundedMargin, BoundedTask, Witness } from "../terms/between.ts";
import type { ChangeKind } from "../terms/changes.ts";
import { fewestByExclusions, type PreferenceCount } from "./exclusions.ts";
import { narrow } from "../terms/narrow.ts";

/** Who has seats for certain, and who may have one by an open tie. */
interface Elected {
  readonly seats: ReadonlyMap<string, number>;
  readonly tied: readonly string[];
}

/** The bounds of each kind of change: for anybody, and for each contender that is named. */
export function preferenceBounds(task: BoundedTask): readonly BoundedMargin[] {
  const { engine, clause, contenders = [], kinds } = task;
  const table = engine.table(String(clause["ballots"]));
  if (table?.gives !== "ballots") return [];
  const now = electedIn(engine, task.step);
  const aims: readonly { readonly contender: string | null; readonly aim: BoundedAim }[] = [
    { contender: null, aim: "any" },
    ...contenders.map((contender) => ({
      contender,
      aim: (now.seats.get(contender) ?? 0) > 0 ? ("one-less" as const) : ("one-more" as const),
    })),
  ];
  const proofs = proofsOf(task, table);
  return kinds.flatMap((change) => {
    const ballots = Math.min(...proofs.map((fewest) => fewest(change)));
    const isProven = ballots > 1 && Number.isFinite(ballots);
    const least: BoundedMargin["least"] = isProven ? { ballots, proof: "exclusions" } : NOTHING;
    return aims.map(({ contender, aim }): BoundedMargin => {
      const most = witness(task, table, now, { contender, aim, change });
      return { area: null, contender, aim, change, least, most };
    });
  });
}

/** Rules under which others are elected or excluded than the proof knows of. */
const UNPROVEN = ["conditions", "restart", "among", "given", "unless"];

/** For each area the fewest ballots below which it elects nobody else, by how they change; none where nothing is proven. */
function proofsOf(
  { clause, step, engine }: BoundedTask,
  table: BallotsTable,
): readonly ((change: ChangeKind) => number)[] {
  const seats = engine.table(step);
  const isPlain = UNPROVEN.every((field) => clause[field] === undefined || clause[field] === false);
  // Seats that another step gave may be others after a change.
  const isFixed = ["undefined", "number"].includes(typeof clause["seats"]) || clause["seats"] === "area";
  if (!isPlain || !isFixed || table.hasEqual || table.hasWorth === true || seats?.gives !== "seats")
    return [];
  return table.papers.map((papers, row) => {
    const at = seats.rows.indexOf(table.rows[row] ?? "");
    const isElected = (id: string): boolean =>
      seats.cells[at * seats.cols.length + seats.cols.indexOf(id)] === 1;
    const candidates = table.cols.flatMap((_, c) => (table.stands[row * table.cols.length + c] ? [c] : []));
    const winners = candidates.filter((c) => isElected(table.cols[c] ?? ""));
    if (at < 0 || winners.length !== seats.size[at]) return () => 1;
    const isEarly = (c: number): boolean =>
      engine.universe.contender(table.cols[c] ?? "")?.facts?.[String(clause["excludeFirst"])] === true;
    const early = candidates.filter(isEarly);
    const transfers = transfersOf(clause, winners.length);
    return fewestByExclusions({ papers, candidates, winners, early, ...transfers });
  });
}

/** What the proof has to know of quotas and surpluses. An instant run-off has neither. */
function transfersOf(
  clause: Readonly<Record<string, unknown>>,
  seats: number,
): Pick<PreferenceCount, "quota" | "even"> {
  const own = Object.fromEntries(Object.entries(clause).filter(([field]) => field in transferFields));
  const rules = record("transfers", transferFields).read(own, "", new Reading());
  if (rules === undefined) return { quota: () => ZERO, even: undefined };
  const { quota, quotaDigits = 0, surplus } = rules;
  const { method, of = "all", votesDigits, defer, digits } = surplus;
  const isEven = method === "weighted-inclusive" && of === "all" && (votesDigits ?? defer) === undefined;
  return {
    quota: (ballots) => fixedQuota({ quota, quotaDigits }, ballots, seats),
    even: isEven ? { digits } : undefined,
  };
}

const NOTHING = { ballots: 1, proof: "none" } as const;

function electedIn(engine: Engine, step: string): Elected {
  const report = engine.run();
  const open = report.ties.filter((tie) => tie.at === step && tie.winners === undefined);
  return { seats: seatTotals(engine), tied: open.flatMap((tie) => tie.among) };
}

/** The fewest ballots found that rank another candidate first, tried from every candidate to every other. */
function witness(
  { scenario, step }: BoundedTask,
  table: BallotsTable,
  now: Elected,
  { contender, aim, change }: Pick<BoundedMargin, "contender" | "aim" | "change">,
): Witness | null {
  const rows = (scenario.given.ballots ?? []).filter((row) => row.contest === table.contest);
  const others = (scenario.given.ballots ?? []).filter((row) => row.contest !== table.contest);
  const [area = ""] = table.rows;
  const hasSeat = (id: string, { seats, tied }: Elected, orMaybe: boolean): boolean =>
    (seats.get(id) ?? 0) > 0 || (orMaybe && tied.includes(id));
  const reached = (after: Elected): boolean => {
    if (contender === null)
      return [...now.seats].some(([id, seats]) => seats > 0 && !hasSeat(id, after, true));
    return aim === "one-less" ? !hasSeat(contender, after, true) : hasSeat(contender, after, false);
  };
  const tryWith = (
    from: string | undefined,
    to: string | undefined,
    ballots: number,
  ): Elected | undefined => {
    const changed = changedBallots(rows, table.contest, area, from, to, ballots);
    if (changed === undefined) return undefined;
    const bound = bind({ ...scenario, given: { ...scenario.given, ballots: [...others, ...changed] } });
    if (!bound.ok) return undefined;
    const after = electedIn(bound.value, step);
    // A witness is a result, not a question to a lot.
    return after.tied.length === 0 && reached(after) ? after : undefined;
  };
  const total = rows.reduce((sum, row) => sum + row.count, 0);
  let best: Witness | null = null;
  for (const from of change === "added" ? [undefined] : table.cols) {
    for (const to of change === "withheld" ? [undefined] : table.cols) {
      if (from === to) continue;
      const below: number = (best?.ballots ?? total + 1) - 1;
      if (below < 1 || (best !== null && tryWith(from, to, below) === undefined)) continue;
      const found = narrow(below, (ballots) => tryWith(from, to, ballots));
      if (found === undefined) continue;
      best = {
        ballots: found.n,
        area,
        changes: {
          ...(from === undefined ? {} : { [from]: -found.n }),
          ...(to === undefined ? {} : { [to]: found.n }),
        },
        gains: gainsBetween(now, found.value),
      };
    }
  }
  return best;
}

function gainsBetween(before: Elected, after: Elected): Readonly<Record<string, number>> {
  const ids = [...new Set([...before.seats.keys(), ...after.seats.keys()])].sort();
  return Object.fromEntries(
    ids.flatMap((id) => {
      const gain = (after.seats.get(id) ?? 0) - (before.seats.get(id) ?? 0);
      return gain === 0 ? [] : [[id, gain]];
    }),
  );
}

/** Ballots after so many that rank `from` first rank `to` alone; undefined when there are not so many. */
function changedBallots(
  rows: readonly BallotRow[],
  contest: string,
  area: string,
  from: string | undefined,
  to: string | undefined,
  ballots: number,
): readonly BallotRow[] | undefined {
  let left = from === undefined ? 0 : ballots;
  // Those that would never pass to the other one are worth most.
  const mentions = (row: BallotRow): boolean =>
    to !== undefined && row.ranking.some((rank) => rank.includes(to));
  const takes = new Map<BallotRow, number>();
  const own = rows.filter((row) => row.ranking[0]?.length === 1 && row.ranking[0][0] === from);
  for (const row of [...own.filter((each) => !mentions(each)), ...own.filter(mentions)]) {
    const take = Math.min(left, row.count);
    takes.set(row, take);
    left -= take;
  }
  if (left > 0) return undefined;
  const kept = rows
    .map((row) => ({ ...row, count: row.count - (takes.get(row) ?? 0) }))
    .filter((row) => row.count > 0);
  return to === undefined ? kept : [...kept, { contest, area, count: ballots, ranking: [[to]] }];
}
