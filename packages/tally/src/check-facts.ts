/**
 * Checks of what one protocol says besides its figures: figures once more in words, and each portable box by itself. They
 * may find several things in one protocol, so they are no single comparison.
 *
 * @module
 */

import type { CheckCode } from "./register.ts";
import { lineIn, type Return } from "./return.ts";

/** What such a check found: the figures, and the line or the box. */
export interface FoundFact {
  readonly option: string;
  readonly figures: Readonly<Record<string, number>>;
}

/** One check of the facts of a protocol. */
export interface FactCheck {
  readonly code: CheckCode;
  readonly needs: "inWords" | "portableBoxes";
  readonly find: (value: Return) => readonly FoundFact[];
}

/** The checks, in the order of the register. */
export const FACT_CHECKS: readonly FactCheck[] = [
  {
    code: "E210",
    needs: "portableBoxes",
    find: ({ portableBoxes = [] }) =>
      portableBoxes.flatMap(({ ballots, applications }, i) =>
        applications === undefined || ballots <= applications
          ? []
          : [{ option: `box ${i + 1}`, figures: { inPortable: ballots, applicationsOutside: applications } }],
      ),
  },
  {
    code: "E214",
    needs: "inWords",
    find: (value) =>
      [...(value.inWords ?? [])].flatMap(([name, said]) => {
        const written = lineIn(value, name);
        return written === undefined || written === said
          ? []
          : [{ option: name, figures: { written, inWords: said } }];
      }),
  },
];
