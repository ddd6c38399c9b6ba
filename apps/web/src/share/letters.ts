/**
 * A picture with the fonts of the site inside: of each face that it uses, the parts whose letters it has.
 *
 * @module
 */

import { readFileSync } from "node:fs";
import { coversLetter, fontFaces } from "../style.ts";

/** Whether a picture is written in a face. */
export function isWrittenIn(
  svg: string,
  { family, weight }: { readonly family: string; readonly weight: number },
): boolean {
  return svg.includes(family) && svg.includes(`font-weight:${weight}`.replace(":400", ""));
}

/** The letters that a picture has outside its tags. */
export function lettersOf(svg: string): ReadonlySet<string> {
  return new Set(svg.replaceAll(/<style>.*?<\/style>|<[^>]*>/gs, ""));
}

/** The parts of faces whose letters a picture has. */
function facesIn(svg: string): ReturnType<typeof fontFaces> {
  const letters = lettersOf(svg);
  return fontFaces()
    .filter((face) => isWrittenIn(svg, face))
    .filter(({ covers }) => [...letters].some((letter) => coversLetter(covers, letter)));
}

const read = new Map<string, Buffer>();

/** A file of the fonts; read once. */
export function fontBytes(file: string): Buffer {
  const bytes = read.get(file) ?? readFileSync(new URL(`../../fonts/${file}`, import.meta.url));
  read.set(file, bytes);
  return bytes;
}

/** Puts the fonts into the style of a picture that stands alone. */
export function withLetters(svg: string): string {
  const faces = facesIn(svg).map(
    ({ family, weight, file, covers }) =>
      `@font-face{font-family:"${family}";font-weight:${weight};src:url(data:font/woff2;base64,${fontBytes(file).toString("base64")}) format("woff2");unicode-range:${covers}}`,
  );
  return svg.replace("<style>", `<style>${faces.join("")}`);
}
