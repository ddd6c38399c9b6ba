/**
 * How many ballots must change at the least before any step of a count can come out otherwise: who is ahead, who passes a
 * bar, how a figure is rounded to seats. While no step does, the whole result stays. It asks for more than is needed to keep
 * the result, so it is a bound from below and no margin.
 *
 * @module
 */

import {
  compareRatios,
  type Engine,
  isObject,
  multiplyRatios,
  readFraction,
  type Rules,
  type Step,
  subtractRatios,
} from "@urna/law";
import {
  byFirstVotes,
  byLinkage,
  byMajority,
  byMajoritySeat,
  byOwnVotes,
  bySeatQuota,
  byTest,
  byTop,
} from "./bars.ts";
import type { ChangeKind } from "../terms/changes.ts";
import { byClaims, byLevel, byMethod, bySubApportionment } from "./divisor-steps.ts";
import { votesPerBallot } from "./per-ballot.ts";
import { absolute, ceiling, divisorOf } from "./terms.ts";
import { byLeftOver, byShares } from "./quota-steps.ts";
import { byLead, byStrongest } from "./shares.ts";
import { byWins, endsOf } from "./wins.ts";

type Clause = Readonly<Record<string, unknown>>;
type Clauses = ReadonlyMap<string, Clause>;

/** Fewer ballots of a kind than this change nothing; 1 where a step is among them of which nothing is proven. */
export function leastBySteps(
  engine: Engine,
  clauses: Clauses,
  steps: readonly Step[],
  kind: ChangeKind,
): number {
  const { rules } = engine;
  const perBallot = votesPerBallot(engine, clauses);
  const ends = endsOf(rules, clauses);
  const ballots = (votes: number, { area }: Step): number => Math.ceil(Math.floor(votes) / perBallot(area));
  const wins = new Map(
    rules.steps.flatMap(({ id: at }) => {
      if (clauses.get(at)?.["allot"] !== "plurality" || ends.has(at)) return [];
      const users = usersOf(rules, at).filter((id) => !onlyPersons(rules, ends, id));
      const found = byWins(engine, clauses, { at, users, steps, kind });
      return found === undefined ? [] : [[at, Math.ceil(found / perBallot())] as const];
    }),
  );
  const bounds = steps
    .filter(({ at }) => !onlyPlaces(rules, clauses, ends, at) && !onlyPersons(rules, ends, at))
    .filter(({ at }) => !wins.has(at))
    .map((step) => {
      const clause = clauses.get(step.at) ?? {};
      switch (movementOf(clauses, clause)) {
        case "none":
          return ANY;
        case "one":
          return ballots(boundOf({ step, clause, clauses, kind, engine }), step);
        case "unknown":
          return ballots(byLeftOver({ step, clause, kind, clauses, steps }), step);
      }
    });
  const tops = [...clauses].filter(([at]) => !onlyPersons(rules, ends, at));
  const first = Math.min(...tops.map(([, clause]) => byFirstVotes(engine, clause)));
  return Math.max(Math.min(...bounds, ...wins.values(), Math.ceil(first / perBallot())), 1);
}

/** Where seats of a contender are placed, and nothing but places and persons follow from it, its number stays. */
function onlyPlaces(rules: Rules, clauses: Clauses, ends: ReadonlySet<string>, at: string): boolean {
  return (
    clauses.get(at)?.["place"] !== undefined &&
    usersOf(rules, at).every((id) => onlyPlaces(rules, clauses, ends, id) || onlyPersons(rules, ends, id))
  );
}

/** Neither the step nor any that needs it gives the seats of a tier, or the verdict: it says at most who sits. */
function onlyPersons(rules: Rules, ends: ReadonlySet<string>, at: string): boolean {
  return !ends.has(at) && usersOf(rules, at).every((id) => onlyPersons(rules, ends, id));
}

function usersOf(rules: Rules, at: string): readonly string[] {
  return rules.steps.flatMap((step) => (step.needs.includes(at) ? [step.id] : []));
}

/** By how much a ballot moves each figure that a step reads. */
type Movement = "none" | "one" | "unknown";

function movementOf(clauses: Clauses, clause: Clause): Movement {
  const id = clause["votes"];
  if (typeof id !== "string") return "one";
  const count = clauses.get(id) ?? {};
  if (count["count"] === "marks") return "one";
  // Who takes part is found by steps that have bounds of their own; as long as they stay, these are the same votes.
  if (count["count"] === "among") return movementOf(clauses, count);
  if (count["count"] === "areas") return ofAreas(clauses, count);
  const { add } = count;
  const terms: readonly unknown[] = Array.isArray(add) ? add : [];
  const [only, another] = terms;
  if (count["count"] !== "combine" || another !== undefined || !isObject(only)) return "unknown";
  return only["times"] === undefined ? movementOf(clauses, only) : "unknown";
}

/** Votes cast in areas are moved by ballots; how many people live there is not. */
function ofAreas(clauses: Clauses, count: Clause): Movement {
  const figures = count["sum"];
  if (!Array.isArray(figures))
    return typeof count["votes"] === "string" ? movementOf(clauses, count) : "unknown";
  const isPopulation = (term: unknown): boolean => isObject(term) && term["figure"] === "population";
  return count["votes"] === undefined && figures.every(isPopulation) ? "none" : "unknown";
}

const ANY = Number.POSITIVE_INFINITY;

/** Of seats, facts and other steps these only repeat what was found. */
const REPEATS: ReadonlySet<Step["clause"]> = new Set([
  "seats",
  "any",
  "all",
  "not",
  "fact",
  "areas",
  "combine",
  "declared",
  "members",
  "names",
]);

interface Asked {
  readonly step: Step;
  readonly clause: Clause;
  readonly clauses: Clauses;
  readonly kind: ChangeKind;
  readonly engine: Engine;
}

/** Ballots before one step can come out otherwise, as long as those before it do not. */
function boundOf({ step, clause, clauses, kind, engine }: Asked): number {
  if (REPEATS.has(step.clause)) return ANY;
  // oxlint-disable-next-line typescript/switch-exhaustiveness-check -- of every other step nothing is proven
  switch (step.clause) {
    case "unused":
      // Its figures move; what moves them for whom is asked by the step that counts them.
      return ANY;
    case "refusal":
      // Of votes that are not there nothing follows, whatever others say.
      return step.refusal.reason === "no-votes" ? ANY : 1;
    case "give-back":
      return step.returned.length === 0 ? ANY : 1;
    case "covered":
      return kind === "moved" ? inRanking(step.rows) : 1;
    case "deduct":
      return Math.min(...step.rounds.map((round) => byMethod(round, clause, kind)), ANY);
    case "sub-apportion":
      return bySubApportionment(step, clause);
    case "level":
      return byLevel(step, clause);
    case "divisor":
      return byClaims(step);
    case "plurality":
      return byLead(step.rows, kind);
    case "winner":
      return byStrongest(step, clause, kind);
    case "quota":
      return step.verb === "admit" ? bySeatQuota(step, clause) : byShares(step, clause, kind);
    case "majority":
      return byMajority(step, clause, kind);
    case "majority-seat":
      return byMajoritySeat(step);
    case "linkage":
      return byLinkage(step);
    case "electable":
      return isObject(clause["own"]) && movementOf(clauses, clause["own"]) !== "one"
        ? 1
        : byOwnVotes(engine, clause);
    case "top":
      return byTop(step, clause, kind);
    case "share":
      return step.verb === "decide" ? byTest(step) : toBars(step, clause, engine);
    default:
      return 1;
  }
}

/** Votes before anybody comes to the other side of a bar; who does not stand in an area gets none there. */
function toBars(
  { area, rows }: Extract<Step, { readonly clause: "share"; readonly verb: "admit" }>,
  clause: Clause,
  engine: Engine,
): number {
  const table = engine.table(String(clause["votes"]));
  const stands = (id: string): boolean => {
    if (table?.gives !== "votes" || table.level !== (clause["in"] ?? table.level)) return true;
    return table.stands?.[table.rows.indexOf(area) * table.cols.length + table.cols.indexOf(id)] !== false;
  };
  return Math.min(
    ...rows.filter((row) => stands(row.contender)).map((row) => ceiling(absolute(readFraction(row.margin)))),
    ANY,
  );
}

/** Votes before one that is seated and one that is not change places by share; what moves leaves the valid votes as they are. */
function inRanking(rows: Extract<Step, { clause: "covered" }>["rows"]): number {
  const read = rows.map((row) => {
    const share = readFraction(row.share);
    return { share, valid: divisorOf(readFraction(row.votes), share), seated: row.seated };
  });
  const others = read.filter((row) => !row.seated);
  return Math.min(
    ...read
      .filter((row) => row.seated)
      .flatMap((row) =>
        others.map((other) => {
          const valid = compareRatios(row.valid, other.valid) < 0 ? row.valid : other.valid;
          return ceiling(multiplyRatios(subtractRatios(row.share, other.share), valid));
        }),
      ),
    ANY,
  );
}
