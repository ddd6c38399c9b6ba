/**
 * The names of the functions that claims may call; what they do is said in `claim-functions.ts`.
 *
 * @module
 */

/** The names of the functions. */
export const CLAIM_FUNCTIONS = [
  "seats",
  "tier",
  "members",
  "exists",
  "needed",
  "bar",
  "short",
  "share",
  "rank",
  "turnout",
  "figure",
  "threshold",
  "lists",
  "stands",
  "verdict",
  "candidacy",
  "events",
  "date",
  "months",
  "step",
] as const;
