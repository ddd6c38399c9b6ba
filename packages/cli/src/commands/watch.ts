/**
 * `urna watch PLACE`: the tally of a folder or a store, drawn again whenever its returns change. Tables that are put into
 * the folder `incoming` of a folder are imported, each as a whole or not at all.
 *
 * @module
 */

import { existsSync, readdirSync, watch } from "node:fs";
import { join } from "node:path";
import process from "node:process";
import { FolderBusy, folderState, isStoreAddress, writeProject } from "@urna/returns";
import { loadReturnsWords, type ReturnsWords } from "@urna/words/returns-words";
import { Failure } from "../failure.ts";
import { shownAddress, withStore } from "../returns/with-store.ts";
import type { Answer, Session } from "../session.ts";
import { plannedImport } from "./import.ts";
import { type TabulateOptions, tabulateReturns } from "./tabulate.ts";

export interface WatchOptions extends TabulateOptions {
  readonly once?: boolean;
}

const CLEAR = "\u001B[H\u001B[2J";
const INCOMING = "incoming";
const MAPPING = "mapping.json";
/** Files are often written in several pieces: wait until it is quiet, in milliseconds. */
const QUIET = 150;

/** A store tells nobody that it changed: it is asked, so many milliseconds after its last answer. */
const ASKED_AGAIN = 1000;

/** Watches until it is interrupted; the answer is the last tally. */
export async function watchReturns(session: Session, place: string, options: WatchOptions): Promise<Answer> {
  const texts = await loadReturnsWords(session.words);
  const isStore = isStoreAddress(place);
  const refused = new Map<string, string>();
  if (!isStore) await takeIncoming(session, texts, place, refused);
  // A file that is refused changes nothing in the folder, and is told of all the same.
  const stateOf = async (): Promise<string> =>
    isStore
      ? JSON.stringify(await withStore(texts, place, (store) => store.shape()))
      : JSON.stringify([folderState(place), ...refused]);
  const { stdout, stderr } = session.surroundings;
  const tellRefused = (): void => {
    for (const [file, why] of refused) stderr.write(`${texts.say("watch.refused", { file, why })}\n`);
  };
  let drawn = await stateOf();
  let answer = await tabulateReturns(session, place, options);
  if (options.once === true) {
    tellRefused();
    return answer;
  }
  const draw = (): void => {
    if (stdout.isTTY === true) stdout.write(CLEAR);
    session.deliver(answer);
    tellRefused();
    stderr.write(`${texts.say("watch.waiting", { folder: shownAddress(place) })}\n`);
  };
  draw();
  await untilInterrupted(isStore ? undefined : place, async () => {
    if (!isStore) await takeIncoming(session, texts, place, refused);
    try {
      const state = await stateOf();
      if (state === drawn) return;
      answer = await tabulateReturns(session, place, options);
      drawn = state;
      draw();
    } catch (error: unknown) {
      // A store that somebody else writes, or that is away for a while: said, and asked again.
      if (!isStore || !(error instanceof Failure)) throw error;
      stderr.write(`${error.message}\n`);
    }
  });
  return answer;
}

/**
 * Imports what is new in the folder for it. What cannot be imported is named and left there. A file that was taken stays
 * taken: two of them that contradict each other would change the returns for ever.
 */
async function takeIncoming(
  session: Session,
  texts: ReturnsWords,
  directory: string,
  refused: Map<string, string>,
): Promise<void> {
  const incoming = join(directory, INCOMING);
  if (!existsSync(incoming)) return;
  const mapping = join(incoming, MAPPING);
  refused.clear();
  for (const name of readdirSync(incoming).sort()) {
    if (
      !/\.(?:csv|tsv|txt|xlsx|parquet|json|xml|blt|so[ci]|to[ci])(?:\.gz)?$/i.test(name) ||
      name === MAPPING
    )
      continue;
    try {
      const given = existsSync(mapping) ? { mapping } : {};
      const over = folderState(directory);
      const plan = await plannedImport(session, texts, [join(incoming, name)], directory, given);
      const [problem] = plan.refused;
      if (problem !== undefined) {
        refused.set(
          name,
          `${problem.row ?? ""} ${texts.find(`check.${problem.code}`) ?? problem.expected}`.trim(),
        );
      } else if (plan.filesAdded > 0) writeProject(directory, plan.after, over);
    } catch (error: unknown) {
      // A file that is no table, or a folder that is being written: said, and tried again at the next change.
      if (!(error instanceof Failure) && !(error instanceof FolderBusy)) throw error;
      const [answer] = error instanceof Failure ? (error.complaint.report?.blocks ?? []) : [];
      refused.set(name, answer?.kind === "answer" ? answer.text : error.message);
    }
  }
}

/** Calls back after every change of a folder, or again and again without one, until Ctrl-C. */
async function untilInterrupted(directory: string | undefined, changed: () => Promise<void>): Promise<void> {
  const { promise, resolve, reject } = Promise.withResolvers<undefined>();
  let timer: NodeJS.Timeout | undefined;
  // One after the other: two imports at once would each undo the other.
  let last = Promise.resolve();
  const call = (wait: number, after: () => void): void => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      last = last.then(changed).catch(reject).then(after);
    }, wait);
  };
  const ask = (): void => call(ASKED_AGAIN, ask);
  const watcher =
    directory === undefined
      ? undefined
      : watch(directory, { recursive: true }, () => call(QUIET, () => undefined));
  if (watcher === undefined) ask();
  const stop = (): void => resolve(undefined);
  process.once("SIGINT", stop);
  try {
    await promise;
  } finally {
    process.removeListener("SIGINT", stop);
    clearTimeout(timer);
    watcher?.close();
  }
}
