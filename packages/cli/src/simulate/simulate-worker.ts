// A thread of a simulation: answers each message of the pool with one message.

import { parentPort } from "node:worker_threads";
import { makeWorker } from "@urna/insight";

const answer = makeWorker();
parentPort?.on("message", (message: unknown) => {
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- threads of Node have no origin
  parentPort?.postMessage(answer(message));
});
