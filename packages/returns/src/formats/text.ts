/**
 * Text of a file, piece by piece, for the formats that are text.
 *
 * @module
 */

import { Decoder, type Encoding, encodingOf, ENCODINGS, NotInEncoding } from "../decode.ts";
import { Unreadable } from "../problems.ts";
import { headOf, readBytes, type SourceOptions } from "../source.ts";

/** What is known of a text when all of it is read. */
export interface ReadText {
  readonly sha256: string;
  readonly encoding: Encoding;
}

/** Reads a text in one encoding; throws {@link NotInEncoding} where its bytes are none. */
export async function readText(
  path: string,
  options: SourceOptions,
  take: (piece: string) => void,
): Promise<ReadText> {
  const { pieces, sha256 } = readBytes(path, options);
  let decoder = options.encoding === undefined ? undefined : new Decoder(options.encoding);
  const checked = (text: string, encoding: Encoding): void => {
    const zero = text.indexOf("\0");
    // No other encoding makes a text of zero bytes.
    if (zero >= 0) throw new NotInEncoding(encoding, text.slice(0, zero), Number.POSITIVE_INFINITY);
    take(text);
  };
  for await (const piece of pieces) {
    decoder ??= new Decoder(encodingOf(piece));
    checked(decoder.push(piece), decoder.encoding);
  }
  decoder ??= new Decoder(encodingOf(headOf(path)));
  checked(decoder.end(), decoder.encoding);
  return { sha256: sha256(), encoding: decoder.encoding };
}

/** What is said of bytes that are no text. */
export function notText(file: string, encoding: Encoding, row?: number): Unreadable {
  const others = ENCODINGS.filter((each) => each !== encoding).join(", ");
  return new Unreadable({
    code: "I706",
    file,
    ...(row === undefined ? {} : { row }),
    expected: `text in ${encoding} throughout; save the file anew in one encoding (also read: ${others})`,
  });
}
