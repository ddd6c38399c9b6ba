/**
 * The port behind which returns are added up where they are too many for memory: one row a protocol, sums by area, and the
 * checks of the register. One plain reference in memory; engines are adapters that run the same conformance suite.
 *
 * @module
 */

import type { StoredBallot } from "../ballots.ts";
import type { CheckCode, FieldName, Return, ThresholdPack, TurnoutName } from "@urna/tally";

/** The largest figure that a store keeps: more than there are people. */
export const LARGEST_STORED: number = 2 ** 38;
/** The most protocols that a store keeps: as many largest figures still add up within 64 bits with a sign. */
export const MOST_STORED: number = 2 ** 25 - 1;

/** A protocol with the place where it stands. A protocol of no contest (`""`) is a line of the register of stations. */
export interface PlacedReturn {
  /** Names of the areas of the station, one for each level of the shape; empty where it has none on a level. */
  readonly areas: readonly string[];
  /** Voters of the station in the register. */
  readonly register?: number;
  readonly value: Return;
}

/** A file from which rows came. */
export interface StoredFile {
  readonly file: string;
  readonly sha256: string;
  readonly rows: number;
}

/** What is known of returns before the first is read. */
export interface StoreShape {
  readonly election?: string;
  /** What the returns say of themselves when they were made up. */
  readonly madeUp?: string;
  /** Levels of areas below the whole, highest first. */
  readonly levels: readonly string[];
  /** Figures that any of the protocols may have; the others are in none. */
  readonly fields: readonly FieldName[];
  /** Options by contest. */
  readonly contests: Readonly<Record<string, readonly string[]>>;
  /** Whether there is a register of stations: rows of no contest. */
  readonly register: boolean;
  readonly files: readonly StoredFile[];
  /** Kinds of ballots that are kept beside the protocols; left out where there are none. */
  readonly ballots?: number;
}

/** How deep in the tree of areas a level is; the whole is 0, an unknown level undefined. */
export function depthOf({ levels }: StoreShape, level: string | undefined): number | undefined {
  if (level === undefined) return 0;
  const place = levels.indexOf(level);
  return place < 0 ? undefined : place + 1;
}

/** A sum, and how many protocols wrote the figure. */
export interface StoredSum {
  readonly total: bigint;
  readonly stations: bigint;
}

/** Protocols of one contest added up over one area. */
export interface StoredTally {
  /** Names from the highest level down to the one that was asked for; empty for the whole. */
  readonly area: readonly string[];
  readonly contest: string;
  /** Protocols that are counted. */
  readonly counted: bigint;
  /** Of these, made up. */
  readonly synthetic: bigint;
  /** Voters on the lists of the counted stations. */
  readonly voters: bigint;
  /** Voters of the counted stations in the register. */
  readonly register: StoredSum;
  readonly figures: ReadonlyMap<FieldName, StoredSum>;
  readonly votes: ReadonlyMap<string, StoredSum>;
  readonly turnouts: Readonly<
    Record<TurnoutName, { readonly part: bigint; readonly whole: bigint; readonly stations: bigint }>
  >;
  /** How many protocols each check finds something in; empty where checks were not asked for. */
  readonly found: ReadonlyMap<CheckCode, bigint>;
}

/** What is added up. */
export interface TallyQuery {
  readonly contest: string;
  /** By areas of this level; the whole when left out. */
  readonly level?: string;
  /** Make the checks of the register on every protocol as well. */
  readonly checks?: CheckQuery;
}

/** How checks are made. */
export interface CheckQuery {
  readonly thresholds?: ThresholdPack;
  /** The figures that the form asks for; without it nobody can say that one is missing. */
  readonly form?: ReadonlySet<FieldName>;
}

/** Stations of the register in one area. */
export interface Registered {
  readonly area: readonly string[];
  readonly stations: bigint;
  readonly voters: StoredSum;
}

/** Reads returns. Sums are whole or the promise fails: no engine may leave out a part of its shards. */
export interface ReturnsSource {
  /** The shape of what is held; undefined where nothing is. */
  shape(): Promise<StoreShape | undefined>;
  /** Sums of a contest, in order of the areas' names by code points. No tally where nothing was returned. */
  tallies(query: TallyQuery): Promise<readonly StoredTally[]>;
  /** The register by areas of a level, in the same order; the whole without a level. */
  registered(level?: string): Promise<readonly Registered[]>;
  /** Stations that returned nothing for a contest, at most so many, in their order. */
  missing(contest: string, most: number): Promise<readonly string[]>;
  close(): Promise<void>;
}

/** Keeps returns. */
export interface TabulationStore extends ReturnsSource {
  /**
   * All rows, page by page, in order of contest and station by code points. Fails when not all of them came, also when an
   * import took their place meanwhile.
   */
  rows(): AsyncIterable<readonly PlacedReturn[]>;
  /** All kinds of ballots in their order. Fails when not all of them came. */
  ballots(): Promise<readonly StoredBallot[]>;
  /**
   * Replaces everything: all protocols, or none of them when one is refused ({@link Refused}) or the source fails. A
   * station may stand there once for each contest.
   *
   * @param onRow how many were taken so far.
   * @param ballots as many kinds as the shape says.
   */
  replace(
    shape: StoreShape,
    rows: Iterable<PlacedReturn> | AsyncIterable<PlacedReturn>,
    onRow?: (done: number) => void,
    ballots?: readonly StoredBallot[],
  ): Promise<void>;
}

/** Something cannot be kept. The store is as it was. */
export class Refused extends Error {
  override readonly name = "Refused";
}

/** An engine did not answer, or not wholly. `where` names it without its password. */
export class StoreFailure extends Error {
  override readonly name = "StoreFailure";
  readonly where: string;

  constructor(where: string, what: string, cause?: unknown) {
    super(what, { cause });
    this.where = where;
  }
}

/** Throws {@link Refused} unless a store of this shape may keep the protocol. */
export function refuseUnsound(
  { levels, fields, contests }: StoreShape,
  { areas, register, value }: PlacedReturn,
): void {
  const { station, contest, figures, votes, issuedByMember = [], provenance } = value;
  const refuse = (what: string): never => {
    throw new Refused(`${JSON.stringify(station)}, ${JSON.stringify(contest)}: ${what}`);
  };
  const texts = [station, contest, provenance?.source ?? "", ...areas];
  if (station === "") refuse("a station without a name");
  if (texts.some((text) => text.includes("\0") || !text.isWellFormed())) refuse("a name that is no text");
  if (value.copy !== undefined) refuse("one of several copies; a store keeps one protocol of a station");
  if (areas.length !== levels.length) refuse(`${areas.length} areas instead of ${levels.length}`);
  const options = contest === "" ? [] : contests[contest];
  if (options === undefined) return refuse("a contest that was not announced");
  for (const field of figures.keys())
    if (!fields.includes(field)) refuse(`${field}, which was not announced`);
  for (const option of votes.keys()) if (!options.includes(option)) refuse(`an unknown option ${option}`);
  const numbers = [...figures.values(), ...votes.values(), ...issuedByMember, register ?? 0];
  const unsound = numbers.find((n) => !Number.isSafeInteger(n) || n < 0 || n > LARGEST_STORED);
  if (unsound !== undefined) refuse(`${unsound} instead of a whole number from 0 to ${LARGEST_STORED}`);
}

/** Throws {@link Refused} unless a store of this shape may keep the ballots. */
export function refuseUnsoundBallots(shape: StoreShape, ballots: readonly StoredBallot[]): void {
  const wanted = shape.ballots ?? 0;
  if (ballots.length !== wanted) throw new Refused(`${ballots.length} kinds of ballots instead of ${wanted}`);
  for (const { contest, area, count, ranking } of ballots) {
    const kind = JSON.stringify([contest, area, ranking]);
    if (!kind.isWellFormed() || kind.includes("\\u0000"))
      throw new Refused(`${kind}: a name that is no text`);
    if (!Number.isSafeInteger(count) || count < 0 || count > LARGEST_STORED)
      throw new Refused(`${kind}: ${count} instead of a whole number from 0 to ${LARGEST_STORED}`);
  }
}

/** Says which stations stand there more than once. */
export function refuseTwice(
  repeated: readonly { readonly station: string; readonly contest: string }[],
): never {
  const named = repeated.map(({ station, contest }) => `${station} (${contest})`);
  throw new Refused(`stations that stand there more than once: ${named.join(", ")}`);
}

/** Order by code points, as databases with binary collation have it. */
export function compareTexts(a: string, b: string): number {
  return Buffer.compare(Buffer.from(a), Buffer.from(b));
}

/** Order of areas: by name, level after level. */
export function compareAreas(a: readonly string[], b: readonly string[]): number {
  for (const [i, name] of a.entries()) {
    const order = compareTexts(name, b[i] ?? "");
    if (order !== 0) return order;
  }
  return a.length - b.length;
}
