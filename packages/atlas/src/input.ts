/**
 * From an election to what the engine is given: the figures that hold, declared seats, contenders, areas. What was not
 * found stays null; what nobody wrote down is left out.
 *
 * @module
 */

import { type Area, type Contender, type DeclaredRow, type Given, isLine, type VoteRow } from "@urna/law";
import type { Contest, Election, Option } from "./election.ts";
import { type Figure, figureOf } from "./figures.ts";

/** Makes the engine's input of an election. */
export function toInput(election: Election): Given {
  if (election.given !== undefined) return election.given;
  const areas = areasOf(election);
  const known = new Set(areas.map((a) => a.id));
  return {
    areas,
    contenders: contendersOf(election),
    votes: election.contests.flatMap((contest) => votesOf(election, contest, known)),
    declared: declaredOf(election, known),
  };
}

/** The area that votes and those below it, down to the levels that the election names. */
function areasOf(election: Election): readonly Area[] {
  const isBelow = (id: string): boolean => {
    if (id === election.area) return true;
    const parent = election.areas.get(id)?.parent;
    return parent !== undefined && isBelow(parent);
  };
  const areas: Area[] = [];
  for (const { id, level, parent } of election.areas.values()) {
    if (!election.levels.includes(level) || !isBelow(id)) continue;
    const figures = figuresOf(election, id);
    areas.push({
      id,
      level,
      ...(id === election.area || parent === undefined ? {} : { parent }),
      ...(Object.keys(figures).length === 0 ? {} : { figures }),
    });
  }
  return areas;
}

/** Figures by which a law may weigh an area. */
const WEIGHTS = ["registered", "population", "deputies"] as const;

function figuresOf(election: Election, area: string): Readonly<Record<string, number>> {
  return Object.fromEntries(
    WEIGHTS.flatMap((key) => {
      const value = figureOf(election, { area, key })?.value;
      return typeof value === "number" ? [[key, value]] : [];
    }),
  );
}

function contendersOf(election: Election): readonly Contender[] {
  return [...election.options.values()].flatMap((option) => {
    const kind = contenderKind(option);
    return kind === null ? [] : [contenderOf(option, kind, candidatesOf(election, option.id))];
  });
}

/** Null for what is no contender but a line of the protocol; undefined where the engine knows no such kind. */
function contenderKind({ kind }: Option): Contender["kind"] | null {
  switch (kind) {
    case "against-all":
      return null;
    case "association":
      return undefined;
    case "party":
    case "alliance":
    case "person":
    case "independents":
    case "answer":
      return kind;
  }
}

/** The length of the registered list is a fact that a law may ask for; it stands among the figures, with its source. */
function candidatesOf(election: Election, option: string): Contender["facts"] {
  const key = "candidates-registered";
  for (const contest of election.contests) {
    const value = figureOf(election, { contest: contest.id, area: election.area, option, key })?.value;
    if (contest.ballot === "list" && typeof value === "number") return { [key]: value };
  }
  return {};
}

function contenderOf(
  { id, identity, ...option }: Option,
  kind: Contender["kind"],
  more: Contender["facts"],
): Contender {
  const facts = { ...option.facts, ...more };
  return {
    id,
    ...(kind === undefined ? {} : { kind }),
    ...(identity === undefined ? {} : { in: { party: identity } }),
    ...(Object.keys(facts).length === 0 ? {} : { facts }),
  };
}

function votesOf(election: Election, contest: Contest, areas: ReadonlySet<string>): readonly VoteRow[] {
  const rows = new Map<string, VoteRow>();
  const put = (area: string, option: string, votes: number | null): void => {
    if (areas.has(area)) rows.set(`${area}\n${option}`, { contest: contest.id, area, option, votes });
  };
  const figures = [...election.figures.values()];
  const own = figures.filter((f) => f.contest === contest.id);
  if (!own.some((f) => f.key === "votes")) return [];
  // Lines of the whole election (the list of voters) belong to each of its contests, unless it has its own.
  for (const figure of [...figures.filter((f) => f.contest === ""), ...own]) {
    const option = voteOption(figure);
    if (option !== undefined && typeof figure.value !== "string") put(figure.area, option, figure.value);
  }
  if (contest.alsoBy !== undefined) {
    for (const { id, level } of election.areas.values()) {
      if (level !== contest.alsoBy || !areas.has(id)) continue;
      for (const option of [...contest.options.map((o) => o.id), "cast"]) {
        if (!rows.has(`${id}\n${option}`)) put(id, option, null);
      }
    }
  }
  return [...rows.values()];
}

function voteOption({ key, option }: Figure): string | undefined {
  if (key === "votes") return option;
  return isLine(key) ? key : undefined;
}

/** Seats declared by district are given where the engine knows the district, otherwise in the area that votes. */
function declaredOf(election: Election, areas: ReadonlySet<string>): readonly DeclaredRow[] {
  const rows = new Map<string, DeclaredRow>();
  for (const { contest, area, option, seats } of election.declared) {
    if (seats === null) continue;
    const at = areas.has(area) ? area : election.area;
    const key = `${contest}\n${at}\n${option}`;
    rows.set(key, { contest, area: at, option, seats: seats + (rows.get(key)?.seats ?? 0) });
  }
  return [...rows.values()];
}
