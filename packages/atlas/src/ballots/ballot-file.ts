/**
 * What files of ballots hold, whatever their format: candidates, and ballots by type. One file is one contest in one area:
 * `<contest>.blt`, or `<contest>.<area>.blt`.
 *
 * @module
 */

import type { Area, BallotRow, Contender } from "@urna/law";
import type { BallotCandidate, BallotFile } from "./ballot-types.ts";
import { readBlt } from "./blt.ts";
import { PREFLIB_ENDINGS, readPrefLib } from "./preflib.ts";
import type { Place, Problems } from "../problems.ts";

/** The same as the engine's input. */
export interface BallotInput {
  readonly contenders: readonly Contender[];
  /** The area with its seats, where the file says how many there are. */
  readonly area?: Area;
  readonly ballots: readonly BallotRow[];
  readonly names: ReadonlyMap<string, string>;
  /** Where each ballot stands. */
  readonly places: readonly Place[];
}

/** Endings of names of files that {@link readBallotFile} reads. */
export const BALLOT_ENDINGS: readonly string[] = ["blt", ...PREFLIB_ENDINGS];

/** Whether a file is a file of ballots, by its name. */
export function isBallotFile(name: string): boolean {
  return BALLOT_ENDINGS.includes(name.split(".").at(-1)?.toLowerCase() ?? "");
}

/** Reads a file of ballots by the ending of its name. Problems name the file and the line. */
export function readBallotFile(content: string, file: string, problems: Problems): BallotFile | undefined {
  return file.toLowerCase().endsWith(".blt")
    ? readBlt(content, file, problems)
    : readPrefLib(content, file, problems);
}

/**
 * Turns a file of ballots into input. A candidate whose name is in `known` (ids by name) has that id; others have the name
 * in small letters, `-` between words. Where the rules hold a vote with preferences in one contest only, the file is of
 * that contest, whatever its name.
 */
export function toBallotInput(
  read: BallotFile,
  file: string,
  known: ReadonlyMap<string, string> = new Map(),
  contests: readonly string[] = [],
): BallotInput {
  const [named = "", part = ""] = (file.split("/").at(-1) ?? "").split(".").slice(0, -1);
  const only = contests.length === 1 && !contests.includes(named) ? contests[0] : undefined;
  const [contest, area] = only === undefined ? [named, part] : [only, ""];
  const ids = idsOf(read.candidates, known);
  const id = (k: number): string => ids[k] ?? "";
  return {
    contenders: read.candidates.map(({ withdrawn }, k) => ({
      id: id(k),
      kind: "person",
      facts: { contest, ...(area === "" ? {} : { area }), ...(withdrawn ? { withdrawn: true } : {}) },
    })),
    ...(read.seats === undefined ? {} : { area: { id: area, level: "", seats: read.seats } }),
    ballots: read.ballots.map(({ count, ranking }) => ({
      contest,
      area,
      count,
      ranking: ranking.map((rank) => rank.map(id)),
    })),
    names: new Map(read.candidates.map(({ name }, k) => [id(k), name])),
    places: read.ballots.map(({ line }) => ({ file, row: line })),
  };
}

function idsOf(
  candidates: readonly BallotCandidate[],
  known: ReadonlyMap<string, string>,
): readonly string[] {
  const ids: string[] = [];
  for (const [k, { name }] of candidates.entries()) {
    const own = known.get(name) ?? (slugOf(name) || `candidate-${k + 1}`);
    ids.push(ids.includes(own) ? `${own}-${k + 1}` : own);
  }
  return ids;
}

/** A name in small letters without accents, `-` between words; empty when nothing of it is left. */
export function slugOf(name: string): string {
  return name
    .normalize("NFD")
    .replaceAll(/\p{M}/gu, "")
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, "-")
    .replaceAll(/^-|-$/g, "");
}
