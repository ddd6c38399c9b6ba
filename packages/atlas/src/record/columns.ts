/**
 * Columns that the tables of the record share: texts in four languages, and days of which only a month or a year is known.
 *
 * @module
 */

import { type Field, text } from "@urna/law";
import type { Names } from "../cells.ts";

type FourOf<P extends string> = `${P}_${"kk" | "ru" | "en" | "es"}`;

/** Four columns `<prefix>_kk`, `<prefix>_ru`, `<prefix>_en`, `<prefix>_es`. */
export function four<P extends string>(prefix: P, doc: string): Readonly<Record<FourOf<P>, Field<string>>> {
  // The keys of a computed object are texts to the compiler; these are the four that the type names.
  const columns: Readonly<Record<string, Field<string>>> = Object.fromEntries(
    (["kk", "ru", "en", "es"] as const).map((language) => [
      `${prefix}_${language}`,
      text(`${doc} (${language})`),
    ]),
  );
  return asFour(prefix, columns);
}

function asFour<P extends string>(
  prefix: P,
  columns: Readonly<Record<string, Field<string>>>,
): Readonly<Record<FourOf<P>, Field<string>>> {
  const isFour = (given: unknown): given is Readonly<Record<FourOf<P>, Field<string>>> =>
    typeof given === "object" && given !== null && `${prefix}_en` in given;
  if (!isFour(columns)) throw new RangeError(`four columns of ${prefix}`);
  return columns;
}

/** The four texts of a row. */
export function inFour<P extends string>(prefix: P, row: Readonly<Record<FourOf<P>, string>>): Names {
  return {
    kk: row[`${prefix}_kk`],
    ru: row[`${prefix}_ru`],
    en: row[`${prefix}_en`],
    es: row[`${prefix}_es`],
  };
}

/** The last day that a date of the record may mean: `2023-03` may be any day until the 31st. */
export function lastDayOf(date: string): string {
  if (date.length === 10) return date;
  return date.length === 7 ? `${date}-31` : `${date}-12-31`;
}
