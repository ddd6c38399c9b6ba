/**
 * `urna margins`: the fewest ballots that change who has a seat or a majority.
 *
 * @module
 */

import {
  allMargins,
  type BoundedMargin,
  boundedMargins,
  CHANGES,
  type ChangeKind,
  mayHide,
  raceOf,
  REACHES,
  tiersOf,
} from "@urna/insight";
import { nearest, type Problem } from "@urna/law";
import { betweenReport, marginsReport } from "@urna/words";
import { wantedText } from "@urna/words/insight/wanted";
import { refusalText } from "@urna/words/steps/open";
import { tierName } from "@urna/words/terms";
import { type Doubted, doubtful, readStations, returnedStations } from "../doubtful.ts";
import { EXIT } from "../exit.ts";
import { Failure } from "../failure.ts";
import { startProgress } from "../progress.ts";
import { markedMadeUp } from "../returns/desk.ts";
import { returnedBase } from "../returns/returned.ts";
import { type Base, baseOf, contenderNamed, isWithoutVotes, majoritiesFor, tierOf } from "../scenarios.ts";
import type { Answer, Session } from "../session.ts";
import { exitOf } from "./seats.ts";

export interface MarginsOptions {
  readonly kind?: string;
  /** The tier whose seats are meant. */
  readonly tier?: string;
  /** A table of doubtful polling stations; with returns, their codes. */
  readonly doubtful?: string;
  /** Where returns lie that are counted in place of what was published. */
  readonly returns?: string;
}

export async function margins(
  session: Session,
  name: string,
  contender: string | undefined,
  options: MarginsOptions,
): Promise<Answer> {
  if (options.returns === undefined) {
    const base = baseOf(session, name);
    return marginsOf(session, base, contender, options, (contest, file) => ({
      file,
      stations: readStations(session, contest, file),
    }));
  }
  const file = options.returns;
  const { base, desk, counted } = await returnedBase(session, name, file);
  const answer = marginsOf(session, base, contender, options, (contest, list) => ({
    file,
    stations: returnedStations(session, contest, list, counted),
  }));
  return answer.kind === "table" ? { ...answer, report: markedMadeUp(desk, answer.report) } : answer;
}

function marginsOf(
  session: Session,
  base: Base,
  contender: string | undefined,
  options: MarginsOptions,
  doubted: (contest: string, list: string) => Doubted,
): Answer {
  const { kind, doubtful: stations } = options;
  const who =
    contender === undefined
      ? undefined
      : contenderNamed(session, base.source, contender, `urna margins ${base.source.id}`);
  const kinds = kind === undefined ? undefined : [kindNamed(session, kind)];
  const asked = {
    kinds: kinds ?? (who === undefined ? ["moved" as const] : CHANGES),
    ...(who === undefined ? {} : { contenders: [who] }),
  };
  const tier = tierOf(session, base, options.tier);
  const race = raceOf(base.scenario, tier);
  if (!race.ok) {
    if (isWithoutVotes(base, tier)) throw noMargins(session, base, tier, []);
    if (stations !== undefined)
      throw noMargins(session, base, tier, [session.words.word("margins.doubtfulOne")]);
    const between = watched(session, (onProgress) =>
      boundedMargins(base.scenario, tier, { ...asked, onProgress }),
    );
    if (!between.ok) throw noMargins(session, base, tier, expectedOf(session, between.problems));
    return betweenAnswer(session, base, tier, between.value);
  }
  if (stations !== undefined) return doubtful(session, base, tier, doubted(race.value.contest, stations));
  const known = race.value.options.filter((_, i) => race.value.contender[i] === true);
  if (who !== undefined && !known.includes(who)) {
    throw new Failure(EXIT.usage, {
      text: session.words.say("margins.notInTier", {
        name: base.naming.short(who),
        tier: tierName(session.words, tier),
      }),
      details: [`${session.words.word("cli.oneOf")}: ${known.join(", ")}`],
    });
  }
  // Where the law gives no seats there are none to change hands.
  if (base.outcome.tiers.some((each) => each.id === tier && each.status === "refused"))
    throw noMargins(session, base, tier, []);
  const rules = majoritiesFor(session, base)(base.scenario.rules);
  const members = base.outcome.tiers.reduce((sum, each) => sum + each.size, 0);
  const found = watched(session, (onProgress) =>
    allMargins(race.value, { ...asked, reaches: REACHES, majorities: { rules, members }, onProgress }),
  );
  return {
    kind: "table",
    report: marginsReport({ words: session.words, naming: base.naming, election: base.source.id }, found, {
      detail: who !== undefined,
      firstRound: race.value.mayStayEmpty,
      mayHide: mayHide(race.value),
    }),
    json: () => ({ election: base.source.id, rules: base.rules.id, tier, margins: found }),
  };
}

/**
 * The end of the command where there are no margins: because the seats cannot be computed, because the votes behind them are
 * not known, or for the reasons that are given.
 */
function noMargins(session: Session, base: Base, tier: string, reasons: readonly string[]): Failure {
  const { words } = session;
  const { outcome, source } = base;
  const text =
    tier === ""
      ? words.word("margins.impossible")
      : words.say("margins.impossibleIn", { tier: tierName(words, tier) });
  const next = `urna seats ${source.id}`;
  if (isWithoutVotes(base, tier))
    return new Failure(EXIT.dataMissing, { text, details: [words.word("margins.declared")], next });
  const isOpen = outcome.tiers.some((each) => each.id === tier && each.status === "refused");
  if (isOpen && outcome.refusal !== null) {
    const details = [refusalText({ ...base, words }, outcome.refusal)];
    return new Failure(exitOf(outcome), { text, details, next });
  }
  return new Failure(EXIT.usage, { text, details: reasons, next });
}

/** What about the law or the votes would have to be otherwise. Where in a document it stands is no matter here. */
function expectedOf({ words }: Session, problems: readonly Problem[]): readonly string[] {
  return problems.flatMap((problem) => {
    const { wanted } = wantedText(words, problem);
    return wanted === undefined ? [] : [words.say("cli.expectedForm", { form: wanted })];
  });
}

/** A search may take a while: a bar says how far it is. */
function watched<T>(
  { words, surroundings, options }: Session,
  search: (onProgress: (done: number) => void) => T,
): T {
  const said = (done: number): string => words.numbers.percent({ num: Math.round(done * 100), den: 100 }, 0);
  const bar = startProgress(surroundings.stderr, words, 1, { ascii: options.ascii === true, said });
  const found = search((done) => bar.update(done));
  bar.end();
  return found;
}

function betweenAnswer(
  { words }: Session,
  { source, naming, rules, scenario }: Base,
  tier: string,
  margins: readonly BoundedMargin[],
): Answer {
  const tiers = tiersOf(scenario.rules).filter((each) => each.kind !== "appointed");
  const ctx = {
    words,
    naming,
    election: source.id,
    tier,
    others: tiers.map((each) => each.id).filter((id) => id !== tier),
    byArea: margins.some((each) => each.area !== null) || (scenario.given.areas ?? []).length > 1,
  };
  return {
    kind: "table",
    report: betweenReport(ctx, margins),
    json: () => ({ election: source.id, rules: rules.id, tier, margins }),
  };
}

function kindNamed({ words }: Session, written: string): ChangeKind {
  const kind = CHANGES.find((each) => each === written);
  if (kind !== undefined) return kind;
  throw new Failure(EXIT.usage, {
    text: words.say("cli.wrongChoice", { option: "--kind", value: written }),
    details: [`${words.word("cli.oneOf")}: ${CHANGES.join(", ")}`],
    near: nearest(written, CHANGES),
  });
}
