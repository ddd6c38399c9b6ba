/**
 * Names of areas and contenders in the tables of an election: `name` as it stands on ballots and in protocols, `name_kk`,
 * `name_ru`, `name_en` and `name_es` where a language of the house calls it otherwise.
 *
 * @module
 */

import { type Language, LANGUAGES } from "@urna/words/language";
import type { Names } from "../cells.ts";
import type { OpenRow } from "../open-table.ts";

/** The name as it stands on ballots and in protocols, and what the languages of the house call it. */
export const NAME_COLUMNS: readonly string[] = ["name", ...LANGUAGES.map((language) => `name_${language}`)];

/** The names of areas and contenders, and whose name each spelling is. */
export class GivenNames {
  readonly all: Map<string, Names> = new Map();
  /** Ids by every spelling of their names, for files that know no ids. */
  readonly ids: Map<string, string> = new Map();

  /** Reads the names of a row: in each language its own, else the English one, else the one on the ballot. */
  read(id: string, row: OpenRow): void {
    if (NAME_COLUMNS.every((column) => row.get(column) === undefined)) return;
    const written = row.get("name");
    if (written !== undefined) this.ids.set(written, id);
    const called = (language: Language): string =>
      row.get(`name_${language}`) ?? row.get("name_en") ?? written ?? id;
    this.set(id, { kk: called("kk"), ru: called("ru"), en: called("en"), es: called("es") });
  }

  set(id: string, names: Names): void {
    this.all.set(id, names);
    for (const name of Object.values(names)) if (!this.ids.has(name)) this.ids.set(name, id);
  }
}
