/**
 * `urna watch DIR`: the tally of a folder, drawn again whenever its returns change. Tables that are put into its folder
 * `incoming` are imported, each as a whole or not at all.
 *
 * @module
 */

import { existsSync, readdirSync, watch } from "node:fs";
import { join } from "node:path";
import process from "node:process";
import { FolderBusy, folderState, writeProject } from "@urna/returns";
import { loadReturnsWords, type ReturnsWords } from "@urna/words/returns-words";
import { Failure } from "../failure.ts";
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

/** Watches until it is interrupted; the answer is the last tally. */
export async function watchReturns(
  session: Session,
  directory: string,
  options: WatchOptions,
): Promise<Answer> {
  const texts = await loadReturnsWords(session.words);
  const refused = new Map<string, string>();
  await takeIncoming(session, texts, directory, refused);
  let answer = await tabulateReturns(session, directory, options);
  if (options.once === true) return answer;
  const { stdout, stderr } = session.surroundings;
  const draw = (): void => {
    if (stdout.isTTY === true) stdout.write(CLEAR);
    session.deliver(answer);
    for (const [file, why] of refused) stderr.write(`${texts.say("watch.refused", { file, why })}\n`);
    stderr.write(`${texts.say("watch.waiting", { folder: directory })}\n`);
  };
  draw();
  let drawn = folderState(directory);
  await untilInterrupted(directory, async () => {
    await takeIncoming(session, texts, directory, refused);
    const state = folderState(directory);
    if (state === drawn) return;
    drawn = state;
    answer = await tabulateReturns(session, directory, options);
    draw();
  });
  return answer;
}

/** Imports what is new in the folder for it. What cannot be imported is named and left there. */
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
    if (!/\.(?:csv|tsv|txt|xlsx|parquet|json|xml)(?:\.gz)?$/i.test(name) || name === MAPPING) continue;
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
      } else if (plan.added + plan.changed.length + plan.stationsAdded > 0)
        writeProject(directory, plan.after, over);
    } catch (error: unknown) {
      // A file that is no table, or a folder that is being written: said, and tried again at the next change.
      if (!(error instanceof Failure) && !(error instanceof FolderBusy)) throw error;
      const [answer] = error instanceof Failure ? (error.complaint.report?.blocks ?? []) : [];
      refused.set(name, answer?.kind === "answer" ? answer.text : error.message);
    }
  }
}

/** Calls back after every change, until Ctrl-C. */
async function untilInterrupted(directory: string, changed: () => Promise<void>): Promise<void> {
  const { promise, resolve, reject } = Promise.withResolvers<undefined>();
  let timer: NodeJS.Timeout | undefined;
  // One after the other: two imports at once would each undo the other.
  let last = Promise.resolve();
  const watcher = watch(directory, { recursive: true }, () => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      last = last.then(changed).catch(reject);
    }, QUIET);
  });
  const stop = (): void => resolve(undefined);
  process.once("SIGINT", stop);
  try {
    await promise;
  } finally {
    process.removeListener("SIGINT", stop);
    clearTimeout(timer);
    watcher.close();
  }
}
