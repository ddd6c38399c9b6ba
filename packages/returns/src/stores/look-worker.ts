/** A thread that looks at its part of a plain table: it is told at the start which, and answers once; undefined: it is odd. */

import { enableCompileCache } from "node:module";
import { parentPort, workerData } from "node:worker_threads";
import type { LookedPart, LookTask } from "./look-at-csv.ts";

// What was compiled for one thread starts the next ones several times as fast.
enableCompileCache();
const { lookAtPieces } = await import("./look-at-csv.ts");
const { NotPlain } = await import("./plain-table.ts");

// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- whoever starts the thread gives nothing else
const task = workerData as LookTask;
const answer = await lookAtPieces(task).catch((error: unknown): LookedPart | undefined => {
  if (error instanceof NotPlain) return undefined;
  throw error;
});
parentPort?.postMessage(answer, answer === undefined ? [] : [answer.digests.buffer]);
