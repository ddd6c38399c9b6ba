/**
 * The worker of a simulation, without the thread it runs on: the shell gives it messages and takes its answers.
 *
 * ```ts
 * const answer = makeWorker();
 * parentPort.on("message", (message) => parentPort.postMessage(answer(message)));   // Node
 * self.onmessage = ({ data }) => self.postMessage(answer(data));                    // browser
 * ```
 *
 * @module
 */

import type { Result } from "@urna/law";
import { type Draws, mergeChunks, openSimulation, type Simulation } from "./chunk.ts";
import { chunksOf, type FromWorker, isToWorker, type Job } from "./protocol.ts";
import { readModel } from "./read-model.ts";

/** A function that answers each message of the pool with exactly one message. */
export function makeWorker(): (message: unknown) => FromWorker {
  let bound: { readonly simulation: Simulation; readonly job: Job } | undefined;
  return (message) => {
    if (!isToWorker(message)) return { kind: "failed", message: "not a message of the pool" };
    try {
      if (message.kind === "open") {
        const simulation = bindJob(message.job);
        if (!simulation.ok) return { kind: "refused", problems: simulation.problems };
        bound = { simulation: simulation.value, job: message.job };
        return { kind: "opened" };
      }
      if (bound === undefined) return { kind: "failed", message: "a chunk before a job" };
      return { kind: "done", draws: bound.simulation.chunk(bound.job.seed, message.chunk, message.draws) };
    } catch (error) {
      return { kind: "failed", message: error instanceof Error ? error.message : String(error) };
    }
  };
}

/** A whole job on this thread. `onChunk` hears of every chunk, and stops the simulation by answering false. */
export function simulate(
  job: Job,
  onChunk: (done: number, all: number) => boolean = () => true,
): Result<Draws> {
  const simulation = bindJob(job);
  if (!simulation.ok) return simulation;
  const chunks = chunksOf(job.draws);
  const parts: Draws[] = [];
  for (const { chunk, draws } of chunks) {
    parts.push(simulation.value.chunk(job.seed, chunk, draws));
    if (!onChunk(parts.length, chunks.length)) break;
  }
  return { ok: true, value: mergeChunks(parts) };
}

function bindJob(job: Job): Result<Simulation> {
  const model = readModel(job.model);
  if (!model.ok) return model;
  return openSimulation(
    job.scenario,
    model.value,
    job.together === undefined ? {} : { together: job.together },
  );
}
