/**
 * A picture with the fonts of the site inside: of each face that it uses, the parts whose letters it has.
 *
 * @module
 */

import { readFileSync } from "node:fs";
import { coversLetter, fontFaces } from "../style.ts";

/** Puts the fonts into the style of a picture that stands alone. */
export function withLetters(svg: string): string {
  const letters = new Set(svg.replaceAll(/<style>.*?<\/style>|<[^>]*>/gs, ""));
  const faces = fontFaces()
    .filter(
      ({ family, weight }) =>
        svg.includes(family) && svg.includes(`font-weight:${weight}`.replace(":400", "")),
    )
    .filter(({ covers }) => [...letters].some((letter) => coversLetter(covers, letter)))
    .map(({ family, weight, file, covers }) => {
      const bytes = readFileSync(new URL(`../../fonts/${file}`, import.meta.url)).toString("base64");
      return `@font-face{font-family:"${family}";font-weight:${weight};src:url(data:font/woff2;base64,${bytes}) format("woff2");unicode-range:${covers}}`;
    });
  return svg.replace("<style>", `<style>${faces.join("")}`);
}
