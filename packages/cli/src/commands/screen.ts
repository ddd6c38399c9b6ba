/**
 * `urna screen`: what must add up, what is unusual, what was asked. Published totals of an election of the atlas.
 *
 * @module
 */

import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import type { Election } from "@urna/atlas";
import { isObject } from "@urna/law";
import { calibrateRoundShare, holm, roundShare } from "@urna/screening";
import { screeningReport } from "@urna/words/screening-report";
import type { RoundReference, RoundShareInput, ScreeningInput } from "@urna/words/screening-input";
import { headOf, namingOf, readElection } from "../cases.ts";
import { EXIT } from "../exit.ts";
import { Failure } from "../failure.ts";
import { renderHtml } from "../render/html.ts";
import { renderJson } from "../render/json.ts";
import { renderMarkdown } from "../render/markdown.ts";
import { totalsOf } from "../screening-totals.ts";
import type { Answer, Session } from "../session.ts";
import { findingBlocks } from "./check.ts";
import { isPath, screenStations, type StationOptions } from "./screen-stations.ts";

/** Options of the command, as commander gives them. */
export interface ScreenOptions extends StationOptions {
  readonly seed?: string;
  readonly report?: "html" | "md" | "json";
}

/** The seed where none is given: results are the same for everybody. */
const SEED = "20230319";
/** Clean elections that are simulated for a rate of false alarms. */
const RUNS = 1000;
/** A find is unusual below this, after all corrections. */
const LEVEL = 0.05;

/** Screens a table of polling stations, or the published totals of an election. */
export async function screen(session: Session, name: string, options: ScreenOptions): Promise<Answer> {
  const { seed = SEED } = options;
  if (!/^\d{1,18}$/.test(seed)) {
    throw new Failure(EXIT.usage, {
      text: session.words.say("cli.wrongChoice", { option: "--seed", value: seed }),
      details: [session.words.word("help.option.seed")],
    });
  }
  const answer = isPath(name)
    ? await screenStations(session, name, options, { seed, version: version() })
    : screenTotals(session, name, seed);
  const { report } = options;
  return report === undefined ? answer : { ...answer, printed: () => print(session, answer, report) };
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

function screenTotals(session: Session, name: string, seed: string): Answer {
  const election = readElection(session, name);
  const contests = totalsOf(election).map(({ contest, totals }) => ({
    contest,
    totals,
    result: roundShare(totals),
  }));
  const probabilities = contests.flatMap(({ result }) =>
    result.kind === "tested" ? [result.corrected] : [],
  );
  const adjusted = holm(probabilities);
  const references = referencesFor(session, election);
  let place = 0;
  const roundShares = contests.map(({ contest, totals, result }): RoundShareInput => {
    if (result.kind === "refused") return { contest, result, references: [] };
    const own = adjusted[place] ?? 1;
    place += 1;
    return {
      contest,
      result,
      references,
      adjusted: own,
      rate: calibrateRoundShare(totals, { runs: RUNS, seed }),
    };
  });
  const input: ScreeningInput = {
    name: headOf(election, session).title,
    sums: findingBlocks(session, election),
    roundShares,
    tests: probabilities.length,
    unusual: adjusted.filter((p) => p < LEVEL).length,
    seed,
    hash: hashOf(contests.map(({ contest, totals }) => ({ contest, totals }))),
    version: version(),
  };
  return {
    kind: "prose",
    report: {
      ...screeningReport(session.words, input, namingOf(election, session)),
      next: `urna source ${election.id}`,
    },
    json: () => ({ election: election.id, ...input, sums: undefined }),
  };
}

/** The same test of every other election of the atlas that has enough totals, the newest first. */
function referencesFor(session: Session, own: Election): readonly RoundReference[] {
  const heads = session.need(session.atlas.listElections());
  return heads.flatMap(({ id, result }) => {
    if (id === own.id || result === "none") return [];
    return totalsOf(session.need(session.atlas.election(id))).flatMap(({ contest, totals }) => {
      const found = roundShare(totals);
      const [best] = found.kind === "tested" ? found.looks : [];
      if (found.kind === "refused" || best === undefined) return [];
      const { unit, near, lines } = best;
      return [{ election: id, contest, unit, near, lines: lines.length, corrected: found.corrected }];
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
