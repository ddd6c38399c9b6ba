/**
 * The keys of the texts about returns. The English catalogue is the measure.
 *
 * @module
 */

import type { returns } from "./catalogues/returns.en.ts";
import type { Message } from "./message.ts";

/** The English texts. */
export type EnglishReturns = typeof returns;

/** The keys of the catalogue. */
export type ReturnsKey = keyof EnglishReturns;

/** The texts of one language. */
export type ReturnTexts = { readonly [K in ReturnsKey]: Message };
