/**
 * Rules and tables inside an address: after its `#`, which no browser sends to anybody. Whoever gets the address sees the
 * same parliament.
 *
 * @module
 */

import type { Workshop } from "../workshop/result.ts";

const NAME = "#own=";
/** Longer addresses are cut by what they are sent with. */
const LONGEST = 8000;

/** The part of an address that holds all of it; undefined where it would be too long. */
export async function writeOwn(given: Workshop): Promise<string | undefined> {
  const text = new Blob([JSON.stringify(given)]).stream();
  const packed = await new Response(text.pipeThrough(new CompressionStream("deflate-raw"))).bytes();
  const written = btoa(String.fromCharCode(...packed.subarray(0, LONGEST)));
  const part = `${NAME}${written.replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "")}`;
  return part.length > LONGEST ? undefined : part;
}

/**
 * What an address holds; undefined where it holds nothing that can be read. A small part can unpack into a text without
 * end: no more than `most` bytes of it are taken.
 */
export async function readOwn(part: string, most: number): Promise<unknown> {
  if (!part.startsWith(NAME)) return undefined;
  try {
    const written = atob(part.slice(NAME.length).replaceAll("-", "+").replaceAll("_", "/"));
    const packed = Uint8Array.from(written, (sign) => sign.charCodeAt(0));
    const reader = new Blob([packed])
      .stream()
      .pipeThrough(new DecompressionStream("deflate-raw"))
      .getReader();
    const chunks: Uint8Array<ArrayBuffer>[] = [];
    for (let size = 0; ; ) {
      const { done, value } = await reader.read();
      if (done) break;
      size += value.byteLength;
      if (size > most) {
        await reader.cancel();
        return undefined;
      }
      chunks.push(value);
    }
    return JSON.parse(await new Blob(chunks).text());
  } catch {
    // Somebody else's address, or a part of one.
    return undefined;
  }
}
