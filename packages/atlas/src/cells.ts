/**
 * Kinds of values that the files of the atlas hold besides those of `@urna/law`: ids, dates, lists in one cell, names in
 * four languages. Each is a {@link Field}, so that tables and documents are checked by one mechanism.
 *
 * @module
 */

import { type Field, type OptionalField, optional, record, text } from "@urna/law";
import type { Language } from "@urna/words";

/** A name in the four languages. */
export type Names = Readonly<Record<Language, string>>;

/** The same name in every language. */
export function alike(name: string): Names {
  return { kk: name, ru: name, en: name, es: name };
}

const ID = /^[a-z0-9]+(-[a-z0-9]+)*$/;
const DAY = /^\d{4}(-\d{2}(-\d{2})?)?$/;

/** Lower-case words joined by `-`. */
export function id(doc: string): Field<string> {
  return { ...text(doc, ID), doc };
}

/** A day, or what is known of it: `2023-03-19`, `2024-04`, `2006`. */
export function date(doc: string): Field<string> {
  return {
    doc,
    schema: { type: "string", pattern: DAY.source, description: doc },
    optional: false,
    read: (value, at, reading) =>
      typeof value === "string" && DAY.test(value) && isDay(value)
        ? value
        : reading.wrong("R004", at, "a date such as 2023-03-19, 2023-03 or 2023", value),
  };
}

function isDay(value: string): boolean {
  const [year = "", month = "01", day = "01"] = value.split("-");
  const time = Date.parse(`${year}-${month}-${day}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(`${year}-${month}-${day}`);
}

/** A text that may be empty or left out; empty when it is. */
export function remark(doc: string): OptionalField<string> {
  return optional(text(doc));
}

/** Several ids in one cell, joined by `;`. */
export function ids(doc: string): Field<readonly string[]> {
  return {
    doc,
    schema: { type: "string", description: doc },
    optional: false,
    read: (value, at, reading) => {
      const parts = typeof value === "string" ? value.split(";") : [];
      return parts.length > 0 && parts.every((part) => ID.test(part))
        ? parts
        : reading.wrong("R004", at, "ids joined by ;", value);
    },
  };
}

/** A whole number in a cell of a table. */
export function count(doc: string): Field<number> {
  return {
    doc,
    schema: { type: "integer", minimum: 0, description: doc },
    optional: false,
    read: (value, at, reading) => {
      const read = parseCount(value);
      return read ?? reading.wrong("R004", at, "a whole number, zero or more", value);
    },
  };
}

/** A whole number, zero or more, written in digits; undefined when it is anything else. */
export function parseCount(value: unknown): number | undefined {
  if (typeof value !== "string" || !/^\d+$/.test(value)) return undefined;
  const read = Number(value);
  return Number.isSafeInteger(read) ? read : undefined;
}

/** A name in the four languages, as an object of a JSON document. */
export function namesOf(doc: string): Field<Names> {
  return record(doc, {
    kk: text("the name in Kazakh"),
    ru: text("the name in Russian"),
    en: text("the name in English"),
    es: text("the name in Spanish"),
  });
}

/** Whether a day lies in a period: from the first day on, before the day after the last. Open ends are undefined. */
export function isWithin(day: string, from: string | undefined, until: string | undefined): boolean {
  return (from === undefined || from <= day) && (until === undefined || day < until);
}
