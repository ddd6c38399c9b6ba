/**
 * Simulation: what other shares of votes would have meant for the seats.
 *
 * @module
 */

export {
  CHUNK_DRAWS,
  type Draws,
  mergeChunks,
  openSimulation,
  simulateChunk,
  type Simulation,
} from "./chunk.ts";
export type { Together } from "./seat-counts.ts";
export {
  FEWEST_SWINGS,
  fitPoll,
  fitStations,
  fitSwings,
  type Poll,
  type Subject,
  type SwingEvidence,
} from "./fit.ts";
export {
  deviationsOf,
  type Fit,
  type Model,
  MODEL_KINDS,
  type ModelKind,
  type StationVotes,
} from "./model.ts";
export {
  type Chunk,
  chunksOf,
  type FromWorker,
  isFromWorker,
  isToWorker,
  type Job,
  type ToWorker,
} from "./protocol.ts";
export type { Seed } from "./random.ts";
export { readModel } from "./read-model.ts";
export {
  type Chance,
  LEVELS,
  type MajorityGoal,
  type SeatDistribution,
  summarise,
  type Summary,
} from "./summary.ts";
export { makeWorker, simulate } from "./worker.ts";
