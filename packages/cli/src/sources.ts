/**
 * Sources of the atlas as reports name them.
 *
 * @module
 */

import type { Source } from "@urna/atlas";
import type { SourceWords } from "@urna/words";

/** A page on which figures were read, for the words of a report. */
export function sourceWords(id: string, page: Source | undefined): SourceWords {
  if (page === undefined) return { id, kind: "", title: id };
  const { kind, title, address, read_on: readOn } = page;
  return {
    id,
    kind,
    title,
    ...(address === undefined ? {} : { address }),
    ...(readOn === undefined ? {} : { readOn }),
  };
}
