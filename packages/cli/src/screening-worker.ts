/** A thread that simulates clean elections on a table of polling stations. */

import { parentPort } from "node:worker_threads";
import { type Calibration, openCalibration, type StationTable } from "@urna/screening";

/** What the thread is told: the table once, then runs from one number to another. */
export type ToScreening =
  | { readonly kind: "open"; readonly table: StationTable; readonly seed: string }
  | { readonly kind: "run"; readonly from: number; readonly to: number };

let calibration: Calibration | undefined;
parentPort?.on("message", (message: ToScreening) => {
  if (message.kind === "open") calibration = openCalibration(message.table, message.seed);
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- threads of Node have no origin
  else parentPort?.postMessage(calibration?.run(message.from, message.to));
});
