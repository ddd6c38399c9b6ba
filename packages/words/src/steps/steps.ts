/**
 * The table of step words, by verb and clause. A new formula is a new file and one line here; without that line the types
 * do not fit.
 *
 * @module
 */

import type { Step } from "@urna/law";
import type { Block } from "../blocks.ts";
import type { Context } from "../case.ts";
import { clauseTitle } from "../rules/clause-title.ts";
import { citeText } from "../cite.ts";
import { admitRescue, admitShare, admitTop } from "./admit.ts";
import { allotDeclared, allotMajority, allotPlurality } from "./allot.ts";
import {
  compensateCap,
  compensateCombine,
  compensateDeduct,
  compensateLevel,
  compensateLinkage,
} from "./compensate.ts";
import { allotCondorcet } from "./condorcet.ts";
import {
  countCombine,
  countNames,
  countSeats,
  countTransfer,
  countUnused,
  countVoterNumbers,
} from "./count.ts";
import { decideAreas, decideShare } from "./decide.ts";
import { allotDivisor } from "./divisor.ts";
import { fillPartyChoice } from "./fill.ts";
import { admitListLength } from "./list-length.ts";
import { decideLogic, decideShareSum } from "./logic.ts";
import { anyDraw, anyRefusal, anyTie } from "./open.ts";
import { compensateMajoritySeat } from "./majority-seat.ts";
import { fillPersons } from "./persons.ts";
import { placeBiproportional, placeLevelling, placeSubApportion } from "./place.ts";
import { allotQuota } from "./quota.ts";
import { withStages } from "./quota-stages.ts";
import { compensateCovered, compensateGiveBack } from "./seated.ts";
import { allotRounds } from "./rounds.ts";
import { allotQuotaMethod, allotWholeQuotas, allotWinner } from "./seats.ts";
import { admitElectable, admitFirst, admitReach, admitSeatQuota, admitSets, admitUntil } from "./sets.ts";
import { allotStages } from "./stages.ts";
import { wideDeclared, widePlurality, wideQuota, wideShare } from "./wide.ts";
import type { ContenderPart, StepWords } from "../step-words.ts";

/** Steps that a clause records, without those that any clause may record. */
type OwnStep = Exclude<Step, { readonly clause: "tie" | "draw" | "refusal" }>;
type KindOf<S> = S extends { readonly verb: infer V extends string; readonly clause: infer C extends string }
  ? `${V}.${C}`
  : never;

/** The kind of every step that a trace can hold: `allot.quota`. */
export type StepKind = KindOf<OwnStep>;

const STEP_WORDS = {
  "count.combine": countCombine,
  "count.names": countNames,
  "count.seats": countSeats,
  "count.transfer": countTransfer,
  "count.unused": countUnused,
  "count.voter-numbers": countVoterNumbers,
  "admit.share": wideShare(admitShare),
  "admit.rescue": admitRescue,
  "admit.top": admitTop,
  "admit.list-length": admitListLength,
  "admit.all": admitSets,
  "admit.any": admitSets,
  "admit.not": admitSets,
  "admit.seats": admitReach,
  "admit.areas": admitReach,
  "admit.members": admitReach,
  "admit.fact": admitReach,
  "admit.placement": admitReach,
  "admit.first": admitFirst,
  "admit.until": admitUntil,
  "admit.quota": admitSeatQuota,
  "admit.electable": admitElectable,
  "allot.quota": wideQuota(withStages(allotQuota)),
  "allot.divisor": allotDivisor,
  "allot.whole-quotas": allotWholeQuotas,
  "allot.winner": allotWinner,
  "allot.plurality": widePlurality(allotPlurality),
  "allot.majority": allotMajority,
  "allot.declared": wideDeclared(allotDeclared),
  "allot.stv": allotStages,
  "allot.meek": allotStages,
  "allot.instant-runoff": allotStages,
  "allot.condorcet": allotCondorcet,
  "allot.quota-method": allotQuotaMethod,
  "allot.bucklin": allotRounds,
  "allot.coombs": allotRounds,
  "compensate.combine": compensateCombine,
  "compensate.covered": compensateCovered,
  "compensate.deduct": compensateDeduct,
  "compensate.give-back": compensateGiveBack,
  "compensate.level": compensateLevel,
  "compensate.linkage": compensateLinkage,
  "compensate.cap": compensateCap,
  "compensate.majority-seat": compensateMajoritySeat,
  "place.biproportional": placeBiproportional,
  "place.levelling": placeLevelling,
  "place.sub-apportion": placeSubApportion,
  "fill.party-choice": fillPartyChoice,
  "fill.list-order": fillPersons,
  "fill.most-votes": fillPersons,
  "fill.largest-share": fillPersons,
  "fill.preference": fillPersons,
  "decide.share": decideShare,
  "decide.areas": decideAreas,
  "decide.all": decideLogic,
  "decide.any": decideLogic,
  "decide.not": decideLogic,
  "decide.share-sum": decideShareSum,
} as const satisfies Readonly<Record<StepKind, StepWords>>;

const WORDS_BY_KIND: ReadonlyMap<string, StepWords> = new Map(Object.entries(STEP_WORDS));

function wordsFor(step: Step): StepWords | undefined {
  if (step.clause === "tie") return anyTie;
  if (step.clause === "draw") return anyDraw;
  if (step.clause === "refusal") return anyRefusal;
  return WORDS_BY_KIND.get(`${step.verb}.${step.clause}`);
}

/** A group of steps in full. */
export function stepBlocks(ctx: Context, steps: readonly Step[]): readonly Block[] {
  const [first] = steps;
  return first === undefined ? [] : (wordsFor(first)?.whole(ctx, steps) ?? []);
}

/** What the steps of one clause say about one contender: area by area where there are few, in one table where many. */
export function stepParts(ctx: Context, steps: readonly Step[], contender: string): readonly ContenderPart[] {
  const [first] = steps;
  const words = first === undefined ? undefined : wordsFor(first);
  if (words === undefined) return [];
  const concerned = steps.filter((step) => !isIdle(step, contender));
  const parts = concerned.flatMap((step) => words.one(ctx, step, contender) ?? []);
  if (parts.length < 2) return parts;
  // Groups inside one area are steps of their own as well; only areas are put into one table.
  const several = new Set(concerned.map((step) => step.area)).size > 1;
  const part = several ? words.many?.(ctx, concerned, contender) : undefined;
  return part === undefined ? parts : [part];
}

/** Ways of allotting in which whoever has no vote and no seat is not spoken of. */
const IDLE: ReadonlySet<string> = new Set(["quota", "divisor", "winner", "plurality"]);

/** Whether the contender only stands in a step without a vote or a seat, because its group or nobody has them there. */
function isIdle(step: Step, contender: string): boolean {
  if (step.verb !== "allot" || !IDLE.has(step.clause) || !("rows" in step)) return false;
  return step.rows.some(
    (row) =>
      row.contender === contender &&
      "votes" in row &&
      row.votes.num === 0 &&
      "seats" in row &&
      row.seats === 0,
  );
}

/** The heading of a step: its number in a list of all, its name, its id where several are alike, its place in the law. */
export function stepHeading(ctx: Context, number: number | undefined, step: Step): string {
  const title = clauseTitle(ctx, step.verb, step.clause);
  const place = citeText(ctx.words, ctx.rules.laws, step.cite);
  const head = number === undefined ? title : `${ctx.words.numbers.whole(number)}. ${title}`;
  const several = ctx.outcome.trace.some(
    (other) => other.verb === step.verb && other.clause === step.clause && other.at !== step.at,
  );
  const named = several ? `${head}: ${step.at}` : head;
  return place === "" ? named : ctx.words.say("step.heading", { head: named, place });
}
