/**
 * A picture that stands alone at a size that was asked for: a card for an article, a sheet for a telephone. The picture is
 * drawn at the width at which it fills the frame, so that letters are as large as they can be.
 *
 * @module
 */

import { type Caption, frameFile, type Picture } from "./picture.ts";
import type { Theme } from "./tokens.ts";

/** The shape of the frame: only the relation of the two counts. */
export interface Shape {
  readonly width: number;
  readonly height: number;
}

const NARROWEST = 312;
const WIDEST = 1440;
const STEP = 24;

/** The narrowest drawing that fits into the shape, as a file of that shape; the widest, if none fits. */
export function asCard(
  draw: (width: number) => Picture,
  caption: Caption,
  shape: Shape,
  theme: Theme = "light",
): string {
  const fileAt = (step: number): ReturnType<typeof frameFile> =>
    frameFile(draw(NARROWEST + step * STEP), caption, theme, shape);
  // What fits once fits wider as well. Halving keeps a house of thousands of marks from being drawn dozens of times.
  let [tooNarrow, enough] = [-1, (WIDEST - NARROWEST) / STEP];
  let file = fileAt(enough);
  while (file.fits && enough - tooNarrow > 1) {
    const middle = Math.floor((tooNarrow + enough) / 2);
    const tried = fileAt(middle);
    if (tried.fits) [enough, file] = [middle, tried];
    else tooNarrow = middle;
  }
  return file.svg;
}
