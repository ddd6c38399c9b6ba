/**
 * Checks of published results, for which no polling station is needed: P101 to P107 of the register. Pure functions over
 * an {@link Election}. A finding carries a code and figures; the words are made elsewhere.
 *
 * @module
 */

import type { Outcome } from "@urna/law";
import type { Bulletin } from "./bulletins.ts";
import type { Election } from "../election.ts";
import { checkAreas, checkOptionSums, checkPublishedSeats, checkShares } from "./sums.ts";
import { checkBulletins, checkParts, checkRivals, checkWords } from "./rivals.ts";
import type { Finding } from "./findings.ts";

/** What the checks may use besides the figures. */
export interface PublicationEvidence {
  /** What the engine made of the votes; without it P103 cannot be tested. */
  readonly outcome?: Pick<Outcome, "seats">;
  /** Turnout bulletins of election day. */
  readonly bulletins?: readonly Bulletin[];
}

/** Runs all publication checks; findings are in the order of their codes. */
export function checkPublication(election: Election, evidence: PublicationEvidence = {}): readonly Finding[] {
  const { outcome, bulletins = [] } = evidence;
  return [
    ...checkOptionSums(election),
    ...checkShares(election),
    ...checkPublishedSeats(election, outcome),
    ...checkRivals(election, bulletins),
    ...checkWords(election),
    ...checkParts(election),
    ...checkBulletins(election, bulletins),
    ...checkAreas(election),
  ];
}
