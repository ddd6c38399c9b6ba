/**
 * `urna seats`: who has how many seats, of an election of the atlas or of any rules and votes.
 *
 * @module
 */

import { type Chance, chancesOf, type Outcome } from "@urna/law";
import type { PictureName } from "@urna/web";
import type { Report } from "@urna/words";
import { isFull } from "@urna/words/case";
import { asksDraw } from "@urna/words/outcome-words";
import { seatsReport } from "@urna/words/seats-report";
import { evaluate, type Evaluated, majoritiesOf, readElection } from "../cases.ts";
import { asksFiles, countFiles, type CountOptions, lotsIn } from "../counted-files.ts";
import { EXIT, type ExitCode } from "../exit.ts";
import { Failure } from "../failure.ts";
import { measuresOf } from "../measures.ts";
import type { Answer, Session } from "../session.ts";

/** In how many ways lots may fall, at most, for each of them to be counted. */
const WAYS = 100;

export interface SeatsOptions extends CountOptions {
  /** The picture that is asked for in place of text. */
  readonly svg?: PictureName;
}

export async function seats(
  session: Session,
  name: string | undefined,
  { svg, ...options }: SeatsOptions,
): Promise<Answer> {
  const { words } = session;
  if ((name === undefined) !== asksFiles(options)) {
    throw new Failure(EXIT.usage, { text: words.word("cli.electionOrRules"), next: "urna seats --help" });
  }
  if (name !== undefined) return ofElection(session, name, options.lots, svg);
  if (svg !== undefined) throw (await import("../picture.ts")).noPicture(session, options.rules ?? "", svg);
  const { shown, given } = await countFiles(session, options, "urna seats --help");
  const chances = shown.outcome.status === "tied" ? chancesOf(shown.rules, given, { most: WAYS }) : undefined;
  return {
    ...outcomeAnswer(session, shown.outcome, () => seatsReport(words, shown, { chances })),
    json: () => outcomeJson(shown.outcome, undefined, chances),
  };
}

async function ofElection(
  session: Session,
  name: string,
  lots: string | undefined,
  svg: PictureName | undefined,
): Promise<Answer> {
  const election = readElection(session, name);
  if (election.result === "none") {
    const { notLoaded } = await import("../not-loaded.ts");
    throw new Failure(EXIT.dataMissing, { text: "", report: notLoaded(session, election) });
  }
  const now = lotsIn(session, lots);
  const evaluated = evaluate(session, election, now);
  const { rules, given, outcome } = evaluated;
  const chances =
    outcome.status === "tied" ? chancesOf(rules, given, { most: WAYS, lots: now?.lots ?? [] }) : undefined;
  const answer: Answer = {
    ...outcomeAnswer(session, outcome, () =>
      seatsReport(session.words, evaluated, { measures: measuresOf(election), chances }),
    ),
    json: () => outcomeJson(outcome, evaluated, chances),
  };
  if (svg === undefined) return answer;
  return (await import("../picture.ts")).seatsPicture(session, answer, evaluated, svg);
}

/** The outcome for programs: the election first, the long trace last. */
export function outcomeJson(
  { trace, ...outcome }: Outcome,
  evaluated?: Evaluated,
  chances?: readonly Chance[],
): object {
  return {
    ...(evaluated === undefined ? {} : { election: evaluated.election.id }),
    ...outcome,
    ...(chances === undefined ? {} : { chances }),
    ...(evaluated === undefined ? {} : { majorities: majoritiesOf(evaluated) }),
    trace,
  };
}

/** An answer whose exit code says what the engine said. Where nothing can be given, the error channel says why. */
export function outcomeAnswer(
  { words }: Session,
  outcome: Outcome,
  report: () => Report,
): Pick<Answer, "report" | "kind" | "exit" | "complaint" | "withheld"> {
  const made = report();
  const exit = exitOf(outcome);
  switch (outcome.status) {
    case "complete":
      return { report: made, kind: "table", exit };
    case "tied":
      return {
        report: made,
        kind: "table",
        exit,
        complaint: {
          text: words.word(asksDraw(outcome) ? "cli.draw" : "cli.tie"),
          details: lotLines(outcome),
          next: words.word("cli.giveLots"),
        },
      };
    case "refused":
      if (isFull(outcome)) return { report: made, kind: "table", exit };
      // Tiers that stand are an answer of their own; what is missing is named in it.
      if (outcome.tiers.some((tier) => tier.status === "complete" && tier.given > 0)) {
        return { report: made, kind: "table", exit, complaint: { text: words.word("cli.partial") } };
      }
      return { report: made, kind: "table", exit, complaint: { text: "", report: made }, withheld: true };
  }
}

/** The table of lots as it would be for the open ties, whoever comes first. */
function lotLines({ ties }: Outcome): readonly string[] {
  const open = ties.filter((tie) => tie.winners === undefined);
  if (open.length === 0) return [];
  return [
    "step,area,order",
    ...open.map(({ at, area, among }) => [at, area, among.join(" > ")].map(csvCell).join(",")),
  ];
}

function csvCell(text: string): string {
  return /[",]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** What an outcome means for the shell. */
export function exitOf(outcome: Outcome): ExitCode {
  const { status, refusal } = outcome;
  if (status === "complete" || (status === "refused" && isFull(outcome))) return EXIT.ok;
  if (status === "tied") return EXIT.tie;
  return refusal?.kind === "data-missing" ? EXIT.dataMissing : EXIT.lawIsSilent;
}
