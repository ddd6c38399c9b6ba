/**
 * The end of an import into a store: of each station the protocol that counts, all of them or none.
 *
 * @module
 */

import { existsSync, statSync } from "node:fs";
import { join } from "node:path";
import {
  emptyProject,
  type ImportPlan,
  importScan,
  MANIFEST,
  openProject,
  placedReturns,
  type Scan,
  withScan,
} from "@urna/returns";
import { countReturns, makeGeography } from "@urna/tally";
import type { ReturnsWords } from "@urna/words/returns-words";
import { readElection } from "../cases.ts";
import { EXIT } from "../exit.ts";
import { Failure } from "../failure.ts";
import { startProgress } from "../progress.ts";
import type { Session } from "../session.ts";
import { importFailure, knownOf, needImported } from "./desk.ts";
import { heldIn } from "./read-ballots.ts";
import { withStore } from "./with-store.ts";

const MOST_NAMED = 20;

/** What a plain table would change in a store; undefined where the careful reader must read it. */
export interface PlainPlan extends ImportPlan {
  readonly madeUp?: string;
}

/** Reads one plain table by the engine itself and, with `yes`, replaces by it what the store holds. */
export async function takePlainTable(
  session: Session,
  texts: ReturnsWords,
  files: readonly string[],
  address: string,
  {
    election: named,
    mapping,
    yes,
  }: { readonly election?: string; readonly mapping?: string; readonly yes?: boolean },
): Promise<PlainPlan | undefined> {
  const [path, another] = files;
  if (path === undefined || another !== undefined || mapping !== undefined) return undefined;
  if (isFolder(path) || (await heldIn(path)) !== undefined) return undefined;
  const election = named === undefined ? undefined : readElection(session, named);
  const {
    words,
    surroundings,
    options: { ascii = false },
  } = session;
  const size = statSync(path, { throwIfNoEntry: false })?.size ?? 0;
  const progress = startProgress(surroundings.stderr, words, Math.max(1, size), { ascii });
  const scanOptions = {
    known: knownOf(election),
    ...(election === undefined ? {} : { election: election.id }),
    onBytes: (done: number) => progress.update(done),
  };
  try {
    return await withScan(path, scanOptions, async (scan) => {
      const [rows, sha256] = await Promise.all([scan.length(), scan.digest()]);
      if (yes === true) await withStore(texts, address, (store) => importScan(scan, store));
      return planOf(scan, rows, sha256, election?.id);
    });
  } finally {
    progress.end();
  }
}

/** A folder of returns as it would go into a store. */
export function planFolder(session: Session, texts: ReturnsWords, folder: string): ImportPlan {
  const after = needImported(session.words, texts, openProject(folder));
  const { size } = after.returns;
  const none = {
    filesAdded: after.imports.length,
    tables: [],
    firstAdded: [],
    changed: [],
    same: 0,
    refused: [],
  };
  return { ...none, added: size, stationsAdded: after.stations.length, after };
}

/** Whether a path is a folder that was imported into. */
export function isFolder(path: string): boolean {
  return existsSync(join(path, MANIFEST));
}

function planOf({ table }: Scan, rows: number, sha256: string, election: string | undefined): PlainPlan {
  const { file, format, header, guess, shape } = table;
  const read = { file: { file, sha256, format }, header, guess, register: false, returns: [], stations: [] };
  return {
    tables: [{ ...read, refused: [], ignored: 0 }],
    added: rows,
    firstAdded: [],
    changed: [],
    same: 0,
    filesAdded: 1,
    stationsAdded: rows,
    refused: [],
    after: emptyProject(election),
    ...(shape.madeUp === undefined ? {} : { madeUp: shape.madeUp }),
  };
}

/** Replaces what a store holds by what was planned. */
export async function writeStore(
  { words, surroundings, options: { ascii = false } }: Session,
  texts: ReturnsWords,
  address: string,
  { after, refused }: ImportPlan,
): Promise<void> {
  if (refused.length > 0) throw importFailure(words, texts, refused);
  const geography = makeGeography(after);
  const { count } = countReturns(after.returns.values(), geography);
  const held = [...count.held].map(({ station }) => station);
  if (held.length > 0) {
    const named = held.slice(0, MOST_NAMED).join(", ");
    const stations = `${texts.counted("count.stations", held.length)} (${named})`;
    throw new Failure(EXIT.checkFailed, { text: texts.say("store.held", { stations }) });
  }
  const { shape, rows } = placedReturns(after, geography, [...count.counted]);
  const all = geography.stations.size + after.returns.size;
  const progress = startProgress(surroundings.stderr, words, Math.max(1, all), { ascii });
  try {
    await withStore(texts, address, (store) =>
      store.replace(shape, rows(), (done) => progress.update(done), after.ballots),
    );
  } finally {
    progress.end();
  }
}
