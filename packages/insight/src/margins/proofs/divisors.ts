/**
 * How many votes must change at the least before a biproportional table can change: every figure that a divisor rounds has
 * an interval in which its seats stay the same, every share a distance to its bar. While all stay inside, the same divisors
 * prove the same table.
 *
 * @module
 */

import {
  compareRatios,
  type Engine,
  multiplyRatios,
  type Ratio,
  ratio,
  readFraction,
  type Step,
  subtractRatios,
} from "@urna/law";
import type { Sequence } from "@urna/law/allot/sequences";
import { type CellInterval, centred } from "./centre.ts";
import { claimDistances } from "./divisor-steps.ts";
import { votesPerBallot } from "./per-ballot.ts";
import { absolute, ceiling, HALF, sequenceOf, ZERO } from "./terms.ts";

type Clause = Readonly<Record<string, unknown>>;
type Table = Extract<Step, { clause: "biproportional" }>;

type PerBallot = (area?: string) => number;

/** What is proved: the clauses by step, what they recorded, and the seats of the areas. */
interface Proved {
  readonly clauses: ReadonlyMap<string, Clause>;
  readonly steps: readonly Step[];
  readonly areas: Table["areas"];
  readonly cells: Table["cells"];
  readonly perBallot: PerBallot;
}

/** Fewer changed ballots than this leave every seat where it is; 1 where nothing can be proven. */
export function leastByDivisors(
  engine: Engine,
  clauses: ReadonlyMap<string, Clause>,
  step: string,
  steps: readonly Step[],
): number {
  const lower = steps.find((each): each is Table => each.clause === "biproportional" && each.at === step);
  const clause = clauses.get(step) ?? {};
  const sequence = sequenceOf(clause);
  if (lower === undefined || sequence === undefined) return 1;
  const perBallot = votesPerBallot(engine, clauses);
  const proved: Proved = { clauses, steps, areas: lower.areas, cells: lower.cells, perBallot };
  const bounds = [
    inCells(lower, sequence, perBallot),
    clause["leaders"] === undefined ? Number.POSITIVE_INFINITY : inLeads(lower, perBallot),
    inUpper(proved, String(clause["seats"])),
    inBars(proved),
  ];
  return Math.max(Math.min(...bounds), 1);
}

/** Ballots that the nearest cell is from other seats, by divisors that stand in the middle. */
function inCells({ areas, contenders, cells }: Table, sequence: Sequence, perBallot: PerBallot): number {
  const boundary = (s: number): Ratio => ratio(sequence.at(s), sequence.unit);
  const intervals = cells.map(
    ({ area, contender, votes, minimum, seats }): CellInterval => ({
      row: areas.findIndex((each) => each.area === area),
      col: contenders.findIndex((each) => each.contender === contender),
      votes: readFraction(votes),
      // A seat that the lead in the area gives does not rest on the rounding.
      ...(seats > minimum ? { from: boundary(seats - 1) } : {}),
      to: boundary(seats),
    }),
  );
  const published = {
    rows: areas.map((each) => readFraction(each.divisor)),
    cols: contenders.map((each) => readFraction(each.divisor)),
  };
  return Math.max(
    ...[published, centred(intervals, published)].map((by) =>
      Math.min(
        ...intervals.flatMap(({ row, col, votes, from, to }) => {
          const unit = multiplyRatios(by.rows[row] ?? ZERO, by.cols[col] ?? ZERO);
          const up = subtractRatios(multiplyRatios(to, unit), votes);
          const down = from === undefined ? [] : [subtractRatios(votes, multiplyRatios(from, unit))];
          return [up, ...down].map((most) => Math.ceil(ceiling(most) / perBallot(areas[row]?.area)));
        }),
      ),
    ),
  );
}

/** A lead is lost when a moved vote brings two nearer by two. */
function inLeads({ areas, cells }: Table, perBallot: PerBallot): number {
  const gaps = areas.map(({ area }) => {
    const votes = cells
      .filter((cell) => cell.area === area)
      .map((cell) => readFraction(cell.votes))
      .sort((a, b) => compareRatios(b, a));
    const gap = subtractRatios(votes[0] ?? ZERO, votes[1] ?? ZERO);
    return Math.ceil(ceiling(multiplyRatios(gap, HALF)) / perBallot(area));
  });
  return Math.min(...gaps);
}

/** Ballots before a contender's sum can leave the interval in which the claims of the upper step give it its seats. */
function inUpper(task: Proved, at: string): number {
  const upper = task.steps.find((each) => each.at === at);
  if (upper?.clause !== "divisor" || !("rows" in upper) || upper.power !== 1) return 1;
  const counted = countOf(task, at);
  const distances = claimDistances(upper).map(({ contender, votes }) =>
    votes === undefined ? 1 : ballotsFor(task, counted, contender, votes),
  );
  return distances.length === 0 ? 1 : Math.min(...distances);
}

/** Ballots before anybody can cross a bar. */
function inBars(task: Proved): number {
  const admits = task.steps.filter((step) => step.verb === "admit");
  if (admits.some((step) => step.clause !== "share" && step.clause !== "areas")) return 1;
  const shares = admits.flatMap((step) => ("rows" in step && step.clause === "share" ? [step] : []));
  const distances = [...new Set(shares.map((step) => step.at))].flatMap((at) => {
    const counted = countOf(task, at);
    const byContender = new Map<string, { passes: boolean; ballots: number }[]>();
    for (const step of shares) {
      if (step.at !== at) continue;
      for (const { contender, margin, passes } of step.rows) {
        const distance = absolute(readFraction(margin));
        const ballots = ballotsFor(task, counted, contender, distance, step.area);
        byContender.set(contender, [...(byContender.get(contender) ?? []), { passes, ballots }]);
      }
    }
    return [...byContender.values()].map((areas) => {
      const inside = areas.filter(({ passes }) => passes);
      // Whoever needs the bar in one area only is out when it falls short in all.
      return needsOneArea(task, at) && inside.length > 0
        ? Math.max(...inside.map(({ ballots }) => ballots))
        : Math.min(...areas.map(({ ballots }) => ballots));
    });
  });
  return Math.min(...distances, Number.POSITIVE_INFINITY);
}

function needsOneArea({ clauses }: Proved, at: string): boolean {
  const users = [...clauses.values()].filter((clause) => Object.values(clause).includes(at));
  return users.length > 0 && users.every((clause) => clause["admit"] === "areas" && clause["atLeast"] === 1);
}

/** The step that counts the votes of a step. */
function countOf({ clauses }: Proved, at: string): Clause {
  return clauses.get(String(clauses.get(at)?.["votes"])) ?? {};
}

/**
 * The fewest changed ballots with which a contender's figure, of an area or of all, can move so far. A vote moves a voter
 * number by one over the seats of its area; where it is rounded, the first step of each area costs what its rounding asks for.
 * A ballot with as many votes as seats moves it by one, rounded or not.
 */
function ballotsFor(
  { clauses, areas, cells, perBallot }: Proved,
  counted: Clause,
  contender: string,
  distance: Ratio,
  area?: string,
): number {
  if (counted["count"] === "marks") return Math.ceil(ceiling(distance) / perBallot(area));
  if (counted["count"] !== "voter-numbers") return 1;
  if (clauses.get(String(counted["votes"]))?.["perBallot"] === "area") return ceiling(distance);
  const fewest = Math.min(...areas.map((area) => area.seats));
  const { decimals } = counted;
  if (decimals === undefined) return ceiling(multiplyRatios(distance, ratio(fewest)));
  if (decimals !== 0) return 1;
  const steps = ceiling(distance);
  // Who has no seats has no cells: there the first step may cost as little as one vote.
  const first = areas
    .map(({ area, seats }) => {
      const cell = cells.find((each) => each.area === area && each.contender === contender);
      return cell === undefined ? 1 : firstStep(readFraction(cell.votes), seats);
    })
    .filter((cost) => cost < fewest)
    .sort((x, y) => x - y)
    .slice(0, steps);
  return first.reduce((sum, cost) => sum + cost, (steps - first.length) * fewest);
}

/** Votes, more or fewer, until votes over seats round to another whole number. */
function firstStep(votes: Ratio, seats: number): number {
  const two = Number(votes.num) * 2;
  const rounded = Math.floor((two + seats) / (2 * seats));
  const up = Math.ceil(((2 * rounded + 1) * seats - two) / 2);
  const down = Math.floor((two - (2 * rounded - 1) * seats) / 2) + 1;
  return Math.min(up, down);
}
