/**
 * What a worker is asked.
 *
 * @module
 */

import type { Language } from "@urna/words";
import type { Workshop } from "../workshop/result.ts";
import type { Place } from "./surroundings.ts";

/** The curve of a what-if page. */
export interface SweepTask {
  readonly kind: "sweep";
  /** The address of the file of the election. */
  readonly file: string;
  readonly place: Place;
  readonly language: Language;
  readonly live: boolean;
}

/** Rules and tables that somebody brought. */
export interface ElectTask {
  readonly kind: "elect";
  readonly language: Language;
  readonly given: Workshop;
}

export type Task = SweepTask | ElectTask;
