/**
 * Pictures as PNG, for places that take no SVG: drawn with the fonts of the site, and with nothing from the machine.
 *
 * @module
 */

import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { initWasm, Resvg } from "@resvg/resvg-wasm";
import { coversLetter, FOREIGN_FACES, WHOLE_FACES } from "../style.ts";
import { fontBytes, isWrittenIn, lettersOf } from "./letters.ts";
import { paletteFile } from "./png-file.ts";

let started: Promise<void> | undefined;

/** The program is loaded when the first picture is asked for. */
function start(): Promise<void> {
  const file = createRequire(import.meta.url).resolve("@resvg/resvg-wasm/index_bg.wasm");
  return initWasm(readFileSync(file));
}

/** A picture that stands alone, so many pixels wide. */
export async function toPng(svg: string, width: number): Promise<Uint8Array> {
  started ??= start();
  await started;
  // Reading a font takes time: only those that are needed.
  const letters = [...lettersOf(svg)];
  const fontBuffers = [
    ...WHOLE_FACES.filter((face) => isWrittenIn(svg, face)),
    ...FOREIGN_FACES.filter(({ covers }) => letters.some((letter) => coversLetter(covers, letter))),
  ].map(({ file }) => fontBytes(file));
  const drawing = new Resvg(svg, {
    fitTo: { mode: "width", value: width },
    font: { fontBuffers, loadSystemFonts: false, defaultFontFamily: "Inter" },
  });
  const image = drawing.render();
  const bytes = paletteFile(image) ?? image.asPng();
  image.free();
  drawing.free();
  return bytes;
}
