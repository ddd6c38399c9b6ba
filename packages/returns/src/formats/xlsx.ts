/**
 * Workbooks (XLSX): one sheet as a table. A cell that holds a formula is handed on as the formula, never as the figure that
 * some program once computed; whoever reads the column refuses it.
 *
 * @module
 */

import { basename } from "node:path";
import { NotInEncoding, Decoder } from "../decode.ts";
import { Unreadable } from "../problems.ts";
import { type LineSink, readWhole, type SourceFile, type SourceOptions } from "../source.ts";
import type { Cell, Line } from "../split.ts";
import { notText } from "./text.ts";
import { openZip, type Zip } from "./zip.ts";
import { feedXml, type XmlEvents } from "./xml.ts";

/** The largest workbook on the disk: it is held in memory. */
const MOST = 256_000_000;

/** Reads the sheet that was asked for, or the first one that holds a table. */
export async function readXlsx(path: string, options: SourceOptions, sink: LineSink): Promise<SourceFile> {
  const book = basename(path);
  const { bytes, sha256 } = await readWhole(path, MOST, options);
  const zip = openZip(bytes, book);
  const sheets = await sheetsOf(zip, book);
  const wanted = options.sheet === undefined ? sheets : sheets.filter(({ name }) => name === options.sheet);
  if (options.sheet !== undefined && wanted.length === 0) {
    const expected = `one of the sheets ${sheets.map(({ name }) => name).join(", ")}`;
    throw new Unreadable({ code: "A003", file: book, field: "sheet", expected, found: options.sheet });
  }
  const texts = await sharedTexts(zip, book);
  for (const { name, part } of wanted) {
    const file = `${book} [${name}]`;
    sink.begin(file);
    if ((await readSheet(zip, part, file, texts, sink)) === 0) continue;
    const notRead = sheets.map((sheet) => sheet.name).filter((each) => each !== name);
    return { file, sha256, format: "xlsx", ...(notRead.length === 0 ? {} : { notRead }) };
  }
  throw new Unreadable({
    code: "A003",
    file: book,
    expected: "a sheet with a header line and lines below it",
  });
}

/** The sheets in the order of the workbook, hidden ones left out. */
async function sheetsOf(
  zip: Zip,
  file: string,
): Promise<readonly { readonly name: string; readonly part: string }[]> {
  const sheets: { name: string; id: string }[] = [];
  const parts = new Map<string, string>();
  const found = await readPart(zip, "xl/workbook.xml", file, {
    begin: (tag, { name = "", state = "visible", ...rest }) => {
      const [, id = ""] = Object.entries(rest).find(([key]) => /(?:^|:)id$/.test(key)) ?? [];
      if (tag === "sheet" && state === "visible") sheets.push({ name, id });
    },
    end: () => undefined,
  });
  await readPart(zip, "xl/_rels/workbook.xml.rels", file, {
    begin: (tag, { Id: id = "", Target: target = "" }) => {
      if (tag === "Relationship") parts.set(id, target.startsWith("/") ? target.slice(1) : `xl/${target}`);
    },
    end: () => undefined,
  });
  if (!found) {
    const expected = "a workbook (XLSX); save other files of the office program as XLSX or CSV";
    throw new Unreadable({ code: "A003", file, expected });
  }
  return sheets.map(({ name, id }) => ({ name, part: parts.get(id) ?? "" }));
}

/** Texts that cells name by their number. */
async function sharedTexts(zip: Zip, file: string): Promise<readonly string[]> {
  const texts: string[] = [];
  let text = "";
  let phonetic = false;
  await readPart(zip, "xl/sharedStrings.xml", file, {
    begin: (tag) => {
      if (tag === "si") text = "";
      if (tag === "rPh") phonetic = true;
    },
    end: (tag, inside) => {
      if (tag === "t" && !phonetic) text += inside;
      if (tag === "rPh") phonetic = false;
      if (tag === "si") texts.push(text);
    },
  });
  return texts;
}

/** Reads a sheet and says how many lines it has. The header is the first line with two cells. */
async function readSheet(
  zip: Zip,
  part: string,
  file: string,
  texts: readonly string[],
  sink: LineSink,
): Promise<number> {
  let lines: Line[] = [];
  let taken = 0;
  let width = 0;
  let cells: Cell[] = [];
  let row = 0;
  let place = 0;
  let type = "";
  let value = "";
  let formula: string | undefined;
  const hand = (): void => {
    taken += lines.length;
    sink.take(lines);
    lines = [];
  };
  const cell = (): Cell => {
    if (formula !== undefined) return `=${formula}`;
    if (type === "s") return texts[Number(value)] ?? "";
    // A tick is no figure.
    if (type === "b") return value === "1" ? "TRUE" : "FALSE";
    const number = type === "" || type === "n" ? Number(value) : Number.NaN;
    return value !== "" && Number.isFinite(number) ? number : value;
  };
  await readPart(
    zip,
    part,
    file,
    {
      begin: (tag, { r: at = "", t = "" }) => {
        if (tag === "row") {
          row = /^\d+$/.test(at) ? Number(at) : row + 1;
          cells = [];
          place = 0;
        } else if (tag === "c") {
          place = columnOf(at) ?? place;
          if (place > MOST_COLUMNS) {
            const expected = `at most ${MOST_COLUMNS} columns`;
            throw new Unreadable({ code: "A003", file, row, expected });
          }
          type = t;
          value = "";
          formula = undefined;
        }
      },
      end: (tag, inside) => {
        if (tag === "v" || tag === "t") value += inside;
        else if (tag === "f") formula = inside;
        else if (tag === "c") {
          while (cells.length < place) cells.push("");
          cells[place] = cell();
          place += 1;
        } else if (tag === "row") {
          while (cells.length > 0 && cells.at(-1) === "") cells.pop();
          if (width === 0 && cells.length > 1) width = cells.length;
          if (width === 0 || cells.length === 0) return;
          while (cells.length < width) cells.push("");
          lines.push({ cells, line: row });
        }
      },
    },
    hand,
  );
  hand();
  return taken;
}

const MOST_COLUMNS = 16_384;

/** `B5` is column 1; undefined where the cell does not say. */
function columnOf(reference: string): number | undefined {
  const [letters = ""] = /^[A-Z]{1,3}/.exec(reference) ?? [];
  if (letters === "") return undefined;
  let column = 0;
  for (const letter of letters) column = column * 26 + letter.charCodeAt(0) - 64;
  return column - 1;
}

/** Reads a part as XML; false where the workbook has none of this name. */
async function readPart(
  zip: Zip,
  name: string,
  file: string,
  events: XmlEvents,
  afterPiece: () => void = () => undefined,
): Promise<boolean> {
  const pieces = zip.open(name);
  if (pieces === undefined) return false;
  const feed = feedXml(file, events);
  const decoder = new Decoder("utf-8");
  try {
    for await (const piece of pieces) {
      feed.push(decoder.push(piece));
      afterPiece();
    }
    feed.push(decoder.end());
  } catch (error: unknown) {
    throw error instanceof NotInEncoding ? notText(file, "utf-8") : error;
  }
  feed.end();
  return true;
}
