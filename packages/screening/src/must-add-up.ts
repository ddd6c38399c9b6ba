/**
 * What observers saw against what a protocol says. Evidence that can only undercount (photographed ballots, ballots counted
 * aloud, voters clicked at the door) is a lower bound: a protocol that says less contradicts it. No chance is involved, and a
 * single station is enough; what is said holds for that station and for no other.
 *
 * A clicker errs, so that a find is held against a stated share of errors besides: double clicks are as rare as a Poisson
 * number with that share of the voters, misses as a binomial one.
 *
 * @module
 */

import type { FieldName, Return } from "@urna/tally";
import { holm } from "./multiplicity.ts";
import { binomialAtLeast, exactInterval, poissonAtLeast } from "./tails.ts";

/** Ballots of an option that were photographed or counted aloud; voters who were clicked at the door. */
export const EVIDENCE_KINDS = ["ballots", "clicks"] as const;
export type EvidenceKind = (typeof EVIDENCE_KINDS)[number];

/** A clicker errs at two voters of a hundred unless its table says otherwise. */
export const CLICKER_ERROR = 0.02;

/** One line of evidence. */
export interface Evidence {
  readonly station: string;
  /** Undefined: every contest of the station, as voters come for all of them. */
  readonly contest?: string;
  readonly kind: EvidenceKind;
  /** The option of photographed ballots. */
  readonly option?: string;
  readonly count: number;
  /** Whether the door was watched from opening to closing: only then can too few clicks mean anything. */
  readonly wholeDay: boolean;
  /** The share of voters whom the clicker misses or counts twice: 0 to 1. */
  readonly error: number;
  /** The line of the table. */
  readonly row: number;
}

/** What a line of evidence says of one copy of a protocol. */
export interface Bound {
  readonly evidence: Evidence;
  readonly contest: string;
  readonly copy?: string;
  /** The figure of the protocol that it is held against. */
  readonly figure: string;
  readonly official: number;
  /** Ballots or voters that the evidence has more than the protocol; above 0 the protocol is contradicted. */
  readonly above: number;
  /** For clicks: how likely the clicker's errors alone make the difference (double clicks, or misses), and their smallest share. */
  readonly clicker?: {
    readonly errs: "double" | "missed";
    readonly by: number;
    readonly chance: number;
    /** Corrected over all stations of the table (Holm). */
    readonly adjusted: number;
    /** The smallest share of errors at which so many happen in 1 of 20 cases or more. */
    readonly needs: number;
  };
}

/** All evidence against all protocols. */
export interface Bounds {
  readonly bounds: readonly Bound[];
  /** Lines whose station has no protocol, or whose protocol lacks the figure. */
  readonly unmatched: readonly Evidence[];
}

/** Who came to the station, by the best figure that the protocol has. */
const TURNOUT: readonly FieldName[] = ["receivedBallot", "issued", "tookPart", "inBoxes"];

/** Holds every line of evidence against every copy of the protocols of its station. */
export function boundsOf(evidence: readonly Evidence[], returns: Iterable<Return>): Bounds {
  const byStation = new Map<string, Return[]>();
  for (const value of returns) {
    const known = byStation.get(value.station);
    if (known === undefined) byStation.set(value.station, [value]);
    else known.push(value);
  }
  const unmatched: Evidence[] = [];
  const bounds = evidence.flatMap((line) => {
    const found = (byStation.get(line.station) ?? [])
      .filter(({ contest }) => line.contest === undefined || contest === line.contest)
      .flatMap((value) => boundOf(line, value));
    if (found.length === 0) unmatched.push(line);
    return found;
  });
  return { bounds: correct(bounds), unmatched };
}

function boundOf(evidence: Evidence, value: Return): readonly Bound[] {
  const { contest, copy } = value;
  const which = { evidence, contest, ...(copy === undefined ? {} : { copy }) };
  if (evidence.kind === "ballots") {
    const { option = "" } = evidence;
    const votes =
      value.votes.get(option) ?? (option === "against-all" ? value.figures.get("againstAll") : undefined);
    return votes === undefined
      ? []
      : [{ ...which, figure: option, official: votes, above: evidence.count - votes }];
  }
  const name = TURNOUT.find((field) => value.figures.has(field));
  const official = name === undefined ? undefined : value.figures.get(name);
  if (name === undefined || official === undefined) return [];
  const clicker = clickerOf(evidence, official, atDoor(value, official));
  return [
    {
      ...which,
      figure: name,
      official,
      above: evidence.count - official,
      ...(clicker === undefined ? {} : { clicker }),
    },
  ];
}

/** Voters who came through the door: those of portable boxes did not. Undefined where the protocol does not say how many these were. */
function atDoor({ figures }: Return, official: number): number | undefined {
  const outside = figures.get("issuedOutside") ?? figures.get("inPortable");
  return figures.get("inStationary") ?? (outside === undefined ? undefined : official - outside);
}

function clickerOf(
  { count, wholeDay, error }: Evidence,
  official: number,
  inside: number | undefined,
): Bound["clicker"] {
  const clicker = (
    errs: "double" | "missed",
    by: number,
    chance: number,
    needs: number,
  ): Bound["clicker"] => ({
    errs,
    by,
    chance,
    adjusted: chance,
    needs,
  });
  if (count > official) {
    const by = count - official;
    return clicker("double", by, poissonAtLeast(by, error * official), by / Math.max(1, official));
  }
  if (!wholeDay || inside === undefined || inside <= count) return undefined;
  const by = inside - count;
  return clicker("missed", by, binomialAtLeast(by, inside, error), exactInterval(by, inside, 0.05).low);
}

/** Corrects the chances of all clickers together: one of many observers errs more than the others. */
function correct(bounds: readonly Bound[]): readonly Bound[] {
  const adjusted = holm(bounds.flatMap(({ clicker }) => (clicker === undefined ? [] : [clicker.chance])));
  let place = 0;
  return bounds.map((bound) => {
    const { clicker } = bound;
    if (clicker === undefined) return bound;
    const own = adjusted[place] ?? 1;
    place += 1;
    return { ...bound, clicker: { ...clicker, adjusted: own } };
  });
}
