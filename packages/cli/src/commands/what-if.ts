/**
 * `urna what-if`: an election under other rules or with other inputs, marked as what it is.
 *
 * @module
 */

import {
  againstAllIsOpen,
  applyChanges,
  barsOf,
  type Change,
  type Changed,
  evaluate,
  type MissingInput,
  type NamedMajority,
  ONE_AREA,
  oneAreaOf,
  type Reading,
  type Scenario,
  tiersOf,
  whatIf as ask,
  type WhatIf,
} from "@urna/insight";
import { type Outcome, readRules } from "@urna/law";
import { type Case, type Naming, whatIfReport, type WhatIfContext } from "@urna/words";
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
  type Sweeps,
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
    const changed = changedFor(session, base, changes, sweeps);
    const answer = sweepAnswer(session, ctx, base, { sweeps, changes, changed, party });
    if (options.svg !== true) return answer;
    const { scenario, assumptions } = changed;
    const outcome = evaluate(scenario);
    if (!outcome.ok) throw impossibleParameter(session, outcome.problems, "what-if");
    const swept = { base, scenario, outcome: outcome.value, changes, assumptions, sweeps, party };
    return (await import("../picture.ts")).sweepPicture(session, answer, swept);
  }
  const majorities = majoritiesFor(session, base);
  const asked = ask(base.scenario, changes, { majoritiesOf: majorities });
  if (!asked.ok) throw impossibleParameter(session, asked.problems, "what-if");
  const answer = answerOf(session, { ctx, base, changes, answer: asked.value, majorities, party });
  if (options.svg !== true) return answer;
  if (answer.exit === EXIT.lawIsSilent) throw new Failure(answer.exit, { text: "", report: answer.report });
  return (await import("../picture.ts")).whatIfPicture(session, answer, base, asked.value);
}

/**
 * What is swept; ends the command where an input is lacking, or where another law can be read in two ways. What a law has
 * nothing of to be swept is said without asking for inputs first.
 */
function changedFor(
  session: Session,
  base: Base,
  changes: readonly Change[],
  { bar, seats }: Sweeps,
): Changed {
  const changed = applyChanges(base.scenario, changes);
  if (!changed.ok) throw impossibleParameter(session, changed.problems, "what-if");
  const { scenario, needs } = changed.value;
  const outcome = evaluate(scenario);
  const isDone = outcome.ok && isFull(outcome.value);
  const isThere =
    (bar === undefined || barsOf(scenario.rules).length === 1) &&
    (seats === undefined ||
      tiersOf(scenario.rules).some(({ id, kind }) => id === seats.tier && kind === "shared"));
  if (needs.length > 0 && !isDone && isThere) throw new Failure(EXIT.dataMissing, lacking(session, needs));
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
      cases: readings.flatMap((reading) => caseOf(reading, namingOf(base, changes))),
      ...(party === undefined ? {} : { party }),
    }),
    json: () => jsonOf(base, changes, answer),
    exit,
    ...(complaint === undefined ? {} : { complaint }),
  };
}

/** The rules and the outcome of a reading, for the words of ties and refusals. */
function caseOf({ scenario, outcome }: Reading, naming: Naming): readonly Case[] {
  const rules = readRules(scenario.rules);
  return rules.ok ? [{ rules: rules.value, outcome, naming }] : [];
}

/** Areas that stand for the whole are called as the whole is. */
function namingOf({ naming, source }: Base, changes: readonly Change[]): Naming {
  const ones = new Set(
    changes.flatMap((change) =>
      change.kind === "assume" && change.value === ONE_AREA ? [oneAreaOf(source.area, change.name)] : [],
    ),
  );
  const whole = naming.area(source.area);
  return {
    ...naming,
    area: (id) => (ones.has(id) ? whole : naming.area(id)),
    short: (id) => (ones.has(id) ? whole : naming.short(id)),
  };
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
