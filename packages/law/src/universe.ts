/**
 * The areas and contenders of one input, arranged for one rules document: levels from the whole down, ancestors, groups.
 *
 * @module
 */

import type { Problem } from "./errors.ts";
import type { Area, Contender, Input } from "./input.ts";

export interface Universe {
  readonly input: Input;
  /** Level names of the rules document, the whole first. */
  readonly levels: readonly string[];
  /** Ids of the areas of a level, sorted. */
  areasAt(level: string): readonly string[];
  /** The area of `level` that contains `area` (itself included); undefined when there is none. */
  ancestor(area: string, level: string): string | undefined;
  area(id: string): Area | undefined;
  contender(id: string): Contender | undefined;
  /** The group of this kind that a contender belongs to, directly or through its groups; itself when it has none. */
  fold(contender: string, kind: string): string;
  /** Whether `contender` is `group` or belongs to it, directly or through its groups. */
  belongs(contender: string, group: string): boolean;
}

export function makeUniverse(input: Input, levels: readonly string[], problems: Problem[]): Universe {
  const [whole = "", second = ""] = levels;
  // An election in a part only: its area stands for itself and for the levels above, which are not there.
  const depth = Math.max(0, levels.indexOf(input.areas.get(input.root)?.level ?? whole));
  const ofRoot = levels.slice(0, depth + 1);
  const levelOf = new Map<string, string>();
  const byLevel = new Map<string, string[]>(levels.map((l) => [l, []]));
  for (const area of input.areas.values()) {
    // Areas that were never described have no level word of their own: the whole, and its parts.
    const level =
      area.id === input.root
        ? (levels[depth] ?? whole)
        : area.level === "area" && !levels.includes("area")
          ? second
          : area.level;
    levelOf.set(area.id, level);
    for (const at of area.id === input.root ? ofRoot : [level]) byLevel.get(at)?.push(area.id);
  }
  for (const [level, ids] of byLevel) {
    if (ids.length === 0 && level === whole) {
      problems.push({ code: "V006", at: "areas", expected: `an area of level ${level}` });
    }
    ids.sort();
  }

  const ancestor = (area: string, level: string): string | undefined => {
    for (let up: string | undefined = area; up !== undefined; up = input.areas.get(up)?.parent) {
      if (levelOf.get(up) === level || (up === input.root && ofRoot.includes(level))) return up;
    }
    return undefined;
  };

  const groupsOf = (id: string): readonly string[] => Object.values(input.contenders.get(id)?.in ?? {});
  const fold = (id: string, kind: string): string => {
    const queue = [id];
    const seen = new Set(queue);
    for (const next of queue) {
      const contender = input.contenders.get(next);
      if (contender?.kind === kind) return next;
      const direct = contender?.in?.[kind];
      if (direct !== undefined) return direct;
      for (const group of groupsOf(next)) {
        if (!seen.has(group)) {
          seen.add(group);
          queue.push(group);
        }
      }
    }
    return id;
  };
  const belongs = (id: string, group: string): boolean => {
    const queue = [id];
    const seen = new Set(queue);
    for (const next of queue) {
      if (next === group) return true;
      for (const up of groupsOf(next)) {
        if (!seen.has(up)) {
          seen.add(up);
          queue.push(up);
        }
      }
    }
    return false;
  };

  return {
    input,
    levels,
    areasAt: (level) => byLevel.get(level) ?? [],
    ancestor,
    area: (id) => input.areas.get(id),
    contender: (id) => input.contenders.get(id),
    fold,
    belongs,
  };
}
