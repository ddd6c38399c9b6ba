/**
 * Where stations stand: the tree of areas, and the register of stations with their voters.
 *
 * @module
 */

import { type Finding, findingOf } from "./register.ts";

/** A place in the tree: country > region > district. Stations hang below, in a register of their own. */
export interface AreaNode {
  readonly id: string;
  readonly level: string;
  readonly parent?: string;
  readonly name?: string;
}

/** A polling station as the register has it. */
export interface Station {
  readonly id: string;
  /** The lowest area that it is in. */
  readonly area: string;
  readonly name?: string;
  /** Voters on the list before the day; absent where nobody published it. */
  readonly registered?: number;
  /** Abroad: its votes belong where the law says, never to an area of their own. */
  readonly abroad?: boolean;
}

/** Stations and areas, checked: every station is in one area, every area below one root or another. */
export interface Geography {
  readonly areas: ReadonlyMap<string, AreaNode>;
  readonly stations: ReadonlyMap<string, Station>;
  /** The area of a station and all above it, lowest first. */
  readonly above: (station: string) => readonly string[];
  /** Stations in an area, at any depth. */
  readonly within: (area: string) => readonly Station[];
  readonly findings: readonly Finding[];
}

/**
 * Builds the geography. A station that is listed in two areas stays in the first and is found (T902); an area without its
 * parent, or one above itself, is found (T901) and stands by itself.
 *
 * @param abroadTo the area to which stations abroad belong: in Kazakhstan the district of the capital in which the
 * Ministry of Foreign Affairs sits (Art. 23).
 */
export function makeGeography(given: {
  readonly areas: readonly AreaNode[];
  readonly stations: readonly Station[];
  readonly abroadTo?: string;
}): Geography {
  const findings: Finding[] = [];
  const areas = new Map<string, AreaNode>();
  for (const area of given.areas) {
    const known = areas.get(area.id);
    if (known === undefined) areas.set(area.id, area);
    else if (known.parent !== area.parent) {
      findings.push(findingOf("T901", { area: area.id, figures: {}, others: parentsOf(known, area) }));
    }
  }
  const chains = new Map<string, readonly string[]>();
  for (const { id } of areas.values()) chains.set(id, chainOf(id, areas, findings));

  const stations = new Map<string, Station>();
  for (const written of given.stations) {
    const { abroadTo } = given;
    const station =
      written.abroad === true && abroadTo !== undefined ? { ...written, area: abroadTo } : written;
    const known = stations.get(station.id);
    if (known === undefined) {
      stations.set(station.id, station);
      if (!areas.has(station.area)) {
        findings.push(findingOf("T901", { station: station.id, area: station.area, figures: {} }));
      }
    } else if (known.area !== station.area) {
      const others = [known.area, station.area];
      findings.push(findingOf("T902", { station: station.id, area: known.area, figures: {}, others }));
    }
  }
  const members = new Map<string, Station[]>();
  for (const station of stations.values()) {
    for (const area of chains.get(station.area) ?? []) {
      const list = members.get(area);
      if (list === undefined) members.set(area, [station]);
      else list.push(station);
    }
  }
  return {
    areas,
    stations,
    above: (station) => chains.get(stations.get(station)?.area ?? "") ?? [],
    within: (area) => members.get(area) ?? [],
    findings,
  };
}

function parentsOf(...areas: readonly AreaNode[]): readonly string[] {
  return areas.flatMap(({ parent }) => parent ?? []);
}

function chainOf(id: string, areas: ReadonlyMap<string, AreaNode>, findings: Finding[]): readonly string[] {
  const chain: string[] = [];
  let at: string | undefined = id;
  while (at !== undefined) {
    const area = areas.get(at);
    if (area === undefined || chain.includes(at)) {
      findings.push(findingOf("T901", { area: id, figures: {}, others: [at] }));
      break;
    }
    chain.push(at);
    at = area.parent;
  }
  return chain;
}
