/**
 * Stores of returns by their addresses, for commands.
 *
 * @module
 */

import { openStore, Refused, type SqlStore, StoreFailure } from "@urna/returns";
import type { ReturnsWords } from "@urna/words/returns-words";
import { EXIT } from "../exit.ts";
import { Failure } from "../failure.ts";

/** What engines pass on of the system where a disk is full, or a file may not grow. */
const NO_ROOM = /no space left on device|disk quota exceeded|file too large|out of disk space/i;

/** Does something with a store, and closes it. What fails ends the command. */
export async function withStore<T>(
  texts: ReturnsWords,
  address: string,
  act: (store: SqlStore) => Promise<T>,
): Promise<T> {
  try {
    const store = await openStore(address);
    try {
      return await act(store);
    } finally {
      await store.close();
    }
  } catch (error: unknown) {
    if (error instanceof StoreFailure) {
      const { where, message } = error;
      const [why] = NO_ROOM.exec(message) ?? [];
      if (why !== undefined) {
        const text = texts.say("import.noRoom", { folder: where, why });
        throw new Failure(EXIT.badFile, { text, details: [message] });
      }
      throw new Failure(EXIT.dataMissing, {
        text: texts.say("store.failed", { store: where }),
        details: [message],
      });
    }
    if (!(error instanceof Refused)) throw error;
    throw new Failure(EXIT.badFile, { text: texts.word("store.refused"), details: [error.message] });
  }
}

/** An address as it may be shown: without its password. */
export function shownAddress(address: string): string {
  return address.replace(/^(\w+:\/\/[^:@/]*):[^@/]*@/, "$1@");
}
