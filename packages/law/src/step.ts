/**
 * What every step of a trace says: its verb, its clause, the id of the step in the rules document, the area, and the
 * places in the law. A clause adds its own figures beside its evaluation; `trace.ts` lists all of them.
 *
 * @module
 */

import type { Fraction } from "./exact.ts";
import type { Citation } from "./schema.ts";

/** The seven verbs: what every electoral law says. */
export const VERBS = ["count", "admit", "allot", "compensate", "place", "fill", "decide"] as const;
export type Verb = (typeof VERBS)[number];

export interface StepBase {
  /** Id of the step in the rules document. */
  readonly at: string;
  readonly area: string;
  readonly cite: readonly Citation[];
}

/** A share that something must reach (`atLeast`: equality is enough) or exceed (`moreThan`), of a named base. */
export interface Bar {
  readonly is: "atLeast" | "moreThan";
  readonly share: Fraction;
  readonly of: string;
}
