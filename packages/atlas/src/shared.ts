/**
 * The shared tables, read once and only when asked for. Their problems are kept beside them, so that a command that needs
 * a broken table says so, and one that does not goes on.
 *
 * @module
 */

import type { Files } from "./files.ts";
import { type AtlasProblem, Problems } from "./problems.ts";
import {
  type AreaRecord,
  type CommonOption,
  type Party,
  readAliases,
  readAreas,
  readOptions,
  readParties,
  readSources,
  type Source,
} from "./tables.ts";

/** The tables of one country. */
export interface CountryTables {
  readonly areas: readonly AreaRecord[];
  readonly parties: ReadonlyMap<string, Party>;
  readonly options: ReadonlyMap<string, CommonOption>;
}

/** The shared tables of an atlas. */
export interface Shared {
  sources(): ReadonlyMap<string, Source>;
  aliases(): ReadonlyMap<string, readonly string[]>;
  country(country: string): CountryTables;
  /** What is wrong in the tables read so far. */
  readonly problems: readonly AtlasProblem[];
}

/** Prepares the tables of a directory; nothing is read yet. */
export function openShared(files: Files): Shared {
  const problems = new Problems();
  const countries = new Map<string, CountryTables>();
  let sources: ReadonlyMap<string, Source> | undefined;
  let aliases: ReadonlyMap<string, readonly string[]> | undefined;
  return {
    problems: problems.list,
    sources: () => (sources ??= readSources(files, problems)),
    aliases: () => (aliases ??= readAliases(files, problems)),
    country: (country) => {
      const known = countries.get(country);
      if (known !== undefined) return known;
      const tables = {
        areas: readAreas(files, country, problems),
        parties: readParties(files, country, problems),
        options: readOptions(files, country, problems),
      };
      countries.set(country, tables);
      return tables;
    },
  };
}
