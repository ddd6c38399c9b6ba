/**
 * The name of a clause in words.
 *
 * @module
 */

import type { Words } from "../words.ts";

/** The name of a clause: "Bar", "Seats by quota and largest remainders"; its id where no catalogue names it. */
export function clauseTitle(ctx: { readonly words: Words }, verb: string, clause: string): string {
  return (
    ctx.words.find(`clause.${verb}.${clause}`) ?? ctx.words.find(`clause.${clause}`) ?? `${verb}: ${clause}`
  );
}
