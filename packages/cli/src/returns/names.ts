/**
 * Names of options and areas of a count: those of the election where it is known, otherwise as the tables have them.
 *
 * @module
 */

import type { Election } from "@urna/atlas";
import type { Geography } from "@urna/tally";
import type { Words } from "@urna/words";

export function optionName(election: Election | undefined, language: Words["language"], id: string): string {
  return election?.options.get(id)?.short[language] ?? id;
}

export function areaName(
  election: Election | undefined,
  language: Words["language"],
  geography: Geography,
  id: string,
): string {
  return election?.areas.get(id)?.names[language] ?? geography.areas.get(id)?.name ?? id;
}
