/**
 * The worker: asked with a task, it answers with what is to be shown. Whatever it is given is data; what it gives are
 * elements whose texts are escaped where they are written.
 *
 * @module
 */

import type { Node } from "@urna/draw";
import { loadWords } from "@urna/words";
import { sweepView } from "../pages/what-if/sweep.ts";
import { workshopResult } from "../workshop/result.ts";
import { openCase } from "./case.ts";
import type { SweepTask, Task } from "./tasks.ts";

addEventListener("message", ({ data }: MessageEvent<Task>) => {
  // A mistake of our own: it is seen where errors of scripts are seen, and the page says that nothing was computed.
  reply(data).catch(reportError);
});

async function reply(task: Task): Promise<void> {
  const content = await answer(task);
  postMessage(content);
}

async function answer(task: Task): Promise<readonly Node[]> {
  switch (task.kind) {
    case "sweep":
      return sweepOf(task);
    case "elect":
      return workshopResult(await loadWords(task.language), task.given);
  }
}

async function sweepOf({ file, place, language, live }: SweepTask): Promise<readonly Node[]> {
  const open = await openCase(file, { language, live });
  return sweepView(open.bench(place, false));
}
