/**
 * An address as a code to scan, in ink on paper.
 *
 * @module
 */

import { encodeQR } from "qr";
import { el, type Element } from "./markup.ts";

/** Clear modules around the code, as the standard asks. */
const QUIET = 4;

/** The code of a text: one path, one unit for each module. */
export function qrCode(text: string): Element {
  const rows = encodeQR(text, "raw", { ecc: "medium", border: QUIET });
  const size = rows.length;
  const path = rows
    .flatMap((row, y) => runsOf(row).map(([x, length]) => `M${x} ${y}h${length}v1h-${length}z`))
    .join("");
  return el(
    "svg",
    {
      class: "qr",
      viewBox: `0 0 ${size} ${size}`,
      width: size * 3,
      height: size * 3,
      role: "img",
      "aria-label": text,
    },
    el("rect", { width: size, height: size, fill: "#fff" }),
    el("path", { d: path, fill: "#000" }),
  );
}

/** Where dark modules begin in a row, and how many follow each other. */
function runsOf(row: readonly boolean[]): readonly (readonly [number, number])[] {
  const runs: [number, number][] = [];
  for (const [x, isDark] of row.entries()) {
    const last = runs.at(-1);
    if (!isDark) continue;
    if (last !== undefined && last[0] + last[1] === x) last[1]++;
    else runs.push([x, 1]);
  }
  return runs;
}
