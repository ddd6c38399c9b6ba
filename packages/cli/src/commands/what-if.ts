/**
 * `urna what-if`: an election under other rules or with other inputs, marked as what it is.
 *
 * @module
 */

import {
  againstAllIsOpen,
  applyChanges,
  type Change,
  type Changed,
  evaluate,
  type MissingInput,
  type NamedMajority,
  type Reading,
  type Scenario,
  whatIf as ask,
  type WhatIf,
} from "@urna/insight";
import { type Outcome, readRules } from "@urna/law";
import { type Case, whatIfReport, type WhatIfContext } from "@urna/words";
import { isFull } from "@urna/words/case";
import { needTexts } from "@urna/words/insight/what-if-words";
import { EXIT, type ExitCode } from "../exit.ts";
import { type Complaint, Failure } from "../failure.ts";
import {
  type Base,
  baseOf,
  contenderNamed,
  impossibleParameter,
  majoritiesFor,
  twoReadings,
} from "../scenarios.ts";
import type { Answer, Session } from "../session.ts";
import {
  changesOf,
  refuseContradictions,
  sweepsOf,
  type WhatIfOptions,
  writeChanges,
} from "../what-if/changes.ts";
import { sweepAnswer } from "../what-if/sweep.ts";
import { exitOf } from "./seats.ts";

export async function whatIf(session: Session, name: string, options: WhatIfOptions): Promise<Answer> {
  const base = baseOf(session, name);
  const changes = changesOf(session, options);
  const party =
    options.party === undefined
      ? undefined
      : contenderNamed(session, base.source, options.party, `urna what-if ${base.source.id} --party`);
  const ctx: WhatIfContext = {
    words: session.words,
    naming: base.naming,
    rules: base.rules.id,
    election: base.source.id,
  };
  const sweeps = sweepsOf(session, options.sweep ?? []);
  refuseContradictions(session, base.scenario, changes, sweeps);
  if (sweeps.bar !== undefined || sweeps.seats !== undefined) {
    const changed = changedFor(session, base, changes);
    const answer = sweepAnswer(session, ctx, base, { sweeps, changes, changed, party });
    if (options.svg !== true) return answer;
    const { scenario } = changed;
    const outcome = evaluate(scenario);
    if (!outcome.ok) throw impossibleParameter(session, outcome.problems, "what-if");
    const swept = { base, scenario, outcome: outcome.value, changes, sweeps, party };
    return (await import("../picture.ts")).sweepPicture(session, answer, swept);
  }
  const majorities = majoritiesFor(session, base);
  const asked = ask(base.scenario, changes, { majoritiesOf: majorities });
  if (!asked.ok) throw impossibleParameter(session, asked.problems, "what-if");
  const answer = answerOf(session, { ctx, base, changes, answer: asked.value, majorities, party });
  if (options.svg !== true) return answer;
  return (await import("../picture.ts")).whatIfPicture(session, answer, base, asked.value);
}

/** What is swept; ends the command where an input is lacking, or where another law can be read in two ways. */
function changedFor(session: Session, base: Base, changes: readonly Change[]): Changed {
  const changed = applyChanges(base.scenario, changes);
  if (!changed.ok) throw impossibleParameter(session, changed.problems, "what-if");
  const { scenario, needs } = changed.value;
  const outcome = evaluate(scenario);
  const isDone = outcome.ok && isFull(outcome.value);
  if (needs.length > 0 && !isDone) throw new Failure(EXIT.dataMissing, lacking(session, needs));
  const kinds = changes.map((change) => change.kind);
  const open = kinds.includes("rules") && !kinds.includes("against-all") && againstAllIsOpen(scenario);
  if (open) throw twoReadings(session);
  return changed.value;
}

interface Asked {
  readonly ctx: WhatIfContext;
  readonly base: Base;
  readonly changes: readonly Change[];
  readonly answer: WhatIf;
  readonly majorities: (rules: Scenario["rules"]) => readonly NamedMajority[];
  readonly party: string | undefined;
}

function answerOf(session: Session, { ctx, base, changes, answer, party }: Asked): Answer {
  const { readings, needs } = answer;
  const exit = needs.length > 0 ? EXIT.dataMissing : exitOfAll(readings.map((reading) => reading.outcome));
  const complaint = needs.length > 0 ? lacking(session, needs) : complaintOf(session, exit);
  return {
    kind: "prose",
    report: whatIfReport(ctx, answer, {
      changes,
      document: base.scenario.rules,
      cases: readings.flatMap((reading) => caseOf(base, reading)),
      ...(party === undefined ? {} : { party }),
    }),
    json: () => jsonOf(base, changes, answer),
    exit,
    ...(complaint === undefined ? {} : { complaint }),
  };
}

/** The rules and the outcome of a reading, for the words of ties and refusals. */
function caseOf(base: Base, { scenario, outcome }: Reading): readonly Case[] {
  const rules = readRules(scenario.rules);
  return rules.ok ? [{ rules: rules.value, outcome, naming: base.naming }] : [];
}

/** The worst of several exit codes: a silence of the law before a tie before nothing. */
function exitOfAll(outcomes: readonly Outcome[]): ExitCode {
  const codes = outcomes.map((outcome) => exitOf(outcome));
  return (
    codes.find((code) => code !== EXIT.ok && code !== EXIT.tie) ?? codes.find((c) => c !== EXIT.ok) ?? EXIT.ok
  );
}

function complaintOf({ words }: Session, exit: ExitCode): Complaint | undefined {
  return exit === EXIT.tie ? { text: words.word("cli.tie") } : undefined;
}

/** What the rules need, each with the option that gives it. */
export function lacking({ words }: Session, needs: readonly MissingInput[]): Complaint {
  return { text: words.word("cli.needs"), details: needTexts(words, needs) };
}

/** The answer for programs: what was asked, what was assumed, and for each reading seats, majorities and the trace. */
function jsonOf(
  base: Base,
  changes: readonly Change[],
  { before, needs, problems, readings }: WhatIf,
): object {
  return {
    whatIf: true,
    election: base.source.id,
    rules: base.rules.id,
    changes: writeChanges(changes),
    needs,
    problems,
    before: {
      seats: before.outcome.seats,
      house: before.house,
      withoutSeat: before.withoutSeat,
    },
    readings: readings.map(({ scenario, outcome, ...reading }) => ({
      ...reading,
      rules: scenario.rules["id"],
      outcome,
    })),
  };
}
