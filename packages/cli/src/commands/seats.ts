/**
 * `urna seats`: who has how many seats, of an election of the atlas or of any rules and votes.
 *
 * @module
 */

import { type GivenFiles, type GivenTables, readGivenTables } from "@urna/atlas/given";
import { anyFiles } from "@urna/atlas/files";
import { rankedContests } from "@urna/atlas/ranked";
import { type Outcome, uncounted } from "@urna/law";
import type { Case, Naming, Report } from "@urna/words";
import { asksDraw } from "@urna/words/outcome-words";
import { seatsReport } from "@urna/words/seats-report";
import { evaluate, type Evaluated, type LotsNow, majoritiesOf, readElection, runLaw } from "../cases.ts";
import { EXIT, type ExitCode } from "../exit.ts";
import { Failure } from "../failure.ts";
import { measuresOf } from "../measures.ts";
import { castVotesIn, withCastVotes } from "../returns/cast-votes.ts";
import { readRulesFrom } from "../rules-files.ts";
import { type Answer, badFiles, fromAtlas, fromLaw, type Session } from "../session.ts";

export interface SeatsOptions extends GivenFiles {
  readonly rules?: string;
}

export async function seats(
  session: Session,
  name: string | undefined,
  options: SeatsOptions,
): Promise<Answer> {
  const { words } = session;
  const { rules, lots, ...tables } = options;
  const files = Object.keys(tables).length > 0;
  if ((name === undefined) === (rules === undefined && !files)) {
    throw new Failure(EXIT.usage, { text: words.word("cli.electionOrRules"), next: "urna seats --help" });
  }
  if (name !== undefined) return ofElection(session, name, lots);
  if (rules === undefined || !files) {
    throw new Failure(EXIT.usage, { text: words.word("cli.rulesWithVotes"), next: "urna seats --help" });
  }
  return ofFiles(session, rules, options);
}

async function ofElection(session: Session, name: string, lotsFile: string | undefined): Promise<Answer> {
  const election = readElection(session, name);
  const lots = lotsFile === undefined ? undefined : lotsIn(readTables(session, { lots: lotsFile }));
  if (election.result === "none") {
    const { notLoaded } = await import("../not-loaded.ts");
    throw new Failure(EXIT.dataMissing, { text: "", report: notLoaded(session, election) });
  }
  const evaluated = evaluate(session, election, lots);
  return {
    ...outcomeAnswer(session, evaluated.outcome, () =>
      seatsReport(session.words, evaluated, { measures: measuresOf(election) }),
    ),
    json: () => outcomeJson(evaluated.outcome, evaluated),
  };
}

async function ofFiles(
  session: Session,
  named: string,
  { rules: _, ...written }: SeatsOptions,
): Promise<Answer> {
  const { rules, file } = readRulesFrom(session, named);
  const contests = rankedContests(rules);
  const { files, records } = castVotesIn(written);
  const tables = await withCastVotes(session, readTables(session, files, contests), records, contests);
  const { given, names } = tables;
  const wrong = uncounted(rules, given);
  if (wrong.length > 0) {
    const [from = file] = [written.votes, written.ballots, written.declared]
      .flat()
      .filter((one) => one !== undefined);
    throw badFiles(
      session.words,
      wrong.map((problem) => fromLaw(problem, from)),
    );
  }
  const outcome = runLaw(session, rules, { ...given, lots: [] }, written.votes ?? file, lotsIn(tables));
  const name = (id: string): string => names.get(id) ?? id;
  const naming: Naming = { contender: name, short: name, area: name };
  const shown: Case = {
    rules,
    outcome,
    naming,
    ...(given.votes === undefined ? {} : { votes: given.votes }),
  };
  return {
    ...outcomeAnswer(session, outcome, () => seatsReport(session.words, shown)),
    json: () => outcomeJson(outcome),
  };
}

function lotsIn({ given, lotPlaces }: GivenTables): LotsNow {
  return { lots: given.lots ?? [], places: lotPlaces };
}

function readTables(session: Session, files: GivenFiles, contests: readonly string[] = []): GivenTables {
  const read = readGivenTables(files, anyFiles(), contests);
  if (read.ok) return read.value;
  throw badFiles(session.words, read.problems.map(fromAtlas));
}

/** The outcome for programs: the election first, the long trace last. */
export function outcomeJson({ trace, ...outcome }: Outcome, evaluated?: Evaluated): object {
  return {
    ...(evaluated === undefined ? {} : { election: evaluated.election.id }),
    ...outcome,
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
export function exitOf({ status, refusal }: Outcome): ExitCode {
  if (status === "complete") return EXIT.ok;
  if (status === "tied") return EXIT.tie;
  return refusal?.kind === "data-missing" ? EXIT.dataMissing : EXIT.lawIsSilent;
}
