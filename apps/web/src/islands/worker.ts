/**
 * The worker: asked with a task, it answers with what is to be shown. Whatever it is given is data; what it gives are
 * elements whose texts are escaped where they are written.
 *
 * @module
 */

import type { Node } from "@urna/draw";
import { sweepView } from "../pages/what-if-sweep.ts";
import { openCase } from "./case.ts";
import type { Task } from "./tasks.ts";

addEventListener("message", ({ data }: MessageEvent<Task>) => {
  // A mistake of our own: it is seen where errors of scripts are seen, and the page says that nothing was computed.
  reply(data).catch(reportError);
});

async function reply(task: Task): Promise<void> {
  const content = await answer(task);
  postMessage(content);
}

async function answer({ file, place, language, live }: Task): Promise<readonly Node[]> {
  const open = await openCase(file, { language, live });
  return sweepView(open.bench(place, false));
}
