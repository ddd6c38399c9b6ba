/**
 * `urna seats [ELECTION] --returns DIR`: the seats on a count of returns, by the law of the day; and with a part of the
 * stations in, what can still change.
 *
 * @module
 */

import type { Election } from "@urna/atlas";
import { raceOf, stillPossible } from "@urna/insight";
import type { Tally } from "@urna/tally";
import { castIn, type Counted } from "@urna/returns";
import type { Block, Report } from "@urna/words";
import { left, right, textCell, wholeCell } from "@urna/words/cells";
import { seatsReport } from "@urna/words/seats-report";
import { evaluateOn, type Evaluated, readElection } from "../cases.ts";
import { EXIT } from "../exit.ts";
import { Failure } from "../failure.ts";
import { type Desk, markedMadeUp } from "../returns/desk.ts";
import { givenOf } from "../returns/given.ts";
import { openCount } from "../returns/open-count.ts";
import { ballotsText } from "../returns/preferences.ts";
import type { Answer, Session } from "../session.ts";
import { outcomeAnswer, outcomeJson } from "./seats.ts";
import { coverageText, rootOf, votersText } from "./tabulate.ts";

/** The seats on the returns that lie at a place; what was imported says itself which election it is of. */
export async function seatsOfReturns(
  session: Session,
  name: string | undefined,
  place: string,
): Promise<Answer> {
  const unnamed = name === undefined ? await openCount(session, place, { levels: [] }) : undefined;
  const id = name ?? unnamed?.desk.election;
  if (id === undefined) {
    const next = `urna seats ELECTION --returns ${place}`;
    throw new Failure(EXIT.usage, { text: session.words.word("cli.electionOrRules"), next });
  }
  const election = readElection(session, id);
  const levels = election.contests.map(({ level }) => level);
  const { desk, count } =
    unnamed !== undefined && levels.every((level) => unnamed.levels.includes(level))
      ? unnamed
      : await openCount(session, place, { election, levels });
  return seatsOfCount(session, election, desk, count);
}

/** The seats on a count. */
export function seatsOfCount(session: Session, election: Election, opened: Desk, count: Counted): Answer {
  const { texts, madeUp } = opened;
  const given = givenOf(election, count, opened.ballots);
  if (given === undefined) {
    throw new Failure(EXIT.dataMissing, { text: texts.say("seats.noVotes", { election: election.id }) });
  }
  // What was published says nothing of a count that may still grow.
  const { official: _, ...evaluated } = evaluateOn(session, election, given);
  const { outcome } = evaluated;
  const report = (): Report =>
    withCoverage(
      session,
      opened,
      count,
      seatsReport(session.words, evaluated),
      stillBlocks(session, evaluated, opened, count),
    );
  return {
    ...outcomeAnswer(session, outcome, report),
    json: () => ({
      ...(madeUp === undefined ? {} : { synthetic: true, source: madeUp }),
      ...(count.contests.length === 0
        ? {}
        : { coverage: count.tally(rootOf(opened), count.contests[0] ?? "").coverage }),
      ...(opened.ballots.length === 0 ? {} : { ballots: castIn(opened.ballots) }),
      ...outcomeJson(outcome),
    }),
  };
}

/** The report with the count's own state after its answer. */
function withCoverage(
  session: Session,
  opened: Desk,
  count: Counted,
  { blocks, next }: Report,
  more: readonly Block[],
): Report {
  const whole = count.tally(rootOf(opened), count.contests[0] ?? "");
  const [answer, ...rest] = blocks;
  const first = answer === undefined ? [] : [answer];
  return markedMadeUp(opened, {
    blocks: [...first, ...coverageBlocks(session, opened, count, whole), ...rest, ...more],
    ...(next === undefined ? {} : { next }),
  });
}

/** Who is counted: stations and voters, ballots, or both. */
function coverageBlocks(session: Session, opened: Desk, count: Counted, whole: Tally): readonly Block[] {
  const { texts, ballots } = opened;
  const part = texts.word("seats.part");
  const ofBallots: Block = {
    kind: "paragraph",
    text: `${ballotsText(opened)} ${texts.word("seats.partBallots")}`,
  };
  if (count.contests.length === 0) return [ofBallots];
  return [
    { kind: "paragraph", text: `${coverageText(session, opened, whole)} ${part}` },
    { kind: "paragraph", text: votersText(session, opened, whole) },
    ...(ballots.length === 0 ? [] : [ofBallots]),
  ];
}

/** What can still change, for each contest that is one race: exact over all that the outstanding voters can do. */
function stillBlocks(
  session: Session,
  { source: election, rules, given, naming }: Pick<Evaluated, "source" | "rules" | "given" | "naming">,
  { texts }: Desk,
  count: Counted,
): readonly Block[] {
  const { words } = session;
  const blocks: Block[] = [];
  for (const { id, level } of election.contests) {
    if (level !== "nation" || !count.contests.includes(id)) continue;
    const { coverage } = count.tally(election.area, id);
    if (coverage.stations.counted === coverage.stations.expected) continue;
    blocks.push({ kind: "heading", text: texts.word("still.heading") });
    const { outstanding } = coverage.voters;
    if (outstanding === null) {
      blocks.push({ kind: "paragraph", text: texts.word("still.unknown") });
      continue;
    }
    const race = raceOf({ rules: rules.document, given }, id);
    if (!race.ok) {
      const why = race.problems.map(({ expected }) => expected).join("; ");
      blocks.push({ kind: "paragraph", text: texts.say("still.rules", { why }) });
      continue;
    }
    blocks.push(
      { kind: "paragraph", text: texts.say("still.voters", { voters: words.numbers.whole(outstanding) }) },
      {
        kind: "table",
        id: `still-${id}`,
        columns: [
          left("contender", texts.word("still.option")),
          right("now", texts.word("still.now")),
          right("fewest", texts.word("still.fewest")),
          right("most", texts.word("still.most")),
          left("decided", texts.word("still.decided")),
        ],
        rows: stillPossible(race.value, outstanding).map(({ contender, now, fewest, most, decided }) => [
          textCell(naming.short(contender), contender),
          wholeCell(words, now),
          wholeCell(words, fewest),
          wholeCell(words, most),
          textCell(texts.word(decided ? "still.yes" : "still.no"), decided ? "yes" : "no"),
        ]),
      },
    );
  }
  return blocks;
}
