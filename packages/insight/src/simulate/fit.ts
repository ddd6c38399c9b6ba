/**
 * Models fitted to evidence: to the swings between two elections, to a poll, to the returns of polling stations. Where there
 * is too little evidence there is no model.
 *
 * @module
 */

import type { Problem, Result } from "@urna/law";
import type { ResultRow } from "../indices/figures.ts";
import { type Lineage, swings } from "../indices/volatility.ts";
import type { Fit, Model, ModelKind, StationVotes } from "./model.ts";

/** Fewer swings than this say nothing about a deviation. */
export const FEWEST_SWINGS = 3;

/** Two elections under one lineage of parties. */
export interface SwingEvidence {
  readonly before: readonly ResultRow[];
  readonly after: readonly ResultRow[];
  readonly lineage?: readonly Lineage[];
  readonly sources: readonly string[];
}

/** What is to be simulated: the contest and the votes around which it moves. */
export interface Subject {
  readonly contest: string;
  readonly votes: readonly { readonly option: string; readonly votes: number }[];
  readonly ballots?: number;
}

/**
 * Fits a model to the swings of the options that stood in both elections (new ones get the common deviation, which is an
 * assumption). With p shares before, d changes, n options:
 * - `dirichlet-multinomial`: concentration + 1 = (sum of p(1-p)) / (sum of d^2), by moments;
 * - `uniform-swing`: deviation of option i = the root of m(1-m) x (sum of d^2) / (sum of p(1-p)), m its share now;
 * - `proportional-swing`: the root of the mean of (after/before - 1)^2;
 * - `logistic-normal`: independent, with the variance of ln(after/before) around its mean (n - 1).
 * Refused with fewer than {@link FEWEST_SWINGS} options in both, or when nothing moved. One pair of elections is little
 * evidence, however exact its figures: what the model says of spread is no better than it.
 */
export function fitSwings(
  kind: Exclude<ModelKind, "bootstrap">,
  subject: Subject,
  evidence: SwingEvidence,
): Result<Model> {
  const unknown = [...evidence.before, ...evidence.after].filter((row) => row.votes === null);
  if (unknown.length > 0)
    return refuse("fit/votes", `known votes of ${unknown.map((row) => row.id).join(", ")}`);
  const total = (rows: readonly ResultRow[]): number => rows.reduce((sum, row) => sum + (row.votes ?? 0), 0);
  const [allBefore, allAfter] = [total(evidence.before), total(evidence.after)];
  const pairs = swings(evidence.before, evidence.after, evidence.lineage).flatMap(({ before, after }) =>
    before === undefined || after === undefined || before === 0 || after === 0
      ? []
      : [{ p: before / allBefore, q: after / allAfter }],
  );
  if (pairs.length < FEWEST_SWINGS)
    return refuse("fit/swings", `at least ${FEWEST_SWINGS} options that stood in both elections`);
  const moved = pairs.reduce((sum, { p, q }) => sum + (q - p) ** 2, 0);
  const room = pairs.reduce((sum, { p }) => sum + p * (1 - p), 0);
  if (moved === 0 || moved >= room) return refuse("fit/swings", "shares that moved, and not completely");

  const fit: Fit = { from: "swings", count: pairs.length, sources: evidence.sources };
  const head = headOf(subject, fit);
  switch (kind) {
    case "dirichlet-multinomial":
      return { ok: true, value: { ...head, kind, concentration: room / moved - 1 } };
    case "uniform-swing": {
      const all = head.centre.reduce((sum, c) => sum + c, 0);
      const deviations = head.centre.map((c) => Math.sqrt((c / all) * (1 - c / all) * (moved / room)));
      return { ok: true, value: { ...head, kind, deviations } };
    }
    case "proportional-swing": {
      const square = pairs.reduce((sum, { p, q }) => sum + (q / p - 1) ** 2, 0) / pairs.length;
      return { ok: true, value: { ...head, kind, deviations: head.options.map(() => Math.sqrt(square)) } };
    }
    case "logistic-normal": {
      const logs = pairs.map(({ p, q }) => Math.log(q / p));
      const mean = logs.reduce((a, b) => a + b, 0) / logs.length;
      const variance = logs.reduce((sum, l) => sum + (l - mean) ** 2, 0) / (logs.length - 1);
      const covariance = head.options.map((_, i) => head.options.map((__, j) => (i === j ? variance : 0)));
      return { ok: true, value: { ...head, kind, covariance } };
    }
  }
}

/** A poll: how many respondents named each option. Those who would not say or not vote are left out. */
export interface Poll {
  /** Respondents by option; fractions are allowed, because weighted polls have them. */
  readonly respondents: readonly { readonly option: string; readonly count: number }[];
  /**
   * By how much the variance exceeds that of a simple random sample (weights, clusters): 1 is the most favourable case,
   * and 1.5 to 2 common.
   */
  readonly designEffect: number;
  readonly source: string;
}

/**
 * Seats from a poll: a Dirichlet distribution with the respondents / design effect, plus one half for each option (the prior of
 * Jeffreys), so that an option that nobody named is not impossible. It knows the error of sampling and nothing else: not the
 * change until the day of the vote, not what was wrong with the sample. Real errors of polls are about twice as large
 * (H. Shirani-Mehr and others, Disentangling bias and variance in election polls, JASA 113, 2018): a design effect of 4 says so.
 *
 * Refused without respondents, with a design effect below 1, or where the poll does not name every option of the contest.
 */
export function fitPoll(subject: Subject, poll: Poll): Result<Model> {
  const known = new Map(poll.respondents.map(({ option, count }) => [option, count]));
  const missing = subject.votes.filter(({ option }) => !known.has(option)).map(({ option }) => option);
  if (missing.length > 0) return refuse("poll/respondents", `respondents for ${missing.join(", ")}`);
  const respondents = subject.votes.map(({ option }) => known.get(option) ?? 0);
  const sample = respondents.reduce((sum, n) => sum + n, 0);
  if (!(sample > 0) || respondents.some((n) => !(n >= 0)))
    return refuse("poll/respondents", "numbers of respondents, 0 or more");
  if (!(poll.designEffect >= 1)) return refuse("poll/designEffect", "a number from 1 on");
  const centre = respondents.map((n) => n / poll.designEffect + 0.5);
  const fit: Fit = { from: "poll", count: Math.round(sample), sources: [poll.source] };
  const concentration = centre.reduce((sum, c) => sum + c, 0);
  return {
    ok: true,
    value: { ...headOf(subject, fit), kind: "dirichlet-multinomial", centre, concentration },
  };
}

/** A bootstrap of polling stations. Refused with fewer than two in an area: there is nothing to draw from. */
export function fitStations(
  contest: string,
  options: readonly string[],
  stations: readonly StationVotes[],
  sources: readonly string[],
): Result<Model> {
  if (stations.length === 0) return refuse("fit/stations", "returns of polling stations");
  const lonely = [...Map.groupBy(stations, (s) => s.area)].filter(([, own]) => own.length < 2);
  if (lonely.length > 0)
    return refuse("fit/stations", `two or more stations in ${lonely.map(([area]) => area).join(", ")}`);
  const centre = options.map((_, i) => stations.reduce((sum, { votes }) => sum + (votes[i] ?? 0), 0));
  const fit: Fit = { from: "stations", count: stations.length, sources };
  return { ok: true, value: { kind: "bootstrap", contest, options, centre, stations, fit } };
}

function headOf(
  subject: Subject,
  fit: Fit,
): {
  readonly contest: string;
  readonly options: readonly string[];
  readonly centre: readonly number[];
  readonly ballots?: number;
  readonly fit: Fit;
} {
  return {
    contest: subject.contest,
    options: subject.votes.map((v) => v.option),
    centre: subject.votes.map((v) => v.votes),
    ...(subject.ballots === undefined ? {} : { ballots: subject.ballots }),
    fit,
  };
}

function refuse(at: string, expected: string): Result<never> {
  const problem: Problem = { code: "R003", at, expected };
  return { ok: false, problems: [problem] };
}
