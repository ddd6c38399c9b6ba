/**
 * The languages of the house, and whether somebody whose first language it is has read every text.
 *
 * @module
 */

import type { Report } from "./blocks.ts";
import { LANGUAGES } from "./language.ts";
import { loadCatalogue, type Words } from "./words.ts";

/** Lists the four languages with the state of their catalogues. */
export async function languagesReport(words: Words): Promise<Report> {
  const catalogues = await Promise.all(LANGUAGES.map(loadCatalogue));
  return { blocks: [{ kind: "answer", text: `${words.language} ${catalogues.length}`, stamps: [] }] };
}
