/**
 * `urna quick-count`: how many polling stations a quick count needs, and which, drawn by lot from a frame; and what their
 * protocols say.
 *
 * @module
 */

import { basename } from "node:path";
import { drawSample, planSample } from "@urna/screening";
import type { Cell, Report } from "@urna/words";
import { EXIT } from "../exit.ts";
import { Failure } from "../failure.ts";
import { readFrame, strataOf } from "../screening/quick-frame.ts";
import { readResults } from "../screening/quick-results.ts";
import type { Answer, Session } from "../session.ts";

export interface QuickCountOptions {
  readonly margin?: string;
  readonly seed?: string;
  /** Protocols that arrived, to be read instead of a plan. */
  readonly results?: string;
  /** The election by whose law the seats follow. */
  readonly election?: string;
  readonly tier?: string;
}

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
  if (options.results !== undefined)
    return readResults(session, options.results, {
      frame,
      strata,
      drawn,
      seed,
      ...(options.election === undefined ? {} : { election: options.election }),
      ...(options.tier === undefined ? {} : { tier: options.tier }),
    });
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
