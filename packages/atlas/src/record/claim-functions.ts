/**
 * The functions of the language of claims, over an atlas and the engine:
 *
 * - `seats(election, contender [, tier])`: seats by the law of the day, recomputed
 * - `tier(election, tier)`: seats that there are to give; `members(election)`, `members(body, day)`
 * - `needed(election, majority)`, `bar(election, majority)`: members that a majority needs, and its share of all
 * - `short(election, contender, majority)`: seats that are missing to it, zero when it has them
 * - `share(election, option)`: votes by the base that the election names; `rank(election, option)`: place by votes
 * - `turnout(election)`: as printed; `figure(election, key [, option])`: any figure that holds
 * - `threshold(election)`: the share that a list must reach; `lists(election)`: lists on the ballot
 * - `stands(election, contender)`: yes or no; `verdict(election)`: what was declared
 * - `candidacy(election, contest, key [, group])`: numbers of the record; `all` for a contest of all kinds
 * - `events(category, subject [, from, until])`: events that the record knows, at least so many
 * - `date(election)`, `months(day, day)`: whole months; `step(election, step)`: a day of its calendar
 * - `exists(body, day)`: yes or no
 *
 * @module
 */

import { figureFunctions } from "./claim-figures.ts";
import { type ClaimWorld, openLookup } from "./claim-lookup.ts";
import { recordFunctions } from "./claim-record.ts";
import { seatFunctions } from "./claim-seats.ts";
import type { ClaimFunction } from "./claim-value.ts";

/** The functions, by name, over one atlas and the record of one country. */
export function claimFunctions(world: ClaimWorld): ReadonlyMap<string, ClaimFunction> {
  const functions = new Map<string, ClaimFunction>();
  const lookup = openLookup(world, functions);
  for (const part of [seatFunctions(lookup), figureFunctions(lookup), recordFunctions(lookup)])
    for (const [name, act] of part) functions.set(name, act);
  return functions;
}
