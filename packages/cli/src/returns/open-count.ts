/**
 * A count of returns, wherever they lie: a folder, one table, or a store.
 *
 * @module
 */

import { statSync } from "node:fs";
import type { Election } from "@urna/atlas";
import {
  type AreaNames,
  type Counted,
  countStored,
  isStoreAddress,
  type StoredBallot,
  type StoredCount,
  withScan,
} from "@urna/returns";
import { type CheckCode, countReturns, type Finding } from "@urna/tally";
import type { Block } from "@urna/words";
import { left, right, textCell, wholeCell } from "@urna/words/cells";
import { loadReturnsWords, type ReturnsWords } from "@urna/words/returns-words";
import { EXIT } from "../exit.ts";
import { Failure } from "../failure.ts";
import type { Session } from "../session.ts";
import { areaNamesOf, type Desk, knownOf } from "./desk.ts";
import { openReturns, storedAreaNames } from "./open-returns.ts";
import { withStore } from "./with-store.ts";

/** A count with what was found on the way. */
export interface OpenedCount {
  readonly desk: Desk;
  readonly count: Counted;
  readonly findings: readonly Finding[];
  /** Levels of areas by which sums may be asked for. */
  readonly levels: readonly string[];
  /** In how many protocols each check found something; undefined where checks were not made. */
  readonly found?: ReadonlyMap<CheckCode, number>;
}

/** What is counted, and how deep. */
export interface OpenCountOptions {
  /** That of the command; a store says itself which one it is of. */
  readonly election?: Election;
  /** Levels of areas that are asked for below the whole. */
  readonly levels: readonly string[];
}

/** Counts the returns of a folder, of one table where it lies, or of a store. */
export async function openCount(
  session: Session,
  place: string,
  options: OpenCountOptions,
): Promise<OpenedCount> {
  if (!isStoreAddress(place)) {
    const isFile = statSync(place, { throwIfNoEntry: false })?.isFile() === true;
    return isFile ? countTable(session, place, options) : countReturned(session, place, options);
  }
  const texts = await loadReturnsWords(session.words);
  const { levels, election } = options;
  const areaNames = storedAreaNames(session, election);
  return withStore(texts, place, async (store) => {
    const stored = await countStored(store, { levels, areaNames });
    if (stored === undefined) throw new Failure(EXIT.dataMissing, { text: texts.word("tally.empty") });
    return ofStore(texts, stored, await store.ballots());
  });
}

/** A plain table is added up where it lies; any other is read carefully, and says what is odd in it. */
async function countTable(session: Session, path: string, options: OpenCountOptions): Promise<OpenedCount> {
  const { election, levels } = options;
  const texts = await loadReturnsWords(session.words);
  const areaNames = (): AreaNames | undefined => areaNamesOf(election);
  const scanOptions = {
    known: knownOf(election),
    ...(election === undefined ? {} : { election: election.id }),
  };
  const scanned = await withScan(path, scanOptions, (scan) => countStored(scan, { levels, areaNames }));
  return scanned === undefined ? countReturned(session, path, options) : ofStore(texts, scanned);
}

/** Counts the returns one by one. */
async function countReturned(
  session: Session,
  place: string,
  { election }: OpenCountOptions,
): Promise<OpenedCount> {
  const desk = await openReturns(session, place, election);
  const { count, findings } = countReturns(desk.project.returns.values(), desk.geography);
  return { desk, count, findings, levels: levelsOf(desk) };
}

function ofStore(
  texts: ReturnsWords,
  { shape, count, found }: StoredCount,
  ballots: readonly StoredBallot[] = [],
): OpenedCount {
  const desk = {
    ...(shape.election === undefined ? {} : { election: shape.election }),
    geography: count.geography,
    texts,
    madeUp: shape.madeUp,
    ballots,
  };
  return { desk, count, findings: [], found, levels: [...levelsOf(desk), ...shape.levels] };
}

function levelsOf({ geography }: Desk): readonly string[] {
  return [...geography.areas.values()].map(({ level }) => level);
}

/** In how many protocols each check of the register finds something. */
export function foundBlocks(
  { words }: Session,
  { texts }: Desk,
  found: ReadonlyMap<CheckCode, number> | undefined,
): readonly Block[] {
  if (found === undefined || found.size === 0) return [];
  const rows = [...found].sort(([a], [b]) => (a < b ? -1 : 1));
  return [
    { kind: "heading", text: texts.word("tally.checks") },
    {
      kind: "table",
      id: "checks",
      columns: [
        left("code", texts.word("returns.code")),
        right("number", texts.word("returns.number")),
        left("meaning", texts.word("returns.meaning")),
      ],
      rows: rows.map(([code, times]) => [
        textCell(code),
        wholeCell(words, times),
        textCell(texts.find(`check.${code}`) ?? "", code),
      ]),
    },
  ];
}
