/**
 * `urna import`: tables of polling stations into a folder. It shows what it understood and what would change; with --yes
 * it does it, all or nothing.
 *
 * @module
 */

import { readFileSync } from "node:fs";
import {
  emptyProject,
  FolderBusy,
  type ImportPlan,
  type Mapping,
  MANIFEST,
  openProject,
  planImport,
  readTable,
  readTextFile,
  type TableRead,
  writeProject,
} from "@urna/returns";
import { existsSync } from "node:fs";
import { join } from "node:path";
import type { Block, Cell, Words } from "@urna/words";
import { left, right, textCell, wholeCell } from "@urna/words/cells";
import { loadReturnsWords, type ReturnsWords } from "@urna/words/returns-words";
import { readElection } from "../cases.ts";
import { EXIT } from "../exit.ts";
import { Failure } from "../failure.ts";
import {
  areaNamesOf,
  importFailure,
  knownOf,
  lineName,
  madeUpBlocks,
  madeUpBy,
  madeUpStamps,
  needImported,
} from "../returns/desk.ts";
import { startProgress } from "../progress.ts";
import type { Answer, Session } from "../session.ts";

export interface ImportOptions {
  readonly election?: string;
  readonly mapping?: string;
  readonly into?: string;
  readonly yes?: boolean;
}

export async function importReturns(
  session: Session,
  files: readonly string[],
  options: ImportOptions,
): Promise<Answer> {
  const { words } = session;
  const texts = await loadReturnsWords(words);
  const folder = options.into ?? (options.election === undefined ? "returns" : `${options.election}-returns`);
  const plan = plannedImport(session, texts, files, folder, options);
  if (plan.refused.length > 0) throw importFailure(words, texts, plan.refused);
  if (options.yes === true) {
    try {
      writeProject(folder, plan.after);
    } catch (error: unknown) {
      if (!(error instanceof FolderBusy)) throw error;
      throw new Failure(EXIT.badFile, { text: texts.say("import.busy", { folder }) });
    }
  }
  const done = options.yes === true;
  const madeUp = madeUpBy(plan.after);
  const returns = texts.counted("count.returns", plan.added + plan.changed.length);
  return {
    kind: "prose",
    report: {
      blocks: [
        {
          kind: "answer",
          text: texts.say(done ? "import.done" : "import.preview", { returns, folder }),
          stamps: madeUpStamps(texts, madeUp),
        },
        ...madeUpBlocks(texts, madeUp),
        { kind: "paragraph", text: countsOf(words, texts, plan) },
        ...plan.tables.flatMap((table) => tableBlocks(texts, table)),
        ...changedBlocks(words, texts, plan),
      ],
      next: done ? `urna check ${folder}` : `urna import ${files.join(" ")} --into ${folder} --yes`,
    },
    json: () => ({
      folder,
      written: done,
      added: plan.added,
      changed: plan.changed.map(({ after, differing }) => ({
        station: after.station,
        contest: after.contest,
        line: after.provenance?.row,
        differing,
      })),
      same: plan.same,
      stationsAdded: plan.stationsAdded,
      files: plan.tables.map(({ file, guess }) => ({
        file: file.file,
        sha256: file.sha256,
        encoding: file.encoding,
        mapping: guess.mapping,
        unread: guess.unread,
      })),
    }),
  };
}

/** Reads the files and works out what they would change in the folder. */
export function plannedImport(
  session: Session,
  texts: ReturnsWords,
  files: readonly string[],
  folder: string,
  { election: named, mapping }: Pick<ImportOptions, "election" | "mapping">,
): ImportPlan {
  const { words, surroundings } = session;
  const before = existsSync(join(folder, MANIFEST))
    ? needImported(words, texts, openProject(folder))
    : emptyProject();
  const id = named ?? before.election;
  const election = id === undefined ? undefined : readElection(session, id);
  const progress = startProgress(surroundings.stderr, words, files.length, {
    ascii: session.options.ascii === true,
  });
  const tables: TableRead[] = [];
  for (const [i, path] of files.entries()) {
    const file = needImported(words, texts, readTextFile(path));
    const given =
      mapping === undefined ? {} : { mapping: { file: mapping, written: jsonOf(words, texts, mapping) } };
    tables.push(needImported(words, texts, readTable(file, { known: knownOf(election), ...given })));
    progress.update(i + 1);
  }
  progress.end();
  const project = election === undefined ? before : { ...before, election: election.id };
  return planImport(tables, project, areaNamesOf(election));
}

function jsonOf(words: Words, texts: ReturnsWords, file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, "utf8"));
  } catch {
    throw importFailure(words, texts, [{ code: "A002", file, expected: "a mapping as JSON" }]);
  }
}

function countsOf(words: Words, texts: ReturnsWords, plan: ImportPlan): string {
  const whole = (value: number): string => words.numbers.whole(value);
  return texts.say("import.counts", {
    added: whole(plan.added),
    changed: whole(plan.changed.length),
    same: whole(plan.same),
    ignored: whole(plan.tables.reduce((sum, { ignored }) => sum + ignored, 0)),
    stations: whole(plan.stationsAdded),
  });
}

function tableBlocks(texts: ReturnsWords, { file, guess, header, register }: TableRead): readonly Block[] {
  const shape = register ? "register" : guess.mapping.shape;
  const meanings = meaningsOf(texts, guess.mapping);
  return [
    {
      kind: "heading",
      text: texts.say("import.file", {
        file: file.file,
        encoding: file.encoding,
        shape: texts.word(`import.shape.${shape}`),
        sha: `${file.sha256.slice(0, 12)}…`,
      }),
    },
    {
      kind: "table",
      id: "columns",
      columns: [left("column", texts.word("import.column")), left("meaning", texts.word("import.meaning"))],
      rows: header.map((column) => [
        textCell(column),
        textCell(meanings.get(column)?.join(", ") ?? texts.word("import.unread")),
      ]),
    },
  ];
}

function meaningsOf(texts: ReturnsWords, mapping: Mapping): ReadonlyMap<string, readonly string[]> {
  const meanings = new Map<string, string[]>();
  const put = (column: string | undefined, meaning: string): void => {
    if (column === undefined) return;
    meanings.set(column, [...(meanings.get(column) ?? []), meaning]);
  };
  for (const column of mapping.station) put(column, texts.word("import.station"));
  for (const { level, column } of mapping.areas) put(column, texts.say("import.area", { level }));
  put(mapping.contestColumn, texts.word("import.contest"));
  put(mapping.copyColumn, texts.word("import.copy"));
  put(mapping.sourceColumn, texts.word("import.source"));
  put(mapping.abroadColumn, texts.word("import.abroad"));
  put(mapping.optionColumn, texts.word("import.option"));
  put(mapping.numberColumn, texts.word("import.number"));
  for (const [name, columns] of Object.entries(mapping.figures)) {
    for (const column of columns) put(column, lineName(texts, name));
  }
  for (const [option, column] of Object.entries(mapping.votes))
    put(column, texts.say("import.votes", { option }));
  for (const column of mapping.members) put(column, texts.word("import.member"));
  return meanings;
}

/** The first returns that would change, figure by figure. */
function changedBlocks(words: Words, texts: ReturnsWords, { changed }: ImportPlan): readonly Block[] {
  if (changed.length === 0) return [];
  const rows = changed
    .slice(0, 20)
    .flatMap(({ after, differing }) =>
      differing.map(({ name, values }): readonly Cell[] => [
        textCell(after.station),
        wholeCell(words, after.provenance?.row),
        textCell(lineName(texts, name), name),
        wholeCell(words, values[0]),
        wholeCell(words, values[1]),
      ]),
    );
  return [
    { kind: "heading", text: texts.word("import.changed") },
    {
      kind: "table",
      id: "changed",
      columns: [
        left("station", texts.word("import.station")),
        right("line", texts.word("import.line")),
        left("figure", texts.word("import.figure")),
        right("before", texts.word("import.before")),
        right("after", texts.word("import.after")),
      ],
      rows,
    },
  ];
}
