/**
 * A bar for work that takes a while: how much is done, and about how long the rest takes. It is drawn on a terminal only,
 * not before a third of a second has passed, and leaves nothing behind.
 *
 * @module
 */

import type { Words } from "@urna/words";
import { plainSigns } from "./render/signs.ts";
import type { Output } from "./session.ts";

const COLUMNS = 24;
const FIRST_AFTER = 300;
const AGAIN_AFTER = 100;
const ERASE = "\r\u001B[2K";

export interface Progress {
  update(done: number): void;
  /** Takes the bar away. */
  end(): void;
}

/** A bar on a stream; one that does nothing where the stream is no terminal. */
export function startProgress(
  stream: Output,
  words: Words,
  all: number,
  {
    ascii,
    said = (done) =>
      words.say("cli.progress", { done: words.numbers.whole(done), all: words.numbers.whole(all) }),
    now = () => performance.now(),
  }: {
    readonly ascii: boolean;
    /** How much is done, in words; a count of things unless told. */
    readonly said?: (done: number) => string;
    readonly now?: () => number;
  },
): Progress {
  const started = now();
  // The pace is taken from the first news on: what came before was making ready.
  let first: { readonly at: number; readonly done: number } | undefined;
  let drawn: number | undefined;
  const draw = (done: number, at: number, pace: number): void => {
    const full = Math.round((done / all) * COLUMNS);
    const bar = "█".repeat(full) + "░".repeat(COLUMNS - full);
    const seconds = Math.ceil((pace * (all - done)) / 1000);
    const left = words.say("cli.timeLeft", { seconds: words.numbers.whole(seconds) });
    stream.write(`${ERASE}${ascii ? plainSigns(bar) : bar} ${said(done)}, ${left}`);
    drawn = at;
  };
  return {
    update: (done) => {
      const at = now();
      first ??= { at, done };
      if (stream.isTTY !== true || done === first.done) return;
      if (at - (drawn ?? started) >= (drawn === undefined ? FIRST_AFTER : AGAIN_AFTER))
        draw(done, at, (at - first.at) / (done - first.done));
    },
    end: () => {
      if (drawn !== undefined) stream.write(ERASE);
    },
  };
}
