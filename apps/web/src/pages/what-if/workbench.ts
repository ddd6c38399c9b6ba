/**
 * What the parts of a what-if page are made of.
 *
 * @module
 */

import type { Portable } from "../../desk.ts";
import { writeQuery } from "../../addresses.ts";
import type { Query, Reader } from "../../reply.ts";
import type { Taken } from "../../share/forms.ts";
import { type Preset, presetQuery, questionOf } from "./question.ts";

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

/**
 * Where files lie that answer what is asked, and `also`: a ready-made question has a folder of its own, any other is in the
 * query.
 */
export function filesOf(
  { query, preset, subject, address }: Workbench,
  also: Readonly<Record<string, string | undefined>>,
): Required<Pick<Taken, "folder" | "query">> {
  const asked = questionOf(query);
  const isReady =
    preset !== undefined &&
    preset !== "law" &&
    writeQuery(asked) === writeQuery(questionOf(presetQuery(preset, subject.scenario)));
  return isReady
    ? { folder: `${address}${preset}/`, query: writeQuery(also) }
    : { folder: address, query: writeQuery({ ...asked, ...also }) };
}
