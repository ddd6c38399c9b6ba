/**
 * Simulations of a screening on several threads. Every run has its own random numbers and its own place in the answer, so
 * that one thread and many give the same.
 *
 * @module
 */

import { availableParallelism } from "node:os";
import { Worker } from "node:worker_threads";
import { type Hits, mergeHits, type Seen, type StationTable } from "@urna/screening";
import { type JobResults, OPENERS, type ScreeningJob, type ToScreening } from "./worker.ts";

/** Runs that a thread makes before it reports. */
const CHUNK: Readonly<Record<ScreeningJob, number>> = { calibration: 20, copies: 20, "spike-rate": 4 };
/** How much longer a run of one station takes than in a calibration. */
const WEIGHT: Readonly<Record<ScreeningJob, number>> = { calibration: 1, copies: 5, "spike-rate": 500 };
/** Tables below this many station runs are simulated at once, without threads. */
const SMALL = 2_000_000;

/** How many elections, from which seed, and who hears how many are done. */
export interface ScreeningTask {
  readonly table: StationTable;
  readonly seed: string;
  readonly runs: number;
  readonly threads?: number;
  readonly onProgress?: (done: number) => void;
}

/** How often each test lights up on clean elections; undefined when no station can be used. */
export async function calibrateStations(task: ScreeningTask): Promise<Hits | undefined> {
  const parts = await inParts("calibration", task);
  return parts === undefined ? undefined : mergeHits(parts);
}

/** Copies of the election for the density of results, in the order of their numbers. */
export async function copyStations(task: ScreeningTask): Promise<readonly Seen[] | undefined> {
  return (await inParts("copies", task))?.flat();
}

/** How often the test of that density lights up on clean elections. */
export async function measureSpikes(
  task: ScreeningTask,
): Promise<{ readonly hits: number; readonly runs: number } | undefined> {
  const parts = await inParts("spike-rate", task);
  return parts?.reduce((sum, { hits, runs }) => ({ hits: sum.hits + hits, runs: sum.runs + runs }), {
    hits: 0,
    runs: 0,
  });
}

/** What a thread answers to the runs that it was given. */
type Answer<J extends ScreeningJob> = JobResults[J] | undefined;

/** The results of all runs, part by part in their order. */
async function inParts<J extends ScreeningJob>(
  job: J,
  task: ScreeningTask,
): Promise<readonly JobResults[J][] | undefined> {
  const { table, seed, runs, threads = availableParallelism(), onProgress } = task;
  if (threads > 1 && table.area.length * runs * WEIGHT[job] > SMALL) return onThreads(job, task, threads);
  const run = OPENERS[job](table, seed);
  if (run === undefined) return undefined;
  const parts: JobResults[J][] = [];
  for (let from = 0; from < runs; from += CHUNK[job]) {
    const to = Math.min(runs, from + CHUNK[job]);
    parts.push(run(from, to));
    onProgress?.(to);
  }
  return parts;
}

async function onThreads<J extends ScreeningJob>(
  job: J,
  { table, seed, runs, onProgress }: ScreeningTask,
  threads: number,
): Promise<readonly JobResults[J][] | undefined> {
  const parts = new Map<number, JobResults[J]>();
  let next = 0;
  let done = 0;
  const work = (): Promise<void> =>
    new Promise((resolve, reject) => {
      const worker = new Worker(new URL("./worker.ts", import.meta.url));
      // oxlint-disable-next-line unicorn/require-post-message-target-origin -- threads of Node have no origin
      const tell = (message: ToScreening): void => worker.postMessage(message);
      let own = { from: 0, to: 0 };
      const give = (): void => {
        if (next >= runs) {
          worker.terminate().then(() => resolve(), reject);
          return;
        }
        own = { from: next, to: Math.min(runs, next + CHUNK[job]) };
        next = own.to;
        tell({ kind: "run", ...own });
      };
      worker.on("message", (part: Answer<J>) => {
        if (part !== undefined) parts.set(own.from, part);
        done += own.to - own.from;
        onProgress?.(done);
        give();
      });
      worker.on("error", reject);
      tell({ kind: "open", job, table, seed });
      give();
    });
  await Promise.all(Array.from({ length: threads }, work));
  const inOrder = [...parts].sort(([a], [b]) => a - b).map(([, part]) => part);
  return inOrder.length === 0 ? undefined : inOrder;
}
