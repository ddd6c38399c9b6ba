/**
 * What all commands on returns need: the geography, the words, problems as findings, and the mark of what is made up.
 *
 * @module
 */

import type { Election } from "@urna/atlas";
import type { AreaNames, Imported, ImportProblem, Known, Project, StoredBallot } from "@urna/returns";
import { type Finding, type Geography, isSynthetic, makeGeography } from "@urna/tally";
import type { Block, Report, Words } from "@urna/words";
import type { ReturnsWords } from "@urna/words/returns-words";
import { EXIT } from "../exit.ts";
import { Failure } from "../failure.ts";

/** Returns wherever they lie, with what is needed to speak of them. */
export interface Desk {
  readonly election?: string;
  readonly geography: Geography;
  readonly texts: ReturnsWords;
  /** What the returns say of themselves when they were made up. */
  readonly madeUp: string | undefined;
  /** Ballots with preferences that were imported beside them, or alone. */
  readonly ballots: readonly StoredBallot[];
}

/** What is needed to speak of the returns of a project. */
export function deskOf(project: Project, texts: ReturnsWords): Desk {
  const { election } = project;
  return {
    ...(election === undefined ? {} : { election }),
    geography: makeGeography(project),
    texts,
    madeUp: madeUpBy(project),
    ballots: project.ballots ?? [],
  };
}

/** The source of returns that were made up. */
export function madeUpBy({ returns }: Project): string | undefined {
  for (const value of returns.values()) if (isSynthetic(value)) return value.provenance?.source;
  return undefined;
}

/** The value, or the end: every problem is listed with file, line, column, and what was expected. */
export function needImported<T>(words: Words, texts: ReturnsWords, read: Imported<T>): T {
  if (read.ok) return read.value;
  throw importFailure(words, texts, read.problems);
}

/** The end of a command because of files of returns. */
export function importFailure(
  words: Words,
  texts: ReturnsWords,
  problems: readonly ImportProblem[],
): Failure {
  const lines = texts.counted("count.lines", problems.length);
  return new Failure(EXIT.badFile, {
    text: "",
    report: {
      blocks: [
        { kind: "answer", text: texts.say("import.refused", { lines }), stamps: [] },
        ...refusedBlocks(words, texts, problems),
      ],
      next: words.word("problems.next"),
    },
  });
}

/** Nobody mends more at once; the answer says how many there are. */
const MOST_PROBLEMS = 50;

/** Problems with file, line, column, what was expected, and what stands there. */
export function refusedBlocks(
  words: Words,
  texts: ReturnsWords,
  problems: readonly ImportProblem[],
): readonly Block[] {
  return problems.slice(0, MOST_PROBLEMS).map((problem) => problemBlock(words, texts, problem));
}

function problemBlock(words: Words, texts: ReturnsWords, problem: ImportProblem): Block {
  const { code, file, row, field, expected, found, near = [] } = problem;
  const place = [row === undefined ? file : `${file}:${row}`, field ?? ""].join(" ").trim();
  return {
    kind: "finding",
    severity: "error",
    code,
    text: texts.find(`check.${code}`) ?? words.find(`problem.${code}`) ?? words.word("problem.other"),
    notes: [
      words.say("problems.place", { place }),
      words.say("problems.expected", { expected }),
      ...(found === undefined || found === "" ? [] : [words.say("problems.found", { found })]),
      ...(near.length === 0 ? [] : [words.say("problems.near", { near: near.join(", ") })]),
    ],
  };
}

/** The line that stands first in everything that is computed from made-up returns. */
export function madeUpBlocks(texts: ReturnsWords, source: string | undefined): readonly Block[] {
  return source === undefined ? [] : [{ kind: "paragraph", text: texts.say("made-up", { source }) }];
}

/** The stamp of the same. */
export function madeUpStamps(
  texts: ReturnsWords,
  source: string | undefined,
): readonly { readonly stamp: "synthetic"; readonly text: string }[] {
  return source === undefined ? [] : [{ stamp: "synthetic", text: texts.word("made-up.stamp") }];
}

/** The report, marked where the returns were made up. */
export function markedMadeUp({ texts, madeUp }: Desk, report: Report): Report {
  const [answer, ...rest] = report.blocks;
  if (madeUp === undefined || answer?.kind !== "answer") return report;
  const stamped = { ...answer, stamps: [...madeUpStamps(texts, madeUp), ...answer.stamps] };
  return { ...report, blocks: [stamped, ...madeUpBlocks(texts, madeUp), ...rest] };
}

/** The figures of a finding with their words: `ballots in the boxes 598, ballots handed out 597`. */
export function figuresOf(words: Words, texts: ReturnsWords, { figures }: Finding): string {
  return Object.entries(figures)
    .map(([name, value]) => `${texts.find(`figure.${name}`) ?? name} ${words.numbers.whole(value)}`)
    .join(", ");
}

/** The name of an option or a figure. */
export function lineName(texts: ReturnsWords, name: string): string {
  return texts.find(`figure.${name}`) ?? name;
}

/** The options of a ballot under all their names, for tables that are read. */
export function knownOf(election: Election | undefined): Known {
  const contest = election?.contests[0];
  if (contest === undefined) return { contest: "list", options: [] };
  const options = contest.options.map(({ id, names, short }) => ({
    id,
    names: [...Object.values(names), ...Object.values(short)],
  }));
  const contests = election?.contests.map(({ id }) => ({ id, names: [] })) ?? [];
  return { contest: contest.id, options, contests };
}

/** The areas of an election by their names in any language. */
export function areaNamesOf(election: Election | undefined): AreaNames | undefined {
  if (election === undefined) return undefined;
  const { areas, area } = election;
  const root = areas.get(area);
  const byName = new Map<string, string>();
  for (const { id, level, names } of areas.values()) {
    for (const name of [id, ...Object.values(names)]) {
      byName.set(`${level}\n${name.toLowerCase()}`, id);
      // A column that says only "area" may mean an area of any level.
      byName.set(`area\n${name.toLowerCase()}`, id);
    }
  }
  return {
    root: { id: area, level: root?.level ?? "nation" },
    find: (level, name) => {
      const id = byName.get(`${level}\n${name.toLowerCase()}`);
      const known = id === undefined ? undefined : areas.get(id);
      return known === undefined
        ? undefined
        : { id: known.id, level: known.level, parent: known.parent ?? area };
    },
  };
}
