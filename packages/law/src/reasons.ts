/**
 * Every reason for which the engine gives no seats although document and input are sound: the `reason` of a
 * {@link Refusal}, a stable word that programs may rely on.
 *
 * @module
 */

/** Reasons of refusals, by their stable word. */
export const REASONS = {
  "claim-without-votes": "a claim to seats rests on no votes",
  "conditions-not-met": "those who stand cannot fill the seats so that all conditions are met",
  "fewer-seats-than-none": "more seats are taken off than there are",
  "held-more-than-total": "somebody holds more seats already than there are to give",
  "holds-more-than-due": "a list holds more seats than are due to it, and the law does not say what then",
  "lot-contradicts": "a lot decides otherwise than the votes allow",
  "minimum-above-maximum": "somebody must take more seats than it may",
  "minimum-above-seats": "the seats that must be given are more than there are",
  "next-round": "nobody is elected yet: the votes of the next round are needed",
  "no-area-has-room": "no area has a seat left for a levelling seat",
  "no-house-is-large-enough": "no number of seats levels the lists within the bounds",
  "no-seats-to-divide-by": "an area has no seats by which its votes could be divided",
  "no-table-has-these-sums": "no table of whole seats has these sums of rows and columns",
  "no-votes": "no votes were given for this contest and area",
  "no-votes-at-all": "nobody who takes part has a vote",
  "nobody-admitted": "nobody takes part in the allotment",
  "nobody-left": "nobody is left to take the seats",
  "nobody-to-let-in": "too few pass, and nobody is there to be let in",
  "not-enough-takers": "those who take part may take fewer seats than there are",
  "not-elected-there": "whoever has left was not elected by that count",
  "not-valid": "the election is not valid",
  "quota-gives-wrong-number": "whole quotas give more seats than there are, or leave more than one for each",
  "quota-of-zero": "the quota is rounded to nothing",
  "quota-with-seats-held": "quotas do not go on from seats that are held already",
  "seats-missing": "the number of seats of the area is not known",
  "sums-differ": "the seats of the areas and those of the lists are not the same number",
  "too-many-seats": "more seats than these divisors are computed for",
  "too-many-ties": "more ties at once than are searched through",
  "values-too-fine": "the values of ballots need more digits than are kept",
  "votes-missing": "votes that decide are not known",
} as const satisfies Record<string, string>;

export type ReasonWord = keyof typeof REASONS;
