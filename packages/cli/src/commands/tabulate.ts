/**
 * `urna tabulate DIR`: returns added up by area, with who is counted, three turnouts by name, and who is missing.
 *
 * @module
 */

import { type HeldStation, type Tally, TURNOUTS } from "@urna/tally";
import type { Block, Cell, Column } from "@urna/words";
import { left, missingCell, right, shareCell, textCell, wholeCell } from "@urna/words/cells";
import { readElection } from "../cases.ts";
import { EXIT } from "../exit.ts";
import { Failure } from "../failure.ts";
import { areaName, optionName } from "../returns/names.ts";
import { type Desk, madeUpBlocks, madeUpStamps } from "../returns/desk.ts";
import { ballotsAnswer, preferenceBlocks } from "../returns/preferences.ts";
import { foundBlocks, openCount } from "../returns/open-count.ts";
import type { Answer, Session } from "../session.ts";

export interface TabulateOptions {
  readonly level?: string;
}

export async function tabulateReturns(
  session: Session,
  directory: string,
  { level }: TabulateOptions,
): Promise<Answer> {
  const {
    desk: opened,
    count,
    findings,
    found,
    levels: known,
  } = await openCount(session, directory, {
    levels: level === undefined ? [] : [level],
  });
  const { election, texts, madeUp } = opened;
  const root = rootOf(opened);
  const levels = [...new Set(known)];
  if (level !== undefined && !levels.includes(level)) {
    throw new Failure(EXIT.usage, { text: texts.say("tally.noLevel", { level }), near: levels });
  }
  const [first] = count.contests;
  if (first === undefined) {
    if (opened.ballots.length > 0) return ballotsAnswer(session, opened, directory);
    throw new Failure(EXIT.dataMissing, { text: texts.word("tally.empty") });
  }
  const tallies = count.contests.flatMap((contest) =>
    level === undefined ? [count.tally(root, contest)] : count.level(level, contest),
  );
  const whole = count.tally(root, first);
  const held = [...count.held];
  return {
    kind: "table",
    report: {
      blocks: [
        { kind: "answer", text: coverageText(session, opened, whole), stamps: madeUpStamps(texts, madeUp) },
        ...madeUpBlocks(texts, madeUp),
        { kind: "paragraph", text: votersText(session, opened, whole) },
        ...turnoutBlocks(session, opened, whole),
        ...count.contests.flatMap((contest) =>
          talliesBlocks(
            session,
            opened,
            contest,
            tallies.filter((tally) => tally.contest === contest),
          ),
        ),
        ...preferenceBlocks(session, opened),
        ...foundBlocks(session, opened, found),
        ...missingBlocks(opened, count.missing(root, first), held),
        ...(findings.length === 0
          ? []
          : [
              {
                kind: "paragraph" as const,
                text: texts.say("tally.findings", {
                  findings: texts.counted("count.findings", findings.length),
                }),
              },
            ]),
      ],
      next:
        election === undefined ? `urna check ${directory}` : `urna seats ${election} --returns ${directory}`,
    },
    json: () => ({
      ...(madeUp === undefined ? {} : { synthetic: true, source: madeUp }),
      tallies: tallies.map((tally) => ({
        ...tally,
        figures: Object.fromEntries(tally.figures),
        votes: Object.fromEntries(tally.votes),
      })),
      missing: count.missing(root, first),
      held,
      findings,
    }),
  };
}

/** The area above everything. */
export function rootOf({ geography }: Desk): string {
  return [...geography.areas.values()].find(({ parent }) => parent === undefined)?.id ?? "all";
}

/** How many stations are counted. */
export function coverageText({ words }: Session, { texts }: Desk, { coverage }: Tally): string {
  const { counted, expected } = coverage.stations;
  return texts.say("tally.coverage", {
    counted: words.numbers.whole(counted),
    expected: texts.counted("count.stations", expected),
    share: words.numbers.percent({ num: counted, den: Math.max(1, expected) }),
  });
}

/** How many voters that is. */
export function votersText({ words }: Session, { texts }: Desk, { coverage }: Tally): string {
  const { counted, outstanding } = coverage.voters;
  return texts.say("tally.voters", {
    counted: words.numbers.whole(counted),
    outstanding: outstanding === null ? texts.word("tally.unknown") : words.numbers.whole(outstanding),
  });
}

function turnoutBlocks({ words }: Session, { texts }: Desk, { turnouts }: Tally): readonly Block[] {
  const rows = TURNOUTS.flatMap((name) => {
    const { part, whole, stations } = turnouts[name];
    if (whole === 0) return [];
    return [
      {
        label: texts.word(`turnout.${name}`),
        value: words.numbers.percent({ num: part, den: whole }),
        remark: texts.say("turnout.over", {
          part: words.numbers.whole(part),
          whole: words.numbers.whole(whole),
          stations: texts.counted("count.stations", stations),
        }),
      },
    ];
  });
  return rows.length === 0
    ? []
    : [
        { kind: "heading", text: texts.word("turnout.heading") },
        { kind: "facts", rows },
      ];
}

/** One area: a line an option. Several: a line an area, a column an option. */
function talliesBlocks(
  session: Session,
  opened: Desk,
  contest: string,
  tallies: readonly Tally[],
): readonly Block[] {
  const { words } = session;
  const { texts } = opened;
  const election = opened.election === undefined ? undefined : readElection(session, opened.election);
  const name = (id: string): string => optionName(election, words.language, id);
  const [only] = tallies;
  if (tallies.length === 1 && only !== undefined) {
    const sorted = [...only.votes].sort(([, a], [, b]) => b.total - a.total);
    const all = sorted.reduce((sum, [, { total }]) => sum + total, 0);
    return [
      { kind: "heading", text: contest },
      {
        kind: "table",
        id: `votes-${contest}`,
        columns: [
          left("option", texts.word("import.option")),
          right("votes", texts.word("tally.votes")),
          right("share", texts.word("tally.share")),
        ],
        rows: sorted.map(([option, { total }]) => [
          textCell(name(option), option),
          wholeCell(words, total),
          all === 0 ? missingCell() : shareCell(words, { num: total, den: 1 }, { num: all, den: 1 }),
        ]),
      },
    ];
  }
  const options = [...new Set(tallies.flatMap(({ votes }) => [...votes.keys()]))];
  const columns: Column[] = [
    left("area", texts.word("returns.area")),
    right("counted", texts.word("tally.counted")),
    right("expected", texts.word("tally.expected")),
    right("received_share", texts.word("tally.receivedShare")),
    ...options.map((option) => right(option, name(option))),
  ];
  const rows = tallies.map((tally): readonly Cell[] => {
    const { part, whole } = tally.turnouts.received;
    return [
      textCell(areaName(election, words.language, opened.geography, tally.area), tally.area),
      wholeCell(words, tally.coverage.stations.counted),
      wholeCell(words, tally.coverage.stations.expected),
      whole === 0 ? missingCell() : shareCell(words, { num: part, den: 1 }, { num: whole, den: 1 }),
      ...options.map((option) => wholeCell(words, tally.votes.get(option)?.total)),
    ];
  });
  return [
    { kind: "heading", text: contest },
    { kind: "table", id: `areas-${contest}`, columns, rows },
  ];
}

const MOST_NAMED = 20;

function missingBlocks(
  { texts }: Desk,
  missing: readonly string[],
  held: readonly HeldStation[],
): readonly Block[] {
  const listed = (ids: readonly string[]): string => {
    const named = ids.slice(0, MOST_NAMED).join(", ");
    return `${texts.counted("count.stations", ids.length)} (${named}${ids.length > MOST_NAMED ? ", …" : ""})`;
  };
  const blocks: Block[] = [];
  if (missing.length > 0) {
    blocks.push({ kind: "paragraph", text: texts.say("tally.missing", { stations: listed(missing) }) });
  }
  for (const why of new Set(held.map((each) => each.why))) {
    const stations = listed(held.filter((each) => each.why === why).map(({ station }) => station));
    blocks.push({
      kind: "paragraph",
      text: texts.say("tally.held", { stations, why: texts.word(`held.${why}`) }),
    });
  }
  return blocks;
}
