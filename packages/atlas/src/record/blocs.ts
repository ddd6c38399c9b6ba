/**
 * Blocs: groupings of contenders with dates and sources, so that majorities can be counted by bloc as well as by party.
 *
 * @module
 */

import { choice, optional } from "@urna/law";
import { date, id, ids, isWithin, type Names, remark } from "../cells.ts";
import { readTable } from "../csv.ts";
import type { Files } from "../files.ts";
import type { Problems } from "../problems.ts";
import { four, inFour } from "./columns.ts";

const BLOC = {
  id: id("the id of the bloc; its members share it"),
  member: id("a contender or the lasting id of a party"),
  from: optional(date("since when")),
  until: optional(date("the day after the last")),
  ...four("name", "what it is called, or what it has in common"),
  sources: ids("who says so"),
  confidence: choice("how well it is attested", ["official", "several-sources", "one-source", "own-reading"]),
  note: remark("a remark"),
};

/** A member of a bloc. */
export interface BlocMember {
  readonly id: string;
  readonly member: string;
  readonly from?: string;
  readonly until?: string;
  readonly names: Names;
  readonly sources: readonly string[];
  readonly confidence: "official" | "several-sources" | "one-source" | "own-reading";
  readonly note?: string;
  readonly row: number;
}

export function readBlocs(files: Files, file: string, problems: Problems): readonly BlocMember[] {
  return readTable(files, file, BLOC, problems).map(({ name_kk, name_ru, name_en, name_es, ...rest }) => ({
    ...rest,
    names: inFour("name", { name_kk, name_ru, name_en, name_es }),
  }));
}

/** A bloc on a day: its members and what they hold together. */
export interface Bloc {
  readonly id: string;
  readonly names: Names;
  readonly members: readonly BlocMember[];
  readonly seats: number;
}

/** A contender with its seats, under the id of its list and the id that stays. */
export interface Holder {
  readonly contender: string;
  readonly identity?: string;
  readonly seats: number;
}

/** The blocs of a day with the seats of their members; a member without seats counts none. */
export function blocsOn(
  members: readonly BlocMember[],
  day: string,
  holders: readonly Holder[],
): readonly Bloc[] {
  const groups = new Map<string, BlocMember[]>();
  for (const member of members) {
    if (!isWithin(day, member.from, member.until)) continue;
    groups.set(member.id, [...(groups.get(member.id) ?? []), member]);
  }
  return [...groups].flatMap(([id, group]) => {
    const [first] = group;
    if (first === undefined) return [];
    const ids = new Set(group.map((m) => m.member));
    // A list is found by its own id or by the lasting one; it counts once.
    const seats = holders
      .filter((h) => ids.has(h.contender) || (h.identity !== undefined && ids.has(h.identity)))
      .reduce((sum, h) => sum + h.seats, 0);
    return [{ id, names: first.names, members: group, seats }];
  });
}
