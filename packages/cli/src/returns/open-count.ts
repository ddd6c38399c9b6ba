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
  emptyProject,
  isStoreAddress,
  openStore,
  planImport,
  Refused,
  StoreFailure,
  type StoredCount,
  type SqlStore,
  withScan,
} from "@urna/returns";
import { type CheckCode, countReturns, type Finding } from "@urna/tally";
import type { Block } from "@urna/words";
import { left, right, textCell, wholeCell } from "@urna/words/cells";
import { loadReturnsWords, type ReturnsWords } from "@urna/words/returns-words";
import { readElection } from "../cases.ts";
import { EXIT } from "../exit.ts";
import { Failure } from "../failure.ts";
import type { Session } from "../session.ts";
import { areaNamesOf, type Desk, deskOf, importFailure, knownOf, openReturns } from "./desk.ts";
import { readFiles } from "./read-files.ts";

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
  const isFile = statSync(place, { throwIfNoEntry: false })?.isFile() === true;
  if (isFile && !isStoreAddress(place)) return countTable(session, place, options);
  if (!isStoreAddress(place)) {
    const desk = await openReturns(session, place);
    const { count, findings } = countReturns(desk.project.returns.values(), desk.geography);
    return { desk, count, findings, levels: levelsOf(desk) };
  }
  const texts = await loadReturnsWords(session.words);
  const { levels, election } = options;
  const areaNames = (id: string | undefined): AreaNames | undefined => namesOf(session, id, election);
  const stored = await withStore(texts, place, (store) => countStored(store, { levels, areaNames }));
  if (stored === undefined) throw new Failure(EXIT.dataMissing, { text: texts.word("tally.empty") });
  return ofStore(texts, stored);
}

/** A plain table is added up where it lies; any other is read carefully, and says what is odd in it. */
async function countTable(
  session: Session,
  path: string,
  { election, levels }: OpenCountOptions,
): Promise<OpenedCount> {
  const texts = await loadReturnsWords(session.words);
  const known = knownOf(election);
  const areaNames = (): AreaNames | undefined => areaNamesOf(election);
  const scanOptions = { known, ...(election === undefined ? {} : { election: election.id }) };
  const scanned = await withScan(path, scanOptions, (scan) => countStored(scan, { levels, areaNames }));
  if (scanned !== undefined) return ofStore(texts, scanned);
  const tables = await readFiles(session, texts, [path], { known });
  const { after, refused } = planImport(tables, emptyProject(election?.id), areaNamesOf(election));
  if (refused.length > 0) throw importFailure(session.words, texts, refused);
  const desk = deskOf(after, texts);
  const { count, findings } = countReturns(after.returns.values(), desk.geography);
  return { desk, count, findings, levels: levelsOf(desk) };
}

function namesOf(
  session: Session,
  id: string | undefined,
  election: Election | undefined,
): AreaNames | undefined {
  return areaNamesOf(election ?? (id === undefined ? undefined : readElection(session, id)));
}

function ofStore(texts: ReturnsWords, { shape, count, found }: StoredCount): OpenedCount {
  const desk = {
    ...(shape.election === undefined ? {} : { election: shape.election }),
    geography: count.geography,
    texts,
    madeUp: shape.madeUp,
  };
  return { desk, count, findings: [], found, levels: [...levelsOf(desk), ...shape.levels] };
}

function levelsOf({ geography }: Desk): readonly string[] {
  return [...geography.areas.values()].map(({ level }) => level);
}

/** Does something with a store, and closes it. What fails ends the command. */
export async function withStore<T>(
  texts: ReturnsWords,
  address: string,
  act: (store: SqlStore) => Promise<T>,
): Promise<T> {
  try {
    const store = await openStore(address);
    try {
      return await act(store);
    } finally {
      await store.close();
    }
  } catch (error: unknown) {
    if (error instanceof StoreFailure) {
      const { where, message } = error;
      throw new Failure(EXIT.dataMissing, {
        text: texts.say("store.failed", { store: where }),
        details: [message],
      });
    }
    if (!(error instanceof Refused)) throw error;
    throw new Failure(EXIT.badFile, { text: texts.word("store.refused"), details: [error.message] });
  }
}

/** An address as it may be shown: without its password. */
export function shownAddress(address: string): string {
  return address.replace(/^(\w+:\/\/[^:@/]*):[^@/]*@/, "$1@");
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
