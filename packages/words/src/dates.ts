/**
 * Dates by language: day, month in words, year. The names of months stand in the catalogues, because the first use of
 * `Intl.DateTimeFormat` costs a command ten milliseconds; a test holds the result against it for every month.
 *
 * @module
 */

import type { PlainKey } from "./message.ts";

const DATE = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/;

const MONTHS = [
  "month.1",
  "month.2",
  "month.3",
  "month.4",
  "month.5",
  "month.6",
  "month.7",
  "month.8",
  "month.9",
  "month.10",
  "month.11",
  "month.12",
] as const satisfies readonly PlainKey[];

const STANDALONE = [
  "monthAlone.1",
  "monthAlone.2",
  "monthAlone.3",
  "monthAlone.4",
  "monthAlone.5",
  "monthAlone.6",
  "monthAlone.7",
  "monthAlone.8",
  "monthAlone.9",
  "monthAlone.10",
  "monthAlone.11",
  "monthAlone.12",
] as const satisfies readonly PlainKey[];

/** What a date is made of in a language. */
export interface DateTexts {
  word(key: PlainKey): string;
  day(parts: { readonly day: string; readonly month: string; readonly year: string }): string;
  month(parts: { readonly month: string; readonly year: string }): string;
}

/** Writes `2023-03-19`, `2023-03` or `2023` in words; anything else stays as it is. */
export function writeDate(iso: string, texts: DateTexts): string {
  const [, year = "", month, day] = DATE.exec(iso) ?? [];
  if (year === "" || month === undefined) return iso;
  const index = Number(month) - 1;
  const inDate = MONTHS[index];
  const alone = STANDALONE[index];
  if (inDate === undefined || alone === undefined) return iso;
  if (day === undefined) return texts.month({ month: texts.word(alone), year });
  return texts.day({ day: `${Number(day)}`, month: texts.word(inDate), year });
}
