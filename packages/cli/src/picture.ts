/**
 * Answers as pictures: one SVG that stands alone, with headline, source and stamp inside. The pages are what draws them, and
 * are loaded only here.
 *
 * @module
 */

import { asFile, plotPicture } from "@urna/draw";
import type { Change, Changed, Scenario, WhatIf } from "@urna/insight";
import type { Outcome } from "@urna/law";
import {
  barCurve,
  comparisonDrawing,
  type ComparisonPicture,
  type PictureName,
  pictureSvg,
  seatsCurve,
  svgOf,
  sweepDrawing,
  whatIfDrawing,
} from "@urna/web";
import { assumptionTexts, changesHead } from "@urna/words/insight/what-if-words";
import { loadWords } from "@urna/words/words";
import type { Evaluated } from "./cases.ts";
import { EXIT } from "./exit.ts";
import { Failure } from "./failure.ts";
import { type Base, majoritiesFor, twoReadings } from "./scenarios.ts";
import type { Answer, Session } from "./session.ts";
import { subjectOf } from "./subject.ts";
import type { Sweeps } from "./what-if/changes.ts";

/** The answer of `urna seats` as a picture. */
export async function seatsPicture(
  session: Session,
  answer: Answer,
  evaluated: Evaluated,
  name: PictureName,
): Promise<Answer> {
  const { words } = await drawing(session, answer);
  const { id } = evaluated.election;
  // Lots that were given now are in what was evaluated, and not in the atlas.
  const subject = { ...subjectOf(session, id), ...evaluated };
  const svg = pictureSvg({ words }, subject, answer.report, name);
  if (svg === undefined) throw noPicture(session, id, name);
  return { ...answer, printed: () => svg };
}

/** The answer of `urna what-if` as a picture. Two readings of the law are two pictures: one has to be chosen. */
export async function whatIfPicture(
  session: Session,
  answer: Answer,
  base: Base,
  { readings: [first, second] }: WhatIf,
): Promise<Answer> {
  const { words } = await drawing(session, answer);
  const { id } = base.election;
  if (second !== undefined) throw twoReadings({ words });
  const subject = { ...base, majoritiesOf: majoritiesFor(session, base), laws: () => [] };
  const drawn = first && whatIfDrawing({ words }, subject, first, answer.report);
  if (drawn === undefined) throw noPicture(session, id, "seats");
  return { ...answer, printed: () => svgOf(drawn) };
}

/** The answer of a sweep as a picture: over the bar, or over the seats of a tier. Both at once have no curve. */
export async function sweepPicture(
  session: Session,
  answer: Answer,
  { base, scenario, outcome, changes, assumptions, sweeps, party = "" }: SweptCase,
): Promise<Answer> {
  const { words } = await drawing(session, answer);
  const { id } = base.election;
  const subject = subjectOf(session, id);
  const { bar, seats } = sweeps;
  if (bar !== undefined && seats !== undefined) throw noPicture(session, id, "--sweep");
  const asked = { words, subject, party: party === "" ? (base.outcome.seats[0]?.contender ?? "") : party };
  const curve =
    seats === undefined
      ? barCurve(asked, scenario, outcome, bar === undefined ? {} : { range: bar })
      : seatsCurve(asked, scenario, seats.tier, { range: seats });
  if (curve === undefined) throw noPicture(session, id, "--sweep");
  const ctx = { words, naming: base.naming, rules: base.rules.id, election: id };
  const head = changes.length === 0 ? [] : [changesHead(ctx, changes, base.scenario.rules)];
  // That the votes stay the same every picture of a sweep says by itself.
  const assumed = assumptionTexts(ctx, assumptions).filter((text) => text !== words.word("assume.same"));
  const drawn = sweepDrawing({ words }, subject, curve, [...head, ...assumed]);
  return { ...answer, printed: () => svgOf(drawn) };
}

/** The answer of `urna compare` as a picture: votes by rules, or what each of them did from one result to the other. */
export async function comparisonPicture(
  session: Session,
  answer: Answer,
  second: string,
  name: ComparisonPicture,
): Promise<Answer> {
  const { words } = await drawing(session, answer);
  const subject = subjectOf(session, second);
  const drawn = comparisonDrawing({ words }, subject, { ok: true, ...answer }, name);
  if (drawn === undefined) throw noPicture(session, second, "compare");
  return { ...answer, printed: () => svgOf(drawn) };
}

/** One of the plots of `urna screen` as a picture, by its id; the others are named where there is none of it. */
export async function plotFile(session: Session, answer: Answer, of: string, id: string): Promise<Answer> {
  await drawing(session, answer);
  const { blocks } = answer.report;
  const plots = blocks.filter((block) => block.kind === "plot");
  const found = plots.find((plot) => plot.id === id);
  const [first] = blocks;
  if (found === undefined) {
    throw noPicture(
      session,
      of,
      id,
      plots.map((plot) => plot.id),
    );
  }
  const caption = {
    headline: found.title,
    lines: first?.kind === "answer" ? [first.text] : [],
    source: [`Urna · ${of}`],
  };
  const svg = asFile(plotPicture(found, PLOT_WIDTH), caption);
  return { ...answer, printed: () => svg };
}

/** As wide as pictures on pages are. */
const PLOT_WIDTH = 720;

/** What is swept, and what else was changed. */
interface SweptCase {
  readonly base: Base;
  readonly scenario: Scenario;
  readonly outcome: Outcome;
  readonly changes: readonly Change[];
  readonly assumptions: Changed["assumptions"];
  readonly sweeps: Sweeps;
  readonly party: string | undefined;
}

/** The end of a command: nothing of this kind can be drawn; `others` can. */
export function noPicture(
  { words }: Session,
  of: string,
  name: string,
  others: readonly string[] = [],
): Failure {
  return new Failure(EXIT.usage, {
    text: words.say("cli.noPicture", { election: of, name }),
    details: others.length === 0 ? [] : [`${words.word("cli.oneOf")}: ${others.join(", ")}`],
  });
}

/** The words for a picture; ends the command where the answer is none, or where another format is asked for as well. */
async function drawing({ words, options }: Session, { exit, complaint }: Answer) {
  const { json, md, text } = options;
  if ([json, md, text].includes(true)) throw new Failure(EXIT.usage, { text: words.word("cli.oneFormat") });
  if (complaint !== undefined) throw new Failure(exit ?? EXIT.usage, complaint);
  return { words: await loadWords(words.language) };
}
