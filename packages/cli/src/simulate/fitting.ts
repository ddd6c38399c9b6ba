/**
 * A model for a simulation, fitted to evidence: two elections, a poll, or the returns of polling stations. Where there is
 * none the command ends and says what is needed.
 *
 * @module
 */

import { basename } from "node:path";
import { type Election, toInput } from "@urna/atlas";
import { Problems } from "@urna/atlas/problems";
import {
  fitPoll,
  fitStations,
  fitSwings,
  mainContest,
  markedIn,
  type Model,
  type ModelKind,
  type ResultRow,
  type StationVotes,
} from "@urna/insight";
import { type Given, isLine, type Result } from "@urna/law";
import { type Evaluated, evaluate, readElection } from "../cases.ts";
import { EXIT } from "../exit.ts";
import { Failure } from "../failure.ts";
import { lineageOf } from "../measured.ts";
import type { Desk } from "../returns/desk.ts";
import { type Returned, returnedBase, votesIn } from "../returns/returned.ts";
import { readPoll } from "./poll-file.ts";
import { badFiles, fromAtlas, type Session } from "../session.ts";

/** The options that say what a model rests on. */
export interface FitOptions {
  readonly model?: string;
  readonly fit?: readonly string[];
  readonly poll?: string;
  readonly sample?: string;
  readonly design?: string;
  readonly returns?: string;
  readonly votesCast?: string;
}

/** What is simulated: an election, its input with votes in it, and the model. */
export interface Fitted {
  readonly given: Given;
  readonly model: Model;
  /** How many elections the spread rests on. */
  readonly elections: number;
  /** The number of votes, where nobody knows it. */
  readonly assumed?: number;
  /** Where the returns lie on which the spread rests. */
  readonly desk?: Desk;
}

/** How models are called on the command line. */
const MODELS: Readonly<Record<string, ModelKind>> = {
  dirichlet: "dirichlet-multinomial",
  "logistic-normal": "logistic-normal",
  uniform: "uniform-swing",
  proportional: "proportional-swing",
  bootstrap: "bootstrap",
};
const MODEL_NAMES: readonly string[] = Object.keys(MODELS);

/** Votes of an election that has none: enough that drawing them adds nothing to see. */
const ASSUMED_VOTES = 1_000_000;

/** Fits the model that was asked for. */
export async function fitModel(session: Session, base: Evaluated, options: FitOptions): Promise<Fitted> {
  const { words } = session;
  const kind = MODELS[options.model ?? "dirichlet"];
  if (kind === undefined) {
    throw new Failure(EXIT.usage, {
      text: words.say("cli.wrongChoice", { option: "--model", value: options.model ?? "" }),
      details: [`${words.word("cli.oneOf")}: ${MODEL_NAMES.join(", ")}`],
    });
  }
  checkTogether(session, kind, options);
  const given = toInput(base.source);
  const contest = mainContest(base.rules, given) ?? (options.poll === undefined ? undefined : unvoted(given));
  if (contest === undefined) throw withoutVotes(session, base, options);
  const subject = subjectOf(given, contest);
  if (options.poll !== undefined) return fromPoll(session, options, given, contest);
  const known = subject.flatMap(({ option, votes }) => (votes === null ? [] : [{ option, votes }]));
  if (known.length < subject.length) throw withoutVotes(session, base, options);
  if (kind === "bootstrap") {
    const place = options.returns ?? "";
    const returned = await returnedBase(session, base.source.id, place);
    const ids = known.map((row) => row.option);
    const areas = [...new Set(markedIn(given, contest).map((row) => row.area))];
    const stations = stationsOf(session, returned, place, { contest, ids, areas });
    const model = needFit(session, fitStations(contest, ids, stations, [basename(place)]));
    return { given, model, elections: 1, desk: returned.desk };
  }
  return fromSwings(session, base, kind, options, { given, contest, known });
}

/** The votes of every polling station in the order of the options, and the area in which they are counted. */
function stationsOf(
  session: Session,
  { desk, counted }: Returned,
  place: string,
  {
    contest,
    ids,
    areas,
  }: { readonly contest: string; readonly ids: readonly string[]; readonly areas: readonly string[] },
): readonly StationVotes[] {
  const problems = new Problems();
  const [only, another] = areas;
  const stations = counted
    .filter((each) => each.contest === contest)
    .map((each): StationVotes => {
      const votes = votesIn(each);
      const above = desk.geography.above(each.station);
      const area = another === undefined ? only : above.find((id) => areas.includes(id));
      const at = { file: place, field: each.station };
      // What nobody wrote down is not known, and never nothing.
      const missing = ids.filter((id) => votes[id] === undefined);
      if (missing.length > 0) problems.add("R004", at, "votes for every option", missing.join(", "));
      if (area === undefined) problems.add("R004", at, `a station in one of ${areas.join(", ")}`);
      return { area: area ?? "", votes: ids.map((id) => votes[id] ?? 0) };
    });
  if (problems.list.length > 0) throw badFiles(session.words, problems.list.map(fromAtlas));
  return stations;
}

function checkTogether({ words }: Session, kind: ModelKind, options: FitOptions): void {
  const { fit, poll, sample, returns } = options;
  const wrong = (text: string, next: string): Failure => new Failure(EXIT.usage, { text, next });
  if (fit !== undefined && poll !== undefined)
    throw wrong(words.word("cli.fitOrPoll"), words.word("cli.fitHow"));
  if ((poll === undefined) !== (sample === undefined))
    throw wrong(words.word("cli.pollSample"), words.word("cli.fitHow"));
  if (poll !== undefined && kind !== "dirichlet-multinomial")
    throw wrong(words.word("cli.pollIsDirichlet"), "--model dirichlet");
  if (fit !== undefined && fit.length !== 2) throw wrong(words.word("cli.fitTwo"), words.word("cli.fitHow"));
  if (kind === "bootstrap" && returns === undefined) {
    throw new Failure(EXIT.dataMissing, {
      text: words.word("cli.bootstrapReturns"),
      next: words.word("cli.bootstrapHow"),
    });
  }
}

function withoutVotes({ words }: Session, { election }: Evaluated, { poll }: FitOptions): Failure {
  return new Failure(EXIT.dataMissing, {
    text: words.say(poll === undefined ? "cli.votesUnknown" : "cli.noContest", { election: election.id }),
    next: words.word("cli.fitHow"),
  });
}

/** The contest of an election without a result whose options are on the ballot. */
function unvoted(given: Given): string | undefined {
  return (given.votes ?? []).find((row) => !isLine(row.option))?.contest;
}

/** Votes of every option over all areas; null where not known. */
function subjectOf(
  given: Given,
  contest: string,
): readonly { readonly option: string; readonly votes: number | null }[] {
  const sums = new Map<string, number | null>();
  for (const { option, votes } of markedIn(given, contest)) {
    const before = sums.get(option);
    const own = votes === null ? null : Number(votes);
    sums.set(option, own === null || before === null ? null : (before ?? 0) + own);
  }
  return [...sums].map(([option, votes]) => ({ option, votes }));
}

function fromPoll(session: Session, options: FitOptions, given: Given, contest: string): Fitted {
  const file = options.poll ?? "";
  const sample = wholeOption(session, "--sample", options.sample ?? "", [1, 10_000_000]);
  const design = options.design === undefined ? 1 : designOf(session, options.design);
  const subject = subjectOf(given, contest);
  const ids = subject.map((row) => row.option);
  const shares = readPoll(session, file, ids);
  const isKnown = subject.every(({ votes }) => votes !== null);
  const cast =
    options.votesCast === undefined
      ? undefined
      : wholeOption(session, "--votes-cast", options.votesCast, [1000, 1_000_000_000]);
  const ballots = cast ?? (isKnown ? undefined : ASSUMED_VOTES);
  const respondents = ids.map((option) => ({ option, count: ((shares.get(option) ?? 0) * sample) / 100 }));
  const model = needFit(
    session,
    fitPoll(
      {
        contest,
        votes: subject.map(({ option, votes }) => ({ option, votes: votes ?? 0 })),
        ...(ballots === undefined ? {} : { ballots }),
      },
      { respondents, designEffect: design, source: basename(file) },
    ),
  );
  return {
    // Every draw writes its own votes; what stands here only makes room for them.
    given: isKnown ? given : { ...given, votes: filled(given, contest) },
    model,
    elections: 0,
    ...(ballots === undefined ? {} : { assumed: ballots }),
  };
}

function filled(given: Given, contest: string): NonNullable<Given["votes"]> {
  return (given.votes ?? []).map((row) =>
    row.contest === contest && row.votes === null ? { ...row, votes: 0 } : row,
  );
}

function fromSwings(
  session: Session,
  base: Evaluated,
  kind: Exclude<ModelKind, "bootstrap">,
  { fit }: FitOptions,
  subject: {
    readonly given: Given;
    readonly contest: string;
    readonly known: readonly { readonly option: string; readonly votes: number }[];
  },
): Fitted {
  const [first, second] = fit ?? [];
  const before =
    first === undefined ? earlier(session, base) : evaluate(session, readElection(session, first));
  const after = second === undefined ? base : evaluate(session, readElection(session, second));
  if (before.election.date >= after.election.date) {
    throw new Failure(EXIT.usage, {
      text: session.words.word("cli.fitTwo"),
      details: [before, after].map(({ election }) => `${election.id}: ${session.words.date(election.date)}`),
      next: session.words.word("cli.fitHow"),
    });
  }
  const { known, given, contest } = subject;
  const model = needFit(
    session,
    fitSwings(
      kind,
      { contest, votes: known },
      {
        before: evidenceOf(session, before),
        after: evidenceOf(session, after),
        lineage: lineageOf(before, after),
        sources: [before.election.id, after.election.id],
      },
    ),
  );
  return { given, model, elections: 2 };
}

/** The votes of an election as evidence for swings. */
function evidenceOf(session: Session, election: Evaluated): readonly ResultRow[] {
  const given = toInput(election.source);
  const contest = mainContest(election.rules, given);
  if (contest === undefined) throw withoutVotes(session, election, {});
  return subjectOf(given, contest).map(({ option, votes }) => ({ id: option, votes, seats: null }));
}

/** The latest election before this one of the same series with known votes. */
function earlier(session: Session, base: Evaluated): Evaluated {
  const { country, kind, date, series } = base.source;
  const heads = session.need(session.atlas.listElections());
  for (const head of heads) {
    if (head.country !== country || head.kind !== kind || head.date >= date) continue;
    const election: Election = session.need(session.atlas.election(head.id));
    if (election.series !== series || election.result === "none") continue;
    const evaluated = evaluate(session, election);
    if (mainContest(evaluated.rules, toInput(election)) !== undefined) return evaluated;
  }
  throw new Failure(EXIT.dataMissing, {
    text: session.words.say("cli.unfitted", { election: base.election.id }),
    next: session.words.word("cli.fitHow"),
  });
}

/** The model, or the end: too little evidence. */
function needFit({ words }: Session, fitted: Result<Model>): Model {
  if (fitted.ok) return fitted.value;
  throw new Failure(EXIT.dataMissing, {
    text: words.say("cli.unfittedWhy", {
      expected: fitted.problems.map((problem) => problem.expected).join("; "),
    }),
    next: words.word("cli.fitHow"),
  });
}

function designOf({ words }: Session, written: string): number {
  const design = /^\d{1,3}(\.\d+)?$/.test(written) ? Number(written) : 0;
  if (design >= 1) return design;
  throw new Failure(EXIT.usage, {
    text: words.say("cli.number", { option: "--design", low: "1", value: written }),
  });
}

/** A whole number that an option was given. */
export function wholeOption(
  { words }: Session,
  option: string,
  written: string,
  [low, high]: readonly [number, number],
): number {
  const value = /^\d{1,15}$/.test(written) ? Number(written) : Number.NaN;
  if (value >= low && value <= high) return value;
  const n = words.numbers;
  throw new Failure(EXIT.usage, {
    text: words.say("cli.wholeNumber", { option, low: n.whole(low), high: n.whole(high), value: written }),
  });
}
