/**
 * A picture with the fonts of the site inside: of each face that it uses, the parts whose letters it has.
 *
 * @module
 */

import { readFileSync } from "node:fs";
import { fontFaces } from "../style.ts";

/** Puts the fonts into the style of a picture that stands alone. */
export function withLetters(svg: string): string {
  const letters = new Set(svg.replaceAll(/<style>.*?<\/style>|<[^>]*>/gs, ""));
  const faces = fontFaces()
    .filter(
      ({ family, weight }) =>
        svg.includes(family) && svg.includes(`font-weight:${weight}`.replace(":400", "")),
    )
    .filter(({ covers }) => [...letters].some((letter) => isIn(letter, covers)))
    .map(({ family, weight, file, covers }) => {
      const bytes = readFileSync(new URL(`../../fonts/${file}`, import.meta.url)).toString("base64");
      return `@font-face{font-family:"${family}";font-weight:${weight};src:url(data:font/woff2;base64,${bytes}) format("woff2");unicode-range:${covers}}`;
    });
  return svg.replace("<style>", `<style>${faces.join("")}`);
}

/** Whether a letter is in a list of ranges as style sheets write them. */
function isIn(letter: string, covers: string): boolean {
  const code = letter.codePointAt(0) ?? 0;
  return covers.split(",").some((range) => {
    const [from = "", to = from] = range.replace("U+", "").split("-");
    return code >= Number.parseInt(from, 16) && code <= Number.parseInt(to, 16);
  });
}
