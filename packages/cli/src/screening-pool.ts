/**
 * Clean elections, simulated on several threads. Every run has its own random numbers, so that the rates are the same on one
 * thread and on many.
 *
 * @module
 */

import { availableParallelism } from "node:os";
import { Worker } from "node:worker_threads";
import { type Hits, mergeHits, openCalibration, type StationTable } from "@urna/screening";
import type { ToScreening } from "./screening-worker.ts";

/** Runs that a thread makes before it reports. */
const CHUNK = 20;
/** Tables below this many station runs are simulated at once, without threads. */
const SMALL = 2_000_000;

/** How many elections, from which seed, and who hears how many are done. */
export interface CalibrationTask {
  readonly table: StationTable;
  readonly seed: string;
  readonly runs: number;
  readonly threads?: number;
  readonly onProgress?: (done: number) => void;
}

/** Simulates and counts the hits; undefined when no station can be used. */
export async function calibrateStations(task: CalibrationTask): Promise<Hits | undefined> {
  const { table, seed, runs, threads = availableParallelism(), onProgress } = task;
  if (threads > 1 && table.area.length * runs > SMALL) return onThreads(task, threads);
  const calibration = openCalibration(table, seed);
  if (calibration === undefined) return undefined;
  const parts: Hits[] = [];
  for (let from = 0; from < runs; from += CHUNK) {
    parts.push(calibration.run(from, Math.min(runs, from + CHUNK)));
    onProgress?.(Math.min(runs, from + CHUNK));
  }
  return mergeHits(parts);
}

async function onThreads(
  { table, seed, runs, onProgress }: CalibrationTask,
  threads: number,
): Promise<Hits | undefined> {
  const parts: (Hits | undefined)[] = [];
  let next = 0;
  let done = 0;
  const work = (): Promise<void> =>
    new Promise((resolve, reject) => {
      const worker = new Worker(new URL("./screening-worker.ts", import.meta.url));
      // oxlint-disable-next-line unicorn/require-post-message-target-origin -- threads of Node have no origin
      const tell = (message: ToScreening): void => worker.postMessage(message);
      const give = (): void => {
        if (next >= runs) {
          worker.terminate().then(() => resolve(), reject);
          return;
        }
        const from = next;
        next = Math.min(runs, from + CHUNK);
        tell({ kind: "run", from, to: next });
      };
      worker.on("message", (part: Hits | undefined) => {
        parts.push(part);
        done += CHUNK;
        onProgress?.(Math.min(runs, done));
        give();
      });
      worker.on("error", reject);
      tell({ kind: "open", table, seed });
      give();
    });
  await Promise.all(Array.from({ length: threads }, work));
  const found = parts.filter((part) => part !== undefined);
  return found.length === 0 ? undefined : mergeHits(found);
}
