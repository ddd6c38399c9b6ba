/**
 * Every step that a trace can hold. Words are made of them elsewhere; the figures are exact.
 *
 * @module
 */

import type { ElectableStep } from "./admit/electable.ts";
import type { SetsStep } from "./admit/combine.ts";
import type { ListLengthStep } from "./admit/list-length.ts";
import type { FirstStep, UntilStep } from "./admit/lower.ts";
import type { ReachStep } from "./admit/reached.ts";
import type { RescueStep } from "./admit/rescue.ts";
import type { ShareStep } from "./admit/share.ts";
import type { TopStep } from "./admit/top.ts";
import type { StagesStep } from "./allot/by-ballots.ts";
import type { DivisorStep } from "./allot/divisor.ts";
import type { CondorcetStep } from "./allot/condorcet.ts";
import type { DeclaredStep } from "./allot/declared.ts";
import type { MajorityStep } from "./allot/majority.ts";
import type { PluralityStep } from "./allot/plurality.ts";
import type { RoundsStep } from "./allot/rounds.ts";
import type { QuotaStep } from "./allot/quota.ts";
import type { QuotaMethodStep } from "./allot/quota-method.ts";
import type { WinnerStep } from "./allot/winner.ts";
import type { SeatsAsVotesStep } from "./count/seats.ts";
import type { CombineStep } from "./compensate/combine.ts";
import type { CoveredStep } from "./compensate/covered.ts";
import type { DeductStep } from "./compensate/deduct.ts";
import type { GiveBackStep } from "./compensate/give-back.ts";
import type { LevelStep } from "./compensate/level.ts";
import type { LinkageStep } from "./compensate/linkage.ts";
import type { CombineVotesStep } from "./count/combine.ts";
import type { TransferStep } from "./count/transfer.ts";
import type { UnusedStep } from "./count/unused.ts";
import type { VoterNumbersStep } from "./count/voter-numbers.ts";
import type { BiproportionalStep } from "./place/biproportional.ts";
import type { LevellingPlaceStep } from "./place/levelling.ts";
import type { SubApportionStep } from "./place/sub-apportion.ts";
import type { SeatQuotaStep } from "./admit/quota.ts";
import type { LogicStep } from "./decide/logic.ts";
import type { ShareSumStep } from "./decide/share-sum.ts";
import type { WholeQuotasStep } from "./allot/whole-quotas.ts";
import type { CapStep } from "./compensate/cap.ts";
import type { MajoritySeatStep } from "./compensate/majority-seat.ts";
import type { AreasStep, TestStep } from "./decide/verdicts.ts";
import type { DrawStep } from "./draws.ts";
import type { Refusal } from "./errors.ts";
import type { NamesStep } from "./count/names.ts";
import type { PersonsStep } from "./fill/frame.ts";
import type { PartyChoiceStep } from "./fill/party-choice.ts";
import type { StepBase, Verb } from "./step.ts";
import type { TieStep } from "./ties.ts";

/** A step that could not be taken: the law is silent, or a figure is missing. */
export interface RefusalStep extends StepBase {
  readonly verb: Verb;
  readonly clause: "refusal";
  readonly refusal: Refusal;
}

/** What a clause records. */
export type ClauseStep =
  | ListLengthStep
  | ShareStep
  | RescueStep
  | TopStep
  | SetsStep
  | ReachStep
  | FirstStep
  | UntilStep
  | QuotaStep
  | QuotaMethodStep
  | DivisorStep
  | WinnerStep
  | PluralityStep
  | MajorityStep
  | StagesStep
  | CondorcetStep
  | RoundsStep
  | SeatsAsVotesStep
  | DeclaredStep
  | ElectableStep
  | NamesStep
  | PersonsStep
  | PartyChoiceStep
  | CombineStep
  | CoveredStep
  | DeductStep
  | GiveBackStep
  | LevelStep
  | LinkageStep
  | CombineVotesStep
  | TransferStep
  | UnusedStep
  | VoterNumbersStep
  | BiproportionalStep
  | LevellingPlaceStep
  | SubApportionStep
  | SeatQuotaStep
  | WholeQuotasStep
  | CapStep
  | MajoritySeatStep
  | TestStep
  | AreasStep
  | LogicStep
  | ShareSumStep;

export type Step = ClauseStep | TieStep | DrawStep | RefusalStep;
