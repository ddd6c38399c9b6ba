/**
 * Pictures as PNG, for places that take no SVG: drawn with the fonts of the site, and with nothing from the machine.
 *
 * @module
 */

import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { initWasm, Resvg } from "@resvg/resvg-wasm";
import { facesIn, fontBytes } from "./letters.ts";

let started: Promise<void> | undefined;

/** The program is loaded when the first picture is asked for. */
function start(): Promise<void> {
  const file = createRequire(import.meta.url).resolve("@resvg/resvg-wasm/index_bg.wasm");
  return initWasm(readFileSync(file));
}

/**
 * The cut of a face that is bold has a name of its own in its file, and this renderer looks for names, not for weights as a
 * browser does.
 */
function named(svg: string): string {
  return svg.replaceAll(/\{([^{}]*)font-weight:600/g, (_, before: string) =>
    before.includes("font-family")
      ? `{${before.replace("Source Serif 4", "Source Serif 4 SemiBold")}font-weight:600`
      : `{${before}font-family:"Inter SemiBold";font-weight:600`,
  );
}

/** A picture that stands alone, so many pixels wide. */
export async function toPng(svg: string, width: number): Promise<Uint8Array> {
  started ??= start();
  await started;
  // Unpacking a font takes as long as drawing: only those that are needed.
  const fontBuffers = facesIn(svg).map(({ file }) => fontBytes(file));
  const drawing = new Resvg(named(svg), {
    fitTo: { mode: "width", value: width },
    font: { fontBuffers, loadSystemFonts: false, defaultFontFamily: "Inter" },
  });
  const image = drawing.render();
  const bytes = image.asPng();
  image.free();
  drawing.free();
  return bytes;
}
