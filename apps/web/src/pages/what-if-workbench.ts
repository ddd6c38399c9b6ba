/**
 * What the parts of a what-if page are made of.
 *
 * @module
 */

import type { Portable } from "../desk.ts";
import type { Query, Reader } from "../reply.ts";
import type { Preset } from "./what-if-question.ts";

/** What is asked, of which election, by whom. */
export interface Workbench {
  readonly reader: Reader;
  readonly subject: Portable;
  /** The values of the form, also where a ready-made question was asked. */
  readonly query: Query;
  readonly preset: Preset | undefined;
  /** The address of the page without a question, as seen from where the reader is. */
  readonly address: string;
  /** The last question that could be answered; the law itself where there is none. */
  readonly lastGood?: Query;
  /** Whether there is a change that can be taken back: only where a script remembers. */
  readonly canUndo: boolean;
}
