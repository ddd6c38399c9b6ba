/**
 * Work that may take long, or for ever, in a worker: one question at a time, stopped when the next one comes, when the
 * reader says so, or when its time is over.
 *
 * @module
 */

import type { Node } from "@urna/draw";
import type { Task } from "./tasks.ts";

/** What became of a question. */
export type Finished =
  | { readonly kind: "done"; readonly content: readonly Node[] }
  /** Its time was over, or the worker ran out of memory. */
  | { readonly kind: "too-long" }
  | { readonly kind: "stopped" }
  /** Something else was asked. */
  | { readonly kind: "replaced" };

export interface Workers {
  ask(task: Task): Promise<Finished>;
  stop(): void;
}

/** Prepares a worker; it is started with the first question. `budget` is the time of a question in milliseconds. */
export function workers(budget: number): Workers {
  let worker: Worker | undefined;
  let end: ((finished: Finished) => void) | undefined;
  const finish = (finished: Finished): void => {
    const ended = end;
    end = undefined;
    ended?.(finished);
  };
  /** A worker that is at work listens to nobody: it is ended, and the next question starts another. */
  const stop = (why: Finished): void => {
    if (end === undefined) return;
    worker?.terminate();
    worker = undefined;
    finish(why);
  };
  const start = (): Worker => {
    const started = new Worker(new URL("worker.js", import.meta.url), { type: "module" });
    started.addEventListener("message", ({ data }: MessageEvent<readonly Node[]>) => {
      finish({ kind: "done", content: data });
    });
    started.addEventListener("error", () => {
      stop({ kind: "too-long" });
    });
    return started;
  };
  return {
    stop: () => {
      stop({ kind: "stopped" });
    },
    ask: (task) => {
      stop({ kind: "replaced" });
      worker ??= start();
      // oxlint-disable-next-line unicorn/require-post-message-target-origin -- A worker has no origin of its own.
      worker.postMessage(task);
      return new Promise((resolve) => {
        const timer = setTimeout(() => {
          stop({ kind: "too-long" });
        }, budget);
        end = (finished) => {
          clearTimeout(timer);
          resolve(finished);
        };
      });
    },
  };
}
