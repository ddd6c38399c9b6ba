/**
 * Pixels as a PNG file with a palette: pictures of flat colours have few, and such a file is less than half as large while
 * nothing is lost.
 *
 * @module
 */

import { crc32, deflateSync } from "node:zlib";

export interface Pixels {
  readonly width: number;
  readonly height: number;
  /** Red, green, blue, opacity of each pixel, line by line. */
  readonly pixels: Uint8Array;
}

const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
/** As many colours as a palette can have. */
const MOST = 256;
/** Bits of a pixel, and that it is the number of a colour. */
const INDEXED = [8, 3] as const;

/** The file; undefined where a pixel is not opaque or the colours are too many. */
export function paletteFile({ width, height, pixels }: Pixels): Uint8Array | undefined {
  const palette = new Map<number, number>();
  // Before each line stands the number of its filter: none.
  const lines = Buffer.alloc(height * (width + 1));
  // Neighbours are mostly of one colour: the table is asked at edges only.
  let [last, number] = [-1, 0];
  for (let y = 0, from = 0; y < height; y++) {
    for (let x = 0, to = y * (width + 1) + 1; x < width; x++, from += 4, to++) {
      const colour = (at(pixels, from) << 16) | (at(pixels, from + 1) << 8) | at(pixels, from + 2);
      if (pixels[from + 3] !== 255) return undefined;
      if (colour !== last) {
        number = palette.get(colour) ?? palette.size;
        if (number === MOST) return undefined;
        if (number === palette.size) palette.set(colour, number);
        last = colour;
      }
      lines[to] = number;
    }
  }
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head.set(INDEXED, 8);
  const colours = Buffer.alloc(palette.size * 3);
  for (const [colour, number] of palette) colours.writeUIntBE(colour, number * 3, 3);
  return Buffer.concat([
    SIGNATURE,
    chunk("IHDR", head),
    chunk("PLTE", colours),
    chunk("IDAT", deflateSync(lines)),
    chunk("IEND", Buffer.alloc(0)),
  ]);
}

function at(pixels: Uint8Array, place: number): number {
  return pixels[place] ?? 0;
}

/** Its length, its name, its content, and a check of both. */
function chunk(name: string, content: Uint8Array): Uint8Array {
  const named = Buffer.concat([Buffer.from(name, "latin1"), content]);
  const [length, check] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(content.length);
  check.writeUInt32BE(crc32(named));
  return Buffer.concat([length, named, check]);
}
