/**
 * The result on two pages of A4: headline, picture, table and source on the first; on the second the steps of the law with
 * their articles and figures, and the address that pins them with a code to scan.
 *
 * @module
 */

import { qrCode } from "@urna/draw";
import type { Block, Report, Table } from "@urna/words";
import Pdf from "pdfkit";
import type { Subject } from "../desk.ts";
import { dataHash } from "../pinned.ts";
import type { Visit } from "../reply.ts";
import { handOf } from "./pdf-hand.ts";
import { drawPicture } from "./pdf-picture.ts";
import {
  blockItems,
  claim,
  drawItems,
  heightOf,
  type Item,
  plain,
  quiet,
  type Setting,
  tableItems,
  textItems,
} from "./pdf-text.ts";
import { drawingOf, sourceOf } from "./pictures.ts";

const MARGIN = 42;
/** A4 in points. */
const [WIDTH, HEIGHT] = [595.28, 841.89];
const INNER = WIDTH - 2 * MARGIN;
/** The width at which the picture is drawn, in its own units: letters of 13 become a little under 10 points. */
const DRAWN = 690;
const CODE = 84;

interface Way extends Pick<Setting, "size" | "rows"> {
  /** Beside each other on the page. */
  readonly columns: 1 | 2;
}

/** Ways to set text, from the roomiest on: the size of letters, and the most rows of a table. */
const WAYS: readonly Way[] = [
  { size: 11, rows: 1000, columns: 1 },
  { size: 9.5, rows: 1000, columns: 1 },
  { size: 8.5, rows: 1000, columns: 1 },
  { size: 7.5, rows: 1000, columns: 1 },
  { size: 7.5, rows: 1000, columns: 2 },
  { size: 7, rows: 12, columns: 2 },
  { size: 7, rows: 6, columns: 2 },
  { size: 6.5, rows: 3, columns: 2 },
  { size: 8.5, rows: 0, columns: 2 },
  { size: 6.5, rows: 0, columns: 2 },
];
/** Between two columns. */
const ASIDE = 18;

/** What the pages say. */
export interface Brief {
  readonly report: Report;
  readonly headline: string;
  readonly table: Table | undefined;
  /** Of the whole allocation, with the laws; none where it cannot be explained. */
  readonly steps: readonly Block[];
  /** What pins data and rules. */
  readonly address: string;
}

/** The file: always two pages. */
export async function briefPdf(
  visit: Visit,
  subject: Subject,
  { report, headline, table, steps, address }: Brief,
): Promise<Uint8Array> {
  const { words, language } = visit;
  const title = `${subject.election.title}, ${words.date(subject.election.date)}`;
  // The same figures give the same file: it bears the day of the vote, and not the hour in which it was written.
  const day = new Date(`${subject.election.date}T00:00:00Z`);
  const info = { Title: title, Subject: headline, Creator: "Urna", CreationDate: day, ModDate: day };
  const doc = new Pdf({ size: "A4", margin: 0, lang: language, displayTitle: true, info });
  const chunks: Uint8Array[] = [];
  const ended = new Promise<void>((resolve, reject) => {
    doc.on("data", (chunk: Uint8Array) => chunks.push(chunk));
    doc.on("end", resolve);
    doc.on("error", reject);
  });
  const hand = handOf(doc);
  const setting = { doc, hand, words, x: MARGIN, width: INNER };
  const source = sourceOf(visit, subject).flatMap((line) => textItems(setting, line, quiet(8)));

  const [first] = report.blocks;
  const stamps = first?.kind === "answer" ? first.stamps.map(({ text }) => text).join(" · ") : "";
  let y = drawItems(
    [
      ...textItems(setting, title, quiet(10)),
      ...textItems(setting, headline, claim(22), 6),
      ...textItems(setting, stamps, plain(9.5), 2),
    ],
    MARGIN,
  );
  const bottom = HEIGHT - MARGIN - heightOf(source) - 8;
  const drawing = drawingOf(visit, subject, report, "seats")?.draw(DRAWN);
  if (drawing !== undefined) {
    // A picture of many rows leaves half of the page to the table.
    const scale = Math.min(INNER / DRAWN, ((bottom - y) * 0.6) / drawing.height);
    drawPicture({ doc, hand }, drawing.content, { x: MARGIN, y: y + 14, scale });
    y += 14 + drawing.height * scale;
  }
  if (table !== undefined) drawFitting(setting, bottom - y, y, (each) => tableItems(each, table));
  drawItems(source, bottom + 8);

  doc.addPage();
  y = drawItems(
    [
      ...textItems(setting, title, quiet(10)),
      ...textItems(setting, words.say("page.pdf.steps", { rules: subject.rules.id }), claim(18), 4),
    ],
    MARGIN,
  );
  const place = `${words.say("page.print.pin", { data: dataHash(subject), rules: subject.rules.id })}:`;
  const top = HEIGHT - MARGIN - CODE;
  drawFitting(setting, top - y - 12, y, (each) => steps.flatMap((block) => blockItems(each, block)));
  // Without a host there is nothing that a telephone could open.
  const code = visit.origin === undefined ? undefined : qrCode(address);
  if (code !== undefined) {
    const modules = Number(String(code.attributes["viewBox"]).split(" ")[2]);
    drawPicture({ doc, hand }, code.children, { x: MARGIN, y: top, scale: CODE / modules });
  }
  const beside = code === undefined ? 0 : CODE + 12;
  const column = { hand, x: MARGIN + beside, width: INNER - beside };
  drawItems([...textItems(column, place, quiet(8)), ...textItems(column, address, plain(8))], top + 8);
  doc.end();
  await ended;
  return Buffer.concat(chunks);
}

/** Draws as much as there is room for, set as roomily as can be; where it is too much in any way, its beginning. */
function drawFitting(
  setting: Omit<Setting, "size" | "rows">,
  room: number,
  from: number,
  items: (setting: Setting) => readonly Item[],
): void {
  const more = textItems(setting, setting.words.word("page.pdf.further"), quiet(7));
  let placed: Placed = { columns: [], isWhole: false };
  for (const { size, rows, columns } of WAYS) {
    const width = (setting.width - ASIDE * (columns - 1)) / columns;
    const set = Array.from({ length: columns }, (_, i) =>
      items({ ...setting, x: setting.x + i * (width + ASIDE), width, size, rows }),
    );
    placed = place(set, room, heightOf(more));
    if (placed.isWhole) break;
  }
  const ends = placed.columns.map((column) => drawItems(column, from));
  if (!placed.isWhole) drawItems(more, Math.max(from, ...ends));
}

interface Placed {
  /** What stands in each column. */
  readonly columns: readonly (readonly Item[])[];
  /** Whether nothing was left over. */
  readonly isWhole: boolean;
}

/** Fills columns one after the other; `set` has all items once for each column. Without room for all, some is kept free. */
function place(set: readonly (readonly Item[])[], room: number, free: number): Placed {
  const columns: (readonly Item[])[] = [];
  let next = 0;
  const fill = (most: number): void => {
    for (const items of set) {
      const begin = next;
      for (let height = 0; next < items.length; next++) {
        height += items[next]?.height ?? 0;
        if (height > most) break;
      }
      columns.push(items.slice(begin, next));
    }
  };
  fill(room);
  const all = set[0]?.length ?? 0;
  if (next >= all) return { columns, isWhole: true };
  columns.length = 0;
  next = 0;
  fill(room - free);
  return { columns, isWhole: false };
}
