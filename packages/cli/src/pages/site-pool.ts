/**
 * The pages of elections, written by several threads. Each election is written by one of them, whole, so that the files are
 * the same however many there are.
 *
 * @module
 */

import { availableParallelism } from "node:os";
import { Worker } from "node:worker_threads";
import type { SiteWork } from "./site-worker.ts";

/** Writes all pages of these elections and gives the number of files; `onWritten` hears how many elections are done. */
export async function buildElections(
  work: SiteWork,
  elections: readonly string[],
  onWritten: (done: number) => void,
): Promise<number> {
  let [next, done, files] = [0, 0, 0];
  const thread = (): Promise<void> =>
    new Promise((resolve, reject) => {
      const worker = new Worker(new URL("./site-worker.ts", import.meta.url), { workerData: work });
      const give = (): void => {
        const id = elections[next++];
        // oxlint-disable-next-line unicorn/require-post-message-target-origin -- threads of Node have no origin
        if (id !== undefined) worker.postMessage(id);
        else worker.terminate().then(() => resolve(), reject);
      };
      worker.on("message", (written: number) => {
        files += written;
        onWritten(++done);
        give();
      });
      worker.on("error", reject);
      give();
    });
  const threads = Math.min(availableParallelism(), elections.length);
  await Promise.all(Array.from({ length: threads }, thread));
  return files;
}
