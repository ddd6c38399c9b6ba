/**
 * Asked and answered: questions that somebody sent to a commission or another office about a find, and what came back.
 *
 * @module
 */

import { optional } from "@urna/law";
import { date, id, ids, type Names, remark } from "../cells.ts";
import { readTable } from "../csv.ts";
import type { Files } from "../files.ts";
import type { Problems } from "../problems.ts";
import { four, inFour } from "./columns.ts";

const QUESTION = {
  id: id("its id"),
  elections: ids("the elections that it is about"),
  about: ids("the tests of urna screen that it is about"),
  sent: date("when it was sent"),
  ...four("by", "who sent it"),
  ...four("to", "to whom"),
  ...four("asks", "what it asks, in our words"),
  sources: optional(ids("where the letter can be read")),
  note: remark("a remark"),
};

/** A question that was sent. */
export interface Question {
  readonly id: string;
  readonly elections: readonly string[];
  /** Names of tests, as `urna screen --test` takes them. */
  readonly about: readonly string[];
  readonly sent: string;
  readonly by: Names;
  readonly to: Names;
  readonly asks: Names;
  readonly sources: readonly string[];
  readonly note?: string;
  readonly row: number;
}

export function readQuestions(files: Files, file: string, problems: Problems): readonly Question[] {
  return readTable(files, file, QUESTION, problems).map((row) => ({
    id: row.id,
    elections: row.elections,
    about: row.about,
    sent: row.sent,
    by: inFour("by", row),
    to: inFour("to", row),
    asks: inFour("asks", row),
    sources: row.sources ?? [],
    ...(row.note === undefined ? {} : { note: row.note }),
    row: row.row,
  }));
}

const REPLY = {
  question: id("the question"),
  date: date("when it came"),
  ...four("says", "what it says, in our words"),
  sources: ids("where it can be read: the document"),
  note: remark("a remark"),
};

/** A reply to a question, with its document. */
export interface Reply {
  readonly question: string;
  readonly date: string;
  readonly says: Names;
  readonly sources: readonly string[];
  readonly note?: string;
  readonly row: number;
}

export function readReplies(files: Files, file: string, problems: Problems): readonly Reply[] {
  return readTable(files, file, REPLY, problems).map(({ says_kk, says_ru, says_en, says_es, ...rest }) => ({
    ...rest,
    says: inFour("says", { says_kk, says_ru, says_en, says_es }),
  }));
}
