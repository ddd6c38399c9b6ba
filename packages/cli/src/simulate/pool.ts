/**
 * Threads that share the chunks of a simulation. Each chunk has its own random numbers and gives whole numbers only, so
 * neither the number of threads nor who computes what changes the result.
 *
 * @module
 */

import { Worker } from "node:worker_threads";
import {
  type Chunk,
  chunksOf,
  type Draws,
  isFromWorker,
  type Job,
  mergeChunks,
  simulate,
  type ToWorker,
} from "@urna/insight";
import type { Problem } from "@urna/law";

export interface PoolOptions {
  readonly threads: number;
  /** Aborted: threads end at once and nothing is given. */
  readonly signal: AbortSignal;
  /** Hears how many draws are done. */
  readonly onProgress: (done: number) => void;
}

export type Pooled =
  | { readonly kind: "done"; readonly draws: Draws }
  | { readonly kind: "refused"; readonly problems: readonly Problem[] }
  | { readonly kind: "stopped"; readonly done: number };

/** Jobs with fewer chunks are done before a thread would have started. */
const INLINE = 4;
/** Parts are added up in groups, so that a long job does not keep them all. */
const TOGETHER = 256;

/** Runs a job on so many threads. Rejects only on a mistake of ours. */
export function runPool(job: Job, options: PoolOptions): Promise<Pooled> {
  const chunks = chunksOf(job.draws);
  if (chunks.length <= INLINE) return Promise.resolve(inline(job));
  return new Promise((resolve, reject) => {
    new Pool(job, chunks, options, resolve, reject).start();
  });
}

function inline(job: Job): Pooled {
  const result = simulate(job);
  return result.ok ? { kind: "done", draws: result.value } : { kind: "refused", problems: result.problems };
}

/** One job on its way. */
class Pool {
  readonly #job: Job;
  readonly #chunks: readonly Chunk[];
  readonly #options: PoolOptions;
  readonly #resolve: (pooled: Pooled) => void;
  readonly #reject: (error: Error) => void;
  readonly #workers: Worker[] = [];
  #parts: Draws[] = [];
  #next = 0;
  #done = 0;
  #ended = false;

  constructor(
    job: Job,
    chunks: readonly Chunk[],
    options: PoolOptions,
    resolve: (pooled: Pooled) => void,
    reject: (error: Error) => void,
  ) {
    this.#job = job;
    this.#chunks = chunks;
    this.#options = options;
    this.#resolve = resolve;
    this.#reject = reject;
  }

  start(): void {
    const { threads, signal } = this.#options;
    const stop = (): void => this.#end({ kind: "stopped", done: this.#done });
    if (signal.aborted) {
      stop();
      return;
    }
    signal.addEventListener("abort", stop, { once: true });
    for (let i = 0; i < Math.min(threads, this.#chunks.length); i++) this.#add(startWorker());
  }

  #add(worker: Worker): void {
    this.#workers.push(worker);
    worker.on("message", (message: unknown) => this.#hear(worker, message));
    worker.on("error", (error) => this.#fail(error instanceof Error ? error : new Error(String(error))));
    tell(worker, { kind: "open", job: this.#job });
  }

  #hear(worker: Worker, message: unknown): void {
    if (this.#ended) return;
    if (!isFromWorker(message)) {
      this.#fail(new Error("a thread of the simulation answered with something else"));
      return;
    }
    switch (message.kind) {
      case "opened":
        this.#give(worker);
        break;
      case "refused":
        this.#end({ kind: "refused", problems: message.problems });
        break;
      case "failed":
        this.#fail(new Error(message.message));
        break;
      case "done":
        this.#take(message.draws);
        this.#give(worker);
        break;
    }
  }

  #take(draws: Draws): void {
    this.#parts.push(draws);
    if (this.#parts.length === TOGETHER) this.#parts = [mergeChunks(this.#parts)];
    this.#done += draws.draws;
    this.#options.onProgress(this.#done);
    if (this.#done === this.#job.draws) this.#end({ kind: "done", draws: mergeChunks(this.#parts) });
  }

  #give(worker: Worker): void {
    const chunk = this.#chunks[this.#next];
    if (chunk === undefined || this.#ended) return;
    this.#next += 1;
    tell(worker, { kind: "chunk", ...chunk });
  }

  #end(pooled: Pooled): void {
    this.#close(() => this.#resolve(pooled));
  }

  #fail(error: Error): void {
    this.#close(() => this.#reject(error));
  }

  /** Ends all threads, once; then says how it ended. */
  #close(then: () => void): void {
    if (this.#ended) return;
    this.#ended = true;
    Promise.all(this.#workers.map((worker) => worker.terminate())).then(then, then);
  }
}

function tell(worker: Worker, message: ToWorker): void {
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- threads of Node have no origin
  worker.postMessage(message);
}

/** In a checkout the thread reads TypeScript as the command does. */
function startWorker(): Worker {
  const isSource = import.meta.url.endsWith(".ts");
  const file = isSource
    ? new URL("./simulate-worker.ts", import.meta.url)
    : new URL("./simulate-worker.js", import.meta.url);
  return new Worker(file, { execArgv: isSource ? ["--disable-warning=ExperimentalWarning"] : [] });
}
