/**
 * What the functions of claims share: elections read and evaluated once, arguments read as what they must be.
 *
 * @module
 */

import { elect, type Outcome, type Rules } from "@urna/law";
import type { Election } from "../election.ts";
import { toInput } from "../input.ts";
import type { Atlas } from "../load.ts";
import type { AtlasProblem, Loaded } from "../problems.ts";
import type { Expression } from "./claim-language.ts";
import { type ClaimFunction, Unfit, valueOf } from "./claim-value.ts";
import type { CountryRecord } from "./read.ts";

/** What functions look things up in. */
export interface ClaimWorld {
  readonly atlas: Atlas;
  readonly record: CountryRecord;
}

/** Functions by name, as a part of the language. */
export type NamedFunctions = readonly (readonly [string, ClaimFunction])[];

/** Files of the atlas that an expression needs are not what they should be. */
export class BadAtlas extends Error {
  readonly problems: readonly AtlasProblem[];
  constructor(problems: readonly AtlasProblem[]) {
    super("files of the atlas");
    this.problems = problems;
  }
}

/** The value, or {@link BadAtlas}. */
export function need<T>(loaded: Loaded<T>): T {
  if (loaded.ok) return loaded.value;
  throw new BadAtlas(loaded.problems);
}

/** Arguments as what they must be; each throws {@link Unfit} with the place of the argument. */
export interface ClaimLookup extends ClaimWorld {
  readonly electionAt: (arg: Expression | undefined, at: number) => Election;
  /** The outcome by the law of the day; every election is evaluated once. */
  readonly outcomeOf: (election: Election) => { readonly rules: Rules; readonly outcome: Outcome };
  readonly optionAt: (election: Election, arg: Expression | undefined, at: number) => string;
  readonly dayOf: (arg: Expression | undefined, at: number) => string;
  readonly bodyId: (arg: Expression | undefined, at: number) => string;
}

/** Opens a lookup; `functions` may be filled later: days may be calls. */
export function openLookup(
  { atlas, record }: ClaimWorld,
  functions: ReadonlyMap<string, ClaimFunction>,
): ClaimLookup {
  const elections = new Map<string, Election>();
  const outcomes = new Map<string, { readonly rules: Rules; readonly outcome: Outcome }>();

  const electionAt = (arg: Expression | undefined, at: number): Election => {
    const id = wordOf(arg, at, "the id of an election");
    const known = elections.get(id);
    if (known !== undefined) return known;
    if (!atlas.electionIds().includes(id))
      throw new Unfit(arg?.at ?? at, "the id of an election", id, atlas.electionIds());
    const read = need(atlas.election(id));
    elections.set(id, read);
    return read;
  };
  const outcomeOf = (election: Election): { readonly rules: Rules; readonly outcome: Outcome } => {
    const known = outcomes.get(election.id);
    if (known !== undefined) return known;
    const rules = need(atlas.rules(need(atlas.rulesOf(election)).id));
    const outcome = elect(rules, toInput(election));
    if (!outcome.ok) throw new Unfit(1, `figures that fit the rules ${rules.id}`, election.id);
    const both = { rules, outcome: outcome.value };
    outcomes.set(election.id, both);
    return both;
  };
  const optionAt = (election: Election, arg: Expression | undefined, at: number): string => {
    const id = wordOf(arg, at, "a contender");
    if (!election.options.has(id))
      throw new Unfit(arg?.at ?? at, `a contender of ${election.id}`, id, election.options.keys());
    return id;
  };

  function dayOf(arg: Expression | undefined, at: number): string {
    if (arg === undefined) throw new Unfit(at, "a day");
    const value = valueOf(arg, functions);
    if (value.kind !== "day") throw new Unfit(arg.at, "a day such as 2023-03-19, or date(election)");
    return value.day;
  }
  function bodyId(arg: Expression | undefined, at: number): string {
    const id = wordOf(arg, at, "the id of a body");
    if (!atlas.bodyIds().includes(id))
      throw new Unfit(arg?.at ?? at, "the id of a body", id, atlas.bodyIds());
    return id;
  }
  return { atlas, record, electionAt, outcomeOf, optionAt, dayOf, bodyId };
}

/** How many arguments a function takes. */
export function arity(args: readonly Expression[], least: number, most: number, at: number): void {
  if (args.length < least || args.length > most)
    throw new Unfit(
      at,
      least === most ? `${least} arguments` : `${least} to ${most} arguments`,
      String(args.length),
    );
}

/** An id. */
export function wordOf(arg: Expression | undefined, at: number, expected: string): string {
  if (arg?.kind === "word") return arg.word;
  throw new Unfit(arg?.at ?? at, expected);
}

/** One word of a closed vocabulary. */
export function oneOf<const C extends readonly string[]>(
  arg: Expression | undefined,
  at: number,
  choices: C,
): C[number] {
  const word = wordOf(arg, at, `one of ${choices.join(", ")}`);
  const found = choices.find((c) => c === word);
  if (found === undefined) throw new Unfit(arg?.at ?? at, `one of ${choices.join(", ")}`, word, choices);
  return found;
}
