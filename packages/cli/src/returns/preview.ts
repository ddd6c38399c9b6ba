/**
 * What an import understood and what it would change, before anything is written.
 *
 * @module
 */

import type { Format, ImportPlan, Mapping, SourceFile, TableRead } from "@urna/returns";
import { markedBallots } from "@urna/tally";
import type { Block, Cell, Words } from "@urna/words";
import { left, right, textCell, wholeCell } from "@urna/words/cells";
import type { ReturnsWords } from "@urna/words/returns-words";
import { lineName, refusedBlocks } from "./desk.ts";

/** Returns that are shown of those that change. */
const MOST_CHANGED = 20;

/** The preview of an import. */
export function previewBlocks(words: Words, texts: ReturnsWords, plan: ImportPlan): readonly Block[] {
  return [
    ...(plan.tables.length === 0 && plan.ballots !== undefined
      ? []
      : [{ kind: "paragraph", text: countsOf(words, texts, plan) } as const]),
    ...refusedBlocks(words, texts, plan.refused),
    ...plan.tables.flatMap((table) => tableBlocks(texts, table)),
    ...ballotBlocks(words, texts, plan),
    ...addedBlocks(words, texts, plan),
    ...changedBlocks(words, texts, plan),
  ];
}

function countsOf(words: Words, texts: ReturnsWords, plan: ImportPlan): string {
  const whole = (value: number): string => words.numbers.whole(value);
  return texts.say("import.counts", {
    added: whole(plan.added),
    changed: whole(plan.changed.length),
    same: whole(plan.same),
    refused: whole(plan.refused.length),
    ignored: whole(plan.tables.reduce((sum, { ignored }) => sum + ignored, 0)),
    stations: whole(plan.stationsAdded),
  });
}

const FORMAT_NAMES: Readonly<Record<Format, string>> = {
  csv: "CSV",
  xlsx: "XLSX",
  parquet: "Parquet",
  cdf: "NIST SP 1500-100",
  eml: "EML 510",
};

function formatOf({ format, encoding }: SourceFile): string {
  return [FORMAT_NAMES[format], encoding].filter((part) => part !== undefined).join(" ");
}

function tableBlocks(texts: ReturnsWords, { file, guess, header, register }: TableRead): readonly Block[] {
  const shape = register ? "register" : guess.mapping.shape;
  const meanings = meaningsOf(texts, guess.mapping);
  const sheets = file.notRead?.join(", ");
  return [
    {
      kind: "heading",
      text: texts.say("import.file", {
        file: file.file,
        encoding: formatOf(file),
        shape: texts.word(`import.shape.${shape}`),
        sha: `${file.sha256.slice(0, 12)}…`,
      }),
    },
    ...(sheets === undefined
      ? []
      : [{ kind: "paragraph", text: texts.say("import.sheets", { sheets }) } as const]),
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
  put(mapping.correctsColumn, texts.word("import.corrects"));
  put(mapping.signedOffColumn, texts.word("import.signedOff"));
  put(mapping.sourceColumn, texts.word("import.source"));
  put(mapping.abroadColumn, texts.word("import.abroad"));
  put(mapping.optionColumn, texts.word("import.option"));
  put(mapping.numberColumn, texts.word("import.number"));
  for (const [name, columns] of Object.entries(mapping.figures)) {
    for (const column of columns) put(column, lineName(texts, name));
  }
  for (const [option, column] of Object.entries(mapping.votes)) {
    put(column, texts.say("import.votes", { option }));
  }
  for (const [name, column] of Object.entries(mapping.inWords)) {
    put(column, texts.say("import.inWords", { figure: lineName(texts, name) }));
  }
  for (const [option, column] of Object.entries(mapping.shares)) {
    put(column, texts.say("import.share", { option }));
  }
  put(mapping.shareColumn, texts.word("import.shares"));
  for (const column of mapping.members) put(column, texts.word("import.member"));
  for (const [i, { ballots, applications }] of mapping.boxes.entries()) {
    put(ballots, texts.say("import.box", { box: `${i + 1}` }));
    put(applications, texts.say("import.boxApplications", { box: `${i + 1}` }));
  }
  return meanings;
}

/** Ballots by contest and area. */
function ballotBlocks(words: Words, texts: ReturnsWords, { ballots = [] }: ImportPlan): readonly Block[] {
  if (ballots.length === 0) return [];
  return [
    { kind: "heading", text: texts.word("import.ballots") },
    {
      kind: "table",
      id: "ballots",
      columns: [
        left("file", texts.word("import.ballotFile")),
        left("contest", texts.word("import.contest")),
        left("area", texts.word("returns.area")),
        right("before", texts.word("import.before")),
        right("ballots", texts.word("import.after")),
        right("kinds", texts.word("import.kinds")),
        left("change", texts.word("import.change")),
      ],
      rows: ballots.map(({ file, format, contest, area, before, cast, kinds, change }) => [
        textCell(`${file} (${format})`, file),
        textCell(contest),
        textCell(area),
        wholeCell(words, before),
        wholeCell(words, cast),
        wholeCell(words, kinds),
        textCell(texts.word(`import.change.${change}`), change),
      ]),
    },
  ];
}

/** The first returns that would be added: whoever sees a few right ones knows that the columns are. */
function addedBlocks(words: Words, texts: ReturnsWords, { firstAdded }: ImportPlan): readonly Block[] {
  if (firstAdded.length === 0) return [];
  return [
    { kind: "heading", text: texts.word("import.added") },
    {
      kind: "table",
      id: "added",
      columns: [
        left("station", texts.word("import.station")),
        left("contest", texts.word("import.contest")),
        right("line", texts.word("import.line")),
        right("registered", texts.word("figure.registered")),
        right("marked", texts.word("figure.marked")),
      ],
      rows: firstAdded.map((value) => [
        textCell(value.station),
        textCell(value.contest),
        wholeCell(words, value.provenance?.row),
        wholeCell(words, value.figures.get("registered")),
        wholeCell(words, markedBallots(value)),
      ]),
    },
  ];
}

/** The first returns that would change, figure by figure. */
function changedBlocks(words: Words, texts: ReturnsWords, { changed }: ImportPlan): readonly Block[] {
  if (changed.length === 0) return [];
  const rows = changed
    .slice(0, MOST_CHANGED)
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
