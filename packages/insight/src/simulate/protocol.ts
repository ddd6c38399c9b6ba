/**
 * What a pool of workers and its workers say to each other: plain data, the same for threads of Node and workers of a browser.
 *
 * The pool sends `open` once to each worker and waits for `opened` (or `refused`); then it hands out chunks one by one, each
 * to whichever worker is free, and merges what comes back. Which worker computes which chunk does not matter.
 *
 * @module
 */

import { isObject, type Problem } from "@urna/law";
import type { Scenario } from "../scenario.ts";
import { CHUNK_DRAWS, type Draws } from "./chunk.ts";
import type { Model } from "./model.ts";
import type { Seed } from "./random.ts";
import type { Together } from "./seat-counts.ts";

/** All that a simulation is: the same job gives the same result everywhere. */
export interface Job {
  readonly scenario: Scenario;
  readonly model: Model;
  readonly seed: Seed;
  readonly draws: number;
  readonly together?: readonly Together[];
}

/** One piece of a job. */
export interface Chunk {
  readonly chunk: number;
  readonly draws: number;
}

export type ToWorker = { readonly kind: "open"; readonly job: Job } | ({ readonly kind: "chunk" } & Chunk);

export type FromWorker =
  | { readonly kind: "opened" }
  /** The job cannot be bound: problems of rules, votes or model. */
  | { readonly kind: "refused"; readonly problems: readonly Problem[] }
  | { readonly kind: "done"; readonly draws: Draws }
  /** A mistake of ours. */
  | { readonly kind: "failed"; readonly message: string };

/** The chunks of a job, in order: full ones and what is left. Throws a RangeError for a number of draws below one. */
export function chunksOf(draws: number): readonly Chunk[] {
  if (!Number.isSafeInteger(draws) || draws < 1) throw new RangeError(`${draws} draws`);
  return Array.from({ length: Math.ceil(draws / CHUNK_DRAWS) }, (_, chunk) => ({
    chunk,
    draws: Math.min(CHUNK_DRAWS, draws - chunk * CHUNK_DRAWS),
  }));
}

/** Whether something that arrived has the form of a message of the pool. The job itself is checked when it is bound. */
export function isToWorker(value: unknown): value is ToWorker {
  if (!isObject(value)) return false;
  if (value["kind"] === "open") return isObject(value["job"]) && isObject(value["job"]["model"]);
  return (
    value["kind"] === "chunk" && Number.isSafeInteger(value["chunk"]) && Number.isSafeInteger(value["draws"])
  );
}

/** Whether something that arrived has the form of a message of a worker. */
export function isFromWorker(value: unknown): value is FromWorker {
  if (!isObject(value)) return false;
  const { kind, problems, draws, message } = value;
  switch (kind) {
    case "opened":
      return true;
    case "refused":
      return Array.isArray(problems);
    case "done":
      return isObject(draws);
    case "failed":
      return typeof message === "string";
    default:
      return false;
  }
}
