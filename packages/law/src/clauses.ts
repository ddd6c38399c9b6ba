/**
 * The table of clause kinds: a new formula is a new file and one line here.
 *
 * @module
 */

import { electable } from "./admit/electable.ts";
import { admitAll, admitAny, admitNot } from "./admit/combine.ts";
import { listLength } from "./admit/list-length.ts";
import { firstSet, untilEnough } from "./admit/lower.ts";
import { admitPlacement } from "./admit/placement.ts";
import { admitAreas, admitFact, admitMembers, admitSeats } from "./admit/reach.ts";
import { rescue } from "./admit/rescue.ts";
import { share } from "./admit/share.ts";
import { top } from "./admit/top.ts";
import { appointed } from "./allot/appointed.ts";
import { bucklin } from "./allot/bucklin.ts";
import { condorcet } from "./allot/condorcet.ts";
import { coombs } from "./allot/coombs.ts";
import { instantRunoff } from "./allot/instant-runoff.ts";
import { divisor } from "./allot/divisor.ts";
import { majority } from "./allot/majority.ts";
import { meek } from "./allot/meek.ts";
import { plurality } from "./allot/plurality.ts";
import { quota } from "./allot/quota.ts";
import { quotaMethod } from "./allot/quota-method.ts";
import { stv } from "./allot/stv.ts";
import { winner } from "./allot/winner.ts";
import type { ClauseKind } from "./clause.ts";
import { readDocument, type Rules } from "./document.ts";
import type { Result } from "./errors.ts";
import { migrate } from "./migrate.ts";
import { ballots } from "./count/ballots.ts";
import { first } from "./count/first.ts";
import { parcel } from "./count/parcel.ts";
import { amongVotes } from "./count/among.ts";
import { areas } from "./count/areas.ts";
import { marks } from "./count/marks.ts";
import { points } from "./count/points.ts";
import { seatsAsVotes } from "./count/seats.ts";
import { combineSeats } from "./compensate/combine.ts";
import { covered } from "./compensate/covered.ts";
import { deduct } from "./compensate/deduct.ts";
import { giveBack } from "./compensate/give-back.ts";
import { levelling } from "./compensate/level.ts";
import { linkage } from "./compensate/linkage.ts";
import { majoritySeat } from "./compensate/majority-seat.ts";
import { combineVotes } from "./count/combine.ts";
import { transfer } from "./count/transfer.ts";
import { unused } from "./count/unused.ts";
import { voterNumbers } from "./count/voter-numbers.ts";
import { biproportional } from "./place/biproportional.ts";
import { placeLevelling } from "./place/levelling.ts";
import { subApportion } from "./place/sub-apportion.ts";
import { admitQuota } from "./admit/quota.ts";
import { decideAll, decideAny, decideNot } from "./decide/logic.ts";
import { decideShareSum } from "./decide/share-sum.ts";
import { wholeQuotas } from "./allot/whole-quotas.ts";
import { cap } from "./compensate/cap.ts";
import { decideAreas, decideShare } from "./decide/verdicts.ts";
import { names } from "./count/names.ts";
import { listOrder } from "./fill/list-order.ts";
import { mostVotes } from "./fill/most-votes.ts";
import { partyChoice } from "./fill/party-choice.ts";
import { preference } from "./fill/preference.ts";
import { largestShare } from "./fill/largest-share.ts";
import type { ClauseStep } from "./trace.ts";

/** Every clause kind of the engine, by verb and name. */
export const CLAUSES: readonly ClauseKind<ClauseStep>[] = [
  marks,
  amongVotes,
  areas,
  ballots,
  first,
  parcel,
  points,
  seatsAsVotes,
  listLength,
  share,
  rescue,
  top,
  admitAll,
  admitAny,
  admitNot,
  admitSeats,
  admitAreas,
  admitMembers,
  admitFact,
  admitPlacement,
  firstSet,
  untilEnough,
  plurality,
  majority,
  instantRunoff,
  stv,
  meek,
  condorcet,
  bucklin,
  coombs,
  quota,
  divisor,
  quotaMethod,
  winner,
  appointed,
  electable,
  names,
  partyChoice,
  listOrder,
  mostVotes,
  preference,
  largestShare,
  combineSeats,
  covered,
  deduct,
  giveBack,
  levelling,
  linkage,
  majoritySeat,
  combineVotes,
  transfer,
  unused,
  voterNumbers,
  biproportional,
  placeLevelling,
  subApportion,
  admitQuota,
  wholeQuotas,
  cap,
  decideShare,
  decideAreas,
  decideAll,
  decideAny,
  decideNot,
  decideShareSum,
];

/** Reads a rules document with all clause kinds of the engine; one of an older version is brought to today's first. A bundle that needs few of them calls {@link readDocument}. */
export function readRules(json: unknown): Result<Rules> {
  const document = migrate(json);
  return document.ok ? readDocument(document.value, CLAUSES) : document;
}
