/**
 * Seats under a changed law as files that stand alone: what was changed above, what was assumed with it, the stamp inside.
 *
 * @module
 */

import { seatRows, sweep } from "@urna/draw";
import type { Reading } from "@urna/insight";
import type { Report } from "@urna/words";
import { changesHead } from "@urna/words/insight/what-if-words";
import { changedRows } from "../changed-rows.ts";
import type { Portable } from "../desk.ts";
import { sweptIn } from "../pages/what-if/sweep.ts";
import { askedOf } from "../pages/what-if/view.ts";
import type { Workbench } from "../pages/what-if/workbench.ts";
import type { Reply } from "../reply.ts";
import type { Curve } from "../sweep-curve.ts";
import { formNames } from "./forms.ts";
import { type Drawing, formOf, sourceOf, type Writer } from "./pictures.ts";

/** A picture of a question by the name of its file; undefined where there is none, or where the law has two readings. */
export async function whatIfFile(bench: Workbench, file: string): Promise<Reply | undefined> {
  return (await formOf("seats", file, () => seatsIn(bench))) ?? formOf("curve", file, () => curveIn(bench));
}

/** The names of all files that answer a question whose address is a folder. */
export function whatIfFiles(bench: Workbench): readonly string[] {
  return [
    ...(seatsIn(bench) === undefined ? [] : formNames("seats")),
    ...(curveIn(bench) === undefined ? [] : formNames("curve")),
  ];
}

function seatsIn(bench: Workbench): Drawing | undefined {
  const asked = askedOf(bench);
  if (!asked.ok) return undefined;
  const { readings, report } = asked.value;
  const [reading, second] = readings;
  if (reading === undefined || second !== undefined) return undefined;
  return whatIfDrawing(bench.reader, bench.subject, reading, report);
}

function curveIn(bench: Workbench): Drawing | undefined {
  const swept = sweptIn(bench);
  if (swept === undefined) return undefined;
  const { reader, subject } = bench;
  const { changes, curve } = swept;
  const ctx = {
    words: reader.words,
    naming: subject.naming,
    rules: subject.rules.id,
    election: subject.election.id,
  };
  const head = changes.length === 0 ? [] : [changesHead(ctx, changes, subject.scenario.rules)];
  return sweepDrawing(reader, subject, curve, head);
}

/** The seats of a reading, with its report; undefined where the seats are not known. */
export function whatIfDrawing(
  writer: Writer,
  subject: Portable,
  reading: Reading,
  { blocks }: Report,
): Drawing | undefined {
  const input = changedRows(writer.words, subject, reading);
  if (input === undefined) return undefined;
  const [head, result] = blocks;
  const assumed = blocks.at(-1);
  return {
    draw: (width) => seatRows(input, width),
    caption: {
      headline: head?.kind === "answer" ? head.text : input.summary,
      lines: [
        ...(result?.kind === "paragraph" ? [result.text] : []),
        ...(assumed?.kind === "list" ? assumed.items : []),
      ],
      source: sourceOf(writer, subject),
    },
  };
}

/** The curve of a sweep; `changes` says what else is different from the law. */
export function sweepDrawing(
  writer: Writer,
  subject: Portable,
  { input, headline, sub }: Curve,
  changes: readonly string[],
): Drawing {
  return {
    draw: (width) => sweep(input, width),
    caption: {
      headline,
      lines: [sub, ...changes, writer.words.word("page.whatIfSame")],
      source: sourceOf(writer, subject),
    },
  };
}
