/**
 * A calendar as iCalendar (RFC 5545): one event a step. Written here because it is one page, and because the same calendar
 * must give the same file: no clock and no random id stand in it. Steps without an hour are events of a whole day; hours are
 * floating local time, as the law means them.
 *
 * @module
 */

import type { CalendarFacts, CalendarRow } from "@urna/words/record/calendar-report";

/** Lines end with CR LF and are folded at 75 octets (RFC 5545, 3.1). */
const LONGEST = 75;

/** The file. Steps of which no day is known are left out. */
export function icalendarOf(
  { title, electionDay, law, rows }: CalendarFacts,
  { series, only }: { readonly series: string; readonly only?: CalendarRow["kind"] | undefined },
): string {
  const events = rows
    .filter((row) => row.kind !== "next" && (only === undefined || row.kind === only))
    .flatMap((row) => eventOf(row, { series, electionDay, law }));
  const lines = [
    "BEGIN:VCALENDAR",
    "VERSION:2.0",
    "PRODID:-//urna//calendar//EN",
    "CALSCALE:GREGORIAN",
    `X-WR-CALNAME:${escaped(title)}`,
    ...events,
    "END:VCALENDAR",
  ];
  return lines.map((line) => `${folded(line)}\r\n`).join("");
}

function eventOf(
  row: CalendarRow,
  {
    series,
    electionDay,
    law,
  }: { readonly series: string; readonly electionDay: string; readonly law: string },
): readonly string[] {
  const day = row.published?.day ?? row.computed;
  if (day?.length !== 10) return [];
  const hour = row.published === undefined ? row.hour : (row.published.hour ?? row.hour);
  const plain = day.replaceAll("-", "");
  const details = [row.by, row.article === undefined ? law : `${law}, ${row.article}`, row.note].filter(
    (part) => part !== undefined,
  );
  return [
    "BEGIN:VEVENT",
    `UID:${series.replace("/", "-")}-${electionDay}-${row.id}@urna`,
    // No clock: the stamp is the day of the vote, so that the same calendar is the same file.
    `DTSTAMP:${electionDay.replaceAll("-", "")}T000000Z`,
    hour === undefined ? `DTSTART;VALUE=DATE:${plain}` : `DTSTART:${plain}T${hour.replace(":", "")}00`,
    `SUMMARY:${escaped(row.title)}`,
    `DESCRIPTION:${escaped(details.join("\n"))}`,
    "TRANSP:TRANSPARENT",
    "END:VEVENT",
  ];
}

/** Backslash, semicolon, comma and line break have a meaning of their own (RFC 5545, 3.3.11). */
function escaped(text: string): string {
  return text.replaceAll(/[\\;,]/g, (sign) => `\\${sign}`).replaceAll("\n", "\\n");
}

/** Folds between characters, never inside one: a continued line begins with a space that counts. */
function folded(line: string): string {
  const encoder = new TextEncoder();
  const parts: string[] = [];
  let part = "";
  let octets = 0;
  for (const character of line) {
    const size = encoder.encode(character).length;
    const room = parts.length === 0 ? LONGEST : LONGEST - 1;
    if (octets + size > room) {
      parts.push(part);
      part = "";
      octets = 0;
    }
    part += character;
    octets += size;
  }
  return [...parts, part].join("\r\n ");
}
