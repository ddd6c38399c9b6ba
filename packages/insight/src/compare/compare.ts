/**
 * Two elections compared: the matrix of votes and rules, what the votes did and what the rules did, swings, houses.
 *
 * @module
 */

import { nearest, type Result } from "@urna/law";
import { wanting } from "@urna/words/insight/wanted";
import { evaluate } from "../scenario.ts";
import { impossible } from "../what-if/change.ts";
import type { MajoritiesOf } from "../what-if/what-if.ts";
import { type Decomposition, decompose } from "./decomposition.ts";
import { type ElectedHouse, houseFor } from "./houses.ts";
import { type ComparedElection, type Matrix, matrixOf } from "./matrix.ts";
import { type PartyRecord, type Swing, swingsOf } from "./swings.ts";

export interface Comparison {
  /** The identity that the matrix is read for. */
  readonly party: string;
  readonly matrix: Matrix;
  readonly decomposition: Decomposition;
  readonly swings: readonly Swing[];
  readonly houses: readonly [ElectedHouse, ElectedHouse];
}

export interface CompareOptions {
  /** An identity; the strongest of the second election when left out. */
  readonly party?: string;
  readonly standing?: PartyRecord;
  readonly majoritiesOf?: MajoritiesOf;
}

/** Compares two elections by their ballots and their laws. */
export function compareElections(
  first: ComparedElection,
  second: ComparedElection,
  { party, standing = {}, majoritiesOf = () => [] }: CompareOptions = {},
): Result<Comparison> {
  const before = evaluate(first.scenario);
  if (!before.ok) return before;
  const after = evaluate(second.scenario);
  if (!after.ok) return after;
  const matrix = matrixOf(first, second);
  if (!matrix.ok) return matrix;
  const swings = swingsOf({ ...first, outcome: before.value }, { ...second, outcome: after.value }, standing);
  const known = swings.map((swing) => swing.identity);
  const wanted = party ?? strongest(second, after.value.seats, standing) ?? known[0];
  if (wanted !== undefined && !known.includes(wanted)) {
    return impossible(
      "V004",
      "party",
      wanting("oneOf", { names: known.join(", ") || "–" }),
      wanted,
      nearest(wanted, known),
    );
  }
  return {
    ok: true,
    value: {
      party: wanted ?? "",
      matrix: matrix.value,
      decomposition: decompose(matrix.value, wanted ?? ""),
      swings,
      houses: [
        houseFor(first, before.value, majoritiesOf(first.scenario.rules)),
        houseFor(second, after.value, majoritiesOf(second.scenario.rules)),
      ],
    },
  };
}

/** Who has most seats; persons under one name, and seats that nobody stands for, only where there is nobody else. */
function strongest(
  { identityOf }: ComparedElection,
  seats: readonly { readonly contender: string }[],
  { isParty = () => true }: PartyRecord,
): string | undefined {
  const identities = seats.map((row) => identityOf(row.contender));
  return identities.find((identity) => isParty(identity)) ?? identities[0];
}
