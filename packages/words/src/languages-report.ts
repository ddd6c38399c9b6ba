/**
 * The languages of the house, and whether somebody whose first language it is has read every text.
 *
 * @module
 */

import type { Report } from "./blocks.ts";
import { left, textCell } from "./cells.ts";
import { LANGUAGES } from "./language.ts";
import { loadCatalogue, type Words } from "./words.ts";

/** Lists the four languages with the state of their catalogues. */
export async function languagesReport(words: Words): Promise<Report> {
  const catalogues = await Promise.all(LANGUAGES.map(loadCatalogue));
  const rows = LANGUAGES.map((language, i) => {
    const reviewed = catalogues[i]?.reviewedByNativeSpeaker === true;
    return [
      textCell(language),
      textCell(words.word(`language.${language}`)),
      textCell(words.word(reviewed ? "language.reviewed" : "language.notReviewed"), reviewed ? "yes" : "no"),
    ];
  });
  return {
    blocks: [
      { kind: "answer", text: words.counted("language.count", LANGUAGES.length), stamps: [] },
      {
        kind: "table",
        id: "languages",
        columns: [
          left("language", words.word("column.code")),
          left("name", words.word("column.language")),
          left("reviewed", words.word("column.reviewed")),
        ],
        rows,
      },
    ],
  };
}
