/** A thread of a screening: it is told what to simulate once, then which runs. */

import { parentPort } from "node:worker_threads";
import {
  type Hits,
  openCalibration,
  openResampling,
  openSpikeRate,
  type Seen,
  type StationTable,
} from "@urna/screening";

/** What is simulated: clean elections, copies for the density of results, or the test of that density on clean elections. */
export const SCREENING_JOBS = ["calibration", "copies", "spike-rate"] as const;
export type ScreeningJob = (typeof SCREENING_JOBS)[number];

/** What each of them gives for some runs. */
export interface JobResults {
  readonly calibration: Hits;
  readonly copies: readonly Seen[];
  readonly "spike-rate": { readonly hits: number; readonly runs: number };
}

/** Makes runs from one number to another. */
export type Runner<J extends ScreeningJob> = (from: number, to: number) => JobResults[J];

/** How each job is opened on a table; undefined when no station can be used. */
export const OPENERS: {
  readonly [J in ScreeningJob]: (table: StationTable, seed: string) => Runner<J> | undefined;
} = {
  calibration: (table, seed) => {
    const opened = openCalibration(table, seed);
    return opened === undefined ? undefined : (from, to) => opened.run(from, to);
  },
  copies: (table, seed) => {
    const opened = openResampling(table, seed);
    return opened === undefined
      ? undefined
      : (from, to) => Array.from({ length: to - from }, (_, i) => opened.draw(from + i));
  },
  "spike-rate": (table, seed) => {
    const opened = openSpikeRate(table, seed);
    return opened === undefined ? undefined : (from, to) => opened.run(from, to);
  },
};

/** What the thread is told. */
export type ToScreening =
  | { readonly kind: "open"; readonly job: ScreeningJob; readonly table: StationTable; readonly seed: string }
  | { readonly kind: "run"; readonly from: number; readonly to: number };

let runner: Runner<ScreeningJob> | undefined;
parentPort?.on("message", (message: ToScreening) => {
  if (message.kind === "open") runner = OPENERS[message.job](message.table, message.seed);
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- threads of Node have no origin
  else parentPort?.postMessage(runner?.(message.from, message.to));
});
