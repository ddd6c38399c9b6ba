/** A thread that writes the pages of elections: it is told which, one after the other, and answers how many files it wrote. */

import { on } from "node:events";
import { parentPort, workerData } from "node:worker_threads";
import { buildElection, type SiteFolder } from "@urna/web";
import { openDesk } from "./desk.ts";

/** What the thread starts with. */
export interface SiteWork {
  /** The directory of another atlas than the bundled one. */
  readonly atlas: string | undefined;
  readonly target: SiteFolder;
}

// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the pool that starts the thread gives nothing else
const { atlas, target } = workerData as SiteWork;
const desk = openDesk(atlas);
if (parentPort !== null) {
  for await (const [id] of on(parentPort, "message")) {
    const files = await buildElection(desk, target, String(id));
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- threads of Node have no origin
    parentPort.postMessage(files);
  }
}
