/**
 * What a catalogue is: messages by key. A message is one text, or one text for each plural category that the language has.
 * The English catalogue is the measure: its keys are the keys, its variables are the variables.
 *
 * @module
 */

import type { clauses } from "./catalogues/clauses.en.ts";
import type { command } from "./catalogues/command.en.ts";
import type { en } from "./catalogues/en.ts";
import type { fields } from "./catalogues/fields.en.ts";
import type { methods } from "./catalogues/methods.en.ts";

/** A text for each plural category of `Intl.PluralRules`; `other` is always there. */
export interface PluralMessage {
  readonly zero?: string;
  readonly one?: string;
  readonly two?: string;
  readonly few?: string;
  readonly many?: string;
  readonly other: string;
}

export type Message = string | PluralMessage;

/** The English texts of the reports and of the command. */
type Reports = typeof en & typeof command;
/** The English texts on methods: steps of a trace and clauses of a document, loaded only where they are said. */
type Methods = typeof methods & typeof clauses & typeof fields;
type English = Reports & Methods;

/** The keys of all catalogues. */
export type Key = keyof English;

/** The names between `{{` and `}}`; `count` selects the plural and is asked for where there is one. */
export type Variables<M> = M extends { readonly other: infer Text }
  ? "count" | Variables<Text>
  : M extends `${string}{{${infer Name}}}${infer Rest}`
    ? Name | Variables<Rest>
    : never;

/** What a message must be given. Figures come formatted; only `count` is a number. */
export type Values<K extends Key> = {
  readonly [V in Variables<English[K]>]: V extends "count" ? number : string;
};

/** Keys of texts without variables. */
export type PlainKey = { [K in Key]: [Variables<English[K]>] extends [never] ? K : never }[Key];

/** Keys of a number with its noun: "62 seats". */
export type CountedKey = {
  [K in Key]: [Variables<English[K]>] extends ["count" | "n"]
    ? English[K] extends string
      ? never
      : K
    : never;
}[Key];

/** The texts of one language that every report may need. */
export interface Catalogue {
  /** Whether somebody whose first language it is has read every text. */
  readonly reviewedByNativeSpeaker: boolean;
  readonly messages: { readonly [K in keyof Reports]: Message };
}

/** The texts of one language on methods. */
export type MethodTexts = { readonly [K in keyof Methods]: Message };

/** All texts of one language. */
export interface FullCatalogue extends Catalogue {
  readonly messages: { readonly [K in Key]: Message };
}
