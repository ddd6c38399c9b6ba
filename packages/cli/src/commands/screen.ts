/**
 * `urna screen`: what must add up, what is unusual, what was asked. Published totals of an election of the atlas.
 *
 * @module
 */

import { createHash } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import type { Election } from "@urna/atlas";
import { isObject } from "@urna/law";
import { isStoreAddress } from "@urna/returns";
import { calibrateRoundShare, roundShare } from "@urna/screening";
import { screeningReport } from "@urna/words/screening/report";
import { roundShareBlocks } from "@urna/words/screening/round";
import type { RoundReference, RoundShareInput, ScreeningInput } from "@urna/words/screening/input";
import { headOf, nameOf, namingOf, readElection } from "../cases.ts";
import { EXIT } from "../exit.ts";
import { Failure } from "../failure.ts";
import { renderHtml } from "../render/html.ts";
import { renderJson } from "../render/json.ts";
import { renderMarkdown } from "../render/markdown.ts";
import { type Card, layCards } from "../screening/cards.ts";
import { aroundScreening } from "../record/screening-asked.ts";
import { dayCards } from "../screening/day.ts";
import { chosenTests, skippedCards, testsOn } from "../screening/tests.ts";
import { totalsOf } from "../screening/totals.ts";
import type { Answer, Session } from "../session.ts";
import { findingBlocks } from "./check.ts";
import type { Battery, StationOptions } from "./screen-stations.ts";

/** Options of the command, as commander gives them. */
export interface ScreenOptions extends StationOptions {
  readonly seed?: string;
  readonly report?: "html" | "md" | "json";
  /** The id of a plot. */
  readonly svg?: string;
}

/** The seed where none is given: results are the same for everybody. */
const SEED = "20230319";
/** Clean elections that are simulated for a rate of false alarms. */
const RUNS = 1000;

/** Screens a table of polling stations, or the published totals of an election. */
export async function screen(session: Session, name: string, options: ScreenOptions): Promise<Answer> {
  const { seed = SEED } = options;
  if (!/^\d{1,18}$/.test(seed)) {
    throw new Failure(EXIT.usage, {
      text: session.words.say("cli.wrongChoice", { option: "--seed", value: seed }),
      details: [session.words.word("help.option.seed")],
    });
  }
  const battery = {
    tests: chosenTests(session, options.test),
    seed,
    version: version(),
    call: callOf(name, { ...options, seed }),
  };
  // What is a file, a folder or a store is no election.
  const answer =
    existsSync(name) || isStoreAddress(name)
      ? await (await import("./screen-stations.ts")).screenStations(session, name, options, battery)
      : screenTotals(session, name, battery);
  const { report, svg } = options;
  if (svg !== undefined) {
    if (report !== undefined) throw new Failure(EXIT.usage, { text: session.words.word("cli.oneFormat") });
    return (await import("../picture.ts")).plotFile(session, answer, name, svg);
  }
  return report === undefined ? answer : { ...answer, printed: () => print(session, answer, report) };
}

/** What decides a report, in the order of the help. */
const DECIDING = [
  "seed",
  "test",
  "runs",
  "registered",
  "given",
  "counted",
  "option",
  "area",
  "options",
  "place",
  "early",
  "evidence",
] as const satisfies readonly (keyof ScreenOptions)[];

/** The command that prints the same report. */
function callOf(name: string, options: ScreenOptions): string {
  const quoted = (text: string): string => (/^[\p{L}\p{N}_.,:/+@-]+$/u.test(text) ? text : `"${text}"`);
  const flags = DECIDING.flatMap((flag) => {
    const value = options[flag];
    if (value === undefined) return [];
    return [`--${flag} ${(typeof value === "string" ? [value] : value).map(quoted).join(" ")}`];
  });
  return ["urna screen", quoted(name), ...flags].join(" ");
}

/** The report in the form that was asked for. */
function print({ words }: Session, answer: Answer, form: NonNullable<ScreenOptions["report"]>): string {
  switch (form) {
    case "html":
      return renderHtml(answer.report, { language: words.language, sources: "" });
    case "md":
      return renderMarkdown(answer.report);
    case "json":
      return renderJson(answer.json());
  }
}

function screenTotals(session: Session, name: string, { tests, seed, version: own, call }: Battery): Answer {
  const { words } = session;
  const election = readElection(session, name);
  const totals = totalsOf(election);
  const cards = [
    ...(tests.includes("round-share") ? roundShareCards(session, election, seed) : []),
    ...(tests.includes("sequence") ? dayCards(session, election, seed) : []),
    ...skippedCards(session, tests, ["stations"]),
  ];
  const deck = layCards(cards);
  const { blocking, asked } = aroundScreening(session, election.id, testsOn(tests, ["stations"]));
  const input: ScreeningInput = {
    name: headOf(election, session).title,
    notes: [],
    sums: tests.includes("must-add-up") ? findingBlocks(session, election) : [],
    cards: [...deck.blocks, ...blocking],
    asked,
    tests: deck.tests,
    unusual: deck.unusual,
    seed,
    hash: hashOf(totals),
    version: own,
    call,
  };
  return {
    kind: "prose",
    report: { ...screeningReport(words, input), next: `urna source ${election.id}` },
    json: () => ({ election: election.id, ...input, sums: undefined, asked: undefined, cards: deck.json }),
  };
}

/** The test of round shares for every contest of the election. */
function roundShareCards(session: Session, election: Election, seed: string): readonly Card[] {
  const { words } = session;
  const naming = namingOf(election, session);
  const others = referencesFor(session, election);
  return totalsOf(election).map(({ contest, totals }): Card => {
    const result = roundShare(totals);
    const card: RoundShareInput =
      result.kind === "refused"
        ? { contest, result, references: [] }
        : { contest, result, references: others, rate: calibrateRoundShare(totals, { runs: RUNS, seed }) };
    return {
      test: "round-share",
      ...(result.kind === "tested" ? { p: result.corrected } : {}),
      lay: (adjusted) =>
        roundShareBlocks(words, adjusted === undefined ? card : { ...card, adjusted }, naming),
      json: card,
    };
  });
}

/** The same test of every other election of the atlas that has enough totals, the newest first. */
function referencesFor(session: Session, own: Election): readonly RoundReference[] {
  const heads = session.need(session.atlas.listElections());
  return heads.flatMap(({ id, result }) => {
    if (id === own.id || result === "none") return [];
    const other = session.need(session.atlas.election(id));
    return totalsOf(other).flatMap(({ contest, totals }) => {
      const found = roundShare(totals);
      const [best] = found.kind === "tested" ? found.looks : [];
      if (found.kind === "refused" || best === undefined) return [];
      const { unit, near, lines } = best;
      return [
        {
          election: id,
          title: nameOf(other, session),
          contest,
          unit,
          near,
          lines: lines.length,
          corrected: found.corrected,
        },
      ];
    });
  });
}

/** The first 12 digits of the SHA-256 of what was tested. */
function hashOf(value: unknown): string {
  return createHash("sha256").update(JSON.stringify(value)).digest("hex").slice(0, 12);
}

function version(): string {
  const manifest: unknown = JSON.parse(readFileSync(new URL("../../package.json", import.meta.url), "utf8"));
  return isObject(manifest) && typeof manifest["version"] === "string" ? manifest["version"] : "";
}
