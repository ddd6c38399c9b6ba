/**
 * `urna quick-count`: how many polling stations a quick count needs, and which, drawn by lot from a frame.
 *
 * @module
 */

import { readFileSync } from "node:fs";
import { basename } from "node:path";
import { drawSample, type PlannedStratum, planSample, residualOf } from "@urna/screening";
import type { Cell, Report } from "@urna/words";
import type { ReportedProblem } from "@urna/words/problems-report";
import { EXIT } from "../exit.ts";
import { Failure } from "../failure.ts";
import { type Answer, badFiles, type Session } from "../session.ts";

export interface QuickCountOptions {
  readonly margin?: string;
  readonly seed?: string;
}

/** A station of the frame, with its result of an earlier election. */
interface FrameRow {
  readonly id: string;
  readonly stratum: string;
  readonly ballots: number;
  readonly votes: number;
}

const COLUMNS = ["station", "stratum", "ballots", "votes"] as const;

export function quickCount(session: Session, path: string, options: QuickCountOptions): Answer {
  const { words } = session;
  const { margin = "1", seed = "1" } = options;
  const wrong = (option: string, value: string, about: string): Failure =>
    new Failure(EXIT.usage, { text: words.say("cli.wrongChoice", { option, value }), details: [about] });
  if (!/^\d{1,18}$/.test(seed)) throw wrong("--seed", seed, words.word("help.option.seed"));
  const points = Number(margin);
  if (!/^\d+(\.\d+)?$/.test(margin) || points <= 0 || points >= 50)
    throw wrong("--margin", margin, words.word("help.option.margin"));
  const frame = readFrame(session, path);
  const strata = strataOf(session, frame, basename(path));
  const plan = planSample(strata, { margin: points / 100 });
  const drawn = drawSample(frame, plan, seed);
  const whole = (value: number): string => words.numbers.whole(value);
  const cell = (text: string): Cell => ({ text, raw: text });
  const rows = drawn.flatMap(({ id, sample, reserves }) => [
    ...sample.map((station, i) => [
      cell(id),
      cell(String(i + 1)),
      cell(station),
      cell(words.word("quick.drawn")),
    ]),
    ...reserves
      .slice(0, sample.length)
      .map((station, i) => [cell(id), cell(String(i + 1)), cell(station), cell(words.word("quick.reserve"))]),
  ]);
  const report: Report = {
    blocks: [
      {
        kind: "answer",
        text: words.say("quick.answer", {
          n: whole(plan.stations),
          all: whole(frame.length),
          margin: words.numbers.decimal({ num: Math.round(plan.margin * 10_000), den: 100 }, 2),
        }),
        stamps: [],
      },
      {
        kind: "list",
        items: [words.word("quick.spread"), words.word("quick.replace"), words.word("quick.only")],
      },
      {
        kind: "table",
        id: "lot",
        columns: [
          { key: "stratum", title: words.word("quick.column.stratum"), align: "left" },
          { key: "place", title: words.word("quick.column.place"), align: "right" },
          { key: "station", title: words.word("quick.column.station"), align: "left" },
          { key: "role", title: words.word("quick.column.role"), align: "left" },
        ],
        rows,
      },
    ],
  };
  return { kind: "prose", report, json: () => ({ seed, ...plan, drawn }) };
}

/** What the frame says of its strata; one with fewer than two stations says nothing of its spread. */
function strataOf(session: Session, frame: readonly FrameRow[], file: string): readonly PlannedStratum[] {
  const problems: ReportedProblem[] = [];
  const strata = [...new Set(frame.map(({ stratum }) => stratum))]
    .sort()
    .flatMap((id): readonly PlannedStratum[] => {
      const own = frame.filter(({ stratum }) => stratum === id);
      const residual = residualOf(own);
      if (residual === undefined) {
        problems.push({
          code: "A003",
          file,
          field: id,
          expected: "two or more stations in every stratum",
          found: "1",
        });
        return [];
      }
      return [{ id, stations: own.length, ballots: own.reduce((sum, s) => sum + s.ballots, 0), residual }];
    });
  if (problems.length > 0) throw badFiles(session.words, problems);
  return strata;
}

/** Reads the frame: CSV with a header, every station once, whole numbers; all mistakes are listed. */
function readFrame(session: Session, path: string): readonly FrameRow[] {
  const file = basename(path);
  const problems: ReportedProblem[] = [];
  const rows: FrameRow[] = [];
  const seen = new Set<string>();
  const [header = "", ...lines] = textOf(session, path)
    .replace(/^\uFEFF/, "")
    .split(/\r?\n/);
  const names = header.split(",");
  const places = COLUMNS.map((name) => names.indexOf(name));
  for (const [i, name] of COLUMNS.entries())
    if ((places[i] ?? -1) < 0)
      problems.push({
        code: "A003",
        file,
        row: 1,
        field: name,
        expected: "a column of this name",
        found: header,
      });
  if (problems.length > 0) throw badFiles(session.words, problems);
  for (const [i, line] of lines.entries()) {
    if (line === "") continue;
    const row = i + 2;
    const cells = line.split(",");
    const [id = "", stratum = "", ballots = "", votes = ""] = places.map((place) => cells[place] ?? "");
    for (const [field, value] of [
      ["ballots", ballots],
      ["votes", votes],
    ] as const)
      if (!/^\d{1,9}$/.test(value))
        problems.push({
          code: "A201",
          file,
          row,
          field,
          expected: "a whole number, zero or more",
          found: value,
        });
    if (Number(votes) > Number(ballots))
      problems.push({
        code: "A207",
        file,
        row,
        field: "votes",
        expected: `${ballots} or fewer`,
        found: votes,
      });
    if (id === "" || seen.has(id))
      problems.push({ code: "A004", file, row, field: "station", expected: "an id once", found: id });
    seen.add(id);
    rows.push({ id, stratum, ballots: Number(ballots), votes: Number(votes) });
  }
  if (rows.length === 0) problems.push({ code: "A003", file, expected: "a station or more" });
  if (problems.length > 0) throw badFiles(session.words, problems);
  return rows;
}

function textOf(session: Session, path: string): string {
  try {
    return readFileSync(path, "utf8");
  } catch (error: unknown) {
    const found = error instanceof Error ? error.message : String(error);
    throw badFiles(session.words, [
      { code: "A001", file: basename(path), expected: "a table of polling stations", found },
    ]);
  }
}
