/**
 * What a mapping needs of a header before a line can be read.
 *
 * @module
 */

import type { Known, Mapping } from "./mapping.ts";
import type { ImportProblem } from "./problems.ts";

/** A table with stations and their voters, and nothing that was counted. */
export function isRegister({ shape, figures, votes, boxes }: Mapping): boolean {
  const counted = Object.keys(figures).filter((name) => name !== "registered");
  return shape === "wide" && counted.length === 0 && Object.keys(votes).length === 0 && boxes.length === 0;
}

/** The columns that a mapping reads. */
export function columnsOf(m: Mapping): readonly string[] {
  return [
    ...m.station,
    ...m.areas.map(({ column }) => column),
    ...Object.values(m.figures).flat(),
    ...Object.values(m.inWords),
    ...Object.values(m.votes),
    ...Object.values(m.shares),
    ...m.members,
    ...m.boxes.flatMap(({ ballots, applications }) => [ballots, applications ?? []].flat()),
    ...[
      m.contestColumn,
      m.copyColumn,
      m.correctsColumn,
      m.sourceColumn,
      m.signedOffColumn,
      m.abroadColumn,
      m.optionColumn,
      m.numberColumn,
      m.shareColumn,
    ].flatMap((column) => column ?? []),
  ];
}

/** What is missing so that lines can be read; for an election whose ballot is known, also its options. */
export function missingColumns(
  mapping: Mapping,
  {
    file,
    header,
    unread,
    known,
    told,
  }: {
    readonly file: string;
    readonly header: readonly string[];
    readonly unread: readonly string[];
    readonly known: Known;
    /** Whether a mapping file was given. */
    readonly told: boolean;
  },
): readonly ImportProblem[] {
  const missing = (wanted: string): readonly ImportProblem[] => [
    { code: "I704", file, row: 1, expected: `${wanted}; say which with --mapping`, found: header.join(", ") },
  ];
  if (mapping.station.length === 0) return missing("a column for the station");
  if (mapping.shape === "long") {
    const both = mapping.optionColumn !== undefined && mapping.numberColumn !== undefined;
    return both ? [] : missing("a column for the option and one for its votes");
  }
  const votes = Object.keys(mapping.votes).length;
  if (votes + Object.keys(mapping.figures).length + mapping.boxes.length === 0) {
    return missing("columns with votes or figures");
  }
  // A table of another country has figures too, and options that this ballot does not have.
  const foreign =
    !told && votes === 0 && known.options.length > 0 && unread.length > 1 && !isRegister(mapping);
  const options = known.options.map(({ id }) => id).join(", ");
  return foreign ? missing(`columns with the options of the ballot (${options})`) : [];
}
