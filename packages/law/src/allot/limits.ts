/**
 * Conditions on who is elected together: at least or at most so many of a group. Whoever is needed to meet them is guarded
 * and not excluded; whoever would make that impossible is doomed and not elected.
 *
 * Source: Hill, STV with constraints, Voting matters 9 (1998).
 *
 * @module
 */

import type { Whole } from "../exact.ts";
import { type Field, integer, list, named, optional, record, text } from "../schema.ts";
import type { Universe } from "../universe.ts";
import type { Limit, Standing, TransferHooks } from "./transfer-rules.ts";

/** A condition as a document writes it: those whose fact is so make the group. */
export interface Condition {
  readonly fact: string;
  readonly is?: string;
  readonly atLeast?: number;
  readonly atMost?: number;
}

/** The field of conditions. */
export const conditionsField: Field<readonly Condition[]> = list(
  "conditions on those who are elected together: groups by a fact, and how many of each",
  record("a condition", {
    fact: named("fact", "the fact that makes the group"),
    is: optional(text("its value; true when left out")),
    atLeast: optional(integer("the least number of them who are elected", 1, 1000)),
    atMost: optional(integer("the greatest number", 0, 1000)),
  }),
);

/** The conditions on these candidates. */
export function limitsOf(
  conditions: readonly Condition[] | undefined,
  universe: Universe,
  names: readonly string[],
): readonly Limit[] {
  return (conditions ?? []).map(({ fact, is = "true", atLeast = 0, atMost = names.length }) => ({
    members: names.map((id) => String(universe.contender(id)?.facts?.[fact] ?? "") === is),
    atLeast,
    atMost,
  }));
}

/** What conditions leave open to each candidate. */
export type Fate = "free" | "guarded" | "doomed";

/** The conditions of one count. */
export class Limits {
  readonly #limits: readonly Limit[];
  readonly #seats: number;
  /** Candidates who belong to the same groups are alike: the class of each, and its groups. */
  readonly #classOf: readonly number[];
  readonly #classes: readonly (readonly number[])[];

  constructor(limits: readonly Limit[], n: number, seats: number) {
    this.#limits = limits;
    this.#seats = seats;
    const keys: string[] = [];
    const classes: (readonly number[])[] = [];
    this.#classOf = Array.from({ length: n }, (_, i) => {
      const groups = limits.flatMap(({ members }, g) => (members[i] === true ? [g] : []));
      const key = groups.join(" ");
      if (!keys.includes(key)) {
        keys.push(key);
        classes.push(groups);
      }
      return keys.indexOf(key);
    });
    this.#classes = classes;
  }

  /** Whether there is any condition. */
  get bind(): boolean {
    return this.#limits.length > 0;
  }

  /** Whether the seats that are left can be filled so that all conditions are met, with and without these. */
  isPossible(
    standing: readonly Standing[],
    also: readonly number[] = [],
    not: readonly number[] = [],
  ): boolean {
    const held = this.#limits.map(() => 0);
    const there = this.#classes.map(() => 0);
    let vacant = this.#seats;
    for (const [i, is] of standing.entries()) {
      const own = this.#classOf[i] ?? 0;
      if (is === "elected" || also.includes(i)) {
        vacant -= 1;
        for (const g of this.#classes[own] ?? []) held[g] = (held[g] ?? 0) + 1;
      } else if (is === "continuing" && !not.includes(i)) there[own] = (there[own] ?? 0) + 1;
    }
    return this.#fits(0, held, there, vacant, new Set());
  }

  /** Whether the classes from `from` on can fill the vacant seats. `seen`: what was tried in vain. */
  #fits(
    from: number,
    held: readonly number[],
    there: readonly number[],
    vacant: number,
    seen: Set<string>,
  ): boolean {
    if (this.#limits.some(({ atMost }, g) => (held[g] ?? 0) > atMost)) return false;
    const groups = this.#classes[from];
    if (groups === undefined) {
      return vacant === 0 && this.#limits.every(({ atLeast }, g) => (held[g] ?? 0) >= atLeast);
    }
    const key = `${from} ${vacant} ${held.join(" ")}`;
    if (seen.has(key)) return false;
    for (let k = Math.min(vacant, there[from] ?? 0); k >= 0; k--) {
      const more = held.map((n, g) => (groups.includes(g) ? n + k : n));
      if (this.#fits(from + 1, more, there, vacant - k, seen)) return true;
    }
    seen.add(key);
    return false;
  }

  /** What becomes of a continuing candidate for the sake of the conditions. */
  fate(i: number, standing: readonly Standing[]): Fate {
    if (!this.isPossible(standing, [i])) return "doomed";
    return this.isPossible(standing, [], [i]) ? "free" : "guarded";
  }

  /** Continuing candidates of this fate. */
  those(fate: Fate, standing: readonly Standing[]): readonly number[] {
    return standing.flatMap((is, i) => (is === "continuing" && this.fate(i, standing) === fate ? [i] : []));
  }

  /**
   * Of those who have enough votes, the most votes first, who is elected: each in turn while the conditions can still be
   * met. Equal votes of whom not all can be elected are a tie; undefined while it is open.
   */
  choose(
    reached: readonly number[],
    votes: readonly Whole[],
    standing: readonly Standing[],
    ask: TransferHooks["ask"],
  ): readonly number[] | undefined {
    const now = [...standing];
    const chosen: number[] = [];
    for (;;) {
      const able = reached.filter((i) => now[i] === "continuing" && this.isPossible(now, [i]));
      const [best] = able;
      if (best === undefined) return chosen;
      const level = able.filter((i) => votes[i] === votes[best]);
      const next = this.isPossible(now, level) ? level : ask(level, 1);
      if (next === undefined) return undefined;
      for (const i of next) now[i] = "elected";
      chosen.push(...next);
    }
  }
}
