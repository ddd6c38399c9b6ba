/**
 * A publication against what was collected, without any statistics: what the stations that nobody collected must have
 * returned so that the published total comes out. A negative vote, a turnout above all or a share outside 0 to 1 cannot be.
 *
 * @module
 */

import type { Geography } from "./areas.ts";
import type { Count } from "./count.ts";
import { type CheckOptions, type Finding, findingOf } from "./register.ts";
import { type FieldName, lineIn, type Return } from "./return.ts";
import { complete, type Tally } from "./tally.ts";

/** What was published for one area. What was not published is absent. */
export interface Official {
  readonly area: string;
  readonly contest: string;
  readonly figures: ReadonlyMap<FieldName, number>;
  readonly votes: ReadonlyMap<string, number>;
  /** Percentages as they were printed, by option. */
  readonly shares?: ReadonlyMap<string, string>;
}

/** Published minus collected, line by line; only where every collected station wrote the line. */
export interface Remainder {
  readonly area: string;
  readonly contest: string;
  readonly stations: { readonly collected: number; readonly outstanding: number };
  readonly lines: readonly RemainderLine[];
}

/** One line of a remainder. */
export interface RemainderLine {
  readonly kind: "figure" | "option";
  readonly name: string;
  readonly official: number;
  readonly collected: number;
  readonly remainder: number;
}

/** Works out what is left for the stations that were not collected. */
export function impliedRemainder(official: Official, collected: Tally): Remainder {
  const { counted, expected } = collected.coverage.stations;
  const lines: RemainderLine[] = [];
  const put = (kind: RemainderLine["kind"], name: string, published: number, sum?: number): void => {
    if (sum === undefined) return;
    lines.push({ kind, name, official: published, collected: sum, remainder: published - sum });
  };
  for (const [name, published] of official.figures) {
    put("figure", name, published, complete(collected, collected.figures.get(name)));
  }
  for (const [option, published] of official.votes) {
    put("option", option, published, complete(collected, collected.votes.get(option)));
  }
  const { area, contest } = official;
  return { area, contest, stations: { collected: counted, outstanding: expected - counted }, lines };
}

const PEOPLE: readonly FieldName[] = ["receivedBallot", "inBoxes", "valid"];

/** What in a remainder cannot be: C602 a negative line, C603 a turnout outside 0 to all, C604 a share outside 0 to 1. */
export function checkRemainder(remainder: Remainder, options: CheckOptions = {}): readonly Finding[] {
  const { area, contest, lines } = remainder;
  const of = new Map(lines.map((line) => [line.name, line]));
  const findings: Finding[] = [];
  for (const { name, official, collected, remainder: left } of lines) {
    if (left >= 0) continue;
    const figures = { official, collected, remainder: left };
    findings.push(findingOf("C602", { area, contest, option: name, figures }, options));
  }
  const registered = of.get("registered");
  for (const name of PEOPLE) {
    const part = of.get(name);
    if (part === undefined || registered === undefined || part.remainder <= registered.remainder) continue;
    const figures = { part: part.remainder, whole: registered.remainder };
    findings.push(findingOf("C603", { area, contest, option: name, figures }, options));
  }
  const valid = of.get("valid");
  for (const { kind, name, remainder: part } of lines) {
    if (valid === undefined || kind === "figure" || part <= valid.remainder) continue;
    findings.push(
      findingOf("C604", { area, contest, option: name, figures: { part, whole: valid.remainder } }, options),
    );
  }
  return findings;
}

/** C601: a station that was collected and published, and differs. */
export function checkStation(
  published: Return,
  collected: Return,
  options: CheckOptions = {},
): readonly Finding[] {
  const { station, contest } = published;
  const compare = (name: string, official: number, mine: number | undefined): readonly Finding[] => {
    if (mine === undefined || mine === official) return [];
    const figures = { official, collected: mine, difference: official - mine };
    return [findingOf("C601", { station, contest, option: name, figures }, options)];
  };
  return [
    ...[...published.figures].flatMap(([name, value]) => compare(name, value, collected.figures.get(name))),
    ...[...published.votes].flatMap(([name, value]) => compare(name, value, collected.votes.get(name))),
  ];
}

/** C606: published areas that do not add up to the published area above them, where all of them were published. */
export function checkChildren(
  published: readonly Official[],
  geography: Geography,
  options: CheckOptions = {},
): readonly Finding[] {
  const findings: Finding[] = [];
  for (const whole of published) {
    const below = [...geography.areas.values()].filter(({ parent }) => parent === whole.area);
    const parts = below.map(({ id }) =>
      published.find(({ area, contest }) => area === id && contest === whole.contest),
    );
    if (parts.length === 0 || parts.includes(undefined)) continue;
    for (const [name, total] of [...whole.figures, ...whole.votes]) {
      const written = parts.map((part) => (part === undefined ? undefined : lineIn(part, name)));
      if (written.includes(undefined)) continue;
      const sum = written.reduce<number>((all, value) => all + (value ?? 0), 0);
      if (sum === total) continue;
      const { area, contest } = whole;
      const figures = { left: sum, right: total, difference: sum - total };
      findings.push(findingOf("C606", { area, contest, option: name, figures }, options));
    }
  }
  return findings;
}

/** What an option can have had in an area at the least and at the most, by what was seen. */
export interface Bounds {
  readonly option: string;
  readonly atLeast: number;
  /** Undefined where nobody knows how many voters the other stations have. */
  readonly atMost?: number;
}

/** What was seen at stations of which no protocol was collected. */
export interface Seen {
  /** At the most so many voters, counted at the door all day long, by station. */
  readonly voters?: ReadonlyMap<string, number>;
  /** At the least so many ballots of an option, photographed or counted aloud, by station. */
  readonly ballots?: ReadonlyMap<string, ReadonlyMap<string, number>>;
}

/**
 * Bounds by evidence: at the least what the collected protocols say and the ballots that were seen elsewhere; at the most
 * that and everybody who can have voted where no protocol was collected: those whom observers counted at the door, else
 * those on the list, without those whose ballots were seen to be of another option.
 */
export function boundsByEvidence(
  count: Count,
  { area, contest }: { readonly area: string; readonly contest: string },
  { voters = new Map(), ballots = new Map() }: Seen = {},
): readonly Bounds[] {
  const tally = count.tally(area, contest);
  const counted = new Set([...count.counted].filter((r) => r.contest === contest).map((r) => r.station));
  let open: number | undefined = 0;
  const seen = new Map<string, number>();
  for (const { id, registered } of count.geography.within(area)) {
    if (counted.has(id)) continue;
    let most = voters.get(id) ?? registered;
    for (const [option, n] of ballots.get(id) ?? []) {
      seen.set(option, (seen.get(option) ?? 0) + n);
      if (most !== undefined) most = Math.max(0, most - n);
    }
    open = open === undefined || most === undefined ? undefined : open + most;
  }
  return [...new Set([...tally.votes.keys(), ...seen.keys()])].map((option) => {
    const atLeast = (tally.votes.get(option)?.total ?? 0) + (seen.get(option) ?? 0);
    return { option, atLeast, ...(open === undefined ? {} : { atMost: atLeast + open }) };
  });
}

/** Published figures outside the bounds of the evidence: below is C602, above is C603. */
export function checkBounds(
  official: Official,
  bounds: readonly Bounds[],
  options: CheckOptions = {},
): readonly Finding[] {
  const { area, contest } = official;
  return bounds.flatMap(({ option, atLeast, atMost }) => {
    const published = official.votes.get(option);
    if (published === undefined) return [];
    if (published < atLeast) {
      const figures = { official: published, collected: atLeast, remainder: published - atLeast };
      return [findingOf("C602", { area, contest, option, figures }, options)];
    }
    if (atMost === undefined || published <= atMost) return [];
    const figures = { part: published - atLeast, whole: atMost - atLeast };
    return [findingOf("C603", { area, contest, option, figures }, options)];
  });
}
